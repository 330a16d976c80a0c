package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"studitiru/knowledge"
)

// placesShown is how many places of a document a line names.
const placesShown = 3

// headingShown is how many characters of the headings above a quote a line shows.
const headingShown = 60

// cited names the source of a quote, and what is to be known of it: status, confirmation, rules that no longer hold.
func cited(q knowledge.Quote) string {
	line := documentLine(q.Document, "")
	page := ""
	if q.Page > 0 {
		page = fmt.Sprintf(wordsPage, q.Page)
	}
	where := []string{knowledge.InnerHeading(q.Heading, headingShown), page}
	for _, words := range slices.Concat([]string{q.Status, q.Confirmation}, where, replacedWords(q)) {
		if words != "" {
			line += " · " + words
		}
	}
	if u := urlOf(q); u != "" {
		line += "\n    " + u
	}
	return line
}

func documentLine(d knowledge.Document, place string) string {
	if place == "" {
		places := d.Places
		if len(places) > placesShown {
			places = append(append([]string{}, places[:placesShown]...), wordsAndMore)
		}
		place = strings.Join(places, ", ")
	}
	line := fmt.Sprintf("#%d %s – %s", d.ID, d.Title, place)
	if d.Year != 0 {
		line += fmt.Sprintf(", %d", d.Year)
	}
	return line
}

// printer writes an answer for people; its quotes are numbered through.
type printer struct {
	w io.Writer
	n int
}

// writeAnswer prints an answer for people.
func writeAnswer(w io.Writer, a knowledge.Answer) {
	p := &printer{w: w}
	p.answer(a)
	for _, other := range a.Others {
		fmt.Fprintf(w, "\n– %s\n", other.Question)
		p.answer(other)
	}
	fmt.Fprintf(w, "\n(%s, %d ms)\n", a.Outcome, a.Elapsed.Milliseconds())
}

func (p *printer) answer(a knowledge.Answer) {
	if a.Understood != "" {
		fmt.Fprintf(p.w, "%s %s\n\n", wordsUnderstood, a.Understood)
	}
	for _, words := range []string{askedWords(a), a.Missing.Words()} {
		if words != "" {
			fmt.Fprintln(p.w, words)
		}
	}
	for _, c := range a.Choices {
		fmt.Fprintf(p.w, "  %s: %s\n", strings.ToUpper(c.Word), c.Sense)
	}
	p.instead(a)
	switch a.Route {
	case knowledge.RouteCatalogue:
		if a.Total == 0 { // what there is instead is said above
			break
		}
		p.list(a)
	case knowledge.RouteTalk:
		p.lines(a)
	case knowledge.RouteCompare:
		for _, c := range a.Columns {
			fmt.Fprintf(p.w, "\n%s\n", c.Name)
			if counts := c.CountWords(); counts != "" {
				fmt.Fprintf(p.w, "    %s\n", counts)
			}
			if len(c.Quotes)+len(c.Counts) == 0 {
				fmt.Fprintf(p.w, "    %s\n", wordsNoData)
			}
			p.quotes(c.Quotes)
		}
	case knowledge.RouteHow:
		for _, part := range a.Card {
			fmt.Fprintf(p.w, "\n%s\n", part.Section.Name())
			p.quotes(part.Quotes)
		}
	default:
		p.quotes(a.Quotes)
	}
	if len(a.Alternatives) > 0 {
		fmt.Fprintf(p.w, "\n%s\n", wordsAlternatives)
		for _, d := range a.Alternatives {
			fmt.Fprintf(p.w, "  #%d %s\n", d.ID, d.Title)
		}
	}
}

// instead names what there is in place of what is missing.
func (p *printer) instead(a knowledge.Answer) {
	switch {
	case a.Missing != nil && a.Missing.Part == "year" && len(a.Nearest) > 0 && len(a.Quotes) == 0:
		p.quotes(a.Nearest)
	case a.Missing != nil && len(a.Missing.Documents) > 0 && len(a.Quotes) == 0:
		for _, d := range a.Missing.Documents {
			fmt.Fprintf(p.w, "  #%d %s\n", d.ID, d.Title)
		}
	case a.Outcome == knowledge.NotFound && len(a.Nearest) > 0:
		fmt.Fprintln(p.w, wordsNearest)
		for _, q := range a.Nearest {
			fmt.Fprintf(p.w, "  #%d %s\n", q.Document.ID, q.Document.Title)
		}
	}
}

func (p *printer) quotes(quotes []knowledge.Quote) {
	for _, q := range quotes {
		p.n++
		fmt.Fprintf(p.w, "\n[%d] “%s”\n    %s\n", p.n, q.Text, cited(q))
	}
}

// list prints a page of a catalogue; in one by measure each line is the sentence that states the value.
func (p *printer) list(a knowledge.Answer) {
	fmt.Fprintln(p.w, a.ListWords())
	if counts := a.CountWords(); counts != "" {
		fmt.Fprintln(p.w, counts)
	}
	p.lines(a)
	if more := a.Total - len(a.Lists); more > 0 && len(a.Lists) > 0 {
		fmt.Fprintf(p.w, wordsMoreLines, more)
	}
}

// lines prints the lines of a list.
func (p *printer) lines(a knowledge.Answer) {
	for _, item := range a.Lists {
		p.n++
		sentence := ""
		switch {
		case item.Quote != nil:
			sentence = item.Quote.Text
		case item.Fact != nil:
			sentence = item.Fact.Sentence
		}
		if sentence != "" {
			fmt.Fprintf(p.w, "%3d. “%s”\n     %s\n", p.n, sentence, documentLine(item.Document, item.Place))
			continue
		}
		line := documentLine(item.Document, item.Place)
		if words := item.Document.StatusWords(); words != "" {
			line += " · " + words
		}
		fmt.Fprintf(p.w, "%3d. %s\n", p.n, line)
	}
}
