package agenda

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
)

// Layouts of iCalendar.
const (
	icsLocal = "20060102T150405"
)

// expanded is how many working days of months, which no RRULE can name, are written out.
const expanded = 12

// Calendar is the team's agenda as an iCalendar file. What happens once stands in UTC, so that every phone shows it at its
// own hour; what recurs stands in its zone, described in the file, with an RRULE. UIDs are stable, a changed item has a higher
// SEQUENCE, a cancelled one STATUS:CANCELLED, an undated one is left out. Equal items give equal bytes: DTSTAMP is Changed.
func Calendar(items []Item, t Team) ([]byte, error) {
	cal := ics.NewCalendarFor("Studi Tiru")
	cal.SetProductId("-//Studi Tiru//Agenda//ID")
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ics.MethodPublish)
	cal.SetXWRCalName("Agenda tim")
	cal.SetXWRTimezone(t.Zone.String())
	for _, name := range zonesOf(items) {
		addZone(cal, name)
	}
	for _, it := range items {
		switch {
		case it.Undated():
		case it.Repeat.IsZero():
			e := it.event(cal, t, it.ID, it.Due)
			e.SetStartAt(it.Due)
		case it.Repeat.writtenOut():
			it.occurrencesOf(cal, t)
		default:
			it.recurring(cal, t)
		}
	}
	var file bytes.Buffer
	// the default is the machine's own, which the format forbids
	if err := cal.SerializeTo(&file, ics.WithNewLineWindows); err != nil {
		return nil, fmt.Errorf("write the calendar: %w", err)
	}
	return file.Bytes(), nil
}

// zonesOf are the zones of what recurs, each once.
func zonesOf(items []Item) []string {
	var names []string
	for _, it := range items {
		if !it.Repeat.IsZero() && !it.Repeat.writtenOut() {
			names = append(names, it.Repeat.Zone.String())
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// addZone describes a zone of Indonesia: one offset, no summer time.
func addZone(cal *ics.Calendar, name string) {
	zone, err := Zone(name)
	if err != nil { // some other zone: its TZID alone must do
		return
	}
	_, offset := time.Date(2026, 1, 1, 0, 0, 0, 0, zone).Zone()
	shown := fmt.Sprintf("+%02d%02d", offset/3600, offset%3600/60)
	standard := cal.AddTimezone(name).AddStandard()
	standard.SetProperty(ics.ComponentPropertyDtStart, "19700101T000000")
	standard.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), shown)
	standard.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), shown)
	standard.SetProperty(ics.ComponentProperty(ics.PropertyTzname), ZoneName(zone))
}

// event is an item's entry without its times.
func (it Item) event(cal *ics.Calendar, t Team, id string, due time.Time) *ics.VEvent {
	e := cal.AddEvent("agenda-" + id + "@studitiru")
	e.SetDtStampTime(it.Changed)
	e.SetModifiedAt(it.Changed)
	e.SetSequence(it.Sequence)
	e.SetTimeTransparency(ics.TransparencyTransparent)
	title, about := it.Title, BothTimes(due, t.Zone, it.Zone(t))
	if it.Owner != "" {
		about += "\nPenanggung jawab: " + it.Owner
	}
	if it.Kind == Phase {
		title = "Batas: " + title
	}
	finished := it.Done || !due.After(it.DoneUntil) && it.Repeat.IsZero()
	switch {
	case it.Cancelled:
		e.SetStatus(ics.ObjectStatusCancelled)
	case finished:
		e.SetStatus(ics.ObjectStatusConfirmed)
		title = "✓ " + title
	default:
		e.SetStatus(ics.ObjectStatusConfirmed)
		it.alarms(e, title)
	}
	e.SetSummary(title)
	e.SetDescription(about)
	return e
}

// alarms are an hour ahead and, for what is reminded of days ahead, a day and a week.
func (it Item) alarms(e *ics.VEvent, title string) {
	triggers := []string{"-PT1H"}
	leads := it.leads()
	if slices.Contains(leads, 1) {
		triggers = append(triggers, "-P1D")
	}
	if slices.Contains(leads, 7) {
		triggers = append(triggers, "-P7D")
	}
	for _, trigger := range triggers {
		a := e.AddAlarm()
		a.SetAction(ics.ActionDisplay)
		a.SetTrigger(trigger)
		a.SetProperty(ics.ComponentPropertyDescription, title)
	}
}

