package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	sqliteConns  = 8        // readers beside the one writer
	checkedSize  = 32 << 20 // bytes; a file up to this size is checked whole when it is opened
	connectPause = 20 * time.Millisecond
)

// What a connection is opened with. WAL lets readers and the writer go on side by side; synchronous FULL because an update that
// was confirmed to Telegram must survive a power cut; secure_delete because erased means erased.
const (
	sqliteOptions = "?_txlock=immediate" +
		"&_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=foreign_keys(1)&_pragma=secure_delete(1)"
	sqliteSafe = sqliteOptions + "&_pragma=synchronous(FULL)"
	// What a power cut may undo, but never tear. It keeps more pages at hand, tidies the log less often (at 64 MB), and keeps in
	// memory what a statement may have to take back, for what is written this way is written again and again.
	sqliteQuick = sqliteOptions + "&_pragma=synchronous(NORMAL)&_pragma=cache_size(-16000)&_pragma=wal_autocheckpoint(16000)" +
		"&_pragma=temp_store(MEMORY)"
)

// openSQLite opens the file, making it readable for its owner only, and refuses a damaged one.
func (db *DB) openSQLite(ctx context.Context, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("find the folder of the database: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make the folder of the database: %w", err)
	}
	switch err := create(path); {
	case err == nil:
		if err := untilFree(ctx, func() error { return classify(begin(ctx, path)) }); err != nil {
			return fmt.Errorf("make the database: %w", err)
		}
	case !errors.Is(err, os.ErrExist):
		return fmt.Errorf("make the database: %w", err)
	}
	db.path, db.writing = path, make(chan struct{}, 1)
	if db.sql, err = sql.Open("sqlite", sqliteURI(path)+sqliteSafe); err != nil {
		return fmt.Errorf("open the database %s: %w", path, err)
	}
	db.sql.SetMaxOpenConns(sqliteConns)
	db.sql.SetMaxIdleConns(sqliteConns)
	if db.lending, err = sql.Open("sqlite", sqliteURI(path)+sqliteQuick); err != nil {
		return errors.Join(fmt.Errorf("open the database %s: %w", path, err), db.sql.Close())
	}
	db.lending.SetMaxOpenConns(2) // there is one writer, who may have a statement prepared beside its transaction
	if err := db.checkSmall(ctx); err != nil {
		return errors.Join(fmt.Errorf("open the database %s: %w", path, err), db.Close())
	}
	return nil
}

// create makes an empty file, which is an empty SQLite database. It leaves a file that is there alone:
// closing it here would take away the locks that the process holds on it.
func create(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// begin makes a new file one that gives room back when it is asked to, which has to be said before anything is in it.
func begin(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", sqliteURI(path)+"?_pragma=busy_timeout(5000)")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(ctx, givesRoomBack+`; PRAGMA journal_mode = WAL`)
	return errors.Join(err, db.Close())
}

// sqliteURI names a file whatever characters its path holds.
func sqliteURI(path string) string {
	parts := strings.Split(filepath.ToSlash(path), "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return "file:" + strings.Join(parts, "/")
}

// checkSmall connects, and checks the whole file unless it is so large that a start would wait for it.
func (db *DB) checkSmall(ctx context.Context) error {
	if err := db.connect(ctx); err != nil {
		return err
	}
	info, err := os.Stat(db.path)
	if err != nil {
		return err
	}
	if info.Size() > checkedSize {
		return nil
	}
	return db.Check(ctx)
}

// connect makes the first connection.
func (db *DB) connect(ctx context.Context) error {
	return untilFree(ctx, func() error { return classify(db.sql.PingContext(ctx)) })
}

// untilFree tries until the file is free: while another process turns a new file to WAL, SQLite says at once that it is held,
// without the patience that it has later.
func untilFree(ctx context.Context, try func() error) error {
	patience := time.NewTimer(lockWait)
	defer patience.Stop()
	for {
		err := try()
		if !errors.Is(err, ErrBusy) {
			return err
		}
		select {
		case <-time.After(connectPause):
		case <-ctx.Done():
			return err
		case <-patience.C:
			return err
		}
	}
}

// Check reads the whole SQLite file and returns ErrDamaged, with the first findings, when it is not sound.
// It takes about a second per 500 MB. PostgreSQL watches over its own files: there it only asks whether the server is there.
func (db *DB) Check(ctx context.Context) error {
	if db.path == "" {
		return classify(db.sql.PingContext(ctx))
	}
	found, err := list(ctx, db.sql, word, `PRAGMA quick_check(3)`)
	if err != nil {
		return fmt.Errorf("check the database: %w", err)
	}
	if len(found) != 1 || found[0] != "ok" {
		return fmt.Errorf("check the database: %w (%s)", ErrDamaged, strings.Join(found, "; "))
	}
	return nil
}

// TakeOver ends all leases, so that what a killed process had claimed is handled at once.
// Call it on start while holding the state folder's lock. On PostgreSQL, where the
// holders may well be alive, it does nothing: leases run out by themselves.
func (db *DB) TakeOver(ctx context.Context) error {
	if db.path == "" {
		return nil
	}
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		for _, statement := range []string{
			`UPDATE inbox SET leased_until = 0, holder = '' WHERE finished = 0 AND leased_until > 0`,
			`UPDATE outbox SET leased_until = 0, holder = '' WHERE finished = 0 AND leased_until > 0`,
			`UPDATE intake SET leased_until = 0, holder = '' WHERE leased_until > 0`,
			`DELETE FROM leases`,
		} {
			if _, err := q.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("take over the leases: %w", err)
	}
	return nil
}
