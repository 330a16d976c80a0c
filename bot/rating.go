package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"studitiru/bot/picture"
	"studitiru/knowledge/ipp"
	"studitiru/knowledge/team"
)

// ratingData stands behind the buttons of the self-assessment.
type ratingData struct {
	Team      int64  `json:"team"`
	Do        string `json:"do"`
	Form      string `json:"form,omitempty"`
	Indicator int    `json:"indicator,omitempty"`
	Value     int    `json:"value,omitempty"`
}

// rating shows the team's own estimate of its index: /nilai, or /nilai F-03 4,2 for the survey's mean.
func (t *talk) rating(ctx context.Context, rest string) error {
	team, ok, err := t.ours(ctx)
	if !ok || err != nil {
		return err
	}
	cycle, _, err := t.Teams.Cycle(ctx, t.actor(), team.ID)
	if isMissing(err) {
		t.sayText(wordsCycleNone, nil)
		return nil
	}
	if err != nil {
		return fmt.Errorf("open a cycle: %w", err)
	}
	if form, value, given := strings.Cut(strings.ToUpper(rest), " "); given && (form == ipp.F03 || form == "F03") {
		if err := t.Teams.RateSurvey(ctx, t.actor(), cycle, strings.TrimSpace(value)); err != nil {
			t.sayText(wordsRatingSurvey, nil)
			return nil
		}
	}
	return t.ratingPage(ctx, team, cycle, false)
}

func (t *talk) ratingKey(ctx context.Context, label string, d ratingData) (Key, error) {
	key, err := t.button(ctx, actionRating, d)
	return Key{Text: clip(label, 60), Data: key}, err
}

// ratingPage is the estimate with the way to the next indicator.
func (t *talk) ratingPage(ctx context.Context, team team.Team, cycle team.Cycle, inPlace bool) error {
	e, err := t.Teams.Estimate(ctx, t.actor(), cycle)
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
	var keys Keyboard
	for _, row := range [][]struct {
		label string
		d     ratingData
	}{
		{{fmt.Sprintf(labelRate, next), ratingData{Do: "ask", Form: ipp.F01, Indicator: next}}},
		{{labelRadar, ratingData{Do: "radar"}}, {labelHistory, ratingData{Do: "history"}}},
		{{labelEvaluator, ratingData{Do: "ask", Form: ipp.F02, Indicator: 1}}},
	} {
		var line []Key
		for _, o := range row {
			o.d.Team = team.ID
			key, err := t.ratingKey(ctx, o.label, o.d)
			if err != nil {
				return err
			}
			line = append(line, key)
		}
		keys = append(keys, line)
	}
	t.show(describeEstimate(team, e), keys, inPlace)
	return nil
}

// describeEstimate writes the estimate, always marked as the team's own.
func describeEstimate(team team.Team, e team.Estimate) string {
	var text markup
	text.Bold(fmt.Sprintf("Perkiraan IPP %d – %s", e.Cycle.Year, team.Name)).Line().Italic(wordsRatingOwn).Gap()
	r := e.Result
	if r.Answered == 0 {
		return text.Text(wordsRatingNone).String()
	}
	for _, a := range r.Aspects {
		text.Text(fmt.Sprintf("%s: %s (%d dari %d)", a.Aspect.Name, ipp.Number(a.Value, 2), a.Answered, a.Total)).Line()
	}
	text.Line().Text("F-02 (bila kosong: F-01): ", ipp.Number(r.F02, 2), " · F-03: ")
	if r.F03.Valid {
		text.Text(ipp.Number(r.F03.Decimal, 2)).Line()
	} else {
		text.Text("belum ada; tulis /nilai F-03 4,2").Line()
	}
	if r.Answered < r.Total {
		text.Text("Sementara: ")
	}
	text.Bold(fmt.Sprintf("IPP %s – %s", ipp.Number(r.IPP, 2), r.Category.Letter))
	if r.Category.Meaning != "" {
		text.Text(" (", r.Category.Meaning, ")")
	}
	if r.Next != nil {
		text.Line().Text(fmt.Sprintf("Ke kategori %s kurang %s.", r.Next.Letter, ipp.Number(r.ToNext, 2)))
	}
	if r.Answered < r.Total || !r.F03.Valid {
		text.Line().Text(fmt.Sprintf("Terjawab %d dari %d; nilai akhir antara %s dan %s.", r.Answered, r.Total, ipp.Number(r.Low, 2), ipp.Number(r.High, 2)))
	}
	return text.String()
}

