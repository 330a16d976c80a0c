package ask

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// AnswerData stands behind the buttons of an answer.
type AnswerData struct {
	talk.Asked
	Refs []talk.PassageRef `json:"refs,omitempty"`
}

// ForwardData is an unanswered question.
type ForwardData struct {
	Gap string `json:"gap"`
}

// searched answers the question of a button.
func (t answering) searched(ctx context.Context, d talk.SearchData) (talk.Text, talk.Keyboard, error) {
	said, keys, hidden, err := t.answer(ctx, knowledge.Question{Text: d.Text, Senses: d.Senses, Previous: d.Previous})
	if err != nil {
		return nil, nil, err
	}
	t.tellHidden(hidden)
	return said, keys, t.Remember(ctx)
}

func (t answering) pressForward(ctx context.Context, d ForwardData) error {
	if err := t.Library.Forward(ctx, d.Gap); err != nil && !talk.Missing(err) {
		return fmt.Errorf("forward a question: %w", err)
	}
	t.Toast(wordsForwardOK)
	return nil
}

// again answers a question once more, from an offset, with what may be shown now. Nothing is recorded.
func (t answering) again(ctx context.Context, d talk.Asked, offset int) (knowledge.Question, knowledge.Answer, error) {
	q := knowledge.Question{Text: d.Question, Previous: d.Previous, Senses: d.Senses, Offset: offset, Unrecorded: true}
	if !q.Previous.At.IsZero() {
		q.Previous.At = t.Now() // the pages of an answer stay in its context
	}
	a, err := t.put(ctx, &q)
	a.ID = d.ID
	return q, a, err
}

// pressAnswer does what the buttons under an answer offer.
func (t answering) pressAnswer(ctx context.Context, key string, d AnswerData, want string) error {
	verb, rest, _ := strings.Cut(want, ".")
	if d.Question == "" {
		verb = ""
	}
	switch verb {
	case "o":
		n, err := strconv.Atoi(rest)
		if err != nil || n < 0 || n >= len(d.Refs) {
			break
		}
		return reading(t).openRef(ctx, d.Refs[n], key)
	case "m":
		n, err := strconv.Atoi(rest)
		if err != nil || n < 0 || n > mostOffset {
			break
		}
		return t.turn(ctx, d, n, wordsNoMore)
	case "a":
		return t.backToAnswer(ctx, d)
	case "w":
		return t.whatsApp(ctx, d)
	case "g":
		if err := t.showJudged(ctx, d); err != nil {
			return err
		}
		return t.judge(ctx, d, true, "")
	case "b":
		t.Toast(wordsWhyBad)
		keys := append(reasonKeys(key), []talk.Key{{Text: labelAnswer, Data: key + ".a"}})
		t.Edit(talk.Plain(wordsWhyBad), keys)
		return t.record(ctx, d, false, "")
	case "r":
		for _, r := range reasonsBad {
			if r.Key == rest {
				if err := t.show(ctx, d.Asked, d.Offset); err != nil {
					return err
				}
				return t.judge(ctx, d, false, rest)
			}
		}
	}
	t.Toast(talk.WordsExpired)
	return nil
}

// mostOffset is the last line that a list can be turned to.
const mostOffset = 5000

// turn shows another page of results in place, or says why there is none.
func (t answering) turn(ctx context.Context, d AnswerData, offset int, none string) error {
	q, a, err := t.again(ctx, d.Asked, offset)
	if err != nil {
		return err
	}
	if len(quotesOf(a)) == 0 {
		t.Toast(none)
		return nil
	}
	var text talk.Text
	said, keys, err := t.found(ctx, q, a, &text)
	if err != nil {
		return err
	}
	t.Toast("")
	t.Edit(said, keys)
	return nil
}

// show puts the answer as it is now in the place of the message.
func (t answering) show(ctx context.Context, d talk.Asked, offset int) error {
	q, a, err := t.again(ctx, d, offset)
	if err != nil {
		return err
	}
	var text talk.Text
	said, keys, err := t.written(ctx, q, a, &text)
	if err != nil {
		return err
	}
	t.Edit(said, keys)
	return nil
}

// showJudged shows the answer with the button that was pressed used up, in private: in a group others may judge too.
func (t answering) showJudged(ctx context.Context, d AnswerData) error {
	if !t.M.Chat.Private() {
		return nil
	}
	q, a, err := t.again(ctx, d.Asked, d.Offset)
	if err != nil {
		return err
	}
	var text talk.Text
	said, keys, err := t.written(ctx, q, a, &text)
	if err != nil {
		return err
	}
	for _, row := range keys {
		for i, k := range row {
			if k.Text == labelGood {
				row[i] = talk.Key{Text: labelGood, Off: true}
			}
		}
	}
	t.Edit(said, keys)
	return nil
}

// backToAnswer shows the answer again, unless one of its documents has been taken away.
func (t answering) backToAnswer(ctx context.Context, d AnswerData) error {
	whole, err := t.whole(ctx, d)
	if err != nil {
		return err
	}
	said := wordsGone
	if whole {
		said = ""
	}
	t.Toast(said)
	return t.show(ctx, d.Asked, d.Offset)
}

// whole says that every document of an answer may still be shown here.
func (t answering) whole(ctx context.Context, d AnswerData) (bool, error) {
	for _, r := range d.Refs {
		if _, err := t.Library.Document(ctx, r.Document, t.Audience()); talk.Missing(err) {
			return false, nil
		} else if err != nil {
			return false, fmt.Errorf("look at a quoted document: %w", err)
		}
	}
	return true, nil
}

// whatsApp says an answer as it is copied into WhatsApp: made of what may be shown now.
func (t answering) whatsApp(ctx context.Context, d AnswerData) error {
	if whole, err := t.whole(ctx, d); err != nil || !whole {
		t.Toast(wordsGone)
		return err
	}
	_, a, err := t.again(ctx, d.Asked, d.Offset)
	if err != nil {
		return err
	}
	if len(quotesOf(a)) == 0 {
		t.Toast(wordsGone)
		return nil
	}
	t.Toast("")
	t.Say(talk.Block(whatsApp(a)), nil)
	return nil
}

func (t answering) judge(ctx context.Context, d AnswerData, good bool, reason string) error {
	t.Toast(wordsThanks)
	return t.record(ctx, d, good, reason)
}

func (t answering) record(ctx context.Context, d AnswerData, good bool, reason string) error {
	if d.ID == 0 {
		return nil
	}
	if err := t.Library.Judge(ctx, knowledge.Feedback{Question: d.ID, Person: t.Who.ID, Good: good, Reason: reason}); err != nil {
		return fmt.Errorf("judge an answer: %w", err)
	}
	return nil
}
