// Package ask is what officials do in the chat: ask, follow up, open a source, browse, share, judge an answer. It asks
// knowledge.Library and writes what it answers as talk.Text.
//
// Data shapes: a knowledge.Question goes to the Library, its knowledge.Answer becomes one message whose buttons keep the
// masked question and references to the quoted passages, never a text (AnswerData, talk.Asked,
// talk.SourceData, BrowseData). Called by package bot, whose tables name the entry functions of Ask.
package ask

import (
	"context"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// Actions of buttons, as kept in the store.
const (
	ActionAnswer  = "answer"  // AnswerData; the callback data adds the wish: ".o.1", ".m.3", ".g", ".b", ".r.salah", ".a", ".w"
	ActionCompare = "compare" // talk.Asked
	ActionAlone   = "alone"   // talk.SearchData
	ActionChoice  = "choice"  // talk.SearchData
	ActionExample = "example" // talk.SearchData
	ActionForward = "forward" // ForwardData
	ActionBrowse  = "browse"  // BrowseData
)

// Config is what an Ask is made of. All fields but Explain are required.
type Config struct {
	Library *knowledge.Library

	// Explain tells a curator, in plain text, why a question finds what it finds; nil for no /uji.
	Explain func(ctx context.Context, question string) (string, error)
}

// Ask answers officials. Safe for concurrent use with different talks.
type Ask struct{ Config }

// New makes an Ask.
func New(c Config) *Ask { return &Ask{c} }

// answering is a question and the buttons below its answer; reading an open document; browsing the shelves.
type (
	answering struct {
		*Ask
		*talk.Talk
	}
	reading struct {
		*Ask
		*talk.Talk
	}
	browsing struct {
		*Ask
		*talk.Talk
	}
)

// Question answers a question in a new message.
func (a *Ask) Question(ctx context.Context, t *talk.Talk, text string) error {
	return answering{a, t}.ask(ctx, text)
}

// Search answers words without what was talked about before: /cari.
func (a *Ask) Search(ctx context.Context, t *talk.Talk, words string) error {
	if words == "" {
		t.SayPlain(wordsAskWhat, nil)
		return nil
	}
	t.Memory.Context = knowledge.Context{}
	return a.Question(ctx, t, words)
}

// Browse starts the browsing in a new message: /jelajah.
func (a *Ask) Browse(ctx context.Context, t *talk.Talk, _ string) error {
	return browsing{a, t}.open(ctx, BrowseData{})
}

// Newest lists what changed last: /terbaru.
func (a *Ask) Newest(ctx context.Context, t *talk.Talk, _ string) error {
	return browsing{a, t}.open(ctx, newest())
}

// Document opens the document of a number: /dokumen 57.
func (a *Ask) Document(ctx context.Context, t *talk.Talk, rest string) error {
	return reading{a, t}.document(ctx, rest)
}

// Open sends a document in a new message, if it may be shown here.
func (a *Ask) Open(ctx context.Context, t *talk.Talk, id int64) error {
	return reading{a, t}.openDocument(ctx, id)
}

// Test explains to a curator why a question finds what it finds: /uji.
func (a *Ask) Test(ctx context.Context, t *talk.Talk, question string) error {
	return answering{a, t}.test(ctx, question)
}

// PressAnswer does what the buttons under an answer offer.
func (a *Ask) PressAnswer(ctx context.Context, t *talk.Talk, d AnswerData, p talk.Pressed) error {
	return answering{a, t}.pressAnswer(ctx, p.Key, d, p.Want)
}

// PressSource shows a page of an open document; what is wanted is the page's number.
func (a *Ask) PressSource(ctx context.Context, t *talk.Talk, d talk.SourceData, p talk.Pressed) error {
	return reading{a, t}.pressSource(ctx, p.Key, d, p.Want)
}

// PressBrowse goes on with the browsing in its message.
func (a *Ask) PressBrowse(ctx context.Context, t *talk.Talk, d BrowseData) error {
	return browsing{a, t}.pressBrowse(ctx, d)
}

// PressChoice turns the message into the answer to what the button holds.
func (a *Ask) PressChoice(ctx context.Context, t *talk.Talk, d talk.SearchData) error {
	said, keys, err := answering{a, t}.searched(ctx, d)
	if err != nil {
		return err
	}
	t.Toast("")
	t.Edit(said, keys)
	return nil
}

// PressAlone is PressChoice without what was talked about before.
func (a *Ask) PressAlone(ctx context.Context, t *talk.Talk, d talk.SearchData) error {
	said, keys, err := answering{a, t}.searched(ctx, d)
	if err != nil {
		return err
	}
	t.Toast(wordsNoContext)
	t.Edit(said, keys)
	return nil
}

// PressExample answers an example below its message.
func (a *Ask) PressExample(ctx context.Context, t *talk.Talk, d talk.SearchData) error {
	said, keys, err := answering{a, t}.searched(ctx, d)
	if err != nil {
		return err
	}
	t.Toast("")
	t.Say(*new(talk.Text).Italic(d.Text).Gap().Add(&said), keys)
	return nil
}

// PressForward hands an unanswered question to the curators.
func (a *Ask) PressForward(ctx context.Context, t *talk.Talk, d ForwardData) error {
	return answering{a, t}.pressForward(ctx, d)
}
