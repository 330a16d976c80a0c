package assess

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"studitiru/bot/group"
	"studitiru/bot/talk"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// evidenceData stands behind the buttons of the checklist: the list of aspects, of the indicators and lines of one
// aspect, one line, and what changes it.
type evidenceData struct {
	Team   int64  `json:"team"`
	Unit   int64  `json:"unit,omitempty"` // the lokus, whoever presses
	Do     string `json:"do"`
	Aspect string `json:"aspect,omitempty"`
	Line   int64  `json:"line,omitempty"`
	To     string `json:"to,omitempty"`
	Page   int    `json:"page,omitempty"`
}

// checklist is what the pages of the checklist are made of.
type checklist struct {
	team  work.Team
	unit  work.Unit // the zero Unit for a team with one
	cycle work.Cycle
	inst  ipp.Instrument
	lines []work.Evidence
}

// evidence is the checklist of the bukti dukung.
type evidence struct{ turn }

// show shows the checklist of bukti dukung.
func (t evidence) show(ctx context.Context) error {
	squad, ok, err := t.Ours(ctx)
	if !ok || err != nil {
		return err
	}
	c, ok, err := t.checklist(ctx, squad, 0)
	if !ok || err != nil {
		return err
	}
	return t.aspects(ctx, c, false)
}

// checklist reads the newest cycle of a team for a lokus, 0 for the person's own; ok is false when the person was told that
// there is none.
func (t evidence) checklist(ctx context.Context, squad work.Team, unit int64) (c checklist, ok bool, err error) {
	c.team = squad
	c.cycle, c.inst, err = t.Teams.Cycle(ctx, t.Actor(), squad.ID)
	if talk.Missing(err) {
		t.SayPlain(group.WordsCycleNone, nil)
		return c, false, nil
	}
	if err != nil {
		return c, false, fmt.Errorf("open a cycle: %w", err)
	}
	c.cycle = at(c.cycle, unit)
	if c.unit, err = t.unit(ctx, c.cycle); err != nil {
		return c, false, err
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

// aspects is the first page: progress by aspect.
func (t evidence) aspects(ctx context.Context, c checklist, inPlace bool) error {
	var text talk.Text
	whole := ipp.Count(work.Counting(c.lines))
	text.Bold(fmt.Sprintf(headEvidenceOf, c.cycle.Year, c.team.Name)).Line()
	if c.unit.Name != "" {
		text.Plain(wordsUnitOf, c.unit.Name).Line()
	}
	text.
		Plain(bar(whole.Done(), whole.Total), " ", whole.Sentence()).Line()
	var options []group.Option[evidenceData]
	for _, a := range c.inst.Aspects {
		p := ipp.Count(work.Counting(c.of(a.Key)))
		if p.Total == 0 {
			continue
		}
		text.Line().Plain(bar(p.Done(), p.Total), fmt.Sprintf(" %d/%d ", p.Done(), p.Total), a.Name)
		options = append(options, group.Option[evidenceData]{a.Name, evidenceData{Team: c.team.ID, Unit: c.cycle.Unit, Do: "aspect",
			Aspect: a.Key}})
	}
	files := []group.Option[evidenceData]{
		{labelPicture, evidenceData{Team: c.team.ID, Unit: c.cycle.Unit, Do: "picture"}}, {labelSheet, evidenceData{Team: c.team.ID,
			Unit: c.cycle.Unit, Do: "sheet"}},
		{labelImport, evidenceData{Team: c.team.ID, Unit: c.cycle.Unit, Do: "import"}},
	}
	keys, err := group.Keyboard(ctx, t.Talk, ActionEvidence, append(group.Folded(options, 1), files)...)
	if err != nil {
		return err
	}
	t.Put(text.Trim(), keys, inPlace)
	return nil
}

// How many lines a page of an aspect shows, and how many of their buttons stand side by side.
const (
	linesPerPage = 6
	linesPerRow  = 3
)

// ofAspect is a page of the lines of one aspect.
func (t evidence) ofAspect(ctx context.Context, c checklist, aspect string, page int) error {
	lines := c.of(aspect)
	if len(lines) == 0 {
		return t.aspects(ctx, c, true)
	}
	page = max(0, min(page, (len(lines)-1)/linesPerPage))
	name, _ := c.inst.AspectOf(aspect)
	names, err := t.Names(ctx, c.team.ID)
	if err != nil {
		return err
	}
	zone := t.Teams.Calendar(c.team).Zone
	var text talk.Text
	text.Bold(name.Name).Line()
	var options []group.Option[evidenceData]
	last := 0
	for n, e := range lines[page*linesPerPage : min(len(lines), (page+1)*linesPerPage)] {
		if e.Indicator != last {
			last = e.Indicator
			i, _ := c.inst.Indicator(e.Indicator)
			text.Line().Bold(fmt.Sprintf(wordsIndicator, e.Indicator)).Plain(" ", talk.Clip(i.Text, 140)).Line()
		}
		number := strconv.Itoa(page*linesPerPage + n + 1)
		text.Plain(mark(e.State), " ", number, ". ", talk.Clip(e.Item, 160))
		text.Plain(whose(e, names, zone))
		if late(e, t.Now()) {
			text.Plain(wordsLineLate)
		}
		text.Line()
		d := evidenceData{Team: c.team.ID, Unit: c.cycle.Unit, Do: "line", Line: e.ID, Aspect: aspect, Page: page}
		options = append(options, group.Option[evidenceData]{mark(e.State) + " " + number, d})
	}
	turn := group.Pages(page, linesPerPage, len(lines), func(to int) evidenceData {
		return evidenceData{Team: c.team.ID, Unit: c.cycle.Unit, Do: "aspect", Aspect: aspect, Page: to}
	})
	up := []group.Option[evidenceData]{{labelAllAspects, evidenceData{Team: c.team.ID, Unit: c.cycle.Unit, Do: "aspects"}}}
	keys, err := group.Keyboard(ctx, t.Talk, ActionEvidence, append(group.Folded(options, linesPerRow), turn, up)...)
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), keys)
	return nil
}

