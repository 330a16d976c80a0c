// Package desk is what proposers and curators do with documents in the chat: send files and texts, fill in what is missing,
// check each other's proposals, curate what is published, and work off what is unanswered. The work itself and every right are
// knowledge/desk's; here are its questions, cards and buttons.
//
// Data shapes: a desk.Proposal is filled in by a wizard (steps of text and buttons) or made of a file that is read
// outside of any transaction (ReadIntake, KeepIntake); buttons keep the numbers of proposals and documents.
// Called by package bot, whose tables name the entry functions of Editor, and by the rounds of the program.
package desk

import (
	"context"
	"log/slog"
	"time"

	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/desk"
)

// Actions of buttons, as kept in the store.
const (
	ActionDraft   = "draft"   // DraftData
	ActionManual  = "manual"  // ManualData
	ActionPropose = "propose" // ProposeData
	ActionTake    = "take"    // TakeData
	ActionReview  = "review"  // ReviewData
	ActionVerify  = "verify"  // VerifyData
	ActionGap     = "gap"     // GapData
	ActionFact    = "fact"    // FactData
)

// Records is what the editorial work is kept in, as far as the conversation looks at it itself. data.DB is one.
type Records interface {
	AddIntake(ctx context.Context, in desk.Intake) (int64, error)
	AlbumWaits(ctx context.Context, person int64, album string) (int, error) // files of it that are not finished
	Curation(ctx context.Context, document int64) (desk.Curation, error)     // ErrNotFound
	Person(ctx context.Context, id int64) (knowledge.Person, error)          // ErrNotFound
}

// Drafts keeps proposals before they are sent. data.DB is one.
type Drafts interface {
	// SaveProposal inserts (ID 0) or replaces a proposal.
	SaveProposal(ctx context.Context, p desk.Proposal) (desk.Proposal, error)
	Proposal(ctx context.Context, id int64) (desk.Proposal, error) // ErrNotFound
	// Proposals lists a person's proposals, newest first, without bodies.
	Proposals(ctx context.Context, person int64) ([]desk.Proposal, error)
	DeleteProposal(ctx context.Context, id int64) error
	// ProposalsIdle lists proposals last changed between two instants, the oldest first, without bodies.
	ProposalsIdle(ctx context.Context, after, before time.Time, most int) ([]desk.Proposal, error)
}

// Documents opens what is published and what was. data.DB is one.
type Documents interface {
	Document(ctx context.Context, id int64) (knowledge.Document, error)                     // ErrNotFound
	DocumentVersion(ctx context.Context, id int64, version int) (knowledge.Document, error) // ErrNotFound
	FactsOf(ctx context.Context, document int64) ([]knowledge.Fact, error)                  // of the current version
}

// Config is what an Editor is made of. All fields are required.
type Config struct {
	Desk      *desk.Desk // every right is checked there, each time anew
	Guard     *rights.Guard
	Library   *knowledge.Library
	Records   Records
	Drafts    Drafts
	Documents Documents
	Files     Files                         // what people send
	Reader    desk.Reader                   // makes text of it
	Drawer    desk.Drawer                   // makes pictures of its pages
	Pages     Pages                         // of the web
	Sheets    Sheets                        // of teams
	Terms     Terms                         // what the vocabulary lacks
	Places    func(words string) talk.Place // what a name of a place means
	Now       func() time.Time
	Log       *slog.Logger

	System  knowledge.Actor // in whose name rounds look
	Setting *talk.Setting   // of talks that nobody began
	// Open begins a talk with somebody who sent something a while ago.
	Open func(ctx context.Context, m talk.Message) (*talk.Talk, error)
}

// Editor is the editorial work in the chat. Safe for concurrent use with different talks.
type Editor struct {
	Config
	checked talk.Seen // what Round has looked at
}

// New makes an Editor.
func New(c Config) *Editor { return &Editor{Config: c} }

// The kinds of work on one talk: room is what they share, drafts fill in proposals, reviews check and curate, gaps deal
// with what is unanswered.
type (
	room struct {
		*Editor
		*talk.Talk
	}
	drafts  struct{ room }
	reviews struct{ room }
	gaps    struct{ room }
)

// zone is the zone of the editorial work.
func zone() *time.Location { return agenda.WIB() }

func (r room) drafts() drafts   { return drafts{r} }
func (r room) reviews() reviews { return reviews{r} }
func (r room) gaps() gaps       { return gaps{r} }
