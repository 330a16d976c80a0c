package fact

import (
	"strings"
	"time"

	"studitiru/knowledge/indonesian"
)

// usable reports whether the year at k may be the one that a value belongs to: not the year of a rule, of a report, of a
// plan or of a beginning. dated allows the year of a date.
func (s *sentence) usable(k int, dated bool) bool {
	w := s.words[k]
	if w.year == 0 || upTo(s.said(k+1)) || upTo(s.said(k-1)) && k > 1 && s.words[k-2].year != 0 || s.ofRule(k) {
		return false
	}
	if month := s.monthBefore(k); month && !dated || !month && s.inRange(k) {
		return false
	}
	for i := k - 1; i >= 0 && i >= k-8 && s.words[i].part == w.part && s.words[i].year == 0; i-- {
		if s.is(i, elsewhen|plans) || i >= k-2 && s.is(i, compares) {
			return false
		}
	}
	return true
}

// ofRule reports whether the year at k is part of the number of a rule: Nomor 3 Tahun 2026.
func (s *sentence) ofRule(k int) bool {
	return s.said(k-1) == "tahun" && k > 1 &&
		(s.words[k-2].Kind == indonesian.Code || s.said(k-3) == "nomor" || s.said(k-3) == "no")
}

// monthBefore reports whether the year at k belongs to a date.
func (s *sentence) monthBefore(k int) bool {
	if k == 0 || s.words[k].gap != " " {
		return false
	}
	m, _ := indonesian.MonthNamed(s.said(k - 1))
	return m != time.Month(0)
}

// inRange reports whether the number at k is an end of a range: 4,51–5,00, 5 sampai 10.
func (s *sentence) inRange(k int) bool {
	return s.joined(k-1) || k+1 < len(s.words) && s.words[k+1].Kind == indonesian.Number && s.joined(k) ||
		s.through(k-1) || s.through(k+1) || s.inRupiahRange(k)
}

// joined reports whether a dash joins the number at i with the word behind it.
func (s *sentence) joined(i int) bool {
	if i < 0 || i+1 >= len(s.words) || s.words[i].Kind != indonesian.Number {
		return false
	}
	gap := strings.Trim(s.words[i+1].gap, " ")
	return gap != "" && strings.Trim(gap, "-–—−×~") == ""
}

// through reports whether the word at i joins the two numbers beside it.
func (s *sentence) through(i int) bool {
	return i > 0 && i+1 < len(s.words) && upTo(s.said(i)) && s.words[i-1].Kind != indonesian.Word &&
		s.words[i+1].Kind != indonesian.Word
}

// inRupiahRange reports whether the amount at k is an end of a range of amounts: Rp10.000 sampai Rp50.000.
func (s *sentence) inRupiahRange(k int) bool {
	if s.said(k-1) == "rp" && (upTo(s.said(k-2)) || k > 1 && dashed(s.words[k-1].gap)) {
		return true
	}
	return s.said(k+2) == "rp" && upTo(s.said(k+1)) || s.said(k+1) == "rp" && dashed(s.words[k+1].gap)
}

func upTo(surface string) bool {
	switch surface {
	case "sampai", "hingga", "s.d", "sd":
		return true
	}
	return false
}

func dashed(gap string) bool { return strings.ContainsAny(gap, "-–—") }

// years are the usable years of some words, each once.
func (s *sentence) years(from, to int, dated bool) (years []int) {
	for k := max(from, 0); k < to && k < len(s.words); k++ {
		if s.words[k].year != 0 && s.usable(k, dated) {
			years = distinct(years, s.words[k].year)
		}
	}
	return years
}

// yearOf is the year that the value at i belongs to; lo is where the words that may belong to it begin. 0 is unknown; ok
// is false when it cannot be told.
func (s *sentence) yearOf(from source, i, lo int, dated bool) (year int, ok bool) {
	if y := s.yearBehind(i, dated); y != 0 {
		return y, true
	}
	if s.from(i) >= 0 && !dated {
		lead := s.years(s.from(i), i, dated)
		return one(lead), len(lead) == 1
	}
	for k := i - 1; k >= lo; k-- { // menjadi 4,36: the years before are those of what was
		if s.said(k) == "menjadi" {
			lo = k
		}
	}
	if dated && s.manyYears() { // only one that is said in the same breath
		for lo < i && s.words[lo].part != s.words[i].part {
			lo++
		}
	}
	switch lead := s.years(lo, i, dated); {
	case len(lead) == 1:
		return lead[0], true
	case len(lead) > 1:
		return 0, false
	}
	all := s.years(0, s.shared(), dated)
	if dated && s.manyYears() {
		return 0, true
	}
	switch {
	case len(all) == 1:
		return all[0], true
	case len(all) > 1:
		return 0, false
	}
	for k := range s.words {
		if s.is(k, thatYear) {
			return from.document.Year, true
		}
	}
	return 0, true
}

// manyYears reports whether the sentence names several years, for whatever.
func (s *sentence) manyYears() bool {
	var years []int
	for _, w := range s.words {
		if w.year != 0 {
			years = distinct(years, w.year)
		}
	}
	return len(years) > 1
}

// shared is where the words end whose year all values of the sentence may share: the first measure, where there are several.
func (s *sentence) shared() int {
	first, several := len(s.words), -1
	for k, w := range s.words {
		if w.measure < 0 {
			continue
		}
		if several < 0 {
			first, several = k, w.measure
		}
		if w.measure != several {
			return first
		}
	}
	return len(s.words)
}

func one(list []int) int {
	if len(list) == 1 {
		return list[0]
	}
	return 0
}

// yearBehind is the year right behind a value: 4,35 (kategori A-) pada 2024.
func (s *sentence) yearBehind(i int, dated bool) int {
	k := i + 1
	if k < len(s.words) && strings.HasPrefix(strings.TrimLeft(s.words[k].gap, " "), "(") { // (zona hijau, kategori B)
		for k++; k < len(s.words) && !strings.Contains(s.words[k].gap, ")"); {
			k++
		}
		if inside := s.years(i+1, k, dated); len(inside) > 0 {
			return one(inside)
		}
		if k > i+9 {
			return 0
		}
	}
	for most := i + 12; k < len(s.words) && k <= most; k++ {
		w := s.words[k]
		if w.clause != s.words[i].clause || strings.Contains(w.gap, ",") {
			return 0
		}
		if w.year != 0 {
			return one(s.years(k, k+1, dated))
		}
		if w.place >= 0 || w.role&changes != 0 || s.goesOn(k) || s.endsValue(k) {
			return 0
		}
		month, _ := indonesian.MonthNamed(w.Surface)
		if w.Kind != indonesian.Grade && w.role&(follows|links|rates) == 0 && (!dated || month == 0) {
			return 0
		}
	}
	return 0
}

// endsValue reports whether the word at k joins something else to what was said of a value.
func (s *sentence) endsValue(k int) bool {
	switch s.said(k) {
	case "dan", "serta", "yang", "atau":
		return true
	}
	return false
}

// from is the word "dari" of which the value at i is the beginning ("naik dari 3,9 menjadi 4,36"), -1 for none.
func (s *sentence) from(i int) int {
	for k := i - 1; k >= 0 && k >= i-7 && s.words[k].clause == s.words[i].clause; k-- {
		w := s.words[k]
		if w.Surface == "dari" {
			return k
		}
		if w.Surface == "menjadi" || w.Surface == "ke" || w.Kind == indonesian.Number && w.year == 0 || w.place >= 0 ||
			w.role&links == 0 && w.year == 0 && w.measure < 0 && w.Kind != indonesian.Grade {
			return -1
		}
	}
	return -1
}
