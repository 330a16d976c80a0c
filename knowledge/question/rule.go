package question

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"studitiru/knowledge/indonesian"
)

func (r *Reader) readRules(files fs.FS) error {
	return readRows(files, "rules.tsv", 2, 2, func(n row) error {
		for _, text := range n.values(1) { // also as typed: with a capital inside it is no chat spelling
			var words []string
			for _, w := range r.language.Tokens(text) {
				words = append(words, w.Surface)
			}
			r.rules.addWords(words, n.columns[0])
		}
		return addAll(&r.rules, r.language, n, 1, n.columns[0])
	})
}

// Rules are the rules that a text names, each once, in the normal form: "permen panrb 29/2022".
func (r *Reader) Rules(text string) []string {
	q := &asked{message: message{Reader: r, names: nobody{}}}
	q.cutWords(text)
	q.findRules()
	return q.parts.Rules
}

// findRules finds rules: a kind, perhaps words that say whose, a number and a year; or a number and a year alone.
func (q *asked) findRules() {
	for i := 0; i < len(q.words); i++ {
		kind, n := q.rules.at(q.words, i)
		if n > 0 {
			if end, rule := q.numbered(i, n, kind); end > 0 {
				q.addRule(rule)
				q.markRule(i, n, end)
				i = end - 1
			}
			continue
		}
		joined := len(q.parts.Rules) > 0 && q.wordIn(&q.joining, i-1)
		if number, year, end := q.numberYear(i, !joined); end > 0 && year != "" && !q.words[i].is(ofNumber) {
			rule := number + "/" + year
			if last := q.parts.Rules; joined {
				rule = last[len(last)-1][:strings.LastIndexByte(last[len(last)-1], ' ')+1] + rule
			}
			q.addRule(rule)
			q.mark(i, end-i, ofNumber)
			i = end - 1
		}
	}
}

// markRule claims the words of a rule: its kind, its number and what says whose it is; its name in words stays content.
func (q *message) markRule(i, n, end int) {
	q.mark(i, n, ofNumber)
	number := end - 1
	for number > i+n && (isYear(q.surface(number)) || q.surface(number) == "tahun" || q.words[number].Kind != indonesian.Word) {
		number--
	}
	q.mark(number, end-number, ofNumber)
	for k := i + n; k < number; k++ {
		if w := &q.words[k]; w.is(ofPlace) || q.inRule.has(w) {
			w.claim |= ofNumber
		}
	}
}

func (q *asked) addRule(rule string) {
	if !slices.Contains(q.parts.Rules, rule) {
		q.parts.Rules = append(q.parts.Rules, rule)
	}
}

// whose is how many words may stand between the kind of a rule and its number: "perwali kota pontianak nomor 12".
const whose = 6

// farthest is how many words may stand between where "nomor … tahun …" tells the number: "UU Keterbukaan Informasi Publik Nomor
// 14 Tahun 2008".
const farthest = 12

// saysNumber tells whether word i says that a number follows.
func (q *message) saysNumber(i int) bool {
	switch q.surface(i) {
	case "nomor", "no", "nomer":
		return true
	}
	return false
}

// numbered reads the number and year behind the n words from i on that name a kind of rule. end is 0 when there are none.
func (q *message) numbered(i, n int, kind string) (end int, rule string) {
	near := true // nothing but words that say whose rule it is stands between
	for k := i + n; k < len(q.words) && k <= i+n+farthest; k++ {
		if number, year, end := q.numberYear(k, false); end > 0 && (near && k <= i+n+whose || year != "" && q.saysNumber(k)) {
			if year != "" {
				return end, kind + " " + number + "/" + year
			}
			if rule, ok := q.names.Rule(kind, number); ok {
				return end, rule
			}
			return end, kind + " " + number
		}
		w := &q.words[k]
		if _, other := q.rules.at(q.words, k); other > 0 || w.Kind == indonesian.Number || w.Kind == indonesian.Code {
			return 0, ""
		}
		near = near && (w.is(ofPlace) || w.Upper || q.inRule.has(w))
	}
	return 0, ""
}

// numberYear reads "29/2022", "no. 29 tahun 2022", "29 th 2022", "29 2022" or, unless alone, "no 29" and "29" at word i. Alone
// "nomor" or a mark has to say that it is a rule. year is "" when none is said.
func (q *message) numberYear(i int, alone bool) (number, year string, end int) {
	k := i
	numbered := q.saysNumber(k)
	if numbered {
		k++
	}
	if k >= len(q.words) {
		return "", "", 0
	}
	w := &q.words[k]
	if number, year, ok := strings.Cut(w.Surface, "/"); ok && w.Kind == indonesian.Code && digits(number) && digits(year) {
		if year := fullYear(year); year != "" {
			return trimZeros(number), year, k + 1
		}
		return "", "", 0
	}
	if w.Kind != indonesian.Number || !digits(w.Surface) || len(w.Surface) > 4 {
		return "", "", 0
	}
	number = trimZeros(w.Surface)
	if q.surface(k+1) == "tahun" || q.surface(k+1) == "th" || q.surface(k+1) == "thn" {
		if y := fullYear(q.surface(k + 2)); y != "" && (!alone || numbered) {
			return number, y, k + 3
		}
	}
	switch y := fullYear(q.surface(k + 1)); {
	case alone:
		return "", "", 0
	case len(q.surface(k+1)) == 4 && y != "" && len(w.Surface) < 4:
		return number, y, k + 2
	case isYear(w.Surface):
		return "", "", 0
	}
	return number, "", k + 1
}

// fullYear is a year of four digits for one of four or two; "" for what is no year.
func fullYear(s string) string {
	if len(s) == 2 && digits(s) {
		if n, _ := strconv.Atoi(s); n <= 40 {
			s = "20" + s
		} else {
			s = "19" + s
		}
	}
	if !isYear(s) {
		return ""
	}
	return s
}

func isYear(s string) bool {
	year, err := strconv.Atoi(s)
	return err == nil && len(s) == 4 && year >= firstYear && year <= lastYear
}

func digits(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(c rune) bool { return c < '0' || c > '9' })
}

func trimZeros(s string) string {
	if t := strings.TrimLeft(s, "0"); t != "" {
		return t
	}
	return s
}
