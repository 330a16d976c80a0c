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
	Checklists
	Ratings
	Units
	Tasks
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
	// ItemsLate lists, beside ItemsDue, the open items of teams that may be overdue at now: those whose date lies after an
	// instant and not after now, and those that come again.
	ItemsLate(ctx context.Context, teams []int64, after, now time.Time) ([]Item, error)
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

// Cycles keeps yearly evaluations.
type Cycles interface {
	// SaveCycle keeps one a team, year and kind: ErrDuplicate with the one that is there.
	SaveCycle(ctx context.Context, by knowledge.Actor, c Cycle) (Cycle, error)
	Cycles(ctx context.Context, team int64) ([]Cycle, error) // newest year first
}

// Checklists keeps the evidence of cycles.
type Checklists interface {
	AddEvidence(ctx context.Context, list []Evidence) error
	// SaveEvidence replaces a line; which of its fields changed is audited. ErrNotFound for one that is not there.
	SaveEvidence(ctx context.Context, by knowledge.Actor, e Evidence) (Evidence, error)
	EvidenceOf(ctx context.Context, cycle int64) ([]Evidence, error) // of all units, by unit and indicator
	// AuditOf lists what happened to one thing, the newest first, with the persons who are still known.
	AuditOf(ctx context.Context, subject string, max int) ([]knowledge.AuditEntry, error)
}

// Ratings keeps values of indicators.
type Ratings interface {
	// SaveRating keeps one a cycle, unit, form and indicator; the change is audited.
	SaveRating(ctx context.Context, by knowledge.Actor, r Rating) error
	Ratings(ctx context.Context, cycle int64) ([]Rating, error) // of all units
}

// Units keeps the lokus of teams, and which of them a person looks at.
type Units interface {
	// SaveUnit adds one: ErrDuplicate for a name that the team has. The first takes over what the team had without one.
	SaveUnit(ctx context.Context, by knowledge.Actor, u Unit) (Unit, error)
	Units(ctx context.Context, team int64) ([]Unit, error) // the oldest first
	SetWorkplace(ctx context.Context, team, person, unit int64) error
	Workplace(ctx context.Context, team, person int64) (unit int64, err error) // 0 for none
}

// Tasks keeps which items raise which indicator.
type Tasks interface {
	SaveTask(ctx context.Context, t Task) error
	Tasks(ctx context.Context, cycle int64) ([]Task, error)
}

// Handovers keeps offers to pass everything on.
type Handovers interface {
	SaveHandover(ctx context.Context, h Handover) (Handover, error)
	Handover(ctx context.Context, id int64) (Handover, error)
	// AcceptHandover moves open items, leads, verifications and evidence of From to To; an audit entry is written.
	AcceptHandover(ctx context.Context, by knowledge.Actor, id int64) error
}
