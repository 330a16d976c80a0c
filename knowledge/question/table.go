package question

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"studitiru/knowledge/indonesian"
)

// row is one line of a table: its columns and where it stands.
type row struct {
	file    string
	line    int
	columns []string
}

func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("table %s line %d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

// values are the values of a column, which stand between bars.
func (r row) values(column int) []string {
	if column >= len(r.columns) || r.columns[column] == "" {
		return nil
	}
	out := strings.Split(r.columns[column], "|")
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

// readRows reads a table of tab-separated columns and hands over each line. Empty lines and those that begin with # are
// skipped; a line with less than least or more than most columns, or an empty value, is refused.
func readRows(files fs.FS, name string, least, most int, use func(row) error) error {
	f, err := files.Open(name)
	if err != nil {
		return fmt.Errorf("open table %s: %w", name, err)
	}
	defer func() { _ = f.Close() }() // only read
	s := bufio.NewScanner(f)
	for n := 1; s.Scan(); n++ {
		text := strings.TrimRight(s.Text(), "\r\t ")
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		r := row{file: name, line: n, columns: strings.Split(text, "\t")}
		if len(r.columns) < least || len(r.columns) > most {
			return r.errorf("%d columns, want %d to %d", len(r.columns), least, most)
		}
		for i := range r.columns {
			if slices.Contains(r.values(i), "") {
				return r.errorf("column %d holds an empty value", i+1)
			}
		}
		if err := use(r); err != nil {
			return err
		}
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("read table %s: %w", name, err)
	}
	return nil
}

// phrases finds what a table says of words that follow each other. A word of a phrase is met by the same surface, with or
// without an ending (-nya, -kah, -lah, -pun); "~ajar" is met by every word with that stem.
type phrases[T any] struct {
	first map[string][]phrase[T] // longest first
}

// phrase is a run of words with what it stands for.
type phrase[T any] struct {
	words []string
	value T
}

// add files a phrase; it is written as people write it.
func (p *phrases[T]) add(l *indonesian.Language, text string, value T) error {
	words := keys(l, text)
	if len(words) == 0 {
		return fmt.Errorf("phrase %q holds no word", text)
	}
	p.addWords(words, value)
	return nil
}

func (p *phrases[T]) addWords(words []string, value T) {
	if p.first == nil {
		p.first = map[string][]phrase[T]{}
	}
	all := append(p.first[words[0]], phrase[T]{words, value})
	slices.SortStableFunc(all, func(a, b phrase[T]) int { return len(b.words) - len(a.words) })
	p.first[words[0]] = all
}

// keys are the words of a phrase as they are compared. Chat spellings in it are read as in a question.
func keys(l *indonesian.Language, text string) []string {
	var out []string
	for _, piece := range strings.Fields(text) {
		if stem, ok := strings.CutPrefix(piece, "~"); ok {
			out = append(out, "~"+l.Stem(stem))
			continue
		}
		for _, w := range l.Spoken(piece, everything{}) {
			out = append(out, w.Surface)
		}
	}
	return out
}

// everything is a dictionary that knows every word, so that nothing is mended.
type everything struct{}

func (everything) Knows(string) bool             { return true }
func (everything) Correct(string) (string, bool) { return "", false }

// collect puts every word of the phrases into a set.
func (p *phrases[T]) collect(into map[string]bool) {
	for _, all := range p.first {
		for _, f := range all {
			for _, w := range f.words {
				if !strings.HasPrefix(w, "~") {
					into[w] = true
				}
			}
		}
	}
}

// at returns what the longest phrase at word i stands for, and how many words it takes; 0 when there is none. Words that skip
// says no to are no part of a phrase.
func (p *phrases[T]) at(words []word, i int) (value T, n int) {
	w := &words[i]
	for _, key := range [...]string{w.Surface, w.bare, w.root} {
		if key == "" {
			continue
		}
		for _, f := range p.first[key] {
			if len(f.words) > n && met(f.words, words[i:]) {
				value, n = f.value, len(f.words)
				break
			}
		}
	}
	return value, n
}

// met tells whether words begin with the phrase.
func met(phrase []string, words []word) bool {
	if len(phrase) > len(words) {
		return false
	}
	for k, want := range phrase {
		if w := &words[k]; want != w.Surface && want != w.bare && want != w.root {
			return false
		}
	}
	return true
}

// has tells whether a word alone is a phrase of the table.
func (p *phrases[T]) has(w *word) bool {
	for _, key := range [...]string{w.Surface, w.bare, w.root} {
		for _, f := range p.first[key] {
			if len(f.words) == 1 && key != "" {
				return true
			}
		}
	}
	return false
}
