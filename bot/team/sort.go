package team

import (
	"slices"
	"strings"

	"studitiru/bot/group"
	"studitiru/knowledge/agenda"
	work "studitiru/knowledge/team"
)

// sortWords says what becomes of an item when its time has gone by.
func sortWords(kind string) string {
	if kind == work.ItemEvent {
		return wordsIsEvent
	}
	return wordsIsDeadline
}

// dayOff says that the date of something that happens once is a day on which the team does not work; "" when it does.
func (t planner) dayOff(squad work.Team, d draftItem) string {
	calendar := t.Teams.Calendar(squad)
	zone := calendar.Zone
	if official, err := agenda.Zone(d.Zone); err == nil {
		zone = official
	}
	return group.DayOff(d.Due, zone, calendar.Week)
}

// kindOf guesses whether something takes place, or is to be done until then, by the words of its title. What says neither is
// to be done: it is asked about afterwards. The person sees the guess, and the other one on a button.
func kindOf(title string) string {
	kind := work.ItemAgenda
	for _, w := range strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch {
		case slices.Contains(deadlineWords(), w):
			return work.ItemAgenda
		case slices.Contains(eventWords(), w):
			kind = work.ItemEvent
		}
	}
	return kind
}
