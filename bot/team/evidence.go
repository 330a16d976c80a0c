package team

import (
	"context"
	"fmt"
	"strconv"

	"studitiru/bot/talk"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// evidenceData stands behind the buttons of the checklist: the list of aspects, of the indicators and lines of one
// aspect, one line, and what changes it.
type evidenceData struct {
	Team   int64  `json:"team"`
	Do     string `json:"do"`
	Aspect string `json:"aspect,omitempty"`
	Line   int64  `json:"line,omitempty"`
	To     string `json:"to,omitempty"`
	Page   int    `json:"page,omitempty"`
}

// checklist is what the pages of the checklist are made of.
type checklist struct {
	team  work.Team
	cycle work.Cycle
	inst  ipp.Instrument
	lines []work.Evidence
}

// evidence is the checklist of the bukti dukung.
type evidence struct{ turn }

// show shows the checklist of bukti dukung.
func (t evidence) show(ctx context.Context) error {
	group, ok, err := t.ours(ctx)
	if !ok || err != nil {
		return err
	}
	c, ok, err := t.checklist(ctx, group)
	if !ok || err != nil {
		return err
	}
	return t.aspects(ctx, c, false)
}

// checklist reads the newest cycle of a team; ok is false when the person was told that there is none.
func (t evidence) checklist(ctx context.Context, group work.Team) (c checklist, ok bool, err error) {
	c.team = group
	c.cycle, c.inst, err = t.Teams.Cycle(ctx, t.Actor(), group.ID)
	if talk.Missing(err) {
		t.SayPlain(wordsCycleNone, nil)
		return c, false, nil
	}
	if err != nil {
		return c, false, fmt.Errorf("open a cycle: %w", err)
	}
	if c.lines, err = t.Teams.Evidence(ctx, t.Actor(), c.cycle); err != nil {
		return c, false, fmt.Errorf("list the evidence: %w", err)
	}
	return c, true, nil
}

// of are the lines of one aspect.
func (c checklist) of(aspect string) (lines []work.Evidence) {
	for _, e := range c.lines {
		if i, ok := c.inst.Indicator(e.Indicator); ok && i.Aspect == aspect {
			lines = append(lines, e)
		}
	}
	return lines
}

// barCells is the length of a progress bar in text.
const barCells = 10

func bar(done, total int) string {
	filled := 0
	if total > 0 {
		filled = done * barCells / total
	}
	out := ""
	for i := range barCells {
		if i < filled {
			out += "█"
		} else {
			out += "░"
		}
	}
	return out
}

func (t evidence) key(ctx context.Context, label string, d evidenceData) (talk.Key, error) {
	key, err := t.Button(ctx, ActionEvidence, d)
	return talk.Key{Text: talk.Clip(label, 60), Data: key}, err
}

// evidenceAspects is the first page: progress by aspect.
func (t evidence) aspects(ctx context.Context, c checklist, inPlace bool) error {
	var text talk.Text
	whole := ipp.Count(work.Counting(c.lines))
	text.Bold(fmt.Sprintf(headEvidenceOf, c.cycle.Year, c.team.Name)).Line().
		Plain(bar(whole.Done(), whole.Total), " ", whole.Sentence()).Line()
	var keys talk.Keyboard
	for _, a := range c.inst.Aspects {
		p := ipp.Count(work.Counting(c.of(a.Key)))
		if p.Total == 0 {
			continue
		}
		text.Line().Plain(bar(p.Done(), p.Total), fmt.Sprintf(" %d/%d ", p.Done(), p.Total), a.Name)
		key, err := t.key(ctx, a.Name, evidenceData{Team: c.team.ID, Do: "aspect", Aspect: a.Key})
		if err != nil {
			return err
		}
		keys = append(keys, []talk.Key{key})
	}
	picture, err := t.key(ctx, labelPicture, evidenceData{Team: c.team.ID, Do: "picture"})
	if err != nil {
		return err
	}
	sheet, err := t.key(ctx, labelSheet, evidenceData{Team: c.team.ID, Do: "sheet"})
	if err != nil {
		return err
	}
	t.Put(text.Trim(), append(keys, []talk.Key{picture, sheet}), inPlace)
	return nil
}

const linesPerPage = 6

// evidenceLines is the page of one aspect.
func (t evidence) ofAspect(ctx context.Context, c checklist, aspect string, page int) error {
	lines := c.of(aspect)
	if len(lines) == 0 {
		return t.aspects(ctx, c, true)
	}
	page = max(0, min(page, (len(lines)-1)/linesPerPage))
	name, _ := c.inst.AspectOf(aspect)
	var text talk.Text
	text.Bold(name.Name).Line()
	var keys talk.Keyboard
	last := 0
	for n, e := range lines[page*linesPerPage : min(len(lines), (page+1)*linesPerPage)] {
		if e.Indicator != last {
			last = e.Indicator
			i, _ := c.inst.Indicator(e.Indicator)
			text.Line().Bold(fmt.Sprintf(wordsIndicator, e.Indicator)).Plain(" ", talk.Clip(i.Text, 140)).Line()
		}
		number := strconv.Itoa(page*linesPerPage + n + 1)
		text.Plain(mark(e.State), " ", number, ". ", talk.Clip(e.Item, 160)).Line()
		key, err := t.key(ctx, mark(e.State)+" "+number, evidenceData{Team: c.team.ID, Do: "line", Line: e.ID, Aspect: aspect, Page: page})
		if err != nil {
			return err
		}
		if n%3 == 0 {
			keys = append(keys, nil)
		}
		keys[len(keys)-1] = append(keys[len(keys)-1], key)
	}
	turn, err := t.turnKeys(ctx, c, aspect, page, len(lines))
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), append(keys, turn...))
	return nil
}

