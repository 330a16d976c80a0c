package indonesian

import (
	"slices"
	"strconv"
)

// wishes finds what the question wants besides its subject: a year, a grade, a kind of document, and whether it leans on
// the question before it.
func (r *reader) wishes() {
	years, grades := map[int]bool{}, map[string]bool{}
	for _, w := range r.words {
		switch w.Kind {
		case Number:
			if year, err := strconv.Atoi(w.Surface); err == nil && len(w.Surface) == 4 && year >= 1945 && year <= 2100 {
				years[year] = true
				r.query.Year = year
			}
		case Grade:
			grades[w.Surface] = true
			r.query.Grade = w.Surface
		}
	}
	if len(years) > 1 { // a comparison
		r.query.Year = 0
	}
	if len(grades) > 1 {
		r.query.Grade = ""
	}
	r.query.DocumentKind = r.documentKind()
	r.query.FollowUp = r.followUp()
}

// Stems of words that name a rule.
var ruleStems = []string{"pasal", "permen", "permenpan", "permenpanrb", "perwali", "perbup", "perpres", "perda", "uu", "undang",
	"regulasi", "kepmen"}

// documentKind tells what kind of document the wording asks for: visits when somebody went somewhere, innovations when
// examples of them are wanted, rules when one is named.
func (r *reader) documentKind() string {
	for i, w := range r.words {
		before, after := "", ""
		if i > 0 {
			before = r.words[i-1].Surface
		}
		if i+1 < len(r.words) {
			after = r.words[i+1].Surface
		}
		switch {
		case r.visits(i, after):
			return "kunjungan"
		case w.Surface == "inovasi" && (before == "contoh" || before == "ada" || after == "apa" || r.firstContent(i)):
			return "inovasi"
		case slices.Contains(ruleStems, w.Stem), w.Surface == "peraturan" && after != "daerahnya":
			return "aturan"
		}
	}
	return ""
}

// visits tells whether word i, with the one after it, speaks of somebody who went somewhere.
func (r *reader) visits(i int, after string) bool {
	w := r.words[i]
	switch w.Surface {
	case "berkunjung", "dikunjungi", "mengunjungi":
		return true
	case "benchmarking":
		return r.followedByTo(i + 1)
	case "studi", "kaji":
		if after == "tiru" || after == "banding" {
			result := slices.ContainsFunc(r.words, func(w word) bool { return w.Stem == "hasil" })
			return r.followedByTo(i+2) || r.query.Answer == PersonAnswer || result
		}
	}
	return w.Stem == "kunjung" && after == "kerja"
}

// followedByTo tells whether "ke" stands at word i.
func (r *reader) followedByTo(i int) bool { return i < len(r.words) && r.words[i].Surface == "ke" }

// firstContent tells whether word i is the first one that is searched for.
func (r *reader) firstContent(i int) bool {
	for _, w := range r.words[:i] {
		if !w.drop && w.weight > weakWeight {
			return false
		}
	}
	return true
}

// followUp tells whether the question needs the one before it: it begins like a continuation, or names nothing but a
// place or year behind a preposition.
func (r *reader) followUp() bool {
	if len(r.words) == 0 {
		return false
	}
	subjects, own := r.subjects()
	first := r.words[0].Surface
	second := ""
	if len(r.words) > 1 {
		second = r.words[1].Surface
	}
	switch {
	case first == "bagaimana" && second == "dengan", slices.Contains([]string{"terus", "trus", "lalu", "selain"}, first):
		return true
	case first == "kalau":
		return subjects <= 2
	case first == "yang" && !r.asksMeaning(second):
		return subjects <= 2 && r.query.Answer != DefinitionAnswer
	case first == "itu", first == "tadi", first == "dan", first == "untuk" && subjects == 0:
		return subjects <= 1
	case slices.Contains([]string{"di", "ke", "dari", "tahun"}, first) && subjects == 0 && second != "":
		return true
	}
	return subjects > 0 && own == 0 && subjects <= 2 && !r.hasPlace()
}

// subjects counts the content words, and those of them that no "-nya" refers elsewhere.
func (r *reader) subjects() (all, own int) {
	for _, w := range r.words {
		if w.drop || w.place != 0 || w.Kind == Number || w.weight <= weakWeight {
			continue
		}
		all++
		if !refers(w.Surface) {
			own++
		}
	}
	return all, own
}

// asksMeaning tells whether a question that begins with "yang" and a second word is "yang dimaksud", "yang di maksud".
func (r *reader) asksMeaning(second string) bool {
	return second == "dimaksud" || second == "di" && len(r.words) > 2 && r.words[2].Surface == "maksud"
}

// refers tells words with -nya that point at something said before.
func refers(surface string) bool {
	return len(surface) > 5 && surface[len(surface)-3:] == "nya"
}

func (r *reader) hasPlace() bool {
	return slices.ContainsFunc(r.words, func(w word) bool { return w.place != 0 })
}
