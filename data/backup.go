package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Backup writes a copy of the store to file while it is in use. The copy is whole or not
// there at all: it is written beside file and then takes its name, replacing an older copy.
// It gets an identity of its own, so that an index made from this store is not
// mistaken for one of the copy; see Restore. On PostgreSQL the server's own pg_dump does it, which has to be installed:
// ErrNoTools.
func (db *DB) Backup(ctx context.Context, file string) error {
	if db.joined(ctx) != nil {
		return errors.New("back up: not possible inside a transaction")
	}
	err := db.free(file)
	switch {
	case err != nil:
	case db.path == "":
		err = db.copied(file, func(part string) error { return db.dumpPostgres(ctx, part) })
	default:
		err = db.copied(file, func(part string) error { return db.copySQLite(ctx, part) })
	}
	if err != nil {
		return fmt.Errorf("back up to %s: %w", file, err)
	}
	return nil
}

// free refuses names that belong to a database in use: replacing its file would damage it.
func (db *DB) free(file string) error {
	info, err := os.Stat(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if own, err := os.Stat(db.path); err == nil && os.SameFile(info, own) {
		return errors.New("that is the database itself")
	}
	if !info.Mode().IsRegular() {
		return errors.New("that is not a file")
	}
	if _, err := os.Stat(file + "-wal"); err == nil {
		return errors.New("that is a database in use")
	}
	return nil
}

// copied lets write make the copy beside file, makes sure that it is on the disk, and renames it.
func (db *DB) copied(file string, write func(part string) error) (err error) {
	if file, err = filepath.Abs(file); err != nil {
		return err
	}
	name, err := db.token()
	if err != nil {
		return err
	}
	part := filepath.Join(filepath.Dir(file), "."+filepath.Base(file)+"."+name[:8])
	if err := create(part); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(part))
		}
	}()
	if err := write(part); err != nil {
		return err
	}
	if err := flush(part); err != nil {
		return err
	}
	if err := os.Rename(part, file); err != nil {
		return err
	}
	return flush(filepath.Dir(file))
}

// copySQLite fills an empty file with a copy.
func (db *DB) copySQLite(ctx context.Context, part string) error {
	if _, err := db.sql.ExecContext(ctx, `VACUUM INTO $1`, part); err != nil {
		return classify(err)
	}
	if err := db.reidentify(ctx, part); err != nil {
		return fmt.Errorf("give the copy its identity: %w", err)
	}
	return nil
}

// reidentify gives the copy an identity of its own.
func (db *DB) reidentify(ctx context.Context, part string) error {
	id, err := db.token()
	if err != nil {
		return err
	}
	copied, err := sql.Open("sqlite", sqliteURI(part)+"?_pragma=journal_mode(DELETE)")
	if err != nil {
		return fmt.Errorf("open the copy: %w", err)
	}
	_, err = copied.ExecContext(ctx, `UPDATE store SET value = $1 WHERE name = 'id'`, id)
	return classify(errors.Join(err, copied.Close()))
}

// flush waits until a file or folder is on the disk.
func flush(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
