package team

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"studitiru/bot/picture"
	"studitiru/bot/talk"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// ratingData stands behind the buttons of the self-assessment.
type ratingData struct {
	Team      int64  `json:"team"`
	Do        string `json:"do"`
	Form      string `json:"form,omitempty"`
	Indicator int    `json:"indicator,omitempty"`
	Value     int    `json:"value,omitempty"`
}

// rating is the team's own estimate of its index.
type rating struct{ turn }

// show shows the team's own estimate of its index: /nilai, or /nilai F-03 4,2 for the survey's mean.
func (t rating) show(ctx context.Context, rest string) error {
	group, ok, err := t.ours(ctx)
	if !ok || err != nil {
		return err
	}
	cycle, _, err := t.Teams.Cycle(ctx, t.Actor(), group.ID)
	if talk.Missing(err) {
		t.SayPlain(wordsCycleNone, nil)
		return nil
	}
	if err != nil {
		return fmt.Errorf("open a cycle: %w", err)
	}
	if form, value, given := strings.Cut(strings.ToUpper(rest), " "); given && (form == ipp.F03 || form == "F03") {
		if err := t.Teams.RateSurvey(ctx, t.Actor(), cycle, strings.TrimSpace(value)); err != nil {
			t.SayPlain(wordsRatingSurvey, nil)
			return nil
		}
	}
	return t.page(ctx, group, cycle, false)
}

// page is the estimate with the way to the next indicator.
func (t rating) page(ctx context.Context, group work.Team, cycle work.Cycle, inPlace bool) error {
	e, err := t.Teams.Estimate(ctx, t.Actor(), cycle)
	if err != nil {
		return t.orRefused(err, "estimate an index")
	}
	next := 1
	for _, i := range e.Instrument.Indicators() {
		if _, answered := e.Assessment.Effective()[i.Number]; !answered && !i.Share.IsZero() {
			next = i.Number
			break
		}
	}
	keys, err := keyboard(ctx, t.turn, ActionRating,
		ofTeam(group, []option[ratingData]{{fmt.Sprintf(labelRate, next), ratingData{Do: "ask", Form: ipp.F01, Indicator: next}}}),
		ofTeam(group, []option[ratingData]{{labelRadar, ratingData{Do: "radar"}}, {labelHistory, ratingData{Do: "history"}}}),
		ofTeam(group, []option[ratingData]{{labelEvaluator, ratingData{Do: "ask", Form: ipp.F02, Indicator: 1}}}))
	if err != nil {
		return err
	}
	t.Put(describeEstimate(group, e), keys, inPlace)
	return nil
}

// describeEstimate writes the estimate, always marked as the team's own.
func describeEstimate(group work.Team, e work.Estimate) talk.Text {
	var text talk.Text
	text.Bold(fmt.Sprintf(headEstimateOf, e.Cycle.Year, group.Name)).Line().Italic(wordsRatingOwn).Gap()
	r := e.Result
	if r.Answered == 0 {
		return text.Plain(wordsRatingNone).Trim()
	}
	for _, a := range r.Aspects {
		text.Plain(fmt.Sprintf(wordsAspectValue, a.Aspect.Name, ipp.Number(a.Value, 2), a.Answered, a.Total)).Line()
	}
	text.Line().Plain(fmt.Sprintf(wordsForms, ipp.Number(r.F02, 2)))
	if r.F03.Valid {
		text.Plain(ipp.Number(r.F03.Decimal, 2)).Line()
	} else {
		text.Plain(wordsNoSurvey).Line()
	}
	if r.Answered < r.Total {
		text.Plain(wordsSoFar)
	}
	text.Bold(fmt.Sprintf(wordsIndex, ipp.Number(r.IPP, 2), r.Category.Letter))
	if r.Category.Meaning != "" {
		text.Plain(" (", r.Category.Meaning, ")")
	}
	if r.Next != nil {
		text.Line().Plain(fmt.Sprintf(wordsToNext, r.Next.Letter, ipp.Number(r.ToNext, 2)))
	}
	if r.Answered < r.Total || !r.F03.Valid {
		text.Line().Plain(fmt.Sprintf(wordsBetween, r.Answered, r.Total, ipp.Number(r.Low, 2), ipp.Number(r.High, 2)))
	}
	return text.Trim()
}

// press does what a button of the self-assessment stands for.
func (t rating) press(ctx context.Context, d ratingData) error {
	group, err := t.Teams.Team(ctx, t.Actor(), d.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	cycle, inst, err := t.Teams.Cycle(ctx, t.Actor(), group.ID)
	if err != nil {
		return t.orRefused(err, "open a cycle")
	}
	switch d.Do {
	case "page":
		t.Toast("")
		return t.page(ctx, group, cycle, true)
	case "ask":
		t.Toast("")
		return t.ask(ctx, group, cycle, inst, d)
	case "radar":
		t.Toast("")
		return t.radar(ctx, group, cycle)
	case "history":
		t.Toast("")
		return t.history(ctx, group)
	case "whatif":
		return t.whatIf(ctx, cycle, d)
	case "set":
		if err := t.Teams.Rate(ctx, t.Actor(), cycle, d.Form, d.Indicator, d.Value); err != nil {
			return t.orRefused(err, "rate an indicator")
		}
		t.Toast(wordsTeamSaved)
		d.Indicator++
		if _, more := inst.Indicator(d.Indicator); !more {
			return t.page(ctx, group, cycle, true)
		}
		return t.ask(ctx, group, cycle, inst, d)
	}
	t.Toast(talk.WordsExpired)
	return nil
}

// ask shows one indicator with what each number means.
func (t rating) ask(ctx context.Context, group work.Team, cycle work.Cycle, inst ipp.Instrument, d ratingData) error {
	i, ok := inst.Indicator(d.Indicator)
	if !ok {
		t.Toast(talk.WordsExpired)
		return nil
	}
	e, err := t.Teams.Estimate(ctx, t.Actor(), cycle)
	if err != nil {
		return t.orRefused(err, "estimate an index")
	}
	values := e.Assessment.F01
	if d.Form == ipp.F02 {
		values = e.Assessment.F02
	}
	aspect, _ := inst.AspectOf(i.Aspect)
	var text talk.Text
	text.Italic(d.Form + " · " + aspect.Name).Line().Bold(fmt.Sprintf("%d. %s", i.Number, i.Text)).Line()
	for n, words := range i.Scale.Texts {
		text.Line().Plain(strconv.Itoa(n), " – ", talk.Clip(words, 300))
	}
	if note := i.Scale.Basis.Text(); note != "" {
		text.Gap().Italic(note)
	}
	score := -1
	if now, answered := values[i.Number]; answered {
		score = now
	}
	ways := waysFrom(d.Form, i.Number, len(inst.Indicators()))
	keys, err := keyboard(ctx, t.turn, ActionRating, ofTeam(group, scores(d.Form, i.Number, score)), ofTeam(group, ways))
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), keys)
	return nil
}

