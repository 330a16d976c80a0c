package assess

import (
	"context"
	"fmt"
	"strings"
	"studitiru/bot/group"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
	"studitiru/knowledge/team/plan"
)

// planData stands behind the buttons of plans: which plan, which page, which indicator, and on the way to a task who and when.
type planData struct {
	Team      int64  `json:"team,omitempty"`
	Unit      int64  `json:"unit,omitempty"` // the lokus, whoever presses
	Do        string `json:"do"`
	From      string `json:"from,omitempty"` // the list that leads here: target, gaps, recommend
	Aim       string `json:"aim,omitempty"`
	Way       string `json:"way,omitempty"`
	Place     string `json:"place,omitempty"` // of recommendations and papers
	Page      int    `json:"page,omitempty"`
	Indicator int    `json:"indicator,omitempty"`
	Owner     int64  `json:"owner,omitempty"`
	Days      int    `json:"days,omitempty"`
}

// plans is what a team can do next: gaps, the way to a target, recommendations, and the tasks that come of them.
type plans struct{ turn }

// sheet is all that a plan of a team is made of.
type sheet struct {
	squad    work.Team
	unit     work.Unit
	cycle    work.Cycle
	estimate work.Estimate
	evidence []ipp.Item // of the lokus
	tasks    map[int][]work.Item
	shelf    plan.Shelf
}

// sheet reads the newest cycle of a team for a lokus, 0 for the person's own; ok is false when the person was told why not.
func (t plans) sheet(ctx context.Context, squad work.Team, unit int64) (s sheet, ok bool, err error) {
	s.squad = squad
	s.cycle, _, err = t.Teams.Cycle(ctx, t.Actor(), squad.ID)
	if talk.Missing(err) {
		t.SayPlain(group.WordsCycleNone, nil)
		return s, false, nil
	}
	if err != nil {
		return s, false, t.OrRefused(err, "open a cycle")
	}
	s.cycle = at(s.cycle, unit)
	if s.unit, err = t.unit(ctx, s.cycle); err != nil {
		return s, false, err
	}
	if s.estimate, err = t.Teams.Estimate(ctx, t.Actor(), s.cycle); err != nil {
		return s, false, t.OrRefused(err, "estimate an index")
	}
	lines, err := t.Teams.Evidence(ctx, t.Actor(), s.cycle)
	if err != nil {
		return s, false, t.OrRefused(err, "list the evidence")
	}
	s.evidence = work.Counting(lines)
	if s.tasks, err = t.Teams.Tasks(ctx, t.Actor(), s.cycle); err != nil {
		return s, false, t.OrRefused(err, "list tasks")
	}
	s.shelf, err = t.shelf(ctx, squad.Place)
	return s, err == nil, err
}

// shelf is what a place can learn from, "" for nobody in particular.
func (t turn) shelf(ctx context.Context, place string) (plan.Shelf, error) {
	documents, err := t.Library.Browse(ctx, knowledge.Filter{}, t.Audience())
	if err != nil {
		return plan.Shelf{}, fmt.Errorf("list documents: %w", err)
	}
	matches, err := t.Teams.Similar(place)
	if err != nil && !talk.Missing(err) {
		return plan.Shelf{}, fmt.Errorf("compare places: %w", err)
	}
	return plan.NewShelf(place, documents, matches, t.Teams.PlaceIndex), nil
}

// advice is what can be done about an indicator of a sheet.
func (s sheet) advice(i ipp.Indicator) plan.Advice {
	from := -1
	if value, rated := s.estimate.Assessment.Effective()[i.Number]; rated {
		from = value
	}
	return s.shelf.Advise(i, from, s.evidence)
}

// citing adds a document in few words: its title with its source, place and year, its number.
func citing(text *talk.Text, d knowledge.Document) {
	address := ""
	if len(d.Sources) > 0 {
		address = d.Sources[0].URL
	}
	text.Link(talk.Clip(d.Title, 70), address)
	if where := talk.PlaceYear(d); where != "" {
		text.Plain(" – ", where)
	}
	text.Plain(fmt.Sprintf(group.WordsDocument, d.ID))
}

// How much of each kind a piece of advice shows.
const (
	evidenceShown = 4
	guidesShown   = 2
)

// describeStep adds an indicator, its score and what the next one asks for.
func describeStep(text *talk.Text, a plan.Advice) {
	text.Bold(fmt.Sprintf("%d. %s", a.Indicator.Number, talk.Clip(a.Indicator.Text, 160))).Line()
	from := wordsNotRated
	if a.From >= 0 {
		from = fmt.Sprintf(wordsRated, a.From)
	}
	text.Plain(fmt.Sprintf(wordsNextScore, from, a.To), talk.Clip(a.Next, 300)).Line()
}

// describeAdvice adds what can be done about an indicator: the next score, what is missing, and who shows the way.
func describeAdvice(text *talk.Text, a plan.Advice) {
	describeStep(text, a)
	describeWay(text, a)
}

