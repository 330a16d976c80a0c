package ask

import (
	"context"
	"fmt"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/docx"
)

// columns writes a comparison: one side after the other, its best window and its source; a side without one says so.
func (p *page) columns(text *talk.Text, a knowledge.Answer) {
	for _, c := range a.Columns {
		text.Bold(c.Name).Line()
		if counts := c.CountWords(); counts != "" {
			text.Plain(counts).Line()
		}
		if len(c.Quotes) == 0 {
			if len(c.Counts) == 0 {
				text.Italic(wordsNoData)
			}
			text.Gap()
			continue
		}
		for i, quote := range c.Quotes {
			n := p.number(talk.RefOf(quote), 0)
			if i == 0 {
				text.Plain("“").Add(marked(quote.Text, quote.Marks, columnRoom)).Plain("” ", n).Line()
				text.Plain(n, " ").Add(citationOf(quote)).Line()
				continue
			}
			p.folded(text, quote, n, columnRoom)
		}
		text.Line()
	}
}

// Compare sets two places or things side by side: /banding.
func (a *Ask) Compare(ctx context.Context, t *talk.Talk, rest string) error {
	if len(strings.Fields(rest)) < 2 {
		t.SayPlain(wordsCompareWhat, nil)
		return nil
	}
	t.Memory.Context = knowledge.Context{}
	return a.Question(ctx, t, wordsCompare+rest)
}

// PressCompare sends a comparison as a Word file; it is made of what may be shown now.
func (a *Ask) PressCompare(ctx context.Context, t *talk.Talk, d talk.Asked) error {
	r := answering{a, t}
	_, found, err := r.again(ctx, d, d.Offset)
	if err != nil {
		return err
	}
	if len(found.Columns) == 0 {
		t.Toast(wordsGone)
		return nil
	}
	content, err := r.compareFile(found)
	if err != nil {
		return fmt.Errorf("write a comparison: %w", err)
	}
	t.Toast("")
	t.Do(talk.Action{SendFile: &talk.SendFile{Chat: t.M.Chat.ID, Thread: t.M.Chat.Thread, Name: nameCompare, Content: content,
		Text: talk.Plain(titleOf(found))}})
	return nil
}

func titleOf(a knowledge.Answer) string {
	var names []string
	for _, c := range a.Columns {
		names = append(names, c.Name)
	}
	return fmt.Sprintf(headCompare, strings.Join(names, wordsAnd))
}

// compareFile is a comparison for Word: a column a side, the sources numbered as in the chat.
func (t answering) compareFile(a knowledge.Answer) ([]byte, error) {
	at := agenda.SayTime(t.Now(), agenda.WIB())
	f := docx.File{Title: titleOf(a), Author: wordsAuthor, Footer: fmt.Sprintf(wordsCompareFooter, at), Created: t.Now()}
	f.Paragraph(at)
	f.Paragraph(a.Question)
	var sources []string
	head, cells, most := []string{}, [][]string{}, 0
	for _, c := range a.Columns {
		head = append(head, c.Name)
		var side []string
		for _, quote := range c.Quotes {
			sources = append(sources, sourceLine(len(sources)+1, quote))
			side = append(side, fmt.Sprintf("“%s” [%d]", quote.Text, len(sources)))
		}
		if counts := c.CountWords(); counts != "" {
			side = append(side, counts)
		}
		if len(side) == 0 {
			side = []string{wordsNoData}
		}
		cells, most = append(cells, side), max(most, len(side))
	}
	rows := [][]string{head}
	for i := range most {
		row := make([]string, len(cells))
		for j, side := range cells {
			if i < len(side) {
				row[j] = side[i]
			}
		}
		rows = append(rows, row)
	}
	f.Table(rows)
	f.Heading(1, talk.WordsSources)
	for _, s := range sources {
		f.Paragraph(s)
	}
	return f.Bytes()
}

// sourceLine is a numbered source as plain text.
func sourceLine(n int, quote knowledge.Quote) string {
	line := fmt.Sprintf("[%d] %s", n, citationOf(quote).String())
	for _, s := range talk.SourcesOf(quote) {
		if s.URL != "" {
			line += " · " + s.URL
		}
	}
	return line
}
