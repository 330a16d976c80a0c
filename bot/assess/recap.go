package assess

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"studitiru/bot/group"
	"time"

	"studitiru/bot/report"
	"studitiru/bot/talk"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// recaps is one page for the leadership.
type recaps struct{ turn }

// show sends the recap of the newest cycle: /rekap.
func (t recaps) show(ctx context.Context) error {
	squad, ok, err := t.Ours(ctx)
	if !ok || err != nil {
		return err
	}
	s, ok, err := plans(t).sheet(ctx, squad, 0)
	if !ok || err != nil {
		return err
	}
	r := report.Recap{Head: t.head(s)}
	if r.Standing, err = t.standing(ctx, s); err != nil {
		return err
	}
	if s.estimate.Result.Answered > 0 {
		if r.Radar, err = t.draw(ctx, s.cycle); err != nil {
			return t.OrRefused(err, "draw the aspects")
		}
	}
	if r.Units, err = t.units(ctx, s.cycle); err != nil {
		return err
	}
	r.Gaps = gapRows(s)
	if err := t.people(ctx, s, &r); err != nil {
		return err
	}
	raw, err := r.File()
	if err != nil {
		return fmt.Errorf("write a recap: %w", err)
	}
	var text talk.Text
	if s.unit.Name != "" {
		text.Plain(wordsUnitOf, s.unit.Name).Line()
	}
	for _, line := range r.Standing {
		text.Plain(line).Line()
	}
	text.Plain(fmt.Sprintf(wordsRecapLate, len(r.Late)))
	if len(r.Late) > 0 {
		text.Plain(wordsRecapFile)
	}
	t.Attach(talk.SendFile{ReplyTo: t.ReplyTo(), Name: fmt.Sprintf(fileRecap, s.cycle.Year), Content: raw, Text: text.Trim()})
	return nil
}

// standing is where a sheet stands, as sentences: the index or the mean, last year, the survey, the evidence.
func (t recaps) standing(ctx context.Context, s sheet) (lines []string, err error) {
	r := s.estimate.Result
	if r.Complete() {
		line := fmt.Sprintf(wordsIndex, ipp.Number(r.IPP, 2), r.Category.Letter)
		if r.Next != nil {
			line += ". " + fmt.Sprintf(wordsToNext, r.Next.Letter, ipp.Number(r.ToNext, 2))
		}
		lines = append(lines, line)
	} else {
		lines = append(lines, fmt.Sprintf(wordsMeanSoFar, ipp.Number(r.Mean, 2), r.Answered, r.Total)+" "+
			fmt.Sprintf(wordsNoGrade, ipp.Number(r.Low, 2), ipp.Number(r.High, 2)))
	}
	lines = append(lines, wordsRatingOwn)
	last, ok, err := rating(t).lastYear(ctx, s.cycle)
	if err != nil {
		return nil, err
	}
	if ok {
		lines = append(lines, fmt.Sprintf(wordsBefore, last.Cycle.Year, standingOf(last.Result)))
	}
	survey := wordsNothing
	if r.F03.Valid {
		survey = ipp.Number(r.F03.Decimal, decimals(r.F03.Decimal))
	}
	lines = append(lines, "F-03: "+survey+respondents(s.estimate.Rating(ipp.F03, 0)))
	return append(lines, fmt.Sprintf(wordsEvidenceIs, ipp.Count(s.evidence).Sentence())), nil
}

// units are the lokus of a team with their estimates; none for a team with one.
func (t turn) units(ctx context.Context, c work.Cycle) (rows []report.Unit, err error) {
	list, mean, err := t.Teams.Estimates(ctx, t.Actor(), c)
	if err != nil {
		return nil, t.OrRefused(err, "estimate all lokus")
	}
	if len(list) < 2 {
		return nil, nil
	}
	for _, u := range list {
		r := u.Estimate.Result
		row := report.Unit{Name: u.Unit.Name, Index: fmt.Sprintf(wordsUnitOpen, ipp.Number(r.Mean, 2), r.Answered, r.Total),
			Evidence: fmt.Sprintf("%d/%d (%d%%)", u.Evidence.Done(), u.Evidence.Total, u.Evidence.Percent())}
		if r.Complete() {
			row.Index = ipp.Number(r.IPP, 2) + " " + r.Category.Letter
		}
		rows = append(rows, row)
	}
	row := report.Unit{Name: fmt.Sprintf(wordsUnitMean, mean.Complete, mean.Total)}
	if mean.Complete > 0 {
		row.Index = ipp.Number(mean.IPP, 2) + " " + mean.Category.Letter
	}
	return append(rows, row), nil
}

