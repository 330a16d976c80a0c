package knowledge_test

import (
	"strings"
	"testing"

	"studitiru/knowledge"
)

// paged is a document of a file of five pages: marks between blocks, in a paragraph, in a table, before a list.
var paged = strings.Join([]string{
	"Pasal pembuka di halaman satu.", "", "##### Pasal 2", "",
	"Kalimat yang mulai di satu dan " + knowledge.MarkPage(2) + " selesai di dua.[^1] Kalimat kedua di dua.", "",
	knowledge.MarkPage(3), "", "##### Pasal 3", "", "Penyelenggara wajib:", "", "- menyusun standar pelayanan yang lengkap;",
	"- menyusun maklumat.", "", "| No | Layanan |", "|---|---|", "| 1 | KTP |", "| " + knowledge.MarkPage(4) + "2 | Akta |", "",
	knowledge.MarkPage(5), "", "Penutup di lima."}, "\n")

func TestPagesLeaveTheText(t *testing.T) {
	list := knowledge.Passages(knowledge.Document{Body: paged})
	for text, want := range map[string]int{
		"Pasal pembuka di halaman satu.": 1, "Kalimat yang mulai di satu dan selesai di dua.": 1, "Kalimat kedua di dua.": 2,
		"menyusun maklumat": 3, "No: 1; Layanan: KTP.": 3, "No: 2; Layanan: Akta.": 4, "Penutup di lima.": 5,
	} {
		found := false
		for _, p := range list {
			if strings.ContainsAny(p.Text+p.Heading, "\ue000\ue001<") {
				t.Errorf("a mark is left in %q, %q", p.Heading, p.Text)
			}
			if at := strings.Index(p.Text, text); at >= 0 {
				found = true
				if got := p.PageOf(knowledge.Span{Start: at, End: at + len(text)}); got != want {
					t.Errorf("%q is on page %d, want %d", text, got, want)
				}
			}
		}
		if !found {
			t.Errorf("%q is in no passage", text)
		}
	}
}

func TestPagesChangeNoPassage(t *testing.T) {
	plain := knowledge.Passages(knowledge.Document{Body: strings.Join(strings.Fields(knowledge.WithoutCites("Satu dua. "+
		knowledge.MarkPage(2)+" Tiga empat.")), " ")})
	marked := knowledge.Passages(knowledge.Document{Body: "Satu dua. " + knowledge.MarkPage(2) + "Tiga empat."})
	if len(plain) != 1 || len(marked) != 1 || plain[0].Text != marked[0].Text {
		t.Errorf("%+v, %+v", plain, marked)
	}
	if plain[0].Pages != nil || plain[0].PageOf(knowledge.Span{End: 4}) != 0 {
		t.Errorf("pages of a document without: %v", plain[0].Pages)
	}
}

func TestWithoutCitesHidesPages(t *testing.T) {
	if got := knowledge.WithoutCites(paged); strings.Contains(got, "hlm") || strings.Contains(got, "\n\n\n") {
		t.Errorf("%s", got)
	}
}
