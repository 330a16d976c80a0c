package extract

import (
	"context"
	"errors"

	"studitiru/knowledge/extract/pdf"
)

// recognisingKey marks the context value that is told when recognition begins.
type recognisingKey struct{}

// onRecognising returns a context in which tell is called once pages begin to be recognised,
// which takes minutes: whoever watches the time has to know.
func onRecognising(ctx context.Context, tell func()) context.Context {
	return context.WithValue(ctx, recognisingKey{}, tell)
}

// readPDF reads with package pdf, whose refusals have the names of this package's.
func readPDF(ctx context.Context, data []byte, l Limits) (Text, error) {
	tell, _ := ctx.Value(recognisingKey{}).(func())
	t, err := pdf.Read(ctx, data, pdf.Limits{Pages: l.Pages, Characters: l.Characters, Time: l.Time, OCR: l.OCR}, tell)
	var refusal *pdf.Refusal
	if errors.As(err, &refusal) {
		return Text{}, &Refusal{Reason: Reason(refusal.Reason), Detail: refusal.Detail}
	}
	return Text{
		Title: t.Title, Markdown: t.Markdown, Pages: t.Pages, Unread: t.Unread, Recognised: t.Recognised, Cut: t.Cut,
	}, err
}
