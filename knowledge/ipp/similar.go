package ipp

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// ErrUnknownPlace is the error for a name that the table does not have.
var ErrUnknownPlace = errors.New("daerah tidak ada dalam tabel")

// Match is a place that one can learn from.
type Match struct {
	Place   Place
	Index   Index    // its newest
	Better  bool     // its index is known to be better than that of the place that asks
	Risen   bool     // its index rose since the one before
	Points  int      // the more the more alike, from points below
	Reasons []string // Indonesian phrases, most telling first
}

// points of likeness. Island and kind weigh most: they decide about budget, law and distance of a visit.
const (
	pointsIsland   = 6
	pointsKind     = 6
	pointsProvince = 2
	pointsBand     = 4
	pointsNextBand = 2
	pointsRisen    = 2
)

// bands are the upper ends of the population bands; the names follow from them.
var bands = [...]int{100_000, 250_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000}

// Similar ranks the places whose index is better than that of the named place, or rose recently, by likeness to it: same
// island, same kind, same or next population band, then by index and name. A province is compared with provinces only.
// While the place's own index is not known, those of category A and A- count as better. Empty when the table has none;
// ErrUnknownPlace for a name it does not have.
func Similar(t Table, name string) ([]Match, error) {
	place, ok := t.Place(name)
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrUnknownPlace, name)
	}
	var list []Match
	for _, other := range t.Places() {
		if other.Name == place.Name || (other.Kind == Province) != (place.Kind == Province) {
			continue
		}
		if m, ok := match(place, other); ok {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b Match) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), cmp.Compare(letterRank(a.Index.Letter), letterRank(b.Index.Letter)),
			b.Index.Value.Decimal.Cmp(a.Index.Value.Decimal), strings.Compare(a.Place.Name, b.Place.Name))
	})
	return list, nil
}

func match(place, other Place) (Match, bool) {
	latest, known := other.Latest()
	if !known {
		return Match{}, false
	}
	m := Match{Place: other, Index: latest}
	own, knownOwn := place.Latest()
	better := ""
	switch {
	case knownOwn && latest.compare(own) > 0:
		m.Better, better = true, fmt.Sprintf("IPP %s, di atas %s (%s)", latest.Text(), place.Name, own.Text())
	case !knownOwn && letterRank(latest.Letter) <= letterRank("A-"):
		better = fmt.Sprintf("IPP %s; IPP %s belum ada dalam tabel", latest.Text(), place.Name)
	}
	if len(other.Indices) > 1 && latest.compare(other.Indices[1]) > 0 {
		m.Risen = true
		m.Points += pointsRisen
	}
	if better == "" && !m.Risen {
		return Match{}, false
	}
	m.likeness(place)
	if better != "" {
		m.Reasons = append(m.Reasons, better)
	}
	if m.Risen {
		m.Reasons = append(m.Reasons, fmt.Sprintf("IPP naik dari %s menjadi %s", other.Indices[1].Text(), latest.Text()))
	}
	return m, true
}

// likeness adds points and reasons for what both places have in common.
func (m *Match) likeness(place Place) {
	other := m.Place
	if other.Island == place.Island {
		m.Points += pointsIsland
		if other.Province == place.Province && other.Kind != Province {
			m.Points += pointsProvince
			m.Reasons = append(m.Reasons, "sama-sama di "+place.Province)
		} else {
			m.Reasons = append(m.Reasons, "sama-sama di "+place.Island)
		}
	}
	if other.Kind == place.Kind && place.Kind != Province {
		m.Points += pointsKind
		m.Reasons = append(m.Reasons, "sama-sama "+string(place.Kind))
	}
	if place.Population == 0 || other.Population == 0 {
		return
	}
	people := fmt.Sprintf("%s jiwa (%d) dan %s jiwa (%d)", thousands(place.Population), place.PopulationYear,
		thousands(other.Population), other.PopulationYear)
	switch band(place.Population) - band(other.Population) {
	case 0:
		m.Points += pointsBand
		m.Reasons = append(m.Reasons, "jumlah penduduk sekelas: "+people)
	case 1, -1:
		m.Points += pointsNextBand
		m.Reasons = append(m.Reasons, "jumlah penduduk tidak jauh berbeda: "+people)
	}
}

// band is the number of the population band, from 0 for the smallest.
func band(population int) int {
	for i, end := range bands {
		if population < end {
			return i
		}
	}
	return len(bands)
}

func thousands(n int) string { return Number(decimal.NewFromInt(int64(n)), 0) }

// compare is above zero when x is the better index: by category, within one by value where both have one.
func (x Index) compare(y Index) int {
	byLetter := cmp.Compare(letterRank(y.Letter), letterRank(x.Letter))
	if byLetter != 0 || !x.Value.Valid || !y.Value.Valid {
		return byLetter
	}
	return x.Value.Decimal.Cmp(y.Value.Decimal)
}

// letterRank orders categories: 0 for A, 1 for A-, 2 for B and so on.
func letterRank(letter string) int {
	rank := 2 * int(letter[0]-'A')
	if strings.HasSuffix(letter, "-") {
		rank++
	}
	return rank
}

// Text is an index with what it must not be shown without: its year, or the day of its source.
func (x Index) Text() string {
	when := fmt.Sprint(x.Year)
	if x.Year == 0 {
		when = "per " + Day(x.AsOf)
	}
	if !x.Value.Valid {
		return fmt.Sprintf("%s, %s", x.Letter, when)
	}
	return fmt.Sprintf("%s (%s, %s)", Number(x.Value.Decimal, 2), x.Letter, when)
}
