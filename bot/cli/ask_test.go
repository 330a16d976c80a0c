package cli

import (
	"strings"
	"testing"

	"studitiru/knowledge"
)

// The terminal says of a source what the chat says: how it stands, who confirmed it, which rules no longer hold.
func TestAskCitesAsTheChat(t *testing.T) {
	q := knowledge.Quote{
		Document: knowledge.Document{ID: 57, Meta: knowledge.Meta{
			Title: "Judul", Places: []string{"Kota Pontianak"}, Year: 2024, Sources: []knowledge.Source{{URL: "https://example.org/"}}}},
		Text: "Isi.", Status: "berlanjut per 2024", Confirmation: "dikonfirmasi 09/01/2026",
		Heading: "BAB II PENYELENGGARAAN PELAYANAN ADMINISTRASI KEPENDUDUKAN › Pasal 5", Page: 3,
		Replaced: []knowledge.ReplacedRule{{Rule: "Permen PANRB 17/2017", By: "29/2022"}},
	}
	a := knowledge.Answer{Outcome: knowledge.Answered, Quotes: []knowledge.Quote{q},
		Alternatives: []knowledge.Document{{ID: 58, Meta: knowledge.Meta{Title: "Yang lain"}}}}
	var out strings.Builder
	writeAnswer(&out, a)
	for _, want := range []string{
		"#57 Judul – Kota Pontianak, 2024 · berlanjut per 2024 · dikonfirmasi 09/01/2026 · Pasal 5 · hlm. 3 · " +
			"⚠ aturan diganti 29/2022 (Permen PANRB 17/2017)\n",
		"    https://example.org/\n", "#58 Yang lain",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in:\n%s", want, out.String())
		}
	}
	if got := answerJSON(a).Quotes[0]; got.Status != q.Status || len(got.Replaced) != 1 {
		t.Errorf("JSON: %+v", got)
	}
}
