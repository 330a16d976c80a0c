package assess

import (
	"context"

	"studitiru/bot/group"
	"studitiru/bot/talk"
	"studitiru/knowledge/desk"
)

// Queue keeps files that wait to be read, outside of any transaction.
type Queue interface {
	AddIntake(ctx context.Context, in desk.Intake) (id int64, err error)
}

// Config is what an Assess is made of. All fields are required.
type Config struct {
	group.Config
	Queue Queue
}

// Assess is the evaluation of teams in the chat. It is safe for concurrent use.
type Assess struct {
	config Config
}

// New makes an Assess.
func New(c Config) *Assess { return &Assess{config: c} }

// Actions of buttons, as kept in the store.
const (
	ActionEvidence = "evidence" // evidenceData
	ActionRating   = "rating"   // ratingData
	ActionPlan     = "plan"     // planData
	ActionUnit     = "unit"     // unitData
	ActionShare    = "share"    // assignData, once
	ActionSheet    = "sheet"    // sheetData, once
)

// What a person's next message may answer: the areas of talk.Memory.Await.
const (
	AwaitEvidence = "evidence" // something about a line of evidence; the field says what
	AwaitPlan     = "plan"     // the date of a task; the field is its lokus, indicator and owner
	AwaitSheet    = "sheet"    // the spreadsheet of the checklist, as a file
	AwaitRating   = "rating"   // a comment on a value; the field is its form and lokus
)

// turn is the handling of one message with what the feature works with.
type turn struct {
	group.Turn
	Queue Queue
}

func (f *Assess) turn(t *talk.Talk) turn {
	return turn{group.Turn{Config: &f.config.Config, Talk: t}, f.config.Queue}
}
