package answer

import (
	"fmt"
	"regexp"
	"slices"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
)

// itemNumber is the number of a list item, which says nothing where the item stands alone.
var itemNumber = regexp.MustCompile(`^\d{1,3}[.)]\s+`)

// quoteOf makes a quote of a window; the document is still missing.
func quoteOf(v view, a *lexicon.Asked, score float64) knowledge.Quote {
	p, span := v.passage, v.span()
	if v.first == v.last {
		span.Start += len(itemNumber.FindString(p.Text[span.Start:span.End]))
	}
	q := pieceQuote(v.text, p.Passage, span)
	q.Score = score
	if a != nil {
		for _, m := range marksOf(v, a) {
			if m.Start >= span.Start && m.End <= span.End {
				q.Marks = append(q.Marks, knowledge.Span{Start: m.Start - span.Start, End: m.End - span.Start})
			}
		}
	}
	return q
}

// pieceQuote makes a quote of a piece of a passage; the document is still missing.
func pieceQuote(t *text, p knowledge.Passage, span knowledge.Span) knowledge.Quote {
	q := knowledge.Quote{Document: knowledge.Document{ID: t.card.id, Version: t.version}, Passage: p.Ordinal, Heading: p.Heading,
		Text: p.Text[span.Start:span.End], Span: span, Score: 1, Cites: p.SourcesOf(span), Page: p.PageOf(span)}
	if len(q.Text) < len(p.Text) {
		q.Context = p.Text
	}
	return q
}

// documents reads the documents of some IDs as they are now, without their bodies: those that are published and that the
// audience may see.
func (w *finder) documents(ids []int64) (map[int64]knowledge.Document, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	filter := knowledge.Filter{IDs: ids, States: []knowledge.State{knowledge.Published}, NoBody: true}
	docs, err := w.cfg.Store.Documents(w.ctx, filter)
	if err != nil {
		return nil, fmt.Errorf("read the documents of an answer: %w", err)
	}
	out := make(map[int64]knowledge.Document, len(docs))
	for _, d := range docs {
		if w.q.Audience.May(d.Visibility, d.Agency) {
			out[d.ID] = d
		}
	}
	return out, nil
}

// cited gives quotes their documents; nil stands for one whose document is no longer published in that version, or not for
// the asker.
func (w *finder) cited(quotes []knowledge.Quote) ([]*knowledge.Quote, error) {
	var ids []int64
	for _, q := range quotes {
		if !slices.Contains(ids, q.Document.ID) {
			ids = append(ids, q.Document.ID)
		}
	}
	docs, err := w.documents(ids)
	if err != nil {
		return nil, err
	}
	out := make([]*knowledge.Quote, len(quotes))
	for i, q := range quotes {
		d, ok := docs[q.Document.ID]
		if !ok || d.Version != q.Document.Version {
			continue
		}
		q.Document, q.Status, q.Confirmation = d, d.StatusWords(), d.ConfirmationWords()
		q.Cites = slices.DeleteFunc(q.Cites, func(i int) bool { return i < 0 || i >= len(d.Sources) })
		out[i] = &q
	}
	return out, nil
}

// cite is cited for who shows what is left.
func (w *finder) cite(quotes []knowledge.Quote) ([]knowledge.Quote, error) {
	all, err := w.cited(quotes)
	var out []knowledge.Quote
	for _, q := range all {
		if q != nil {
			out = append(out, *q)
		}
	}
	return out, err
}

// documentsOf reads the documents of cards, in their order.
func (w *finder) documentsOf(cards []*card) ([]knowledge.Document, error) {
	ids := make([]int64, len(cards))
	for i, c := range cards {
		ids[i] = c.id
	}
	docs, err := w.documents(ids)
	if err != nil {
		return nil, err
	}
	var out []knowledge.Document
	for _, id := range ids {
		if d, ok := docs[id]; ok {
			out = append(out, d)
		}
	}
	return out, nil
}
