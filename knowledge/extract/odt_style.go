package extract

import (
	"strconv"
	"strings"
)

// odtStyle is what a style says about the text that has it.
type odtStyle struct {
	hidden, struck, raised, title bool
	font                          string
}

// odtStyles reads the styles of both parts by name, each with what it has of its parents.
func odtStyles(parts ...*node) map[string]odtStyle {
	raw := map[string]*node{}
	for _, part := range parts {
		part.each("style", func(s *node) { raw[s.attr("name")] = s })
	}
	styles := map[string]odtStyle{}
	for name := range raw {
		styles[name] = odtStyleOf(raw, name, 0)
	}
	return styles
}

func odtStyleOf(raw map[string]*node, name string, steps int) (s odtStyle) {
	n := raw[name]
	if n == nil || steps > basedMost {
		return odtStyle{}
	}
	if parent := n.attr("parent-style-name"); parent != "" {
		s = odtStyleOf(raw, parent, steps+1)
	}
	s.title = s.title || name == "Title"
	text := n.child("text-properties")
	if text == nil {
		return s
	}
	if display := text.attr("display"); display != "" {
		s.hidden = display == "none"
	}
	if line := text.attr("text-line-through-style"); line != "" {
		s.struck = line != "none"
	}
	if at := text.attr("text-position"); at != "" {
		s.raised = strings.HasPrefix(at, "super")
	}
	for _, key := range []string{"font-name", "font-family"} {
		if font := text.attr(key); font != "" {
			s.font = strings.Trim(font, `'"`)
		}
	}
	return s
}

// odtLevel is one level of a list.
type odtLevel struct {
	form           numeral
	prefix, suffix string
	start, shown   int // shown: how many levels the number names, from this one up
}

type odtList struct{ levels [10]odtLevel }

// outlineList is the name under which the numbers of headings are kept.
const outlineList = "\x00outline"

// odtLists reads the kinds of lists by name, and that of the headings.
func odtLists(parts ...*node) map[string]*odtList {
	lists := map[string]*odtList{}
	for _, part := range parts {
		part.each("list-style", func(s *node) { lists[s.attr("name")] = odtListOf(s) })
		part.each("outline-style", func(s *node) { lists[outlineList] = odtListOf(s) })
	}
	return lists
}

func odtListOf(n *node) *odtList {
	list := &odtList{}
	for _, c := range n.children {
		level, err := strconv.Atoi(c.attr("level"))
		if err != nil || level < 1 || level > len(list.levels) {
			continue
		}
		l := odtLevel{prefix: c.attr("num-prefix"), suffix: c.attr("num-suffix"), start: 1, shown: 1}
		switch c.name {
		case "list-level-style-number", "outline-level-style":
			l.form = map[string]numeral{"1": decimal, "I": upperRoman, "i": lowerRoman, "A": upperLetter,
				"a": lowerLetter}[c.attr("num-format")]
		default:
			l.form, l.prefix, l.suffix = bulletMark, "", ""
		}
		if start, err := strconv.Atoi(c.attr("start-value")); err == nil {
			l.start = start
		}
		if shown, err := strconv.Atoi(c.attr("display-levels")); err == nil && shown > 1 {
			l.shown = shown
		}
		list.levels[level-1] = l
	}
	return list
}

// odtCounter counts one list.
type odtCounter struct {
	counts [10]int
	begun  [10]bool
}

// begin is the counter of a list: that of the list that it continues, else a new one.
func (o *odt) begin(n *node, style string) *odtCounter {
	counter := &odtCounter{}
	switch of := n.attr("continue-list"); {
	case of != "" && o.running[of] != nil:
		counter = o.running[of]
	case n.attr("continue-numbering") == "true" && o.running[style] != nil:
		counter = o.running[style]
	}
	o.running[style] = counter
	if id := n.attr("id"); id != "" {
		o.running[id] = counter
	}
	return counter
}

// counter is the one that runs under a name.
func (o *odt) counter(name, style string) *odtCounter {
	if o.running[name] == nil {
		o.running[name] = &odtCounter{}
	}
	o.running[style] = o.running[name]
	return o.running[name]
}

// next goes one on at a level, from start when that is not 0, and returns what is printed.
func (c *odtCounter) next(list *odtList, at, start int) string {
	if list == nil {
		return ""
	}
	at = min(max(at, 0), len(c.counts)-1)
	for above := range at {
		if !c.begun[above] {
			c.counts[above], c.begun[above] = list.levels[above].start, true
		}
	}
	switch {
	case start != 0:
		c.counts[at] = start
	case c.begun[at]:
		c.counts[at]++
	default:
		c.counts[at] = list.levels[at].start
	}
	c.begun[at] = true
	for below := at + 1; below < len(c.begun); below++ {
		c.begun[below] = false
	}
	l := list.levels[at]
	if l.form == bulletMark || l.form == "" && strings.TrimSpace(l.prefix+l.suffix) == "" {
		return ""
	}
	var numbers []string
	for of := max(0, at-l.shown+1); of <= at; of++ {
		if form := list.levels[of].form; form != "" && form != bulletMark {
			numbers = append(numbers, form.write(c.counts[of]))
		}
	}
	return oneLine(normal(l.prefix + strings.Join(numbers, ".") + l.suffix))
}
