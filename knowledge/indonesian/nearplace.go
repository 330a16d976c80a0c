package indonesian

import (
	"cmp"
	"slices"
	"strings"
)

// nearEnough is how far a place's name may be from what was typed: a slip for each four letters.
const nearEnough = 4

// Near lists official names of places that a name may mean, at most n, the likeliest first: all that share a
// name ("Bogor": Kabupaten Bogor, Kota Bogor), else those within a few slips ("Pontianka": Kota Pontianak).
func (l *Language) Near(name string, n int) []string {
	squeeze := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
	typed := squeeze(name)
	if typed == "" {
		return nil
	}
	type candidate struct {
		name     string
		distance float64
	}
	var found []candidate
	for _, o := range l.places.all {
		best := min(distance(typed, squeeze(o.core)), distance(typed, squeeze(o.name)))
		if best <= float64(len(typed))/nearEnough {
			found = append(found, candidate{o.name, best})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var names []string
	for _, c := range found {
		if len(names) == n || c.distance > found[0].distance+1 {
			break
		}
		names = append(names, c.name)
	}
	return names
}
