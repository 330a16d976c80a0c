package extract_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"studitiru/knowledge"
	"studitiru/knowledge/extract"
)

// maker makes files of random structure out of words of which none occurs twice, so that every word that is quoted can be found
// again in the source. The same seed makes the same file.
type maker struct {
	*rand.Rand
	next   int
	hidden map[string]bool // words that no reader of the paper sees: hidden, deleted, commented
	noted  map[string]bool // words of footnotes, which stand in the source apart from their place
	notes  []string        // the footnotes themselves
	tables map[string]cell // words of tables, and where each stands
	rows   int             // of all tables so far
}

// cell is where a word of a table stands: in which rows, counted over all tables, for a merged cell goes on below.
type cell struct {
	first, last int
	head        bool
}

func newMaker(seed uint64) *maker {
	return &maker{Rand: rand.New(rand.NewPCG(seed, 12)), hidden: map[string]bool{}, noted: map[string]bool{},
		tables: map[string]cell{}}
}

// word is a word that was not there before.
func (m *maker) word() string {
	m.next++
	var letters []byte
	for n := m.next; n > 0; n /= 20 {
		letters = append(letters, "bcdfghjklmnprstvwxyz"[n%20], "aiueo"[n%5])
	}
	return "zu" + string(letters) + fmt.Sprint(m.next%10)
}

// sentence is a few words with a full stop behind them.
func (m *maker) sentence() string {
	var words []string
	for range 3 + m.IntN(9) {
		words = append(words, m.word())
	}
	return "Kata " + strings.Join(words, " ") + "."
}

func (m *maker) paragraph() string {
	var list []string
	for range 1 + m.IntN(4) {
		list = append(list, m.sentence())
	}
	return strings.Join(list, " ")
}

// unseen is a text whose words must not be quoted.
func (m *maker) unseen() string {
	text := m.sentence()
	for _, w := range made.FindAllString(text, -1) {
		m.hidden[w] = true
	}
	return text
}

// note makes a footnote and returns its number, from 1.
func (m *maker) note() int {
	text := m.sentence()
	for _, w := range made.FindAllString(text, -1) {
		m.noted[w] = true
	}
	m.notes = append(m.notes, text)
	return len(m.notes)
}

// grid is a table of at least two rows: words by row and column, the first row its head.
func (m *maker) grid() (rows [][]string) {
	width := 2 + m.IntN(3)
	for r := range 2 + m.IntN(4) {
		var row []string
		for range width {
			text := m.word()
			if r > 0 && m.IntN(3) == 0 {
				text += " " + m.word()
			}
			row = append(row, text)
		}
		rows = append(rows, row)
	}
	m.know(rows)
	return rows
}

// know remembers where the words of a table stand.
func (m *maker) know(rows [][]string) {
	for r, row := range rows {
		for _, text := range row {
			m.within(text, cell{m.rows + r, m.rows + r, r == 0})
		}
	}
	m.rows += len(rows)
}

// within remembers that the words of a text stand in a cell.
func (m *maker) within(text string, c cell) {
	for _, w := range made.FindAllString(text, -1) {
		m.tables[w] = c
	}
}

// made matches the words of a maker.
var made = regexp.MustCompile(`zu(?:[bcdfghjklmnprstvwxyz][aiueo])+\d`)

// sources are the formats: how a file is made, and how the words of it are read again without package extract, in their order.
var sources = map[string]struct {
	make  func(*testing.T, *maker) []byte
	words func(*testing.T, []byte) []string
	some  bool // of what is written a part may be left out, as menus of pages are
}{
	"a.docx": {makeWord, wordsOfZip("word/document.xml", "word/footnotes.xml"), false},
	"a.odt":  {makeODT, wordsOfZip("content.xml"), false},
	"a.xlsx": {makeSheet, wordsOfZip("xl/sharedStrings.xml"), false},
	"a.html": {makePage, wordsOfPage, true},
	"a.csv":  {makeCSV, wordsOfText, false},
	"a.txt":  {makeText, wordsOfText, false},
	"a.md":   {makeMarkdown, wordsOfText, false},
}

const seeds = 60

// What is quoted of a file of any kind is in the file: the words of each sentence stand in the order of the source, without gaps
// but for what nobody sees; a row has the words of one row and of heads. Nothing that can be seen is lost, nothing
// hidden is told.
func TestQuotesAreInTheSource(t *testing.T) {
	for name, source := range sources {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(seeds) {
				m := newMaker(seed)
				file := source.make(t, m)
				text, err := extract.Read(t.Context(), name, file, extract.DefaultLimits())
				if err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				f := faith{T: t, maker: m, name: fmt.Sprintf("%s, seed %d", name, seed), at: map[string]int{}}
				for i, w := range source.words(t, file) {
					if _, twice := f.at[w]; !twice {
						f.at[w] = i
					}
				}
				f.check(text.Markdown, source.some)
				if t.Failed() {
					t.Logf("%s", text.Markdown)
					return
				}
			}
		})
	}
}

// faith looks at the passages of one file.
type faith struct {
	*testing.T
	*maker
	name string
	at   map[string]int // where a word stands in the source
}

func (f faith) check(markdown string, some bool) {
	f.Helper()
	told := map[string]bool{}
	for _, w := range made.FindAllString(markdown, -1) {
		told[w] = true
	}
	for _, p := range knowledge.Passages(knowledge.Document{Body: markdown}) {
		for line := range strings.SplitSeq(p.Heading+"\n"+p.Text, "\n") {
			if !f.line(made.FindAllString(line, -1)) {
				f.Errorf("%s: no line of the source: %q", f.name, line)
			}
		}
	}
	lost := 0
	for w := range f.at {
		switch {
		case told[w] && f.hidden[w]:
			f.Errorf("%s: %s is told, which nobody sees", f.name, w)
		case !told[w] && !f.hidden[w]:
			lost++
		}
	}
	if lost > 0 && !some {
		f.Errorf("%s: %d of %d words are lost", f.name, lost, len(f.at))
	}
}

// line reports whether a quoted line says what the source says.
func (f faith) line(words []string) bool {
	if slices.ContainsFunc(words, func(w string) bool { _, ok := f.at[w]; return !ok }) {
		return false // invented, or two words in one
	}
	if slices.ContainsFunc(words, func(w string) bool { _, ok := f.tables[w]; return ok }) {
		return f.row(words)
	}
	text := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return f.noted[w] })
	notes := slices.DeleteFunc(words, func(w string) bool { return !f.noted[w] })
	return f.inOrder(text) && f.inOrder(notes)
}

func (f faith) inOrder(words []string) bool {
	return slices.IsSortedFunc(words, func(a, b string) int { return f.at[a] - f.at[b] })
}

// row reports whether the words are of one row of one table, heads aside.
func (f faith) row(words []string) bool {
	first, last := 0, f.rows
	for _, w := range words {
		c, ok := f.tables[w]
		if !ok && !f.noted[w] {
			return false
		}
		if ok && !c.head {
			first, last = max(first, c.first), min(last, c.last)
		}
	}
	return first <= last
}
