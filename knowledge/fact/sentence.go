package fact

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"studitiru/knowledge/indonesian"
)

// word is a token of a sentence with all that is known of it.
type word struct {
	indonesian.Token
	gap     string // what stands between it and the word before, or the beginning
	role    role
	measure int // index into Measures of the measure that it helps to name, -1 none
	first   bool
	place   int // index into sentence.places, -1 none
	name    int // index into sentence.names, -1 none
	clause  int // number of its clause
	part    int // number of its part between commas, brackets and the like
	number  float64
	year    int // that it names, 0 none
}

// place is a place that a sentence names.
type place struct {
	names    []string
	province string
	from, to int  // words
	aside    bool // it is not said to be what is measured
	compared bool // because what is measured is compared with it
}

// name is a body or an office that a sentence names.
type name struct {
	text     string
	from, to int // words
	body     bool
	stranger bool // it is known by its capitals alone
	aside    bool
}

// sentence is a text of one sentence, or of one cell of a table, in words.
type sentence struct {
	text   string
	words  []word
	places []place
	names  []name
	outer  []int // of every part the one that its brackets stand in, -1 for none
}

// mark makes words of a text and says what each does.
func (r *Reader) mark(text string) *sentence {
	s := &sentence{text: text}
	end := 0
	for _, t := range r.language.Tokens(text) {
		s.words = append(s.words, word{Token: t, gap: text[end:t.Start], measure: -1, place: -1, name: -1})
		end = t.End
	}
	r.markRoles(s)
	r.markPlaces(s)
	r.markMeasures(s)
	s.split()
	s.markNumbers()
	s.markNames()
	s.markStrangers()
	s.markAside()
	return s
}

// after is what stands behind a word, up to the next one.
func (s *sentence) after(i int) string {
	if i+1 < len(s.words) {
		return s.words[i+1].gap
	}
	return s.text[s.words[i].End:]
}

// is reports whether there is a word at i that has one of the roles.
func (s *sentence) is(i int, r role) bool {
	return i >= 0 && i < len(s.words) && s.words[i].role&r != 0
}

// said is the word at i in small letters, "" beyond the ends.
func (s *sentence) said(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return s.words[i].Surface
}

// capital reports whether the word at i was written with a capital.
func (s *sentence) capital(i int) bool {
	first, _ := utf8.DecodeRuneInString(s.text[s.words[i].Start:])
	return unicode.IsUpper(first)
}

func (r *Reader) markRoles(s *sentence) {
	for i := range s.words {
		r.roles.at(s.words, i, func(p phrase) {
			for k := range p.words {
				s.words[i+k].role |= p.role
			}
		})
	}
}

func (r *Reader) markPlaces(s *sentence) {
	i := 0
	for _, found := range r.language.NamedPlaces(s.text) {
		p := place{names: found.Names, province: found.Province, from: -1}
		for ; i < len(s.words) && s.words[i].Start < found.End; i++ {
			if s.words[i].Start < found.Start {
				continue
			}
			if p.from < 0 {
				p.from = i
			}
			p.to, s.words[i].place = i+1, len(s.places)
			if s.words[i].role&groups != 0 {
				s.words[i].role = s.words[i].role&^groups | kinds
			}
		}
		if p.from < 0 {
			continue
		}
		if last := len(s.places) - 1; last >= 0 && s.within(s.places[last], p, r) { // Kabupaten Bandung, Jawa Barat
			for k := s.places[last].to; k < p.to; k++ {
				s.words[k].place = last
			}
			s.places[last].to = p.to
			continue
		}
		s.places = append(s.places, p)
	}
}

// within reports whether a place behind another only says in which province that lies.
func (s *sentence) within(a, b place, r *Reader) bool {
	if b.from-a.to > 0 || len(b.names) != 1 || b.names[0] != b.province || !strings.ContainsAny(s.words[b.from].gap, ",(") {
		return false
	}
	if len(a.names) > 1 { // "Bandung, Jawa Barat" leaves it open
		return false
	}
	return a.province == b.province && a.names[0] != b.names[0]
}

func (r *Reader) markMeasures(s *sentence) {
	for i := 0; i < len(s.words); i++ {
		if s.words[i].measure >= 0 || s.words[i].place >= 0 {
			continue
		}
		best := phrase{}
		r.named.at(s.words, i, func(p phrase) {
			if len(p.words) > len(best.words) {
				best = p
			}
		})
		for k := range best.words {
			w := &s.words[i+k]
			w.measure, w.first = best.as, k == 0
			w.role &^= groups | voids | offices | bodies | aside
		}
	}
}

// split numbers clauses, and parts: what stands between commas and the like. What stands in brackets is a part of its own
// inside of the part that goes on behind them.
func (s *sentence) split() {
	clause, parts := 0, 1
	open := []int{0} // the part at every depth of brackets
	s.outer = []int{-1}
	begin := func(outer int) int {
		s.outer = append(s.outer, outer)
		parts++
		return parts - 1
	}
	for i := range s.words {
		w := &s.words[i]
		for _, c := range w.gap {
			last := len(open) - 1
			switch c {
			case '(':
				open = append(open, begin(open[last]))
			case ')':
				if last > 0 {
					open = open[:last]
				}
			case ',', ':', ';', '–', '—', '"', '“', '”':
				open[last] = begin(s.outer[open[last]])
			}
		}
		if strings.ContainsRune(w.gap, ';') || w.role&turns != 0 && i > 0 || strings.Contains(w.gap, ". ") {
			clause++
			open = []int{begin(-1)}
		}
		w.clause, w.part = clause, open[len(open)-1]
	}
}

