package team

import (
	"context"
	"fmt"
	"slices"

	"studitiru/knowledge"
)

// Close ends the work of a team, or takes it up again: a closed team is told nothing, and what it has is kept. For the lead.
func (s *Teams) Close(ctx context.Context, by knowledge.Actor, id int64, closed bool) (t Team, err error) {
	err = s.tx.Within(ctx, func(ctx context.Context) error {
		if err := s.mayLead(ctx, by, id); err != nil {
			return err
		}
		if t, err = s.book.Team(ctx, id); err != nil || t.Closed == closed {
			return err
		}
		t.Closed, t.Paused, t.Looked = closed, closed, s.now() // what was due meanwhile is settled
		if t, err = s.book.SaveTeam(ctx, by, t); err != nil {
			return err
		}
		return s.reckon(ctx, t)
	})
	if err != nil {
		return t, fmt.Errorf("close team %d: %w", id, err)
	}
	return t, nil
}

// TakeOver makes a member the lead of a team whose lead cannot be reached or is no member any more; ErrWrongState while the
// lead can be.
func (s *Teams) TakeOver(ctx context.Context, by knowledge.Actor, id int64) (t Team, err error) {
	err = s.tx.Within(ctx, func(ctx context.Context) error {
		members, err := s.Members(ctx, by, id)
		if err != nil {
			return err
		}
		if t, err = s.book.Team(ctx, id); err != nil {
			return err
		}
		if !slices.ContainsFunc(members, func(m Member) bool { return by.Is(m.Person) }) {
			return fmt.Errorf("%w: %w", ErrNoMember, knowledge.ErrForbidden)
		}
		led := slices.ContainsFunc(members, func(m Member) bool { return m.Person == t.Lead && m.Active })
		if led {
			return knowledge.ErrWrongState
		}
		t.Lead = by.Person()
		t, err = s.book.SaveTeam(ctx, by, t)
		return err
	})
	if err != nil {
		return t, fmt.Errorf("take over team %d: %w", id, err)
	}
	return t, nil
}

// Retitle carries a new title of a chat over to its team; the system does that. A name that the team gave itself stays.
func (s *Teams) Retitle(ctx context.Context, chat int64, title string) (Team, bool, error) {
	t, err := s.book.TeamIn(ctx, chat)
	if err != nil || t.Named || t.Name == title {
		return t, false, err
	}
	t.Name = title
	if err := checkTeam(t); err != nil {
		return t, false, err
	}
	t, err = s.book.SaveTeam(ctx, knowledge.BySystem("chat"), t)
	if err != nil {
		return t, false, fmt.Errorf("carry a title over: %w", err)
	}
	return t, true, nil
}

// Gone notes that a person left the chat of a team, or was taken out: no member any more, or, when it is the lead, one who
// cannot be reached. It returns the team; ErrNotFound when the person was of none.
func (s *Teams) Gone(ctx context.Context, chat, person int64) (t Team, err error) {
	err = s.tx.Within(ctx, func(ctx context.Context) error {
		if t, err = s.book.TeamIn(ctx, chat); err != nil {
			return err
		}
		if t.Lead != person {
			return s.book.DropMember(ctx, t.ID, person)
		}
		return s.book.SaveMember(ctx, Member{Team: t.ID, Person: person})
	})
	if err != nil {
		return t, fmt.Errorf("note who left a team: %w", err)
	}
	return t, nil
}
