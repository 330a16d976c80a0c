package report

import (
	"fmt"
	"time"
)

// Gap is one of the greatest gaps: an indicator with what is rated and what closing it adds.
type Gap struct {
	Indicator, Score, Gain string
}

// Late is a line of evidence or an item past its date.
type Late struct {
	What, Owner string
	Due         time.Time
}

// Load is how much one person has.
type Load struct {
	Name              string
	All, Done, Behind int
}

// Unit is one lokus of a team.
type Unit struct {
	Name, Index, Evidence string
}

// Recap is one page for the leadership: where the team stands, its gaps, what is overdue, and with whom it lies.
type Recap struct {
	Head
	Standing []string // paragraphs: the index or the mean, last year, the survey, the evidence
	Radar    []byte   // PNG; nil for none
	Units    []Unit
	Gaps     []Gap
	Late     []Late
	Loads    []Load
}

// How many rows of each kind fit on the page.
const (
	gapsOnPage  = 5
	lateOnPage  = 6
	loadsOnPage = 6
	unitsOnPage = 6
)

// File writes the recap.
func (r Recap) File() ([]byte, error) {
	f := r.file(fmt.Sprintf(headRecap, r.Year), false)
	f.Dense = true
	f.Paragraph(r.about())
	for _, s := range r.Standing {
		f.Paragraph(s)
	}
	if len(r.Radar) > 0 {
		if err := f.Picture(r.Radar, 42, altRadar); err != nil {
			return nil, err
		}
	}
	if len(r.Units) > 0 {
		rows := [][]string{columnsUnits()}
		for _, u := range r.Units[:min(len(r.Units), unitsOnPage)] {
			rows = append(rows, []string{u.Name, u.Index, u.Evidence})
		}
		f.Heading(2, headUnits)
		f.Columns([]int{40, 30, 30}, rows)
	}
	f.Heading(2, headGaps)
	rows := [][]string{columnsGaps()}
	for _, g := range r.Gaps[:min(len(r.Gaps), gapsOnPage)] {
		rows = append(rows, []string{g.Indicator, g.Score, g.Gain})
	}
	if len(rows) == 1 {
		f.Paragraph(wordsNoGaps)
	} else {
		f.Columns([]int{70, 15, 15}, rows)
	}
	f.Heading(2, headLate)
	if rows = r.lateRows(); len(rows) == 1 {
		f.Paragraph(wordsNoneLate)
	} else {
		f.Columns([]int{60, 22, 18}, rows)
	}
	f.Heading(2, headLoads)
	rows = [][]string{columnsLoads()}
	for _, l := range r.Loads[:min(len(r.Loads), loadsOnPage)] {
		rows = append(rows, []string{l.Name, fmt.Sprint(l.All), fmt.Sprint(l.Done), fmt.Sprint(l.Behind)})
	}
	f.Columns([]int{55, 15, 15, 15}, rows)
	raw, err := f.Bytes()
	if err != nil {
		return nil, fmt.Errorf("write a recap: %w", err)
	}
	return raw, nil
}

func (r Recap) lateRows() [][]string {
	rows := [][]string{columnsLate()}
	for n, l := range r.Late {
		if n == lateOnPage {
			rows = append(rows, []string{fmt.Sprintf(wordsMore, len(r.Late)-n), "", ""})
			break
		}
		rows = append(rows, []string{l.What, orNone(l.Owner), r.day(l.Due)})
	}
	return rows
}
