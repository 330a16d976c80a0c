package assess

import (
	"context"
	"fmt"
	"strconv"
	"studitiru/bot/group"

	"studitiru/bot/talk"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// ratingData stands behind the buttons of the self-assessment.
type ratingData struct {
	Team      int64  `json:"team"`
	Unit      int64  `json:"unit,omitempty"` // the lokus, whoever presses
	Do        string `json:"do"`
	Form      string `json:"form,omitempty"`
	Indicator int    `json:"indicator,omitempty"`
	Value     int    `json:"value,omitempty"`
}

// rating is the team's own estimate of its index.
type rating struct{ turn }

// show shows the team's own estimate of its index: /nilai, or keeps what stands behind it and shows what became of it.
func (t rating) show(ctx context.Context, rest string) error {
	squad, ok, err := t.Ours(ctx)
	if !ok || err != nil {
		return err
	}
	cycle, inst, err := t.Teams.Cycle(ctx, t.Actor(), squad.ID)
	if talk.Missing(err) {
		t.SayPlain(group.WordsCycleNone, nil)
		return nil
	}
	if err != nil {
		return fmt.Errorf("open a cycle: %w", err)
	}
	var said []string
	if rest != "" {
		if ok, said, err = t.write(ctx, cycle, inst, rest); !ok || err != nil {
			return err
		}
	}
	return t.page(ctx, squad, cycle, said, false)
}

// changesSaid is how many of the values that somebody wrote are said again.
const changesSaid = 6

// page is the estimate with the way to the next indicator, below what was just changed.
func (t rating) page(ctx context.Context, squad work.Team, cycle work.Cycle, said []string, inPlace bool) error {
	e, err := t.Teams.Estimate(ctx, t.Actor(), cycle)
	if err != nil {
		return t.OrRefused(err, "estimate an index")
	}
	next, label := 1, labelRate
	if e.Result.Complete() {
		label = labelRateAgain
	}
	for _, i := range e.Instrument.Indicators() {
		if _, answered := e.Assessment.Effective()[i.Number]; !answered && !i.Share.IsZero() {
			next = i.Number
			break
		}
	}
	unit, err := t.unit(ctx, cycle)
	if err != nil {
		return err
	}
	ways := []group.Option[ratingData]{{labelRadar, ratingData{Do: "radar"}}, {labelHistory, ratingData{Do: "history"}}}
	keys, err := group.Keyboard(ctx, t.Talk, ActionRating,
		ofSheet(cycle, []group.Option[ratingData]{{fmt.Sprintf(label, next), ratingData{Do: "ask", Form: ipp.F01,
			Indicator: next}}}),
		ofSheet(cycle, ways),
		ofSheet(cycle, []group.Option[ratingData]{
			{labelEvaluator, ratingData{Do: "ask", Form: ipp.F02, Indicator: 1}}, {labelDifference, ratingData{Do: "difference"}},
		}))
	if err != nil {
		return err
	}
	last, _, err := t.lastYear(ctx, cycle)
	if err != nil {
		return err
	}
	var text talk.Text
	for n, s := range said {
		if n == changesSaid && len(said) > n+1 {
			text.Italic(fmt.Sprintf(group.WordsMore, len(said)-n)).Line()
			break
		}
		text.Italic(s).Line()
	}
	if len(said) > 0 {
		text.Line()
	}
	about := describeEstimate(squad, unit, e, last)
	t.Put(text.Add(&about).Trim(), keys, inPlace)
	return nil
}

// lastYear is the estimate of the cycle before one; ok is false without one that has values.
func (t rating) lastYear(ctx context.Context, cycle work.Cycle) (e work.Estimate, ok bool, err error) {
	before, ok, err := t.Teams.Earlier(ctx, t.Actor(), cycle)
	if err != nil || !ok {
		return e, false, t.OrRefused(err, "list cycles")
	}
	if e, err = t.Teams.Estimate(ctx, t.Actor(), before); err != nil {
		return e, false, t.OrRefused(err, "estimate an index")
	}
	return e, e.Result.Answered > 0, nil
}

// describeEstimate writes the estimate, always marked as the team's own, beside that of the year before. Until every indicator
// is rated it is a mean and a range, without a category.
func describeEstimate(squad work.Team, unit work.Unit, e, last work.Estimate) talk.Text {
	var text talk.Text
	text.Bold(fmt.Sprintf(headEstimateOf, e.Cycle.Year, squad.Name)).Line()
	if unit.Name != "" {
		text.Plain(wordsUnitOf, unit.Name).Line()
	}
	text.Italic(wordsRatingOwn).Gap()
	r := e.Result
	if r.Answered == 0 && !r.F03.Valid {
		return text.Plain(wordsRatingNone).Trim()
	}
	for n, a := range r.Aspects {
		value := wordsNothing
		if a.Answered > 0 {
			value = ipp.Number(a.Mean, 2)
		}
		text.Plain(fmt.Sprintf(wordsAspectValue, a.Aspect.Name, value, a.Answered, a.Total))
		if n < len(last.Result.Aspects) && last.Result.Aspects[n].Answered > 0 {
			text.Plain(fmt.Sprintf(wordsLastYear, last.Cycle.Year, ipp.Number(last.Result.Aspects[n].Value, 2)))
		}
		text.Line()
	}
	text.Line()
	if r.Complete() {
		text.Plain(fmt.Sprintf(wordsForms, ipp.Number(r.F02, 2)))
	}
	text.Plain(ipp.F03 + ": ")
	if r.F03.Valid {
		text.Plain(ipp.Number(r.F03.Decimal, decimals(r.F03.Decimal)))
	} else {
		text.Plain(wordsNoSurvey)
	}
	text.Plain(respondents(e.Rating(ipp.F03, 0))).Line()
	if !r.Complete() {
		text.Bold(fmt.Sprintf(wordsMeanSoFar, ipp.Number(r.Mean, 2), r.Answered, r.Total)).Line()
		return text.Plain(fmt.Sprintf(wordsNoGrade, ipp.Number(r.Low, 2), ipp.Number(r.High, 2))).Trim()
	}
	text.Bold(fmt.Sprintf(wordsIndex, ipp.Number(r.IPP, 2), r.Category.Letter))
	if r.Category.Meaning != "" {
		text.Plain(", ", r.Category.Meaning)
	}
	if last.Result.Complete() {
		text.Plain(fmt.Sprintf(wordsLastYear, last.Cycle.Year, ipp.Number(last.Result.IPP, 2)))
	}
	if r.Next != nil {
		text.Line().Plain(fmt.Sprintf(wordsToNext, r.Next.Letter, ipp.Number(r.ToNext, 2)), fmt.Sprintf(wordsPlanNext, r.Next.Letter))
	}
	if !r.F03.Valid {
		text.Line().Plain(fmt.Sprintf(wordsBetween, r.Answered, r.Total, ipp.Number(r.Low, 2), ipp.Number(r.High, 2)))
	}
	return text.Trim()
}

// decimals are those that a number has, at least two and at most four.
func decimals(d interface{ Exponent() int32 }) int32 { return min(max(2, -d.Exponent()), 4) }

// respondents says how many answered the survey, as far as that was counted.
func respondents(r work.Rating) string {
	switch {
	case r.Wanted > 0:
		return fmt.Sprintf(wordsSurveyWanted, r.Respondents, r.Wanted)
	case r.Respondents > 0:
		return fmt.Sprintf(wordsSurveyCount, r.Respondents)
	}
	return ""
}

// at is a cycle looked at for the lokus of a button; 0 leaves the person's own.
func at(c work.Cycle, unit int64) work.Cycle {
	if unit != 0 {
		c.Unit = unit
	}
	return c
}

// press does what a button of the self-assessment stands for.
func (t rating) press(ctx context.Context, d ratingData) error {
	squad, err := t.Teams.Team(ctx, t.Actor(), d.Team)
	if err != nil {
		return t.OrRefused(err, "open a team")
	}
	cycle, inst, err := t.Teams.Cycle(ctx, t.Actor(), squad.ID)
	if err != nil {
		return t.OrRefused(err, "open a cycle")
	}
	cycle = at(cycle, d.Unit)
	switch d.Do {
	case "page":
		t.Toast("")
		return t.page(ctx, squad, cycle, nil, true)
	case "ask":
		t.Toast("")
		return t.ask(ctx, squad, cycle, inst, d)
	case "radar":
		t.Toast("")
		return t.radar(ctx, squad, cycle)
	case "history":
		t.Toast("")
		return t.history(ctx, squad, cycle)
	case "difference":
		t.Toast("")
		return t.difference(ctx, squad, cycle)
	case "note":
		t.Toast("")
		about := int64(d.Indicator)
		return t.Await(ctx, fmt.Sprintf(AwaitRating+".%s.%d", d.Form, cycle.Unit), about, fmt.Sprintf(wordsAskComment, d.Form,
			d.Indicator))
	case "whatif":
		return t.whatIf(ctx, cycle, d)
	case "set":
		if err := t.Teams.Rate(ctx, t.Actor(), cycle, d.Form, d.Indicator, d.Value); err != nil {
			return t.OrRefused(err, "rate an indicator")
		}
		t.Toast(group.WordsSaved)
		if d.Value < 0 { // taken back: stay here
			return t.ask(ctx, squad, cycle, inst, d)
		}
		d.Indicator++
		if _, more := inst.Indicator(d.Indicator); !more {
			return t.page(ctx, squad, cycle, nil, true)
		}
		return t.ask(ctx, squad, cycle, inst, d)
	}
	t.Toast(talk.WordsExpired)
	return nil
}

// ask shows one indicator with what each number means.
func (t rating) ask(ctx context.Context, squad work.Team, cycle work.Cycle, inst ipp.Instrument, d ratingData) error {
	i, ok := inst.Indicator(d.Indicator)
	if !ok {
		t.Toast(talk.WordsExpired)
		return nil
	}
	e, err := t.Teams.Estimate(ctx, t.Actor(), cycle)
	if err != nil {
		return t.OrRefused(err, "estimate an index")
	}
	values := e.Assessment.F01
	if d.Form == ipp.F02 {
		values = e.Assessment.F02
	}
	aspect, _ := inst.AspectOf(i.Aspect)
	var text talk.Text
	text.Italic(d.Form + " · " + aspect.Name)
	if unit, err := t.unit(ctx, cycle); err != nil {
		return err
	} else if unit.Name != "" {
		text.Italic(" · " + unit.Name)
	}
	text.Line().Bold(fmt.Sprintf("%d. %s", i.Number, i.Text)).Line()
	for n, words := range i.Scale.Texts {
		text.Line().Plain(strconv.Itoa(n), " – ", talk.Clip(words, 300))
	}
	if note := i.Scale.Basis.Text(); note != "" {
		text.Gap().Italic(note)
	}
	describeRating(&text, e, d.Form, i.Number)
	score := -1
	more := []group.Option[ratingData]{{labelNote, ratingData{Do: "note", Form: d.Form, Indicator: i.Number}}}
	if now, answered := values[i.Number]; answered {
		score = now
		more = append(more, group.Option[ratingData]{labelTakeBack, ratingData{Do: "set", Form: d.Form, Indicator: i.Number,
			Value: -1}})
	}
	ways := waysFrom(d.Form, i.Number, len(inst.Indicators()))
	keys, err := group.Keyboard(ctx, t.Talk, ActionRating,
		ofSheet(cycle, scores(d.Form, i.Number, score)), ofSheet(cycle, more), ofSheet(cycle, ways))
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), keys)
	return nil
}