// whose says whose a line is and until when, as far as it is not done.
func whose(e work.Evidence, names map[int64]string, zone *time.Location) string {
	if ipp.EvidenceState(e.State).Done() {
		return ""
	}
	var parts []string
	if names[e.Owner] != "" {
		parts = append(parts, names[e.Owner])
	}
	if !e.Due.IsZero() {
		parts = append(parts, agenda.DateOf(e.Due, zone).Plain())
	}
	if len(parts) == 0 {
		return ""
	}
	return " – " + strings.Join(parts, ", ")
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
	case ipp.EvidenceReturned:
		return "🔁"
	case ipp.EvidenceWaived:
		return "➖"
	}
	return "⚪"
}

func (c checklist) line(id int64) (work.Evidence, bool) {
	for _, e := range c.lines {
		if e.ID == id {
			return e, true
		}
	}
	return work.Evidence{}, false
}

// press does what a button of the checklist stands for.
func (t evidence) press(ctx context.Context, d evidenceData) error {
	squad, err := t.Teams.Team(ctx, t.Actor(), d.Team)
	if err != nil {
		return t.OrRefused(err, "open a team")
	}
	c, ok, err := t.checklist(ctx, squad, d.Unit)
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
	case "import":
		t.Toast("")
		return t.Await(ctx, AwaitSheet, c.team.ID, wordsSheetSend)
	case "aspects":
		t.Toast("")
		return t.aspects(ctx, c, true)
	case "aspect":
		t.Toast("")
		return t.ofAspect(ctx, c, d.Aspect, d.Page)
	case "line":
		t.Toast("")
		return t.line(ctx, c, d)
	case "link", "note", "due", "mend":
		t.Toast("")
		return t.Await(ctx, AwaitEvidence+"."+d.Do, d.Line, askedOf(d.Do))
	case "owners":
		t.Toast("")
		return t.owners(ctx, c, d)
	case "history":
		t.Toast("")
		return t.history(ctx, c, d)
	}
	return t.set(ctx, c, d)
}
