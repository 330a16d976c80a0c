package knowledge

import (
	"cmp"
	"time"
)

// Role is what a person may do. Roles grow to the right of guest.
type Role string

// The roles.
const (
	Guest       Role = "tamu"
	Member      Role = "anggota"
	TeamLead    Role = "ketua tim"
	Contributor Role = "kontributor"
	Curator     Role = "kurator"
	SuperAdmin  Role = "superadmin"
)

// Telegram is the channel that people are reached by, unless another one is named.
const Telegram = "telegram"

// ChannelOf reads the name of a channel: "" is Telegram, which was the only one when the first stores were made.
func ChannelOf(name string) string { return cmp.Or(name, Telegram) }

// Person is somebody who wrote to the bot. Only what is needed is kept.
type Person struct {
	ID      int64  // the channel's numeric user ID; never a user name
	Channel string // see ChannelOf; a store always fills it
	Name    string
	Role    Role
	Agency  string
	Active  bool // false after the person blocked the bot
	Created time.Time
	Seen    time.Time
}

// Chat is a conversation that the bot is in.
type Chat struct {
	ID      int64
	Channel string // see ChannelOf; a store always fills it
	Type    string // private, group, supergroup, channel
	Title   string
	Active  bool
	Seen    time.Time
}

// Conversation is the state of one person's talk in one chat.
type Conversation struct {
	Chat, Person int64
	State        []byte // JSON owned by bot
	Updated      time.Time
}

// Button is what stands behind an opaque callback key.
type Button struct {
	Key     string // ≤ 64 bytes
	Chat    int64
	Action  string // owned by bot
	Data    []byte // JSON owned by bot
	Created time.Time
	Expires time.Time
	Used    bool
}

// AskedQuestion is the record of a question. Text is masked before it gets here.
type AskedQuestion struct {
	ID         int64
	Person     int64 // 0 after erasure
	Chat       int64
	Text       string
	Terms      []string
	Outcome    Outcome
	Documents  []int64
	Confidence float64
	Elapsed    time.Duration
	At         time.Time
}

// Gap is a group of unanswered questions with the same stems.
type Gap struct {
	Key         string // sorted stems joined by a space
	Example     string // the newest wording, masked
	Count       int
	First, Last time.Time
	Forwarded   bool // somebody asked for it to be passed to an admin
}

// Feedback is a person's judgement of an answer.
type Feedback struct {
	Question int64
	Person   int64
	Good     bool
	Reason   string // one of four keys when not good, or empty
	At       time.Time
}

// AuditEntry is one line of the append-only audit. It tells who acted, and is no Actor: nobody gains a right by it.
type AuditEntry struct {
	ID      int64
	At      time.Time
	Person  int64  // who acted; 0 for the command line, the system and who was erased
	Via     string // as of an Actor
	Action  string // document.added, document.versioned, document.hidden, person.erased, …
	Subject string // "document:57", …
	Detail  string // JSON, no personal data
}
