package data

import (
	"context"
	"fmt"
	"time"

	"studitiru/knowledge"
)

// RecordQuestion keeps a question, whose text must be masked, and returns its ID; q.ID is ignored.
func (db *DB) RecordQuestion(ctx context.Context, a knowledge.AskedQuestion) (id int64, err error) {
	terms, err := encode(a.Terms)
	if err != nil {
		return 0, fmt.Errorf("record a question: %w", err)
	}
	documents, err := encode(a.Documents)
	if err != nil {
		return 0, fmt.Errorf("record a question: %w", err)
	}
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		if id, err = take(ctx, q, "question", 1); err != nil {
			return err
		}
		_, err = q.ExecContext(ctx, `INSERT INTO questions (id, person, chat, text, terms, outcome, documents, confidence,
			elapsed_us, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, id, a.Person, a.Chat, clean(a.Text), terms, string(a.Outcome), documents,
			a.Confidence, a.Elapsed.Microseconds(), milli(db.orNow(a.At)))
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("record a question: %w", err)
	}
	return id, nil
}

// RecordFeedback keeps a person's last judgement of an answer. ErrNotFound when the question is not, or no longer, kept.
func (db *DB) RecordFeedback(ctx context.Context, f knowledge.Feedback) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		if _, err := one(ctx, q, number, `SELECT id FROM questions WHERE id = $1`, f.Question); err != nil {
			return err
		}
		_, err := q.ExecContext(ctx, `INSERT INTO feedback (question, person, good, reason, at) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (question, person) DO UPDATE SET good = excluded.good, reason = excluded.reason, at = excluded.at`,
			f.Question, f.Person, f.Good, clean(f.Reason), milli(db.orNow(f.At)))
		return err
	})
	if err != nil {
		return fmt.Errorf("record feedback on question %d: %w", f.Question, err)
	}
	return nil
}

const gapColumns = `key, example, asked, first, last, forwarded`

func scanGap(s scanner) (g knowledge.Gap, err error) {
	var first, last int64
	err = s.Scan(&g.Key, &g.Example, &g.Count, &first, &last, &g.Forwarded)
	g.First, g.Last = fromMilli(first), fromMilli(last)
	return g, err
}

// RecordGap counts one more question without an answer in the group of key, and keeps its wording.
func (db *DB) RecordGap(ctx context.Context, key, example string, at time.Time) (g knowledge.Gap, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		when := milli(db.orNow(at))
		g, err = one(ctx, q, scanGap, `INSERT INTO gaps (`+gapColumns+`) VALUES ($1, $2, 1, $3, $4, $5)
			ON CONFLICT (key) DO UPDATE SET example = excluded.example, asked = gaps.asked + 1, last = excluded.last
			RETURNING `+gapColumns, clean(key), clean(example), when, when, false)
		return err
	})
	if err != nil {
		return knowledge.Gap{}, fmt.Errorf("record a gap: %w", err)
	}
	return g, nil
}

// ForwardGap marks a group as passed on to an admin, or returns ErrNotFound.
func (db *DB) ForwardGap(ctx context.Context, key string) error {
	err := db.change(ctx, `UPDATE gaps SET forwarded = $2 WHERE key = $1`, clean(key), true)
	if err != nil {
		return fmt.Errorf("forward a gap: %w", err)
	}
	return nil
}

// Gaps lists the groups, most asked first; a limit of 0 means all.
func (db *DB) Gaps(ctx context.Context, max int) ([]knowledge.Gap, error) {
	gaps, err := list(ctx, db.reader(ctx), scanGap,
		`SELECT `+gapColumns+` FROM gaps ORDER BY asked DESC, last DESC, key LIMIT $1`, limit(max))
	if err != nil {
		return nil, fmt.Errorf("list the gaps: %w", err)
	}
	return gaps, nil
}

// change runs one statement that has to find a row; ErrNotFound when it does not.
func (db *DB) change(ctx context.Context, statement string, args ...any) error {
	return db.write(ctx, func(ctx context.Context, q runner) error {
		n, err := exec(ctx, q, statement, args...)
		if err == nil && n == 0 {
			return knowledge.ErrNotFound
		}
		return err
	})
}
