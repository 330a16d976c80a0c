package question

import (
	"testing"

	"studitiru/knowledge"
)

// A kind of answer without a subject is asked back about; an acronym that looks like talk is none.
func TestBareWishesAndAcronyms(t *testing.T) {
	r, names := house(t)
	for text, want := range map[string]knowledge.Intent{
		"bandingkan": knowledge.IntentAbility, "daftar dong": knowledge.IntentAbility, "siapa": knowledge.IntentAbility,
		"sipp": knowledge.IntentAgree, "SIPP": "", "apa itu sipp": "", "kunker itu apa": "", "urutkan": "",
		"ada berapa kota yang punya dokumen": "",
	} {
		if got := r.Read(text, knowledge.Context{}, names).Parts.Intent; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
