package bot

import (
	"context"
	"fmt"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// inlineMost is how many results "@bot words" offers.
const inlineMost = 5

// inline answers "@bot words" typed in any chat with quotes to share: public documents
// only, whoever asks, and nothing recorded of words half typed.
func (b *Bot) inline(ctx context.Context, m talk.Message) ([]talk.Action, error) {
	out := &talk.AnswerInline{Callback: m.Callback, Results: []talk.InlineResult{}, ButtonText: wordsInlineOpen, ButtonStart: "mulai"}
	text := knowledge.Visible(m.Text)
	if len([]rune(text)) >= 3 {
		a, err := b.Library.Ask(ctx, knowledge.Question{Text: text, Limit: inlineMost, Unrecorded: true})
		if err != nil {
			return nil, fmt.Errorf("answer an inline question: %w", err)
		}
		for i, quote := range a.Quotes {
			out.Results = append(out.Results, b.article(i, quote))
		}
		if len(out.Results) == 0 {
			out.ButtonText = wordsInlineNone
		}
	}
	return []talk.Action{{AnswerInline: out}}, nil
}

// article is one quote as a message to share, with its source.
func (b *Bot) article(i int, quote knowledge.Quote) talk.InlineResult {
	var text talk.Text
	text.Plain("“").Add(marked(quote.Text, quote.Marks, room)).Plain("”").Gap().Add(talk.Citation(quote.Document, quote.Heading))
	open := talk.Key{Text: talk.LabelOpen, URL: fmt.Sprintf("https://t.me/%s?start=d%d", b.Self(), quote.Document.ID)}
	return talk.InlineResult{
		ID:    fmt.Sprintf("%d-%d-%d", quote.Document.ID, quote.Passage, i),
		Title: talk.Clip(quote.Document.Title, 80), Description: talk.Clip(quote.Text, 120),
		Text: text.Trim(), Keyboard: talk.Keyboard{{open}},
	}
}
