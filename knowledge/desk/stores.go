package desk

import (
	"context"
	"time"

	"studitiru/knowledge"
)

// Store is all that a Desk keeps. data.DB is one.
type Store interface {
	Drafts
	Curations
	Shelf
	Trail
	Roles
	Invitations
	Gaps
	Vocabulary
	Facts
}

// Drafts forgets proposals that were sent.
type Drafts interface {
	DeleteProposal(ctx context.Context, id int64) error
}

// Curations keeps what belongs to a document beside its content.
type Curations interface {
	Curation(ctx context.Context, document int64) (Curation, error) // ErrNotFound
	SaveCuration(ctx context.Context, c Curation) error
	// Curations lists those of documents in the given states, or due before a time; zero values do not restrict.
	Curations(ctx context.Context, f CurationFilter) ([]Curation, error)
	// CurationsToAsk lists, without sketches, published documents that are due and about which the curators were not asked
	// for this Due, nor their owner after the instant patience (0 or out of reach owners count as not asked); at most most
	// of one owner, the one that is due first comes first.
	CurationsToAsk(ctx context.Context, now, patience time.Time, most int) ([]Curation, error)
	// Tombstone empties all texts of a document that was deleted; its number and title stay.
	Tombstone(ctx context.Context, document int64) error
}

// Shelf tells about documents what their own store does not.
type Shelf interface {
	// NextKey is a document key that was never used: usulan-1, usulan-2, …
	NextKey(ctx context.Context) (string, error)
	CountDocuments(ctx context.Context) (map[knowledge.State]int, error)
	Versions(ctx context.Context, document int64) ([]knowledge.Document, error) // newest first, without bodies
}

// Trail is the audit as it is read, and where denied attempts go.
type Trail interface {
	NewestAudit(ctx context.Context, most int) ([]knowledge.AuditEntry, error) // newest first
	// Audit returns at most max entries with ID > after, oldest first.
	Audit(ctx context.Context, after int64, max int) ([]knowledge.AuditEntry, error)
	// RecordDenied writes an attempt into the audit unless the same person's last one at that lies less than every back.
	RecordDenied(ctx context.Context, e knowledge.AuditEntry, every time.Duration) error
}

// Roles keeps who may do what.
type Roles interface {
	Person(ctx context.Context, id int64) (knowledge.Person, error) // ErrNotFound
	PeopleWith(ctx context.Context, roles ...knowledge.Role) ([]knowledge.Person, error)
	SetRole(ctx context.Context, by knowledge.Actor, person int64, role knowledge.Role, agency string) error
}

// Invitations keeps the codes by which roles are taken.
type Invitations interface {
	// NewCode draws a code of 10 letters and digits that are hard to mistake for each other.
	NewCode(ctx context.Context) (string, error)
	SaveInvite(ctx context.Context, by knowledge.Actor, i Invite) error
	Invite(ctx context.Context, code string) (Invite, error) // ErrNotFound
	// FirstCode is the one-time code of the first superadmin: made when there is none, "" when there is a superadmin.
	FirstCode(ctx context.Context) (string, error)
}

// Gaps keeps questions, above all those without an answer.
type Gaps interface {
	// OpenGaps lists unanswered questions that nobody closed, and questions whose answers were rejected at least three
	// times, most asked first.
	OpenGaps(ctx context.Context, limit, offset int) ([]knowledge.Gap, error)
	CloseGap(ctx context.Context, by knowledge.Actor, key, how string) error // how: "dokumen", "singkatan", "di luar cakupan"
	WatchGap(ctx context.Context, w Watch) error
	// TakeWatches returns and forgets who wants to be told.
	TakeWatches(ctx context.Context, gap string) ([]Watch, error)
	// AskedSince lists questions without their askers, at most limit, the newest first, with how they were judged.
	AskedSince(ctx context.Context, since time.Time, limit int) ([]JudgedQuestion, error)
}

// Vocabulary keeps what people added to it.
type Vocabulary interface {
	Terms(ctx context.Context) ([]Term, error)
	SaveTerm(ctx context.Context, by knowledge.Actor, t Term) (Term, error)
	DropTerm(ctx context.Context, by knowledge.Actor, id int64) error
}