// scores are the six values of an indicator, the present one marked; -1 for none.
func scores(form string, indicator, now int) (row []group.Option[ratingData]) {
	for n := range 6 {
		label := strconv.Itoa(n)
		if n == now {
			label = "• " + label + " •"
		}
		row = append(row, group.Option[ratingData]{label, ratingData{Do: "set", Form: form, Indicator: indicator, Value: n}})
	}
	return row
}

// waysFrom lead from an indicator to its neighbours, to what its best value would change, and to the sum.
func waysFrom(form string, indicator, last int) (row []group.Option[ratingData]) {
	if indicator > 1 {
		row = append(row, group.Option[ratingData]{talk.LabelPrevious, ratingData{Do: "ask", Form: form, Indicator: indicator - 1}})
	}
	row = append(row, group.Option[ratingData]{labelWhatIf, ratingData{Do: "whatif", Indicator: indicator, Value: 5}})
	if indicator < last {
		row = append(row, group.Option[ratingData]{talk.LabelNext, ratingData{Do: "ask", Form: form, Indicator: indicator + 1}})
	}
	return append(row, group.Option[ratingData]{labelSum, ratingData{Do: "page"}})
}

// ofSheet are options about the sheet of a team's lokus.
func ofSheet(c work.Cycle, row []group.Option[ratingData]) []group.Option[ratingData] {
	for n := range row {
		row[n].Data.Team, row[n].Data.Unit = c.Team, c.Unit
	}
	return row
}

