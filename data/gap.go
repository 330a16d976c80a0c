package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// rejectedOften is from how many bad judgements on a question counts as unanswered.
const rejectedOften = 3

// OpenGaps lists unanswered questions; see desk.Gaps.
func (db *DB) OpenGaps(ctx context.Context, most, offset int) ([]knowledge.Gap, error) {
	gaps, err := list(ctx, db.reader(ctx), scanGap, `SELECT `+gapColumns+` FROM gaps WHERE closed = '' AND example <> ''`)
	if err != nil {
		return nil, fmt.Errorf("list the open gaps: %w", err)
	}
	rejected, err := db.rejected(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the rejected answers: %w", err)
	}
	for _, r := range rejected {
		if !slices.ContainsFunc(gaps, func(g knowledge.Gap) bool { return g.Key == r.Key }) {
			gaps = append(gaps, r)
		}
	}
	slices.SortFunc(gaps, func(a, b knowledge.Gap) int {
		return cmp.Or(b.Count-a.Count, b.Last.Compare(a.Last), strings.Compare(a.Key, b.Key))
	})
	gaps = gaps[min(max(offset, 0), len(gaps)):]
	if most > 0 {
		gaps = gaps[:min(most, len(gaps))]
	}
	return gaps, nil
}

// rejected groups questions whose answers were often judged bad by their words.
func (db *DB) rejected(ctx context.Context) ([]knowledge.Gap, error) {
	scan := func(s scanner) (g knowledge.Gap, err error) {
		var terms string
		var first, last int64
		if err := s.Scan(&terms, &g.Example, &g.Count, &first, &last); err != nil {
			return g, err
		}
		var words []string
		if err := decode(terms, &words); err != nil {
			return g, err
		}
		slices.Sort(words)
		g.Key, g.First, g.Last = strings.Join(slices.Compact(words), " "), fromMilli(first), fromMilli(last)
		return g, nil
	}
	found, err := list(ctx, db.reader(ctx), scan, `SELECT q.terms, MAX(q.text), COUNT(*), MIN(q.at), MAX(q.at)
		FROM questions q JOIN feedback f ON f.question = q.id WHERE f.good = FALSE
		GROUP BY q.terms HAVING COUNT(*) >= $1`, rejectedOften)
	if err != nil {
		return nil, err
	}
	closed, err := list(ctx, db.reader(ctx), word, `SELECT key FROM gaps WHERE closed <> ''`)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(found, func(g knowledge.Gap) bool { return g.Key == "" || slices.Contains(closed, g.Key) }), nil
}

// CloseGap takes a question off the list, with an audit entry. Asked again without an answer, it stays closed.
func (db *DB) CloseGap(ctx context.Context, by knowledge.Actor, key, how string) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		now := milli(db.now())
		_, err := q.ExecContext(ctx, `INSERT INTO gaps (`+gapColumns+`, closed) VALUES ($1, '', 0, $2, $3, $4, $5)
			ON CONFLICT (key) DO UPDATE SET closed = excluded.closed`, clean(key), now, now, false, clean(how))
		if err != nil {
			return err
		}
		detail, err := encode(map[string]string{"how": how})
		if err != nil {
			return err
		}
		return db.audit(ctx, q, by.Entry("gap.closed", "gap", detail))
	})
	if err != nil {
		return fmt.Errorf("close a gap: %w", err)
	}
	return nil
}

// WatchGap notes who wants to be told; twice is harmless.
func (db *DB) WatchGap(ctx context.Context, w desk.Watch) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		_, err := q.ExecContext(ctx, `INSERT INTO gap_watches (gap, person, chat) VALUES ($1, $2, $3)
			ON CONFLICT (gap, person) DO NOTHING`,
			clean(w.Gap), w.Person, w.Chat)
		return err
	})
	if err != nil {
		return fmt.Errorf("watch a gap: %w", err)
	}
	return nil
}

