package bot

import (
	"context"
	"fmt"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// Actions of buttons, as kept in the store.
const (
	actionAnswer  = "answer"  // answerData; the callback data adds what is wanted: ".o.1", ".m.3", ".g", ".b", ".r.salah", ".a"
	actionWA      = "wa"      // waData
	actionAlone   = "alone"   // searchData, once
	actionChoice  = "choice"  // searchData, once
	actionExample = "example" // searchData
	actionForward = "forward" // forwardData, once
	actionBrowse  = "browse"  // browseData
	actionPrivacy = "privacy" // nothing
	actionErase   = "erase"   // eraseData, once

	actionDraft   = "draft"   // draftData
	actionManual  = "manual"  // manualData, once
	actionPropose = "propose" // proposeData, once
	actionTake    = "take"    // takeData
	actionReview  = "review"  // reviewData
	actionRole    = "role"    // roleData, once
	actionVerify  = "verify"  // verifyData
	actionGap     = "gap"     // gapData
	actionTerm    = "term"    // termData, once
	actionAudit   = "audit"   // nothing
)

type waData struct {
	Text string `json:"text"`
}

type forwardData struct {
	Gap string `json:"gap"`
}

// pressChoice turns the message into the answer to what the button holds.
func (t *turn) pressChoice(ctx context.Context, d talk.SearchData) error {
	said, keys, err := t.searched(ctx, d)
	if err != nil {
		return err
	}
	t.Toast("")
	t.Edit(said, keys)
	return nil
}

// pressAlone is pressChoice without what was talked about before.
func (t *turn) pressAlone(ctx context.Context, d talk.SearchData) error {
	said, keys, err := t.searched(ctx, d)
	if err != nil {
		return err
	}
	t.Toast(wordsNoContext)
	t.Edit(said, keys)
	return nil
}

// pressExample answers an example below its message.
func (t *turn) pressExample(ctx context.Context, d talk.SearchData) error {
	said, keys, err := t.searched(ctx, d)
	if err != nil {
		return err
	}
	t.Toast("")
	t.Say(*new(talk.Text).Italic(d.Text).Gap().Add(&said), keys)
	return nil
}

// searched answers the question of a button.
func (t *turn) searched(ctx context.Context, d talk.SearchData) (talk.Text, talk.Keyboard, error) {
	said, keys, err := t.answer(ctx, knowledge.Question{Text: d.Text, Senses: d.Senses, Previous: d.Previous})
	if err != nil {
		return nil, nil, err
	}
	return said, keys, t.Remember(ctx)
}

func (t *turn) pressWA(_ context.Context, d waData) error {
	t.Toast("")
	t.Say(talk.Block(d.Text), nil)
	return nil
}

func (t *turn) pressIgnore(context.Context, any) error {
	t.Toast("")
	t.Edit(talk.Plain(wordsIgnored), nil)
	return nil
}

func (t *turn) pressPrivacy(ctx context.Context, _ any) error {
	t.Toast("")
	return t.privacy(ctx, "")
}

func (t *turn) pressForward(ctx context.Context, d forwardData) error {
	if err := t.Library.Forward(ctx, d.Gap); err != nil && !isMissing(err) {
		return fmt.Errorf("forward a question: %w", err)
	}
	t.Toast(wordsForwardOK)
	return nil
}

// answerKeys makes the buttons of an answer and keeps what they need.
func (t *turn) answerKeys(ctx context.Context, q knowledge.Question, a knowledge.Answer, said talk.Text) (talk.Keyboard, error) {
	data := answerData{Question: a.Question, Previous: q.Previous, Senses: q.Senses, ID: a.ID, Offset: q.Offset, Text: said}
	for _, quote := range a.Quotes {
		data.Refs = append(data.Refs, talk.RefOf(quote))
	}
	key, err := t.Button(ctx, actionAnswer, nil) // the key first: the keyboard that it carries is part of its data
	if err != nil {
		return nil, err
	}
	var keys talk.Keyboard
	var open []talk.Key
	for i := range a.Quotes {
		label := fmt.Sprintf("📄 [%d]", q.Offset+i+1)
		if len(a.Quotes) == 1 {
			label = talk.LabelOpen
		}
		open = append(open, talk.Key{Text: label, Data: fmt.Sprintf("%s.o.%d", key, i)})
	}
	keys = append(keys, open, []talk.Key{{Text: labelGood, Data: key + ".g"}, {Text: labelBad, Data: key + ".b"}})
	if q.Offset > 0 {
		keys[1] = append(keys[1], talk.Key{Text: labelBack, Data: fmt.Sprintf("%s.m.%d", key, max(0, q.Offset-knowledge.QuotesPerAnswer))})
	}
	if a.More > 0 {
		keys[1] = append(keys[1], talk.Key{Text: labelMore, Data: fmt.Sprintf("%s.m.%d", key, q.Offset+len(a.Quotes))})
	}
	wa, err := t.Button(ctx, actionWA, waData{Text: whatsApp(a)})
	if err != nil {
		return nil, err
	}
	keys = append(keys, []talk.Key{{Text: labelWhatsApp, Data: wa}})
	if !a.Inherited.At.IsZero() {
		row, err := t.aloneKey(ctx, q)
		if err != nil {
			return nil, err
		}
		keys = append(keys, row)
	}
	if a.Hidden > 0 && !t.M.Chat.Private() && knowledge.AudienceOf(t.Who).Member {
		keys = append(keys, []talk.Key{t.PrivateKey("mulai")})
	}
	data.Keys = keys
	return keys, t.Rewrite(ctx, key, actionAnswer, data)
}
