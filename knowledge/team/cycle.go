package team

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/ipp"
)

// Almanac is the data that the work of teams goes by, read from data/seed.
type Almanac struct {
	Holidays    *agenda.Holidays
	Instruments []ipp.Instrument
	Efforts     ipp.Efforts
	Phases      []string  // of a cycle, in order; their dates are the lead's to set
	Places      ipp.Table // what is known of the index of places
}

// OpenCycle begins a yearly cycle: its phases, without dates, and the checklist of evidence of the instrument of that
// year. For the lead. ErrDuplicate when it is open already.
func (s *Teams) OpenCycle(ctx context.Context, by knowledge.Actor, team int64, year int, kind string) (phases []Item, err error) {
	if err := by.Known(); err != nil {
		return nil, err
	}
	inst, err := ipp.ForYear(s.almanac.Instruments, year)
	if err != nil {
		return nil, fmt.Errorf("open a cycle: %w: %w", knowledge.ErrNotFound, err)
	}
	err = s.tx.Within(ctx, func(ctx context.Context) error {
		phases = nil
		if err := s.mayLead(ctx, by, team); err != nil {
			return err
		}
		t, err := s.book.Team(ctx, team)
		if err != nil {
			return err
		}
		cycle, err := s.book.SaveCycle(ctx, by, Cycle{Team: team, Year: year, Kind: kind, Instrument: inst.Version})
		if err != nil {
			return err
		}
		for _, name := range s.almanac.Phases {
			i, err := s.Plan(ctx, by, Item{
				Team: team, Kind: ItemPhase, Cycle: cycle.ID, Zone: t.Zone,
				Title: name + " " + strconv.Itoa(year),
			})
			if err != nil {
				return err
			}
			phases = append(phases, i)
		}
		units, err := s.book.Units(ctx, team)
		if err != nil {
			return err
		}
		if len(units) == 0 {
			units = []Unit{{}}
		}
		for _, u := range units {
			cycle.Unit = u.ID
			if err := s.book.AddEvidence(ctx, fresh(cycle, inst)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("open a cycle of team %d: %w", team, err)
	}
	return phases, nil
}

// fresh is the checklist of an instrument for the lokus of a cycle.
func fresh(c Cycle, inst ipp.Instrument) (lines []Evidence) {
	for _, e := range ipp.Checklist(inst) {
		lines = append(lines, Evidence{Team: c.Team, Cycle: c.ID, Unit: c.Unit, Indicator: e.Indicator, Item: e.Name, Form: e.Form,
			State: string(ipp.EvidenceOpen)})
	}
	return lines
}

// Cycle returns the newest cycle of a team with its instrument, or ErrNotFound. Of a team with several lokus it is looked at
// for the one where the person works.
func (s *Teams) Cycle(ctx context.Context, by knowledge.Actor, team int64) (Cycle, ipp.Instrument, error) {
	list, err := s.Cycles(ctx, by, team)
	if err != nil {
		return Cycle{}, ipp.Instrument{}, err
	}
	if len(list) == 0 {
		return Cycle{}, ipp.Instrument{}, fmt.Errorf("team %d has no cycle: %w", team, knowledge.ErrNotFound)
	}
	inst, err := ipp.Find(s.almanac.Instruments, list[0].Instrument)
	if err != nil {
		return list[0], inst, fmt.Errorf("cycle %d: %w", list[0].ID, err)
	}
	return list[0], inst, nil
}

// Cycles lists the cycles of a team, the newest first, each for the lokus where the person works.
func (s *Teams) Cycles(ctx context.Context, by knowledge.Actor, team int64) ([]Cycle, error) {
	if err := s.mayWork(ctx, by, team); err != nil {
		return nil, err
	}
	list, err := s.book.Cycles(ctx, team)
	if err != nil {
		return nil, err
	}
	unit, err := s.workplace(ctx, by, team)
	if err != nil {
		return nil, err
	}
	for n := range list {
		list[n].Unit = unit
	}
	return list, nil
}

// Instrument is the instrument of a year of evaluation, or ErrNotFound.
func (s *Teams) Instrument(year int) (ipp.Instrument, error) {
	inst, err := ipp.ForYear(s.almanac.Instruments, year)
	if err != nil {
		return inst, fmt.Errorf("instrument of %d: %w: %w", year, knowledge.ErrNotFound, err)
	}
	return inst, nil
}

// Similar names the places that a place can learn from; ErrNotFound for one that the table does not have.
func (s *Teams) Similar(place string) ([]ipp.Match, error) {
	list, err := ipp.Similar(s.almanac.Places, place)
	if errors.Is(err, ipp.ErrUnknownPlace) {
		return nil, fmt.Errorf("compare %s: %w", place, knowledge.ErrNotFound)
	}
	return list, err
}

// PlaceIndex is the newest known index of a place; false where none is known.
func (s *Teams) PlaceIndex(place string) (ipp.Index, bool) {
	p, ok := s.almanac.Places.Place(place)
	if !ok {
		return ipp.Index{}, false
	}
	return p.Latest()
}

// handoverLife is how long an offer waits for its yes.
const handoverLife = 7 * 24 * time.Hour

// Offer makes the offer of a person, never of the system, to pass everything on to a member of the same team.
func (s *Teams) Offer(ctx context.Context, by knowledge.Actor, team, to int64) (Handover, error) {
	members, err := s.Members(ctx, by, team)
	if err != nil {
		return Handover{}, err
	}
	for _, m := range members {
		if m.Person == to && by.Person() != 0 && !by.Is(to) {
			return s.book.SaveHandover(ctx, Handover{From: by.Person(), To: to, Team: team, Expires: s.now().Add(handoverLife)})
		}
	}
	return Handover{}, fmt.Errorf("hand over to somebody outside of team %d: %w", team, knowledge.ErrForbidden)
}

// Answer accepts or refuses an offer; only its successor may (ErrForbidden). One that is over is ErrNotFound.
func (s *Teams) Answer(ctx context.Context, by knowledge.Actor, id int64, yes bool) (Handover, error) {
	if err := by.Known(); err != nil {
		return Handover{}, err
	}
	h, err := s.book.Handover(ctx, id)
	switch {
	case err != nil:
		return h, err
	case !by.Is(h.To):
		return h, fmt.Errorf("answer handover %d: %w", id, knowledge.ErrForbidden)
	case h.Done || !s.now().Before(h.Expires):
		return h, fmt.Errorf("answer handover %d: %w", id, knowledge.ErrNotFound)
	case yes:
		return h, s.book.AcceptHandover(ctx, by, id)
	}
	h.Done = true
	return s.book.SaveHandover(ctx, h)
}
