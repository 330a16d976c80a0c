package agenda

import "time"

// Quiet are the hours in which nothing is sent: from From up to, not including, To. They may
// pass midnight; equal hours mean none.
type Quiet struct{ From, To Clock }

// DefaultQuiet is 20.00 to 06.00.
var DefaultQuiet = Quiet{At(20, 0), At(6, 0)}

// DefaultHour is when a team is reminded unless it wants another hour.
const DefaultHour Clock = 8 * 60

// Team is who is reminded, and when.
type Team struct {
	ID     string         // stable, even when its chat gets another number
	Zone   *time.Location // whose days and hours are meant; never nil
	Hour   Clock          // of its reminders, 0 to 1439; inside quiet hours it gives way to their end
	Quiet  Quiet
	Week   Workweek
	Paused bool // the bot cannot reach it: nothing is sent until it can
}

// has reports whether a time of the day lies in the quiet hours.
func (q Quiet) has(c Clock) bool {
	if q.From <= q.To {
		return c >= q.From && c < q.To
	}
	return c >= q.From || c < q.To
}

// QuietAt reports whether an instant lies in the team's quiet hours.
func (t Team) QuietAt(at time.Time) bool { return t.Quiet.has(ClockOf(at, t.Zone)) }

// Wake is at, or the end of the quiet hours it lies in.
func (t Team) Wake(at time.Time) time.Time {
	c := ClockOf(at, t.Zone)
	if !t.Quiet.has(c) {
		return at
	}
	day := DateOf(at, t.Zone)
	if c >= t.Quiet.To {
		day = day.AddDays(1)
	}
	return day.At(t.Quiet.To, t.Zone)
}

// hour is when the team is reminded: its hour, or the end of the quiet hours it lies in.
func (t Team) hour() Clock {
	if t.Quiet.has(t.Hour) {
		return t.Quiet.To % (24 * 60)
	}
	return t.Hour
}

// on is the instant of the team's reminders on a day.
func (t Team) on(d Date) time.Time { return d.At(t.hour(), t.Zone) }

// round is the first instant after at when a team that is at work is reminded.
func (t Team) round(at time.Time) time.Time {
	day := t.Week.onOrAfter(DateOf(at, t.Zone))
	if moment := t.on(day); moment.After(at) {
		return moment
	}
	return t.on(t.Week.onOrAfter(day.AddDays(1)))
}
