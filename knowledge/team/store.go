package team

import (
	"context"
	"time"

	"studitiru/knowledge"
)

// Book is all that is kept about teams. data.DB is one.
type Book interface {
	Roster
	Membership
	Items
	Rounds
	Cycles
	Ratings
	Handovers
}

// Roster keeps teams.
type Roster interface {
	// SaveTeam inserts (ID 0) or replaces. ErrDuplicate, with the team that is there, when the chat has one already.
	SaveTeam(ctx context.Context, by knowledge.Actor, t Team) (Team, error)
	Team(ctx context.Context, id int64) (Team, error)     // ErrNotFound
	TeamIn(ctx context.Context, chat int64) (Team, error) // ErrNotFound
	TeamsOf(ctx context.Context, person int64) ([]Team, error)
	// TeamsComing lists all teams that are not paused, for overviews.
	TeamsComing(ctx context.Context) ([]Team, error)
}

// Membership keeps who is in a team.
type Membership interface {
	SaveMember(ctx context.Context, m Member) error
	DropMember(ctx context.Context, team, person int64) error
	Members(ctx context.Context, team int64) ([]Member, error)
}

// Items keeps the agenda of teams.
type Items interface {
	// SaveItem inserts (ID 0) or replaces; the stored Sequence grows by one.
	SaveItem(ctx context.Context, by knowledge.Actor, i Item) (Item, error)
	Item(ctx context.Context, id int64) (Item, error)
	Items(ctx context.Context, team int64) ([]Item, error)
	// ItemsLate lists the open items of teams that may be overdue: those past their date, and those that come again.
	ItemsLate(ctx context.Context, teams []int64, now time.Time) ([]Item, error)
}

// Rounds keeps which reminders are due and which were sent.
type Rounds interface {
	// TeamsDue lists teams with an item whose Next is not after now, the most overdue first.
	TeamsDue(ctx context.Context, now time.Time, limit int) ([]Team, error)
	// ItemsDue lists the open items of teams whose Next has come.
	ItemsDue(ctx context.Context, teams []int64, now time.Time) ([]Item, error)
	// SetNext changes only when the next reminders of items are due.
	SetNext(ctx context.Context, next map[int64]time.Time) error
	// ClaimSlots marks slots as sent and returns those that nobody had marked before. Call it in the transaction
	// that puts the reminders into the outbox.
	ClaimSlots(ctx context.Context, slots []SlotClaim, at time.Time) ([]SlotClaim, error)
	// SetLooked notes until when the reminders of teams are settled.
	SetLooked(ctx context.Context, teams []int64, until time.Time) error
}

// Cycles keeps yearly evaluations with their evidence.
type Cycles interface {
	// SaveCycle keeps one a team, year and kind: ErrDuplicate with the one that is there.
	SaveCycle(ctx context.Context, by knowledge.Actor, c Cycle) (Cycle, error)
	Cycles(ctx context.Context, team int64) ([]Cycle, error) // newest year first
	SaveEvidence(ctx context.Context, e Evidence) (Evidence, error)
	EvidenceOf(ctx context.Context, cycle int64) ([]Evidence, error)
}

// Ratings keeps a team's own values.
type Ratings interface {
	SaveRating(ctx context.Context, r Rating) error // one a cycle, form and indicator
	Ratings(ctx context.Context, cycle int64) ([]Rating, error)
}

// Handovers keeps offers to pass everything on.
type Handovers interface {
	SaveHandover(ctx context.Context, h Handover) (Handover, error)
	Handover(ctx context.Context, id int64) (Handover, error)
	// AcceptHandover moves open items, leads, verifications and evidence of From to To; an audit entry is written.
	AcceptHandover(ctx context.Context, by knowledge.Actor, id int64) error
}
