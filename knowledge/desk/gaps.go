package desk

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"studitiru/knowledge"
)

// Gaps lists unanswered questions that are open, most asked first; for curators.
func (d *Desk) Gaps(ctx context.Context, by knowledge.Actor, limit, offset int) ([]knowledge.Gap, error) {
	if err := d.require(ctx, by, MayCurate, "gaps", "questions"); err != nil {
		return nil, err
	}
	return d.store.OpenGaps(ctx, limit, offset)
}

// CloseGap takes a question off the list: "dokumen", "singkatan" or "di luar cakupan". For curators.
func (d *Desk) CloseGap(ctx context.Context, by knowledge.Actor, key, how string) error {
	if err := d.require(ctx, by, MayCurate, "close", "question"); err != nil {
		return err
	}
	return d.closeGap(ctx, by, key, how)
}

func (d *Desk) closeGap(ctx context.Context, by knowledge.Actor, key, how string) error {
	if err := d.store.CloseGap(ctx, by, key, how); err != nil {
		return fmt.Errorf("close a gap: %w", err)
	}
	return nil
}

// Watch notes that somebody wants to be told once a question has an answer.
func (d *Desk) Watch(ctx context.Context, w Watch) error {
	if err := d.store.WatchGap(ctx, w); err != nil {
		return fmt.Errorf("watch a gap: %w", err)
	}
	return nil
}

// Limits of a term.
const (
	maxShort = 30
	maxLong  = 120
)

// Terms lists what people added to the vocabulary.
func (d *Desk) Terms(ctx context.Context) ([]Term, error) { return d.store.Terms(ctx) }

// AddTerm adds an acronym or a synonym; for curators. What cannot be a term is an *Invalid.
func (d *Desk) AddTerm(ctx context.Context, by knowledge.Actor, t Term) (Term, error) {
	if err := d.require(ctx, by, MayCurate, "term", "vocabulary"); err != nil {
		return Term{}, err
	}
	t.Short, t.Long, t.By = knowledge.Visible(t.Short), knowledge.Visible(t.Long), by.Person()
	switch {
	case t.Short == "" || t.Long == "" || utf8.RuneCountInString(t.Short) > maxShort || utf8.RuneCountInString(t.Long) > maxLong:
		return Term{}, refuse(wordsTermLength, maxShort, maxLong)
	case strings.ContainsAny(t.Short+t.Long, "\t|;#"):
		return Term{}, refuse(wordsTermSigns)
	case strings.EqualFold(t.Short, t.Long):
		return Term{}, refuse(wordsTermSame)
	}
	if t.Kind == "" {
		t.Kind = TermAcronym
	}
	return d.store.SaveTerm(ctx, by, t)
}

// The kinds of terms.
const (
	TermAcronym = "singkatan"
	TermSynonym = "sinonim"
)

func refuse(format string, args ...any) error {
	return &knowledge.Invalid{Problem: fmt.Sprintf(format, args...)}
}

// DropTerm takes a term back; for curators.
func (d *Desk) DropTerm(ctx context.Context, by knowledge.Actor, id int64) error {
	if err := d.require(ctx, by, MayCurate, "term", "vocabulary"); err != nil {
		return err
	}
	return d.store.DropTerm(ctx, by, id)
}
