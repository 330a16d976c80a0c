package desk

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"studitiru/knowledge"
)

// capital writes a text with its first letter in capitals.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + strings.TrimPrefix(s, s[:size])
}

// publish approves a waiting document by its number: /terbit 57.
func (t reviews) publish(ctx context.Context, rest string) error {
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.SayPlain(wordsWhichDocument, nil)
		return nil
	}
	return t.approve(ctx, id)
}

// awaitedDesk takes the answer to a question of the editorial work.
func (t room) awaitedDesk(ctx context.Context, field string, about int64, text string) error {
	switch field {
	case awaitFactValue, awaitFactYear, awaitFactPlace:
		return t.reviews().correctFact(ctx, field, about, text)
	case "reject":
		return t.reviews().rejectFor(ctx, about, text)
	}
	return nil
}
