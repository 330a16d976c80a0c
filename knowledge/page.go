package knowledge

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// PageMark says that a page of the file that a document was made of begins in a text. In Markdown it is a comment, which no
// reader sees: see MarkPage. What stands before the first mark of a document is of page 1.
type PageMark struct {
	At   int // bytes of the text before the page's own
	Page int // from 1
}

// MarkPage is the mark of a page in Markdown: a block of its own between blocks, or behind a space in the middle of one.
func MarkPage(n int) string { return "<!-- hlm " + strconv.Itoa(n) + " -->" }

var pageMark = regexp.MustCompile(`<!-- hlm (\d{1,5}) -->`)

// pageSign stands for a page mark in the lines of a passage that is being filled: two runes for private use around the number.
var pageSign = regexp.MustCompile("\ue000(\\d{1,5})\ue001")

// signed turns the page marks of a piece of HTML into signs and leaves all else out.
func signed(html string) string {
	var out strings.Builder
	for _, m := range pageMark.FindAllStringSubmatch(html, -1) {
		out.WriteString("\ue000" + m[1] + "\ue001")
	}
	return out.String()
}

// WithoutPages removes the page marks from Markdown: those between blocks with the room around them.
func WithoutPages(body string) string {
	text, _ := CutPages(body)
	return text
}

// CutPages removes the page marks from Markdown as WithoutPages does, and says where they stood. A body without marks has none:
// all of it is of page 1, or of a file without pages.
func CutPages(body string) (text string, pages []PageMark) {
	if !strings.Contains(body, pageOpening) {
		return body, nil
	}
	var out strings.Builder
	for at := 0; ; {
		next := strings.Index(body[at:], pageOpening)
		if next < 0 {
			out.WriteString(body[at:])
			return out.String(), pages
		}
		begin := at + next
		out.WriteString(body[at:begin])
		m := pageMark.FindStringSubmatchIndex(body[begin:min(len(body), begin+longestMark)])
		if m == nil || m[0] > 0 {
			at = begin + len(pageOpening)
			out.WriteString(pageOpening)
			continue
		}
		if n, err := strconv.Atoi(body[begin+m[2] : begin+m[3]]); err == nil {
			pages = append(pages, PageMark{At: out.Len(), Page: n})
		}
		if at = begin + m[1]; (begin == 0 || body[begin-1] == '\n') && strings.HasPrefix(body[at:], "\n") { // between blocks
			at += len(body[at:]) - len(strings.TrimPrefix(body[at+1:], "\n"))
		}
	}
}

// pageOpening is what page marks begin with.
const pageOpening = "<!-- hlm "

// longestMark is the length of the longest page mark.
const longestMark = len("<!-- hlm 99999 -->")

// signFirst puts the signs in a row before it: a row is quoted whole.
func signFirst(row string) string {
	if signs := pageSign.FindAllString(row, -1); signs != nil {
		return strings.Join(signs, "") + pageSign.ReplaceAllString(row, "")
	}
	return row
}

// cutPages takes the signs out of a text and says where they stood. page is that of the beginning, 0 unknown.
func cutPages(s string, page int) (string, []PageMark) {
	var pages []PageMark
	if page > 0 {
		pages = []PageMark{{Page: page}}
	}
	if !strings.Contains(s, "\ue000") {
		return s, pages
	}
	var out strings.Builder
	at := 0
	for _, m := range pageSign.FindAllStringSubmatchIndex(s, -1) {
		out.WriteString(s[at:m[0]])
		at = m[1]
		if at < len(s) && s[at] == ' ' && (m[0] == 0 || s[m[0]-1] == ' ' || s[m[0]-1] == '\n') {
			at++ // the mark had room on both sides
		}
		n, err := strconv.Atoi(s[m[2]:m[3]])
		if err == nil && n > page { // an introduction that is said again before each item says its page again
			page = n
			pages = slices.DeleteFunc(pages, func(p PageMark) bool { return p.At == out.Len() })
			pages = append(pages, PageMark{At: out.Len(), Page: n})
		}
	}
	out.WriteString(s[at:])
	return out.String(), pages
}

// PageOf is the page of the file on which a piece of the passage begins, 0 where the document does not tell.
func (p Passage) PageOf(span Span) int { return PageAt(p.Pages, span.Start) }

// PageAt is the page of what stands at a byte of a text with these marks, in the order of the text; 0 before the first.
func PageAt(pages []PageMark, at int) int {
	page := 0
	for _, m := range pages {
		if m.At > at {
			break
		}
		page = m.Page
	}
	return page
}
