package picture

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/go-analyze/charts"
)

// Line is one shape of a radar.
type Line struct {
	Name   string
	Values []float64 // 0..5, one a label
}

// The radar's measures in pixels.
const (
	radarHeight = 1080
	radarX      = width / 2
	radarY      = 570
	radarRadius = 270.0
	scaleTop    = 5
)

// Radar draws values from 0 to 5 around a centre, one axis a label; at least three labels and one
// line. The last line is the one that counts: it is drawn on top, with its values beside the labels.
func Radar(title, subtitle string, labels []string, lines []Line) ([]byte, error) {
	if len(labels) < 3 || len(lines) == 0 {
		return nil, errors.New("draw a radar: it needs three labels and a line")
	}
	for _, l := range lines {
		if len(l.Values) != len(labels) {
			return nil, fmt.Errorf("draw a radar: %q has %d values for %d labels", l.Name, len(l.Values), len(labels))
		}
	}
	p := canvas(radarHeight, title, subtitle)
	grid(p, len(labels))
	for i, l := range lines {
		shape(p, l.Values, colour(i, len(lines)), i == len(lines)-1)
	}
	for i, label := range labels {
		name(p, i, len(labels), label, lines[len(lines)-1].Values[i])
	}
	legend(p, lines)
	return png(p)
}

// at is the point of a value on an axis; the first axis points up, the others follow clockwise.
func at(axis, axes int, value float64) charts.Point {
	angle := 2*math.Pi*float64(axis)/float64(axes) - math.Pi/2
	r := radarRadius * min(max(value, 0), scaleTop) / scaleTop
	return charts.Point{X: radarX + int(math.Round(r*math.Cos(angle))), Y: radarY + int(math.Round(r*math.Sin(angle)))}
}

func ring(axes int, value func(axis int) float64) []charts.Point {
	points := make([]charts.Point, 0, axes+1)
	for i := range axes + 1 {
		points = append(points, at(i%axes, axes, value(i%axes)))
	}
	return points
}

func grid(p *charts.Painter, axes int) {
	for step := 1; step <= scaleTop; step++ {
		p.LineStroke(ring(axes, func(int) float64 { return float64(step) }), track, 2)
	}
	for i := range axes {
		p.LineStroke([]charts.Point{{X: radarX, Y: radarY}, at(i, axes, scaleTop)}, track, 2)
	}
	for step := 1; step <= scaleTop; step++ {
		y := at(0, axes, float64(step)).Y
		p.Text(fmt.Sprint(step), radarX+6, y+24, 0, muted(16))
	}
}

func shape(p *charts.Painter, values []float64, c charts.Color, top bool) {
	points := ring(len(values), func(i int) float64 { return values[i] })
	stroke := 4.0
	if top {
		stroke = 6
		p.FillArea(points, charts.Color{R: c.R, G: c.G, B: c.B, A: 50})
	}
	p.LineStroke(points, c, stroke)
	for _, point := range points {
		p.Circle(stroke+2, point.X, point.Y, c, c, 1)
	}
}

// colour of a line: the newest is strong, those before it fade.
func colour(i, lines int) charts.Color {
	switch lines - 1 - i {
	case 0:
		return charts.Color{R: 29, G: 78, B: 216, A: 255}
	case 1:
		return charts.Color{R: 217, G: 119, B: 6, A: 255}
	}
	return charts.Color{R: 156, G: 163, B: 175, A: 255}
}

// name writes an axis' label beyond its end, broken into lines, with the value below.
func name(p *charts.Painter, axis, axes int, label string, value float64) {
	end := at(axis, axes, scaleTop)
	text := append(broken(label), Number(value))
	const line = 34
	y := end.Y - line*(len(text)-1)/2 + 10
	switch dy := end.Y - radarY; {
	case dy < -radarRadius*9/10:
		y = end.Y - line*(len(text)-1) - 18
	case dy > radarRadius*9/10:
		y = end.Y + line + 10
	}
	for i, words := range text {
		style := font(22)
		if i == len(text)-1 {
			style = charts.FontStyle{FontSize: 26, FontColor: colour(0, 1)}
		}
		wide := p.MeasureText(words, 0, style).Width()
		x := end.X + 18
		switch dx := end.X - radarX; {
		case dx < -5:
			x = end.X - 18 - wide
		case dx <= 5:
			x = end.X - wide/2
		}
		p.Text(words, x, y+i*line, 0, style)
	}
}

func legend(p *charts.Painter, lines []Line) {
	total := 0
	for _, l := range lines {
		total += p.MeasureText(l.Name, 0, font(24)).Width() + 90
	}
	x := (width - total + 40) / 2
	for i, l := range lines {
		c := colour(i, len(lines))
		p.FilledRect(x, radarHeight-62, x+40, radarHeight-50, c, c, 0)
		p.Text(l.Name, x+52, radarHeight-44, 0, font(24))
		x += p.MeasureText(l.Name, 0, font(24)).Width() + 90
	}
}

// broken cuts a label into lines of at most sixteen letters, where its words allow it.
func broken(label string) (lines []string) {
	line := ""
	for _, w := range strings.Fields(label) {
		if line != "" && len(line)+1+len(w) > 16 {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + w)
	}
	return append(lines, line)
}
