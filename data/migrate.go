package data

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrationTries bounds how often two processes that open a new SQLite file at once may trip each other up.
const migrationTries = 5

// steps are the migrations on this store.
func (db *DB) steps() (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("find the migrations: %w", err)
	}
	dialect, options := goose.DialectSQLite3, []goose.ProviderOption{
		goose.WithLogger(goose.NopLogger()), goose.WithDisableGlobalRegistry(true), goose.WithGoMigrations(textMigration()),
	}
	if db.path == "" {
		dialect, options = goose.DialectPostgres, append(options, goose.WithSessionLocker(schemaLock{}))
	}
	p, err := goose.NewProvider(dialect, db.sql, files, options...)
	if err != nil {
		return nil, fmt.Errorf("prepare the migrations: %w", classify(err))
	}
	return p, nil
}

// migrate brings the schema up to date and refuses one from a newer version of the program.
func (db *DB) migrate(ctx context.Context) error {
	p, err := db.steps()
	if err != nil {
		return err
	}
	for range migrationTries {
		if _, err = p.Up(ctx); err == nil || db.path == "" || ctx.Err() != nil || errors.Is(classify(err), ErrDamaged) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("bring the schema up to date: %w", classify(err))
	}
	have, want, err := p.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the schema's version: %w", classify(err))
	}
	if have > want {
		return fmt.Errorf("the schema has version %d, this program knows %d: %w", have, want, ErrNewer)
	}
	return nil
}
