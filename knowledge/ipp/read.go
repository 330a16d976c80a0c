package ipp

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Refused is an instrument file that must not be used, with every reason as an Indonesian sentence.
type Refused struct{ Reasons []string }

func (r *Refused) Error() string { return "instrumen ditolak: " + strings.Join(r.Reasons, "; ") }

var unknownKey = regexp.MustCompile(`line (\d+): field (\S+) not found`)

// ReadInstrument reads and checks one instrument file (YAML). What does not hold together is refused with a *Refused.
func ReadInstrument(r io.Reader) (Instrument, error) {
	decoder := yaml.NewDecoder(r)
	decoder.KnownFields(true)
	var inst Instrument
	if err := decoder.Decode(&inst); err != nil {
		return Instrument{}, unreadable(err)
	}
	if err := decoder.Decode(new(any)); !errors.Is(err, io.EOF) {
		return Instrument{}, &Refused{Reasons: []string{"berkas memuat lebih dari satu instrumen"}}
	}
	if reasons := check(inst); len(reasons) > 0 {
		return Instrument{}, &Refused{Reasons: reasons}
	}
	for i, a := range inst.Aspects {
		for j, indicator := range a.Indicators {
			inst.Aspects[i].Indicators[j].Aspect = a.Key
			inst.Aspects[i].Indicators[j].Share = fraction(a.Weight).Mul(fraction(indicator.Weight))
		}
	}
	return inst, nil
}

func unreadable(err error) error {
	var refused Refused
	for _, found := range unknownKey.FindAllStringSubmatch(err.Error(), -1) {
		refused.Reasons = append(refused.Reasons, fmt.Sprintf("baris %s: kunci %q tidak dikenal", found[1], found[2]))
	}
	if len(refused.Reasons) > 0 {
		return &refused
	}
	return fmt.Errorf("berkas instrumen tidak terbaca: %w", err)
}

// ReadInstruments reads every *.yaml of a folder, in the order of names. One that is refused refuses all, with its name.
func ReadInstruments(folder fs.FS) ([]Instrument, error) {
	names, err := fs.Glob(folder, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the instruments: %w", err)
	}
	var list []Instrument
	for _, name := range names {
		inst, err := readFile(folder, name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if _, err := Find(list, inst.Version); err == nil {
			return nil, fmt.Errorf("%s: versi %q sudah ada di berkas lain", name, inst.Version)
		}
		list = append(list, inst)
	}
	return list, nil
}

func readFile(folder fs.FS, name string) (Instrument, error) {
	file, err := folder.Open(name)
	if err != nil {
		return Instrument{}, err
	}
	defer file.Close()
	return ReadInstrument(file)
}
