package assess

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"studitiru/bot/group"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// late reports whether a line is not done and past its date.
func late(e work.Evidence, now time.Time) bool {
	return !e.Due.IsZero() && e.Due.Before(now) && !ipp.EvidenceState(e.State).Done()
}

// unit is the lokus that a cycle is looked at for; the zero Unit for a team with one.
func (t turn) unit(ctx context.Context, c work.Cycle) (work.Unit, error) {
	units, err := t.Teams.Units(ctx, t.Actor(), c.Team)
	if err != nil {
		return work.Unit{}, fmt.Errorf("list the lokus of a team: %w", err)
	}
	for _, u := range units {
		if u.ID == c.Unit {
			return u, nil
		}
	}
	return work.Unit{}, nil
}

// line is the page of one line.
func (t evidence) line(ctx context.Context, c checklist, d evidenceData) error {
	e, ok := c.line(d.Line)
	if !ok {
		t.Toast(talk.WordsExpired)
		return nil
	}
	names, err := t.Names(ctx, c.team.ID)
	if err != nil {
		return err
	}
	var text talk.Text
	text.Bold(e.Item).Line().Plain(fmt.Sprintf(wordsIndicator, e.Indicator), " · ", e.Form).Line()
	text.Plain(group.WordsState, mark(e.State), " ", e.State)
	if e.Verified != 0 {
		text.Plain(fmt.Sprintf(wordsVerifiedBy, names[e.Verified]))
	}
	if e.Owner != 0 {
		text.Line().Plain(group.WordsOwner, names[e.Owner])
	}
	if !e.Due.IsZero() {
		text.Line().Plain(group.WordsDue, ipp.Day(e.Due.In(t.Teams.Calendar(c.team).Zone)))
		if late(e, t.Now()) {
			text.Plain(wordsLineLate)
		}
	}
	if e.Link != "" {
		text.Line().Plain(wordsPlaceOf).Link(talk.Clip(e.Link, 200), e.Link)
	}
	if e.Note != "" {
		text.Line().Plain(wordsNoteOf, e.Note)
		if names[e.Noted] != "" {
			text.Plain(" – ", names[e.Noted])
		}
	}
	keys, err := group.Keyboard(ctx, t.Talk, ActionEvidence, lineOptions(d)...)
	if err != nil {
		return err
	}
	t.Put(text.Trim(), keys, t.M.Event == talk.EventButton)
	return nil
}

// lineOptions are what can be done about the line of a press: states, two a row, whose it is and until when, where, what is said
// about it, back.
func lineOptions(d evidenceData) [][]group.Option[evidenceData] {
	do := func(label, what, to string) group.Option[evidenceData] {
		d.Do, d.To = what, to
		return group.Option[evidenceData]{label, d}
	}
	var states []group.Option[evidenceData]
	for _, s := range ipp.EvidenceStates() {
		states = append(states, do(mark(string(s))+" "+string(s), "state", string(s)))
	}
	return append(group.Folded(states, 2),
		[]group.Option[evidenceData]{do(labelMine, "mine", ""), do(labelWhere, "link", "")},
		[]group.Option[evidenceData]{do(group.LabelOwner, "owners", ""), do(labelDay, "due", "")},
		[]group.Option[evidenceData]{do(labelNote, "note", ""), do(labelChanges, "history", "")},
		[]group.Option[evidenceData]{do(talk.LabelPrevious, "aspect", "")})
}

// askedOf is what somebody is asked to write about a line.
func askedOf(what string) string {
	switch what {
	case "note":
		return wordsEvidenceNote
	case "mend":
		return wordsEvidenceMend
	case "due":
		return wordsEvidenceDue
	}
	return wordsEvidenceLink
}

// owners offers the members of the team, and nobody, for a line.
func (t evidence) owners(ctx context.Context, c checklist, d evidenceData) error {
	e, ok := c.line(d.Line)
	if !ok {
		t.Toast(talk.WordsExpired)
		return nil
	}
	members, err := t.Teams.Members(ctx, t.Actor(), c.team.ID)
	if err != nil {
		return t.OrRefused(err, "list a team's members")
	}
	var options []group.Option[evidenceData]
	for _, m := range append(members[:min(len(members), group.MembersShown)], work.Member{Name: group.LabelNobody}) {
		d.Do, d.To = "owner", strconv.FormatInt(m.Person, 10)
		options = append(options, group.Option[evidenceData]{talk.Clip(m.Name, 30), d})
	}
	keys, err := group.Keyboard(ctx, t.Talk, ActionEvidence, group.Folded(options, 2)...)
	if err != nil {
		return err
	}
	t.Edit((&talk.Text{}).Bold(e.Item).Line().Plain(group.WordsWho).Trim(), keys)
	return nil
}

// historyShown is how many changes of a line are listed.
const historyShown = 12

