package answer

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// roles tell what a part of a document is for by the words of its heading.
type roles struct {
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

// readRoles reads roles.tsv: section, phrases of headings, phrases of questions; phrases are separated by bars.
func readRoles(files fs.FS, l *indonesian.Language) (roles, error) {
	out := roles{language: l}
	err := readTable(files, "roles.tsv", 3, func(c []string) error {
		section := knowledge.Section(c[0])
		if !slices.Contains(sections, section) {
			return fmt.Errorf("section %q is not known", c[0])
		}
		for head := range strings.SplitSeq(c[1], "|") {
			out.heads = append(out.heads, rolePhrase{section, stemsOf(l.Tokens(head))})
		}
		for cue := range strings.SplitSeq(c[2], "|") { // by their very forms: a "studi tiru" asks for nothing to imitate
			out.cues = append(out.cues, rolePhrase{section, surfacesOf(l.Tokens(cue))})
		}
		return nil
	})
	return out, err
}

// of gives the section that a heading opens, by its last part first; "" for none.
func (r roles) of(heading string) knowledge.Section {
	parts := strings.Split(heading, " › ")
	for i := len(parts) - 1; i >= 0; i-- {
		if best := longest(r.heads, stemsOf(r.language.Tokens(parts[i]))); best != "" {
			return best
		}
	}
	return ""
}

// asked gives the section that a question asks for; "" for none.
func (r roles) asked(text string) knowledge.Section {
	return longest(r.cues, surfacesOf(r.language.Tokens(text)))
}

// longest is the section of the longest phrase that is said in some words.
func longest(phrases []rolePhrase, said []string) (best knowledge.Section) {
	n := 0
	for _, p := range phrases {
		if len(p.words) > n && (phrase{p.words}).inStems(said) {
			best, n = p.section, len(p.words)
		}
	}
	return best
}

// readTable hands the lines of a table to take: columns separated by tabs, at least so many. Empty lines and those that
// begin with # are skipped; an error names file and line.
func readTable(files fs.FS, name string, least int, take func(columns []string) error) error {
	f, err := files.Open(name)
	if err != nil {
		return fmt.Errorf("open the table %s: %w", name, err)
	}
	defer func() { _ = f.Close() }() // only read
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimRight(in.Text(), "\r\t ")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) < least {
			return fmt.Errorf("table %s, line %d: %d columns, %d are wanted", name, n, len(c), least)
		}
		if err := take(c); err != nil {
			return fmt.Errorf("table %s, line %d: %w", name, n, err)
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("read the table %s: %w", name, err)
	}
	return nil
}
