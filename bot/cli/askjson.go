package cli

import (
	"strings"

	"studitiru/knowledge"
)

// askedQuote, askedLine, askedColumn, askedRole, askedMissing and asked are the contract of `ask --json`.
type askedQuote struct {
	Text     string  `json:"text"`
	Document int64   `json:"document"`
	Title    string  `json:"title"`
	Place    string  `json:"place"`
	Year     int     `json:"year"`
	Date     string  `json:"date"`
	URL      string  `json:"url"` // of the source of this very text
	Score    float64 `json:"score"`

	Context  string   `json:"context,omitempty"` // the passage around the text
	Status   string   `json:"status,omitempty"`
	Replaced []string `json:"replaced,omitempty"` // rules that the document leans on and that no longer hold
}

type askedLine struct {
	Document int64  `json:"document"`
	Title    string `json:"title"`
	Place    string `json:"place"`
	Year     int    `json:"year"`
	Status   string `json:"status"`

	Value string      `json:"value,omitempty"` // of the measure that the list is by
	Grade string      `json:"grade,omitempty"`
	Rank  int         `json:"rank,omitempty"`
	Quote *askedQuote `json:"quote,omitempty"` // that says so
}

type askedCount struct {
	Group string `json:"group"`
	Key   string `json:"key"`
	Count int    `json:"count"`
}

type askedColumn struct {
	Name   string       `json:"name"`
	Quotes []askedQuote `json:"quotes"` // empty: no data
}

type askedRole struct {
	Role   knowledge.Section `json:"role"`
	Quotes []askedQuote      `json:"quotes"`
}

type askedMissing struct {
	Part      string      `json:"part"`
	Asked     string      `json:"asked"`
	Place     string      `json:"place,omitempty"`
	Years     []int       `json:"years,omitempty"` // for which there is a value
	Total     int         `json:"total"`           // documents that there are instead
	Documents []askedLine `json:"documents,omitempty"`
}

type asked struct {
	Outcome    knowledge.Outcome `json:"outcome"`
	Understood string            `json:"understood"`
	Quotes     []askedQuote      `json:"quotes"`
	ElapsedMS  float64           `json:"elapsed_ms"`

	Route    knowledge.Route `json:"route,omitempty"`
	Disagree bool            `json:"disagree,omitempty"` // the first quotes give different figures
	Lists    []askedLine     `json:"lists,omitempty"`
	Total    int             `json:"total,omitempty"`
	Counts   []askedCount    `json:"counts,omitempty"`
	Columns  []askedColumn   `json:"columns,omitempty"`
	Card     []askedRole     `json:"card,omitempty"`
	Missing  *askedMissing   `json:"missing,omitempty"`
	Nearest  []askedQuote    `json:"nearest,omitempty"`
	Others   []asked         `json:"others,omitempty"` // the further questions of the message
}

func answerJSON(a knowledge.Answer) asked {
	out := asked{Outcome: a.Outcome, Understood: a.Understood, Quotes: quotesJSON(a.Quotes), Route: a.Route, Disagree: a.Disagree,
		Total: a.Total, ElapsedMS: float64(a.Elapsed.Microseconds()) / 1000}
	for _, it := range a.Lists {
		out.Lists = append(out.Lists, lineJSON(it))
	}
	for _, c := range a.Counts {
		out.Counts = append(out.Counts, askedCount{c.Group, c.Key, c.N})
	}
	for _, c := range a.Columns {
		out.Columns = append(out.Columns, askedColumn{c.Name, quotesJSON(c.Quotes)})
	}
	for _, r := range a.Card {
		out.Card = append(out.Card, askedRole{r.Section, quotesJSON(r.Quotes)})
	}
	if m := a.Missing; m != nil {
		out.Missing = &askedMissing{Part: m.Part, Asked: m.Asked, Place: m.Place, Years: m.Years, Total: m.Total}
		for _, d := range m.Documents {
			line := knowledge.ListItem{Document: d, Place: strings.Join(d.Places, ", ")}
			out.Missing.Documents = append(out.Missing.Documents, lineJSON(line))
		}
	}
	if len(a.Nearest) > 0 {
		out.Nearest = quotesJSON(a.Nearest)
	}
	for _, o := range a.Others {
		out.Others = append(out.Others, answerJSON(o))
	}
	return out
}

func quotesJSON(quotes []knowledge.Quote) []askedQuote {
	out := []askedQuote{}
	for _, q := range quotes {
		out = append(out, askedQuote{
			Text: q.Text, Document: q.Document.ID, Title: q.Document.Title, Place: strings.Join(q.Document.Places, ", "),
			Year: q.Document.Year, Date: q.Document.Date, URL: sourceURL(q), Score: q.Score,
			Context: q.Context, Status: q.Status, Replaced: replacedWords(q),
		})
	}
	return out
}

func lineJSON(it knowledge.ListItem) askedLine {
	d := it.Document
	out := askedLine{Document: d.ID, Title: d.Title, Place: it.Place, Year: d.Year, Status: d.StatusWords()}
	if it.Fact != nil {
		out.Value, out.Grade, out.Rank = it.Fact.Value, it.Fact.Grade, it.Fact.Rank
		if it.Fact.Year != 0 {
			out.Year = it.Fact.Year
		}
	}
	if it.Quote != nil {
		out.Quote = &quotesJSON([]knowledge.Quote{*it.Quote})[0]
	}
	return out
}
