package desk

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/extract"
)

// gazetteer knows two places.
func gazetteer(words string) talk.Place {
	for _, name := range []string{"Kota Pontianak", "Kabupaten Kubu Raya"} {
		if strings.EqualFold(words, name) || strings.EqualFold(words, strings.Fields(name)[len(strings.Fields(name))-1]) {
			return talk.Place{Name: name}
		}
	}
	if strings.EqualFold(words, "pontianka") {
		return talk.Place{Near: []string{"Kota Pontianak"}}
	}
	return talk.Place{}
}

func helper() drafts {
	now := func() time.Time { return time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC) }
	return New(
		Config{Now: now, Places: gazetteer, Setting: &talk.Setting{Now: now}},
	).room(talk.Unasked(&talk.Setting{Now: now}, talk.Chat{})).
		drafts()
}

func TestAnswersOfTheWizard(t *testing.T) {
	for _, c := range []struct {
		step, text string
		ok         bool
	}{
		{"title", "Abc", false}, {"title", "Loket Malam", true}, {"title", strings.Repeat("a", knowledge.MaxTitle+1), false},
		{"body", "pendek", false}, {"body", "Loket buka setiap malam sampai pukul sembilan.", true},
		{"place", "Kota Pontianak", true}, {"place", "Kota Pontianak, Kabupaten Kubu Raya", true}, {"place", "Pontianka", false}, {"place", "Atlantis", false}, {"place", " ", false},
		{"year", "2025", true}, {"year", "1944", false}, {"year", "2028", false}, {"year", "dua ribu", false},
		{"source", "https://pontianak.go.id/x", true}, {"source", "Laporan tahunan", true}, {"source", "x", false}, {"source", "ftp://x.y Laporan", true},
		{"aspects", "Inovasi, sdm", true}, {"aspects", "keuangan", false}, {"fields", "perizinan", true}, {"fields", "sihir", false},
	} {
		p := desk.Proposal{Step: c.step}
		s, _, ok := stepOf(p)
		if !ok {
			t.Fatalf("no step %q", c.step)
		}
		problem := s.set(helper(), &p, c.text)
		if (problem == "") != c.ok {
			t.Errorf("%s %q: %q", c.step, c.text, problem)
		}
		if filled(p, c.step) != c.ok {
			t.Errorf("%s %q: filled is %t", c.step, c.text, !c.ok)
		}
	}
}

// A javascript or ftp address never becomes the address of a source.
func TestSourceAddress(t *testing.T) {
	p := desk.Proposal{}
	if problem := setSource(drafts{}, &p, "javascript:alert(1) ftp://a.b Laporan SKM – https://x.go.id/a"); problem != "" {
		t.Fatal(problem)
	}
	want := []knowledge.Source{{Title: "javascript:alert(1) ftp://a.b Laporan SKM", URL: "https://x.go.id/a"}}
	if diff := cmp.Diff(want, p.Document.Sources); diff != "" {
		t.Error(diff)
	}
}

func TestVisitNote(t *testing.T) {
	p := desk.Proposal{Document: knowledge.Document{Meta: knowledge.Meta{Kind: knowledge.Visit}}}
	for _, a := range [][2]string{
		{"visitors", "Pemkot Balikpapan, 12 orang"}, {"host", "Kota Pontianak, diterima oleh wali kota"}, {"dates", "9–10 Januari 2026"},
		{"topic", "MPP\nNilai IPP tertinggi"}, {"follow", "- Buka loket; Disdukcapil; 30 Juni\nRapat"}, {"seen", "# Ruang tunggu"},
	} {
		p.Step = a[0]
		s, _, ok := stepOf(p)
		if !ok {
			t.Fatalf("no step %q", a[0])
		}
		if problem := s.set(helper(), &p, a[1]); problem != "" {
			t.Errorf("%s: %s", a[0], problem)
		}
	}
	want := "## Rombongan\n\nPemkot Balikpapan, 12 orang\n\n## Diterima oleh\n\nWali kota\n\n## Waktu\n\n9–10 Januari 2026\n\n## Topik\n\nMPP\n\n" +
		"## Alasan memilih\n\nNilai IPP tertinggi\n\n## Yang dilihat\n\nRuang tunggu\n\n## Rencana tindak lanjut\n\n- Buka loket (penanggung jawab: Disdukcapil; tenggat: 30 Juni)\n- Rapat\n"
	if diff := cmp.Diff(want, p.Document.Body); diff != "" {
		t.Error(diff)
	}
	d := p.Document
	if d.Title != "Kunjungan Pemkot Balikpapan ke Kota Pontianak: MPP" || d.Date != "2026-01-09" || d.Year != 2026 ||
		len(d.Sources) != 1 {
		t.Errorf("%+v", d.Meta)
	}
	if missing := missingFields(p); len(missing) > 0 {
		t.Errorf("missing: %v", missing)
	}
}

func TestVisitDates(t *testing.T) {
	reader := helper()
	for text, want := range map[string]string{
		"9–10 Januari 2026": "2026-01-09", "Jumat, 9 januari 2026": "2026-01-09", "Januari 2026": "2026-01", "09/01/2026": "2026-01-09",
		"8 s.d. 10 September 2022": "2022-09-08", "kemarin": "", "2026": "", "31 Februari 2026": "", "9 Januari": "", "9 Januari 2036": "",
	} {
		var p desk.Proposal
		problem := setDates(reader, &p, text)
		if got := p.Document.Date; got != want || (problem == "") != (want != "") {
			t.Errorf("%q: %q %q, want %q", text, got, problem, want)
		}
	}
}

// A deadline that no calendar has is not taken into a note.
func TestNoSuchDay(t *testing.T) {
	for when, refused := range map[string]bool{"30 Juni 2026": false, "secepatnya": false, "akhir bulan": false, "31 Juni 2026": true, "31/2": true} {
		if problem := noSuchDay(when); (problem != "") != refused {
			t.Errorf("%q: %q", when, problem)
		}
	}
}

// Every reason for which a file is not read has a sentence of its own.
func TestRefusalWords(t *testing.T) {
	seen := map[string]extract.Reason{}
	for _, r := range []extract.Reason{
		extract.Unsupported, extract.Empty, extract.TooBig, extract.Abnormal, extract.Scanned, extract.Unreadable, extract.Locked, extract.Broken, extract.TooLong,
	} {
		words := refusalWords(r)
		if other, twice := seen[words]; twice || words == "" {
			t.Errorf("%s and %s say the same: %q", r, other, words)
		}
		seen[words] = r
	}
}
