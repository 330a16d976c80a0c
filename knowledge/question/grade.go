package question

import (
	"strings"

	"studitiru/knowledge/indonesian"
)

// findGrades finds the one grade that is named; two of them are a way from one to the other and name none.
func (q *asked) findGrades() {
	grades := map[string]bool{}
	for i := range q.words {
		w := &q.words[i]
		letter := w.Kind == indonesian.Grade
		if !letter && len(w.Surface) == 1 && w.Surface >= "a" && w.Surface <= "f" && i > 0 && !w.Mended {
			letter = q.gradeBefore(i)
		}
		if letter {
			grades[strings.ToUpper(w.Surface)] = true
			q.mark(i, 1, ofNumber)
		}
	}
	for i := range q.words {
		if w := &q.words[i]; len(w.Surface) > 0 && grades[strings.ToUpper(w.Surface)] {
			q.grades = appendNew(q.grades, strings.ToUpper(w.Surface))
		}
	}
	if len(grades) == 1 {
		for grade := range grades {
			q.parts.Grade = grade
		}
	}
}

// gradeBeside tells whether a grade stands at word k and a word that joins two of them at word link: "beda A dan A-".
func (q *message) gradeBeside(link, k int) bool {
	switch q.surface(link) {
	case "dan", "atau", "ke", "dengan", "vs", "sampai", "sama":
		w := q.surface(k)
		letter := len(w) == 1 && w >= "a" && w <= "f"
		return k >= 0 && k < len(q.words) && (q.words[k].Kind == indonesian.Grade || letter && q.words[k].Upper)
	}
	return false
}

// areaNamed tells whether the kind of place is named that got something: "kota mana yang dapat A".
func (q *message) areaNamed() bool {
	for i := range q.words {
		if q.areas.has(&q.words[i]) && !q.words[i].is(ofPlace) && (q.surface(i+1) == "mana" || q.surface(i+1) == "yang") {
			return true
		}
	}
	return false
}

// gradeBefore tells whether the words before i say that a small letter is a grade: "ipp a", "dari b ke a".
func (q *message) gradeBefore(i int) bool {
	at := i - 1
	for at > 0 && q.wordIn(&q.beforeGrade, at) {
		at--
	}
	before := &q.words[at]
	if q.words[i].Upper && (q.gradeBeside(i+1, i+2) || q.gradeBeside(i-1, i-2)) {
		return true
	}
	if q.values.has(before) || q.wordIn(&q.earning, i-1) && q.areaNamed() {
		return true
	}
	if m, n := q.measures.at(q.words, at); n == 1 && m.key != "" {
		return true
	}
	switch q.words[i-1].Surface {
	case "dari", "ke":
		for k := range q.words {
			if w := &q.words[k]; k != i && len(w.Surface) <= 2 && w.Surface != "" && w.Surface[0] >= 'a' && w.Surface[0] <= 'f' &&
				(len(w.Surface) == 1 || w.Kind == indonesian.Grade) && k > 0 && k != i-1 {
				return true
			}
		}
	}
	return false
}
