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

func (t rating) key(ctx context.Context, label string, d ratingData) (talk.Key, error) {
	key, err := t.Button(ctx, ActionRating, d)
	return talk.Key{Text: talk.Clip(label, 60), Data: key}, err
}

// ratingPage is the estimate with the way to the next indicator.
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
	var keys talk.Keyboard
	for _, row := range [][]struct {
		label string
		d     ratingData
	}{
		{{fmt.Sprintf(labelRate, next), ratingData{Do: "ask", Form: ipp.F01, Indicator: next}}},
		{{labelRadar, ratingData{Do: "radar"}}, {labelHistory, ratingData{Do: "history"}}},
		{{labelEvaluator, ratingData{Do: "ask", Form: ipp.F02, Indicator: 1}}},
	} {
		var line []talk.Key
		for _, o := range row {
			o.d.Team = group.ID
			key, err := t.key(ctx, o.label, o.d)
			if err != nil {
				return err
			}
			line = append(line, key)
		}
		keys = append(keys, line)
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

// pressRating does what a button of the self-assessment stands for.
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

// ratingAsk shows one indicator with what each number means.
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
	var scores, what []talk.Key
	now, answered := values[i.Number]
	for n := range 6 {
		label := strconv.Itoa(n)
		if answered && now == n {
			label = "• " + label + " •"
		}
		key, err := t.key(ctx, label, ratingData{Team: group.ID, Do: "set", Form: d.Form, Indicator: i.Number, Value: n})
		if err != nil {
			return err
		}
		scores = append(scores, key)
	}
	for _, o := range []struct {
		label string
		d     ratingData
		there bool
	}{
		{talk.LabelPrevious, ratingData{Do: "ask", Form: d.Form, Indicator: i.Number - 1}, i.Number > 1},
		{labelWhatIf, ratingData{Do: "whatif", Indicator: i.Number, Value: 5}, true},
		{talk.LabelNext, ratingData{Do: "ask", Form: d.Form, Indicator: i.Number + 1}, i.Number < len(inst.Indicators())},
		{labelSum, ratingData{Do: "page"}, true},
	} {
		if !o.there {
			continue
		}
		o.d.Team = group.ID
		key, err := t.key(ctx, o.label, o.d)
		if err != nil {
			return err
		}
		what = append(what, key)
	}
	t.Edit(text.Trim(), talk.Keyboard{scores, what})
	return nil
}

// whatIf says in a toast what the highest score of an indicator would change.
func (t rating) whatIf(ctx context.Context, cycle work.Cycle, d ratingData) error {
	e, err := t.Teams.Estimate(ctx, t.Actor(), cycle)
	if err != nil {
		return t.orRefused(err, "estimate an index")
	}
	change, err := ipp.WhatIf(e.Instrument, e.Assessment, d.Indicator, d.Value)
	if err != nil {
		return fmt.Errorf("compute what if: %w", err)
	}
	t.Do(talk.Action{AnswerButton: &talk.AnswerButton{Callback: t.M.Callback, Alert: true,
		Text: talk.Clip(fmt.Sprintf(wordsChange, change.Sentence(), ipp.Number(change.Before.IPP, 2), ipp.Number(change.After.IPP, 2)), 200)}})
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
	t.Do(talk.Action{SendFile: &talk.SendFile{Chat: t.M.Chat.ID, Thread: t.M.Chat.Thread, Name: fileRadar, Content: raw, Photo: true, Text: talk.Plain(group.Name)}})
	return nil
}

// ratingHistory lists the estimates by year.
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
		text.Line().Plain(fmt.Sprintf(wordsHistory, c.Year, c.Kind, ipp.Number(e.Result.IPP, 2), e.Result.Category.Letter, e.Result.Answered, e.Result.Total))
	}
	back, err := t.key(ctx, labelSum, ratingData{Team: group.ID, Do: "page"})
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), talk.Keyboard{{back}})
	return nil
}
