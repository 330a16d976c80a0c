// Package agenda knows when things are due and when a team is to be reminded of them. It is
// arithmetic only: no SQL, no network, no clock of its own; the present moment comes in as an
// argument and every date is reckoned in a zone that was passed in, never in the machine's.
//
// Data shapes:
//
//	Date, Clock    a day of the calendar, and a time of the day in minutes; both without a zone
//	Holidays       national holidays and joint leave by year, read from data files; a missing year is unknown
//	Workweek       which days a team works: weekdays, Holidays, days of its own
//	Recurrence     weekly, monthly, yearly, every working day, the last working day of the month
//	Item, Team     what is due, and who is reminded at which hour
//	Slot           one moment at which one item is to be spoken of, with a key that is unique and stable
//	Plan           what Due says is to be sent to one chat now
//
// Called by the store and the reminder loop (NextAt for the indexed column, Due at that moment, claims
// of Slot keys), by bot (Say, BothTimes, Snooze) and by the ICS download (Calendar).
package agenda
