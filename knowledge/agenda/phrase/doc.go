// Package phrase reads dates and times as people write them in everyday Indonesian, at a moment and for a team that
// are passed in. What it is not sure of it asks about: a word of time is never dropped, nor left in a title unread.
//
// Data shapes:
//
//	Understanding     what Parse made of a phrase: one instant, or an agenda.Recurrence, and a title
//	Misunderstanding  why it could not, as a sentence for people with an example that is understood
//	Period            a date of known precision, read from "9–10 Januari 2026", "31/12/2025", "Januari 2026"
//
// Called by bot/team (an item of the agenda), bot/desk (the date of a visit) and bot/cli (the verb when).
package phrase
