package ask

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// shown is a question with the answer that was shown to it.
type shown struct {
	knowledge.Question
	knowledge.Answer
}

// stepsOf is the quote of a card that numbers its steps; false where an answer has none.
func stepsOf(a knowledge.Answer) (knowledge.Quote, bool) {
	for _, part := range a.Card {
		if part.Section != knowledge.SectionSteps {
			continue
		}
		for _, quote := range part.Quotes {
			if _, last := numberedLine(quote.Text, 1); last > 1 {
				return quote, true
			}
		}
	}
	return knowledge.Quote{}, false
}

// numberedLine is the line of a numbered list with a number, "" for none, and the last number that there is.
func numberedLine(text string, n int) (line string, last int) {
	for one := range strings.Lines(text) {
		number, _, ok := strings.Cut(one, ". ")
		value, err := strconv.Atoi(number)
		if !ok || err != nil {
			continue
		}
		if last = value; value == n {
			line = strings.TrimSpace(one)
		}
	}
	return line, last
}

// step writes one step of the card that was shown last.
func (t answering) step(ctx context.Context, last shown, steps knowledge.Quote, n int, text *talk.Text) (talk.Text, talk.Keyboard,
	error) {
	line, most := numberedLine(steps.Text, n)
	if line == "" {
		return text.Plain(fmt.Sprintf(wordsNoStep, n, most)).Trim(), nil, nil
	}
	t.Memory.Context.Document = steps.Document.ID
	steps.Text, steps.Marks = line, nil
	p := page{room: room}
	quoted(text, steps, p.number(talk.RefOf(steps), 0), sectionRoom)
	keys, err := t.answerKeys(ctx, last.Question, last.Answer, p)
	return text.Trim(), keys, err
}
