package phrase

import (
	"strings"
	"time"

	"studitiru/knowledge/agenda"
)

// ordinals are the places in a row that have a name.
var ordinals = map[string]int{"pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5,
	"terakhir": agenda.Last}

// ordinal is the place that token i names: "kedua", "ke-2", "terakhir"; 0 for none.
func (p *reading) ordinal(i int) int {
	w := p.wordAt(i)
	if n := ordinals[w]; n != 0 {
		return n
	}
	if digits, ok := strings.CutPrefix(w, "ke"); ok {
		if n := number0(strings.TrimPrefix(digits, "-")); n > 0 {
			return n
		}
	}
	return 0
}

func (p *reading) ordinalAt(i int) bool { return p.ordinal(i) != 0 }

// readNth reads "Senin pertama September", "Jumat terakhir setiap bulan", "hari pertama bulan depan".
func (p *reading) readNth(i int) (int, error) {
	n := 0
	if p.is(i, "hari") {
		n++
	}
	day, nth := p.dayAt(i+n, n > 0), 0
	if p.is(i+n, "minggu") && n > 0 || day == 0 && p.is(i+n, "minggu") {
		day = 1
	}
	if day == 0 {
		return p.readNthDay(i, n)
	}
	if nth = p.ordinal(i + n + 1); nth == 0 {
		return 0, nil
	}
	n += 2
	if day == 1 && !p.is(i, "hari") {
		return 0, trouble(Ambiguous, "hari Minggu terakhir September, atau Rabu kedua September", sayWeekOfMonth)
	}
	if p.nth != 0 || p.weekdays != 0 {
		return 0, trouble(Several, exampleNth, saySeveral)
	}
	if nth > 5 {
		return 0, trouble(Impossible, exampleNth, sayNoNth)
	}
	p.weekdays, p.nth = agenda.WeekdaysOf(time.Weekday(day-1)), nth
	return n + p.ofMonthAfter(i+n), nil
}

// readNthDay reads "hari pertama bulan depan" and "hari terakhir Oktober".
func (p *reading) readNthDay(i, n int) (int, error) {
	nth := p.ordinal(i + n)
	if n == 0 || nth == 0 || p.is(i+n+1, "kerja") {
		return 0, nil
	}
	at := i + n + 1
	taken := p.ofMonthAfter(at)
	switch {
	case taken == 0:
		return 0, nil // pelatihan hari kedua
	case nth == agenda.Last:
		return n + 1 + taken, p.setBase(baseMonthEnd, agenda.Date{})
	}
	p.d = nth
	return n + 1 + taken, p.setBase(baseNumbers, agenda.Date{})
}

// ofMonthAfter takes "setiap bulan", "di bulan September", "bulan depan", "September 2026" behind a place in a month.
func (p *reading) ofMonthAfter(i int) int {
	n := 0
	for p.isAny(i+n, "setiap", "di", "dalam", "pada", "dari") && (p.is(i+n+1, "bulan") || p.quarterWord(i+n+1) ||
		p.monthWord(i+n+1)) {
		p.every = p.every || p.is(i+n, "setiap")
		n++
	}
	if p.is(i+n, "bulan") {
		p.ofMonth = true
	}
	if taken := p.monthsAfter(i + n); taken > 0 {
		return n + taken
	}
	if taken := p.monthAfter(i + n); taken > 0 {
		return n + taken
	}
	return 0
}

func (p *reading) monthWord(i int) bool {
	_, ok := monthOf(p.wordAt(i))
	return ok
}

// monthsAfter takes "bulan Januari, April dan Juli" where something recurs; one month alone is left to monthAfter.
func (p *reading) monthsAfter(i int) int {
	if !p.recurs && !p.every {
		return 0
	}
	n := 0
	if p.is(i, "bulan") {
		n++
	}
	var found agenda.Months
	for count := 0; ; count++ {
		join := 0
		if count > 0 && (p.is(i+n, "dan") || p.kindAt(i+n) == dash) {
			join = 1
		}
		month, ok := monthOf(p.wordAt(i + n + join))
		if !ok {
			if count < 2 {
				return 0
			}
			p.months |= found
			return n
		}
		found |= agenda.MonthsOf(month)
		n += join + 1
	}
}

