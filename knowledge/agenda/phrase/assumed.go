package phrase

import (
	"slices"

	"studitiru/knowledge/agenda"
)

// An hour alone is meant for the next such hour. That is only assumed: where a word beside it may be the day, it is asked about.

// dayLike are words of time that may be the day of an hour, or say that it comes again, where no day was read.
var dayLike = []string{"hari", "minggu", "pekan", "bulan", "tahun", "tanggal", "awal", "akhir", "pertengahan", "semester",
	"triwulan",
	"kuartal", "setiap", "harian", "mingguan", "bulanan", "tahunan", "libur", "menjelang", "kapan"}

// honorifics are words behind which the name of a month or a day is a person's.
var honorifics = []string{"pak", "bapak", "bu", "ibu", "sdr", "saudara", "bang", "mbak", "mas", "kak"}

// dayAssumed reports whether nothing but an hour was read.
func (p *reading) dayAssumed() bool {
	return !p.every && p.base == baseNone && p.weekdays == 0 && p.nth == 0 &&
		p.weekSaid+p.weekdaySaid+p.monthSaid+p.yearSaid == 0 && (p.timed || p.part != "")
}

// askDay refuses an hour beside a word that may be its day.
func (p *reading) askDay() error {
	if !p.dayAssumed() {
		return nil
	}
	for i := range p.tokens {
		if p.used[i] {
			continue
		}
		w := p.wordAt(i)
		named := slices.Contains(honorifics, p.wordAt(i-1))
		if d := slippedDay(w); d != 0 && !named {
			name := agenda.DayName(weekdayOf(d))
			return trouble(Ambiguous, name+" pukul 09.00", saySlip, p.shown(i), name)
		}
		if p.monthWord(i) && !named || slices.Contains(dayLike, w) || p.kindAt(i) == number && p.taken(i+1) {
			return trouble(Incomplete, exampleTomorrow, sayDayOpen, p.shown(i))
		}
	}
	return nil
}
