package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"studitiru/knowledge"
)

const (
	repeats  = 4                // times that a transaction is tried when PostgreSQL gives it up
	lockWait = 10 * time.Second // for SQLite's one writer; longer means a transaction that waits for itself
)

// runner is what queries run on: the pool or a transaction.
type runner interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// transaction is what a context carries. failed says that a part of it went wrong, so that
// the whole must not be kept.
type transaction struct {
	*sql.Tx
	pool   *sql.DB // whose connection it has
	failed atomic.Bool
	parts  atomic.Int64 // nested parts begun, to name their savepoints
}

type transactionKey struct{ db *DB }

// joined returns the transaction that ctx carries for this store, or nil.
func (db *DB) joined(ctx context.Context) *transaction {
	t, _ := ctx.Value(transactionKey{db}).(*transaction)
	return t
}

// reader returns what a read has to run on: the transaction of ctx, so that it sees its own writes, or the pool.
func (db *DB) reader(ctx context.Context) runner {
	if t := db.joined(ctx); t != nil {
		return t
	}
	return db.sql
}

// Within runs do in one transaction; see knowledge.Transactor. When PostgreSQL gives the
// transaction up because of another one (a deadlock), do is called again, so it must not
// change anything but the store and what it overwrites. Store methods must be called with
// do's context: with another one they would wait for this very transaction.
func (db *DB) Within(ctx context.Context, do func(ctx context.Context) error) error {
	if t := db.joined(ctx); t != nil {
		return part(ctx, t, do)
	}
	return db.within(ctx, db.sql, do)
}

// WithinSoon is Within for what is decided anew when it is lost whole, such as which reminders are due: on SQLite it is not
// waited until the disk has it. A power cut may undo it, but nothing that came after stays then, so that what is recorded as sent
// is never decided again. It stands at once for every process on the store, and when this one is killed.
func (db *DB) WithinSoon(ctx context.Context, do func(ctx context.Context) error) error {
	if t := db.joined(ctx); t != nil {
		return part(ctx, t, do)
	}
	return db.within(ctx, db.lending, do)
}

// within runs do in a new transaction on one of the pools.
func (db *DB) within(ctx context.Context, pool *sql.DB, do func(ctx context.Context) error) error {
	var err error
	for range repeats {
		if err = db.once(ctx, pool, do); !repeatable(err) || ctx.Err() != nil {
			break
		}
	}
	return err
}

// lend writes a claim. It stands at once for every process on the store, but SQLite does not wait until it is on the disk:
// after a power cut, where all claims end anyway, it may not have been. The next transaction that waits takes it along.
func (db *DB) lend(ctx context.Context, do func(ctx context.Context, q runner) error) error {
	if db.joined(ctx) != nil {
		return db.write(ctx, do)
	}
	return db.within(ctx, db.lending, func(ctx context.Context) error { return classify(do(ctx, db.joined(ctx))) })
}

// part runs a nested call. Its failure makes the outer transaction fail; an answer, such as that somebody may
// not do this, only takes back what the call itself wrote, so that the outer one can go on and say so.
func part(ctx context.Context, t *transaction, do func(ctx context.Context) error) error {
	done := false
	defer func() {
		if !done {
			t.failed.Store(true)
		}
	}()
	name := fmt.Sprintf("part%d", t.parts.Add(1))
	if _, err := t.ExecContext(ctx, "SAVEPOINT "+name); err != nil {
		return fmt.Errorf("begin a part of a transaction: %w", classify(err))
	}
	err := do(ctx)
	if err != nil && !isAnswer(err) {
		return err
	}
	end := "RELEASE SAVEPOINT " + name
	if err != nil {
		end = "ROLLBACK TO SAVEPOINT " + name + "; " + end
	}
	if _, failed := t.ExecContext(ctx, end); failed != nil {
		return errors.Join(err, fmt.Errorf("end a part of a transaction: %w", classify(failed)))
	}
	done = true
	return err
}

