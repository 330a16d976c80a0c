package team

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/agenda/phrase"
	work "studitiru/knowledge/team"
)

// itemData stands behind the buttons of an item and of the agenda.
type itemData struct {
	Item int64  `json:"item,omitempty"`
	Team int64  `json:"team,omitempty"`
	Do   string `json:"do"`
	To   string `json:"to,omitempty"`
	At   int64  `json:"at,omitempty"` // the occurrence that is meant, in seconds; 0 for what happens once
	Page int    `json:"page,omitempty"`
}

// occurrence is the occurrence that a button is about; the zero time when it says none.
func (d itemData) occurrence() time.Time {
	if d.At == 0 {
		return time.Time{}
	}
	return time.Unix(d.At, 0).UTC()
}

// draftItem is an item that waits for its author's yes.
type draftItem struct {
	Team   int64     `json:"team"`
	Item   int64     `json:"item,omitempty"` // whose date it is to be; 0 for a new one
	Title  string    `json:"title"`
	Due    time.Time `json:"due,omitzero"`
	Zone   string    `json:"zone,omitempty"`
	Repeat string    `json:"repeat,omitempty"`
	Kind   string    `json:"kind,omitempty"` // work.ItemEvent or work.ItemAgenda
	NoTime bool      `json:"no_time,omitempty"`
	Unsure bool      `json:"unsure,omitempty"`
	Do     string    `json:"do,omitempty"` // keep, drop, or turn: an event into a deadline, and back
}

// planner is the agenda of a team and how it is filled.
type planner struct{ turn }

// agenda lists what is due, or reads a new item: /agenda [KEGIATAN DAN WAKTU].
func (t planner) agenda(ctx context.Context, rest string) error {
	group, ok, err := t.ours(ctx)
	if !ok || err != nil {
		return err
	}
	if rest == "" {
		return t.page(ctx, group, 0, false)
	}
	u, err := phrase.Parse(talk.Clip(knowledge.Visible(rest), 300), t.Now(), t.Teams.Calendar(group))
	if t.misunderstood(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read an item: %w", err)
	}
	if u.Title == "" {
		t.SayPlain(wordsAgendaTitle, nil)
		return nil
	}
	d := draftItem{Team: group.ID, Title: knowledge.MaskPersonal(talk.Clip(u.Title, 120)), Kind: kindOf(rest)}
	return t.confirm(ctx, group, d, u)
}

// misunderstood says why a phrase could not be read, with an example.
func (t planner) misunderstood(err error) bool {
	m, ok := errors.AsType[*phrase.Misunderstanding](err)
	if ok {
		t.SayPlain(m.Say(), nil)
	}
	return ok
}

// confirm shows back what was understood, with weekday, date and zone, before anything is kept.
func (t planner) confirm(ctx context.Context, group work.Team, d draftItem, u phrase.Understanding) error {
	d.Due, d.Zone = u.Once, group.Zone
	if written := u.Once.Location(); !u.Once.IsZero() && agenda.ZoneName(written) != agenda.ZoneName(t.Teams.Calendar(group).Zone) {
		d.Zone = written.String() // the one beside the time
	}
	if !u.Repeat.IsZero() {
		repeat, err := u.Repeat.MarshalText()
		if err != nil {
			return fmt.Errorf("write a recurrence: %w", err)
		}
		d.Repeat = string(repeat)
	}
	d.NoTime, d.Unsure = u.TimeAssumed && u.Repeat.IsZero(), !u.Sure
	return t.confirmed(ctx, group, d, u.For, false)
}

// confirmed shows an item before it is kept, with what its date falls on; during is for how long it recurs, as written.
func (t planner) confirmed(ctx context.Context, group work.Team, d draftItem, during string, inPlace bool) error {
	yes, no, turned := d, d, d
	yes.Do, no.Do, turned.Do = "keep", "drop", "turn"
	rows := [][]option[draftItem]{{{labelKeep, yes}, {labelDrop, no}}}
	label := labelIsEvent
	if d.Kind == work.ItemEvent {
		label = labelIsDeadline
	}
	if d.Item == 0 {
		rows = append(rows, []option[draftItem]{{label, turned}})
	}
	keys, err := keyboard(ctx, t.turn, ActionDraftItem, rows...)
	if err != nil {
		return err
	}
	var text talk.Text
	text.Plain(wordsAgendaKeep).Line().Bold(d.Title).Line().
		Plain(when(t.Teams.Calendar(group), work.Item{Due: d.Due, Zone: d.Zone, Repeat: d.Repeat}))
	if during != "" {
		text.Plain(" (", during, ")")
	}
	if d.Item == 0 {
		text.Line().Italic(sortWords(d.Kind))
	}
	if d.NoTime {
		text.Line().Italic(wordsNoTime)
	}
	if d.Unsure {
		text.Line().Plain(wordsUnsure)
	}
	if off := t.dayOff(group, d); off != "" {
		text.Line().Plain(off)
	}
	t.Put(text.Trim(), keys, inPlace)
	return nil
}

