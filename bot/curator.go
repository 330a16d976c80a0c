package bot

import (
	"context"
	"fmt"
	"slices"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// curates reports whether the person may look behind the answers: a curator, a superadmin,
// or an admin by configuration.
func (t *turn) curates() bool {
	return t.Who.Role == knowledge.Curator || t.Who.Role == knowledge.SuperAdmin || slices.Contains(t.Admins, t.Who.ID)
}

// test explains why a question finds what it finds: /uji QUESTION, in private.
func (t *turn) test(ctx context.Context, question string) error {
	switch {
	case !t.curates() || t.Explain == nil:
		t.SayPlain(wordsCurator, nil)
		return nil
	case !t.M.Chat.Private():
		t.SayPlain(talk.WordsInPrivate, nil)
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
