package talk

import (
	"strings"
	"testing"

	"studitiru/knowledge"
)

// A quote of a file with pages names its page; one without names none.
func TestCitationNamesThePage(t *testing.T) {
	said := func(page int) string {
		q := knowledge.Quote{Heading: "BAB II PENYELENGGARAAN PELAYANAN ADMINISTRASI KEPENDUDUKAN › Pasal 5", Page: page}
		q.Document.Title = "Peraturan Contoh"
		return CitationOf(q).String()
	}
	if got := said(3); got != "Peraturan Contoh · Pasal 5 · hlm. 3" {
		t.Errorf("%q", got)
	}
	if got := said(0); strings.Contains(got, "hlm") {
		t.Errorf("%q", got)
	}
}