// pressDraft keeps an item, drops it, or turns an event into a deadline and back.
func (t planner) pressDraft(ctx context.Context, d draftItem) error {
	switch d.Do {
	case "keep":
		return t.keep(ctx, d)
	case "turn":
		return t.turned(ctx, d)
	}
	t.Toast("")
	t.Edit(talk.Plain(wordsAgendaDrop), nil)
	return nil
}

// turned shows an item that waits for its author's yes as the other sort.
func (t planner) turned(ctx context.Context, d draftItem) error {
	group, err := t.Teams.Team(ctx, t.Actor(), d.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	if d.Kind != work.ItemEvent {
		d.Kind = work.ItemEvent
	} else {
		d.Kind = work.ItemAgenda
	}
	t.Toast("")
	return t.confirmed(ctx, group, d, "", true)
}

// keep keeps an item, or the new date of one.
func (t planner) keep(ctx context.Context, d draftItem) error {
	i := work.Item{Team: d.Team, Kind: cmp.Or(d.Kind, work.ItemAgenda), Title: d.Title}
	if d.Item != 0 {
		var err error
		if i, err = t.Teams.Item(ctx, t.Actor(), d.Item); err != nil {
			return t.orRefused(err, "open an item")
		}
	}
	i.Due, i.Zone, i.Repeat = d.Due, d.Zone, d.Repeat
	i, err := t.Teams.Plan(ctx, t.Actor(), i)
	if err != nil {
		return t.orRefused(err, "plan an item")
	}
	group, err := t.Teams.Team(ctx, t.Actor(), i.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	t.Toast(wordsAgendaKept)
	return items(t).card(ctx, i, wordsAgendaKept+" "+t.firstReminder(group, i))
}

// firstReminder says when an item is first reminded of, or why it is not before it is due.
func (t planner) firstReminder(group work.Team, i work.Item) string {
	calendar := t.Teams.Calendar(group)
	if at := t.Teams.FirstReminder(group, i); !at.IsZero() {
		return fmt.Sprintf(wordsFirstReminder, agenda.SayTime(at, calendar.Zone))
	}
	due := work.Reckoned(i).Next(calendar.Week, t.Now())
	switch {
	case due.IsZero():
		return ""
	case due.Sub(t.Now()) <= 5*time.Minute:
		return fmt.Sprintf(wordsNoReminderSoon, agenda.SayLeft(due, t.Now(), calendar.Zone))
	}
	return fmt.Sprintf(wordsNoReminderQuiet, calendar.Quiet.From, calendar.Quiet.To)
}

// date reads the date of an item that was asked for.
func (t planner) date(ctx context.Context, id int64, text string) error {
	i, err := t.Teams.Item(ctx, t.Actor(), id)
	if err != nil {
		return t.orRefused(err, "open an item")
	}
	group, err := t.Teams.Team(ctx, t.Actor(), i.Team)
	if err != nil {
		return t.orRefused(err, "open a team")
	}
	u, err := phrase.Parse(text, t.Now(), t.Teams.Calendar(group))
	if t.misunderstood(err) {
		t.Memory.Await, t.Memory.About = AwaitDate, id // the next message is another try
		return t.Remember(ctx)
	}
	if err != nil {
		return fmt.Errorf("read a date: %w", err)
	}
	return t.confirm(ctx, group, draftItem{Team: i.Team, Item: i.ID, Title: i.Title}, u)
}

// open reports whether an item is still to be done.
func open(i work.Item) bool {
	return i.State == work.ItemOpen || i.State == work.ItemRunning
}

// How many items a page of the agenda shows, and how many of their buttons stand side by side.
const (
	itemsPerPage = 8
	itemsPerRow  = 4
)

// page lists open items with a button each.
func (t planner) page(ctx context.Context, group work.Team, page int, inPlace bool) error {
	all, err := t.Teams.Items(ctx, t.Actor(), group.ID)
	if err != nil {
		return t.orRefused(err, "list an agenda")
	}
	items := slices.DeleteFunc(all, func(i work.Item) bool { return !open(i) })
	if len(items) == 0 {
		t.Put(talk.Plain(wordsAgendaEmpty), nil, inPlace)
		return nil
	}
	page = max(0, min(page, (len(items)-1)/itemsPerPage))
	shown := items[page*itemsPerPage : min(len(items), (page+1)*itemsPerPage)]
	names, err := t.Teams.Owners(ctx, shown)
	if err != nil {
		return fmt.Errorf("name the owners of items: %w", err)
	}
	var text talk.Text
	text.Bold(wordsAgendaHead + ": " + group.Name).Line()
	var options []option[itemData]
	for n, i := range shown {
		number := strconv.Itoa(page*itemsPerPage + n + 1)
		text.Line().Plain(number, ". ").Bold(i.Title).Line().Plain("   ", when(t.Teams.Calendar(group), i))
		if names[i.Owner] != "" {
			text.Plain(" · ", names[i.Owner])
		}
		options = append(options, option[itemData]{number, itemData{Item: i.ID, Do: "card"}})
	}
	turn := pages(page, itemsPerPage, len(items), func(to int) itemData { return itemData{Team: group.ID, Do: "list", Page: to} })
	keys, err := keyboard(ctx, t.turn, ActionItem, append(folded(options, itemsPerRow), turn)...)
	if err != nil {
		return err
	}
	t.Put(text.Trim(), keys, inPlace)
	return nil
}

// when says an item's date: in the team's time and, where it differs, in the official one.
func when(group agenda.Team, i work.Item) string {
	it := work.Reckoned(i)
	switch {
	case !it.Repeat.IsZero():
		return it.Repeat.String()
	case i.Due.IsZero() && i.Cycle == 0: // nobody announces it but the team
		return wordsNoDate
	}
	return agenda.BothTimes(i.Due, group.Zone, it.Official)
}

// schedule lists the reminders of the next thirty days.
func (t planner) schedule(ctx context.Context) error {
	group, ok, err := t.ours(ctx)
	if !ok || err != nil {
		return err
	}
	list, err := t.Teams.Upcoming(ctx, group.ID, t.Now().AddDate(0, 0, 30))
	if err != nil {
		return fmt.Errorf("list reminders: %w", err)
	}
	if len(list) == 0 {
		t.SayPlain(wordsNoSchedule, nil)
		return nil
	}
	zone := t.Teams.Calendar(group).Zone
	var text talk.Text
	text.Bold(wordsSchedule).Line()
	for n, c := range list {
		if n == 25 {
			text.Line().Plain(fmt.Sprintf(wordsAndMore, len(list)-n))
			break
		}
		text.Line().Plain("• ", agenda.SayTime(c.Slot.At, zone), " – ", talk.Clip(c.Item.Title, 80))
	}
	t.Say(text.Trim(), nil)
	return nil
}

// calendarFile sends the agenda for a phone's calendar.
func (t planner) calendarFile(ctx context.Context) error {
	group, ok, err := t.ours(ctx)
	if !ok || err != nil {
		return err
	}
	raw, err := t.Teams.ICS(ctx, t.Actor(), group.ID)
	if err != nil {
		return fmt.Errorf("make a calendar: %w", err)
	}
	t.attach(talk.SendFile{ReplyTo: t.ReplyTo(), Name: fileAgenda, Content: raw, Text: talk.Plain(wordsICS)})
	return nil
}

// openCycle opens a yearly cycle with its phases: /siklus 2026 mandiri.
func (t planner) openCycle(ctx context.Context, rest string) error {
	group, ok, err := t.ours(ctx)
	if !ok || err != nil {
		return err
	}
	words := strings.Fields(strings.ToLower(rest))
	year, kind := 0, cycleOwn
	for _, w := range words {
		if n, err := strconv.Atoi(w); err == nil {
			year = n
		} else {
			kind = w
		}
	}
	if year < 2017 || year > t.Now().Year()+2 || kind != cycleOwn && kind != cycleNational {
		t.SayPlain(wordsCycleHow, nil)
		return nil
	}
	phases, err := t.Teams.OpenCycle(ctx, t.Actor(), group.ID, year, kind)
	switch {
	case errors.Is(err, knowledge.ErrDuplicate):
		t.SayPlain(fmt.Sprintf(wordsCycleThere, year, kind), nil)
	case err != nil:
		return t.orRefused(err, "open a cycle")
	default:
		t.SayPlain(fmt.Sprintf(wordsCycleMade, year, kind, len(phases)), nil)
	}
	return t.page(ctx, group, 0, false)
}