// whatIf says in an alert what the highest score of an indicator would change.
func (t rating) whatIf(ctx context.Context, cycle work.Cycle, d ratingData) error {
	e, err := t.Teams.Estimate(ctx, t.Actor(), cycle)
	if err != nil {
		return t.OrRefused(err, "estimate an index")
	}
	change, err := ipp.WhatIf(e.Instrument, e.Assessment, d.Indicator, d.Value)
	if err != nil {
		return fmt.Errorf("compute what if: %w", err)
	}
	if !change.Before.Complete() {
		t.Alert(change.Sentence())
		return nil
	}
	t.Alert(fmt.Sprintf(wordsChange, change.Sentence(), ipp.Number(change.Before.IPP, 2), ipp.Number(change.After.IPP, 2)))
	return nil
}

// history lists the estimates by year.
func (t rating) history(ctx context.Context, squad work.Team, cycle work.Cycle) error {
	cycles, err := t.Teams.Cycles(ctx, t.Actor(), squad.ID)
	if err != nil {
		return t.OrRefused(err, "list cycles")
	}
	var text talk.Text
	text.Bold(headEstimate + " – " + squad.Name).Line().Italic(wordsRatingOwn)
	for _, c := range cycles {
		e, err := t.Teams.Estimate(ctx, t.Actor(), at(c, cycle.Unit))
		if err != nil {
			return t.OrRefused(err, "estimate an index")
		}
		r := e.Result
		if !r.Complete() {
			text.Line().Plain(fmt.Sprintf(wordsHistoryOpen, c.Year, c.Kind, ipp.Number(r.Mean, 2), r.Answered, r.Total))
			continue
		}
		text.Line().Plain(fmt.Sprintf(wordsHistory, c.Year, c.Kind, ipp.Number(r.IPP, 2), r.Category.Letter, r.Answered, r.Total))
	}
	back := ofSheet(cycle, []group.Option[ratingData]{{labelSum, ratingData{Do: "page"}}})
	keys, err := group.Keyboard(ctx, t.Talk, ActionRating, back)
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), keys)
	return nil
}
