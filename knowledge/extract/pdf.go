package extract

import (
	"context"
	"errors"

	"studitiru/knowledge/extract/pdf"
)

// recognisingKey marks the context value that is told when recognition begins, knownKey the one that tells words.
type (
	recognisingKey struct{}
	knownKey       struct{}
)

// WithWords returns a context in which reading a file tells sense from noise: known reports whether a word, in small letters,
// is in a dictionary. Pages of a PDF whose words are mostly in none are read again by OCR, or said to be unread.
func WithWords(ctx context.Context, known func(word string) bool) context.Context {
	return context.WithValue(ctx, knownKey{}, known)
}

// onRecognising returns a context in which tell is called once pages begin to be recognised,
// which takes minutes: whoever watches the time has to know.
func onRecognising(ctx context.Context, tell func()) context.Context {
	return context.WithValue(ctx, recognisingKey{}, tell)
}

// readPDF reads with package pdf, whose refusals have the names of this package's.
func readPDF(ctx context.Context, data []byte, l Limits) (Text, error) {
	var helpers pdf.Helpers
	helpers.Recognising, _ = ctx.Value(recognisingKey{}).(func())
	helpers.Known, _ = ctx.Value(knownKey{}).(func(string) bool)
	t, err := pdf.Read(ctx, data, pdf.Limits{Pages: l.Pages, Characters: l.Characters, Time: l.Time, OCR: l.OCR}, helpers)
	var refusal *pdf.Refusal
	if errors.As(err, &refusal) {
		return Text{}, &Refusal{Reason: Reason(refusal.Reason), Detail: refusal.Detail}
	}
	return Text{
		Title: t.Title, Markdown: t.Markdown, Pages: t.Pages, Unread: t.Unread, Recognised: t.Recognised,
		Unreadable: t.Unreadable, Cut: t.Cut,
	}, err
}