// TakeWatches returns and forgets who wants to be told.
func (db *DB) TakeWatches(ctx context.Context, gap string) (watches []desk.Watch, err error) {
	scan := func(s scanner) (w desk.Watch, err error) {
		err = s.Scan(&w.Gap, &w.Person, &w.Chat)
		return w, err
	}
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		watches, err = list(ctx, q, scan, `DELETE FROM gap_watches WHERE gap = $1 RETURNING gap, person, chat`, clean(gap))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("take who watches a gap: %w", err)
	}
	return watches, nil
}

// AskedSince lists questions without their askers, with how they were judged.
func (db *DB) AskedSince(ctx context.Context, since time.Time, most int) ([]desk.JudgedQuestion, error) {
	scan := func(s scanner) (j desk.JudgedQuestion, err error) {
		var terms string
		var at int64
		if err := s.Scan(&j.ID, &j.Text, &terms, &j.Outcome, &at, &j.Good, &j.Bad); err != nil {
			return j, err
		}
		j.At = fromMilli(at)
		return j, decode(terms, &j.Terms)
	}
	found, err := list(ctx, db.reader(ctx), scan, `SELECT q.id, q.text, q.terms, q.outcome, q.at,
		(SELECT COUNT(*) FROM feedback f WHERE f.question = q.id AND f.good = TRUE),
		(SELECT COUNT(*) FROM feedback f WHERE f.question = q.id AND f.good = FALSE)
		FROM questions q WHERE q.at >= $1 ORDER BY q.at DESC, q.id DESC LIMIT $2`, milli(since), limit(most))
	if err != nil {
		return nil, fmt.Errorf("list questions: %w", err)
	}
	return found, nil
}

const termColumns = `id, short, long, kind, person, created`

func scanTerm(s scanner) (t desk.Term, err error) {
	var created int64
	err = s.Scan(&t.ID, &t.Short, &t.Long, &t.Kind, &t.By, &created)
	t.Created = fromMilli(created)
	return t, err
}

// Terms lists what people added to the vocabulary.
func (db *DB) Terms(ctx context.Context) ([]desk.Term, error) {
	found, err := list(ctx, db.reader(ctx), scanTerm, `SELECT `+termColumns+` FROM terms ORDER BY short, id`)
	if err != nil {
		return nil, fmt.Errorf("list terms: %w", err)
	}
	return found, nil
}

// SaveTerm adds a term, with an audit entry.
func (db *DB) SaveTerm(ctx context.Context, by knowledge.Actor, t desk.Term) (saved desk.Term, err error) {
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		if t.ID, err = take(ctx, q, "term", 1); err != nil {
			return err
		}
		saved, err = one(ctx, q, scanTerm, `INSERT INTO terms (`+termColumns+`) VALUES ($1, $2, $3, $4, $5, $6) RETURNING `+termColumns,
			t.ID, clean(t.Short), clean(t.Long), clean(t.Kind), t.By, milli(db.now()))
		if err != nil {
			return err
		}
		detail, err := encode(map[string]string{"short": t.Short, "long": t.Long, "kind": t.Kind})
		if err != nil {
			return err
		}
		return db.audit(ctx, q, by.Entry("term.added", fmt.Sprintf("term:%d", t.ID), detail))
	})
	if err != nil {
		return saved, fmt.Errorf("add a term: %w", err)
	}
	return saved, nil
}

// DropTerm takes a term back, with an audit entry; ErrNotFound when there is none.
func (db *DB) DropTerm(ctx context.Context, by knowledge.Actor, id int64) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		if n, err := exec(ctx, q, `DELETE FROM terms WHERE id = $1`, id); err != nil || n == 0 {
			return cmp.Or(err, error(knowledge.ErrNotFound))
		}
		return db.audit(ctx, q, by.Entry("term.dropped", fmt.Sprintf("term:%d", id), "{}"))
	})
	if err != nil {
		return fmt.Errorf("drop term %d: %w", id, err)
	}
	return nil
}
