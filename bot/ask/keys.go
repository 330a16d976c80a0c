package ask

import (
	"context"
	"fmt"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// answerKeys makes the buttons of an answer. They keep the question, never the text of a document.
func (t answering) answerKeys(
	ctx context.Context,
	q knowledge.Question,
	a knowledge.Answer,
	p page,
) (talk.Keyboard, error) {
	asked := askedOf(q, a)
	key, err := t.Button(ctx, ActionAnswer, AnswerData{Asked: asked, Refs: p.refs})
	if err != nil {
		return nil, err
	}
	keys := openKeys(key, p.refs, q.Offset, a.Route == knowledge.RouteCatalogue)
	keys = append(keys, turnKeys(key, q, a))
	copies, err := t.copyKeys(ctx, key, asked, a)
	if err != nil {
		return nil, err
	}
	keys = append(keys, copies)
	steps, err := t.stepKeys(ctx, a)
	if err != nil {
		return nil, err
	}
	keys = append(keys, steps...)
	if !a.Inherited.At.IsZero() {
		row, err := t.aloneKey(ctx, q)
		if err != nil {
			return nil, err
		}
		keys = append(keys, row)
	}
	return keys, nil
}

// openKeys are the buttons that open what is quoted or listed, four a row.
func openKeys(key string, refs []talk.PassageRef, from int, list bool) (keys talk.Keyboard) {
	for i := range refs {
		label := numbered(from + i + 1)
		switch {
		case list:
			label = fmt.Sprintf("📄 %d", from+i+1)
		case len(refs) == 1:
			label = talk.LabelOpen
		}
		if i%4 == 0 {
			keys = append(keys, nil)
		}
		keys[len(keys)-1] = append(keys[len(keys)-1], talk.Key{Text: label, Data: fmt.Sprintf("%s.o.%d", key, i)})
	}
	return keys
}

// turnKeys are the judgement and the pages.
func turnKeys(key string, q knowledge.Question, a knowledge.Answer) []talk.Key {
	row := []talk.Key{{Text: labelGood, Data: key + ".g"}, {Text: labelBad, Data: key + ".b"}}
	size := knowledge.QuotesPerAnswer
	more := a.More > 0
	if a.Route == knowledge.RouteCatalogue {
		size, more = knowledge.LinesPerPage, q.Offset+len(a.Lists) < a.Total
	}
	if q.Offset > 0 {
		row = append(row, talk.Key{Text: labelBack, Data: fmt.Sprintf("%s.m.%d", key, max(0, q.Offset-size))})
	}
	if more && onPage(a) > 0 {
		row = append(row, talk.Key{Text: labelMore, Data: fmt.Sprintf("%s.m.%d", key, q.Offset+onPage(a))})
	}
	return row
}

// copyKeys are what takes an answer elsewhere: whole, short, as a file.
func (t answering) copyKeys(ctx context.Context, answer string, asked talk.Asked, a knowledge.Answer) ([]talk.Key, error) {
	if a.Route == knowledge.RouteCompare {
		key, err := t.Button(ctx, ActionCompare, asked)
		return []talk.Key{{Text: labelDownload, Data: key}}, err
	}
	row := []talk.Key{{Text: labelWhatsApp, Data: answer + ".w"}}
	if short := shortCopy(a); short != "" {
		row = append(row, talk.Key{Text: labelCopy, CopyText: short})
	}
	if a.Question != "" {
		row = append(row, talk.Key{Text: labelShare, Switch: talk.FirstCharacters(a.Question, mostShared)})
	}
	return row, nil
}

// mostCopied is how much a button that copies may hold, in characters (Bot API 7.11).
const mostCopied = 256

// mostShared is how much of a question a button puts into the field of another chat, in characters.
const mostShared = 200

// shortCopy is the first quote with its source, if both fit whole.
func shortCopy(a knowledge.Answer) string {
	if len(a.Quotes) == 0 {
		return ""
	}
	quote := a.Quotes[0]
	short := fmt.Sprintf("“%s” – %s", quote.Text, talk.Clip(quote.Document.Title, 80))
	if place := talk.PlaceYear(quote.Document); place != "" {
		short += ", " + place
	}
	if talk.Units(short) > mostCopied {
		return ""
	}
	return short
}

// stepKeys are the next steps, a row each, and below a how-to card the way to the team's own figures.
func (t answering) stepKeys(ctx context.Context, a knowledge.Answer) (keys talk.Keyboard, err error) {
	for _, step := range a.Next[:min(len(a.Next), mostSteps)] {
		key, err := t.Button(ctx, ActionExample, talk.SearchData{Text: step.Question})
		if err != nil {
			return nil, err
		}
		keys = append(keys, []talk.Key{{Text: talk.Clip(step.Label, 60), Data: key}})
	}
	if a.Route == knowledge.RouteHow && len(a.Parts.Indicators)+len(a.Parts.Forms) > 0 || a.Parts.Grade != "" && len(a.Card) > 0 {
		key, err := t.Button(ctx, talk.ActionCommand, talk.CommandData{Name: "nilai"})
		if err != nil {
			return nil, err
		}
		keys = append(keys, []talk.Key{{Text: labelCompute, Data: key}})
	}
	return keys, nil
}

const mostSteps = 3

// whatsApp writes an answer in WhatsApp's marks: *bold*, _italic_.
func whatsApp(a knowledge.Answer) string {
	var b strings.Builder
	if a.Route == knowledge.RouteCatalogue {
		fmt.Fprintf(&b, "*%s*\n\n", talk.PlainMarks(a.ListWords()))
	}
	quotes := quotesOf(a)
	for i, quote := range quotes {
		if quote.Text != "" {
			fmt.Fprintf(&b, "“%s” [%d]\n\n", talk.Clip(talk.PlainMarks(quote.Text), 900), i+1)
		}
	}
	b.WriteString("*" + talk.WordsSources + "*\n")
	for i, quote := range quotes {
		d := quote.Document
		fmt.Fprintf(&b, "[%d] _%s_ – %s", i+1, talk.PlainMarks(talk.Clip(d.Title, 120)), talk.PlaceYear(d))
		for _, s := range []string{d.StatusWords(), d.ConfirmationWords()} {
			if s != "" {
				b.WriteString(" · " + s)
			}
		}
		b.WriteByte('\n')
		for _, s := range talk.SourcesOf(quote) {
			if s.URL != "" {
				b.WriteString(s.URL + "\n")
			}
		}
	}
	return talk.Clip(strings.TrimSpace(b.String()), talk.MaxText-200)
}
