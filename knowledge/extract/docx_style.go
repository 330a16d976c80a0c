package extract

import (
	"regexp"
	"strconv"
	"strings"
)

// wordStyle is what a style of a Word file says about the text that has it.
type wordStyle struct {
	level    int    // as heading, 0 for none
	list     string // number of its list, "" for none
	depth    string // in that list, "" when the list tells
	listed   bool   // one of the programs' own styles of lists
	contents bool   // of a table of contents, which only repeats headings
	hidden   bool
	struck   bool
	font     string
	id       string
}

var (
	// headingName matches the names of heading styles in the languages that Word is used in here.
	headingName  = regexp.MustCompile(`(?i)^(?:heading|judul|tajuk|überschrift|titre)\s*(\d)$`)
	contentsName = regexp.MustCompile(`(?i)^(?:toc|daftar isi)\s*\d$|^table of figures$`)
	listName     = regexp.MustCompile(`(?i)^(?:list|daftar)\s?(?:bullet|number|butir|bernomor)`)
)

// readWordStyles reads the styles by ID, each with what it has of those that it is based on.
func readWordStyles(root *node) map[string]wordStyle {
	raw := map[string]*node{}
	root.each("style", func(s *node) {
		if id := s.attr("styleId"); raw[id] == nil {
			raw[id] = s
		}
	})
	styles := map[string]wordStyle{}
	for id := range raw {
		styles[id] = styleBased(raw, id, 0)
	}
	return styles
}

// basedMost bounds how far styles are followed to those that they are based on.
const basedMost = 12

func styleBased(raw map[string]*node, id string, steps int) (s wordStyle) {
	n := raw[id]
	if n == nil || steps > basedMost {
		return wordStyle{}
	}
	if based := n.child("basedOn"); based != nil {
		s = styleBased(raw, based.attr("val"), steps+1)
	}
	s.id = id
	name := ""
	if called := n.child("name"); called != nil {
		name = called.attr("val")
	}
	s.contents = contentsName.MatchString(name)
	s.listed = s.listed || listName.MatchString(name) || strings.HasPrefix(id, "List")
	if level := outline(n.child("pPr")); level > 0 {
		s.level = level
	} else if m := headingName.FindStringSubmatch(name); m != nil {
		s.level, _ = strconv.Atoi(m[1])
	} else if strings.EqualFold(name, "title") || name == "" && strings.EqualFold(id, "title") {
		s.level = 1
	}
	if list := n.child("pPr", "numPr"); list != nil {
		if of := list.child("numId"); of != nil {
			s.list = of.attr("val")
		}
		if depth := list.child("ilvl"); depth != nil {
			s.depth = depth.attr("val")
		}
	}
	run := n.child("rPr")
	s.hidden = switched(run, s.hidden, "vanish")
	s.struck = switched(run, s.struck, "strike", "dstrike")
	if font := fontOf(run); font != "" {
		s.font = font
	}
	return s
}

// switched is what run properties make of a switch that is so far set.
func switched(run *node, set bool, names ...string) bool {
	for _, name := range names {
		if n := run.child(name); n != nil {
			if set = on(n); set {
				return true
			}
		}
	}
	return set
}

// fontOf is the font that run properties name.
func fontOf(run *node) string {
	fonts := run.child("rFonts")
	if fonts == nil {
		return ""
	}
	if f := fonts.attr("ascii"); f != "" {
		return f
	}
	return fonts.attr("hAnsi")
}

// outline is the heading level that paragraph properties name, 0 for none.
func outline(properties *node) int {
	lvl := properties.child("outlineLvl")
	if lvl == nil {
		return 0
	}
	n, err := strconv.Atoi(lvl.attr("val"))
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return n + 1
}
