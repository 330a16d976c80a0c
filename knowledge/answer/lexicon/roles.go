package lexicon

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// Roles tell what a part of a document is for by the words of its heading.
type Roles struct {
	language *indonesian.Language
	heads    []rolePhrase
	cues     []rolePhrase
}

type rolePhrase struct {
	section knowledge.Section
	words   []string // stems in a heading, surfaces in a question
}

// sections are the values that roles.tsv may hold.
var sections = []knowledge.Section{knowledge.SectionBasis, knowledge.SectionAssessed, knowledge.SectionEvidence,
	knowledge.SectionSteps, knowledge.SectionExample, knowledge.SectionResult, knowledge.SectionProblem, knowledge.SectionMeans,
	knowledge.SectionObstacle, knowledge.SectionCopy, knowledge.SectionMistake, knowledge.SectionUnknown}

// ReadRoles reads roles.tsv: section, phrases of headings, phrases of questions; phrases are separated by bars.
func ReadRoles(files fs.FS, l *indonesian.Language) (Roles, error) {
	out := Roles{language: l}
	err := ReadTable(files, "roles.tsv", 3, func(c []string) error {
		section := knowledge.Section(c[0])
		if !slices.Contains(sections, section) {
			return fmt.Errorf("section %q is not known", c[0])
		}
		for head := range strings.SplitSeq(c[1], "|") {
			out.heads = append(out.heads, rolePhrase{section, Stems(l.Tokens(head))})
		}
		for cue := range strings.SplitSeq(c[2], "|") { // by their very forms: a "studi tiru" asks for nothing to imitate
			out.cues = append(out.cues, rolePhrase{section, bareSurfaces(l.Tokens(cue))})
		}
		return nil
	})
	return out, err
}

// Of gives the section that a heading opens, by its last part first; "" for none.
func (r Roles) Of(heading string) knowledge.Section {
	parts := strings.Split(heading, " › ")
	for i := len(parts) - 1; i >= 0; i-- {
		if best := longest(r.heads, Stems(r.language.Tokens(parts[i]))); best != "" {
			return best
		}
	}
	return ""
}

// Asked gives the section that a question asks for; "" for none.
func (r Roles) Asked(text string) knowledge.Section {
	return longest(r.cues, bareSurfaces(r.language.Tokens(text)))
}

// bareSurfaces are surfaces without -nya: "hasilnya" asks for what "hasil" does.
func bareSurfaces(tokens []indonesian.Token) []string {
	out := Surfaces(tokens)
	for i, s := range out {
		if bare := strings.TrimSuffix(s, "nya"); len(bare) > shortestCue {
			out[i] = bare
		}
	}
	return out
}

// shortestCue is the length that a word without -nya has to be longer than.
const shortestCue = 3

// Cues are the words of the phrases by which a text asks for a section, as they are written.
func (r Roles) Cues(text string, section knowledge.Section) (out []string) {
	said := bareSurfaces(r.language.Tokens(text))
	for _, p := range r.cues {
		if p.section == section && (Phrase{p.words}).InStems(said) {
			out = append(out, p.words...)
		}
	}
	return out
}

// longest is the section of the longest phrase that is said in some words.
func longest(phrases []rolePhrase, said []string) (best knowledge.Section) {
	n := 0
	for _, p := range phrases {
		if len(p.words) > n && (Phrase{p.words}).InStems(said) {
			best, n = p.section, len(p.words)
		}
	}
	return best
}
