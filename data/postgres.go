package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

const postgresConns = 16 // of one process; a server takes 100 by default

// openPostgres connects. What pgx says about an address that it cannot read is left out, for it may quote the password.
func (db *DB) openPostgres(ctx context.Context, address string) error {
	c, err := pgx.ParseConfig(address)
	if err != nil {
		return errors.New("read the database's URL: it has to be like postgres://user:password@host:5432/name?sslmode=require")
	}
	db.remember(c, address)
	db.sql = stdlib.OpenDB(*c)
	db.sql.SetMaxOpenConns(postgresConns)
	db.sql.SetMaxIdleConns(postgresConns)
	db.lending = db.sql
	if err := db.sql.PingContext(ctx); err != nil {
		err = fmt.Errorf("reach the database %s on %s:%d: %w", c.Database, c.Host, c.Port, classify(err))
		return errors.Join(err, db.sql.Close())
	}
	return nil
}

// schemaLock lets one process at a time migrate a schema. The others wait.
type schemaLock struct{}

// The numbers of the lock: this program's, and the schema's.
const schemaLockKey = `(1937006953, hashtext(current_schema()))`

func (schemaLock) SessionLock(ctx context.Context, conn *sql.Conn) error {
	if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_lock`+schemaLockKey); err != nil {
		return fmt.Errorf("wait for another process to migrate: %w", err)
	}
	return nil
}

func (schemaLock) SessionUnlock(ctx context.Context, conn *sql.Conn) error {
	if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_unlock`+schemaLockKey); err != nil {
		return fmt.Errorf("end the migration's lock: %w", err)
	}
	return nil
}
