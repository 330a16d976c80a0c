package report

import (
	"fmt"

	"studitiru/knowledge"
	"studitiru/knowledge/docx"
	"studitiru/knowledge/ipp"
	"studitiru/knowledge/team/plan"
)

// Papers are what a team takes along on a visit.
type Papers struct {
	Head
	Package   plan.Package
	Known     []string // what is known of the index of the place, and of one's own
	Questions []string // to ask there
	Learnt    []Point  // what notes of visits say can be copied
	Open      []Point  // what documents about the place say is not known
}

// Point is a sentence of a document.
type Point struct {
	Sentence string
	Document knowledge.Document
}

// File writes the papers.
func (p Papers) File() ([]byte, error) {
	f := p.file(fmt.Sprintf(headPapers, p.Package.Place), false)
	f.Paragraph(p.about())
	f.Heading(1, headKnown)
	for _, s := range p.Known {
		f.Paragraph(s)
	}
	var named sources
	f.Heading(1, headByGap)
	for _, g := range p.Package.ByGap {
		f.Heading(2, gapWords(g.Gap))
		for _, d := range g.Documents[:min(len(g.Documents), gapDocuments)] {
			f.Bullet(named.cite(d))
		}
		if more := len(g.Documents) - gapDocuments; more > 0 {
			f.Paragraph(fmt.Sprintf(wordsMore, more))
		}
	}
	if len(p.Package.ByGap) == 0 {
		f.Paragraph(wordsNoneByGap)
	}
	bullets(f, headOthers, p.Package.Others, &named)
	bullets(f, headVisits, p.Package.Visits, &named)
	f.Heading(1, headAsk)
	for _, q := range p.Questions {
		f.Bullet(q)
	}
	for _, part := range []struct {
		head   string
		points []Point
	}{{headLearnt, p.Learnt}, {headOpen, p.Open}} {
		if len(part.points) > 0 {
			f.Heading(1, part.head)
		}
		for _, o := range part.points {
			f.Bullet(fmt.Sprintf("“%s” %s", o.Sentence, named.cite(o.Document)))
		}
	}
	f.Heading(1, headNotes)
	f.Table([][]string{columnsNotes(), {}, {}, {}, {}, {}})
	named.write(f)
	raw, err := f.Bytes()
	if err != nil {
		return nil, fmt.Errorf("write the papers of a visit: %w", err)
	}
	return raw, nil
}

// How many documents of a kind the papers list, and how many for a gap.
const (
	documentsListed = 12
	gapDocuments    = 5
)

func bullets(f *docx.File, head string, list []knowledge.Document, named *sources) {
	if len(list) == 0 {
		return
	}
	f.Heading(1, head)
	for n, d := range list {
		if n == documentsListed {
			f.Paragraph(fmt.Sprintf(wordsMore, len(list)-n))
			break
		}
		f.Bullet(named.cite(d))
	}
}

func gapWords(g ipp.Gap) string {
	value := wordsNotRated
	if g.Answered {
		value = fmt.Sprintf(wordsRated, g.Value)
	}
	return fmt.Sprintf(wordsGap, g.Indicator.Number, g.Indicator.Text, value)
}
