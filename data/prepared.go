package data

import (
	"context"
	"database/sql"
	"sync"
)

// mostPrepared bounds the statements that are kept prepared: the rounds of reminders use some hundred.
const mostPrepared = 400

// statements are those that come again and again, by pool and text. SQLite reads each statement anew, which takes longer than
// doing it; PostgreSQL's driver remembers by itself. The zero value is ready for use.
type statements struct {
	mu    sync.Mutex
	known map[statement]*sql.Stmt
}

// statement is a text on a pool.
type statement struct {
	pool *sql.DB
	text string
}

// of is a prepared statement; nil when there are too many, or it cannot be prepared: then the text is run.
func (s *statements) of(ctx context.Context, t *transaction, query string) *sql.Stmt {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := statement{t.pool, query}
	if stmt := s.known[key]; stmt != nil || len(s.known) >= mostPrepared {
		return stmt
	}
	stmt, err := t.pool.PrepareContext(ctx, query)
	if err != nil {
		return nil
	}
	if s.known == nil {
		s.known = map[statement]*sql.Stmt{}
	}
	s.known[key] = stmt
	return stmt
}

// again is a reader for a query that comes again and again.
func (db *DB) again(ctx context.Context) runner { return db.prepared(db.reader(ctx)) }

// prepared is a runner whose statements are kept prepared, where that helps.
func (db *DB) prepared(q runner) runner {
	if t, ok := q.(*transaction); ok && db.path != "" {
		return preparedRunner{t, db}
	}
	return q
}

// preparedRunner runs prepared statements in a transaction.
type preparedRunner struct {
	*transaction
	db *DB
}

// bound is a kept statement in the transaction, and the context to run it with; nil when it is not kept. SQLite's driver
// sets a watch for each statement whose context can end, which costs more than most of them. What ends here ends the
// transaction, whose context that is too, before its next statement.
func (p preparedRunner) bound(ctx context.Context, query string) (context.Context, *sql.Stmt) {
	stmt := p.db.statements.of(ctx, p.transaction, query)
	if stmt == nil {
		return ctx, nil
	}
	ctx = context.WithoutCancel(ctx)
	return ctx, p.StmtContext(ctx, stmt)
}

func (p preparedRunner) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if ctx, stmt := p.bound(ctx, query); stmt != nil {
		return stmt.ExecContext(ctx, args...)
	}
	return p.transaction.ExecContext(ctx, query, args...)
}

func (p preparedRunner) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if ctx, stmt := p.bound(ctx, query); stmt != nil {
		return stmt.QueryContext(ctx, args...)
	}
	return p.transaction.QueryContext(ctx, query, args...)
}

func (p preparedRunner) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if ctx, stmt := p.bound(ctx, query); stmt != nil {
		return stmt.QueryRowContext(ctx, args...)
	}
	return p.transaction.QueryRowContext(ctx, query, args...)
}
