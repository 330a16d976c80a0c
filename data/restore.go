package data

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Copies are known by how they begin.
const (
	sqliteBegin   = "SQLite format 3\x00"
	postgresBegin = "PGDMP"
)

// ErrNoCopy says that a file is not what Backup writes, or that it is of the other engine.
var ErrNoCopy = errors.New("that is no copy of a store of this engine")

// CheckCopy sees that Restore can take a file: of the engine of c, sound, and not from a newer program.
func CheckCopy(ctx context.Context, c Config, file string) error {
	begin, err := beginning(file)
	if err != nil {
		return fmt.Errorf("read the copy: %w", err)
	}
	switch {
	case c.URL != "" && bytes.HasPrefix(begin, []byte(postgresBegin)):
		return nil // pg_restore says itself what it does not understand, before it changes anything
	case c.URL == "" && bytes.HasPrefix(begin, []byte(sqliteBegin)):
		return checkCopiedSQLite(ctx, file)
	case bytes.HasPrefix(begin, []byte(postgresBegin)):
		return fmt.Errorf("%s: %w: it is of PostgreSQL, so set DATABASE_URL", file, ErrNoCopy)
	case bytes.HasPrefix(begin, []byte(sqliteBegin)):
		return fmt.Errorf("%s: %w: it is of SQLite, so leave DATABASE_URL empty", file, ErrNoCopy)
	}
	return fmt.Errorf("%s: %w", file, ErrNoCopy)
}

func beginning(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	begin := make([]byte, len(sqliteBegin))
	n, err := io.ReadFull(f, begin)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = nil
	}
	return begin[:n], errors.Join(err, f.Close())
}

// checkCopiedSQLite reads the whole copy.
func checkCopiedSQLite(ctx context.Context, file string) error {
	path, err := filepath.Abs(file)
	if err != nil {
		return fmt.Errorf("find the copy: %w", err)
	}
	copied, err := sql.Open("sqlite", sqliteURI(path)+"?mode=ro&immutable=1")
	if err != nil {
		return fmt.Errorf("open the copy: %w", err)
	}
	db := &DB{sql: copied, lending: copied, path: path}
	err = db.Check(ctx)
	if err == nil {
		var known int
		if err = copied.QueryRowContext(ctx, `SELECT COUNT(*) FROM store WHERE name = 'id'`).Scan(&known); err != nil || known == 0 {
			err = ErrNoCopy
		}
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("check the copy %s: %w", file, err)
	}
	return nil
}

// Restore puts a copy that Backup wrote in the place of the store of c. Nobody may use the store meanwhile. What was there
// is kept under the name that it returns: a file, or on PostgreSQL a schema. Call Open afterwards, which brings the copy's
// schema up to date, and Settle.
func Restore(ctx context.Context, c Config, file string, now time.Time) (kept string, err error) {
	if err := CheckCopy(ctx, c, file); err != nil {
		return "", err
	}
	if c.URL != "" {
		db := &DB{now: time.Now}
		if err := db.openPostgres(ctx, c.URL); err != nil {
			return "", err
		}
		kept, err := db.restorePostgres(ctx, file, now)
		if err = errors.Join(err, db.Close()); err != nil {
			return "", fmt.Errorf("restore %s: %w", file, err)
		}
		return kept, nil
	}
	if kept, err = replaceFile(c.Path, file, now); err != nil {
		return "", fmt.Errorf("restore %s: %w", file, err)
	}
	return kept, nil
}

// replaceFile copies file to path by way of a name beside it, after moving what is there, with its log, out of the way.
func replaceFile(path, file string, now time.Time) (kept string, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", err
	}
	part := path + ".restored"
	if err := copyFile(part, file); err != nil {
		return "", errors.Join(err, os.Remove(part))
	}
	if _, err := os.Stat(path); err == nil {
		kept = path + ".before-" + now.UTC().Format("20060102-150405")
		for _, end := range []string{"-wal", "-shm", ""} {
			if err := os.Rename(path+end, kept+end); err != nil && !errors.Is(err, os.ErrNotExist) {
				return "", err
			}
		}
	}
	if err := os.Rename(part, path); err != nil {
		return "", err
	}
	return kept, flush(filepath.Dir(path))
}

func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
