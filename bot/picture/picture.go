// Package picture draws what is easier to see than to read: a radar of the six aspects and bars of
// progress. Numbers and Indonesian labels in, a PNG out, 1000 pixels wide so that a phone shows it
// whole. The background is drawn, not transparent, so that light and dark mode show the same.
// Called by the conversation, which sends the pictures.
package picture

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/go-analyze/charts"
)

const width = 1000

// Bar is one row of progress.
type Bar struct {
	Name        string
	Done, Total int
}

// Progress draws a bar a row, with what is done in the text too; at least one row.
func Progress(title, subtitle string, rows []Bar) ([]byte, error) {
	if len(rows) == 0 {
		return nil, errors.New("draw progress: no rows")
	}
	const top, row, left, right = 150, 96, 40, 40
	p := canvas(top+row*len(rows)+30, title, subtitle)
	for i, r := range rows {
		y := top + i*row
		share := 0.0
		if r.Total > 0 {
			share = min(max(float64(r.Done)/float64(r.Total), 0), 1)
		}
		p.Text(r.Name, left, y+26, 0, font(24))
		count := fmt.Sprintf("%d dari %d", r.Done, r.Total)
		p.Text(count, width-right-p.MeasureText(count, 0, font(24)).Width(), y+26, 0, font(24))
		whole := width - left - right
		p.FilledRect(left, y+40, left+whole, y+66, track, track, 0)
		if filled := int(share * float64(whole)); filled > 0 {
			colour := shade(share)
			p.FilledRect(left, y+40, left+filled, y+66, colour, colour, 0)
		}
	}
	return png(p)
}

// Number writes a value as Indonesians do: 4,71; whole numbers without decimals.
func Number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	return strings.Replace(s, ".", ",", 1)
}

// Colours that differ in lightness as well, for those who cannot tell red from green.
var (
	track = charts.Color{R: 229, G: 231, B: 235, A: 255}
	ink   = charts.Color{R: 31, G: 41, B: 55, A: 255}
	faint = charts.Color{R: 75, G: 85, B: 99, A: 255}
)

func shade(share float64) charts.Color {
	switch {
	case share >= 1:
		return charts.Color{R: 21, G: 128, B: 61, A: 255}
	case share >= 0.5:
		return charts.Color{R: 37, G: 99, B: 235, A: 255}
	}
	return charts.Color{R: 217, G: 119, B: 6, A: 255}
}

func font(size float64) charts.FontStyle  { return charts.FontStyle{FontSize: size, FontColor: ink} }
func muted(size float64) charts.FontStyle { return charts.FontStyle{FontSize: size, FontColor: faint} }

// canvas is an empty picture with its heading.
func canvas(height int, title, subtitle string) *charts.Painter {
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputPNG, Width: width, Height: height})
	p.FilledRect(0, 0, width, height, charts.ColorWhite, charts.ColorWhite, 0)
	p.Text(title, 40, 60, 0, font(34))
	p.Text(subtitle, 40, 106, 0, muted(24))
	return p
}

func png(p *charts.Painter) ([]byte, error) {
	b, err := p.Bytes()
	if err != nil {
		return nil, fmt.Errorf("write a PNG: %w", err)
	}
	return b, nil
}
