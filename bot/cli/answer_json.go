package cli

import (
	"strings"

	"studitiru/knowledge"
)

// askedQuote and asked are the contract of `ask --json`. What only some answers have is left out of the others.
type askedQuote struct {
	Text     string  `json:"text"`
	Document int64   `json:"document"`
	Title    string  `json:"title"`
	Place    string  `json:"place"`
	Year     int     `json:"year"`
	Date     string  `json:"date"`
	URL      string  `json:"url"`
	Score    float64 `json:"score"`

	Heading  string   `json:"heading,omitempty"` // the headings above it, joined by " › "
	Page     int      `json:"page,omitempty"`    // of the file that the document was made of
	Context  string   `json:"context,omitempty"` // the passage around the text
	Status   string   `json:"status,omitempty"`
	Replaced []string `json:"replaced,omitempty"` // rules that the document leans on and that no longer hold
}

type asked struct {
	Outcome    knowledge.Outcome `json:"outcome"`
	Understood string            `json:"understood"`
	Quotes     []askedQuote      `json:"quotes"`
	ElapsedMS  float64           `json:"elapsed_ms"`

	Route   knowledge.Route  `json:"route,omitempty"`
	Missing string           `json:"missing,omitempty"` // the part that nothing answers, in words
	Talk    knowledge.Intent `json:"talk,omitempty"`
	Lists   []askedLine      `json:"lists,omitempty"`
	Total   *int             `json:"total,omitempty"` // of lists over all pages
	Columns []askedColumn    `json:"columns,omitempty"`
	Card    []askedPart      `json:"card,omitempty"`
	Others  []asked          `json:"others,omitempty"` // further questions of the same message
}

type askedLine struct {
	Document int64  `json:"document"`
	Title    string `json:"title"`
	Place    string `json:"place"`
	Year     int    `json:"year"`
	Status   string `json:"status"`
	Text     string `json:"text,omitempty"` // the sentence that states the value, in a list by measure
}

type askedColumn struct {
	Name   string       `json:"name"`
	Quotes []askedQuote `json:"quotes"`
}

type askedPart struct {
	Section string       `json:"section"`
	Quotes  []askedQuote `json:"quotes"`
}

func answerJSON(a knowledge.Answer) asked {
	out := asked{Outcome: a.Outcome, Understood: a.Understood, Quotes: quotesJSON(a.Quotes),
		ElapsedMS: float64(a.Elapsed.Microseconds()) / 1000, Route: a.Route, Missing: a.Missing.Words(), Talk: a.Talk}
	if a.Route == knowledge.RouteCatalogue {
		out.Total = &a.Total
	}
	for _, item := range a.Lists {
		d := item.Document
		line := askedLine{Document: d.ID, Title: d.Title, Place: placeOf(item), Year: d.Year, Status: string(d.Status)}
		switch {
		case item.Quote != nil:
			line.Text = item.Quote.Text
		case item.Fact != nil:
			line.Text = item.Fact.Sentence
		}
		if item.Fact != nil && item.Fact.Year != 0 {
			line.Year = item.Fact.Year
		}
		out.Lists = append(out.Lists, line)
	}
	for _, c := range a.Columns {
		out.Columns = append(out.Columns, askedColumn{c.Name, quotesJSON(c.Quotes)})
	}
	for _, p := range a.Card {
		out.Card = append(out.Card, askedPart{string(p.Section), quotesJSON(p.Quotes)})
	}
	for _, other := range a.Others {
		out.Others = append(out.Others, answerJSON(other))
	}
	return out
}

func placeOf(item knowledge.ListItem) string {
	if item.Place != "" {
		return item.Place
	}
	return strings.Join(item.Document.Places, ", ")
}

func quotesJSON(quotes []knowledge.Quote) []askedQuote {
	out := []askedQuote{}
	for _, q := range quotes {
		out = append(out, askedQuote{
			Text: q.Text, Document: q.Document.ID, Title: q.Document.Title, Place: strings.Join(q.Document.Places, ", "),
			Year: q.Document.Year, Date: q.Document.Date, URL: urlOf(q), Score: q.Score, Context: q.Context, Page: q.Page,
			Heading: q.Heading,
			Status:  q.Status, Replaced: replacedWords(q),
		})
	}
	return out
}

// urlOf is the address of the source of a quote's sentence.
func urlOf(q knowledge.Quote) string {
	for _, n := range append(append([]int{}, q.Cites...), 0) {
		if n >= 0 && n < len(q.Document.Sources) && q.Document.Sources[n].URL != "" {
			return q.Document.Sources[n].URL
		}
	}
	return ""
}

func replacedWords(q knowledge.Quote) (list []string) {
	for _, r := range q.Replaced {
		list = append(list, r.Words())
	}
	return list
}
