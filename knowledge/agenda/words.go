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
