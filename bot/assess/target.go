package assess

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"studitiru/bot/group"

	"studitiru/bot/report"
	"studitiru/bot/talk"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// stepsPerPage is how many steps of a plan a page shows.
const stepsPerPage = 8

// showTarget shows the way to a target: /target [A- | 4,2] [upaya]; without one, to the next category.
func (t plans) showTarget(ctx context.Context, rest string) error {
	squad, ok, err := t.Ours(ctx)
	if !ok || err != nil {
		return err
	}
	s, ok, err := t.sheet(ctx, squad, 0)
	if !ok || err != nil {
		return err
	}
	d := planData{Aim: strings.TrimSpace(rest), Way: string(ipp.FewestSteps)}
	words := strings.Fields(strings.ToLower(rest))
	if n := slices.Index(words, string(ipp.LeastEffort)); n >= 0 {
		d.Way, d.Aim = string(ipp.LeastEffort), strings.Join(slices.Delete(words, n, n+1), " ")
	}
	if d.Aim == "" {
		if next := s.estimate.Result.Next; next != nil {
			d.Aim = next.Letter
		}
	}
	if _, known := s.estimate.Instrument.ReadAim(d.Aim); !known {
		how := wordsTargetHow
		if d.Aim != "" {
			how = fmt.Sprintf(wordsTargetUnread, talk.Clip(d.Aim, 40)) + how
		}
		t.SayPlain(how, nil)
		return nil
	}
	return t.target(ctx, s, d, false)
}

// target is a page of the plan to a target.
func (t plans) target(ctx context.Context, s sheet, d planData, inPlace bool) error {
	d.Team, d.Unit = s.squad.ID, s.cycle.Unit
	p, ok, err := t.planned(ctx, s, d)
	if !ok || err != nil {
		return err
	}
	var text talk.Text
	text.Bold(fmt.Sprintf(headTarget, aimWords(p.Aim), s.squad.Name)).Line()
	if s.unit.Name != "" {
		text.Plain(wordsUnitOf, s.unit.Name).Line()
	}
	text.Italic(wordsRatingOwn).Gap()
	describeTarget(&text, s, p)
	page := max(0, min(d.Page, (len(p.Steps)-1)/stepsPerPage))
	var options []group.Option[planData]
	for n, step := range p.Steps {
		if n/stepsPerPage != page || !p.Possible {
			continue
		}
		text.Line().Plain(fmt.Sprintf(wordsStepLine, n+1, step.Indicator.Number, talk.Clip(step.Indicator.Text, 60), step.From, step.To,
			ipp.Signed(step.Gain, 3), effortWords(step.Effort)), taskMark(s.tasks[step.Indicator.Number]))
		card := d
		card.Do, card.From, card.Page, card.Indicator = "card", "target", page, step.Indicator.Number
		options = append(options, group.Option[planData]{fmt.Sprint(n + 1), card})
	}
	for _, unknown := range t.unknowns(s, p) {
		text.Gap().Plain("⚠ ", unknown)
	}
	if len(options) > 0 {
		text.Gap().Plain(wordsRecommendNext)
	}
	keys, err := t.targetKeys(ctx, d, p, options, page)
	if err != nil {
		return err
	}
	t.Put(text.Trim(), keys, inPlace)
	return nil
}

// planned is the plan of a press or command; ok is false when the person was told that nothing is rated.
func (t plans) planned(ctx context.Context, s sheet, d planData) (p ipp.Target, ok bool, err error) {
	aim, known := s.estimate.Instrument.ReadAim(d.Aim)
	if !known {
		t.SayPlain(wordsTargetHow, nil)
		return p, false, nil
	}
	_, p, err = t.Teams.Target(ctx, t.Actor(), s.cycle, aim, ipp.Way(d.Way))
	if errors.Is(err, ipp.ErrUnrated) {
		t.SayPlain(wordsTargetRate, nil)
		return p, false, nil
	}
	return p, err == nil, t.OrRefused(err, "plan a target")
}

// targetKeys are a button a step, the pages, the other way of planning and the file.
func (t plans) targetKeys(ctx context.Context, d planData, p ipp.Target, steps []group.Option[planData],
	page int) (talk.Keyboard, error) {
	d.Do = "target"
	turn := group.Pages(page, stepsPerPage, len(p.Steps), func(to int) planData { n := d; n.Page = to; return n })
	if !p.Possible || len(p.Steps) == 0 {
		return nil, nil
	}
	other, file := d, d
	other.Page, other.Way = 0, string(ipp.LeastEffort)
	label := labelLeastEffort
	if p.Way == ipp.LeastEffort {
		other.Way, label = string(ipp.FewestSteps), labelFewestSteps
	}
	file.Do, file.From = "plan", "target"
	return group.Keyboard(ctx, t.Talk, ActionPlan,
		append(group.Folded(steps, 4), turn, []group.Option[planData]{{label, other}, {labelPlanFile, file}})...)
}

// aimWords is a target as people say it: the letter, or the number.
func aimWords(a ipp.Aim) string {
	if a.Letter != "" {
		return a.Letter
	}
	return ipp.Number(a.Min, 2)
}