// isAnswer reports whether an error is what somebody is to be told, and nothing that went wrong.
func isAnswer(err error) bool {
	for _, answer := range []error{knowledge.ErrNotFound, knowledge.ErrDuplicate, knowledge.ErrForbidden, knowledge.ErrOwnDocument,
		knowledge.ErrWrongState, knowledge.ErrInvite} {
		if errors.Is(err, answer) {
			return true
		}
	}
	_, invalid := errors.AsType[*knowledge.Invalid](err)
	return invalid
}

// once runs do in a new transaction.
func (db *DB) once(ctx context.Context, pool *sql.DB, do func(ctx context.Context) error) error {
	release, err := db.acquire(ctx)
	if err != nil {
		return err
	}
	defer release()
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin a transaction: %w", classify(err))
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing; its own error would hide the one that matters
	t := &transaction{Tx: tx, pool: pool}
	if err := do(context.WithValue(ctx, transactionKey{db}, t)); err != nil {
		return err
	}
	if t.failed.Load() {
		return errors.New("commit a transaction: a part of it had failed, nothing is kept")
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit a transaction: %w", classify(err))
	}
	return nil
}

// acquire waits for the turn to write. In one process SQLite's writers queue up here,
// first come first served, where its own busy handler would let them race.
func (db *DB) acquire(ctx context.Context) (release func(), err error) {
	if db.writing == nil {
		return func() {}, nil
	}
	patience := time.NewTimer(lockWait)
	defer patience.Stop()
	select {
	case db.writing <- struct{}{}:
		return func() { <-db.writing }, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to write: %w", ctx.Err())
	case <-patience.C:
		return nil, fmt.Errorf("wait to write for %v: %w", lockWait, ErrBusy)
	}
}

// write runs a store method's part in the transaction of ctx, or in one of its own.
// ErrNotFound and ErrDuplicate are answers, given before anything is written: a caller's
// transaction can go on after them.
func (db *DB) write(ctx context.Context, do func(ctx context.Context, q runner) error) error {
	t := db.joined(ctx)
	if t == nil {
		return db.Within(ctx, func(ctx context.Context) error { return classify(do(ctx, db.joined(ctx))) })
	}
	err := do(ctx, t)
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) && !errors.Is(err, knowledge.ErrDuplicate) {
		t.failed.Store(true)
	}
	return classify(err)
}

// scanner is a row or rows.
type scanner interface{ Scan(dest ...any) error }

// usualRows is how many rows a list has room for at first.
const usualRows = 16

// list runs a query and reads all its rows.
func list[T any](ctx context.Context, q runner, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, classify(err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, classify(err)
		}
		if all == nil {
			all = make([]T, 0, usualRows)
		}
		all = append(all, one)
	}
	return all, classify(rows.Err())
}

// one runs a query and reads its only row; knowledge.ErrNotFound when there is none.
func one[T any](ctx context.Context, q runner, scan func(scanner) (T, error), query string, args ...any) (T, error) {
	v, err := scan(q.QueryRowContext(ctx, query, args...))
	if errors.Is(err, sql.ErrNoRows) {
		return v, knowledge.ErrNotFound
	}
	return v, classify(err)
}

// number scans a single integer.
func number(s scanner) (n int64, err error) {
	err = s.Scan(&n)
	return n, err
}

// word scans a single text.
func word(s scanner) (t string, err error) {
	err = s.Scan(&t)
	return t, err
}

// exec runs a statement and returns how many rows it changed.
func exec(ctx context.Context, q runner, query string, args ...any) (int64, error) {
	r, err := q.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	n, err := r.RowsAffected()
	if err != nil {
		return 0, fmt.Errorf("count the rows: %w", err)
	}
	return n, nil
}

// take takes n numbers of a counter and returns the last of them. With n = 0 it only
// waits for, and keeps out, the other transactions that take numbers there.
func take(ctx context.Context, q runner, counter string, n int) (int64, error) {
	last, err := one(ctx, q, number, `UPDATE counters SET value = value + $2 WHERE name = $1 RETURNING value`, counter, n)
	if err != nil {
		return 0, fmt.Errorf("take a number of %s: %w", counter, err)
	}
	return last, nil
}
