package team

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
)

// maxUnits bounds how many lokus a team evaluates.
const maxUnits = 60

// Units lists the lokus of a team; a team with one has none.
func (s *Teams) Units(ctx context.Context, by knowledge.Actor, team int64) ([]Unit, error) {
	if err := s.mayWork(ctx, by, team); err != nil {
		return nil, err
	}
	return s.book.Units(ctx, team)
}

// AddUnit adds a lokus, for the lead: ErrDuplicate for a name that is there. The first takes over evidence and ratings of the
// team; the others begin with a fresh checklist of the newest cycle.
func (s *Teams) AddUnit(ctx context.Context, by knowledge.Actor, team int64, name string) (u Unit, err error) {
	if err := by.Known(); err != nil {
		return Unit{}, err
	}
	if name = strings.Join(strings.Fields(name), " "); name == "" || len(name) > maxTeamName {
		return Unit{}, errors.New("a lokus needs a name of at most 100 letters")
	}
	err = s.tx.Within(ctx, func(ctx context.Context) error {
		if err := s.mayLead(ctx, by, team); err != nil {
			return err
		}
		there, err := s.book.Units(ctx, team)
		if err != nil {
			return err
		}
		if len(there) >= maxUnits {
			return fmt.Errorf("team %d has %d lokus: %w", team, len(there), knowledge.ErrWrongState)
		}
		for _, other := range there {
			if strings.EqualFold(other.Name, name) {
				u = other
				return knowledge.ErrDuplicate
			}
		}
		if u, err = s.book.SaveUnit(ctx, by, Unit{Team: team, Name: name}); err != nil || len(there) == 0 {
			return err
		}
		return s.begin(ctx, u)
	})
	if err != nil {
		return u, fmt.Errorf("add a lokus to team %d: %w", team, err)
	}
	return u, nil
}

// begin gives a lokus the checklist of the newest cycle.
func (s *Teams) begin(ctx context.Context, u Unit) error {
	cycles, err := s.book.Cycles(ctx, u.Team)
	if err != nil || len(cycles) == 0 {
		return err
	}
	inst, err := ipp.Find(s.almanac.Instruments, cycles[0].Instrument)
	if err != nil {
		return fmt.Errorf("begin a lokus: %w", err)
	}
	cycles[0].Unit = u.ID
	return s.book.AddEvidence(ctx, fresh(cycles[0], inst))
}

// LookAt chooses the lokus where a person works; ErrNotFound for one of another team.
func (s *Teams) LookAt(ctx context.Context, by knowledge.Actor, team, unit int64) (Unit, error) {
	units, err := s.Units(ctx, by, team)
	if err != nil {
		return Unit{}, err
	}
	for _, u := range units {
		if u.ID == unit && by.Person() != 0 {
			return u, s.book.SetWorkplace(ctx, team, by.Person(), unit)
		}
	}
	return Unit{}, fmt.Errorf("look at lokus %d of team %d: %w", unit, team, knowledge.ErrNotFound)
}

// workplace is the lokus where a person works: the chosen one, else the first. 0 for a team with one, and for the system.
func (s *Teams) workplace(ctx context.Context, by knowledge.Actor, team int64) (int64, error) {
	units, err := s.book.Units(ctx, team)
	if err != nil || len(units) == 0 || by.Person() == 0 {
		return 0, err
	}
	chosen, err := s.book.Workplace(ctx, team, by.Person())
	if err != nil {
		return 0, err
	}
	for _, u := range units {
		if u.ID == chosen {
			return chosen, nil
		}
	}
	return units[0].ID, nil
}

// UnitEstimate is the estimate of one lokus.
type UnitEstimate struct {
	Unit     Unit
	Estimate Estimate
	Evidence ipp.Progress
}

// Estimates computes the index of every lokus of a cycle, and their mean, which is complete when every lokus is.
func (s *Teams) Estimates(ctx context.Context, by knowledge.Actor, c Cycle) (list []UnitEstimate, mean ipp.UnitMean, err error) {
	units, err := s.Units(ctx, by, c.Team)
	if err != nil {
		return nil, mean, err
	}
	if len(units) == 0 {
		units = []Unit{{Team: c.Team}}
	}
	var results []ipp.Result
	for _, u := range units {
		c.Unit = u.ID
		e, err := s.Estimate(ctx, by, c)
		if err != nil {
			return nil, mean, err
		}
		lines, err := s.Evidence(ctx, by, c)
		if err != nil {
			return nil, mean, err
		}
		results = append(results, e.Result)
		list = append(list, UnitEstimate{u, e, ipp.Count(Counting(lines))})
	}
	return list, ipp.MeanOf(list[0].Estimate.Instrument, results), nil
}
