package extract

import (
	"strings"
)

// writer puts Markdown together, up to a number of characters.
type writer struct {
	b      strings.Builder
	room   int
	inList bool
	cut    bool
}

func newWriter(l Limits) *writer { return &writer{room: l.Characters} }

// full reports whether there is no room left, or makes none when s does not fit.
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
	w.endList()
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = oneLine(line); line != "" {
			lines = append(lines, escapedLine(line))
		}
	}
	if len(lines) > 0 {
		w.put(strings.Join(lines, "\n") + "\n\n")
	}
}

// item writes an entry of a list, nested by depth from 0.
func (w *writer) item(depth int, numbered bool, text string) {
	if text = oneLine(text); text == "" {
		return
	}
	mark := "- "
	if numbered {
		mark = "1. "
	}
	w.inList = true
	w.put(strings.Repeat("   ", min(depth, 6)) + mark + text + "\n")
}

func (w *writer) endList() {
	if w.inList {
		w.put("\n")
		w.inList = false
	}
}

// table writes a table.
func (w *writer) table(t *table) {
	if len(t.rows) == 0 {
		return
	}
	w.endList()
	w.cut = w.cut || t.cut
	w.put(t.markdown() + "\n")
}

func (w *writer) String() string { return w.b.String() }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