// recurring adds an entry with an RRULE. It begins at the first occurrence after the item was made.
func (it Item) recurring(cal *ics.Calendar, t Team) {
	first := it.Repeat.Next(it.Since, t.Week)
	if first.IsZero() {
		return
	}
	zone := it.Repeat.Zone
	e := it.event(cal, t, it.ID, first)
	e.SetProperty(ics.ComponentPropertyDtStart, first.In(zone).Format(icsLocal), ics.WithTZID(zone.String()))
	e.AddRrule(it.Repeat.rule(t.Week))
	off := slices.Clone(it.Repeat.Except)
	if it.Repeat.Every == EveryWorkday || it.Repeat.Worked {
		for year := first.In(zone).Year(); t.Week.Holidays.Known(year); year++ {
			for _, h := range t.Week.Holidays.InYear(year) {
				if !t.Week.Workday(h.Date) {
					off = append(off, h.Date)
				}
			}
		}
	}
	for _, d := range off { // one line each: some phones read only the first of a list
		if at := d.At(it.Repeat.At, zone); at.After(first) {
			e.AddExdate(at.Format(icsLocal), ics.WithTZID(zone.String()))
		}
	}
}

// writtenOut reports whether no RRULE can say on which days the recurrence falls.
func (r Recurrence) writtenOut() bool {
	late := r.Dates >= DatesOf(29) // a day that some months lack
	return r.Every == LastWorkday || r.Every == NthWorkday || r.Every == Monthly && late && len(r.Dates.List()) > 1
}

// icsDays are the names of the days of the week.
var icsDays = [7]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// rule is the RRULE of a recurrence. A day that a month lacks is its last one: the last of the days up to it.
func (r Recurrence) rule(week Workweek) string {
	rule := r.frequency(week)
	if r.Months != 0 {
		rule += ";BYMONTH=" + commas(ones(uint32(r.Months)))
	}
	if (r.Until != Date{}) {
		rule += ";UNTIL=" + r.Until.At(r.At, r.Zone).UTC().Format(icsLocal) + "Z"
	}
	return rule
}

// frequency is the part of a rule that says on which days it falls.
func (r Recurrence) frequency(week Workweek) string {
	days := r.Days
	switch r.Every {
	case Monthly:
		if list := r.Dates.List(); len(list) > 1 {
			return "FREQ=MONTHLY;BYMONTHDAY=" + commas(list)
		}
		return "FREQ=MONTHLY;" + monthDay(r.Dates.List()[0], 28)
	case NthWeekday:
		return fmt.Sprintf("FREQ=MONTHLY;BYDAY=%d%s", r.Nth, icsDays[r.Days.first()])
	case Yearly:
		return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;%s", r.Month, monthDay(r.Day, DaysIn(2027, r.Month)))
	case EveryWorkday:
		works := week.Days
		if works == 0 {
			works = OfficeDays
		}
		if days == 0 {
			days = EveryDay
		}
		days &= works
	}
	var names []string
	for d := time.Sunday; d <= time.Saturday; d++ {
		if days.Has(d) {
			names = append(names, icsDays[d])
		}
	}
	rule := "FREQ=WEEKLY;"
	if r.Weeks > 1 {
		rule += fmt.Sprintf("INTERVAL=%d;WKST=MO;", r.Weeks)
	}
	return rule + "BYDAY=" + strings.Join(names, ",")
}

// commas joins numbers.
func commas(list []int) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = fmt.Sprint(n)
	}
	return strings.Join(words, ",")
}

// monthDay names a day of a month of which certain is in every one.
func monthDay(day, certain int) string {
	if day <= certain {
		return fmt.Sprintf("BYMONTHDAY=%d", day)
	}
	list := fmt.Sprint(certain)
	for d := certain + 1; d <= day; d++ {
		list += fmt.Sprintf(",%d", d)
	}
	return "BYMONTHDAY=" + list + ";BYSETPOS=-1"
}

// occurrencesOf writes out what comes next of a recurrence, each with a UID of its own.
func (it Item) occurrencesOf(cal *ics.Calendar, t Team) {
	from := it.Since
	if it.DoneUntil.After(from) {
		from = it.DoneUntil
	}
	for range expanded {
		at := it.Repeat.Next(from, t.Week)
		if at.IsZero() {
			return
		}
		day := DateOf(at, it.Repeat.Zone).String()
		if it.Repeat.Every != Monthly {
			day = day[:len("2006-01")]
		}
		e := it.event(cal, t, it.ID+"-"+day, at)
		e.SetStartAt(at)
		from = at
	}
}
