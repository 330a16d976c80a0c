package assess

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"studitiru/bot/group"
	"studitiru/knowledge/agenda/phrase"
	"time"

	"studitiru/bot/talk"
	"studitiru/bot/workbook"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// mostSheet is how large a spreadsheet may be, in bytes.
const mostSheet = 2 << 20

// sheetData is what a spreadsheet that came back would change, waiting for its sender's yes. What a line says meanwhile is
// looked up when the button is pressed.
type sheetData struct {
	Team    int64         `json:"team"`
	Changes []sheetChange `json:"changes,omitempty"`
}

// sheetChange is what becomes different about one line; what is nil stays.
type sheetChange struct {
	Line  int64      `json:"line"`
	State *string    `json:"state,omitempty"`
	Owner *int64     `json:"owner,omitempty"`
	Due   *time.Time `json:"due,omitempty"`
	Link  *string    `json:"link,omitempty"`
	Note  *string    `json:"note,omitempty"`
}

// ownSheet is the name of a spreadsheet that the bot sent, also as a second download of it.
var ownSheet = regexp.MustCompile(patternOwnSheet)

// imports is the way of a spreadsheet back into the checklist.
type imports struct{ turn }

// take queues the spreadsheet of a checklist that a member sends; ok is false for any other file.
func (t imports) take(ctx context.Context) (ok bool, err error) {
	f := t.M.File
	if f == nil || f.Kind != "document" || !strings.HasSuffix(strings.ToLower(f.Name), ".xlsx") {
		return false, nil
	}
	asked := t.Memory.Await == AwaitSheet && t.Now().Sub(t.Memory.Since) <= talk.AwaitLife
	if !asked && !ownSheet.MatchString(f.Name) {
		return false, nil
	}
	squad, err := t.TeamHere(ctx)
	if err == nil {
		squad, err = t.Teams.Team(ctx, t.Actor(), squad.ID)
	}
	switch {
	case talk.Missing(err), errors.Is(err, group.ErrSeveral), errors.Is(err, knowledge.ErrForbidden):
		return false, nil // somebody else's file: the editorial work may want it
	case err != nil:
		return false, err
	}
	t.Memory.Await = ""
	if err := t.Remember(ctx); err != nil {
		return false, err
	}
	if f.Size > mostSheet {
		t.SayPlain(wordsSheetBig, nil)
		return true, nil
	}
	in := desk.Intake{Person: t.Who.ID, Chat: t.M.Chat.ID, Thread: t.M.Chat.Thread, Message: t.M.ID, File: f.ID,
		Name: talk.Clip(f.Name, 120),
		Size: f.Size, Team: squad.ID, Created: t.Now()}
	if _, err := t.Queue.AddIntake(ctx, in); err != nil {
		return false, fmt.Errorf("queue a spreadsheet: %w", err)
	}
	t.SayPlain(wordsSheetReading, nil)
	return true, nil
}

// compare shows what a spreadsheet would change, before anything is kept.
func (t imports) compare(ctx context.Context, team int64, read []byte) error {
	var edits []workbook.Edit
	if err := json.Unmarshal(read, &edits); err != nil {
		return fmt.Errorf("open what was read of a spreadsheet: %w", err)
	}
	squad, err := t.Teams.Team(ctx, t.Actor(), team)
	if err != nil {
		return t.OrRefused(err, "open a team")
	}
	cycle, _, err := t.Teams.Cycle(ctx, t.Actor(), team)
	if err != nil {
		return t.OrRefused(err, "open a cycle")
	}
	lines, err := t.Teams.Evidence(ctx, t.Actor(), work.Cycle{ID: cycle.ID, Team: team}) // of every lokus
	if err != nil {
		return t.OrRefused(err, "list the evidence")
	}
	members, err := t.Teams.Members(ctx, t.Actor(), team)
	if err != nil {
		return t.OrRefused(err, "list a team's members")
	}
	d := sheetData{Team: team}
	var text, passed talk.Text
	for _, e := range edits {
		n := slices.IndexFunc(lines, func(l work.Evidence) bool { return l.ID == e.ID })
		if n < 0 {
			passed.Item(fmt.Sprintf(wordsSheetNoLine, e.ID))
			continue
		}
		change, words, problems := t.difference(squad, lines[n], e, members)
		for _, p := range problems {
			passed.Item(fmt.Sprintf(wordsSheetRow, e.ID, p))
		}
		if len(words) > 0 {
			d.Changes = append(d.Changes, change)
			text.Item(fmt.Sprintf(wordsSheetLine, lines[n].Indicator, talk.Clip(lines[n].Item, 60)), ": ", strings.Join(words, "; "))
		}
	}
	return t.offer(ctx, d, &text, &passed)
}

// offer shows the differences with a button that keeps them.
func (t imports) offer(ctx context.Context, d sheetData, changed, passed *talk.Text) error {
	var text talk.Text
	var keys talk.Keyboard
	if len(d.Changes) == 0 {
		text.Plain(wordsSheetSame)
	} else {
		text.Bold(fmt.Sprintf(wordsSheetChanges, len(d.Changes))).Line().Fold(clipped(changed))
		var err error
		drop := sheetData{Team: d.Team}
		if keys, err = group.Keyboard(ctx, t.Talk, ActionSheet, []group.Option[sheetData]{{group.LabelKeep, d}, {group.LabelDrop,
			drop}}); err != nil {
			return err
		}
	}
	if whole := passed.Trim(); len(whole) > 0 {
		text.Gap().Bold(wordsSheetPassed).Line().Fold(clipped(passed))
	}
	t.Say(text.Trim(), keys)
	return nil
}

