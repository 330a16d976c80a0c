package ask

import (
	"context"
	"fmt"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// test explains why a question finds what it finds: /uji QUESTION, in private.
func (t answering) test(ctx context.Context, question string) error {
	switch {
	case t.Explain == nil:
		t.SayPlain(wordsNoTest, nil)
		return nil
	case question == "":
		t.SayPlain(wordsTestWhat, nil)
		return nil
	}
	text, err := t.Explain(ctx, talk.FirstCharacters(question, knowledge.MaxQuestion))
	if err != nil {
		return fmt.Errorf("test a question: %w", err)
	}
	t.Say(talk.Block(talk.Clip(text, talk.MaxText-200)), nil)
	return nil
}
