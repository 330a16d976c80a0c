package extract

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// levelsMost is how many levels a list of Word has.
const levelsMost = 9

// wordLevel is one level of a list.
type wordLevel struct {
	start   int
	form    numeral
	text    string // as it is printed, %1 … %9 for the numbers of the levels
	style   string // whose paragraphs are of this level
	joined  bool   // nothing stands between number and text
	legal   bool   // all numbers are printed in digits
	restart int    // 1-based level after which it begins again; 0: any above, -1: never
}

// wordList is a list as it is defined; several lists of a document can share one.
type wordList struct {
	levels [levelsMost]wordLevel
	counts [levelsMost]int
	begun  [levelsMost]bool
}

// wordUse is a list as a document uses it: a definition and what it changes.
type wordUse struct {
	list   *wordList
	levels map[int]wordLevel
	starts map[int]int  // where a level begins when this use first reaches it
	begun  map[int]bool // levels that have
}

// wordLists counts the lists of a document.
type wordLists struct {
	uses map[string]*wordUse // by numId
}

// newWordLists reads how the lists of a document count.
func newWordLists(root *node, styles map[string]wordStyle) *wordLists {
	lists, links, named := map[string]*wordList{}, map[string]string{}, map[string]string{}
	root.each("abstractNum", func(n *node) {
		id := n.attr("abstractNumId")
		list := &wordList{}
		for i := range list.levels {
			list.levels[i] = wordLevel{start: 1, form: decimal}
		}
		n.each("lvl", func(l *node) {
			if at, ok := levelNumber(l); ok {
				list.levels[at] = readLevel(l)
			}
		})
		lists[id] = list
		if link := n.child("numStyleLink"); link != nil {
			links[id] = link.attr("val")
		}
		if link := n.child("styleLink"); link != nil {
			named[link.attr("val")] = id
		}
	})
	w := &wordLists{uses: map[string]*wordUse{}}
	of := map[string]string{}
	root.each("num", func(n *node) {
		id := n.attr("numId")
		if a := n.child("abstractNumId"); a != nil && id != "" {
			of[id] = a.attr("val")
			w.uses[id] = readUse(n)
		}
	})
	for id, use := range w.uses {
		abstract := of[id]
		if style := links[abstract]; style != "" { // the definition stands where the style is defined
			abstract = cmp.Or(named[style], of[styles[style].list], abstract)
		}
		if use.list = lists[abstract]; use.list == nil {
			use.list = &wordList{}
		}
	}
	return w
}

func readUse(n *node) *wordUse {
	use := &wordUse{levels: map[int]wordLevel{}, starts: map[int]int{}, begun: map[int]bool{}}
	n.each("lvlOverride", func(o *node) {
		at, ok := levelNumber(o)
		if !ok {
			return
		}
		if l := o.child("lvl"); l != nil {
			use.levels[at] = readLevel(l)
		}
		if s := o.child("startOverride"); s != nil {
			use.starts[at] = whole(s, 1)
		}
	})
	return use
}

// levelNumber is the level that an element of numbering is about.
func levelNumber(n *node) (int, bool) {
	at, err := strconv.Atoi(n.attr("ilvl"))
	return at, err == nil && at >= 0 && at < levelsMost
}

func readLevel(n *node) wordLevel {
	l := wordLevel{start: whole(n.child("start"), 1), form: decimal, legal: on(n.child("isLgl")), restart: 0}
	if form := n.child("numFmt"); form != nil {
		l.form = numeral(form.attr("val"))
	}
	if text := n.child("lvlText"); text != nil {
		l.text = text.attr("val")
	} else if at, ok := levelNumber(n); ok && l.form != noNumber {
		l.text = "%" + strconv.Itoa(at+1) + "."
	}
	if style := n.child("pStyle"); style != nil {
		l.style = style.attr("val")
	}
	if between := n.child("suff"); between != nil {
		l.joined = between.attr("val") == "nothing"
	}
	if r := n.child("lvlRestart"); r != nil {
		if l.restart = whole(r, 0); l.restart == 0 {
			l.restart = -1
		}
	}
	return l
}

