package data

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	osexec "os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// ErrNoTools says that PostgreSQL's own programs, which copy its databases, are not installed here.
var ErrNoTools = errors.New("pg_dump and pg_restore are not installed here: apt-get install postgresql-client, " +
	"or run them where the server is")

// dumpPostgres writes the store's schema into a file in the form that pg_restore reads.
func (db *DB) dumpPostgres(ctx context.Context, file string) error {
	schema, err := one(ctx, db.sql, word, `SELECT current_schema()`)
	if err != nil {
		return err
	}
	return db.tool(ctx, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--schema="+schema, "--file="+file)
}

// restorePostgres puts what dumpPostgres wrote in the place of what is there, which is kept as another schema. When that
// fails, all is as it was.
func (db *DB) restorePostgres(ctx context.Context, file string, now time.Time) (kept string, err error) {
	schema, err := one(ctx, db.sql, word, `SELECT current_schema()`)
	if err != nil {
		return "", err
	}
	kept = schema + "_before_" + now.UTC().Format("20060102_150405")
	name, old := pgx.Identifier{schema}.Sanitize(), pgx.Identifier{kept}.Sanitize()
	if err := db.all(ctx, `ALTER SCHEMA `+name+` RENAME TO `+old, `CREATE SCHEMA `+name); err != nil {
		return "", fmt.Errorf("keep what is there as the schema %s: %w", kept, err)
	}
	err = db.tool(ctx, "pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
		"--schema="+schema, "--dbname="+db.server.Database, file)
	if err == nil {
		if err = db.sql.QueryRowContext(ctx, `SELECT value FROM store WHERE name = 'id'`).Scan(new(string)); err == nil {
			return kept, nil
		}
		err = fmt.Errorf("%w, or of another schema than %s", ErrNoCopy, schema)
	}
	back := context.WithoutCancel(ctx) // an interrupted restore is undone as well
	return "", errors.Join(err, db.all(back, `DROP SCHEMA `+name+` CASCADE`, `ALTER SCHEMA `+old+` RENAME TO `+name))
}

// all runs statements in one transaction.
func (db *DB) all(ctx context.Context, statements ...string) error {
	return db.write(ctx, func(ctx context.Context, q runner) error {
		for _, s := range statements {
			if _, err := q.ExecContext(ctx, s); err != nil {
				return err
			}
		}
		return nil
	})
}

// tool runs one of PostgreSQL's programs on the store's database. The password goes by the environment, which other users
// of the machine cannot see.
func (db *DB) tool(ctx context.Context, program string, args ...string) error {
	path, err := osexec.LookPath(program)
	if err != nil {
		return ErrNoTools
	}
	run := osexec.CommandContext(ctx, path, args...)
	run.Env = append(os.Environ(), db.serverEnvironment()...)
	var said bytes.Buffer
	run.Stderr = &said
	if err := run.Run(); err != nil {
		first, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
		return fmt.Errorf("%s: %w: %s", program, err, first)
	}
	return nil
}

// serverEnvironment tells PostgreSQL's programs where the server is.
func (db *DB) serverEnvironment() []string {
	env := []string{"PGHOST=" + db.server.Host, "PGPORT=" + strconv.Itoa(int(db.server.Port)), "PGUSER=" + db.server.User,
		"PGDATABASE=" + db.server.Database, "PGPASSWORD=" + db.server.Password}
	for name, value := range map[string]string{"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT",
		"sslkey": "PGSSLKEY"} {
		if v := db.addressed.Get(name); v != "" {
			env = append(env, value+"="+v)
		}
	}
	return env
}

// remember keeps how the server is reached, for its own programs.
func (db *DB) remember(c *pgx.ConnConfig, address string) {
	db.server = c
	if u, err := url.Parse(address); err == nil {
		db.addressed = u.Query()
	}
}