// history lists who changed what of a line, and when.
func (t evidence) history(ctx context.Context, c checklist, d evidenceData) error {
	e, ok := c.line(d.Line)
	if !ok {
		t.Toast(talk.WordsExpired)
		return nil
	}
	entries, err := t.Teams.EvidenceHistory(ctx, t.Actor(), e, historyShown)
	if err != nil {
		return t.OrRefused(err, "list the changes of a line")
	}
	names, err := t.Names(ctx, c.team.ID)
	if err != nil {
		return err
	}
	zone := t.Teams.Calendar(c.team).Zone
	var text talk.Text
	text.Bold(e.Item).Line()
	if len(entries) == 0 {
		text.Line().Plain(wordsNoChanges)
	}
	for _, entry := range entries {
		who := names[entry.Person]
		if who == "" {
			who = wordsSomebody
		}
		text.Line().Plain("• ", agenda.SayTime(entry.At, zone), " – ", who, ": ", changeWords(entry.Detail))
	}
	d.Do = "line"
	keys, err := group.Keyboard(ctx, t.Talk, ActionEvidence, []group.Option[evidenceData]{{talk.LabelPrevious, d}})
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), keys)
	return nil
}

// changeWords says what an entry of the audit about a line tells: which fields, and the state afterwards.
func changeWords(detail string) string {
	var kept struct {
		Fields []string `json:"fields"`
		State  string   `json:"state"`
	}
	if json.Unmarshal([]byte(detail), &kept) != nil {
		return detail
	}
	var words []string
	for _, f := range kept.Fields {
		name := fieldName(f)
		if f == "state" {
			name = kept.State
		}
		words = append(words, name)
	}
	return strings.Join(words, ", ")
}

// set changes a line by one press.
func (t evidence) set(ctx context.Context, c checklist, d evidenceData) error {
	var change work.EvidenceChange
	switch d.Do {
	case "state":
		state := ipp.EvidenceState(d.To)
		change.State = &state
	case "mine":
		own := t.Who.ID
		change.Owner = &own
	case "owner":
		owner, err := strconv.ParseInt(d.To, 10, 64)
		if err != nil {
			t.Toast(talk.WordsExpired)
			return nil
		}
		change.Owner = &owner
	default:
		t.Toast(talk.WordsExpired)
		return nil
	}
	if ok, err := t.change(ctx, c, d.Line, change); !ok || err != nil {
		return err
	}
	t.Toast(group.WordsSaved)
	c, ok, err := t.checklist(ctx, c.team, d.Unit)
	if !ok || err != nil {
		return err
	}
	if d.To == string(ipp.EvidenceReturned) || d.To == string(ipp.EvidenceWaived) {
		return t.Await(ctx, AwaitEvidence+".mend", d.Line, wordsEvidenceMend)
	}
	if d.Do == "state" {
		return t.ofAspect(ctx, c, d.Aspect, d.Page)
	}
	return t.line(ctx, c, d)
}

// change changes a line; ok is false when the person was told why not.
func (t evidence) change(ctx context.Context, c checklist, line int64, change work.EvidenceChange) (ok bool, err error) {
	_, err = t.Teams.ChangeEvidence(ctx, t.Actor(), c.cycle, line, change)
	words := ""
	switch {
	case errors.Is(err, work.ErrSameEyes):
		words = wordsSameEyes
	case errors.Is(err, work.ErrNotReady):
		words = wordsNotReady
	default:
		return err == nil, t.OrRefused(err, "change a line of evidence")
	}
	if t.M.Event == talk.EventButton {
		t.Alert(words)
	} else {
		t.SayPlain(words, nil)
	}
	return false, nil
}

// written takes what somebody was asked to write about a line: where it is, until when, what is to be said about it.
func (t evidence) written(ctx context.Context, field string, line int64, text string) error {
	squad, ok, err := t.Ours(ctx)
	if !ok || err != nil {
		return err
	}
	c, ok, err := t.checklist(ctx, squad, 0)
	if !ok || err != nil {
		return err
	}
	all, err := t.Teams.Evidence(ctx, t.Actor(), work.Cycle{ID: c.cycle.ID, Team: squad.ID}) // of every lokus
	if err != nil {
		return t.OrRefused(err, "list the evidence")
	}
	if !slices.ContainsFunc(all, func(e work.Evidence) bool { return e.ID == line }) {
		t.SayPlain(talk.WordsExpired, nil)
		return nil
	}
	var change work.EvidenceChange
	switch field {
	case "note", "mend":
		note := knowledge.Mask(text)
		change.Note = &note
	case "due":
		due, ok, err := t.DueDay(ctx, squad, text, AwaitEvidence+".due", line)
		if !ok || err != nil {
			return err
		}
		change.Due = &due
	default:
		change.Link = &text
	}
	if ok, err := t.change(ctx, c, line, change); !ok || err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(e work.Evidence) bool { return e.ID == line })
	return t.kept(ctx, squad, all[at], change)
}

// kept says that a line was kept, that its day is one off, and to whom it goes back.
func (t evidence) kept(ctx context.Context, squad work.Team, line work.Evidence, change work.EvidenceChange) error {
	var text talk.Text
	text.Plain(group.WordsSaved)
	if change.Due != nil {
		calendar := t.Teams.Calendar(squad)
		text.Line().Plain(group.DayOff(*change.Due, calendar.Zone, calendar.Week))
	}
	if returned := ipp.EvidenceState(line.State) == ipp.EvidenceReturned; change.Note != nil && returned && line.Owner != t.Who.ID {
		names, err := t.Names(ctx, squad.ID)
		if err != nil {
			return err
		}
		if names[line.Owner] != "" {
			text.Line().Plain(wordsEvidenceBack).Mention(names[line.Owner], line.Owner).Plain(": ", talk.Clip(line.Item, 160))
		}
	}
	t.Say(text.Trim(), nil)
	return nil
}