// mostDifference is how much of a list of differences is shown, in characters.
const mostDifference = 1600

// clipped is a text that fits beside another.
func clipped(text *talk.Text) *talk.Text {
	whole := text.Trim()
	short := talk.Plain(talk.Clip(whole.String(), mostDifference))
	return &short
}

// difference is what a row says other than its line, in words, and what of it cannot be taken.
func (t imports) difference(squad work.Team, l work.Evidence, e workbook.Edit, members []work.Member) (change sheetChange,
	words, problems []string) {
	change.Line = l.ID
	say := func(field, from, to string) {
		words = append(words, fmt.Sprintf(wordsSheetField, field, dash(from), dash(to)))
	}
	if e.State != "" && e.State != l.State {
		if !slices.Contains(ipp.EvidenceStates(), ipp.EvidenceState(e.State)) {
			problems = append(problems, fmt.Sprintf(wordsSheetState, e.State))
		} else {
			change.State = &e.State
			say(wordsFieldState, l.State, e.State)
		}
	}
	name := nameOf(members, l.Owner)
	if e.Owner != name {
		owner, problem := int64(0), ""
		if e.Owner != "" {
			owner, problem = shares(t).member(e.Owner, members)
		}
		if problem != "" {
			problems = append(problems, problem)
		} else if owner != l.Owner {
			change.Owner = &owner
			say(fieldName("owner"), name, nameOf(members, owner))
		}
	}
	t.dueDifference(squad, l, e, &change, say, &problems)
	if e.Link != l.Link {
		change.Link = &e.Link
		say(fieldName("link"), l.Link, e.Link)
	}
	if note := knowledge.Mask(e.Note); note != l.Note {
		change.Note = &note
		say(fieldName("note"), l.Note, note)
	}
	return change, words, problems
}

// dueDifference compares the date of a row, by days of the team's zone.
func (t imports) dueDifference(squad work.Team, l work.Evidence, e workbook.Edit, change *sheetChange, say func(field, from,
	to string),
	problems *[]string) {
	calendar := t.Teams.Calendar(squad)
	var due time.Time
	switch {
	case !e.Due.IsZero():
		day := agenda.Date{Year: e.Due.Year(), Month: e.Due.Month(), Day: e.Due.Day()}
		due = day.At(agenda.At(23, 59), calendar.Zone)
	case e.Day != "":
		u, err := phrase.Parse(e.Day, t.Now(), calendar)
		if err != nil || u.Once.IsZero() || u.Title != "" {
			*problems = append(*problems, fmt.Sprintf(wordsShareDate, e.Day))
			return
		}
		due = u.Once
	}
	words := func(at time.Time) string {
		if at.IsZero() {
			return ""
		}
		return agenda.DateOf(at, calendar.Zone).Plain()
	}
	if words(due) != words(l.Due) {
		change.Due = &due
		say(fieldName("due"), words(l.Due), words(due))
	}
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return talk.Clip(s, 60)
}

func nameOf(members []work.Member, person int64) string {
	for _, m := range members {
		if m.Person == person && person != 0 {
			return m.Name
		}
	}
	return ""
}

// press keeps what a spreadsheet changes, or drops it. What the sender may not change is said, the rest is kept.
func (t imports) press(ctx context.Context, d sheetData) error {
	if len(d.Changes) == 0 {
		t.Toast("")
		t.Edit(talk.Plain(group.WordsDropped), nil)
		return nil
	}
	cycle, _, err := t.Teams.Cycle(ctx, t.Actor(), d.Team)
	if err != nil {
		return t.OrRefused(err, "open a cycle")
	}
	kept := 0
	var refused talk.Text
	for _, c := range d.Changes {
		change := work.EvidenceChange{Owner: c.Owner, Due: c.Due, Link: c.Link, Note: c.Note}
		if c.State != nil {
			state := ipp.EvidenceState(*c.State)
			change.State = &state
		}
		_, err := t.Teams.ChangeEvidence(ctx, t.Actor(), cycle, c.Line, change)
		if why := whyNot(err); why != "" {
			refused.Item(fmt.Sprintf(wordsSheetRow, c.Line, why))
			continue
		}
		if err != nil {
			return fmt.Errorf("keep a line of a spreadsheet: %w", err)
		}
		kept++
	}
	t.Toast(group.WordsSaved)
	var text talk.Text
	text.Plain(fmt.Sprintf(wordsSheetKept, kept))
	if whole := refused.Trim(); len(whole) > 0 {
		text.Gap().Bold(wordsSheetPassed).Line().Fold(clipped(&refused))
	}
	t.Edit(text.Trim(), nil)
	return nil
}

// whyNot says why a line was not changed, "" for errors that are none of the person's.
func whyNot(err error) string {
	switch {
	case errors.Is(err, work.ErrSameEyes):
		return wordsSameEyes
	case errors.Is(err, work.ErrNotReady):
		return wordsNotReady
	case errors.Is(err, knowledge.ErrForbidden):
		return group.WordsLead
	case errors.Is(err, knowledge.ErrNotFound):
		return talk.WordsExpired
	}
	return ""
}
