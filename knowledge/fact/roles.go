package fact

import (
	"fmt"
	"io/fs"
	"strings"

	"studitiru/knowledge/indonesian"
)

// role is what a word may do in a sentence; a word may have several.
type role uint32

const (
	links    role = 1 << iota // may stand between a measure, its place and its value
	gets                      // says that somebody got or has a value
	follows                   // may follow a bare number
	voids                     // its part of the sentence states no value
	bounds                    // the number behind it is a bound or an estimate
	plans                     // what comes behind it is wished or supposed
	elsewhen                  // the year behind it is not the value's
	compares                  // what comes behind it is only compared with
	aside                     // who comes behind it is not measured
	groups                    // speaks of many places or of places at large
	bodies                    // begins the name of a body that is no place
	offices                   // begins the name of an office of a place
	ranks                     // a rank follows
	each                      // several values follow for several places or years, in their order
	thatYear                  // the year that was named before
	villages                  // begins the name of a district or a village, an office too
	kinds                     // says what kind of place the name behind it is
	turns                     // begins another clause
	changes                   // says that something rose or fell
	figures                   // a noun for a value
	formerly                  // speaks of a time before
	rates                     // so many a day, a month …
)

var roleNames = map[string]role{
	"sambung": links, "raih": gets, "ikut": follows, "batal": voids, "kira": bounds, "rencana": plans, "lain": elsewhen,
	"banding": compares, "samping": aside, "umum": groups, "badan": bodies, "unit": offices, "peringkat": ranks,
	"masing": each, "tahunitu": thatYear, "balik": turns, "dulu": formerly, "ubah": changes,
	"angka": figures, "desa": villages | offices, "rutin": rates,
}

// phrase is a word or several, as surfaces of tokens, and what it stands for.
type phrase struct {
	words []string
	role  role
	as    int // of a measure, its place in the table
}

// phrases finds phrases by their first word.
type phrases map[string][]phrase

func (p phrases) add(l *indonesian.Language, text string, r role, as int) error {
	var words []string
	for _, t := range l.Tokens(text) {
		words = append(words, t.Surface)
	}
	if len(words) == 0 {
		return fmt.Errorf("%q holds no word", text)
	}
	p[words[0]] = append(p[words[0]], phrase{words, r, as})
	return nil
}

// at calls found for every phrase that the words from i on begin with.
func (p phrases) at(words []word, i int, found func(phrase)) {
next:
	for _, one := range p[words[i].Surface] {
		if len(words)-i < len(one.words) {
			continue
		}
		for k, w := range one.words {
			if words[i+k].Surface != w || k > 0 && strings.ContainsAny(words[i+k].gap, ".;:") {
				continue next
			}
		}
		found(one)
	}
}

func readRoles(files fs.FS, l *indonesian.Language) (phrases, error) {
	out := phrases{}
	err := eachLine(files, wordsFile, func(columns []string) error {
		if len(columns) != 2 {
			return fmt.Errorf("%d columns, want 2", len(columns))
		}
		r, ok := roleNames[columns[0]]
		if !ok {
			return fmt.Errorf("there is no role %q", columns[0])
		}
		for _, text := range values(columns[1]) {
			if err := out.add(l, text, r, 0); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}
