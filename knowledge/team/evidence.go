package team

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
)

// ErrSameEyes goes with ErrForbidden where somebody else has to verify: not who has the evidence, nor who called it ready.
var ErrSameEyes = errors.New("evidence is verified by somebody else")

// ErrNotReady goes with ErrWrongState for evidence that is verified before anybody said that it is ready.
var ErrNotReady = errors.New("evidence is ready before it is verified")

// Evidence lists the checklist of a cycle: of the lokus that it is looked at for, or of all with unit 0.
func (s *Teams) Evidence(ctx context.Context, by knowledge.Actor, c Cycle) ([]Evidence, error) {
	if err := s.mayWork(ctx, by, c.Team); err != nil {
		return nil, err
	}
	list, err := s.book.EvidenceOf(ctx, c.ID)
	if err != nil || c.Unit == 0 {
		return list, err
	}
	return slices.DeleteFunc(list, func(e Evidence) bool { return e.Unit != c.Unit }), nil
}

// EvidenceChange is what becomes different about a line; what is nil stays.
type EvidenceChange struct {
	State *ipp.EvidenceState
	Owner *int64 // 0 for nobody
	Due   *time.Time
	Link  *string
	Note  *string
}

// ChangeEvidence changes one line of a checklist. A member may work on it and take what is nobody's; the lead assigns to
// others, sets dates, and says that it does not apply. Who has a line, or called it ready, does not verify it (ErrSameEyes).
func (s *Teams) ChangeEvidence(ctx context.Context, by knowledge.Actor, c Cycle, id int64, change EvidenceChange) (e Evidence,
	err error) {
	err = s.tx.Within(ctx, func(ctx context.Context) error {
		lines, err := s.Evidence(ctx, by, Cycle{ID: c.ID, Team: c.Team})
		if err != nil {
			return err
		}
		n := slices.IndexFunc(lines, func(e Evidence) bool { return e.ID == id && e.Team == c.Team })
		if n < 0 {
			return knowledge.ErrNotFound
		}
		e = lines[n]
		if change.Owner != nil || change.Due != nil {
			if err := s.assign(ctx, by, &e, change); err != nil {
				return err
			}
		}
		if change.State != nil {
			if err := s.move(ctx, by, &e, *change.State); err != nil {
				return err
			}
		}
		if change.Link != nil {
			e.Link = *change.Link
		}
		if change.Note != nil {
			e.Note, e.Noted = *change.Note, by.Person()
		}
		e, err = s.book.SaveEvidence(ctx, by, e)
		return err
	})
	if err != nil {
		return e, fmt.Errorf("change line %d of evidence: %w", id, err)
	}
	return e, nil
}

// assign sets owner and date of a line, as far as somebody may.
func (s *Teams) assign(ctx context.Context, by knowledge.Actor, e *Evidence, change EvidenceChange) error {
	own := change.Owner != nil && by.Is(*change.Owner) && (e.Owner == 0 || by.Is(e.Owner)) && change.Due == nil
	left := change.Owner != nil && *change.Owner == 0 && by.Is(e.Owner) && change.Due == nil
	if !own && !left {
		if err := s.mayLead(ctx, by, e.Team); err != nil {
			return err
		}
	}
	if change.Owner != nil {
		members, err := s.book.Members(ctx, e.Team)
		if err != nil {
			return err
		}
		if *change.Owner != 0 && !slices.ContainsFunc(members, func(m Member) bool { return m.Person == *change.Owner }) {
			return fmt.Errorf("give evidence to somebody outside of team %d: %w", e.Team, knowledge.ErrNotFound)
		}
		e.Owner = *change.Owner
	}
	if change.Due != nil {
		e.Due = *change.Due
	}
	return nil
}

// move brings a line into another state, with four eyes.
func (s *Teams) move(ctx context.Context, by knowledge.Actor, e *Evidence, to ipp.EvidenceState) error {
	switch {
	case !slices.Contains(ipp.EvidenceStates(), to):
		return fmt.Errorf("there is no state %q: %w", to, knowledge.ErrWrongState)
	case string(to) == e.State:
		return nil
	case to == ipp.EvidenceVerified && e.State != string(ipp.EvidenceReady):
		return fmt.Errorf("%w: %w", ErrNotReady, knowledge.ErrWrongState)
	case to == ipp.EvidenceVerified && (by.Is(e.Owner) || by.Is(e.Readied)):
		return fmt.Errorf("%w: %w", ErrSameEyes, knowledge.ErrForbidden)
	case to == ipp.EvidenceWaived || e.State == string(ipp.EvidenceWaived):
		if err := s.mayLead(ctx, by, e.Team); err != nil {
			return err
		}
	}
	e.State, e.Verified = string(to), 0
	switch to {
	case ipp.EvidenceReady:
		e.Readied = by.Person()
	case ipp.EvidenceVerified:
		e.Verified = by.Person()
	default:
		e.Readied = 0
	}
	return nil
}

// AssignEvidence gives lines to a member until a date, for the lead; a zero date leaves those that are there.
func (s *Teams) AssignEvidence(ctx context.Context, by knowledge.Actor, c Cycle, ids []int64, owner int64, due time.Time) error {
	err := s.tx.Within(ctx, func(ctx context.Context) error {
		if err := s.mayLead(ctx, by, c.Team); err != nil {
			return err
		}
		change := EvidenceChange{Owner: &owner}
		if !due.IsZero() {
			change.Due = &due
		}
		for _, id := range ids {
			if _, err := s.ChangeEvidence(ctx, by, c, id, change); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("assign evidence of team %d: %w", c.Team, err)
	}
	return nil
}

// EvidenceHistory lists what happened to a line, the newest first.
func (s *Teams) EvidenceHistory(ctx context.Context, by knowledge.Actor, e Evidence, max int) ([]knowledge.AuditEntry, error) {
	if err := s.mayWork(ctx, by, e.Team); err != nil {
		return nil, err
	}
	return s.book.AuditOf(ctx, "evidence:"+strconv.FormatInt(e.ID, 10), max)
}

// Counted is a line of evidence as ipp counts it.
func Counted(e Evidence) ipp.Item {
	return ipp.Item{Indicator: e.Indicator, Name: e.Item, Form: e.Form, Link: e.Link, Owner: e.Owner,
		State: ipp.EvidenceState(e.State), Due: e.Due}
}

// Counting is Counted for a list.
func Counting(list []Evidence) []ipp.Item {
	items := make([]ipp.Item, len(list))
	for i, e := range list {
		items[i] = Counted(e)
	}
	return items
}
