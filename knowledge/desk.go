package knowledge

import (
	"context"
	"errors"
	"log/slog"
	"time"
)

// Errors of the editorial work, to be tested with errors.Is. Each has its own sentence in the chat.
var (
	ErrForbidden   = errors.New("not for this role")
	ErrOwnDocument = errors.New("another person has to approve it")
	ErrWrongState  = errors.New("not possible in this state")
	ErrInvite      = errors.New("no such invitation, or it is used or over")
)

// Desk is the editorial side of the Library: proposals, approval, versions, verification,
// roles, unanswered questions. Every method loads the acting person and checks the right
// itself, so that a role taken away is gone with the next call, whatever button it came from.
// An Actor without a person (command line, system) may do everything.
type Desk struct {
	store  DeskStore
	docs   DocumentStore
	tx     Transactor
	admins []int64
	now    func() time.Time
	log    *slog.Logger
}

// NewDesk puts a Desk together; admins are superadmins by configuration. All other arguments are required.
func NewDesk(store DeskStore, docs DocumentStore, tx Transactor, admins []int64, now func() time.Time, log *slog.Logger) *Desk {
	return &Desk{store: store, docs: docs, tx: tx, admins: admins, now: now, log: log}
}

// Proposal is a document on its way, owned by who makes it, before it is sent for review (state draf).
type Proposal struct {
	ID       int64
	Person   int64 // who makes it, 0 for the command line
	Chat     int64
	Step     string   // owned by bot: the question that waits for its answer; "" when none does
	Document Document // Meta and Body as far as they are known
	Replaces int64    // the document of which this is a new version, 0 for none
	Gap      string   // key of the unanswered question that it answers, "" for none
	File     string   // shown name of the file it came from
	FileHash string   // hex SHA-256 of the file's bytes
	Origin   string   // where a forwarded text came from
	Remarks  []string // what reading the file noticed, for people
	Masked   bool     // personal data is to be masked when it is sent (else who sends it has confirmed that it may stay)
	Created  time.Time
	Updated  time.Time
}

// Curation is what is kept about a document beside its content.
type Curation struct {
	Document int64
	Author   int64 // who sent the content that is, or waits to be, shown; 0 command line, seed or erased
	Approver int64
	Replaces int64 // a proposal for a new version of this document; 0 for none
	Gap      string
	FileHash string
	Sketch   []uint64 // of the text, for near-equal ones: see SketchOf
	Owner    int64    // who is asked whether it still holds; 0: the curators
	Interval int      // days between two such questions
	Verified time.Time
	Due      time.Time // when to ask next; zero: never (rules and guides without date)
	Asked    time.Time // when the owner was last asked; before Due: not yet for this Due
	Raised   time.Time // when the curators were last asked, for no answer came; before Due: not yet for this Due
	Reason   string    // why it was rejected
}

// Twin is a document that a proposal may repeat.
type Twin struct {
	Document Document // without Body
	Same     string   // TwinFile, TwinText, TwinNear, TwinTitle
	Share    float64  // of the shingles that both have, 0..1
}

// Invite lets somebody take a role by a code that is good once.
type Invite struct {
	Code    string // 10 characters
	Role    Role
	Agency  string
	By      int64
	Expires time.Time
	Used    bool
}

// Watch is the wish of somebody to be told once an unanswered question has an answer.
type Watch struct {
	Gap    string
	Person int64
	Chat   int64
}

// Term is a word of the vocabulary that people here added: an acronym with its meaning, or a synonym.
type Term struct {
	ID      int64
	Short   string // "SKM"
	Long    string // "Survei Kepuasan Masyarakat"
	Kind    string // "singkatan", "sinonim"
	By      int64
	Created time.Time
}

// Intake is a file or page that waits to be read outside of any transaction.
type Intake struct {
	ID       int64
	Person   int64
	Chat     int64
	Thread   int
	Message  int    // message_id it came with
	Group    string // media group, so that ten files get one notice
	File     string // Telegram's file ID
	URL      string // or a page's address
	Name     string
	Size     int64
	Caption  string
	Proposal int64 // the proposal that it is for, 0 for a new one
	Attempts int
	Created  time.Time
}

