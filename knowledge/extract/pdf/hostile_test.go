package pdf

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// Pages that no one prints come to an end too, and do not outlast the test: words strewn about, one row of all, hundreds of
// columns.
func TestStrangePagesEnd(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for name, at := range map[string]func(i int) (x, y float64){
		"strewn":      func(int) (x, y float64) { return 590 * random.Float64(), 830 * random.Float64() },
		"one row":     func(i int) (x, y float64) { return 20 * float64(i), 400 },
		"columns":     func(i int) (x, y float64) { return 14 * float64(i%300), 12 * float64(i/300) },
		"lone pieces": func(i int) (x, y float64) { return 100 * float64(i%7), 11 * float64(i) },
		"far away":    func(i int) (x, y float64) { return 1e9 * float64(i%3), 1e7 * float64(i) },
	} {
		t.Run(name, func(t *testing.T) {
			p := page{width: 595, height: 842}
			for i := range 20_000 {
				x, y := at(i)
				p.words = append(p.words, word{x, y, x + 8, y + 10, 10, fmt.Sprint(i % 977)})
			}
			sheets := []sheet{p.sheet(0), p.sheet(0), p.sheet(0)}
			dropFurniture(sheets)
			proseOf(sheets)
		})
	}
}
