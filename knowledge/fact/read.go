package fact

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// algorithm changes whenever the rules of this package read other facts out of the same text.
const algorithm = "2"

// Reader reads facts. It is safe for concurrent use.
type Reader struct {
	language *indonesian.Language
	measures Measures
	counted  []counted
	named    phrases // words that name indices
	roles    phrases
}

// New makes a Reader of the tables of a vocabulary folder.
func New(l *indonesian.Language, vocabulary fs.FS) (*Reader, error) {
	r := &Reader{language: l, named: phrases{}}
	var err error
	if r.measures, err = ReadMeasures(vocabulary); err != nil {
		return nil, err
	}
	if r.roles, err = readRoles(vocabulary, l); err != nil {
		return nil, err
	}
	for i, m := range r.measures {
		if !m.Index() {
			c, err := newCounted(l, m)
			if err != nil {
				return nil, fmt.Errorf("measure %s: %w", m.Key, err)
			}
			r.counted = append(r.counted, c)
			continue
		}
		for _, text := range m.Words {
			if err := r.named.add(l, text, 0, i); err != nil {
				return nil, fmt.Errorf("measure %s: %w", m.Key, err)
			}
		}
	}
	return r, nil
}

// Version identifies how facts are read with a vocabulary folder: with another one they have to be read again.
func Version(vocabulary fs.FS) (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n", algorithm)
	for _, name := range []string{measuresFile, wordsFile, "places.tsv", "codes.tsv", "abbreviations.tsv"} {
		text, err := fs.ReadFile(vocabulary, name)
		if err != nil {
			return "", fmt.Errorf("read vocabulary %s: %w", name, err)
		}
		fmt.Fprintf(h, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(h.Sum(nil))[:12], nil
}

// Measures are the measures that the Reader knows.
func (r *Reader) Measures() Measures { return r.measures }

// longestHeading is how long the headings above a row may be to say something about it, in bytes.
const longestHeading = 400

// source is what a sentence stands in.
type source struct {
	document knowledge.Document
	alone    string // the one place that the document is about, "" for none or several
	heading  string
}

// Facts reads what a document states, in its order. ID, Document and Version are those of the document; Updated is zero.
func (r *Reader) Facts(d knowledge.Document) []knowledge.Fact {
	from := source{document: d, alone: r.alone(d)}
	var out []knowledge.Fact
	for _, p := range knowledge.Passages(d) {
		if from.heading = p.Heading; len(from.heading) > longestHeading {
			from.heading = ""
		}
		at := 0
		for line := range strings.SplitSeq(p.Text, "\n") {
			for _, f := range r.line(from, line, at) {
				f.fact.Document, f.fact.Version, f.fact.Passage = d.ID, d.Version, p.Ordinal
				if sources := p.SourcesOf(knowledge.Span{Start: f.from, End: f.to}); len(sources) > 0 && sources[0] < len(d.Sources) {
					f.fact.Source = sources[0]
				}
				if !slices.ContainsFunc(out, func(o knowledge.Fact) bool { return same(o, f.fact) }) {
					out = append(out, f.fact)
				}
			}
			at += len(line) + 1
		}
	}
	return out
}

// found is a fact with where its sentence stands in the passage.
type found struct {
	fact     knowledge.Fact
	from, to int
}

// line reads a paragraph, a list item or a row that begins at byte at of its passage.
func (r *Reader) line(from source, line string, at int) (out []found) {
	if cells := rowCells(line); cells != nil {
		for _, f := range r.row(from, cells) {
			f.Sentence = line
			out = append(out, found{f, at, at + len(line)})
		}
		return out
	}
	for _, span := range r.language.Sentences(line) {
		text := line[span.Start:span.End]
		if strings.IndexFunc(text, func(c rune) bool { return c >= '0' && c <= '9' }) < 0 && !r.graded(text) {
			continue
		}
		for _, f := range r.sentence(from, text) {
			f.Sentence = text
			out = append(out, found{f, at + span.Start, at + span.End})
		}
	}
	return out
}

// graded reports whether a text without a number may state a grade.
func (r *Reader) graded(text string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc(r.measures, func(m Measure) bool {
		return len(m.Grades) > 0 && slices.ContainsFunc(m.Words, func(w string) bool { return strings.Contains(lower, w) })
	})
}

func (r *Reader) sentence(from source, text string) []knowledge.Fact {
	s := r.mark(text)
	return append(r.indices(from, s), r.counts(from, s)...)
}

// same reports whether two facts state the same, perhaps in other words of the same document.
func same(a, b knowledge.Fact) bool {
	return a.Measure == b.Measure && a.Place == b.Place && a.Service == b.Service && a.Unit == b.Unit && a.Year == b.Year &&
		a.Value == b.Value && a.Grade == b.Grade && a.Rank == b.Rank && a.Sentence == b.Sentence
}

// alone is the one place that a document is about, as the table of places writes it.
func (r *Reader) alone(d knowledge.Document) string {
	if len(d.Places) != 1 || d.Kind == knowledge.Rule {
		return ""
	}
	name, _, ok := r.language.Official(d.Places[0])
	if !ok {
		return ""
	}
	return name
}
