package ipp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// MaxValue is the highest score of an indicator; the lowest is 0.
const MaxValue = 5

// The forms of an evaluation.
const (
	F01 = "F-01" // the unit's own answers with evidence
	F02 = "F-02" // the evaluator's scores
	F03 = "F-03" // the survey among users of the service
)

// Basis says how well a figure is founded.
type Basis string

// The bases, the best first.
const (
	BasisRule     Basis = "peraturan" // read in the regulation itself
	BasisPage     Basis = "halaman"   // on a named public page
	BasisPractice Basis = "aplikasi"  // in applications that local governments built
	BasisEstimate Basis = "perkiraan" // our own assumption
)

// Text is what people are told about a figure; "" for one from the regulation.
func (b Basis) Text() string {
	switch b {
	case BasisPage:
		return "menurut halaman sumber, belum dicocokkan dengan naskah peraturan"
	case BasisPractice:
		return "menurut aplikasi PEKPPP buatan daerah, belum dicocokkan dengan naskah peraturan"
	case BasisEstimate:
		return "perkiraan"
	default:
		return ""
	}
}

// Source is where something was read. URL is empty where only the kind of source may be named.
type Source struct {
	Title string `yaml:"title"`
	URL   string `yaml:"url"`
}

// Ground is how well something is founded and, by key of Instrument.Sources, on what.
type Ground struct {
	Basis   Basis    `yaml:"basis"`
	Sources []string `yaml:"sources"`
}

// Years are the years of evaluation an instrument is for; To 0 means until further notice.
type Years struct {
	From int `yaml:"from"`
	To   int `yaml:"to"`
}

// Form is one of F-01, F-02, F-03. Share is its percentage of the index.
type Form struct {
	Key    string          `yaml:"key"`
	Name   string          `yaml:"name"`
	By     string          `yaml:"by"` // who fills it in
	Share  decimal.Decimal `yaml:"share"`
	Ground `yaml:",inline"`
}

// Rounding is how the final index is rounded: half up to Places decimals. Nothing else is rounded.
type Rounding struct {
	Places int32  `yaml:"places"`
	Basis  Basis  `yaml:"basis"`
	Note   string `yaml:"note"`
}

// Category is a band of the rounded index, both ends included.
type Category struct {
	Letter  string          `yaml:"letter"`
	Min     decimal.Decimal `yaml:"min"`
	Max     decimal.Decimal `yaml:"max"`
	Meaning string          `yaml:"meaning"`
	Note    string          `yaml:"note"`
	Ground  `yaml:",inline"`
}

// Aspect is a group of indicators. Weight is its percentage of F-02; an aspect of weight 0 is only recorded.
type Aspect struct {
	Key        string          `yaml:"key"` // as in the documents: kebijakan, sdm, sarpras, sipp, pengaduan, inovasi
	Name       string          `yaml:"name"`
	Weight     decimal.Decimal `yaml:"weight"`
	Ground     `yaml:",inline"`
	Indicators []Indicator `yaml:"indicators"`
}

// Indicator is one question. Weight is its percentage of its aspect.
type Indicator struct {
	Number   int             `yaml:"no"`
	Code     string          `yaml:"code"`
	Text     string          `yaml:"text"`
	Weight   decimal.Decimal `yaml:"weight"`
	Ground   `yaml:",inline"`
	Scale    Scale           `yaml:"scale"`
	Evidence []Proof         `yaml:"evidence"`
	Aspect   string          `yaml:"-"` // key of its aspect
	Share    decimal.Decimal `yaml:"-"` // its part of F-02 as a fraction: weight of the aspect × its own
}

// Scale is what the scores 0 to 5 mean, in order.
type Scale struct {
	Texts  []string `yaml:"texts"`
	Ground `yaml:",inline"`
}

// Proof is a usual piece of evidence; Form is dokumen, foto or tautan.
type Proof struct {
	Name string `yaml:"name"`
	Form string `yaml:"form"`
}

// Instrument is one version of the evaluation. Read it with ReadInstrument, which checks it; do not change it.
type Instrument struct {
	Version    string            `yaml:"version"`
	Name       string            `yaml:"name"`
	Rule       string            `yaml:"rule"`
	Years      Years             `yaml:"years"`
	Sources    map[string]Source `yaml:"sources"`
	Notes      []string          `yaml:"notes"` // what a reader must be told about the data
	Forms      []Form            `yaml:"forms"`
	Rounding   Rounding          `yaml:"rounding"`
	Categories []Category        `yaml:"categories"` // the best first
	Aspects    []Aspect          `yaml:"aspects"`
}

// Indicators lists all indicators by number, those of weight 0 included.
func (inst Instrument) Indicators() []Indicator {
	var list []Indicator
	for _, a := range inst.Aspects {
		list = append(list, a.Indicators...)
	}
	slices.SortFunc(list, func(a, b Indicator) int { return a.Number - b.Number })
	return list
}

// Indicator finds one by number.
func (inst Instrument) Indicator(number int) (Indicator, bool) {
	for _, a := range inst.Aspects {
		for _, i := range a.Indicators {
			if i.Number == number {
				return i, true
			}
		}
	}
	return Indicator{}, false
}

// AspectOf finds an aspect by key.
func (inst Instrument) AspectOf(key string) (Aspect, bool) {
	for _, a := range inst.Aspects {
		if a.Key == key {
			return a, true
		}
	}
	return Aspect{}, false
}

// Share is the part of a form in the index as a fraction (0.75 for F-02).
func (inst Instrument) Share(form string) decimal.Decimal {
	for _, f := range inst.Forms {
		if f.Key == form {
			return fraction(f.Share)
		}
	}
	return decimal.Zero
}

// Category is the band of an index, which is rounded first, and the next better one, nil at the top.
func (inst Instrument) Category(index decimal.Decimal) (Category, *Category) {
	index = index.Round(inst.Rounding.Places)
	for i, c := range inst.Categories {
		if index.LessThan(c.Min) {
			continue
		}
		if i == 0 {
			return c, nil
		}
		next := inst.Categories[i-1]
		return c, &next
	}
	return Category{}, nil
}

// Find is the instrument of a version; the error says which versions there are.
func Find(list []Instrument, version string) (Instrument, error) {
	var known []string
	for _, inst := range list {
		if inst.Version == version {
			return inst, nil
		}
		known = append(known, inst.Version)
	}
	return Instrument{}, fmt.Errorf("versi instrumen %q tidak dikenal; yang tersedia: %s", version, strings.Join(known, ", "))
}

// ForYear is the instrument for an evaluation year: of several the one that began last.
func ForYear(list []Instrument, year int) (Instrument, error) {
	var found *Instrument
	for i, inst := range list {
		if year < inst.Years.From || inst.Years.To != 0 && year > inst.Years.To {
			continue
		}
		if found == nil || inst.Years.From > found.Years.From {
			found = &list[i]
		}
	}
	if found == nil {
		return Instrument{}, fmt.Errorf("belum ada instrumen untuk tahun %d", year)
	}
	return *found, nil
}

// fraction turns a percentage into a fraction, exactly.
func fraction(percent decimal.Decimal) decimal.Decimal { return percent.Shift(-2) }
