package cli

import (
	"fmt"
	"io"
	"strings"

	"studitiru/knowledge"
)

// writeAnswer prints an answer for people.
func writeAnswer(w io.Writer, a knowledge.Answer) {
	writeOne(w, a)
	for _, o := range a.Others {
		fmt.Fprintf(w, "\n— %s\n", o.Question)
		writeOne(w, o)
	}
	fmt.Fprintf(w, "\n(%s, %d ms)\n", a.Outcome, a.Elapsed.Milliseconds())
}

func writeOne(w io.Writer, a knowledge.Answer) {
	if a.Understood != "" {
		fmt.Fprintf(w, "%s %s\n\n", wordsUnderstood, a.Understood)
	}
	if words := missingWords(a.Missing); words != "" {
		fmt.Fprintf(w, "%s\n", words)
	} else if words := askedWords(a); words != "" {
		fmt.Fprintf(w, "%s\n", words)
	}
	for _, c := range a.Choices {
		fmt.Fprintf(w, "  %s: %s\n", strings.ToUpper(c.Word), c.Sense)
	}
	writeInstead(w, a)
	switch a.Route {
	case knowledge.RouteCatalogue:
		writeLists(w, a)
	case knowledge.RouteCompare:
		writeColumns(w, a)
	case knowledge.RouteHow:
		writeQuotes(w, a.Quotes[:min(len(a.Quotes), 1)])
		writeCard(w, a)
	default:
		writeQuotes(w, a.Quotes)
	}
	if len(a.Alternatives) > 0 {
		fmt.Fprintf(w, "\n%s\n", wordsAlternatives)
		for _, d := range a.Alternatives {
			fmt.Fprintf(w, "  #%d %s\n", d.ID, d.Title)
		}
	}
}

// writeInstead prints what there is where the answer is missing.
func writeInstead(w io.Writer, a knowledge.Answer) {
	if a.Outcome != knowledge.NotFound {
		return
	}
	if len(a.Nearest) > 0 {
		fmt.Fprintln(w, wordsNearest)
		writeQuotes(w, a.Nearest)
	}
	if m := a.Missing; m != nil {
		for _, d := range m.Documents {
			fmt.Fprintf(w, "  #%d %s\n", d.ID, d.Title)
		}
	}
}

func writeQuotes(w io.Writer, quotes []knowledge.Quote) {
	for i, q := range quotes {
		fmt.Fprintf(w, "\n[%d] “%s”\n    %s\n", i+1, q.Text, cited(q))
	}
}

func writeLists(w io.Writer, a knowledge.Answer) {
	fmt.Fprintf(w, wordsTotal, a.Total)
	for _, c := range a.Counts {
		fmt.Fprintf(w, "  %s %s: %d\n", c.Group, c.Key, c.N)
	}
	for _, it := range a.Lists {
		d := it.Document
		parts := []string{fmt.Sprintf("#%d %s", d.ID, d.Title), it.Place}
		if d.Year != 0 {
			parts = append(parts, fmt.Sprint(d.Year))
		}
		if s := d.StatusWords(); s != "" {
			parts = append(parts, s)
		}
		fmt.Fprintf(w, "  %s\n", strings.Join(parts, " · "))
		if it.Quote != nil {
			fmt.Fprintf(w, "    “%s”\n", it.Quote.Text)
		}
	}
}

func writeColumns(w io.Writer, a knowledge.Answer) {
	for _, c := range a.Columns {
		fmt.Fprintf(w, "\n%s\n", c.Name)
		if len(c.Quotes) == 0 {
			fmt.Fprintf(w, "  %s\n", wordsNoData)
		}
		writeQuotes(w, c.Quotes)
	}
}

func writeCard(w io.Writer, a knowledge.Answer) {
	for _, r := range a.Card {
		fmt.Fprintf(w, "\n%s\n", strings.ToUpper(string(r.Section)))
		writeQuotes(w, r.Quotes)
	}
}
