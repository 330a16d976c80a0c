package ask

import (
	"context"
	"fmt"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// WaData is an answer in WhatsApp's marks.
type WaData struct {
	Text string `json:"text"`
}

// ForwardData is an unanswered question.
type ForwardData struct {
	Gap string `json:"gap"`
}

// searched answers the question of a button.
func (t answering) searched(ctx context.Context, d talk.SearchData) (talk.Text, talk.Keyboard, error) {
	said, keys, err := t.answer(ctx, knowledge.Question{Text: d.Text, Senses: d.Senses, Previous: d.Previous})
	if err != nil {
		return nil, nil, err
	}
	return said, keys, t.Remember(ctx)
}

func (t answering) pressForward(ctx context.Context, d ForwardData) error {
	if err := t.Library.Forward(ctx, d.Gap); err != nil && !talk.Missing(err) {
		return fmt.Errorf("forward a question: %w", err)
	}
	t.Toast(wordsForwardOK)
	return nil
}

// answerKeys makes the buttons of an answer and keeps what they need.
func (t answering) answerKeys(
	ctx context.Context,
	q knowledge.Question,
	a knowledge.Answer,
	said talk.Text,
) (talk.Keyboard, error) {
	data := AnswerData{Question: a.Question, Previous: q.Previous, Senses: q.Senses, ID: a.ID, Offset: q.Offset, Text: said}
	for _, quote := range a.Quotes {
		data.Refs = append(data.Refs, talk.RefOf(quote))
	}
	key, err := t.Button(ctx, ActionAnswer, nil) // the key first: the keyboard that it carries is part of its data
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
		keys[1] = append(
			keys[1],
			talk.Key{Text: labelBack, Data: fmt.Sprintf("%s.m.%d", key, max(0, q.Offset-knowledge.QuotesPerAnswer))},
		)
	}
	if a.More > 0 {
		keys[1] = append(keys[1], talk.Key{Text: labelMore, Data: fmt.Sprintf("%s.m.%d", key, q.Offset+len(a.Quotes))})
	}
	wa, err := t.Button(ctx, ActionWA, WaData{Text: whatsApp(a)})
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
	return keys, t.Rewrite(ctx, key, ActionAnswer, data)
}