// describeTarget says from where to where a plan leads, or why there is none.
func describeTarget(text *talk.Text, s sheet, p ipp.Target) {
	inst := s.estimate.Instrument
	letter := func(c ipp.Category, _ *ipp.Category) string { return c.Letter }
	now := ipp.Number(p.Now, 2)
	if s.estimate.Result.Complete() {
		now += " (" + letter(inst.Category(p.Now)) + ")"
	}
	switch {
	case p.Reached:
		text.Plain(fmt.Sprintf(wordsTargetReached, now, ipp.Number(p.Aim.Min, 2))).Line()
	case !p.Possible:
		text.Plain(fmt.Sprintf(wordsTargetFar, now, ipp.Number(p.Aim.Min, 2), ipp.Number(p.Then, 2))).Line()
		if p.SurveyNeeded.Valid {
			text.Plain(fmt.Sprintf(wordsSurveyNeeded, ipp.Number(p.SurveyNeeded.Decimal, 2))).Line()
		}
	default:
		then := ipp.Number(p.Then, 2)
		if s.estimate.Result.Complete() {
			then += " (" + letter(inst.Category(p.Then)) + ")"
		}
		text.Plain(fmt.Sprintf(wordsTargetWay, now, then, p.Count, len(p.Steps), wayWords(p.Way))).Line()
		if p.Survey.Valid {
			text.Plain(fmt.Sprintf(wordsSurveyAlone, ipp.Number(p.Survey.Decimal, 2))).Line()
		}
	}
}

// taskMark says at a glance what is planned for a step.
func taskMark(tasks []work.Item) string {
	mark := ""
	for _, i := range tasks {
		switch i.State {
		case work.ItemDone:
			mark = wordsTaskDone
		case work.ItemOpen, work.ItemRunning:
			return wordsTaskOpen
		}
	}
	return mark
}

// unknowns are what a plan cannot know, as sentences.
func (t plans) unknowns(s sheet, p ipp.Target) (list []string) {
	r := s.estimate.Result
	if len(p.Assumed) > 0 {
		var numbers []string
		for _, i := range p.Assumed {
			numbers = append(numbers, fmt.Sprint(i.Number))
		}
		list = append(list, fmt.Sprintf(wordsAssumed, len(p.Assumed), ipp.Number(r.Mean, 2), talk.Clip(strings.Join(numbers, ", "),
			100)))
	}
	if !r.F03.Valid {
		list = append(list, wordsAssumedSurvey)
	}
	if r.Estimated > 0 {
		list = append(list, fmt.Sprintf(wordsAssumedOwn, r.Estimated))
	}
	var done []string
	for _, i := range s.estimate.Instrument.Indicators() {
		if slices.ContainsFunc(s.tasks[i.Number], func(w work.Item) bool { return w.State == work.ItemDone }) {
			done = append(done, fmt.Sprint(i.Number))
		}
	}
	if len(done) > 0 {
		list = append(list, fmt.Sprintf(wordsRateAgain, strings.Join(done, ", ")))
	}
	return list
}

// planFile sends the plan to a target, or what is recommended, as a Word file.
func (t plans) planFile(ctx context.Context, s sheet, d planData) error {
	names, err := t.Names(ctx, s.squad.ID)
	if err != nil {
		return err
	}
	file := report.Plan{Head: t.head(s)}
	if d.From == "target" {
		p, ok, err := t.planned(ctx, s, d)
		if !ok || err != nil {
			return err
		}
		var text talk.Text
		describeTarget(&text, s, p)
		file.Intro = append([]string{fmt.Sprintf(wordsTargetIs, aimWords(p.Aim)), wordsRatingOwn, text.Trim().String()}, t.unknowns(s,
			p)...)
		for _, step := range p.Steps {
			file.Actions = append(file.Actions, report.Action{Advice: s.advice(step.Indicator), Effort: effortWords(step.Effort),
				Gain: fmt.Sprintf(wordsStepGain, step.To, ipp.Signed(step.Gain, 3)), Tasks: reportTasks(s.tasks[step.Indicator.Number],
					names)})
		}
	} else {
		list, known := s.shelf.Recommend(s.estimate.Instrument, s.estimate.Assessment.Effective(), s.evidence, mostRecommended)
		file.Intro = []string{wordsFromGaps}
		if !known {
			file.Intro = []string{wordsFromWeights}
		}
		for _, a := range list {
			file.Actions = append(file.Actions, report.Action{Advice: a, Tasks: reportTasks(s.tasks[a.Indicator.Number], names)})
		}
	}
	raw, err := file.File()
	if err != nil {
		return fmt.Errorf("write a plan: %w", err)
	}
	t.Attach(talk.SendFile{Name: fmt.Sprintf(filePlan, s.cycle.Year), Content: raw})
	return nil
}

// head says whose report something is.
func (t turn) head(s sheet) report.Head {
	return report.Head{Team: s.squad.Name, Place: s.squad.Place, Unit: s.unit.Name, Year: s.cycle.Year, At: t.Now(),
		Zone: t.Teams.Calendar(s.squad).Zone}
}

func reportTasks(items []work.Item, names map[int64]string) (list []report.Task) {
	for _, i := range items {
		list = append(list, report.Task{Owner: names[i.Owner], Due: i.Due, State: string(i.State)})
	}
	return list
}
