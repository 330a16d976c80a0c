package ipp

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestChecklist(t *testing.T) {
	inst := seedInstrument(t)
	items := Checklist(inst)
	counts := CountByIndicator(items)
	for _, i := range inst.Indicators() {
		if got := counts[i.Number]; got.Total != len(i.Evidence) || got.Open != got.Total || got.Unowned != got.Total {
			t.Errorf("indicator %d: %+v, want %d open items", i.Number, got, len(i.Evidence))
		}
	}
	if p := Count(items); p.Total != len(items) || p.Done() != 0 {
		t.Errorf("a fresh list is %+v", p)
	}
}

func TestCount(t *testing.T) {
	items := []Item{{State: EvidenceOpen}, {State: EvidenceRunning, Owner: 7}, {State: EvidenceReady}, {State: EvidenceVerified},
		{State: "hilang"}, {State: EvidenceReturned}, {State: EvidenceWaived}}
	if diff := cmp.Diff(Progress{Total: 6, Open: 2, Running: 1, Ready: 1, Verified: 1, Returned: 1, Waived: 1, Unowned: 3},
		Count(items)); diff != "" {
		t.Error(diff)
	}
}

func TestProgressIsSpoken(t *testing.T) {
	for want, p := range map[string]Progress{
		"daftar bukti masih kosong":                              {},
		"0 dari 3 bukti siap (0%)":                               {Total: 3, Open: 3},
		"2 dari 3 bukti siap (66%), 1 di antaranya diverifikasi": {Total: 3, Ready: 1, Verified: 1},
		"1 dari 2 bukti siap (50%), 1 perlu perbaikan":           {Total: 2, Ready: 1, Returned: 1},
		"1.200 dari 1.201 bukti siap (99%)":                      {Total: 1201, Ready: 1200},
	} {
		if got := p.Sentence(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestMissing(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 8, d, 0, 0, 0, 0, time.UTC) }
	items := []Item{
		{Indicator: 1, Name: "tanpa tanggal", State: EvidenceOpen, Owner: 7},
		{Indicator: 9, Name: "kemarin", State: EvidenceRunning, Due: day(9), Owner: 7},
		{Indicator: 5, Name: "b", Due: day(20)},
		{Indicator: 5, Name: "a", State: EvidenceOpen, Due: day(20), Owner: 8},
		{Indicator: 2, Name: "siap", State: EvidenceReady, Due: day(1), Owner: 7},
		{Indicator: 2, Name: "diverifikasi", State: EvidenceVerified, Due: day(1)},
	}
	names := func(list []Item) []string {
		var names []string
		for _, i := range list {
			names = append(names, i.Name)
		}
		return names
	}
	for name, c := range map[string]struct {
		got  []Item
		want []string
	}{
		"missing":          {Missing(items), []string{"kemarin", "a", "b", "tanpa tanggal"}},
		"late":             {Late(items, day(10)), []string{"kemarin"}},
		"not late at once": {Late(items, day(9)), nil},
		"of 7":             {MissingOf(items, 7), []string{"kemarin", "tanpa tanggal"}},
		"of nobody":        {MissingOf(items, 0), []string{"b"}},
	} {
		if diff := cmp.Diff(c.want, names(c.got)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestEveryItemIsCountedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Item {
			return Item{Indicator: rapid.IntRange(1, 31).Draw(t, "indicator"), State: rapid.SampledFrom(EvidenceStates()).Draw(t, "state"),
				Owner: rapid.Int64Range(0, 2).Draw(t, "owner")}
		})).Draw(t, "items")
		p := Count(items)
		if p.Open+p.Running+p.Ready+p.Verified+p.Returned != p.Total || p.Total+p.Waived != len(items) ||
			p.Done()+len(Missing(items)) != p.Total {
			t.Fatalf("%+v of %d items", p, len(items))
		}
		if (p.Percent() == 100) != (p.Total > 0 && p.Done() == p.Total) {
			t.Fatalf("%d%% of %+v", p.Percent(), p)
		}
	})
}
