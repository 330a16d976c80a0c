package phrase

import (
	"slices"
	"strings"

	"studitiru/knowledge/indonesian"
)

// A word of time that no reader took changes what the words beside it mean: it is asked about, never dropped and never
// left in a title.

// leading are words that change what follows them.
var leading = []string{"sebelum", "sesudah", "kecuali", "selain", "sejak", "antara", "menjelang", "pasca", "selama",
	"hampir", "setelahnya",
	"jelang", "dari", "mulai", "sampai", "habis", "sehabis", "usai", "seusai", "selepas",
	"selang", "seling", "selang-seling", "berselang", "terhitung"}

// halves are words that want something before or behind them: a title does not end with one.
var halves = []string{"lagi", "kurang", "lewat", "lebih", "setengah", "dalam", "setiap", "sekali", "tiap", "atau"}

// harmless are the leading words that only join a time to what is to be done when something happens once.
var harmless = []string{"mulai", "sampai", "dari"}

// trailing are words that change what stands before them.
var trailing = []string{"sebelum", "sesudah", "kecuali", "selain", "sampai", "mulai", "sejak", "selama", "pertama",
	"kedua", "ketiga", "keempat",
	"kelima", "terakhir", "pagi", "siang", "sore", "malam", "subuh", "dini", "lagi", "depan", "lalu", "ini", "kurang",
	"lewat", "lebih",
	"setengah", "seperempat", "sedikit", "hari", "minggu", "pekan", "bulan", "tahun", "jam", "menit", "tanggal", "ganjil",
	"genap", "sekali",
	"kali", "berikutnya", "selanjutnya", "sebelumnya", "sesudahnya", "kemarin", "besok", "lusa", "awal", "akhir", "pertengahan",
	"semester", "triwulan", "kuartal", "setiap", "nanti", "tadi", "dalam", "antara", "an", "tengah", "mendatang", "sekarang",
	"libur", "menjelang",
	"selang", "selang-seling", "berselang", "atau", "minus", "plus", "dikurangi", "ditambah", "depannya", "besoknya",
	"lusanya", "kalau", "kalo", "klo", "bila", "jika", "apabila", "asal",
	"legi", "pahing", "pon", "wage", "kliwon",
	"muharram", "muharam", "suro", "safar", "rabiul", "jumadil", "rajab", "syaban", "sya'ban", "ramadan", "ramadhan", "syawal",
	"zulkaidah", "zulkaedah", "zulhijah", "dzulhijjah", "zulhijjah"}

// alone are words of time that are asked about where no title stands before them.
var alone = []string{"bulanan", "mingguan", "tahunan", "harian", "triwulanan", "pertama", "kedua", "ketiga", "terakhir",
	"malam", "pagi", "siang",
	"sore", "semester", "triwulan", "kuartal", "awal", "akhir", "pertengahan", "medio", "tengah", "bulan", "minggu", "pekan",
	"tahun", "hari", "jam", "menit"}

// unread refuses a phrase in which a word of time beside what was read was left.
func (p *reading) unread() error {
	for i := range p.tokens {
		if p.used[i] {
			continue
		}
		if at, ok := p.prayerLeft(i); ok {
			return trouble(Ambiguous, "besok pukul "+at.String(), sayPrayer, p.shown(i), at)
		}
		if p.foreignZone(i) {
			return trouble(Unread, "besok pukul 09.00 WITA", sayZone, p.shown(i))
		}
		if p.changesNext(i) || p.changesLast(i) || p.between(i) || p.numberLeft(i) || p.standsAlone(i) || p.monthFirst(i) ||
			p.dangling(i) || p.ofPeriod(i) {
			return trouble(Unread, exampleOnce+", atau "+exampleWeekly, sayUnread, p.shown(i))
		}
	}
	return nil
}

// shown is a token as it was written.
func (p *reading) shown(i int) string {
	t := p.tokens[i]
	return strings.TrimSpace(p.text[t.start:t.end])
}

func (p *reading) taken(i int) bool { return i >= 0 && i < len(p.used) && p.used[i] }

// changesNext reports whether a leading word stands before what was read.
func (p *reading) changesNext(i int) bool {
	w := p.wordAt(i)
	if !slices.Contains(leading, w) {
		return false
	}
	next := i + 1
	for p.isAny(next, "tanggal", "hari", "jam", "pukul", "waktu") && !p.taken(next) {
		next++
	}
	if !p.taken(next) {
		return false
	}
	if slices.Contains(harmless, w) {
		return p.every && !p.is(next, "jam") && p.kindAt(next) != clock
	}
	return !(w == "sebelum" && p.timed) // "sebelum jam 12 besok" is until then
}

// changesLast reports whether a trailing word stands behind what was read.
func (p *reading) changesLast(i int) bool {
	last := i - 1
	for last >= 0 && !p.used[last] && (p.kindAt(last) == dash || p.isAny(last, "dan", "atau")) {
		last--
	}
	if !p.taken(last) {
		return false
	}
	w := p.wordAt(i)
	if w == "mulai" && p.taken(i+1) && !p.every || p.untilHour(i) { // "besok mulai jam 9"
		return false
	}
	glued := last == i-1 && p.tokens[last].end == p.tokens[i].start && p.tokens[i].kind == word && p.kindAt(last) != word
	return glued || slices.Contains(trailing, w) || p.ordinalAt(i) || dayWords[w] != 0 || p.monthWord(i) &&
		p.kindAt(last) != clock ||
		p.kindAt(i) == clock && last < i-1
}

