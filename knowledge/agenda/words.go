package agenda

import (
	"fmt"
	"strings"
	"time"
)

// dayNames are the days of the week as they are shown.
var dayNames = [7]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

// What is said of an item without a date.
const wordsUndated = "belum diumumkan"

// Sentences about a phrase that was not understood, and what to write instead.
const (
	sayNothing     = "Saya belum menemukan tanggal atau jam dalam tulisan itu."
	sayPast        = "%s sudah lewat."
	sayHour        = "Jam %d bisa berarti pukul %02d.00 atau pukul %02d.00."
	sayMidnight    = "Tengah malam bisa berarti awal atau akhir hari itu."
	sayToday       = "Hari ini juga hari %s: maksudnya hari ini, %s, atau %s?"
	saySunday      = "“Setiap minggu” bisa berarti setiap hari Minggu atau seminggu sekali."
	sayWhichDay    = "Hari apa dalam %s itu?"
	sayEveryWhich  = "Setiap hari apa?"
	sayWhichDate   = "Tanggal berapa?"
	sayWeekend     = "Akhir pekan bisa berarti Sabtu atau Minggu."
	sayNoDate      = "Tanggal %s tidak ada."
	sayNoDay       = "Saya belum menemukan tanggal dalam tulisan itu."
	sayOnlyDay     = "Tulis tanggalnya saja."
	sayWhichYear   = "Tahun berapa?"
	sayYears       = "Tahun %d di luar %d–%d."
	sayBackwards   = "Tanggal akhirnya mendahului tanggal awalnya."
	sayNoClock     = "Pukul %s tidak ada."
	sayPart        = "Jam %s %s tidak jelas."
	sayWeekday     = "%d %s %d jatuh pada hari %s, bukan %s."
	sayContradicts = "Keterangan waktunya tidak cocok satu sama lain."
	saySeveral     = "Ada lebih dari satu tanggal atau jam; satu agenda satu waktu."
	sayInterval    = "Pengulangan “%s” belum bisa dicatat. Yang bisa: setiap pekan, setiap bulan, setiap tahun, setiap hari " +
		"kerja, atau hari kerja terakhir setiap bulan."
	sayTooFar       = "%s terlalu jauh; paling lama sepuluh tahun ke depan."
	sayTooLong      = "Tulisannya terlalu panjang; cukup nama kegiatan dan waktunya."
	exampleOnce     = "31 Agustus pukul 23.59 WIB"
	exampleDay      = "9 Januari 2026"
	exampleDays     = "9–10 Januari 2026"
	exampleTomorrow = "besok pukul 09.00"
	exampleWeekly   = "setiap Senin pukul 08.00"
	exampleMonthly  = "setiap tanggal 5 pukul 09.00"
)

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