func (t evidence) turnKeys(ctx context.Context, c checklist, aspect string, page, lines int) (talk.Keyboard, error) {
	var turn []talk.Key
	for _, o := range []struct {
		label string
		to    int
		there bool
	}{{talk.LabelPrevious, page - 1, page > 0}, {talk.LabelNext, page + 1, (page+1)*linesPerPage < lines}} {
		if !o.there {
			continue
		}
		key, err := t.key(ctx, o.label, evidenceData{Team: c.team.ID, Do: "aspect", Aspect: aspect, Page: o.to})
		if err != nil {
			return nil, err
		}
		turn = append(turn, key)
	}
	up, err := t.key(ctx, labelAllAspects, evidenceData{Team: c.team.ID, Do: "aspects"})
	if err != nil {
		return nil, err
	}
	if len(turn) == 0 {
		return talk.Keyboard{{up}}, nil
	}
	return talk.Keyboard{turn, {up}}, nil
}

// mark shows the state of a line at a glance.
func mark(state string) string {
	switch ipp.EvidenceState(state) {
	case ipp.EvidenceRunning:
		return "🟡"
	case ipp.EvidenceReady:
		return "🟢"
	case ipp.EvidenceVerified:
		return "✅"
	}
	return "⚪"
}

// evidenceLine is the page of one line.
func (t evidence) line(ctx context.Context, c checklist, d evidenceData) error {
	e, ok := c.line(d.Line)
	if !ok {
		t.Toast(talk.WordsExpired)
		return nil
	}
	var text talk.Text
	text.Bold(e.Item).Line().Plain(fmt.Sprintf(wordsIndicator, e.Indicator), " · ", e.Form).Line().Plain(wordsState, mark(e.State), " ", e.State)
	name, err := t.memberName(ctx, c.team.ID, e.Owner)
	if err != nil {
		return err
	}
	if e.Owner != 0 {
		text.Line().Plain(wordsRemindOwner, name)
	}
	if e.Link != "" {
		text.Line().Plain(wordsPlaceOf).Link(talk.Clip(e.Link, 200), e.Link)
	}
	if !e.Due.IsZero() {
		text.Line().Plain(wordsRemindDue, ipp.Day(e.Due.In(t.Teams.Calendar(c.team).Zone)))
	}
	var states []talk.Key
	for _, s := range ipp.EvidenceStates() {
		key, err := t.key(ctx, mark(string(s))+" "+string(s), evidenceData{Team: d.Team, Do: "state", Line: e.ID, To: string(s), Aspect: d.Aspect, Page: d.Page})
		if err != nil {
			return err
		}
		states = append(states, key)
	}
	keys := talk.Keyboard{states[:2], states[2:]}
	for _, row := range [][]struct{ label, do string }{{{labelMine, "mine"}, {labelWhere, "link"}}, {{talk.LabelPrevious, "aspect"}}} {
		var line []talk.Key
		for _, o := range row {
			key, err := t.key(ctx, o.label, evidenceData{Team: d.Team, Do: o.do, Line: e.ID, Aspect: d.Aspect, Page: d.Page})
			if err != nil {
				return err
			}
			line = append(line, key)
		}
		keys = append(keys, line)
	}
	t.Edit(text.Trim(), keys)
	return nil
}