// DeskStore keeps the editorial work. data.DB is one.
type DeskStore interface {
	ProposalStore
	CurationStore
	RoleStore
	GapStore
}

// ProposalStore keeps proposals and what waits to be read.
type ProposalStore interface {
	// SaveProposal inserts (ID 0) or replaces a proposal.
	SaveProposal(ctx context.Context, p Proposal) (Proposal, error)
	Proposal(ctx context.Context, id int64) (Proposal, error) // ErrNotFound
	// Proposals lists a person's proposals, newest first, without bodies.
	Proposals(ctx context.Context, person int64) ([]Proposal, error)
	DeleteProposal(ctx context.Context, id int64) error
	AddIntake(ctx context.Context, in Intake) (int64, error)
	// ErrNotFound when there is nothing
	ClaimIntake(ctx context.Context, holder string, now time.Time, lease time.Duration) (Intake, error)
	FinishIntake(ctx context.Context, id int64) error
}

// CurationStore keeps what belongs to a document beside its content.
type CurationStore interface {
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
	// NextKey is a document key that was never used: usulan-1, usulan-2, …
	NextKey(ctx context.Context) (string, error)
	CountDocuments(ctx context.Context) (map[State]int, error)
	Versions(ctx context.Context, document int64) ([]Document, error) // newest first, without bodies
	NewestAudit(ctx context.Context, most int) ([]AuditEntry, error)  // newest first
	// Audit returns at most max entries with ID > after, oldest first.
	Audit(ctx context.Context, after int64, max int) ([]AuditEntry, error)
}

// CurationFilter selects curations.
type CurationFilter struct {
	States     []State
	DueBefore  time.Time
	Owner      int64
	Author     int64
	FileHash   string
	AskedSince time.Time // owner or curators were asked after it
	NoSketch   bool      // leave Sketch empty
	Limit      int
}

// JudgedQuestion is a question with the number of good and bad judgements.
type JudgedQuestion struct {
	AskedQuestion
	Good, Bad int
}

// RoleStore keeps who may do what.
type RoleStore interface {
	Person(ctx context.Context, id int64) (Person, error) // ErrNotFound
	PeopleWith(ctx context.Context, roles ...Role) ([]Person, error)
	SetRole(ctx context.Context, by Actor, person int64, role Role, agency string) error
	// NewCode draws a code of 10 letters and digits that are hard to mistake for each other.
	NewCode(ctx context.Context) (string, error)
	SaveInvite(ctx context.Context, by Actor, i Invite) error
	Invite(ctx context.Context, code string) (Invite, error) // ErrNotFound
	// RecordDenied writes an attempt into the audit unless the same person's last one at that lies less than every back.
	RecordDenied(ctx context.Context, e AuditEntry, every time.Duration) error
	// FirstCode is the one-time code of the first superadmin: made when there is none, "" when there is a superadmin.
	FirstCode(ctx context.Context) (string, error)
}

// GapStore keeps unanswered questions and what people added to the vocabulary.
type GapStore interface {
	// OpenGaps lists unanswered questions that nobody closed, and questions whose answers were rejected at least three
	// times, most asked first.
	OpenGaps(ctx context.Context, limit, offset int) ([]Gap, error)
	CloseGap(ctx context.Context, by Actor, key, how string) error // how: "dokumen", "singkatan", "di luar cakupan"
	WatchGap(ctx context.Context, w Watch) error
	// TakeWatches returns and forgets who wants to be told.
	TakeWatches(ctx context.Context, gap string) ([]Watch, error)
	// AskedSince lists questions without their askers, at most limit, the newest first, with how they were judged.
	AskedSince(ctx context.Context, since time.Time, limit int) ([]JudgedQuestion, error)
	Terms(ctx context.Context) ([]Term, error)
	SaveTerm(ctx context.Context, by Actor, t Term) (Term, error)
	DropTerm(ctx context.Context, by Actor, id int64) error
}

// Standing is an owner's answer to whether a document still holds.
type Standing string

// The standings.
const (
	StillHolds  Standing = "masih berlaku"
	NeedsChange Standing = "perlu diubah"
	HasStopped  Standing = "sudah berhenti"
)
