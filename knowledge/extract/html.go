package extract

import (
	"context"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// articleLeast is how much of a page's text, menus taken out, the article in it must hold; less, and the whole page is taken.
const articleLeast = 0.4

// tableLeast is how much of a page's text its longest table must hold for the article to be wrong without it.
const tableLeast = 0.2

// mostNodes bounds the tree of a page.
const mostNodes = 300_000

// readHTML reads the article of a page below its heading, without menus, related links and comments; the whole page, without
// these, where no article is found.
func readHTML(ctx context.Context, data []byte, l Limits) (Text, error) {
	source, err := pageText(data)
	if err != nil {
		return Text{}, err
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return Text{}, &Refusal{Abnormal, "a page that is too deep to be read"} // the parser takes everything else
	}
	if err := bounded(doc, l); err != nil {
		return Text{}, err
	}
	drop(doc)
	title := pageTitle(doc)
	head := pageHeading(doc, title)
	withoutFurniture(doc)
	withoutNoteLinks(doc)
	rewrite(doc)
	whole := doc
	if article := articleOf(doc); article != nil {
		withoutFurniture(article)
		doc = article
	}
	if ctx.Err() != nil {
		return Text{}, ctx.Err()
	}
	out, cut, err := markdownOf(ctx, doc, l)
	if err != nil {
		return Text{}, err
	}
	if strings.TrimSpace(out) == "" && doc != whole {
		if out, cut, err = markdownOf(ctx, whole, l); err != nil {
			return Text{}, err
		}
	}
	if head != "" && !headed(out, head) {
		out = "# " + escapedLine(head) + "\n\n" + out
	}
	text := Text{Title: titleOf(title, head), Markdown: structured(cleaned(out)), Cut: cut}
	if text.Title != title {
		text.Site = title
	}
	return text, nil
}

// headed reports whether a heading of a text says what the page's own does.
func headed(markdown, head string) bool {
	for line := range strings.Lines(markdown) {
		if m := headingLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil && strings.Contains(letterOnly(m[2]),
			letterOnly(head)) {
			return true
		}
	}
	return false
}

// articleOf is the article that is found in a page, nil for none or one that leaves out too much.
func articleOf(doc *html.Node) *html.Node {
	all := textLength(doc)
	parser := readability.NewParser()
	article, err := parser.ParseDocument(doc, &url.URL{})
	if err != nil || article.Node == nil || float64(textLength(article.Node)) < articleLeast*float64(all) {
		return nil
	}
	if table := longestTable(doc); 2*longestTable(article.Node) < table && float64(table) > tableLeast*float64(all) {
		return nil // which it takes to pieces
	}
	return article.Node
}

// longestTable is the length of the longest table's text.
func longestTable(root *html.Node) (most int) {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Table {
			most = max(most, textLength(n))
		}
	}
	return most
}

// markdownOf writes a page as Markdown; its tables by the rules for tables of all formats.
func markdownOf(ctx context.Context, doc *html.Node, l Limits) (out string, cut bool, err error) {
	c := converter.NewConverter(converter.WithPlugins(base.NewBasePlugin(), commonmark.NewCommonmarkPlugin()))
	c.Register.RendererFor("table", converter.TagTypeBlock, func(_ converter.Context, w converter.Writer,
		n *html.Node) converter.RenderStatus {
		t := pageTable(n, l)
		cut = cut || t.cut
		for _, caption := range t.captions() {
			_, _ = w.WriteString("\n\n" + escapedLine(caption))
		}
		_, _ = w.WriteString("\n\n" + t.markdown() + "\n\n") // a buffer in memory
		return converter.RenderSuccess
	}, converter.PriorityEarly)
	raw, err := c.ConvertNode(doc, converter.WithContext(ctx))
	if err != nil {
		return "", false, &Refusal{Broken, "no Markdown can be made of it"}
	}
	return string(raw), cut, nil
}

// bounded refuses a tree that is too deep or has too many nodes.
func bounded(root *html.Node, l Limits) error {
	nodes := 0
	var walk func(n *html.Node, depth int) error
	walk = func(n *html.Node, depth int) error {
		if nodes++; nodes > mostNodes || depth > 4*l.Depth {
			return &Refusal{Abnormal, "a page that is too deep or too large"}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if err := walk(c, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return walk(root, 0)
}

func pageTitle(root *html.Node) string {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Title && n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
			return oneLine(n.FirstChild.Data)
		}
	}
	return ""
}

// pageHeading is the heading of a page: of several the one that shares most words with its title, else the first.
func pageHeading(root *html.Node, title string) string {
	best, most := "", -1
	for n := range root.Descendants() {
		if n.DataAtom != atom.H1 {
			continue
		}
		said := oneLine(textOf(n))
		if said == "" {
			continue
		}
		shared := 0
		for word := range strings.FieldsSeq(strings.ToLower(said)) {
			if strings.Contains(strings.ToLower(title), word) {
				shared++
			}
		}
		if shared > most {
			best, most = said, shared
		}
	}
	return best
}

// titleOf is the title of a page without the name of its site behind it.
func titleOf(title, head string) string {
	if head != "" && (title == "" || strings.HasPrefix(letterOnly(title), letterOnly(head))) {
		return head
	}
	return title
}

// textOf is the text below a node, with a space where a block ends.
func textOf(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == atom.Br || n.DataAtom == atom.P || n.DataAtom == atom.Div || n.DataAtom == atom.Li:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func textLength(root *html.Node) (n int) {
	for d := range root.Descendants() {
		if d.Type == html.TextNode {
			n += len(strings.TrimSpace(d.Data))
		}
	}
	return n
}
