// Package staff is what curators and superadmins do in the chat about people and the house: invite somebody to a role and take
// it away, see who changed what, add words to the vocabulary, and look at what is asked and missing. The work itself and
// every right are knowledge/desk's; here are its questions, lists and buttons.
//
// Data shapes: an invitation is a code that its person types or opens as a link; buttons keep codes and the numbers of people
// and words. Called by package bot, whose tables name the entry functions of Staff, and by the rounds of the program.
package staff

import (
	"context"

	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// Actions of buttons, as kept in the store.
const (
	ActionRole  = "role"  // RoleData
	ActionTerm  = "term"  // TermData
	ActionAudit = "audit" // nothing
)

// AwaitTerm is the area of talk.Memory.Await in which a person's next message is a word for the vocabulary.
const AwaitTerm = "term"

// People are those whom the bot knows. data.DB is one.
type People interface {
	Person(ctx context.Context, id int64) (knowledge.Person, error) // ErrNotFound
}

// Config is what a Staff is made of. All fields are required.
type Config struct {
	Desk   *desk.Desk // every right is checked there, each time anew
	Guard  *rights.Guard
	People People
	System knowledge.Actor // in whose name Round counts
}

// Staff is the work on people and the house in the chat. Safe for concurrent use with different talks.
type Staff struct {
	Config
	looked talk.Seen // the times at which Round has looked
}

// New makes a Staff.
func New(c Config) *Staff { return &Staff{Config: c} }
