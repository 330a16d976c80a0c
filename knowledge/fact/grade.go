package fact

import (
	"strings"

	"studitiru/knowledge/indonesian"
)

// gradeAt is the grade of a measure that stands at i, and how many words it has; "" for none.
func (s *sentence) gradeAt(m Measure, i int) (string, int) {
	w := s.words[i]
	best, length := "", 0
	for _, g := range m.Grades {
		switch words := strings.Fields(strings.ToLower(g)); {
		case len(words) > 1:
			if n := len(words); n > length && i+n <= len(s.words) && s.spells(i, words) {
				best, length = g, n
			}
		case len(g) == 1 || strings.HasSuffix(g, "-"):
			if w.Kind == indonesian.Grade && strings.EqualFold(w.Surface, g) && length == 0 {
				best, length = g, 1
			}
		case w.Upper && s.text[w.Start:w.End] == g && (s.is(i-1, links) || strings.Contains(w.gap, "(")):
			best, length = g, 1
		}
	}
	return best, length
}

func (s *sentence) spells(i int, words []string) bool {
	for k, w := range words {
		if s.words[i+k].Surface != w {
			return false
		}
	}
	return true
}

// gradeOf is the grade that comes with the value at i: right behind it, or anywhere in the clause of an only value.
func (c clauseOf) gradeOf(m Measure, i, next int, alone bool) string {
	for k := i + 1; k < next; k++ {
		if g, _ := c.gradeAt(m, k); g != "" {
			return g
		}
		if !c.is(k, follows|links) && c.words[k].year == 0 || c.is(k, plans|compares|changes) || c.goesOn(k) {
			break
		}
	}
	if !alone {
		return ""
	}
	grade := ""
	for k := c.lo; k < i; k++ {
		if g, _ := c.gradeAt(m, k); g != "" {
			if grade != "" || c.blocked(k) || c.sentence.from(k) >= 0 {
				return ""
			}
			grade = g
		}
	}
	return grade
}

// goesOn reports whether the word at k leads on from one value to another.
func (s *sentence) goesOn(k int) bool {
	switch s.said(k) {
	case "menjadi", "dari", "ke":
		return true
	}
	return false
}

// ordinals are the ranks that are written as words.
var ordinals = map[string]int{
	"pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7, "kedelapan": 8,
	"kesembilan": 9, "kesepuluh": 10,
}

// lowestRank is the largest number that a rank among the regions of the country may be.
const lowestRank = 600

// isRank reports whether the number at i is a rank.
func (s *sentence) isRank(i int) bool {
	return s.is(i-1, ranks) || s.said(i-1) == "ke" && s.is(i-2, ranks)
}

// rankAt is the rank among all of the country that begins with the word at i, 0 for none.
func (s *sentence) rankAt(i int) int {
	if !s.is(i, ranks) || i+1 >= len(s.words) || strings.ContainsAny(s.words[i+1].gap, ",;(") {
		return 0
	}
	k := i + 1
	if s.said(k) == "ke" && k+1 < len(s.words) {
		k++
	}
	n := ordinals[s.said(k)]
	if w := s.words[k]; w.Kind == indonesian.Number && w.number == float64(int(w.number)) && w.number <= lowestRank {
		n = int(w.number)
	}
	if n <= 0 || s.inRange(k) || s.regional(k) {
		return 0
	}
	return n
}

// regional reports whether the rank whose number stands at k is one among the places of a region.
func (s *sentence) regional(k int) bool {
	rest := s.text[s.words[k].End:]
	if end := strings.IndexAny(rest, ",;.("); end >= 0 {
		rest = rest[:end]
	}
	for i, one := range strings.Fields(rest) {
		lower := strings.ToLower(one)
		switch {
		case i > 9 || lower == "peringkat":
			return false
		case strings.HasPrefix(lower, "se-"), strings.HasPrefix(one, "se") && len(one) > 2 && one[2] >= 'A' && one[2] <= 'Z':
			return !strings.HasSuffix(lower, "indonesia")
		case lower == "provinsi", lower == "regional", lower == "wilayah", lower == "kalimantan", lower == "jawa", lower == "sumatera",
			lower == "sulawesi", lower == "papua":
			return true
		}
	}
	for p := k + 1; p < len(s.words) && p < k+10 && s.words[p].part == s.words[k].part; p++ {
		if s.words[p].place >= 0 && s.said(p-1) == "di" {
			return true
		}
	}
	return false
}

// rankOf is the rank that comes with the value at i; 0 for none or several.
func (c clauseOf) rankOf(i, next int, alone bool) int {
	from := i + 1
	if alone {
		from = c.lo
	}
	rank := 0
	for k := from; k < next; k++ {
		n := c.rankAt(k)
		if n == 0 || c.blocked(k) {
			continue
		}
		if rank != 0 && rank != n {
			return 0
		}
		rank = n
	}
	return rank
}
