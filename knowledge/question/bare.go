package question

import (
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// mostBare is how many words of content a question has at most that only asks.
const mostBare = 4

// bare tells whether a question names nothing and only asks something of what was named before: all its content are deeds without
// what they are done to ("siapa yang mengisi", "perlu ditandatangani?"), parts that everything has ("bagian apa") and scores.
func (q *asked) bare(own knowledge.Parts) bool {
	switch own.Wish {
	case knowledge.WishDefinition, knowledge.WishCount, knowledge.WishRank, knowledge.WishExample:
		return false
	}
	named := len(own.Places) + len(own.Provinces) + len(own.Things) + len(own.Rules) + len(own.Forms) + len(own.Indicators)
	if named > 0 || q.asksOfPart(own) || q.indices[own.Measure] || own.Kind != "" || own.Aspect != "" || own.Grade != "" || q.area {
		return false
	}
	content := 0
	for i := range q.words {
		w := &q.words[i]
		if !w.content() {
			continue
		}
		if content++; content > mostBare || !q.deedAt(i) && !q.scoreWord(i) && !q.owned.has(w) {
			return false
		}
	}
	return content > 0 && (len(q.words) > 1 || q.words[0].Surface != q.words[0].Stem)
}

// asksOfPart tells whether something is named that a deed can be done to: "apakah jam layanan wajib diumumkan". How
// long, how much and when something is done names nothing.
func (q *message) asksOfPart(own knowledge.Parts) bool {
	return slices.ContainsFunc(own.Attributes, func(key string) bool {
		switch key {
		case "durasi", countAttribute, "biaya", "jadwal", "tanggal", "persen", "nomor":
			return false
		}
		return true
	})
}

// deedAt tells whether word i is a deed without what it is done to.
func (q *message) deedAt(i int) bool {
	w := &q.words[i]
	if w.Kind != indonesian.Word || q.verbs.has(w) || q.light.has(w) {
		return w.Kind == indonesian.Word
	}
	s := w.Surface
	if w.bare != "" {
		s = w.bare
	}
	if s == w.Stem {
		return false
	}
	done := strings.HasPrefix(s, "di") && !strings.HasPrefix(w.Stem, "di")
	doing := strings.HasPrefix(s, "me") && !strings.HasPrefix(w.Stem, "me") &&
		(strings.HasSuffix(s, "kan") || strings.HasSuffix(s, "i"))
	chatted := (strings.HasPrefix(s, "ng") || strings.HasPrefix(s, "ny")) && !strings.HasPrefix(w.Stem, s[:2])
	return done || doing || chatted
}

// scoreWord tells whether word i is a score or says that one follows: "skor 5", "nilai 4".
func (q *message) scoreWord(i int) bool { return q.scoreAt(i) || q.scoreAt(i+1) }

// scoreAt tells whether the number at word i is a score.
func (q *message) scoreAt(i int) bool {
	if i < 1 || i >= len(q.words) {
		return false
	}
	_, n := q.numeral(i)
	return n > 0 && !q.words[i].is(ofNumber) && q.values.has(&q.words[i-1])
}

// unsaid are the stems of content that say no more than that something is done: "siapa yang mengerjakan".
func (q *message) unsaid() (out []string) {
	for i := range q.words {
		if w := &q.words[i]; w.content() && q.light.has(w) {
			out = append(out, w.Stem)
		}
	}
	return out
}

// omitted tells whether it is asked what follows when something is not done: "kalau tidak dikerjakan?".
func (q *message) omitted() bool {
	if !q.opened() {
		return false
	}
	for i := range q.words {
		switch q.words[i].Surface {
		case "telat", "terlambat", "lewat":
			return true
		case "tidak", "belum", "tanpa":
			for k := i + 1; k < len(q.words); k++ {
				if q.words[k].content() && q.deedAt(k) {
					return true
				}
			}
		}
	}
	return false
}

// asksOnly tells whether nothing but a question is said, as "tentang apa?" is after an answer.
func (q *message) asksOnly() bool {
	return len(q.words) > 1 && slices.ContainsFunc(q.words, func(w word) bool { return q.asking.has(&w) || q.yesNo.has(&w) })
}

// asksTopic tells whether it is asked what the thing before is about: "tentang apa memang".
func (q *message) asksTopic() bool {
	for i := range q.words {
		switch q.surface(i) {
		case "tentang", "soal", "mengenai", "perihal", "seputar":
			return q.surface(i+1) == "apa"
		}
	}
	return false
}

// asksLearnt tells whether it is asked what visitors did: "bahas apa".
func (q *asked) asksLearnt() bool {
	for i := range q.words {
		switch q.words[i].Stem {
		case "bahas", "ajar", "lihat", "tiru", "tanya":
			return q.contents() == 1 && len(q.words) <= shortFragment && q.asksWhat()
		}
	}
	return false
}

// mostResults is the last result that can be meant by its number.
const mostResults = 20

// nth is the number of the result that the message asks for and says nothing else: "nomor 2", "yang ketiga gimana"; 0 for none.
// After a question about something numbered "nomor 2" is another one of those.
func (q *turn) nth(prev knowledge.Context) int {
	found, sure := 0, false
	for i := 0; i < len(q.words); i++ {
		s := q.surface(i)
		value, n := q.numeral(i)
		if n > 0 && !q.words[i].is(ofNumber) && found == 0 {
			ordered := s == "pertama" || strings.HasPrefix(s, "ke") && n == 1 && q.surface(i-1) == "yang" ||
				q.surface(i-1) == "ke" || ofSteps[q.surface(i-1)]
			counted := q.surface(i-1) == "nomor" || q.surface(i-1) == "no" || q.surface(i-1) == "nomer"
			if !ordered && !counted {
				return 0
			}
			found, sure = value, sure || ordered
			i += n - 1
			continue
		}
		if !aroundNth[s] && !q.politeAt(i) && !(ofSteps[s] && prev.Parts.Wish == knowledge.WishHow) {
			return 0
		}
	}
	p := prev.Parts
	if found > mostResults || !sure && len(p.Indicators)+len(p.Forms)+len(p.Rules) > 0 {
		return 0
	}
	return found
}

// ofSteps are words for a step of how something is done, of which one is meant by its number when that was shown.
var ofSteps = map[string]bool{
	"langkah": true, "langkahnya": true, "tahap": true, "tahapan": true, "tahapnya": true, "ngapain": true, "melakukan": true,
	"dilakukan": true, "poin": true,
}

// aroundNth are the words that may stand around the number of a result.
var aroundNth = map[string]bool{
	"yang": true, "ke": true, "nomor": true, "no": true, "nomer": true, "bagaimana": true, "buka": true, "bukakan": true,
	"lihat": true, "detail": true, "detailnya": true, "jelaskan": true, "itu": true, "apa": true, "isinya": true, "coba": true,
	"tentang": true, "kalau": true, "dari": true, "hasil": true, "rincian": true, "lengkapnya": true, "penjelasan": true,
}

// order tells which of several is asked for; see Reading.Order.
func (q *message) order() int {
	for i := range q.words {
		if order, n := q.orders.at(q.words, i); n > 0 {
			return order
		}
	}
	return 0
}

// ordersBefore tells whether it is asked which of those that the question before was about is the higher one.
func (q *message) ordersBefore(own, prev knowledge.Parts) bool {
	sided := prev.Wish == knowledge.WishCompare || len(prev.Places) > 1 && len(alike(prev.Places)) == 0
	return sided && q.order() != 0 && own.Measure == "" && len(own.Places)+len(own.Things)+len(own.Rules)+len(own.Years) == 0
}

// sinceYear tells whether a figure of the question before is to be put beside the one of another year: "bedanya berapa sama
// 2024".
func (m *merger) sinceYear() bool {
	own := m.own
	if len(own.Years) != 1 || m.from.Measure == "" || len(own.Places)+len(own.Things) > 0 || len(m.from.Places) == 0 {
		return false
	}
	return m.hits[knowledge.WishCompare] || m.compares() ||
		slices.ContainsFunc(m.asked.words, func(w word) bool { return m.moves.has(&w) })
}

// asksEvidence tells whether it is asked for what proves something: of an indicator that is its evidence, no source.
func (q *message) asksEvidence() bool {
	return slices.ContainsFunc(q.words, func(w word) bool { return w.Surface == "bukti" || w.bare == "bukti" })
}
