package report

import (
	"fmt"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/agenda/phrase"
	"studitiru/knowledge/docx"
)

// Result is what came of one thing that was agreed on a visit.
type Result struct {
	What, Owner, Due, State string
}

// Journey is the report of an official journey, from the note of a visit and what came of it.
type Journey struct {
	Head
	Note    knowledge.Document
	Summary string // "2 tindakan: 1 selesai, 1 berhenti"
	Results []Result
}

// File writes the report with the parts of a laporan perjalanan dinas. What the note does not say is left open, marked.
func (j Journey) File() ([]byte, error) {
	f := j.file(headJourney, false)
	f.Paragraph(j.Note.Title)
	f.Paragraph(j.about())
	f.Heading(1, headBasis)
	f.Bullet(wordsBasisOrder)
	f.Bullet(fmt.Sprintf(wordsBasisNote, j.Note.ID))
	sections := sectionsOf(j.Note.Body)
	for _, part := range journeyParts() {
		f.Heading(1, part.head)
		if n := j.write(f, part, sections); n == 0 {
			f.Paragraph(wordsFillIn)
		}
	}
	f.Heading(1, headFollow)
	f.Paragraph(j.Summary)
	if len(j.Results) > 0 {
		rows := [][]string{columnsFollow()}
		for _, r := range j.Results {
			rows = append(rows, []string{r.What, orNone(r.Owner), r.Due, r.State})
		}
		f.Columns([]int{45, 20, 18, 17}, rows)
	}
	f.Heading(1, headEnd)
	f.Paragraph(wordsEnd)
	f.Paragraph(fmt.Sprintf(wordsSigned, j.day(j.At)))
	f.Heading(1, headSources)
	for n, s := range j.Note.Sources {
		f.Paragraph(strings.TrimSpace(fmt.Sprintf("[%d] %s %s", n+1, s.Title, s.URL)))
	}
	raw, err := f.Bytes()
	if err != nil {
		return nil, fmt.Errorf("write the report of a journey: %w", err)
	}
	return raw, nil
}

// section is one section of a note: what stands before the first heading has none.
type section struct {
	head  string
	lines []string
}

// sectionsOf cuts the Markdown of a note into sections, without marks of sources.
func sectionsOf(body string) (list []section) {
	list = []section{{}}
	for line := range strings.Lines(knowledge.WithoutCites(body)) {
		line = strings.TrimSpace(line)
		if head, ok := strings.CutPrefix(line, "## "); ok {
			list = append(list, section{head: head})
		} else if line != "" {
			last := &list[len(list)-1]
			last.lines = append(last.lines, line)
		}
	}
	return list
}

// write writes the sections of a part and returns how many lines that were. The part of results takes what no other names.
func (j Journey) write(f *docx.File, part journeyPart, sections []section) (n int) {
	for _, fact := range part.facts(j.Note) {
		f.Paragraph(fact)
		n++
	}
	for _, s := range sections {
		if !slices.Contains(part.sections, s.head) && !(part.rest && unnamed(s.head)) {
			continue
		}
		if len(s.lines) > 0 && s.head != "" && part.rest {
			f.Heading(2, s.head)
		}
		for _, line := range s.lines {
			n++
			if rest, bullet := strings.CutPrefix(line, "- "); bullet {
				f.Bullet(rest)
			} else {
				f.Paragraph(line)
			}
		}
	}
	return n
}

// unnamed reports whether no part asks for sections of a heading.
func unnamed(head string) bool {
	if head == knowledge.HeadFollow {
		return false
	}
	for _, part := range journeyParts() {
		if slices.Contains(part.sections, head) {
			return false
		}
	}
	return true
}

// journeyPart is one part of the report: the headings of notes that belong to it, and what the front matter says about it.
type journeyPart struct {
	head     string
	sections []string
	rest     bool // takes every section that no part names
	facts    func(knowledge.Document) []string
}

func nothing(knowledge.Document) []string { return nil }

// journeyParts are the parts between the basis and what is to follow, in order.
func journeyParts() []journeyPart {
	return []journeyPart{
		{head: headPurpose, sections: []string{"", knowledge.HeadTopic, knowledge.HeadWhy, headProblem}, facts: nothing},
		{head: headPeople, sections: []string{knowledge.HeadVisitors}, facts: nothing},
		{head: headTime, sections: []string{knowledge.HeadDates, knowledge.HeadHost}, facts: whenWhere},
		{head: headResult, rest: true, facts: nothing},
	}
}

// whenWhere is the day and the host of a visit, as the note's front matter has them.
func whenWhere(d knowledge.Document) (facts []string) {
	if d.Date != "" {
		day := d.Date
		if date, err := agenda.ParseDate(day); err == nil {
			day = date.Spoken()
		}
		if p, err := phrase.FindPeriod(knowledge.SectionOf(d.Body, knowledge.HeadDates)); err == nil && p.From != p.To {
			day = p.Spoken() // the note's front matter has the first of several days
		}
		facts = append(facts, wordsWhen+day)
	}
	if len(d.Places) > 0 {
		facts = append(facts, wordsWhere+d.Places[0])
	}
	return facts
}
