// Package rights is the door of the editorial work in the chat: it asks the Desk for a right of a person every time anew, and
// tells those who lack it what they may do instead.
//
// Data shapes: a Guard stands on knowledge/desk, which alone decides, and on the audit, where attempts are written down.
// Called by bot/desk and bot/staff, and by package bot for the roles of commands.
package rights

import (
	"context"
	"errors"
	"fmt"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// Denials keeps attempts without a right. data.DB is one.
type Denials interface {
	// RecordDenied writes an attempt into the audit unless the same person's last one at that lies less than every back.
	RecordDenied(ctx context.Context, e knowledge.AuditEntry, every time.Duration) error
}

// Guard lets people in. Safe for concurrent use with different talks.
type Guard struct {
	desk    *desk.Desk
	denials Denials
}

// New makes a Guard.
func New(d *desk.Desk, denials Denials) *Guard { return &Guard{d, denials} }

// May reports whether the person of a talk has a right now: a role taken away is gone with the next message.
func (g *Guard) May(ctx context.Context, t *talk.Talk, r desk.Right) (bool, error) {
	ok, err := g.desk.May(ctx, t.Actor(), r)
	if err != nil {
		return false, fmt.Errorf("look at a person's rights: %w", err)
	}
	return ok, nil
}

// Admit is May, and turns the person away otherwise.
func (g *Guard) Admit(ctx context.Context, t *talk.Talk, r desk.Right) (ok bool, err error) {
	if ok, err = g.May(ctx, t, r); ok || err != nil {
		return ok, err
	}
	return false, g.TurnAway(ctx, t, r)
}

// AdmitHere is Admit in private, and tells the person what is wrong otherwise.
func (g *Guard) AdmitHere(ctx context.Context, t *talk.Talk, r desk.Right) (ok bool, err error) {
	if ok, err = g.Admit(ctx, t, r); !ok || err != nil {
		return false, err
	}
	return t.InPrivate(), nil
}

// TurnAway tells somebody that a right is missing; the attempt is written down, at most once an hour.
func (g *Guard) TurnAway(ctx context.Context, t *talk.Talk, r desk.Right) error {
	if t.M.Event == talk.EventButton {
		t.Alert(Words(r))
	} else {
		t.SayAlone(talk.Plain(Words(r)), nil)
	}
	entry := t.Actor().Entry("denied.chat", "right:"+string(r), "{}")
	if err := g.denials.RecordDenied(ctx, entry, time.Hour); err != nil {
		return fmt.Errorf("write an attempt down: %w", err)
	}
	return nil
}

// Curators are the people who may approve and can be written to, but for one of them; 0 leaves nobody out.
func (g *Guard) Curators(ctx context.Context, but int64) ([]int64, error) {
	people, err := g.desk.Curators(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the curators: %w", err)
	}
	var ids []int64
	for _, p := range people {
		if p.Active && p.ID != but {
			ids = append(ids, p.ID)
		}
	}
	return ids, nil
}

// Words are what somebody hears who lacks a right.
func Words(r desk.Right) string {
	switch r {
	case desk.MayPropose:
		return wordsProposers
	case desk.MayCurate:
		return wordsCurators
	}
	return wordsSuperAdmins
}

// Explain tells why the Desk did not do what was asked for; an error that is no matter of the person comes back, with what
// was being done.
func Explain(t *talk.Talk, err error, doing string) error {
	words := ""
	switch {
	case err == nil:
		return nil
	case errors.Is(err, knowledge.ErrOwnDocument):
		words = wordsOwnDocument
	case errors.Is(err, knowledge.ErrForbidden):
		words = wordsCurators
	case errors.Is(err, knowledge.ErrWrongState):
		words = wordsWrongState
	case errors.Is(err, knowledge.ErrNotFound):
		words = talk.WordsNoDocument
	case errors.Is(err, knowledge.ErrInvite):
		words = wordsBadCode
	case talk.Problem(err) != "":
		words = talk.Problem(err)
	default:
		return fmt.Errorf("%s: %w", doing, err)
	}
	if t.M.Event == talk.EventButton {
		t.Alert(words)
	} else {
		t.SayPlain(words, nil)
	}
	return nil
}
