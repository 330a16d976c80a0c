package extract

import (
	"regexp"
	"strings"
)

// writer puts Markdown together, up to a number of characters.
type writer struct {
	b       strings.Builder
	room    int
	inList  bool
	indents []int // of what stands below an item, by depth
	cut     bool
}

func newWriter(l Limits) *writer { return &writer{room: l.Characters} }

// put writes s, or cuts the text here when it does not fit.
func (w *writer) put(s string) {
	if w.cut || len(s) > w.room {
		w.cut = true
		return
	}
	w.room -= len(s)
	w.b.WriteString(s)
}

// heading writes a heading of level 1 to 6.
func (w *writer) heading(level int, text string) {
	if text = oneLine(text); text == "" {
		return
	}
	w.endList()
	w.put(strings.Repeat("#", min(max(level, 1), 6)) + " " + text + "\n\n")
}

// paragraph writes running text; line breaks in it stay.
func (w *writer) paragraph(text string) {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = oneLine(line); line != "" {
			lines = append(lines, escapedLine(line))
		}
	}
	if len(lines) > 0 {
		w.endList()
		w.put(strings.Join(lines, "\n") + "\n\n")
	}
}

// counted matches the labels that Markdown has itself.
var counted = regexp.MustCompile(`^\d{1,9}[.)]$`)

// item writes an entry of a list, nested by depth from 0, with the number that it has on paper, "" for none.
func (w *writer) item(depth int, label, text string) {
	if text = oneLine(text); text == "" {
		return
	}
	mark := "- "
	switch {
	case counted.MatchString(label):
		mark = label + " "
	case label != "":
		text = label + " " + text
	}
	depth = min(max(depth, 0), len(w.indents))
	indent := 0
	if depth > 0 {
		indent = w.indents[depth-1]
	}
	w.indents = append(w.indents[:depth], indent+max(len(mark), 3)) // three columns are inside of "- ", too
	w.inList = true
	w.put(strings.Repeat(" ", indent) + mark + text + "\n")
}

func (w *writer) endList() {
	if w.inList {
		w.put("\n")
		w.inList, w.indents = false, nil
	}
}

// table writes the rows that name a table as paragraphs, and the table.
func (w *writer) table(t *table) {
	for _, caption := range t.captions() {
		w.paragraph(caption)
	}
	if len(t.rows) == 0 {
		return
	}
	w.endList()
	w.cut = w.cut || t.cut
	w.put(t.markdown() + "\n")
}

func (w *writer) String() string { return w.b.String() }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
