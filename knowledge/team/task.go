package team

import (
	"context"
	"fmt"

	"studitiru/knowledge"
	"studitiru/knowledge/ipp"
)

// PlanTask puts what is to raise an indicator on the agenda. Done, it changes no index: that only a rating does.
func (s *Teams) PlanTask(ctx context.Context, by knowledge.Actor, c Cycle, indicator, score int, i Item) (Item, error) {
	i.Team, i.Kind = c.Team, ItemAgenda
	err := s.tx.Within(ctx, func(ctx context.Context) (err error) {
		if i, err = s.Plan(ctx, by, i); err != nil {
			return err
		}
		return s.book.SaveTask(ctx, Task{Item: i.ID, Team: c.Team, Cycle: c.ID, Unit: c.Unit, Indicator: indicator, Score: score})
	})
	if err != nil {
		return Item{}, fmt.Errorf("make a task of indicator %d: %w", indicator, err)
	}
	return i, nil
}

// Tasks are the items that are to raise indicators of a cycle, by indicator; those that were cancelled are left out.
func (s *Teams) Tasks(ctx context.Context, by knowledge.Actor, c Cycle) (map[int][]Item, error) {
	items, err := s.Items(ctx, by, c.Team)
	if err != nil {
		return nil, err
	}
	tasks, err := s.book.Tasks(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	list := map[int][]Item{}
	for _, t := range tasks {
		for _, i := range items {
			if i.ID == t.Item && t.Unit == c.Unit && i.State != ItemCancelled {
				list[t.Indicator] = append(list[t.Indicator], i)
			}
		}
	}
	return list, nil
}

// Target plans the way of a cycle to an aim.
func (s *Teams) Target(ctx context.Context, by knowledge.Actor, c Cycle, aim ipp.Aim, way ipp.Way) (Estimate, ipp.Target, error) {
	e, err := s.Estimate(ctx, by, c)
	if err != nil {
		return e, ipp.Target{}, err
	}
	t, err := ipp.Plan(e.Instrument, e.Assessment, aim, s.almanac.Efforts, way)
	if err != nil {
		return e, t, fmt.Errorf("plan cycle %d: %w", c.ID, err)
	}
	return e, t, nil
}
