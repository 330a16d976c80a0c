package group_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"studitiru/bot/group"
)

func TestFoldedKeepsAllInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOf(rapid.Map(rapid.Int(), func(n int) group.Option[int] { return group.Option[int]{"x", n} })).Draw(t,
			"options")
		most := rapid.IntRange(1, 9).Draw(t, "most")
		var back []group.Option[int]
		for n, row := range group.Folded(slices.Clone(all), most) {
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
		for _, o := range group.Pages(page, perPage, all, func(n int) int { return n }) {
			to = append(to, o.Data)
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