// whole is the number that an element has as its value.
func whole(n *node, otherwise int) int {
	if n == nil {
		return otherwise
	}
	if v, err := strconv.Atoi(n.attr("val")); err == nil {
		return v
	}
	return otherwise
}

// listMark is the number of a paragraph as Word prints it.
type listMark struct {
	listed bool // it is of a list
	label  string
	joined bool
	depth  int
}

// before is the label with the text behind it.
func (p listMark) before(text string) string {
	if p.joined {
		return p.label + strings.TrimLeft(text, " ")
	}
	return strings.TrimSpace(p.label + " " + strings.TrimSpace(text))
}

// naming matches labels with a word in them: BAB I, Pasal 12, Bagian Kesatu.
var naming = regexp.MustCompile(`\pL{3,}`)

// names reports whether the label is a name that stands for itself, rather than the mark of an item.
func (p listMark) names() bool {
	return naming.MatchString(strings.TrimFunc(p.label, func(r rune) bool { return !unicode.IsLetter(r) })) &&
		!romanOnly.MatchString(p.label)
}

var romanOnly = regexp.MustCompile(`(?i)^\W*[ivxlcdm]+\W*$`)

// number counts a paragraph and returns what it prints; the zero value for one that is in no list.
func (w *wordLists) number(properties *node, style wordStyle) listMark {
	id, depth := style.list, style.depth
	if own := properties.child("numPr"); own != nil {
		if of := own.child("numId"); of != nil {
			if of.attr("val") != id {
				depth = "0"
			}
			id = of.attr("val")
		}
		if l := own.child("ilvl"); l != nil {
			depth = l.attr("val")
		}
	}
	use := w.uses[id]
	if use == nil || id == "0" {
		return listMark{}
	}
	at, err := strconv.Atoi(depth)
	if err != nil {
		at = use.levelOf(style.id)
	}
	at = min(max(at, 0), levelsMost-1)
	use.count(at)
	l := use.level(at)
	p := listMark{listed: true, depth: at, joined: l.joined}
	if l.form == bulletMark {
		return p
	}
	p.label = oneLine(normal(use.label(at)))
	p.listed = p.label != "" || l.form != noNumber
	return p
}

// level is a level as this use defines it.
func (u *wordUse) level(at int) wordLevel {
	if l, own := u.levels[at]; own {
		return l
	}
	return u.list.levels[at]
}

// levelOf is the level whose paragraphs have a style.
func (u *wordUse) levelOf(style string) int {
	for at := range levelsMost {
		if style != "" && u.level(at).style == style {
			return at
		}
	}
	return 0
}

// count goes one on at a level; levels below it begin again, and those above that were left out count as begun.
func (u *wordUse) count(at int) {
	list := u.list
	for above := range at {
		if !list.begun[above] {
			list.counts[above], list.begun[above] = u.first(above), true
		}
	}
	start, own := u.starts[at]
	switch {
	case own && !u.begun[at]:
		list.counts[at] = start
	case list.begun[at]:
		list.counts[at]++
	default:
		list.counts[at] = u.first(at)
	}
	u.begun[at], list.begun[at] = true, true
	for below := at + 1; below < levelsMost; below++ {
		if r := u.level(below).restart; r == 0 || r > 0 && at < r {
			list.begun[below] = false
		}
	}
}

// first is where a level begins.
func (u *wordUse) first(at int) int {
	if start, own := u.starts[at]; own {
		return start
	}
	return u.level(at).start
}

// label is the text of a level with the numbers in it.
func (u *wordUse) label(at int) string {
	l := u.level(at)
	var b strings.Builder
	for i := 0; i < len(l.text); i++ {
		if l.text[i] != '%' || i+1 == len(l.text) || l.text[i+1] < '1' || l.text[i+1] > '9' {
			b.WriteByte(l.text[i])
			continue
		}
		i++
		of := int(l.text[i] - '1')
		form := u.level(of).form
		if l.legal && form != bulletMark && form != noNumber {
			form = decimal
		}
		b.WriteString(form.write(u.list.counts[of]))
	}
	return b.String()
}
