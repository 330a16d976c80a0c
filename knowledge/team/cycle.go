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
		for _, e := range ipp.Checklist(inst) {
			if _, err := s.book.SaveEvidence(ctx, Evidence{
				Team: team, Cycle: cycle.ID, Indicator: e.Indicator, Item: e.Name, Form: e.Form, State: string(ipp.EvidenceOpen),
			}); err != nil {
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

// Cycle returns the newest cycle of a team with its instrument, or ErrNotFound.
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

// Cycles lists the cycles of a team, the newest first.
func (s *Teams) Cycles(ctx context.Context, by knowledge.Actor, team int64) ([]Cycle, error) {
	if err := s.mayWork(ctx, by, team); err != nil {
		return nil, err
	}
	return s.book.Cycles(ctx, team)
}

// Evidence lists the checklist of a cycle.
func (s *Teams) Evidence(ctx context.Context, by knowledge.Actor, c Cycle) ([]Evidence, error) {
	if err := s.mayWork(ctx, by, c.Team); err != nil {
		return nil, err
	}
	return s.book.EvidenceOf(ctx, c.ID)
}

// SetEvidence changes one line of a checklist, or adds one (ID 0).
func (s *Teams) SetEvidence(ctx context.Context, by knowledge.Actor, e Evidence) (Evidence, error) {
	if err := s.mayWork(ctx, by, e.Team); err != nil {
		return Evidence{}, err
	}
	return s.book.SaveEvidence(ctx, e)
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

// Rate keeps the team's value for an indicator, 0 to 5, or takes it back (-1). Indicator 0 of F-03 is the mean of the
// survey, as a decimal; see RateSurvey.
func (s *Teams) Rate(ctx context.Context, by knowledge.Actor, c Cycle, form string, indicator, value int) error {
	if err := s.mayWork(ctx, by, c.Team); err != nil {
		return err
	}
	if value < -1 || value > 5 {
		return fmt.Errorf("rate indicator %d with %d: %w", indicator, value, knowledge.ErrWrongState)
	}
	text := ""
	if value >= 0 {
		text = strconv.Itoa(value)
	}
	return s.book.SaveRating(ctx, Rating{Team: c.Team, Cycle: c.ID, Form: form, Indicator: indicator, Value: text,
		By: by.Person(), At: s.now()})
}

// RateSurvey keeps the mean of the survey among users (F-03), 0 to 5 with decimals; "" takes it back.
func (s *Teams) RateSurvey(ctx context.Context, by knowledge.Actor, c Cycle, value string) error {
	if err := s.mayWork(ctx, by, c.Team); err != nil {
		return err
	}
	if value != "" {
		mean, err := ipp.ParseNumber(value)
		if err != nil || mean.IsNegative() || mean.IntPart() > 5 || mean.IntPart() == 5 && !mean.IsInteger() {
			return fmt.Errorf("keep the survey of cycle %d: %w", c.ID, knowledge.ErrWrongState)
		}
		value = mean.String()
	}
	return s.book.SaveRating(ctx, Rating{Team: c.Team, Cycle: c.ID, Form: ipp.F03, Value: value, By: by.Person(), At: s.now()})
}

// Estimate is a team's own idea of its index.
type Estimate struct {
	Cycle      Cycle
	Instrument ipp.Instrument
	Assessment ipp.Assessment
	Result     ipp.Result
}

// Estimate computes the index of a cycle from the values of the team.
func (s *Teams) Estimate(ctx context.Context, by knowledge.Actor, c Cycle) (e Estimate, err error) {
	if err := s.mayWork(ctx, by, c.Team); err != nil {
		return e, err
	}
	e.Cycle = c
	if e.Instrument, err = ipp.Find(s.almanac.Instruments, c.Instrument); err != nil {
		return e, fmt.Errorf("estimate cycle %d: %w", c.ID, err)
	}
	ratings, err := s.book.Ratings(ctx, c.ID)
	if err != nil {
		return e, err
	}
	if e.Assessment, err = assessment(ratings); err != nil {
		return e, fmt.Errorf("estimate cycle %d: %w", c.ID, err)
	}
	if e.Result, err = ipp.Score(e.Instrument, e.Assessment); err != nil {
		return e, fmt.Errorf("estimate cycle %d: %w", c.ID, err)
	}
	return e, nil
}

// assessment gathers the values that were kept.
func assessment(ratings []Rating) (ipp.Assessment, error) {
	a := ipp.Assessment{F01: ipp.Values{}, F02: ipp.Values{}}
	for _, r := range ratings {
		if r.Value == "" {
			continue
		}
		if r.Form == ipp.F03 {
			mean, err := ipp.ParseNumber(r.Value)
			if err != nil {
				return a, fmt.Errorf("read the survey's mean: %w", err)
			}
			a.F03.Decimal, a.F03.Valid = mean, true
			continue
		}
		n, err := strconv.Atoi(r.Value)
		if err != nil {
			return a, fmt.Errorf("read the value of indicator %d: %w", r.Indicator, err)
		}
		if r.Form == ipp.F02 {
			a.F02[r.Indicator] = n
		} else {
			a.F01[r.Indicator] = n
		}
	}
	return a, nil
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
