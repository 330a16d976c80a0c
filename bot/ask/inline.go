package ask

import (
	"context"
	"fmt"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// inlineMost is how many results "@bot words" offers.
const inlineMost = 5

// Inline answers "@bot words" typed in any chat with quotes to share: public documents
// only, whoever asks, and nothing recorded of words half typed.
func (a *Ask) Inline(ctx context.Context, m talk.Message, self string) ([]talk.Action, error) {
	out := &talk.AnswerInline{
		Callback:    m.Callback,
		Results:     []talk.InlineResult{},
		ButtonText:  wordsInlineOpen,
		ButtonStart: "mulai",
	}
	text := knowledge.Visible(m.Text)
	if len([]rune(text)) >= 3 {
		found, err := a.Library.Ask(ctx, knowledge.Question{Text: text, Limit: inlineMost, Unrecorded: true})
		if err != nil {
			return nil, fmt.Errorf("answer an inline question: %w", err)
		}
		for i, quote := range found.Quotes {
			out.Results = append(out.Results, article(i, quote, self))
		}
		if len(out.Results) == 0 {
			out.ButtonText = wordsInlineNone
		}
	}
	return []talk.Action{{AnswerInline: out}}, nil
}

// article is one quote as a message to share, with its source.
func article(i int, quote knowledge.Quote, self string) talk.InlineResult {
	var text talk.Text
	text.Plain("“").Add(marked(quote.Text, quote.Marks, room)).Plain("”").Gap().Add(talk.Citation(quote.Document, quote.Heading))
	open := talk.Key{Text: talk.LabelOpen, URL: fmt.Sprintf("https://t.me/%s?start=d%d", self, quote.Document.ID)}
	return talk.InlineResult{
		ID:    fmt.Sprintf("%d-%d-%d", quote.Document.ID, quote.Passage, i),
		Title: talk.Clip(quote.Document.Title, 80), Description: talk.Clip(quote.Text, 120),
		Text: text.Trim(), Keyboard: talk.Keyboard{{open}},
	}
}
