package agenda

import (
	"fmt"
	"strings"
	"time"
)

// dayNames are the days of the week as they are shown.
var dayNames = [7]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

// DayName is a day of the week as it is shown: "Senin".
func DayName(d time.Weekday) string { return dayNames[d] }

// ordinalNames are the places in a month that have a name of their own.
var ordinalNames = [...]string{"terakhir", "", "pertama", "kedua", "ketiga", "keempat", "kelima"}

// ordinal names a place in a month: "pertama", "ke-12", "terakhir".
func ordinal(n int) string {
	if n+1 < len(ordinalNames) {
		return ordinalNames[n+1]
	}
	return fmt.Sprintf("ke-%d", n)
}

// What is said of an item without a date.
const wordsUndated = "belum diumumkan"

// enumerate joins names as a sentence does: "a, b dan c".
func enumerate(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " dan " + names[len(names)-1]
}

// SayTime is an instant for people, in a zone: "Senin, 31 Agustus 2026 pukul 23.59 WIB".
func SayTime(t time.Time, zone *time.Location) string {
	return fmt.Sprintf("%s pukul %s %s", DateOf(t, zone).Spoken(), ClockOf(t, zone), ZoneName(zone))
}

// How near a deadline is.
const (
	sayTonight  = "malam ini"
	sayDay      = "hari ini"
	sayTomorrow = "besok"
	sayGone     = "sudah lewat"
	sayMinutes  = "%d menit lagi"
	sayHours    = "%d jam lagi"
	sayDays     = "%d hari lagi"
)

// evening is when a deadline of the day is one of the night.
const evening = 18 * 60

// SayDue is a deadline as it is said at now: "malam ini pukul 23.59 WIB (= Selasa, 1 September 2026 00.59 WITA)" when it
// is near, else as BothTimes says it.
func SayDue(deadline, now time.Time, team, official *time.Location) string {
	if official == nil || ZoneName(official) == ZoneName(team) {
		official = team
	}
	day := ""
	switch clock := ClockOf(deadline, official); DateOf(now, official).Until(DateOf(deadline, official)) {
	case 0:
		if day = sayDay; clock >= evening {
			day = sayTonight
		}
	case 1:
		day = sayTomorrow
	}
	if deadline.IsZero() || day == "" {
		return BothTimes(deadline, team, official)
	}
	text := fmt.Sprintf("%s pukul %s %s", day, ClockOf(deadline, official), ZoneName(official))
	if official != team {
		text += here(deadline, team, official)
	}
	return text
}

// SayLeft is how long it is until a deadline: "14 hari lagi" by the calendar of the official zone, hours or minutes when it
// is less than a day.
func SayLeft(deadline, now time.Time, official *time.Location) string {
	left := deadline.Sub(now)
	switch {
	case left <= 0:
		return sayGone
	case left < 2*time.Hour:
		return fmt.Sprintf(sayMinutes, max(1, int(left.Round(time.Minute)/time.Minute)))
	case left < 24*time.Hour:
		return fmt.Sprintf(sayHours, int(left.Round(time.Minute)/time.Hour))
	}
	return fmt.Sprintf(sayDays, DateOf(now, official).Until(DateOf(deadline, official)))
}

// SayLate is a lateness for people: "70 menit", "5 jam", "3 hari".
func SayLate(d time.Duration) string {
	switch {
	case d < 2*time.Hour:
		return fmt.Sprintf("%d menit", int(d.Round(time.Minute)/time.Minute))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d jam", int(d.Round(time.Hour)/time.Hour))
	}
	return fmt.Sprintf("%d hari", int(d/(24*time.Hour)))
}
