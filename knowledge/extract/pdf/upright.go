package pdf

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
)

// Paper lies askew on the glass, and on its side in the tray. How far a picture is turned shows in its rows: where lines of
// text lie level, rows of ink and rows without follow each other sharply.
const (
	mostSkew  = 8.0  // degrees to either side
	skewStep  = 0.25 // degrees
	leastSkew = 0.4  // degrees that are worth turning the picture
	smallSide = 800  // pixels of the longer side that the skew is measured on
)

// loadPicture reads a PNG as shades of grey.
func loadPicture(path string) (*image.Gray, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		return nil, fmt.Errorf("read the picture of a page: %w", err)
	}
	if gray, ok := picture.(*image.Gray); ok {
		return gray, nil
	}
	gray := image.NewGray(picture.Bounds())
	draw.Draw(gray, gray.Bounds(), picture, picture.Bounds().Min, draw.Src)
	return gray, nil
}

func storePicture(path string, picture *image.Gray) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(f, picture); err != nil {
		_ = f.Close() // the first error says more
		return fmt.Errorf("store the picture of a page: %w", err)
	}
	return f.Close()
}

// skewOf measures by how many degrees the lines of a picture rise to the right, 0 where there are none.
func skewOf(picture *image.Gray) float64 {
	points, width := inkOf(picture)
	if len(points) < 200 || 2*len(points) > width*width/2 { // an empty page, or one that is mostly ink
		return 0
	}
	best, at := sharpness(points, width, 0)*1.05, 0.0 // level unless another angle is clearly better
	for angle := -mostSkew; angle <= mostSkew; angle += skewStep {
		if s := sharpness(points, width, angle); s > best {
			best, at = s, angle
		}
	}
	return at
}

// inkOf are the dark points of a picture made small, and the longer side of that.
func inkOf(picture *image.Gray) (points []image.Point, side int) {
	b := picture.Bounds()
	step := max(1, max(b.Dx(), b.Dy())/smallSide)
	limit := uint8(128)
	for y := b.Min.Y + step; y < b.Max.Y-step; y += step {
		for x := b.Min.X + step; x < b.Max.X-step; x += step {
			dark := 255
			for dy := range step {
				dark = min(dark, int(picture.GrayAt(x, y+dy).Y))
			}
			if uint8(dark) < limit {
				points = append(points, image.Point{X: (x - b.Min.X) / step, Y: (y - b.Min.Y) / step})
			}
		}
	}
	return points, max(b.Dx(), b.Dy())/step + 1
}

// sharpness is how much the amount of ink changes from row to row, when rows rise by so many degrees.
func sharpness(points []image.Point, side int, degrees float64) float64 {
	slope := math.Tan(degrees * math.Pi / 180)
	rows := make([]int, 3*side)
	for _, p := range points {
		rows[min(max(int(float64(p.Y)+slope*float64(p.X))+side, 0), len(rows)-1)]++
	}
	sum := 0.0
	for i := 1; i < len(rows); i++ {
		d := float64(rows[i] - rows[i-1])
		sum += d * d
	}
	return sum
}

// level turns a picture so that lines that rise by so many degrees lie level.
func level(picture *image.Gray, degrees float64) *image.Gray {
	b := picture.Bounds()
	out := image.NewGray(b)
	sin, cos := math.Sincos(-degrees * math.Pi / 180)
	cx, cy := float64(b.Min.X+b.Max.X)/2, float64(b.Min.Y+b.Max.Y)/2
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			dx, dy := float64(x)-cx, float64(y)-cy
			out.SetGray(x, y, shadeAt(picture, cx+dx*cos-dy*sin, cy+dx*sin+dy*cos))
		}
	}
	return out
}

// shadeAt is the shade between points; outside of the picture it is white.
func shadeAt(picture *image.Gray, x, y float64) color.Gray {
	x0, y0 := math.Floor(x), math.Floor(y)
	fx, fy := x-x0, y-y0
	at := func(dx, dy int) float64 {
		p := image.Point{X: int(x0) + dx, Y: int(y0) + dy}
		if !p.In(picture.Bounds()) {
			return 255
		}
		return float64(picture.GrayAt(p.X, p.Y).Y)
	}
	shade := (at(0, 0)*(1-fx)+at(1, 0)*fx)*(1-fy) + (at(0, 1)*(1-fx)+at(1, 1)*fx)*fy
	return color.Gray{Y: uint8(shade + 0.5)}
}

// quarterTurns turns a picture clockwise by a multiple of 90 degrees.
func quarterTurns(picture *image.Gray, degrees int) *image.Gray {
	b := picture.Bounds()
	w, h := b.Dx(), b.Dy()
	turned := func(width, height int, from func(x, y int) (int, int)) *image.Gray {
		out := image.NewGray(image.Rect(0, 0, width, height))
		for y := range height {
			for x := range width {
				fx, fy := from(x, y)
				out.SetGray(x, y, picture.GrayAt(b.Min.X+fx, b.Min.Y+fy))
			}
		}
		return out
	}
	switch ((degrees % 360) + 360) % 360 {
	case 90:
		return turned(h, w, func(x, y int) (int, int) { return y, h - 1 - x })
	case 180:
		return turned(w, h, func(x, y int) (int, int) { return w - 1 - x, h - 1 - y })
	case 270:
		return turned(h, w, func(x, y int) (int, int) { return w - 1 - y, x })
	}
	return picture
}
