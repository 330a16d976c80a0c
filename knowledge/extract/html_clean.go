package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// drop takes out what is not text for people, and what people do not see.
func drop(root *html.Node) {
	each(root, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Svg, atom.Img, atom.Video,
			atom.Audio,
			atom.Button, atom.Select, atom.Input, atom.Textarea, atom.Canvas, atom.Embed, atom.Dialog:
			return true
		}
		return n.Type == html.CommentNode || n.Type == html.ElementNode && unseen(n)
	})
}

// each walks the tree; do says whether a node is taken out.
func each(root *html.Node, do func(*html.Node) bool) {
	for n := root.FirstChild; n != nil; {
		next := n.NextSibling
		if do(n) {
			root.RemoveChild(n)
		} else {
			each(n, do)
		}
		n = next
	}
}

var notShown = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)

func unseen(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" || a.Key == "style" && notShown.MatchString(a.Val) {
			return n.DataAtom != atom.Html && n.DataAtom != atom.Body
		}
	}
	return false
}

// The words in class and id of what stands around an article. Those of the first are it whatever they hold; those of the
// second when most of it is links, or it is short.
var (
	surelyAround = regexp.MustCompile(`^(?:breadcrumbs?|comments?|komentar|komen|respond|disqus|related|terkait|shar(?:e|ing)|` +
		`sosmed|bagikan|` +
		`cookies?|popup|modal|iklan|advertisement|ads|adsbygoogle|newsletter|paginat(?:ion|e)|pager|skip-link|sr-only|prevnext|` +
		`postnav|` +
		`relatedposts?|sharedaddy|sharethis|addtoany|addthis|entry-meta|post-meta|article-info|` +
		`author-box|trending|terpopuler|rekomendasi|recommended|recommendations?)$`)
	perhapsAround = regexp.MustCompile(`^(?:nav|navbar|navigation|menus?|mainmenu|submenu|topbar|top-bar|sidebar|side|widgets?|` +
		`footer|` +
		`header|masthead|social|tags?|categories|kategori|populer|popular|latest|terbaru|recent|login|search|pencarian|toc|promo|` +
		`banner|` +
		`subscribe|bottom|author|meta|breadcumb|links|tautan)$`)
)

// How much of what may stand around is links, and how long it is, for it to go.
const (
	linkedMost = 0.5
	aroundLeft = 200
)

// withoutFurniture takes out menus, heads and feet of the site, related links, and comments of readers. What holds the
// page's heading or most of its text stays.
func withoutFurniture(root *html.Node) {
	all := textLength(root)
	each(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode || n.DataAtom == atom.Html || n.DataAtom == atom.Body || n.DataAtom == atom.Main {
			return false
		}
		size := textLength(n)
		if surelyOutside(n) {
			return true
		}
		if size*2 > all && !furnitureTag(n) || holds(n, atom.Main, atom.Article) || n.DataAtom == atom.Article && size*4 > all {
			return false
		}
		return around(n, size)
	})
	each(root, alsoRead)
}

// furnitureTag reports whether an element is of the site by its kind.
func furnitureTag(n *html.Node) bool {
	role := attribute(n, "role")
	return n.DataAtom == atom.Nav || n.DataAtom == atom.Footer && !within(n, atom.Article, atom.Blockquote) ||
		slices.Contains([]string{"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"}, role)
}

// surelyOutside reports whether the class or id of an element says that it is no part of the article, however long it is.
func surelyOutside(n *html.Node) bool {
	if title := attribute(n, "title"); n.DataAtom == atom.Div && (title == "header" || title == "footer") {
		return true // the running heads and feet of a text processor
	}
	return n.DataAtom != atom.Article && slices.ContainsFunc(classWords(n), surelyAround.MatchString) && !holds(n, atom.H1,
		atom.Main)
}

func around(n *html.Node, size int) bool {
	heading := holds(n, atom.H1)
	if furnitureTag(n) {
		return true
	}
	links := linkedPart(n, size)
	switch n.DataAtom {
	case atom.Aside:
		return !heading
	case atom.Header:
		return !within(n, atom.Article, atom.Main) && !heading || links > linkedMost
	case atom.Ul, atom.Ol, atom.Table, atom.P, atom.Li, atom.Td, atom.Tr, atom.Tbody, atom.Thead, atom.Th:
		if n.DataAtom != atom.Ul {
			return false
		}
		return links > 0.9 && items(n) > 2 && !within(n, atom.Table) && shortLinks(n)
	}
	words := classWords(n)
	if slices.ContainsFunc(words, perhapsAround.MatchString) {
		return !heading && (links > linkedMost || size < aroundLeft && size > 0 && links > 0.2 || endsNamed(n, "footer", "sidebar",
			"menu", "navbar"))
	}
	return relatedHead(n) && links > linkedMost
}

