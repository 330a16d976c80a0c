package data

import (
	"context"
	"fmt"
	"time"

	"studitiru/knowledge"
)

// How long things are kept.
const (
	QuestionLife     = 90 * 24 * time.Hour // of the text of questions, unless Config.Keep says another; then only counts stay
	conversationLife = 30 * 24 * time.Hour // after the last word
)

// Prune forgets what has had its time: questions and feedback after Config.Keep (counts by day and outcome
// stay), the wording of gaps not asked for as long, conversations 30 days after the last word, the IDs and
// keys of finished work after 7 days, and expired buttons. Call it about once a day.
func (db *DB) Prune(ctx context.Context, now time.Time) error {
	const day = int64(24 * time.Hour / time.Millisecond)
	oldQuestion, finished := milli(now.Add(-db.keep)), milli(now.Add(-finishedLife))
	steps := []struct {
		statement string
		before    int64
	}{
		{fmt.Sprintf(`INSERT INTO question_counts (day, outcome, asked, good, bad)
			SELECT q.at / %d, q.outcome, COUNT(*),
				COALESCE(SUM((SELECT COUNT(*) FROM feedback f WHERE f.question = q.id AND f.good = TRUE)), 0),
				COALESCE(SUM((SELECT COUNT(*) FROM feedback f WHERE f.question = q.id AND f.good = FALSE)), 0)
			FROM questions q WHERE q.at < $1 GROUP BY q.at / %d, q.outcome
			ON CONFLICT (day, outcome) DO UPDATE SET asked = question_counts.asked + excluded.asked,
				good = question_counts.good + excluded.good, bad = question_counts.bad + excluded.bad`, day, day), oldQuestion},
		{`DELETE FROM feedback WHERE question IN (SELECT id FROM questions WHERE at < $1)`, oldQuestion},
		{`DELETE FROM questions WHERE at < $1`, oldQuestion},
		{`UPDATE gaps SET example = '' WHERE last < $1 AND example <> ''`, oldQuestion},
		{`DELETE FROM conversations WHERE updated < $1`, milli(now.Add(-conversationLife))},
		{`DELETE FROM buttons WHERE expires > 0 AND expires < $1`, milli(now)},
		{`DELETE FROM turns WHERE next < $1`, milli(now.Add(-turnLife))},
		{`DELETE FROM inbox WHERE finished > 0 AND finished < $1`, finished},
		{`DELETE FROM outbox WHERE finished > 0 AND finished < $1`, finished},
	}
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		// Keeps questions from being recorded between the counting and the deleting.
		if _, err := take(ctx, q, "question", 0); err != nil {
			return err
		}
		for _, s := range steps {
			if _, err := q.ExecContext(ctx, s.statement, s.before); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("prune what is old: %w", err)
	}
	return nil
}

// Counts is what an operator wants to know about a store.
type Counts struct {
	Documents     map[knowledge.State]int
	Questions     map[knowledge.Outcome]int // since the beginning, also those that only counts are left of
	Gaps          int                       // groups of questions without an answer
	People, Chats int                       // all that are known, also those out of reach
	InboxWaiting  int
	OutboxWaiting int
	FilesWaiting  int // to be read
	GivenUp       int // updates and calls of the last days that ended with a problem
}

// Counts counts.
func (db *DB) Counts(ctx context.Context) (c Counts, err error) {
	q := db.reader(ctx)
	if c.Documents, err = tally[knowledge.State](ctx, q, `SELECT state, COUNT(*) FROM documents GROUP BY state`); err != nil {
		return Counts{}, fmt.Errorf("count documents: %w", err)
	}
	if c.Questions, err = tally[knowledge.Outcome](ctx, q, `SELECT outcome, SUM(n) FROM (
		SELECT outcome, COUNT(*) AS n FROM questions GROUP BY outcome
		UNION ALL SELECT outcome, SUM(asked) AS n FROM question_counts GROUP BY outcome) AS counted GROUP BY outcome`); err != nil {
		return Counts{}, fmt.Errorf("count questions: %w", err)
	}
	err = q.QueryRowContext(ctx, `SELECT
		(SELECT COUNT(*) FROM gaps), (SELECT COUNT(*) FROM people), (SELECT COUNT(*) FROM chats),
		(SELECT COUNT(*) FROM inbox WHERE finished = 0), (SELECT COUNT(*) FROM outbox WHERE finished = 0),
		(SELECT COUNT(*) FROM intake), (SELECT COUNT(*) FROM inbox WHERE problem <> '') + (SELECT COUNT(*) FROM outbox
		WHERE problem <> '')`).
		Scan(&c.Gaps, &c.People, &c.Chats, &c.InboxWaiting, &c.OutboxWaiting, &c.FilesWaiting, &c.GivenUp)
	if err != nil {
		return Counts{}, fmt.Errorf("count people and work: %w", classify(err))
	}
	return c, nil
}

// tally reads counts by name.
func tally[K ~string](ctx context.Context, q runner, query string) (map[K]int, error) {
	type line struct {
		key K
		n   int
	}
	lines, err := list(ctx, q, func(s scanner) (l line, err error) {
		err = s.Scan(&l.key, &l.n)
		return l, err
	}, query)
	if err != nil {
		return nil, err
	}
	m := make(map[K]int, len(lines))
	for _, l := range lines {
		m[l.key] = l.n
	}
	return m, nil
}
