package bot

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"studitiru/knowledge"
)

// ask answers a question in a new message.
func (t *talk) ask(ctx context.Context, text string) error {
	q := knowledge.Question{Text: text, Previous: t.state.Context}
	if !t.m.Chat.Private() && t.state.Context.At.IsZero() && t.m.ReplyTo != nil { // somebody else's thread
		shared, err := t.remembered(ctx, t.m.Chat.ID, 0)
		if err != nil {
			return err
		}
		q.Previous = shared.Context
	}
	html, keys, err := t.answer(ctx, q)
	if err != nil {
		return err
	}
	t.state.Message = t.m.ID
	if err := t.remember(ctx); err != nil {
		return err
	}
	if !t.m.Chat.Private() {
		if err := t.shareContext(ctx); err != nil {
			return err
		}
	}
	t.say(html, keys)
	return nil
}

// shareContext keeps the group's last subject, for a reply by somebody else.
func (t *talk) shareContext(ctx context.Context) error {
	group := *t
	group.who.ID = 0
	return group.remember(ctx)
}

// answer asks the Library and writes the message, with its buttons.
func (t *talk) answer(ctx context.Context, q knowledge.Question) (html string, keys Keyboard, err error) {
	q.Person, q.Chat, q.Audience = t.who.ID, t.m.Chat.ID, t.audience()
	a, err := t.Library.Ask(ctx, q)
	if err != nil {
		return "", nil, fmt.Errorf("ask the library: %w", err)
	}
	if !a.Context.At.IsZero() {
		t.state.Context = a.Context
	}
	var text markup
	if t.m.Resent {
		text.Italic(wordsLate).Gap()
	}
	if t.m.Event == EventEdited {
		text.Italic(wordsEdited).Gap()
	}
	switch a.Outcome {
	case knowledge.Answered, knowledge.Partly:
		return t.found(ctx, q, a, &text)
	case knowledge.Unclear:
		return t.unclear(ctx, q, a, &text)
	case knowledge.NotFound:
		return t.notFound(ctx, q, a, &text)
	case knowledge.OutOfScope:
		words := map[knowledge.Reason]string{knowledge.ReasonPrivate: wordsPrivate, knowledge.ReasonEmpty: wordsEmpty}[a.Reason]
		if words == "" {
			words = wordsChatter
		}
		return text.Text(words).String(), nil, nil
	}
	return text.Text(wordsFailed).String(), nil, nil
}

// answerData stands behind the buttons of an answer.
type answerData struct {
	Question string            `json:"question"` // masked
	Previous knowledge.Context `json:"previous,omitzero"`
	Senses   map[string]string `json:"senses,omitempty"`
	ID       int64             `json:"id"`
	Offset   int               `json:"offset,omitempty"`
	HTML     string            `json:"html"`
	Keys     Keyboard          `json:"keys,omitempty"`
	Refs     []passageRef      `json:"refs,omitempty"`
}

// passageRef points to a quoted passage.
type passageRef struct {
	Document int64  `json:"document"`
	Version  int    `json:"version"`
	Passage  int    `json:"passage"`
	Text     string `json:"text"` // the quote, to be marked in its context
}

// found writes quotes and their numbered sources.
func (t *talk) found(ctx context.Context, q knowledge.Question, a knowledge.Answer, text *markup) (string, Keyboard, error) {
	if a.Understood != "" {
		text.Italic(wordsUnderstood + a.Understood).Gap()
	}
	if !a.Inherited.At.IsZero() {
		text.Italic(wordsInherited + inheritedNames(a.Inherited)).Gap()
	}
	if a.Outcome == knowledge.Partly {
		text.Text(wordsPartly).Gap()
	}
	if a.Disagree {
		text.Text(wordsDisagree).Gap()
	}
	writeQuotes(text, a.Quotes, q.Offset)
	writeAlternatives(text, a.Alternatives)
	if a.Hidden > 0 && !t.m.Chat.Private() && t.rights().Member {
		text.Gap().Italic(wordsHiddenInGroup)
	}
	keys, err := t.answerKeys(ctx, q, a, text.String())
	return text.String(), keys, err
}

func inheritedNames(c knowledge.Context) string {
	parts := append([]string{}, c.Places...)
	if c.Topic != "" {
		parts = append(parts, c.Topic)
	}
	if len(parts) == 0 {
		return ""
	}
	return ": " + strings.Join(parts, " · ")
}

// room is what a message leaves for quotes, so that sources and remarks always fit.
const room = 2800

// writeQuotes writes the quotes, then the sources under the same numbers.
func writeQuotes(text *markup, quotes []knowledge.Quote, from int) {
	var sources markup
	for i, quote := range quotes {
		n := "[" + strconv.Itoa(from+i+1) + "]"
		body := marked(quote.Text, quote.Marks, room/len(quotes))
		text.Text("“").Add(body).Text("” ", n).Gap()
		sources.Text(n, " ").Add(citation(quote.Document, quote.Heading))
		for _, r := range quote.Replaced {
			sources.Text(" · ", r.Words())
		}
		sources.Line()
	}
	text.Bold(wordsSources).Line().Add(&sources)
}

// writeAlternatives names practices that go on, beside one that has ended.
func writeAlternatives(text *markup, documents []knowledge.Document) {
	if len(documents) == 0 {
		return
	}
	text.Gap().Bold(wordsAlternatives).Line()
	for _, d := range documents {
		text.Text("• ").Add(citation(d, "")).Line()
	}
}

