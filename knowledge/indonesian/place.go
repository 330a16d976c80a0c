package indonesian

import (
	"io/fs"
	"slices"
	"strings"
)

// Nature of a place's name: what else it may mean.
type nature int

const (
	clear    nature = iota
	ordinary        // "kata": an ordinary word too; a place only behind Kota or Kabupaten, or with a capital in a question
	vague           // "samar": a river, an island or a people too; never certain by itself
)

// official is a kabupaten, kota or province.
type official struct {
	name     string // "Kota Pontianak"
	core     string // "Pontianak": without the kind of place
	province string
	nature   nature
}

// placeName is one way of naming a place, as surfaces of tokens.
type placeName struct {
	words    []string
	place    int // in placeTable.all
	nickname bool
}

// placeTable finds names of places by their first word.
type placeTable struct {
	all   []official
	first map[string][]placeName // longest first
	exact map[string]int         // official name, lower case → place
}

func (t *placeTable) begins(surface string) bool { return len(t.first[surface]) > 0 }

// placeKinds are the words that begin official names, with the letter of the kind they ask for:
// k kota, b kabupaten, p province, "" any.
var placeKinds = map[string]string{
	"kota": "k", "pemkot": "k", "walikota": "k", "wako": "k", "kabupaten": "b", "kab": "b", "pemkab": "b", "bupati": "b",
	"provinsi": "p", "propinsi": "p", "prov": "p", "pemprov": "p", "gubernur": "p", "pemda": "", "daerah": "",
}

// readPlaces reads places.tsv: official name, province, nature, other names, nicknames.
func (l *Language) readPlaces(files fs.FS) error {
	lines, err := readList(files, "places.tsv", 2, 5)
	if err != nil {
		return err
	}
	t := placeTable{first: map[string][]placeName{}, exact: map[string]int{}}
	for _, n := range lines {
		o := official{name: n.columns[0], province: n.columns[1], core: coreName(n.columns[0])}
		switch n.column(2) {
		case "":
		case "kata":
			o.nature = ordinary
		case "samar":
			o.nature = vague
		default:
			return n.errorf("nature %q is none of kata, samar", n.column(2))
		}
		if _, twice := t.exact[strings.ToLower(o.name)]; twice {
			return n.errorf("%q stands there twice", o.name)
		}
		id := len(t.all)
		t.exact[strings.ToLower(o.name)] = id
		t.all = append(t.all, o)
		for _, name := range append([]string{o.core}, list(n.column(3))...) {
			if err := l.addName(&t, n, name, placeName{place: id}); err != nil {
				return err
			}
		}
		for _, name := range list(n.column(4)) {
			if err := l.addName(&t, n, name, placeName{place: id, nickname: true}); err != nil {
				return err
			}
		}
	}
	for _, n := range lines {
		if _, ok := t.exact[strings.ToLower(n.columns[1])]; !ok {
			return n.errorf("no province %q", n.columns[1])
		}
	}
	for _, names := range t.first {
		slices.SortStableFunc(names, func(a, b placeName) int { return len(b.words) - len(a.words) })
	}
	l.places = t
	return nil
}

// addName files one name of a place and protects its words from the stemmer.
func (l *Language) addName(t *placeTable, n line, name string, as placeName) error {
	for _, token := range l.Tokens(name) {
		as.words = append(as.words, token.Surface)
		if !as.nickname {
			l.stemmer.names[token.Surface] = true
		}
	}
	if len(as.words) == 0 {
		return n.errorf("name %q holds no word", name)
	}
	t.first[as.words[0]] = append(t.first[as.words[0]], as)
	return nil
}

// coreName is the name without the kind of place.
func coreName(name string) string {
	for _, kind := range [...]string{"Provinsi ", "Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota "} {
		if core, ok := strings.CutPrefix(name, kind); ok {
			return core
		}
	}
	return name
}

// kindLetter is the letter of placeKinds for an official name.
func (o official) kindLetter() string {
	switch {
	case strings.HasPrefix(o.name, "Kota "):
		return "k"
	case strings.HasPrefix(o.name, "Kabupaten "):
		return "b"
	}
	return "p"
}

// markPlaces marks the tokens that are part of the name of a place. A name that is an ordinary word as well counts only
// behind the kind of place.
func (l *Language) markPlaces(tokens []Token) {
	for i := 0; i < len(tokens); {
		n := 1
		for _, name := range l.places.first[tokens[i].Surface] {
			if name.nickname || !name.matches(tokens[i:]) {
				continue
			}
			if l.places.all[name.place].nature == ordinary {
				if _, kind := placeKinds[previous(tokens, i)]; !kind {
					continue
				}
			}
			n = len(name.words)
			for k := range n {
				tokens[i+k].Name = true
			}
			break
		}
		i += n
	}
}

func previous(tokens []Token, i int) string {
	if i == 0 {
		return ""
	}
	return tokens[i-1].Surface
}

// matches tells whether the tokens begin with the name.
func (p placeName) matches(tokens []Token) bool {
	if len(tokens) < len(p.words) {
		return false
	}
	for k, word := range p.words {
		if tokens[k].Surface != word {
			return false
		}
	}
	return true
}

// Official returns the official name of a place ("Kota Pontianak") for a name given in any case, and its province.
func (l *Language) Official(name string) (place, province string, ok bool) {
	id, ok := l.places.exact[strings.ToLower(strings.TrimSpace(name))]
	if !ok {
		tokens := l.Tokens(name)
		found := l.placesAt(tokens, 0, false)
		if len(found.ids) != 1 || found.end != len(tokens) {
			return "", "", false
		}
		id = found.ids[0]
	}
	return l.places.all[id].name, l.places.all[id].province, true
}
