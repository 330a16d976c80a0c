package knowledge

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// level is a heading above what is being cut.
type level struct {
	depth int
	title string
	sign  string // of the pages that began since the line before it
	said  bool   // a passage stands below it
}

func (c *cutter) heading(h *ast.Heading) {
	c.flush()
	c.leave(h.Level)
	title := c.inline(h)
	if signs := pageSign.FindAllString(title, -1); signs != nil {
		c.sign += strings.Join(signs, "")
		title = fold(pageSign.ReplaceAllString(title, ""))
	}
	if title != "" {
		c.path = append(c.path, level{depth: h.Level, title: title, sign: c.sign})
	}
}

// leave closes the headings of a depth and deeper. One with nothing below it, as a form has and the name of a picture, is a
// passage itself: else nobody would find it.
func (c *cutter) leave(depth int) {
	for len(c.path) > 0 && c.path[len(c.path)-1].depth >= depth {
		last := c.path[len(c.path)-1]
		c.path = c.path[:len(c.path)-1]
		if !last.said {
			behind := strings.TrimPrefix(c.sign, last.sign)
			c.sign = last.sign
			c.add(last.title)
			c.flush()
			c.sign = behind
		}
	}
}

// headings are those above what is being cut, which has text.
func (c *cutter) headings() string {
	titles := make([]string, len(c.path))
	for i := range c.path {
		titles[i], c.path[i].said = c.path[i].title, true
	}
	return strings.Join(titles, " › ")
}

// InnerHeading shortens the headings above a passage to so many characters: the outer ones go first, for it is the inner ones,
// "Pasal 5", that people look for. What is still too long is not cut.
func InnerHeading(heading string, most int) string {
	for utf8.RuneCountInString(heading) > most {
		_, inner, found := strings.Cut(heading, " › ")
		if !found {
			break
		}
		heading = inner
	}
	return heading
}
