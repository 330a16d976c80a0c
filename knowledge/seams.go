package knowledge

import (
	"context"
	"errors"
	"time"
)

// Errors that a store answers with, to be tested with errors.Is.
var (
	ErrNotFound  = errors.New("not found")
	ErrDuplicate = errors.New("already there")
)

// Errors of the services, to be tested with errors.Is. Each has its own sentence in the chat.
var (
	ErrForbidden   = errors.New("not for this role")
	ErrOwnDocument = errors.New("another person has to approve it")
	ErrWrongState  = errors.New("not possible in this state")
	ErrInvite      = errors.New("no such invitation, or it is used or over")
)

// Searcher finds passages of published documents. index.Index is one.
// A search never fails because of what the question holds: odd text finds nothing.
type Searcher interface {
	Search(ctx context.Context, r SearchRequest) (SearchResult, error)
}

// Answerer finds the answer to a question that may be searched: its text is visible, not too long and without personal
// data. What it returns beside the answer is what the search made of the question, for the record. Package
// knowledge/answer has one.
type Answerer interface {
	Answer(ctx context.Context, q Question) (Answer, SearchResult, error)
}

// Transactor runs do in one transaction: every store method called with do's context takes part in it.
// A nested call joins the outer transaction. An error or panic of do rolls everything back; an answer of a nested call
// (ErrNotFound, ErrDuplicate, ErrForbidden, ErrOwnDocument, ErrWrongState, ErrInvite, *Invalid) only its own part.
type Transactor interface {
	Within(ctx context.Context, do func(ctx context.Context) error) error
}

// DocumentStore keeps documents in versions. Every change takes the next number of a counter row
// and writes an audit entry in the same transaction.
type DocumentStore interface {
	// SaveDocument inserts d, or adds a version to the document of the same Key; d.ID, Version, Seq, Created and
	// Updated of the argument are ignored. Equal Hash, and State, as the current version: nothing is written and ErrDuplicate
	// comes back together with the stored document.
	SaveDocument(ctx context.Context, by Actor, d Document) (Document, error)
	// SetState moves a document to another state (a new Seq, no new version). ErrNotFound if there is none.
	SetState(ctx context.Context, by Actor, id int64, to State) (Document, error)
	// Document returns the current version, in whatever state, or ErrNotFound.
	Document(ctx context.Context, id int64) (Document, error)
	// DocumentVersion returns an older (or the current) version, or ErrNotFound.
	DocumentVersion(ctx context.Context, id int64, version int) (Document, error)
	// Documents lists current versions that fit f, in the order that f asks for.
	Documents(ctx context.Context, f Filter) ([]Document, error)
}

// Filter selects documents. Zero fields do not restrict.
type Filter struct {
	IDs      []int64
	Keys     []string
	States   []State
	Kind     Kind
	Place    string // one of Places equals it
	Field    string
	Aspect   string
	Audience *Audience // nil: everything, whoever asks
	Newest   bool      // newest change first; else by ID
	Limit    int       // 0: no limit
	Offset   int
	NoBody   bool // leave Body empty, for lists
}

// Journal lets a derived index follow the documents.
type Journal interface {
	// ChangesAfter returns at most limit changes with Seq > seq in Seq order; one row a document: its newest change.
	ChangesAfter(ctx context.Context, seq int64, limit int) ([]Change, error)
	// StoreState returns the store's random identity, the highest Seq given out and the number of published documents.
	StoreState(ctx context.Context) (id string, seq int64, published int, err error)
}

// QuestionStore keeps questions (already masked), feedback and gaps.
type QuestionStore interface {
	RecordQuestion(ctx context.Context, q AskedQuestion) (id int64, err error)
	RecordFeedback(ctx context.Context, f Feedback) error // one a person and question; the last one counts
	RecordGap(ctx context.Context, key, example string, at time.Time) (Gap, error)
	ForwardGap(ctx context.Context, key string) error
	Gaps(ctx context.Context, limit int) ([]Gap, error) // most asked first
}

// PeopleStore keeps people and chats.
type PeopleStore interface {
	SeePerson(ctx context.Context, p Person) (Person, error) // insert or refresh Name, Seen and Active; Role and Agency are kept
	SeeChat(ctx context.Context, c Chat) error
	MoveChat(ctx context.Context, from, to int64) error // everything kept under from is kept under to; twice is harmless
	// PersonData returns all that is kept about a person, as JSON.
	PersonData(ctx context.Context, id int64) ([]byte, error)
	// ErasePerson deletes or anonymises all that; the audit keeps a pseudonym.
	ErasePerson(ctx context.Context, id int64) error
}

// ConversationStore keeps what a chat remembers between messages.
type ConversationStore interface {
	Conversation(ctx context.Context, chat, person int64) (Conversation, error) // ErrNotFound
	SaveConversation(ctx context.Context, c Conversation) error
	PutButton(ctx context.Context, b Button) error
	Button(ctx context.Context, key string) (Button, error) // ErrNotFound
	UseButton(ctx context.Context, key string) error        // marks it used
}

// AuditLog takes what changed but is no document: a person quieted, a person erased.
type AuditLog interface {
	RecordAudit(ctx context.Context, e AuditEntry) error // ID and, when zero, At are given by the store
}

// Inbox holds updates from the moment they arrive until they are handled.
type Inbox interface {
	// Accept stores updates; those whose ID is known (waiting or handled within the last days) are ignored.
	Accept(ctx context.Context, in []Incoming) (stored int, err error)
	// ClaimIncoming takes the oldest waiting update of a queue none of whose earlier updates is waiting or claimed, and
	// lends it to holder until the lease ends. ErrNotFound when there is nothing to do. Attempts counts this claim.
	ClaimIncoming(ctx context.Context, holder string, now time.Time, lease time.Duration) (Incoming, error)
	// FinishIncoming marks it handled; call it inside the transaction of its effects. problem is empty or says why it was
	// given up. The raw text is emptied.
	FinishIncoming(ctx context.Context, id int64, problem string, at time.Time) error
}

// Outbox holds calls to Telegram from the moment they are decided until they are made.
type Outbox interface {
	// Enqueue stores calls; one whose Key is known is ignored.
	Enqueue(ctx context.Context, out []Outgoing) error
	// ClaimOutgoing takes the most urgent call that is first in its queue and due, leased as ClaimIncoming.
	ClaimOutgoing(ctx context.Context, holder string, now time.Time, lease time.Duration) (Outgoing, error)
	// FinishOutgoing removes the call from its queue: sent, or given up with a problem. The payload is emptied.
	FinishOutgoing(ctx context.Context, id int64, problem string, at time.Time) error
	// PostponeOutgoing gives the call back, to be tried not before then; counted says whether this was an attempt.
	PostponeOutgoing(ctx context.Context, id int64, until time.Time, counted bool) error
}

// Leases makes one of several processes the holder of a name.
type Leases interface {
	// HoldLease takes or renews name for holder until now+d; false when somebody else holds it.
	HoldLease(ctx context.Context, name, holder string, now time.Time, d time.Duration) (bool, error)
	ReleaseLease(ctx context.Context, name, holder string) error
}