func (c checklist) line(id int64) (work.Evidence, bool) {
	for _, e := range c.lines {
		if e.ID == id {
			return e, true
		}
	}
	return work.Evidence{}, false
}

// pressEvidence does what a button of the checklist stands for.
func (t evidence) press(ctx context.Context, d evidenceData) error {
	group, err := t.Teams.Team(ctx, t.Actor(), d.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	c, ok, err := t.checklist(ctx, group)
	if !ok || err != nil {
		return err
	}
	switch d.Do {
	case "picture":
		t.Toast("")
		return t.picture(c)
	case "sheet":
		t.Toast("")
		return t.sheet(ctx, c)
	case "aspects":
		t.Toast("")
		return t.aspects(ctx, c, true)
	case "aspect":
		t.Toast("")
		return t.ofAspect(ctx, c, d.Aspect, d.Page)
	case "line":
		t.Toast("")
		return t.line(ctx, c, d)
	case "link":
		t.Toast("")
		return t.Await(ctx, AwaitEvidence, d.Line, wordsEvidenceLink)
	}
	return t.set(ctx, c, d)
}

func (t evidence) set(ctx context.Context, c checklist, d evidenceData) error {
	e, ok := c.line(d.Line)
	if !ok {
		t.Toast(talk.WordsExpired)
		return nil
	}
	switch d.Do {
	case "state":
		e.State = d.To
	case "mine":
		e.Owner = t.Who.ID
	}
	if _, err := t.Teams.SetEvidence(ctx, t.Actor(), e); err != nil {
		return t.orRefused(err, "change a line of evidence")
	}
	t.Toast(wordsTeamSaved)
	c, ok, err := t.checklist(ctx, c.team)
	if !ok || err != nil {
		return err
	}
	if d.Do == "state" {
		return t.ofAspect(ctx, c, d.Aspect, d.Page)
	}
	return t.line(ctx, c, d)
}

// linkEvidence keeps where a piece of evidence is: an address or words.
func (t evidence) link(ctx context.Context, line int64, text string) error {
	group, ok, err := t.ours(ctx)
	if !ok || err != nil {
		return err
	}
	c, ok, err := t.checklist(ctx, group)
	if !ok || err != nil {
		return err
	}
	e, found := c.line(line)
	if !found {
		t.SayPlain(talk.WordsExpired, nil)
		return nil
	}
	e.Link = text
	if _, err := t.Teams.SetEvidence(ctx, t.Actor(), e); err != nil {
		return t.orRefused(err, "change a line of evidence")
	}
	t.SayPlain(wordsTeamSaved, nil)
	return nil
}