// gapRows are the greatest gaps of the indicators that are rated.
func gapRows(s sheet) (rows []report.Gap) {
	for _, g := range ipp.Gaps(s.estimate.Instrument, s.estimate.Assessment.Effective()) {
		if g.Answered {
			rows = append(rows, report.Gap{Indicator: fmt.Sprintf("%d. %s", g.Indicator.Number, g.Indicator.Text),
				Score: fmt.Sprint(g.Value), Gain: ipp.Signed(g.GainIPP, 2)})
		}
	}
	return rows
}

// people adds what is overdue and what each person has: lines of evidence of every lokus, and items of the agenda that are late.
func (t recaps) people(ctx context.Context, s sheet, r *report.Recap) error {
	names, err := t.Names(ctx, s.squad.ID)
	if err != nil {
		return err
	}
	name := func(owner int64) string {
		if names[owner] == "" {
			return group.WordsNobody
		}
		return names[owner]
	}
	now := t.Now()
	lines, err := t.Teams.Evidence(ctx, t.Actor(), work.Cycle{ID: s.cycle.ID, Team: s.squad.ID})
	if err != nil {
		return t.OrRefused(err, "list the evidence")
	}
	evidence := work.Counting(lines)
	r.Loads = loadsOf(evidence, name, now)
	for _, e := range ipp.Late(evidence, now) {
		r.Late = append(r.Late, report.Late{What: fmt.Sprintf("%d. %s", e.Indicator, e.Name), Owner: name(e.Owner), Due: e.Due})
	}
	items, err := t.Teams.Items(ctx, t.Actor(), s.squad.ID)
	if err != nil {
		return t.OrRefused(err, "list an agenda")
	}
	for _, i := range items {
		if due := t.lateSince(s.squad, i, now); !due.IsZero() {
			r.Late = append(r.Late, report.Late{What: i.Title, Owner: name(i.Owner), Due: due})
		}
	}
	slices.SortStableFunc(r.Late, func(a, b report.Late) int { return a.Due.Compare(b.Due) })
	return nil
}

// lateSince is when an item was due that is overdue, of one that comes again the occurrence that was missed last; the zero time
// for one that is not. An event is over, never overdue.
func (t recaps) lateSince(squad work.Team, i work.Item, now time.Time) time.Time {
	switch {
	case i.State != work.ItemOpen && i.State != work.ItemRunning, i.Kind == work.ItemEvent:
	case i.Repeat != "":
		for _, late := range agenda.ListLate(now, t.Teams.Calendar(squad), []agenda.Item{work.Reckoned(i)}) {
			return late.DueAt
		}
	case i.Due.Before(now):
		return i.Due
	}
	return time.Time{}
}

// loadsOf counts what each owner has, who is behind with most first; what does not apply is nobody's load.
func loadsOf(evidence []ipp.Item, name func(int64) string, now time.Time) (list []report.Load) {
	loads := map[int64]*report.Load{}
	for _, e := range evidence {
		if e.State == ipp.EvidenceWaived {
			continue
		}
		l := loads[e.Owner]
		if l == nil {
			l = &report.Load{Name: name(e.Owner)}
			loads[e.Owner] = l
		}
		l.All++
		if e.State.Done() {
			l.Done++
		} else if !e.Due.IsZero() && e.Due.Before(now) {
			l.Behind++
		}
	}
	for _, l := range loads {
		list = append(list, *l)
	}
	slices.SortFunc(list, func(a, b report.Load) int {
		return cmp.Or(b.Behind-a.Behind, (b.All-b.Done)-(a.All-a.Done), cmp.Compare(a.Name, b.Name))
	})
	return list
}
