package lexicon

import (
	"io/fs"
	"strings"

	"studitiru/knowledge/indonesian"
)

// Signs are sets of stems, by name.
type Signs map[string]map[string]bool

// ReadSigns reads signs.tsv: name, words separated by bars.
func ReadSigns(files fs.FS, l *indonesian.Language) (Signs, error) {
	out := Signs{}
	err := ReadTable(files, "signs.tsv", 2, func(c []string) error {
		set := map[string]bool{}
		for word := range strings.SplitSeq(c[1], "|") {
			set[word] = true
			for _, t := range l.Tokens(word) {
				set[t.Stem] = true
			}
		}
		out[c[0]] = set
		return nil
	})
	return out, err
}

// Has tells whether a stem is one of a sign.
func (s Signs) Has(sign, stem string) bool { return s[sign][stem] }