// scores are the six values of an indicator, the present one marked; -1 for none.
func scores(form string, indicator, now int) (row []option[ratingData]) {
	for n := range 6 {
		label := strconv.Itoa(n)
		if n == now {
			label = "• " + label + " •"
		}
		row = append(row, option[ratingData]{label, ratingData{Do: "set", Form: form, Indicator: indicator, Value: n}})
	}
	return row
}

// waysFrom lead from an indicator to its neighbours, to what its best value would change, and to the sum.
func waysFrom(form string, indicator, last int) (row []option[ratingData]) {
	if indicator > 1 {
		row = append(row, option[ratingData]{talk.LabelPrevious, ratingData{Do: "ask", Form: form, Indicator: indicator - 1}})
	}
	row = append(row, option[ratingData]{labelWhatIf, ratingData{Do: "whatif", Indicator: indicator, Value: 5}})
	if indicator < last {
		row = append(row, option[ratingData]{talk.LabelNext, ratingData{Do: "ask", Form: form, Indicator: indicator + 1}})
	}
	return append(row, option[ratingData]{labelSum, ratingData{Do: "page"}})
}

// ofTeam are options about a team.
func ofTeam(group work.Team, row []option[ratingData]) []option[ratingData] {
	for n := range row {
		row[n].data.Team = group.ID
	}
	return row
}

// whatIf says in an alert what the highest score of an indicator would change.
func (t rating) whatIf(ctx context.Context, cycle work.Cycle, d ratingData) error {
	e, err := t.Teams.Estimate(ctx, t.Actor(), cycle)
	if err != nil {
		return t.orRefused(err, "estimate an index")
	}
	change, err := ipp.WhatIf(e.Instrument, e.Assessment, d.Indicator, d.Value)
	if err != nil {
		return fmt.Errorf("compute what if: %w", err)
	}
	t.Alert(fmt.Sprintf(wordsChange, change.Sentence(), ipp.Number(change.Before.IPP, 2), ipp.Number(change.After.IPP, 2)))
	return nil
}

// radar sends the aspects as a picture, with the cycle before it when there is one.
func (t rating) radar(ctx context.Context, group work.Team, cycle work.Cycle) error {
	cycles, err := t.Teams.Cycles(ctx, t.Actor(), group.ID)
	if err != nil {
		return t.orRefused(err, "list cycles")
	}
	var labels []string
	var lines []picture.Line
	subtitle := ""
	for n := min(len(cycles), 2) - 1; n >= 0; n-- {
		e, err := t.Teams.Estimate(ctx, t.Actor(), cycles[n])
		if err != nil {
			return t.orRefused(err, "estimate an index")
		}
		line := picture.Line{Name: fmt.Sprintf("%d %s", cycles[n].Year, cycles[n].Kind)}
		labels = labels[:0]
		for _, a := range e.Result.Aspects {
			labels = append(labels, a.Aspect.Name)
			line.Values = append(line.Values, a.Value.InexactFloat64())
		}
		lines = append(lines, line)
		subtitle = fmt.Sprintf(wordsRadar, wordsRatingOwn, ipp.Number(e.Result.IPP, 2), e.Result.Category.Letter)
	}
	raw, err := picture.Radar(fmt.Sprintf(headEstimate+" %d", cycle.Year), subtitle, labels, lines)
	if err != nil {
		return fmt.Errorf("draw the aspects: %w", err)
	}
	t.attach(talk.SendFile{Name: fileRadar, Content: raw, Photo: true, Text: talk.Plain(group.Name)})
	return nil
}

// history lists the estimates by year.
func (t rating) history(ctx context.Context, group work.Team) error {
	cycles, err := t.Teams.Cycles(ctx, t.Actor(), group.ID)
	if err != nil {
		return t.orRefused(err, "list cycles")
	}
	var text talk.Text
	text.Bold(headEstimate + " – " + group.Name).Line().Italic(wordsRatingOwn)
	for _, c := range cycles {
		e, err := t.Teams.Estimate(ctx, t.Actor(), c)
		if err != nil {
			return t.orRefused(err, "estimate an index")
		}
		r := e.Result
		text.Line().Plain(fmt.Sprintf(wordsHistory, c.Year, c.Kind, ipp.Number(r.IPP, 2), r.Category.Letter, r.Answered, r.Total))
	}
	back := []option[ratingData]{{labelSum, ratingData{Team: group.ID, Do: "page"}}}
	keys, err := keyboard(ctx, t.turn, ActionRating, back)
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), keys)
	return nil
}
