package ipp

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// Kind is the kind of a local government.
type Kind string

// The kinds.
const (
	City     Kind = "kota"
	Regency  Kind = "kabupaten"
	Province Kind = "provinsi"
)

// Place is a local government and what is known of it.
type Place struct {
	Name             string // official: "Kota Pontianak"
	Kind             Kind
	Province         string
	Island           string
	Population       int // 0 where no source was found
	PopulationYear   int
	PopulationSource Source
	Indices          []Index // the newest first
}

// Index is a published index of a place.
type Index struct {
	Year   int                 // of the evaluation; 0 where the source does not say
	Value  decimal.NullDecimal // invalid where the source gives the category only
	Letter string              // category
	Rank   string              // as the source puts it, "" where it does not
	AsOf   time.Time           // day of the source
	Note   string              // what a reader must be told, "" for nothing
	Source Source
}

// Latest is the newest index; false where none is known.
func (p Place) Latest() (Index, bool) {
	if len(p.Indices) == 0 {
		return Index{}, false
	}
	return p.Indices[0], true
}

// Table is all places by name.
type Table struct {
	places map[string]Place // by lower-case name
}

// Place finds a place by its official name, in any case.
func (t Table) Place(name string) (Place, bool) {
	p, ok := t.places[strings.ToLower(strings.TrimSpace(name))]
	return p, ok
}

// Places lists all places by name.
func (t Table) Places() []Place {
	list := make([]Place, 0, len(t.places))
	for _, p := range t.places {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b Place) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// ReadTable reads what is known of places: pulau.tsv, pemda.tsv and nilai.tsv of the folder of instruments, for the places
// of areas, whose lines begin with official name and province, parted by tabs (vocabulary/places.tsv). A place that areas
// does not have, a row without source, and a number that is none are refused with file and line.
func ReadTable(folder fs.FS, areas io.Reader) (Table, error) {
	t := Table{places: make(map[string]Place)}
	islands := make(map[string]string)
	err := readRows(folder, "pulau.tsv", 2, func(row []string) error {
		for province := range strings.SplitSeq(row[1], "|") {
			islands[province] = row[0]
		}
		return nil
	})
	if err != nil {
		return Table{}, err
	}
	if err := eachRow(areas, 2, func(row []string) error { return t.addArea(row, islands) }); err != nil {
		return Table{}, fmt.Errorf("daftar daerah: %w", err)
	}
	if err := readRows(folder, "pemda.tsv", 5, t.addPopulation); err != nil {
		return Table{}, err
	}
	if err := readRows(folder, "nilai.tsv", 9, t.addIndex); err != nil {
		return Table{}, err
	}
	return t, nil
}

func (t Table) addArea(row []string, islands map[string]string) error {
	name, province := row[0], row[1]
	p := Place{Name: name, Province: province, Island: islands[province], Kind: Regency}
	switch {
	case p.Island == "":
		return fmt.Errorf("provinsi %q tidak ada dalam pulau.tsv", province)
	case name == province:
		p.Kind = Province
	case strings.HasPrefix(name, "Kota "):
		p.Kind = City
	}
	t.places[strings.ToLower(name)] = p
	return nil
}

// addPopulation reads: place, population, year, title and address of the source.
func (t Table) addPopulation(row []string) error {
	p, ok := t.Place(row[0])
	if !ok || p.Population != 0 {
		return fmt.Errorf("daerah %q tidak dikenal atau ganda", row[0])
	}
	var err error
	if p.Population, err = strconv.Atoi(row[1]); err != nil || p.Population < 1 {
		return fmt.Errorf("penduduk %q bukan bilangan", row[1])
	}
	if p.PopulationYear, err = strconv.Atoi(row[2]); err != nil {
		return fmt.Errorf("tahun %q bukan bilangan", row[2])
	}
	if p.PopulationSource, err = readSource(row[3], row[4]); err != nil {
		return err
	}
	t.places[strings.ToLower(p.Name)] = p
	return nil
}

// addIndex reads: place, year, value, letter, rank, day, note, title and address of the source; "-" for unknown.
func (t Table) addIndex(row []string) error {
	p, ok := t.Place(row[0])
	if !ok {
		return fmt.Errorf("daerah %q tidak dikenal", row[0])
	}
	index := Index{Letter: row[3], Rank: known(row[4]), Note: known(row[6])}
	var err error
	if year := known(row[1]); year != "" {
		if index.Year, err = strconv.Atoi(year); err != nil {
			return fmt.Errorf("tahun %q bukan bilangan", year)
		}
	}
	if value := known(row[2]); value != "" {
		if index.Value.Decimal, err = ParseNumber(value); err != nil {
			return fmt.Errorf("nilai %q bukan bilangan", value)
		}
		index.Value.Valid = true
	}
	if index.Letter == "" || !strings.Contains("ABCDEF", index.Letter[:1]) {
		return fmt.Errorf("kategori %q tidak dikenal", row[3])
	}
	if index.AsOf, err = time.Parse(time.DateOnly, row[5]); err != nil {
		return fmt.Errorf("tanggal %q tidak terbaca", row[5])
	}
	if index.Source, err = readSource(row[7], row[8]); err != nil {
		return err
	}
	p.Indices = append(p.Indices, index)
	slices.SortStableFunc(p.Indices, func(a, b Index) int { return b.AsOf.Compare(a.AsOf) })
	t.places[strings.ToLower(p.Name)] = p
	return nil
}

func known(field string) string {
	if field == "-" {
		return ""
	}
	return field
}

func readSource(title, url string) (Source, error) {
	if title == "" || !strings.HasPrefix(url, "http") {
		return Source{}, fmt.Errorf("sumber tidak lengkap: %q %q", title, url)
	}
	return Source{Title: title, URL: url}, nil
}

func readRows(folder fs.FS, name string, fields int, use func(row []string) error) error {
	file, err := folder.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := eachRow(file, fields, use); err != nil {
		return fmt.Errorf("%s %w", name, err)
	}
	return nil
}

// eachRow hands over the lines of a table parted by tabs, without empty lines and those that begin with "#".
func eachRow(r io.Reader, fields int, use func(row []string) error) error {
	lines := bufio.NewScanner(r)
	for number := 1; lines.Scan(); number++ {
		line := strings.TrimRight(lines.Text(), "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) < fields {
			return fmt.Errorf("baris %d: %d kolom, seharusnya %d", number, len(row), fields)
		}
		if err := use(row); err != nil {
			return fmt.Errorf("baris %d: %w", number, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read the lines: %w", err)
	}
	return nil
}
