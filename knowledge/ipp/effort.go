package ipp

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
)

// Effort is what one step up of an indicator usually takes: our own estimate, to be shown as one.
type Effort string

// The efforts, the least first.
const (
	EffortDocument   Effort = "dokumen" // written, published or held by the unit itself, within the month
	EffortFacility   Effort = "sarana"  // money or a running programme, within the year
	EffortInnovation Effort = "inovasi" // results of several years
)

// EffortKinds lists the efforts, the least first.
func EffortKinds() []Effort { return []Effort{EffortDocument, EffortFacility, EffortInnovation} }

// Efforts are the efforts by version of the instrument and number of the indicator. The zero Efforts know none.
type Efforts struct {
	of map[effortKey]Effort
}

type effortKey struct {
	version   string
	indicator int
}

// Of is the effort of an indicator; one that the table does not have is a facility, and known is false.
func (e Efforts) Of(version string, indicator int) (effort Effort, known bool) {
	if effort, known = e.of[effortKey{version, indicator}]; !known {
		return EffortFacility, false
	}
	return effort, true
}

// ReadEfforts reads upaya.tsv of the folder of instruments. A row that cannot be read, or comes twice, refuses the file.
func ReadEfforts(folder fs.FS) (Efforts, error) {
	e := Efforts{of: map[effortKey]Effort{}}
	err := readRows(folder, "upaya.tsv", 3, func(row []string) error {
		number, err := strconv.Atoi(row[1])
		if err != nil {
			return fmt.Errorf("indikator %q bukan bilangan", row[1])
		}
		key, effort := effortKey{row[0], number}, Effort(row[2])
		if !slices.Contains(EffortKinds(), effort) {
			return fmt.Errorf("upaya %q tidak dikenal", row[2])
		}
		if _, twice := e.of[key]; twice {
			return fmt.Errorf("indikator %d ganda", number)
		}
		e.of[key] = effort
		return nil
	})
	if err != nil {
		return Efforts{}, err
	}
	return e, nil
}
