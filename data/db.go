package data

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/team"
)

var (
	_ knowledge.Transactor        = (*DB)(nil)
	_ knowledge.DocumentStore     = (*DB)(nil)
	_ knowledge.Journal           = (*DB)(nil)
	_ knowledge.FactStore         = (*DB)(nil)
	_ knowledge.QuestionStore     = (*DB)(nil)
	_ knowledge.PeopleStore       = (*DB)(nil)
	_ knowledge.ConversationStore = (*DB)(nil)
	_ knowledge.AuditLog          = (*DB)(nil)
	_ knowledge.Inbox             = (*DB)(nil)
	_ knowledge.Outbox            = (*DB)(nil)
	_ knowledge.Leases            = (*DB)(nil)
	_ desk.Store                  = (*DB)(nil)
	_ team.Book                   = (*DB)(nil)
)

// Config says where the store is, and how the facts of documents are read.
type Config struct {
	Path string        // the SQLite file; made, with its folder, when it is not there
	URL  string        // postgres://…; when set, Path is not looked at. It holds a password: never log it
	Keep time.Duration // how long the text of questions is kept, 0 for QuestionLife

	// Facts reads the facts of every version that is saved; nil reads none. FactsVersion identifies how it reads: a store
	// whose facts were read otherwise has them read again when it is opened. Province is where a place lies, "" for none.
	Facts        func(knowledge.Document) []knowledge.Fact
	FactsVersion string
	Province     func(place string) string
}

// DB is the store. It is safe for concurrent use.
type DB struct {
	config  Config
	sql     *sql.DB
	lending *sql.DB       // what claims are written on: on SQLite without waiting for the disk, see lend; on PostgreSQL sql
	path    string        // the SQLite file, absolute; empty on PostgreSQL
	writing chan struct{} // SQLite has one writer: the one who put a token in; nil on PostgreSQL
	now     func() time.Time
	keep    time.Duration // the text of questions

	server    *pgx.ConnConfig // where PostgreSQL is; nil on SQLite
	addressed url.Values      // what its URL said besides

	statements statements // of SQLite

	randomness sync.Mutex
	random     io.Reader
}

// Open opens the store, brings its schema up to date and gives a new store its identity.
// now is the clock for what is not dated by the caller; random is read for identities and pseudonyms.
// Errors match ErrDamaged, ErrNewer, ErrFull and ErrBusy where they apply, and never hold the URL's password.
func Open(ctx context.Context, c Config, now func() time.Time, random io.Reader) (*DB, error) {
	db := &DB{config: c, now: now, random: random, keep: cmp.Or(c.Keep, QuestionLife)}
	var err error
	switch {
	case c.URL != "":
		err = db.openPostgres(ctx, c.URL)
	case c.Path != "":
		err = db.openSQLite(ctx, c.Path)
	default:
		err = errors.New("neither a file nor a URL of the database is given")
	}
	if err != nil {
		return nil, err
	}
	if err := db.prepare(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// prepare brings schema and facts up to date and sees that the store has an identity.
func (db *DB) prepare(ctx context.Context) error {
	if err := db.migrate(ctx); err != nil {
		return err
	}
	if err := db.markOld(ctx); err != nil {
		return err
	}
	var known int
	if err := db.sql.QueryRowContext(ctx, `SELECT COUNT(*) FROM store WHERE name = 'id'`).Scan(&known); err != nil {
		return fmt.Errorf("look for the store's identity: %w", classify(err))
	}
	if known == 0 {
		if err := db.identify(ctx); err != nil {
			return err
		}
	}
	if err := db.readFacts(ctx); err != nil {
		return fmt.Errorf("read the facts of the documents: %w", err)
	}
	return nil
}

// identify gives a new store its identity.
func (db *DB) identify(ctx context.Context) error {
	id, err := db.token()
	if err != nil {
		return err
	}
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		_, err := q.ExecContext(ctx, `INSERT INTO store (name, value) VALUES ('id', $1) ON CONFLICT (name) DO NOTHING`, id)
		return err
	})
	if err != nil {
		return fmt.Errorf("give the store its identity: %w", err)
	}
	return nil
}

// Close ends all connections. It waits for nothing: end the users of the store before.
func (db *DB) Close() error {
	err := db.sql.Close()
	if db.lending != db.sql {
		err = errors.Join(db.lending.Close(), err)
	}
	if err != nil {
		return fmt.Errorf("close the database: %w", classify(err))
	}
	return nil
}

// RenewIdentity gives the store another identity, so that every index made from it is built anew.
func (db *DB) RenewIdentity(ctx context.Context) error {
	id, err := db.token()
	if err != nil {
		return err
	}
	err = db.write(ctx, func(ctx context.Context, q runner) error {
		_, err := q.ExecContext(ctx, `UPDATE store SET value = $1 WHERE name = 'id'`, id)
		return err
	})
	if err != nil {
		return fmt.Errorf("renew the store's identity: %w", err)
	}
	return nil
}

// Note keeps a remark about the store itself under a name; Noted gives it back, "" for none.
func (db *DB) Note(ctx context.Context, name, remark string) error {
	err := db.write(ctx, func(ctx context.Context, q runner) error {
		_, err := q.ExecContext(ctx, `INSERT INTO store (name, value) VALUES ($1, $2)
			ON CONFLICT (name) DO UPDATE SET value = excluded.value`, "note-"+clean(name), clean(remark))
		return err
	})
	if err != nil {
		return fmt.Errorf("keep the remark %s: %w", name, err)
	}
	return nil
}

// Noted is what Note kept last under a name.
func (db *DB) Noted(ctx context.Context, name string) (remark string, err error) {
	err = db.reader(ctx).QueryRowContext(ctx, `SELECT COALESCE(MAX(value), '') FROM store WHERE name = $1`,
		"note-"+clean(name)).Scan(&remark)
	if err != nil {
		return "", fmt.Errorf("read the remark %s: %w", name, classify(err))
	}
	return remark, nil
}

// token returns 128 random bits in 26 lower-case letters and digits.
func (db *DB) token() (string, error) {
	db.randomness.Lock()
	defer db.randomness.Unlock()
	var b [16]byte
	if _, err := io.ReadFull(db.random, b[:]); err != nil {
		return "", fmt.Errorf("read randomness: %w", err)
	}
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:])), nil
}
