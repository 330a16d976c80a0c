package picture

import (
	"errors"
	"fmt"

	"github.com/go-analyze/charts"
)

// Week is what became of the questions of one week.
type Week struct {
	Name                      string // "12/01"
	Answered, Partly, Missing int
}

func (w Week) total() int { return w.Answered + w.Partly + w.Missing }

// The measures of Weeks in pixels.
const (
	weeksHeight = 720
	weeksTop    = 200
	weeksBottom = 620
	weeksSide   = 60
	weeksMost   = 12 // the newest are shown
)

// Weeks draws a column a week, split by what became of the questions; at least one week. Every
// column carries its sum, so that it can be read without colours.
func Weeks(title, subtitle string, weeks []Week) ([]byte, error) {
	if len(weeks) == 0 {
		return nil, errors.New("draw weeks: none")
	}
	weeks = weeks[max(0, len(weeks)-weeksMost):]
	top := 1
	for _, w := range weeks {
		top = max(top, w.total())
	}
	p := canvas(weeksHeight, title, subtitle)
	slot := (width - 2*weeksSide) / len(weeks)
	column := min(slot*6/10, 90)
	for i, w := range weeks {
		left := weeksSide + i*slot + (slot-column)/2
		y := weeksBottom
		for n, part := range []int{w.Answered, w.Partly, w.Missing} {
			height := part * (weeksBottom - weeksTop) / top
			if part > 0 {
				height = max(height, 3)
				p.FilledRect(left, y-height, left+column, y, weekShade(n), weekShade(n), 0)
			}
			y -= height
		}
		centred(p, fmt.Sprint(w.total()), left+column/2, y-10, font(24))
		centred(p, w.Name, left+column/2, weeksBottom+34, muted(22))
	}
	p.FilledRect(weeksSide, weeksBottom, width-weeksSide, weeksBottom+2, faint, faint, 0)
	x := weeksSide
	for n, name := range []string{"dijawab", "sebagian", "belum ada"} {
		p.FilledRect(x, weeksBottom+58, x+24, weeksBottom+82, weekShade(n), weekShade(n), 0)
		p.Text(name, x+34, weeksBottom+79, 0, font(24))
		x += 34 + p.MeasureText(name, 0, font(24)).Width() + 40
	}
	return png(p)
}

func centred(p *charts.Painter, text string, x, y int, style charts.FontStyle) {
	p.Text(text, x-p.MeasureText(text, 0, style).Width()/2, y, 0, style)
}

// weekShade are three colours that differ in lightness as well.
func weekShade(part int) charts.Color {
	return []charts.Color{{R: 30, G: 64, B: 175, A: 255}, {R: 147, G: 197, B: 253, A: 255}, {R: 217, G: 119, B: 6, A: 255}}[part]
}
