package seed_test

import (
	"testing"

	"studitiru/data/seed"
	"studitiru/knowledge/ipp"
)

func TestInstruments(t *testing.T) {
	list, err := ipp.ReadInstruments(seed.Instruments())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ipp.ForYear(list, 2026); err != nil {
		t.Error(err)
	}
	if _, err := ipp.Find(list, "permenpanrb-4-2023"); err != nil {
		t.Error(err)
	}
}

// The aspects and indicators that documents name are those of the instrument.
func TestDocumentsNameIndicatorsOfTheInstrument(t *testing.T) {
	list, err := ipp.ReadInstruments(seed.Instruments())
	if err != nil {
		t.Fatal(err)
	}
	inst, err := ipp.ForYear(list, 2026)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents(t) {
		for _, key := range d.Aspects {
			if _, ok := inst.AspectOf(key); !ok {
				t.Errorf("%s names the aspect %q", d.Key, key)
			}
		}
		for _, number := range d.Indicators {
			if _, ok := inst.Indicator(number); !ok {
				t.Errorf("%s names the indicator %d", d.Key, number)
			}
		}
	}
}

func TestPlacesOfTheIndex(t *testing.T) {
	areas, err := seed.Areas()
	if err != nil {
		t.Fatal(err)
	}
	defer areas.Close()
	table, err := ipp.ReadTable(seed.Instruments(), areas)
	if err != nil {
		t.Fatal(err)
	}
	list, err := ipp.Similar(table, "Kota Balikpapan")
	if err != nil || len(list) == 0 || list[0].Place.Name != "Kota Pontianak" {
		t.Errorf("Balikpapan is not led to Pontianak: %v", err)
	}
}

// Every indicator of every instrument that ships has an effort, and the table has no others.
func TestEveryIndicatorHasAnEffort(t *testing.T) {
	efforts, err := ipp.ReadEfforts(seed.Instruments())
	if err != nil {
		t.Fatal(err)
	}
	versions, err := ipp.ReadInstruments(seed.Instruments())
	if err != nil {
		t.Fatal(err)
	}
	for _, inst := range versions {
		for _, i := range inst.Indicators() {
			if _, known := efforts.Of(inst.Version, i.Number); !known {
				t.Errorf("indicator %d of %s has no effort", i.Number, inst.Version)
			}
		}
	}
}
