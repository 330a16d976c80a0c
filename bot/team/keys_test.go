package team

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	work "studitiru/knowledge/team"
)

func TestFoldedKeepsAllInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOf(rapid.Map(rapid.Int(), func(n int) option[int] { return option[int]{"x", n} })).Draw(t, "options")
		most := rapid.IntRange(1, 9).Draw(t, "most")
		var back []option[int]
		for n, row := range folded(slices.Clone(all), most) {
			if len(row) > most || len(row) == 0 && n > 0 {
				t.Fatalf("a row of %d", len(row))
			}
			back = append(back, row...)
		}
		if !slices.Equal(back, all) {
			t.Fatalf("%v became %v", all, back)
		}
	})
}

func TestPagesLeadOnlyToPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, perPage := rapid.IntRange(1, 60).Draw(t, "all"), rapid.IntRange(1, 9).Draw(t, "per page")
		last := (all - 1) / perPage
		page := rapid.IntRange(0, last).Draw(t, "page")
		var to []int
		for _, o := range pages(page, perPage, all, func(n int) int { return n }) {
			to = append(to, o.data)
		}
		var want []int
		for _, n := range []int{page - 1, page + 1} {
			if n >= 0 && n <= last {
				want = append(want, n)
			}
		}
		if !slices.Equal(to, want) {
			t.Fatalf("page %d of %d leads to %v", page, last, to)
		}
	})
}

func TestBarIsFullOnlyWhenAllIsDone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.IntRange(0, 300).Draw(t, "total")
		done := rapid.IntRange(0, total).Draw(t, "done")
		got := bar(done, total)
		if utf8.RuneCountInString(got) != barCells || (total > 0 && done == total) == strings.Contains(got, "░") {
			t.Fatalf("%d of %d is drawn as %s", done, total, got)
		}
	})
}

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
