package extract

import (
	"context"
	"errors"

	"github.com/gabriel-vasile/mimetype"

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
	t, err := pdf.Read(ctx, data, pdfLimits(l), helpers)
	if err != nil {
		return Text{}, pdfFault(err)
	}
	return Text{
		Title: t.Title, Markdown: t.Markdown, Pages: t.Pages, Unread: t.Unread, Recognised: t.Recognised,
		Unreadable: t.Unreadable, Cut: t.Cut,
	}, nil
}

// Draw draws page n of a file, from 1, as a JPEG picture of the paper. Only PDF has pages that can be drawn: any other file,
// and a PDF that cannot be drawn or has no such page, is a *Refusal. Like Read it works in the caller's process.
func Draw(ctx context.Context, data []byte, n int, l Limits) ([]byte, error) {
	if !mimetype.Detect(data).Is("application/pdf") {
		return nil, &Refusal{Unsupported, "no PDF, so no page to draw"}
	}
	picture, err := pdf.Draw(ctx, data, n, pdfLimits(l))
	if err != nil {
		return nil, pdfFault(err)
	}
	return picture, nil
}

func pdfLimits(l Limits) pdf.Limits {
	return pdf.Limits{Pages: l.Pages, Characters: l.Characters, Time: l.Time, OCR: l.OCR}
}

// pdfFault is an error of package pdf, refusals by the names of this package.
func pdfFault(err error) error {
	var refusal *pdf.Refusal
	if errors.As(err, &refusal) {
		return &Refusal{Reason: Reason(refusal.Reason), Detail: refusal.Detail}
	}
	return err
}
