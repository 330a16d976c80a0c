package indonesian

import (
	"strings"
	"unicode/utf8"
)

// grade reads a grade of the evaluation (A, A-, B …) at i, where a single letter ends at end. A letter with a minus is
// one when it is a capital; a capital alone only where the words around it speak of grades.
func (s *scanner) grade(i, end int) (next int, ok bool) {
	if end-i != 1 {
		return 0, false
	}
	c := s.text[i]
	capital := c >= 'A' && c <= 'F'
	if !capital && (c < 'a' || c > 'f') {
		return 0, false
	}
	stop := minusEnd(s.text, end)
	minus := stop > end
	if !minus && end < len(s.text) && isHyphen(s.text[end]) { // F-01, A-level
		return 0, false
	}
	switch {
	case minus && (capital || s.gradeMeant(i)):
	case capital && !minus && (s.gradeMeant(i) || gradeExplained(s.text[end:])):
	default:
		return 0, false
	}
	surface := gradeNames[c|0x20-'a']
	if minus {
		surface = gradeNames[c|0x20-'a'+6]
	}
	s.out = append(s.out, Token{Surface: surface, Stem: surface, Kind: Grade, Start: i, End: stop, Upper: capital})
	return stop, true
}

// gradeNames are the surfaces of the grades without and with a minus.
var gradeNames = [12]string{"a", "b", "c", "d", "e", "f", "a-", "b-", "c-", "d-", "e-", "f-"}

// minusEnd returns the end of a minus at i that no letter or digit follows; i when there is none.
func minusEnd(text string, i int) int {
	stop := i
	for _, m := range [...]string{"-", "−", "–"} {
		if strings.HasPrefix(text[i:], m) {
			stop = i + len(m)
		}
	}
	if stop < len(text) {
		if class := classAt(text, stop); class == letter || class == digit || class == attached {
			return i
		}
	}
	return stop
}

// gradeMeant tells whether the tokens before the letter at i speak of grades.
func (s *scanner) gradeMeant(i int) bool {
	before := s.out[s.first:]
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1]
	if strings.ContainsAny(s.text[last.End:i], ".;:\n") && last.Kind != Grade {
		return strings.HasSuffix(strings.TrimRight(s.text[last.End:i], " '\"“‘("), ":") && gradeSpoken[last.Surface]
	}
	if gradeSpoken[last.Surface] || last.Kind == Grade {
		return true
	}
	if last.Kind == Number && strings.HasSuffix(s.text[:i], "(") { // 4,71 (A)
		return true
	}
	if !gradeLinks[last.Surface] {
		return false
	}
	for k := len(before) - 2; k >= 0 && k >= len(before)-6; k-- {
		if before[k].Kind == Grade || gradeSpoken[before[k].Surface] {
			return true
		}
	}
	return false
}

// gradeSpoken are words that a grade follows.
var gradeSpoken = map[string]bool{
	"nilai": true, "nilainya": true, "bernilai": true, "kategori": true, "kategorinya": true, "predikat": true,
	"predikatnya": true, "berpredikat": true, "grade": true, "peringkat": true, "indeks": true, "ipp": true, "masih": true,
	"mendapat": true, "mendapatkan": true, "meraih": true, "memperoleh": true, "skor": true, "huruf": true, "mutu": true,
}

// gradeLinks are words between two grades or between a grade and what was said of it.
var gradeLinks = map[string]bool{
	"ke": true, "dari": true, "dan": true, "atau": true, "menjadi": true, "jadi": true, "hanya": true, "sampai": true,
	"bukan": true, "adalah": true, "sama": true, "dengan": true, "itu": true, "naik": true, "turun": true, "dapat": true,
}

// gradeExplained tells whether the grade's name in words follows in brackets: A (Pelayanan Prima).
func gradeExplained(after string) bool {
	after, bracket := strings.CutPrefix(strings.TrimLeft(after, " "), "(")
	if !bracket {
		return false
	}
	if len(after) > 24 {
		after = after[:24]
	}
	after = strings.ToLower(strings.ToValidUTF8(after, string(utf8.RuneError)))
	for _, name := range [...]string{"pelayanan prima", "prima", "sangat baik", "baik", "cukup", "kurang", "buruk"} {
		if strings.HasPrefix(after, name) {
			return true
		}
	}
	return false
}
