package queue

import (
	"context"
	"errors"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// ErrRevoked says that a channel no longer knows the bot. Nothing helps but a new token.
var ErrRevoked = errors.New("the channel refuses the bot")

// Lease is how long a claimed update or call is held. Handling with all its tries, and Deliver with its waits, end before;
// else another process would take it for abandoned and begin anew.
const Lease = 30 * time.Second

// Channel is a way to reach people. Its methods may be called by several goroutines, but for Meet and Fetch.
type Channel interface {
	// Meet finds out who the bot is on this channel, for as long as it takes, calls met once with its name there ("" for
	// none), and introduces it. It returns ErrRevoked or nil.
	Meet(ctx context.Context, met func(name string)) error
	// Fetch gives what people write to in until ctx ends, and reports to in how that goes. It waits failures out and returns
	// nil or ErrRevoked. The cause of ctx is ErrLost when another process fetches from now on.
	Fetch(ctx context.Context, in *Intake) error
	// Decode reads what Fetch gave. Whatever it is gives a message, perhaps of talk.EventOther.
	Decode(in knowledge.Incoming, now time.Time) talk.Message
	// Split cuts an action into the parts in which it can be delivered: at least one.
	Split(a talk.Action) []talk.Action
	// Deliver makes one part happen; call is its number in logs. Other errors than *Undelivered and ErrRevoked count as
	// Undelivered{Fate: Later}. It returns within Lease.
	Deliver(ctx context.Context, call int64, part talk.Action) error
}

// Fate is what becomes of a call that was not delivered.
type Fate int

// The fates.
const (
	Later       Fate = iota // it is tried again
	Unreachable             // it is dropped: the bot cannot write to the chat any more
	Moved                   // it goes to the chat's new ID
	Refused                 // it is dropped: it would never be taken
)

// Undelivered says why a part was not delivered. The text of Err goes into logs and records: without what people wrote.
type Undelivered struct {
	Fate Fate
	Wait time.Duration // of Later: how long, and it was no attempt; 0 for a wait that grows with the attempts
	To   int64         // of Moved: the chat's new ID
	Err  error         // nil only for Later, when nothing went wrong: it was not yet time
}

func (u *Undelivered) Error() string {
	if u.Err == nil {
		return "not yet time"
	}
	return u.Err.Error()
}

// Unwrap gives the cause.
func (u *Undelivered) Unwrap() error { return u.Err }

// Handler is the conversation. It is called inside a transaction that also keeps its actions, may be
// called again for the same message after an error, and its errors must not hold what people wrote.
type Handler interface {
	Handle(ctx context.Context, m talk.Message) ([]talk.Action, error)
}

// Chats is told what sending finds out about chats. In a private chat the chat's ID is the person's.
type Chats interface {
	// Gone says that the bot cannot write to a chat any more: blocked, removed, deleted.
	Gone(ctx context.Context, chat int64) error
	// Moved says that a group has another ID now. It may be said more than once.
	Moved(ctx context.Context, from, to int64) error
}

// Intake is where a channel puts what it fetches.
type Intake struct {
	inbox  knowledge.Inbox
	bell   bell // of the workers
	health *health
	now    func() time.Time
	lost   *unstored // nil for nobody to be told
}

// Accept keeps updates. Once it returns nil they are safe, and may be forgotten by where they came from.
func (in *Intake) Accept(ctx context.Context, updates []knowledge.Incoming) error {
	if _, err := in.inbox.Accept(ctx, updates); err != nil {
		in.lost.failed(ctx, updates, err)
		return err //nolint:wrapcheck // the channel says what it was storing
	}
	if in.lost != nil {
		in.lost.over()
	}
	in.bell.ring()
	return nil
}

// Report says how fetching goes. problem says why it does not, without tokens or what people wrote.
func (in *Intake) Report(state State, problem string) {
	if state == Healthy {
		in.health.fetched(in.now())
		return
	}
	in.health.set(state, problem)
}