// pressRating does what a button of the self-assessment stands for.
func (t *talk) pressRating(ctx context.Context, d ratingData) error {
	team, err := t.Teams.Team(ctx, t.actor(), d.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	cycle, inst, err := t.Teams.Cycle(ctx, t.actor(), team.ID)
	if err != nil {
		return t.orRefused(err, "open a cycle")
	}
	switch d.Do {
	case "page":
		t.toast("")
		return t.ratingPage(ctx, team, cycle, true)
	case "ask":
		t.toast("")
		return t.ratingAsk(ctx, team, cycle, inst, d)
	case "radar":
		t.toast("")
		return t.radar(ctx, team, cycle)
	case "history":
		t.toast("")
		return t.ratingHistory(ctx, team)
	case "whatif":
		return t.whatIf(ctx, cycle, d)
	case "set":
		if err := t.Teams.Rate(ctx, t.actor(), cycle, d.Form, d.Indicator, d.Value); err != nil {
			return t.orRefused(err, "rate an indicator")
		}
		t.toast(wordsTeamSaved)
		d.Indicator++
		if _, more := inst.Indicator(d.Indicator); !more {
			return t.ratingPage(ctx, team, cycle, true)
		}
		return t.ratingAsk(ctx, team, cycle, inst, d)
	}
	t.toast(wordsExpired)
	return nil
}

// ratingAsk shows one indicator with what each number means.
func (t *talk) ratingAsk(ctx context.Context, team team.Team, cycle team.Cycle, inst ipp.Instrument, d ratingData) error {
	i, ok := inst.Indicator(d.Indicator)
	if !ok {
		t.toast(wordsExpired)
		return nil
	}
	e, err := t.Teams.Estimate(ctx, t.actor(), cycle)
	if err != nil {
		return t.orRefused(err, "estimate an index")
	}
	values := e.Assessment.F01
	if d.Form == ipp.F02 {
		values = e.Assessment.F02
	}
	aspect, _ := inst.AspectOf(i.Aspect)
	var text markup
	text.Italic(d.Form + " · " + aspect.Name).Line().Bold(fmt.Sprintf("%d. %s", i.Number, i.Text)).Line()
	for n, words := range i.Scale.Texts {
		text.Line().Text(strconv.Itoa(n), " – ", clip(words, 300))
	}
	if note := i.Scale.Basis.Text(); note != "" {
		text.Gap().Italic(note)
	}
	var scores, what []Key
	now, answered := values[i.Number]
	for n := range 6 {
		label := strconv.Itoa(n)
		if answered && now == n {
			label = "• " + label + " •"
		}
		key, err := t.ratingKey(ctx, label, ratingData{Team: team.ID, Do: "set", Form: d.Form, Indicator: i.Number, Value: n})
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
		{labelPrevious, ratingData{Do: "ask", Form: d.Form, Indicator: i.Number - 1}, i.Number > 1},
		{labelWhatIf, ratingData{Do: "whatif", Indicator: i.Number, Value: 5}, true},
		{labelNext, ratingData{Do: "ask", Form: d.Form, Indicator: i.Number + 1}, i.Number < len(inst.Indicators())},
		{labelSum, ratingData{Do: "page"}, true},
	} {
		if !o.there {
			continue
		}
		o.d.Team = team.ID
		key, err := t.ratingKey(ctx, o.label, o.d)
		if err != nil {
			return err
		}
		what = append(what, key)
	}
	t.edit(text.String(), Keyboard{scores, what})
	return nil
}

// whatIf says in a toast what the highest score of an indicator would change.
func (t *talk) whatIf(ctx context.Context, cycle team.Cycle, d ratingData) error {
	e, err := t.Teams.Estimate(ctx, t.actor(), cycle)
	if err != nil {
		return t.orRefused(err, "estimate an index")
	}
	change, err := ipp.WhatIf(e.Instrument, e.Assessment, d.Indicator, d.Value)
	if err != nil {
		return fmt.Errorf("compute what if: %w", err)
	}
	t.actions = append(t.actions, Action{AnswerButton: &AnswerButton{Callback: t.m.Callback, Alert: true,
		Text: clip(fmt.Sprintf("%s (IPP %s → %s)", change.Sentence(), ipp.Number(change.Before.IPP, 2), ipp.Number(change.After.IPP, 2)), 200)}})
	return nil
}

// radar sends the aspects as a picture, with the cycle before it when there is one.
func (t *talk) radar(ctx context.Context, team team.Team, cycle team.Cycle) error {
	cycles, err := t.Teams.Cycles(ctx, t.actor(), team.ID)
	if err != nil {
		return t.orRefused(err, "list cycles")
	}
	var labels []string
	var lines []picture.Line
	subtitle := ""
	for n := min(len(cycles), 2) - 1; n >= 0; n-- {
		e, err := t.Teams.Estimate(ctx, t.actor(), cycles[n])
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
		subtitle = fmt.Sprintf("%s IPP %s (%s)", wordsRatingOwn, ipp.Number(e.Result.IPP, 2), e.Result.Category.Letter)
	}
	raw, err := picture.Radar(fmt.Sprintf("Perkiraan IPP %d", cycle.Year), subtitle, labels, lines)
	if err != nil {
		return fmt.Errorf("draw the aspects: %w", err)
	}
	t.actions = append(t.actions, Action{SendFile: &SendFile{Chat: t.m.Chat.ID, Thread: t.m.Chat.Thread, Name: "radar.png", Content: raw, Photo: true, HTML: escapeText.Replace(team.Name)}})
	return nil
}

// ratingHistory lists the estimates by year.
func (t *talk) ratingHistory(ctx context.Context, team team.Team) error {
	cycles, err := t.Teams.Cycles(ctx, t.actor(), team.ID)
	if err != nil {
		return t.orRefused(err, "list cycles")
	}
	var text markup
	text.Bold("Perkiraan IPP – " + team.Name).Line().Italic(wordsRatingOwn)
	for _, c := range cycles {
		e, err := t.Teams.Estimate(ctx, t.actor(), c)
		if err != nil {
			return t.orRefused(err, "estimate an index")
		}
		text.Line().Text(fmt.Sprintf("%d %s: %s (%s), terjawab %d dari %d", c.Year, c.Kind, ipp.Number(e.Result.IPP, 2), e.Result.Category.Letter, e.Result.Answered, e.Result.Total))
	}
	back, err := t.ratingKey(ctx, labelSum, ratingData{Team: team.ID, Do: "page"})
	if err != nil {
		return err
	}
	t.edit(text.String(), Keyboard{{back}})
	return nil
}
