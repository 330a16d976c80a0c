package assess

import (
	"context"
	"fmt"

	"studitiru/bot/picture"
	"studitiru/bot/talk"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// radar sends the aspects as a picture, with the cycle before it when there is one.
func (t rating) radar(ctx context.Context, squad work.Team, cycle work.Cycle) error {
	raw, err := t.draw(ctx, cycle)
	if err != nil {
		return t.OrRefused(err, "draw the aspects")
	}
	t.Attach(talk.SendFile{Name: fileRadar, Content: raw, Photo: true, Text: talk.Plain(squad.Name)})
	return nil
}

// draw is the radar of a cycle as PNG, with the cycle before it when there is one.
func (t turn) draw(ctx context.Context, cycle work.Cycle) ([]byte, error) {
	cycles := []work.Cycle{cycle}
	before, ok, err := t.Teams.Earlier(ctx, t.Actor(), cycle)
	if err != nil {
		return nil, fmt.Errorf("list cycles: %w", err)
	}
	if ok {
		cycles = []work.Cycle{before, cycle} // the newest is drawn last, on top
	}
	var labels []string
	var lines []picture.Line
	subtitle := ""
	for _, c := range cycles {
		e, err := t.Teams.Estimate(ctx, t.Actor(), c)
		if err != nil {
			return nil, fmt.Errorf("estimate an index: %w", err)
		}
		line := picture.Line{Name: fmt.Sprintf("%d %s", c.Year, c.Kind)}
		labels = labels[:0]
		for _, a := range e.Result.Aspects {
			labels = append(labels, a.Aspect.Name)
			line.Values = append(line.Values, a.Mean.InexactFloat64())
		}
		lines = append(lines, line)
		subtitle = standingOf(e.Result)
	}
	raw, err := picture.Radar(fmt.Sprintf(headEstimate+" %d", cycle.Year), subtitle, labels, lines)
	if err != nil {
		return nil, fmt.Errorf("draw the aspects: %w", err)
	}
	return raw, nil
}

// standingOf is an estimate in one line: the index, or while it is not complete the mean.
func standingOf(r ipp.Result) string {
	if !r.Complete() {
		return fmt.Sprintf(wordsRadarOpen, wordsRatingOwn, ipp.Number(r.Mean, 2))
	}
	return fmt.Sprintf(wordsRadar, wordsRatingOwn, ipp.Number(r.IPP, 2), r.Category.Letter)
}
