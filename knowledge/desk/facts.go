package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/fact"
)

// Facts keeps what was read out of documents, in whatever state they are.
type Facts interface {
	FactsOf(ctx context.Context, document int64) ([]knowledge.Fact, error) // of the current version, in the order of its text
	Fact(ctx context.Context, id int64) (knowledge.Fact, error)            // ErrNotFound: also of another version, or withdrawn
	CorrectFact(ctx context.Context, by knowledge.Actor, f knowledge.Fact, gone bool) (knowledge.Fact, error)
	// TakeFacts lets a document have the corrections of another where the same sentences stand in it.
	TakeFacts(ctx context.Context, from, to int64) error
}

// Facts lists what was read out of the current version of a document, in the order of its text; for curators.
func (d *Desk) Facts(ctx context.Context, by knowledge.Actor, document int64) ([]knowledge.Fact, error) {
	if err := d.require(ctx, by, MayCurate, "facts", subject(document)); err != nil {
		return nil, err
	}
	if _, err := d.docs.Document(ctx, document); err != nil {
		return nil, fmt.Errorf("list the facts of document %d: %w", document, err)
	}
	return d.store.FactsOf(ctx, document)
}

// Fact returns one fact of the current version of its document; for curators. ErrNotFound when the document has another
// version since, or the fact was withdrawn.
func (d *Desk) Fact(ctx context.Context, by knowledge.Actor, id int64) (knowledge.Fact, error) {
	if err := d.require(ctx, by, MayCurate, "fact", "fact:"+strconv.FormatInt(id, 10)); err != nil {
		return knowledge.Fact{}, err
	}
	return d.store.Fact(ctx, id)
}

// CorrectFact sets what a fact states, or withdraws it; for curators. What its measure does not allow is an *Invalid.
func (d *Desk) CorrectFact(ctx context.Context, by knowledge.Actor, f knowledge.Fact, gone bool) (knowledge.Fact, error) {
	if err := d.require(ctx, by, MayCurate, "fact", "fact:"+strconv.FormatInt(f.ID, 10)); err != nil {
		return knowledge.Fact{}, err
	}
	if !gone {
		if problem := d.problemOf(f); problem != "" {
			return knowledge.Fact{}, &knowledge.Invalid{Problem: problem}
		}
	}
	return d.store.CorrectFact(ctx, by, f, gone)
}

// problemOf is what is wrong with what a fact states, for people; "" for nothing.
func (d *Desk) problemOf(f knowledge.Fact) string {
	m, known := d.sense.Measures.Find(f.Measure)
	v, err := strconv.ParseFloat(f.Value, 64)
	switch {
	case f.Value == "" && f.Grade == "" && f.Rank == 0:
		return wordsFactEmpty
	case f.Value != "" && err != nil:
		return wordsFactNumber
	case f.Value != "" && known && !m.Plausible(v):
		return fmt.Sprintf(wordsFactRange, m.Name, rangesText(m.Ranges))
	case f.Grade != "" && known && !slices.Contains(m.Grades, f.Grade):
		if len(m.Grades) == 0 {
			return fmt.Sprintf(wordsFactNoGrade, m.Name)
		}
		return fmt.Sprintf(wordsFactGrade, m.Name, strings.Join(m.Grades, ", "))
	case f.Year != 0 && (f.Year < fact.FirstYear || f.Year > d.now().Year()+1):
		return fmt.Sprintf(wordsFactYear, fact.FirstYear, d.now().Year()+1)
	case strings.TrimSpace(f.Place) == "":
		return wordsFactPlace
	}
	return ""
}

func rangesText(ranges []fact.Range) string {
	var parts []string
	for _, r := range ranges {
		parts = append(parts, fmt.Sprintf(wordsFactFromTo, fact.Written(fact.Decimal(r.From)), fact.Written(fact.Decimal(r.To))))
	}
	return strings.Join(parts, wordsFactOr)
}

// Measure is a measure by its key; one that is not known has the key as its name.
func (d *Desk) Measure(key string) fact.Measure {
	if m, ok := d.sense.Measures.Find(key); ok {
		return m
	}
	return fact.Measure{Key: key, Name: key}
}
