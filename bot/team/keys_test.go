package team

import (
	"slices"
	"testing"
	"time"

	work "studitiru/knowledge/team"
)

func TestSummaryCountsStates(t *testing.T) {
	list := func(states ...work.ItemState) (items []work.Item) {
		for _, s := range states {
			items = append(items, work.Item{State: s})
		}
		return items
	}
	for _, c := range []struct {
		items []work.Item
		want  string
	}{
		{nil, "Belum ada tindak lanjut di agenda tim."},
		{list(work.ItemOpen), "1 tindakan: 1 terbuka"},
		{list(work.ItemStopped, work.ItemDone, work.ItemStopped, work.ItemRunning), "4 tindakan: 1 selesai, 1 berjalan, 2 berhenti"},
	} {
		if got := summary(c.items); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestAgreedActionsAreRead(t *testing.T) {
	for line, want := range map[string][]string{
		"- buka loket":                                           {"buka loket", "", ""},
		"- buka loket (malam)":                                   {"buka loket (malam)", "", ""},
		"- latih petugas (penanggung jawab: Tono)":               {"latih petugas", "Tono", ""},
		"- susun SK (penanggung jawab: Sari; tenggat: 30 Juni)":  {"susun SK", "Sari", "30 Juni"},
		"- susun (draf) (penanggung jawab: ; tenggat: 1 Maret)":  {"susun (draf)", "", "1 Maret"},
		"bukan butir (penanggung jawab: Sari; tenggat: 30 Juni)": nil,
		"": nil,
	} {
		got := agreed.FindStringSubmatch(line)
		if want == nil && got == nil {
			continue
		}
		if got == nil || !slices.Equal(got[1:], want) {
			t.Errorf("%q is read as %q", line, got)
		}
	}
}

func TestNoDateIsADash(t *testing.T) {
	if got := dueDay(work.Item{}, time.UTC); got != "–" {
		t.Errorf("%q", got)
	}
}
