package extract

import (
	"bytes"
	"context"
	"net/url"
	"regexp"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	tables "github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

var htmlStart = regexp.MustCompile(`(?is)^\s*(<!--.*?-->\s*)*(<!doctype html|<html|<head|<body)`)

func looksLikeHTML(data []byte) bool { return htmlStart.Match(data[:min(len(data), 2048)]) }

// articleLeast is how much of a page's text the article in it must hold; less, and the whole page is taken.
const articleLeast = 0.3

// mostNodes bounds the tree of a page.
const mostNodes = 300_000

// readHTML reads the article of a page, without its menus; the whole page where no article is found.
func readHTML(ctx context.Context, data []byte, l Limits) (Text, error) {
	r, err := charset.NewReader(bytes.NewReader(data), "text/html")
	if err != nil {
		return Text{}, &Refusal{Broken, "unknown character set"}
	}
	doc, err := html.Parse(r)
	if err != nil {
		return Text{}, &Refusal{Abnormal, "a page that is too deep to be read"} // the parser takes everything else
	}
	if err := bounded(doc, l); err != nil {
		return Text{}, err
	}
	drop(doc)
	whole := doc
	title := pageTitle(doc)
	parser := readability.NewParser()
	if article, err := parser.ParseDocument(doc, &url.URL{}); err == nil && article.Node != nil {
		if float64(textLength(article.Node)) >= articleLeast*float64(textLength(whole)) {
			doc = article.Node
		}
		if title == "" {
			title = article.Title()
		}
	}
	if ctx.Err() != nil {
		return Text{}, ctx.Err()
	}
	c := converter.NewConverter(converter.WithPlugins(base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(),
		tables.NewTablePlugin()))
	out, err := c.ConvertNode(doc, converter.WithContext(ctx))
	if err != nil {
		return Text{}, &Refusal{Broken, "no Markdown can be made of it"}
	}
	return Text{Title: title, Markdown: cleaned(string(out))}, nil
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

// drop takes out what is not text for people.
func drop(root *html.Node) {
	for n := range root.Descendants() {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			switch c.DataAtom {
			case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Svg, atom.Img, atom.Video,
				atom.Audio:
				n.RemoveChild(c)
			}
			c = next
		}
	}
}

func pageTitle(root *html.Node) string {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Title && n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
			return strings.TrimSpace(n.FirstChild.Data)
		}
	}
	return ""
}

func textLength(root *html.Node) (n int) {
	for d := range root.Descendants() {
		if d.Type == html.TextNode {
			n += len(strings.TrimSpace(d.Data))
		}
	}
	return n
}