// beside reports whether the word at k stands in the part of the word at i, or in the one that its brackets stand in.
func (s *sentence) beside(k, i int) bool {
	part := s.words[i].part
	return s.words[k].part == part || s.words[k].part == s.outer[part]
}

// FirstYear and LastYear bound the years that facts may be of.
const FirstYear, LastYear = 1945, 2100

func (s *sentence) markNumbers() {
	for i := range s.words {
		w := &s.words[i]
		if w.Kind != indonesian.Number {
			continue
		}
		v, err := strconv.ParseFloat(w.Surface, 64)
		if err != nil {
			continue
		}
		w.number = v
		raw := s.text[w.Start:w.End]
		if len(raw) == 4 && v >= FirstYear && v <= LastYear && !strings.ContainsAny(raw, ".,") {
			w.year = int(v)
		}
	}
}

// markNames finds bodies and offices: a word that begins such a name, and the words with capitals behind it.
func (s *sentence) markNames() {
	for i := 0; i < len(s.words); i++ {
		w := s.words[i]
		if w.role&(bodies|offices) == 0 || w.place >= 0 || w.measure >= 0 || !s.capital(i) {
			continue
		}
		n := name{from: i, body: w.role&bodies != 0 && w.role&offices == 0}
		end := i + 1
		for end < len(s.words) && (s.continues(i, end) || s.namedAfter(i, end)) {
			if p := s.words[end].place; p >= 0 {
				s.dropPlace(p)
			}
			n.body = n.body && s.words[end].role&offices == 0
			end++
		}
		n.to = end
		text := s.text[w.Start:s.words[end-1].End]
		if strings.Count(text, "(") > strings.Count(text, ")") {
			text += ")"
		}
		n.text = text
		for k := i; k < end; k++ {
			s.words[k].name = len(s.names)
			s.words[k].role &^= groups
		}
		s.names = append(s.names, n)
		i = end - 1
	}
}

// namedAfter reports whether the word at i only lends its name to a district or a village: Kecamatan Banjarmasin Utara.
func (s *sentence) namedAfter(from, i int) bool {
	w := s.words[i]
	return w.place >= 0 && s.words[from].role&villages != 0 && s.places[w.place].from == i && w.gap == " " && !s.is(i, kinds)
}

// dropPlace forgets a place.
func (s *sentence) dropPlace(p int) {
	s.places = slices.Delete(s.places, p, p+1)
	for i := range s.words {
		if w := &s.words[i]; w.place == p {
			w.place = -1
		} else if w.place > p {
			w.place--
		}
	}
}

// markStrangers finds names that nobody knows right before a place: Dispendukcapil Kota Malang. Whatever they are, what is
// said of them is not said of the place.
func (s *sentence) markStrangers() {
	for _, p := range s.places {
		from := p.from
		for from > 0 && s.words[from].gap == " " && s.stranger(from-1) {
			from--
		}
		if from == p.from {
			continue
		}
		for k := from; k < p.from; k++ {
			s.words[k].name = len(s.names)
		}
		s.names = append(s.names, name{text: s.text[s.words[from].Start:s.words[p.from-1].End], from: from, to: p.from, stranger: true})
	}
}

// stranger reports whether the word at k is written as a name and has no other meaning here.
func (s *sentence) stranger(k int) bool {
	w := s.words[k]
	month, _ := indonesian.MonthNamed(w.Surface)
	return w.Kind == indonesian.Word && w.place < 0 && w.name < 0 && w.measure < 0 && w.role == 0 && month == 0 && s.capital(k) &&
		!ofGovernment(w.Surface) && w.Surface != "rp"
}

// continues reports whether the word at i belongs to the name that began at from.
func (s *sentence) continues(from, i int) bool {
	w := s.words[i]
	switch {
	case w.place >= 0, w.measure >= 0, w.Kind == indonesian.Grade, w.Kind == indonesian.Number, strings.ContainsAny(w.gap, ",;:)–"):
		return false
	case w.Surface == "dan" && i+1 < len(s.words) && s.capital(i+1) && s.words[i+1].place < 0 && s.words[i+1].gap == " " &&
		s.words[i+1].role&(offices|bodies) == 0:
		return true
	case strings.Contains(w.gap, "("):
		return w.Upper && i-from < 10
	}
	return s.capital(i)
}

// markAside finds places and names of which the sentence does not say that they are measured: who says it, who gives it,
// who came, what is compared with.
func (s *sentence) markAside() {
	before := func(i int, what role) bool {
		for k := i - 1; k >= 0 && k >= i-3; k-- {
			w := s.words[k]
			if w.clause != s.words[i].clause || strings.ContainsAny(s.words[k+1].gap, ",();:") {
				return false
			}
			if w.role&what != 0 {
				return w.Surface != "hasil" || k == i-1
			}
			if w.place < 0 && w.name < 0 && w.role&(groups|links) == 0 && w.Surface != "pemerintah" && w.Surface != "pemkot" {
				return false
			}
		}
		return false
	}
	for i, p := range s.places {
		s.places[i].compared = before(p.from, compares)
		s.places[i].aside = s.places[i].compared || before(p.from, aside)
	}
	for i, n := range s.names {
		s.names[i].aside = before(n.from, aside|compares)
	}
}

// distinct adds a value that is not there yet.
func distinct[T comparable](list []T, v T) []T {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}
