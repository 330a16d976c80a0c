package fact

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// Measure is what can be measured: a line of measures.tsv.
type Measure struct {
	Key   string
	Name  string   // as people read it
	Words []string // that name it in a text, lower case
	Units []Unit   // at least one
	// Ranges are the values that are plausible; a number outside of all is no value of the measure.
	Ranges []Range
	Grades []string // allowed, as they are shown: "A-", "Zona Hijau"
	Things []string // what it may be measured of, lower case; empty: of a place, or of an office in it
	Needed bool     // one of Things must be named
	Rate   bool     // may be a number a day, a month …
}

// Unit is a unit with the ways of writing it behind a number.
type Unit struct {
	Name   string   // as it is kept; "" for an index
	Spelt  []string // lower case
	Rupiah bool     // written before the number: Rp
}

// Range is a closed range of numbers.
type Range struct{ From, To float64 }

// Index reports whether the measure is a bare number.
func (m Measure) Index() bool { return m.Units[0].Name == "" }

// Plausible reports whether a number may be a value of the measure.
func (m Measure) Plausible(v float64) bool {
	return slices.ContainsFunc(m.Ranges, func(r Range) bool { return r.From <= v && v <= r.To })
}

// Measures are all measures, in the order of the table.
type Measures []Measure

// Find is the measure of a key.
func (m Measures) Find(key string) (Measure, bool) {
	i := slices.IndexFunc(m, func(one Measure) bool { return one.Key == key })
	if i < 0 {
		return Measure{}, false
	}
	return m[i], true
}

const (
	measuresFile = "measures.tsv"
	wordsFile    = "factwords.tsv"
)

// ReadMeasures reads measures.tsv of a vocabulary folder. A bad line is refused by file and line.
func ReadMeasures(files fs.FS) (Measures, error) {
	var all Measures
	err := eachLine(files, measuresFile, func(columns []string) error {
		m, err := readMeasure(columns)
		if err != nil {
			return err
		}
		if _, twice := all.Find(m.Key); twice {
			return fmt.Errorf("%q stands there twice", m.Key)
		}
		all = append(all, m)
		return nil
	})
	return all, err
}

func readMeasure(columns []string) (m Measure, err error) {
	if len(columns) < 5 || len(columns) > 8 {
		return m, fmt.Errorf("%d columns, want 5 to 8", len(columns))
	}
	columns = append(columns, make([]string, 8-len(columns))...)
	m = Measure{Key: columns[0], Name: columns[1], Words: values(columns[2]), Grades: values(columns[5]), Rate: columns[7] != ""}
	if m.Key == "" || m.Key != strings.ToLower(m.Key) || strings.ContainsAny(m.Key, " \t") || m.Name == "" || len(m.Words) == 0 {
		return m, fmt.Errorf("%q needs a key in small letters, a name and words", m.Key)
	}
	if columns[7] != "" && columns[7] != "tiap" {
		return m, fmt.Errorf("rate %q is not tiap", columns[7])
	}
	if m.Units, err = readUnits(columns[3]); err != nil {
		return m, err
	}
	if m.Ranges, err = readRanges(columns[4]); err != nil {
		return m, err
	}
	things, needed := strings.CutPrefix(columns[6], "!")
	m.Things, m.Needed = values(things), needed
	if needed && len(m.Things) == 0 {
		return m, fmt.Errorf("nothing stands behind the ! of %q", m.Key)
	}
	for _, w := range slices.Concat(m.Words, m.Things) {
		if w != strings.ToLower(w) {
			return m, fmt.Errorf("%q is not in small letters", w)
		}
	}
	return m, nil
}

func readUnits(column string) (units []Unit, err error) {
	for _, part := range values(column) {
		name, spelt, ok := strings.Cut(part, "=")
		if !ok {
			return nil, fmt.Errorf("unit %q is not kept=written", part)
		}
		u := Unit{Name: strings.TrimSpace(name), Rupiah: name == "rupiah"}
		for s := range strings.SplitSeq(spelt, ",") {
			if s = strings.TrimSpace(s); s != "" {
				u.Spelt = append(u.Spelt, strings.ToLower(s))
			}
		}
		units = append(units, u)
	}
	if len(units) == 0 {
		return nil, fmt.Errorf("no unit; write = for an index")
	}
	if len(units) > 1 && slices.ContainsFunc(units, func(u Unit) bool { return u.Name == "" }) {
		return nil, fmt.Errorf("an index has one unit, which is kept empty")
	}
	return units, nil
}

func readRanges(column string) (ranges []Range, err error) {
	for _, part := range values(column) {
		from, to, ok := strings.Cut(part, "-")
		a, errA := strconv.ParseFloat(from, 64)
		b, errB := strconv.ParseFloat(to, 64)
		if !ok || errA != nil || errB != nil || a > b {
			return nil, fmt.Errorf("range %q is not from-to", part)
		}
		ranges = append(ranges, Range{a, b})
	}
	if len(ranges) == 0 {
		return nil, fmt.Errorf("no range of plausible values")
	}
	return ranges, nil
}

// values splits a column that holds several values.
func values(column string) (list []string) {
	for part := range strings.SplitSeq(column, "|") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// eachLine hands out the columns of every entry of a table, and says in which line an error is.
func eachLine(files fs.FS, name string, take func(columns []string) error) error {
	f, err := files.Open(name)
	if err != nil {
		return fmt.Errorf("open vocabulary %s: %w", name, err)
	}
	defer func() { _ = f.Close() }() // only read
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		text := strings.TrimRight(lines.Text(), "\r\t ")
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		columns := strings.Split(text, "\t")
		for i := range columns {
			columns[i] = strings.TrimSpace(columns[i])
		}
		if err := take(columns); err != nil {
			return fmt.Errorf("vocabulary %s line %d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read vocabulary %s: %w", name, err)
	}
	return nil
}