// describeWay adds what is to be produced, and the documents that show the way.
func describeWay(text *talk.Text, a plan.Advice) {
	if len(a.Missing) == 0 {
		text.Plain(wordsNothingMissing).Line()
	} else {
		var names []string
		for _, e := range a.Missing[:min(len(a.Missing), evidenceShown)] {
			names = append(names, talk.Clip(e.Name, 70))
		}
		if more := len(a.Missing) - len(names); more > 0 {
			names = append(names, fmt.Sprintf(group.WordsMore, more))
		}
		text.Plain(wordsProduce, strings.Join(names, "; ")).Line()
	}
	shown := 0
	if len(a.Practices) > 0 && !a.Practices[0].Alike {
		text.Italic(wordsNoneAlike).Line()
	}
	for _, p := range a.Practices[:min(len(a.Practices), practicesShown)] {
		text.Plain(wordsExample)
		citing(text, p.Document)
		if p.Letter != "" {
			text.Plain(wordsStanding, p.Letter)
		}
		if p.Alike {
			text.Plain(wordsAlike)
		}
		text.Line()
		shown++
	}
	for _, kind := range []struct {
		label string
		list  []knowledge.Document
	}{{wordsGuideIs, a.Guides}, {wordsRuleIs, a.Rules}} {
		for _, d := range kind.list[:min(len(kind.list), guidesShown)] {
			text.Plain(kind.label)
			citing(text, d)
			text.Line()
			shown++
		}
	}
	if shown == 0 {
		text.Italic(wordsGapNoPractice).Line()
	}
}

// describeBasis says once, below pieces of advice, how well the sentences of their scores are founded.
func describeBasis(text *talk.Text, list ...plan.Advice) {
	said := map[string]bool{}
	for _, a := range list {
		if a.Basis != "" && !said[a.Basis] {
			said[a.Basis] = true
			text.Italic(fmt.Sprintf(wordsBasis, a.Basis)).Line()
		}
	}
}

// describeTasks adds what is already planned for an indicator. A task that is done counts only when the indicator is rated.
func (t plans) describeTasks(ctx context.Context, text *talk.Text, s sheet, indicator int) error {
	names, err := t.Names(ctx, s.squad.ID)
	if err != nil {
		return err
	}
	zone := t.Teams.Calendar(s.squad).Zone
	for _, i := range s.tasks[indicator] {
		who := names[i.Owner]
		if who == "" {
			who = group.WordsNobody
		}
		due := group.WordsEmpty
		if !i.Due.IsZero() {
			due = agenda.DateOf(i.Due, zone).Plain()
		}
		text.Plain(fmt.Sprintf(wordsTaskIs, i.State, who, due)).Line()
		if i.State == work.ItemDone {
			text.Italic(wordsTaskRate).Line()
		}
	}
	return nil
}

// card is one indicator with what can be done about it, and the button that makes a task of it.
func (t plans) card(ctx context.Context, s sheet, d planData) error {
	i, ok := s.estimate.Instrument.Indicator(d.Indicator)
	if !ok {
		t.Toast(talk.WordsExpired)
		return nil
	}
	var text talk.Text
	a := s.advice(i)
	describeAdvice(&text, a)
	describeBasis(&text, a)
	if err := t.describeTasks(ctx, &text, s, i.Number); err != nil {
		return err
	}
	task, back := d, d
	task.Do, back.Do = "task", d.From
	keys, err := group.Keyboard(ctx, t.Talk, ActionPlan, []group.Option[planData]{{labelTask, task}},
		[]group.Option[planData]{{labelPlan, back}})
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), keys)
	return nil
}

// press does what a button of a plan stands for.
func (t plans) press(ctx context.Context, d planData) error {
	if d.Team == 0 { // what is recommended to a place belongs to no team
		t.Toast("")
		return t.recommendPlace(ctx, d.Place)
	}
	squad, err := t.Teams.Team(ctx, t.Actor(), d.Team)
	if err != nil {
		return t.OrRefused(err, "open a team")
	}
	if d.Do == "papers" {
		t.Toast("")
		return t.papersFile(ctx, squad, d.Place)
	}
	s, ok, err := t.sheet(ctx, squad, d.Unit)
	if !ok || err != nil {
		return err
	}
	if d.Do != "create" { // which answers in its own words
		t.Toast("")
	}
	switch d.Do {
	case "card":
		return t.card(ctx, s, d)
	case "task":
		return t.who(ctx, s, d)
	case "when":
		return t.when(ctx, s, d)
	case "write":
		return t.write(ctx, s, d)
	case "create":
		return t.create(ctx, s, d)
	case "target":
		return t.target(ctx, s, d, true)
	case "gaps":
		return t.gaps(ctx, s, d, true)
	case "recommend":
		return t.recommendTeam(ctx, s, true)
	case "plan":
		return t.planFile(ctx, s, d)
	}
	return nil
}
