package agenda

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
	"time"

	"studitiru/knowledge/indonesian"
)

// Dates is a set of days of a month; bit 0 is not used.
type Dates uint32

const everyDate Dates = 0xFFFFFFFE

// DatesOf builds a set of days from 1 to 31.
func DatesOf(days ...int) (set Dates) {
	for _, d := range days {
		if d >= 1 && d <= 31 {
			set |= 1 << d
		}
	}
	return set
}

// List are the days in order.
func (d Dates) List() []int { return ones(uint32(d)) }

// Months is a set of months; bit 0 is not used.
type Months uint16

const everyMonth Months = 0b1111111111110

// MonthsOf builds a set.
func MonthsOf(months ...time.Month) (set Months) {
	for _, m := range months {
		set |= 1 << m
	}
	return set
}

// Has reports whether m is in the set.
func (m Months) Has(month time.Month) bool { return m&(1<<month) != 0 }

// String names the months: "Januari, April, Juli dan Oktober".
func (m Months) String() string {
	var names []string
	for _, month := range ones(uint32(m)) {
		names = append(names, indonesian.MonthName(time.Month(month)))
	}
	return enumerate(names)
}

// ones are the places of the bits that are set.
func ones(set uint32) (list []int) {
	for ; set != 0; set &= set - 1 {
		list = append(list, bits.TrailingZeros32(set))
	}
	return list
}

// single reports whether the set has one day.
func (w Weekdays) single() bool { return w != 0 && w&(w-1) == 0 }

// first is the first day of a set, from Sunday on.
func (w Weekdays) first() time.Weekday { return time.Weekday(bits.TrailingZeros8(uint8(w))) }

// String is the recurrence for people, which phrase.Parse reads back: "setiap hari Senin pukul 08.00 WIB".
func (r Recurrence) String() string {
	what := r.what()
	if what == "" {
		return ""
	}
	text := fmt.Sprintf("setiap %s pukul %s %s", what, r.At, ZoneName(r.Zone))
	if (r.From != Date{}) {
		text += ", mulai " + r.From.Plain()
	}
	if (r.Until != Date{}) {
		text += ", sampai " + r.Until.Plain()
	}
	if r.Worked {
		text += ", kecuali hari libur"
	}
	if len(r.Except) > 0 {
		days := make([]string, len(r.Except))
		for i, d := range r.Except {
			days[i] = d.Plain()
		}
		text += ", kecuali " + enumerate(days)
	}
	return text
}

// what says on which days it falls.
func (r Recurrence) what() string {
	months := ""
	if r.Months != 0 {
		months = " bulan " + r.Months.String()
	}
	ofMonth := " bulan"
	if months != "" {
		ofMonth = months
	}
	switch {
	case r.Every == Weekly && r.Weeks > 1:
		return fmt.Sprintf("%d minggu hari %s", r.Weeks, r.Days)
	case r.Every == Weekly && r.Days == EveryDay:
		return "hari"
	case r.Every == Weekly:
		return "hari " + r.Days.String()
	case r.Every == Monthly && r.Dates == DatesOf(31):
		return "akhir" + ofMonth
	case r.Every == Monthly:
		days := r.Dates.List()
		names := make([]string, len(days))
		for i, d := range days {
			names[i] = strconv.Itoa(d)
		}
		return "tanggal " + enumerate(names) + months
	case r.Every == Yearly:
		return fmt.Sprintf("tahun tanggal %d %s", r.Day, indonesian.MonthName(r.Month))
	case r.Every == EveryWorkday && r.Days != 0:
		return "hari kerja kecuali hari " + (EveryDay &^ r.Days).String()
	case r.Every == EveryWorkday:
		return "hari kerja"
	case r.Every == LastWorkday:
		return "hari kerja terakhir" + ofMonth
	case r.Every == NthWorkday:
		return "hari kerja " + ordinal(r.Nth) + ofMonth
	case r.Every == NthWeekday:
		return "hari " + r.Days.String() + " " + ordinal(r.Nth) + ofMonth
	}
	return ""
}

// MarshalText is the form for the store: "weekly 3 0 0 480 Asia/Jakarta", with what is seldom said behind it as
// name=value; empty when nothing recurs.
func (r Recurrence) MarshalText() ([]byte, error) {
	if r.IsZero() {
		return nil, nil
	}
	day := r.Day
	if r.Every == Monthly {
		day = bits.TrailingZeros32(uint32(r.Dates))
	}
	text := fmt.Appendf(nil, "%s %d %d %d %d %s", r.Every, r.Days, r.Month, day, r.At, r.Zone)
	for _, more := range []struct {
		name  string
		value int
	}{{"weeks", r.Weeks}, {"nth", r.Nth}, {"months", int(r.Months)}} {
		if more.value != 0 {
			text = fmt.Appendf(text, " %s=%d", more.name, more.value)
		}
	}
	if r.Every == Monthly && r.Dates != DatesOf(day) {
		text = fmt.Appendf(text, " dates=%d", r.Dates)
	}
	if r.Worked {
		text = append(text, " worked=1"...)
	}
	if (r.From != Date{}) {
		text = fmt.Appendf(text, " from=%s", r.From)
	}
	if (r.Until != Date{}) {
		text = fmt.Appendf(text, " until=%s", r.Until)
	}
	for _, d := range r.Except {
		text = fmt.Appendf(text, " except=%s", d)
	}
	return text, nil
}

// UnmarshalText reads what MarshalText wrote and refuses anything that cannot recur.
func (r *Recurrence) UnmarshalText(text []byte) error {
	*r = Recurrence{}
	if len(text) == 0 {
		return nil
	}
	parts := strings.Fields(string(text))
	if len(parts) < 6 {
		return fmt.Errorf("recurrence %q has %d parts, not 6", text, len(parts))
	}
	var numbers [4]int
	for i := range numbers {
		n, err := strconv.Atoi(parts[i+1])
		if err != nil {
			return fmt.Errorf("recurrence %q: %w", text, err)
		}
		numbers[i] = n
	}
	zone, err := Zone(parts[5])
	if err != nil {
		return fmt.Errorf("recurrence %q: %w", text, err)
	}
	read := Recurrence{Every: Frequency(parts[0]), Days: Weekdays(numbers[0]), Month: time.Month(numbers[1]),
		Day: numbers[2], At: Clock(numbers[3]), Zone: zone}
	if read.Every == Monthly {
		read.Day, read.Dates = 0, DatesOf(read.Day)
	}
	for _, part := range parts[6:] {
		if err := read.unmarshalPart(part); err != nil {
			return fmt.Errorf("recurrence %q: %w", text, err)
		}
	}
	if err := read.Validate(); err != nil {
		return fmt.Errorf("recurrence %q: %w", text, err)
	}
	*r = read
	return nil
}

// unmarshalPart reads one name=value.
func (r *Recurrence) unmarshalPart(part string) error {
	name, value, _ := strings.Cut(part, "=")
	switch name {
	case "from", "until", "except":
		d, err := ParseDate(value)
		if err != nil {
			return err
		}
		switch name {
		case "from":
			r.From = d
		case "until":
			r.Until = d
		default:
			r.Except = append(r.Except, d)
		}
		return nil
	}
	n, err := strconv.Atoi(value)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	switch name {
	case "weeks":
		r.Weeks = n
	case "nth":
		r.Nth = n
	case "months":
		r.Months = Months(n)
	case "dates":
		r.Dates = Dates(n)
	case "worked":
		r.Worked = n == 1
	default:
		return fmt.Errorf("%q is no part of a recurrence", name)
	}
	return nil
}
