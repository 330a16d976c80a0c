package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// asksSomething reports whether a text looks like a question rather than the value of a field.
func asksSomething(text string) bool {
	text = knowledge.Visible(text)
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	return strings.HasSuffix(text, "?") || len(strings.Fields(text)) > 1 && slices.Contains(questionWords(), first)
}

// offerSearch offers to look for what was typed into a field, should it have been a question.
func (t drafts) offerSearch(ctx context.Context, text string, s step, problem string) error {
	search, err := t.Button(ctx, talk.ActionSearch, talk.SearchData{Text: talk.Clip(knowledge.Mask(text), knowledge.MaxQuestion)})
	if err != nil {
		return err
	}
	words := fmt.Sprintf(wordsKeptAs, strings.ToLower(stepLabel(s.name)))
	if problem != "" {
		words = wordsMeantSearch
	}
	t.SayPlain(words, talk.Keyboard{{{Text: labelSearchThis, Data: search}}})
	return nil
}