// marked writes a quote with the matched words in bold, shortened to limit units with an
// ellipsis that shows the cut.
func marked(s string, marks []knowledge.Span, limit int) *markup {
	var out markup
	whole := s
	s = strings.TrimSuffix(clip(s, limit), "…")
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(s) {
			continue
		}
		out.Text(s[at:m.Start]).Bold(s[m.Start:m.End])
		at = m.End
	}
	out.Text(s[at:])
	if len(s) < len(whole) {
		out.Text("…")
	}
	return &out
}

// citation names a source: title – place, year · status · date.
func citation(d knowledge.Document, heading string) *markup {
	var out markup
	address := ""
	if len(d.Sources) > 0 {
		address = d.Sources[0].URL
	}
	out.Link(clip(d.Title, 120), address)
	if place := placeYear(d); place != "" {
		out.Text(" – ", place)
	}
	if s := d.StatusWords(); s != "" {
		out.Text(" · ", s)
	}
	if s := d.ConfirmationWords(); s != "" {
		out.Text(" · ", s)
	}
	if heading != "" {
		out.Text(" · ", clip(heading, 60))
	}
	return &out
}

func placeYear(d knowledge.Document) string {
	parts := slices.Clone(d.Places)
	if len(parts) > 3 {
		parts = append(parts[:3], "dll.")
	}
	if d.Year != 0 {
		parts = append(parts, strconv.Itoa(d.Year))
	}
	return strings.Join(parts, ", ")
}

// unclear asks back.
func (t *talk) unclear(ctx context.Context, q knowledge.Question, a knowledge.Answer, text *markup) (string, Keyboard, error) {
	if a.Reason == knowledge.ReasonTooLong {
		key, err := t.button(ctx, actionSearch, searchData{Text: firstCharacters(a.Question, knowledge.MaxQuestion)})
		keys := Keyboard{{{Text: labelFirst300, Data: key}}}
		if gist := knowledge.Gist(a.Question); gist != "" && err == nil {
			if key, err = t.button(ctx, actionSearch, searchData{Text: gist}); err == nil {
				keys = append(Keyboard{{{Text: clip(labelGist+gist, 60), Data: key}}}, keys...)
			}
		}
		return text.Text(wordsTooLong).String(), keys, err
	}
	text.Text(wordsUnclear)
	var keys Keyboard
	for _, c := range a.Choices {
		data := searchData{Text: a.Question, Senses: map[string]string{c.Word: c.Sense}, Previous: q.Previous}
		key, err := t.button(ctx, actionChoice, data)
		if err != nil {
			return "", nil, err
		}
		keys = append(keys, []Key{{Text: clip(strings.ToUpper(c.Word)+": "+c.Sense, 60), Data: key}})
	}
	return text.String(), keys, nil
}

func firstCharacters(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}

// notFound says so, names near topics, and offers the way to an admin.
func (t *talk) notFound(ctx context.Context, q knowledge.Question, a knowledge.Answer, text *markup) (string, Keyboard, error) {
	text.Bold(wordsNotFound)
	if a.Understood != "" {
		text.Line().Italic(wordsUnderstood + a.Understood)
	}
	text.Gap()
	var keys Keyboard
	if len(a.Nearest) > 0 {
		text.Text(wordsNearest).Line()
		for i, quote := range a.Nearest {
			text.Text("• ").Add(citation(quote.Document, "")).Line()
			key, err := t.button(ctx, actionSource, sourceData{Ref: refOf(quote)})
			if err != nil {
				return "", nil, err
			}
			if i == 0 {
				keys = append(keys, nil)
			}
			keys[0] = append(keys[0], Key{Text: "📄 " + strconv.Itoa(i+1), Data: key})
		}
		text.Line()
	}
	text.Text(wordsNotFoundNext)
	if a.Hidden > 0 && !t.m.Chat.Private() && t.rights().Member {
		text.Gap().Italic(wordsHiddenInGroup)
		keys = append(keys, []Key{t.privateKey("mulai")})
	}
	key, err := t.button(ctx, actionForward, forwardData{Gap: a.Gap})
	if err != nil {
		return "", nil, err
	}
	if a.Gap != "" {
		watch, err := t.button(ctx, actionWatch, watchData{Gap: a.Gap})
		if err != nil {
			return "", nil, err
		}
		keys = append(keys, []Key{{Text: labelForward, Data: key}, {Text: labelWatch, Data: watch}})
	}
	if !a.Inherited.At.IsZero() {
		row, err := t.aloneKey(ctx, q)
		if err != nil {
			return "", nil, err
		}
		keys = append(keys, row)
	}
	return text.String(), keys, nil
}

func (t *talk) aloneKey(ctx context.Context, q knowledge.Question) ([]Key, error) {
	key, err := t.button(ctx, actionAlone, searchData{Text: knowledge.Mask(q.Text)})
	return []Key{{Text: labelAlone, Data: key}}, err
}

func (t *talk) privateKey(payload string) Key {
	return Key{Text: labelInPrivate, URL: "https://t.me/" + t.Self() + "?start=" + payload}
}

func refOf(q knowledge.Quote) passageRef {
	return passageRef{Document: q.Document.ID, Version: q.Document.Version, Passage: q.Passage, Text: q.Text}
}
