package question

import (
	"testing"

	"studitiru/knowledge"
)

// TestListWishes tells wishes for a list from questions that only sound like one.
func TestListWishes(t *testing.T) {
	r, names := house(t)
	for text, want := range map[string]knowledge.Parts{
		"perpres apa saja yang ada":               {Wish: knowledge.WishList, Kind: knowledge.Rule, RuleKind: "perpres"},
		"daftar uu":                               {Wish: knowledge.WishList, Kind: knowledge.Rule, RuleKind: "uu"},
		"ada berapa permendagri":                  {Wish: knowledge.WishCount, Kind: knowledge.Rule, RuleKind: "permendagri"},
		"berapa jumlah inovasi bagi nelayan":      {Wish: knowledge.WishCount, Kind: knowledge.Innovation},
		"jumlah inovasi nelayan":                  {Wish: knowledge.WishCount, Kind: knowledge.Innovation},
		"uu adminduk mengatur apa saja":           {},
		"inovasi yang memakai telegram":           {Wish: knowledge.WishList, Kind: knowledge.Innovation},
		"daerah yang punya perpustakaan keliling": {Wish: knowledge.WishList},
		"daftar MPP se sulawesi":                  {Wish: knowledge.WishList},
		"apa saja layanan MPP":                    {},
		"blitar studi banding ke mana":            {Wish: knowledge.WishList, Kind: knowledge.Visit, Guests: true},
		"kunjungan blora ke kota lain":            {Wish: knowledge.WishList, Kind: knowledge.Visit, Guests: true},
		"siapa yang berkunjung ke blora":          {Wish: knowledge.WishList, Kind: knowledge.Visit, Visitors: true},
		"banding antrean blora dan blitar":        {Wish: knowledge.WishCompare},
	} {
		got := r.Read(text, knowledge.Context{}, names).Parts
		if got.Wish != want.Wish || got.Kind != want.Kind || got.RuleKind != want.RuleKind || got.Guests != want.Guests ||
			got.Visitors != want.Visitors {
			t.Errorf("%s: %+v", text, got)
		}
	}
}
