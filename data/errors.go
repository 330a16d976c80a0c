package data

import (
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What can be wrong with a store beside the query, to be tested with errors.Is.
var (
	ErrFull    = errors.New("the disk of the database is full; free some space")
	ErrBusy    = errors.New("the database is held by another process or transaction")
	ErrDamaged = errors.New("the database is damaged or is none; restore a backup")
	ErrNewer   = errors.New("the database was written by a newer version of the program; use that version")
)

// classify adds the matching error of the package to an engine's error.
func classify(err error) error {
	kind := kindOf(err)
	if kind == nil || errors.Is(err, kind) {
		return err
	}
	return fmt.Errorf("%w: %w", kind, err)
}

// kindOf translates the error codes of both engines; nil for what needs no name of its own.
func kindOf(err error) error {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		switch e.Code() & 0xff { // the higher bits tell more about the same trouble
		case sqlite3.SQLITE_FULL:
			return ErrFull
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return ErrBusy
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			return ErrDamaged
		}
	}
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		switch e.Code {
		case "53100": // disk_full
			return ErrFull
		case "55P03", "53300": // lock_not_available, too_many_connections
			return ErrBusy
		case "XX001", "XX002": // data_corrupted, index_corrupted
			return ErrDamaged
		}
	}
	return nil
}

// repeatable reports whether PostgreSQL gave a transaction up for the sake of another one.
func repeatable(err error) bool {
	e, ok := errors.AsType[*pgconn.PgError](err)
	return ok && (e.Code == "40001" || e.Code == "40P01") // serialization_failure, deadlock_detected
}
