package report

import (
	"fmt"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/docx"
)

// Head says whose report it is. Year is of the cycle, 0 for none; Unit is the lokus, "" for a team with one.
type Head struct {
	Team  string
	Place string
	Unit  string
	Year  int
	At    time.Time
	Zone  *time.Location
}

// file begins a Word file.
func (h Head) file(title string, wide bool) *docx.File {
	return &docx.File{
		Title: title, Author: wordsAuthor, Footer: fmt.Sprintf(wordsFooter, agenda.SayTime(h.At, h.Zone)), Created: h.At, Wide: wide,
	}
}

// about is the line below a title: the team, its place and its lokus.
func (h Head) about() string {
	parts := []string{h.Team}
	if h.Place != "" && !strings.Contains(h.Team, h.Place) {
		parts = append(parts, h.Place)
	}
	if h.Unit != "" {
		parts = append(parts, wordsUnit+h.Unit)
	}
	return strings.Join(parts, " · ")
}

// day is a date as people read it, in the zone of the report; a dash for none.
func (h Head) day(t time.Time) string {
	if t.IsZero() {
		return wordsNone
	}
	return agenda.DateOf(t, h.Zone).Plain()
}

// orNone is a text, or a dash for none.
func orNone(s string) string {
	if s == "" {
		return wordsNone
	}
	return s
}

// sources gathers documents and numbers them in the order in which they are named.
type sources struct {
	numbers map[int64]int
	list    []knowledge.Document
}

// cite is a document's title with its number in the list of sources.
func (s *sources) cite(d knowledge.Document) string {
	if s.numbers == nil {
		s.numbers = map[int64]int{}
	}
	n, known := s.numbers[d.ID]
	if !known {
		s.list = append(s.list, d)
		n = len(s.list)
		s.numbers[d.ID] = n
	}
	return fmt.Sprintf("%s [%d]", d.Title, n)
}

// write lists the documents, each with its number in the library and its first source.
func (s *sources) write(f *docx.File) {
	if len(s.list) == 0 {
		return
	}
	f.Heading(1, headSources)
	for n, d := range s.list {
		line := fmt.Sprintf(wordsSource, n+1, d.Title, d.ID)
		if where := strings.Join(d.Places, ", "); where != "" {
			line += " " + where
		}
		if d.Year != 0 {
			line += fmt.Sprintf(", %d.", d.Year)
		}
		if len(d.Sources) > 0 {
			line += fmt.Sprintf(" %s %s", d.Sources[0].Title, d.Sources[0].URL)
		}
		f.Paragraph(line)
	}
}
