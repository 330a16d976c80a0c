package team

import (
	"context"
	"fmt"
	"strconv"

	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
)

// Rate keeps the value of an indicator in a form, 0 to 5, or takes it back (-1). Its comment stays.
func (s *Teams) Rate(ctx context.Context, by knowledge.Actor, c Cycle, form string, indicator, value int) error {
	if err := by.Known(); err != nil {
		return err
	}
	if value < -1 || value > ipp.MaxValue || form != ipp.F01 && form != ipp.F02 {
		return fmt.Errorf("rate indicator %d in %s with %d: %w", indicator, form, value, knowledge.ErrWrongState)
	}
	return s.rate(ctx, by, c, form, indicator, func(r *Rating) {
		r.Value = ""
		if value >= 0 {
			r.Value = strconv.Itoa(value)
		}
	})
}

// Comment keeps what the unit or the evaluator says about a value; "" takes it back.
func (s *Teams) Comment(ctx context.Context, by knowledge.Actor, c Cycle, form string, indicator int, note string) error {
	return s.rate(ctx, by, c, form, indicator, func(r *Rating) { r.Note = note })
}

// RateSurvey keeps the mean of the survey among users (F-03), 0 to 5 with decimals; "" takes it back.
func (s *Teams) RateSurvey(ctx context.Context, by knowledge.Actor, c Cycle, value string) error {
	if value != "" {
		mean, err := ipp.ParseNumber(value)
		if err != nil || mean.IsNegative() || mean.IntPart() > ipp.MaxValue || mean.IntPart() == ipp.MaxValue && !mean.IsInteger() {
			return fmt.Errorf("keep the survey of cycle %d: %w", c.ID, knowledge.ErrWrongState)
		}
		value = mean.String()
	}
	return s.rate(ctx, by, c, ipp.F03, 0, func(r *Rating) { r.Value = value })
}

// maxRespondents bounds how many people a survey counts.
const maxRespondents = 1_000_000

// CountSurvey keeps how many people answered the survey, and with wanted ≥ 0 how many the team wants; 0 wants no number.
func (s *Teams) CountSurvey(ctx context.Context, by knowledge.Actor, c Cycle, respondents, wanted int) error {
	if respondents < 0 || respondents > maxRespondents || wanted > maxRespondents {
		return fmt.Errorf("count the survey of cycle %d: %w", c.ID, knowledge.ErrWrongState)
	}
	return s.rate(ctx, by, c, ipp.F03, 0, func(r *Rating) {
		r.Respondents = respondents
		if wanted >= 0 {
			r.Wanted = wanted
		}
	})
}

// rate changes one value of a cycle.
func (s *Teams) rate(ctx context.Context, by knowledge.Actor, c Cycle, form string, indicator int, change func(*Rating)) error {
	err := s.tx.Within(ctx, func(ctx context.Context) error {
		if err := s.mayWork(ctx, by, c.Team); err != nil {
			return err
		}
		if err := s.mayRate(c, form, indicator); err != nil {
			return err
		}
		kept, err := s.ratings(ctx, c)
		if err != nil {
			return err
		}
		r := Rating{Team: c.Team, Cycle: c.ID, Unit: c.Unit, Form: form, Indicator: indicator}
		for _, k := range kept {
			if k.Form == form && k.Indicator == indicator {
				r = k
			}
		}
		change(&r)
		r.By, r.At = by.Person(), s.now()
		return s.book.SaveRating(ctx, by, r)
	})
	if err != nil {
		return fmt.Errorf("rate indicator %d of cycle %d: %w", indicator, c.ID, err)
	}
	return nil
}

// mayRate refuses an indicator that the instrument of the cycle does not have.
func (s *Teams) mayRate(c Cycle, form string, indicator int) error {
	if form == ipp.F03 {
		return nil
	}
	inst, err := ipp.Find(s.almanac.Instruments, c.Instrument)
	if err != nil {
		return fmt.Errorf("find the instrument: %w", err)
	}
	if _, ok := inst.Indicator(indicator); !ok {
		return fmt.Errorf("there is no indicator %d: %w", indicator, knowledge.ErrNotFound)
	}
	return nil
}

// ratings are the values of the lokus that a cycle is looked at for.
func (s *Teams) ratings(ctx context.Context, c Cycle) (list []Rating, err error) {
	all, err := s.book.Ratings(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	for _, r := range all {
		if r.Unit == c.Unit {
			list = append(list, r)
		}
	}
	return list, nil
}

// Estimate is a team's own idea of its index.
type Estimate struct {
	Cycle      Cycle
	Instrument ipp.Instrument
	Assessment ipp.Assessment
	Result     ipp.Result
	Ratings    []Rating // with comments, respondents, and who gave them
}

// Rating is the kept value of an indicator in a form; the zero Rating where there is none.
func (e Estimate) Rating(form string, indicator int) Rating {
	for _, r := range e.Ratings {
		if r.Form == form && r.Indicator == indicator {
			return r
		}
	}
	return Rating{}
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
	if e.Ratings, err = s.ratings(ctx, c); err != nil {
		return e, err
	}
	if e.Assessment, err = assessment(e.Ratings); err != nil {
		return e, fmt.Errorf("estimate cycle %d: %w", c.ID, err)
	}
	if e.Result, err = ipp.Score(e.Instrument, e.Assessment); err != nil {
		return e, fmt.Errorf("estimate cycle %d: %w", c.ID, err)
	}
	return e, nil
}

// Earlier is the newest cycle of a team before another, of the same kind where there is one; ok is false for none.
func (s *Teams) Earlier(ctx context.Context, by knowledge.Actor, c Cycle) (before Cycle, ok bool, err error) {
	list, err := s.Cycles(ctx, by, c.Team)
	if err != nil {
		return before, false, err
	}
	for _, other := range list {
		if other.Year < c.Year && (!ok || other.Year == before.Year && other.Kind == c.Kind) {
			before, ok = other, true
		}
	}
	before.Unit = c.Unit
	return before, ok, nil
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
