package extract

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	noteMark = regexp.MustCompile(`^[\[(]?(?:\d{1,3}|[a-z]|\*{1,3}|[†‡])[\])]?\.?$`)
	wayBack  = regexp.MustCompile(`^[\[(]?[↑↩⬆^\x{fe0e}\x{fe0f}]+[\])]?$`)
)

// withoutNoteLinks takes out the marks that lead to the notes of a page and back from them: what is behind a word is no part of
// its sentence. A note keeps its own mark.
func withoutNoteLinks(root *html.Node) {
	each(root, func(n *html.Node) bool {
		if n.DataAtom != atom.A || !strings.HasPrefix(attribute(n, "href"), "#") {
			return false
		}
		switch text := oneLine(textOf(n)); {
		case wayBack.MatchString(text):
			return true
		case !noteMark.MatchString(text):
			return false
		case beginsBlock(n):
			n.DataAtom, n.Data, n.Attr = atom.Span, "span", nil
			n.AppendChild(&html.Node{Type: html.TextNode, Data: " "})
			return false
		default:
			return text[0] == '[' || within(n, atom.Sup) || joined(n)
		}
	})
}

// joined reports whether a node follows a word without a space.
func joined(n *html.Node) bool {
	before := n.PrevSibling
	if before == nil || before.Type != html.TextNode {
		return false
	}
	return strings.TrimRight(before.Data, " \t\r\n\u00a0") == before.Data
}

// beginsBlock reports whether no text stands before a node in its block.
func beginsBlock(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if s.DataAtom == atom.Br {
				return true
			}
			if s.Type == html.TextNode && strings.TrimSpace(s.Data) != "" || s.Type == html.ElementNode && textLength(s) > 0 {
				return false
			}
		}
		switch n.DataAtom {
		case atom.P, atom.Div, atom.Li, atom.Td, atom.Th, atom.Dd, atom.Dt, atom.Section, atom.Aside, atom.Body:
			return true
		}
	}
	return true
}