var wordBreak = regexp.MustCompile(`[^a-z0-9]+`)

// classWords are the names in class and id of an element, and their parts.
func classWords(n *html.Node) (words []string) {
	for _, key := range []string{"class", "id"} {
		for name := range strings.FieldsSeq(strings.ToLower(attribute(n, key))) {
			words = append(words, name)
			if !strings.HasPrefix(name, "has-") && !strings.HasPrefix(name, "with-") && !strings.HasPrefix(name, "no-") {
				words = append(words, wordBreak.Split(name, -1)...)
			}
		}
	}
	return words
}

// endsNamed reports whether a class or the id of an element is, or ends in, one of some words.
func endsNamed(n *html.Node, ends ...string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(attribute(n, "class")+" "+attribute(n, "id"))),
		func(name string) bool {
			return slices.ContainsFunc(ends, func(end string) bool { return name == end || strings.HasSuffix(name, "-"+end) })
		})
}

// relatedHead reports whether a block begins by saying that other pages follow.
func relatedHead(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Section:
	default:
		return false
	}
	return alsoWords.MatchString(oneLine(textOf(n)))
}

var alsoWords = regexp.MustCompile(`(?i)^\W*(?:baca juga|lihat juga|simak juga|berita terkait|artikel terkait|berita ` +
	`lainnya|artikel lainnya|` +
	`berita terbaru|berita populer|terpopuler|pos terkait|postingan terkait|related (?:posts?|articles?|news)|read also|tautan ` +
	`terkait|` +
	`bagikan|share this|komentar)\b`)

// alsoRead reports whether a paragraph or item only leads to another page.
func alsoRead(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Li, atom.Blockquote, atom.Div, atom.Span, atom.Strong, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
	default:
		return false
	}
	text := oneLine(textOf(n))
	if !alsoWords.MatchString(text) || len(text) > 300 {
		return false
	}
	heading := n.DataAtom == atom.H2 || n.DataAtom == atom.H3 || n.DataAtom == atom.H4 || n.DataAtom == atom.H5 ||
		n.DataAtom == atom.H6
	return linkedPart(n, textLength(n)) > 0.3 || heading && len(text) < 40 || len(text) < 20
}

// linkedPart is how much of the text of an element is links.
func linkedPart(n *html.Node, size int) float64 {
	if size == 0 {
		return 0
	}
	linked := 0
	if n.DataAtom == atom.A {
		return 1
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.A && attribute(c, "href") != "" {
				linked += textLength(c)
				continue
			}
			walk(c)
		}
	}
	walk(n)
	return float64(linked) / float64(size)
}

func items(n *html.Node) (count int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			count++
		}
	}
	return count
}

// shortLinks reports whether the items of a list are as short as those of a menu are.
func shortLinks(n *html.Node) bool { return textLength(n) < 45*max(items(n), 1) }

func holds(root *html.Node, kinds ...atom.Atom) bool {
	for n := range root.Descendants() {
		if slices.Contains(kinds, n.DataAtom) {
			return true
		}
	}
	return false
}

func within(n *html.Node, kinds ...atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if slices.Contains(kinds, p.DataAtom) {
			return true
		}
	}
	return false
}

// rewrite puts into words what Markdown has no sign for: raised figures, fractions, struck-out text. Tables that only set
// things in their place become blocks.
func rewrite(root *html.Node) {
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Sup:
			for d := range n.Descendants() {
				if d.Type == html.TextNode && !within(d, atom.A) {
					d.Data = raised(d.Data)
				}
			}
		case atom.Del, atom.S, atom.Strike:
			text := struckOut(oneLine(textOf(n)))
			for c := n.FirstChild; c != nil; c = n.FirstChild {
				n.RemoveChild(c)
			}
			n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
			n.DataAtom, n.Data = atom.Span, "span"
		case atom.Table:
			if pageLaidOut(n) {
				blocksOf(n)
			}
		}
		if n.Data == "mfrac" && n.FirstChild != nil {
			n.InsertBefore(&html.Node{Type: html.TextNode, Data: "/"}, n.LastChild)
		}
	}
}

// blocksOf makes blocks of a table, its rows and cells.
func blocksOf(table *html.Node) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.DataAtom {
		case atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Caption:
			n.DataAtom, n.Data = atom.Div, "div"
		case atom.Td, atom.Th:
			n.DataAtom, n.Data = atom.Div, "div"
			return // a table in it is looked at by itself
		default:
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(table)
}

// letterOnly is a text in small letters without spaces and signs, to compare what two programs wrote.
func letterOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, normal(s))
}