// between reports whether a word that is only half of a time stands before what was read, or an amount of time or a number
// between two parts of it: "besok 3 hari jam 9".
func (p *reading) between(i int) bool {
	if p.taken(i+1) && slices.Contains(halves, p.wordAt(i)) {
		return true
	}
	if _, n := p.count(i + 1); p.isAny(i, "atau", "setiap") && n > 0 && p.taken(i+1+n) { // one or the other, "setiap 2 Senin"
		return true
	}
	if !p.taken(i - 1) {
		return false
	}
	if s, n := p.amount(i); n > 0 {
		return s.vague || p.taken(i+n) || singles[p.wordAt(i)] != ""
	}
	_, n := p.count(i)
	return n > 0 && p.taken(i+n)
}

// numberLeft reports whether a number was read in part: "tanggal 5 dan 6", "5 atau 6 September", "3-4 hari lagi".
func (p *reading) numberLeft(i int) bool {
	if p.kindAt(i) == dash { // "jam 9 - 11 Desember"
		digits := func(j int) bool { return p.taken(j) && (p.kindAt(j) == number || p.kindAt(j) == clock) }
		return digits(i-1) && digits(i+1)
	}
	if _, counted := p.count(i); counted > 0 && p.kindAt(i) == word && i == p.clockEnd && i > 0 { // "pukul sepuluh tiga puluh"
		return true
	}
	if p.taken(i-1) && p.monthWord(i-1) && indonesian.Numeral(p.wordAt(i)) != 0 { // a year in words
		return true
	}
	if k := p.kindAt(i); k != number && k != clock && k != date && k != odd {
		return false
	}
	joined := func(j int) bool { return p.kindAt(j) == dash || p.isAny(j, "dan", "atau", "sampai") }
	afterNumber := func(j int) bool {
		k := p.kindAt(j)
		return p.taken(j) && (k == number || k == clock || k == date || p.monthWord(j))
	}
	numbered := func(j int) bool {
		k := p.kindAt(j)
		return p.taken(j) && (k == number || k == clock || k == date || indonesian.Numeral(p.wordAt(j)) != 0)
	}
	if p.taken(i-1) && (p.is(i+1, "kali") || i == len(p.tokens)-1) { // "setiap Senin 4 kali", "besok 9"
		return true
	}
	if p.taken(i-1) && !p.timed && p.kindAt(i+1) == dash && p.kindAt(i+2) == number && p.tokens[i+2].a <= 24 { // "besok 9-10"
		return true
	}
	return afterNumber(i-1) || !p.used[max(i-1, 0)] && joined(i-1) && (afterNumber(i-2) || p.taken(i-2)) ||
		numbered(i+1) || joined(i+1) && !p.taken(i+1) && numbered(i+2)
}

// foreignZone reports whether a zone that is not of the country, or not said by its name, stands behind an hour.
func (p *reading) foreignZone(i int) bool {
	return p.timed && (p.isAny(i, "gmt", "utc") || i == p.clockEnd && p.is(i, "waktu"))
}

// standsAlone reports whether a word of time stands before what was read with no title before it.
func (p *reading) standsAlone(i int) bool {
	w := p.wordAt(i)
	other := p.firstOther(i)
	if p.is(i, "jam") && !p.timed && other == i && slices.Contains(p.used[i:], true) { // "jam istirahat besok"
		return true
	}
	if !slices.Contains(alone, w) && !p.monthWord(i) && indonesian.Numeral(w) == 0 && !p.ordinalAt(i) {
		return false
	}
	next := i + 1
	for next < len(p.tokens) && !p.used[next] && (slices.Contains(alone, p.wordAt(next)) || p.ordinalAt(next) ||
		p.kindAt(next) == number) {
		next++
	}
	if !p.taken(next) {
		return false
	}
	return other == i || other == i-1 && p.used[other]
}

// firstOther is the first token before i that is no word of asking or joining and no number; i when there is none.
func (p *reading) firstOther(i int) int {
	for j := range i {
		if p.used[j] || !slices.Contains(askers, p.wordAt(j)) && !slices.Contains(joiners, p.wordAt(j)) && p.kindAt(j) != number {
			return j
		}
	}
	return i
}

// monthFirst reports whether a day was written behind its month: "Oktober 5 jam 9".
func (p *reading) monthFirst(i int) bool {
	if p.monthWord(i) && p.is(i+1, "tanggal") && p.taken(i+1) && p.base == baseNumbers && p.m == 0 { // "laporan Oktober tanggal 5"
		return true
	}
	return p.monthWord(i) && p.kindAt(i+1) == number && !p.taken(i+1) && p.tokens[i+1].a <= 31 && p.taken(i+2)
}

// ofPeriod reports whether what was read lies in a period that was not: "semester depan tanggal 5".
func (p *reading) ofPeriod(i int) bool {
	next := i + 2
	if p.is(next, "tanggal") && !p.taken(next) {
		next++
	}
	return p.isAny(i, "semester", "triwulan", "kuartal", "caturwulan") && p.taken(next) &&
		p.isAny(i+1, "depan", "ini", "lalu", "berikutnya", "selanjutnya", "mendatang")
}

// untilHour reports whether "sebelum" stands before an hour: "sebelum jam 3 sore besok" is until then.
func (p *reading) untilHour(i int) bool {
	return p.is(i, "sebelum") && (p.taken(i+1) && p.clockAhead(i+1) || p.is(i+1, "jam") && p.taken(i+2))
}

// dangling reports whether a title begins or ends with a word that leads to a time: "setelah rapat besok".
func (p *reading) dangling(i int) bool {
	if !p.isAny(i, "sebelum", "sesudah", "kecuali", "habis", "usai", "sehabis", "seusai", "selepas") {
		return false
	}
	if p.untilHour(i) {
		return false
	}
	return !p.timed || p.taken(i-1) || i == 0
}