// readLastWorkday reads "hari kerja terakhir [bulan]", "hari kerja pertama September" and "hari kerja berikutnya".
func (p *reading) readLastWorkday(i int) (int, error) {
	n, nth := 3, 0
	switch {
	case p.is(i, "hari", "kerja") && p.isAny(i+2, "berikutnya", "selanjutnya"):
		return 3, p.setBase(baseDay, p.workdays(p.today, 1))
	case p.is(i, "hari", "kerja") && p.ordinalAt(i+2):
		nth = p.ordinal(i + 2)
	case p.is(i, "hari") && p.ordinalAt(i+1) && p.isAny(i+2, "kerja", "masuk"):
		nth = p.ordinal(i + 1)
		if p.is(i+2, "masuk", "kerja") {
			n++
		}
	default:
		return 0, nil
	}
	if nth > 20 {
		return 0, trouble(Impossible, exampleNth, sayNoNth)
	}
	if from := p.isAny(i+n, "sebelum", "sesudah", "pasca", "setelah"); from || p.is(i+2, "masuk") {
		return p.readWorkdayFrom(i+n, n, nth)
	}
	if err := p.setBase(baseLastWork, agenda.Date{}); err != nil {
		return 0, err
	}
	p.workNth = nth
	return n + p.ofMonthAfter(i+n), nil
}

// readWorkdayFrom reads what the n-th working day is counted from, at i behind the tokens taken: "sesudah Lebaran", "sebelum
// 17 Agustus". The last before is the first one back.
func (p *reading) readWorkdayFrom(i, taken, nth int) (int, error) {
	before := p.is(i, "sebelum")
	switch {
	case before && nth == agenda.Last:
		nth = 1
	case !p.isAny(i, "sesudah", "pasca") || nth == agenda.Last || p.recurs:
		return 0, trouble(Incomplete, "hari kerja pertama setelah 17 Agustus", sayFirstAfter)
	}
	taken++
	for p.isAny(i+1, "libur", "liburan", "cuti", "bersama", "hari") {
		i, taken = i+1, taken+1
	}
	return taken, p.setOffset(span{pieces: []piece{{nth, "hari kerja"}}}, before, i+1)
}

// quarters are the parts of a year that end with a month of their own.
var quarters = map[string]int{"triwulan": 3, "kuartal": 3, "caturwulan": 4, "semester": 6}

func (p *reading) quarterWord(i int) bool { return quarters[p.wordAt(i)] != 0 }

var roman = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4}

// readQuarter reads "akhir triwulan", "akhir semester II", "setiap awal triwulan".
func (p *reading) readQuarter(i int) (int, error) {
	end, n := p.is(i, "akhir"), 1
	if !end && !p.is(i, "awal") {
		return 0, nil
	}
	if p.is(i+1, "setiap") && p.quarterWord(i+2) {
		p.every, n = true, 2
	}
	months := quarters[p.wordAt(i+n)]
	if months == 0 {
		return 0, nil
	}
	n++
	if p.every {
		return n, p.everyQuarter(months, end)
	}
	which := roman[p.wordAt(i+n)]
	if p.kindAt(i+n) == number {
		which = p.tokens[i+n].a
	}
	if which > 12/months {
		return 0, trouble(Impossible, exampleOnce, sayContradicts)
	}
	month := (int(p.today.Month)-1)/months*months + months
	if which > 0 {
		month, n = which*months, n+1
	}
	if !end || p.isAny(i+n, "depan", "lalu") {
		return 0, trouble(Incomplete, exampleOnce, sayWhichDate)
	}
	n += p.shiftAfter(i+n, new(shift))
	p.m = time.Month(month)
	n += p.yearAfter(i + n)
	return n, p.setBase(baseMonthEnd, agenda.Date{})
}

// everyQuarter is the end or the beginning of each quarter or half of a year.
func (p *reading) everyQuarter(months int, end bool) error {
	for m := months; m <= 12; m += months {
		if end {
			p.months |= agenda.MonthsOf(time.Month(m))
		} else {
			p.months |= agenda.MonthsOf(time.Month(m - months + 1))
		}
	}
	if end {
		return p.setBase(baseQuarterEnd, agenda.Date{})
	}
	p.d = 1
	return p.setBase(baseNumbers, agenda.Date{})
}
