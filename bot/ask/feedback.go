package ask

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// pressAnswer does what the buttons under an answer offer.
func (t answering) pressAnswer(ctx context.Context, key string, d AnswerData, want string) error {
	verb, rest, _ := strings.Cut(want, ".")
	switch verb {
	case "o":
		n, err := strconv.Atoi(rest)
		if err != nil || n < 0 || n >= len(d.Refs) {
			break
		}
		return reading(t).openRef(ctx, d.Refs[n], key)
	case "m":
		n, err := strconv.Atoi(rest)
		if err != nil || n < 0 || n > 100 {
			break
		}
		return t.turn(ctx, d, n)
	case "a":
		return t.backToAnswer(ctx, d)
	case "g":
		return t.judge(ctx, d, true, "")
	case "b":
		t.Toast(wordsWhyBad)
		var keys talk.Keyboard
		for _, r := range reasonsBad {
			keys = append(keys, []talk.Key{{Text: r.Label, Data: key + ".r." + r.Key}})
		}
		t.Edit(*new(talk.Text).Add(&d.Text).Gap().Plain(wordsWhyBad), append(keys, []talk.Key{{Text: labelAnswer, Data: key + ".a"}}))
		return t.record(ctx, d, false, "")
	case "r":
		for _, r := range reasonsBad {
			if r.Key == rest {
				t.Edit(d.Text, d.Keys)
				return t.judge(ctx, d, false, rest)
			}
		}
	}
	t.Toast(talk.WordsExpired)
	return nil
}

// turn shows another page of results in place.
func (t answering) turn(ctx context.Context, d AnswerData, offset int) error {
	q := knowledge.Question{Text: d.Question, Previous: d.Previous, Senses: d.Senses, Offset: offset, Unrecorded: true,
		Person: t.Who.ID, Chat: t.M.Chat.ID, Audience: t.Audience()}
	if !q.Previous.At.IsZero() {
		q.Previous.At = t.Now() // the pages of an answer stay in its context
	}
	a, err := t.Library.Ask(ctx, q)
	if err != nil {
		return fmt.Errorf("ask for more: %w", err)
	}
	if len(a.Quotes) == 0 {
		t.Toast(wordsNoMore)
		return nil
	}
	a.ID = d.ID
	var text talk.Text
	said, keys, err := t.found(ctx, q, a, &text)
	if err != nil {
		return err
	}
	t.Toast("")
	t.Edit(said, keys)
	return nil
}

// backToAnswer shows the answer again, unless one of its documents has been taken away.
func (t answering) backToAnswer(ctx context.Context, d AnswerData) error {
	for _, r := range d.Refs {
		if _, err := t.Library.Document(ctx, r.Document, t.Audience()); talk.Missing(err) {
			t.Toast(wordsGone)
			return nil
		} else if err != nil {
			return fmt.Errorf("look at a quoted document: %w", err)
		}
	}
	t.Toast("")
	t.Edit(d.Text, d.Keys)
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

// whatsApp writes an answer in WhatsApp's marks: *bold*, _italic_.
func whatsApp(a knowledge.Answer) string {
	var b strings.Builder
	for i, quote := range a.Quotes {
		fmt.Fprintf(&b, "“%s” [%d]\n\n", talk.Clip(talk.PlainMarks(quote.Text), 900), i+1)
	}
	b.WriteString("*" + talk.WordsSources + "*\n")
	for i, quote := range a.Quotes {
		d := quote.Document
		fmt.Fprintf(&b, "[%d] _%s_ – %s", i+1, talk.PlainMarks(talk.Clip(d.Title, 120)), talk.PlaceYear(d))
		for _, s := range []string{d.StatusWords(), d.ConfirmationWords()} {
			if s != "" {
				b.WriteString(" · " + s)
			}
		}
		b.WriteByte('\n')
		if len(d.Sources) > 0 && d.Sources[0].URL != "" {
			b.WriteString(d.Sources[0].URL + "\n")
		}
	}
	return strings.TrimSpace(b.String())
}
