package knowledge

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const goodFile = `---
title: Mal Pelayanan Publik
kind: inovasi
place: Kota Pontianak
year: 2025
date: 2025-12-17
aspects: [sarpras]
indicators: [18, 16, 16]
sources:
  - title: Berita
    url: https://example.org/a
    date: 2025-12-17
---
Isi dokumen.
`

func TestParseMarkdown(t *testing.T) {
	d, err := ParseMarkdown("a/b/mpp.md", []byte(strings.ReplaceAll(goodFile, "\n", "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	want := Meta{Title: "Mal Pelayanan Publik", Kind: Innovation, Places: []string{"Kota Pontianak"}, Year: 2025, Date: "2025-12-17",
		Aspects: []string{"sarpras"}, Indicators: []int{16, 18}, Visibility: Public,
		Sources: []Source{{Title: "Berita", URL: "https://example.org/a", Date: "2025-12-17"}}}
	if diff := cmp.Diff(want, d.Meta); diff != "" {
		t.Error(diff)
	}
	if d.Key != "mpp" || d.Body != "Isi dokumen.\n" || len(d.Hash) != 64 || d.State != Published {
		t.Errorf("document is %+v", d)
	}
}

func TestDatesAreISO(t *testing.T) {
	for date, fine := range map[string]bool{
		"2025": true, "2025-12": true, "2025-12-17": true, "2024-02-29": true,
		"2025-02-29": false, "2025-13": false, "17/12/2025": false, "17 Desember 2025": false, "Des 2025": false, "2025-1-1": false,
	} {
		if err := checkDate("date", date); (err == nil) != fine {
			t.Errorf("%s: %v", date, err)
		}
	}
}

func TestParseMarkdownRefusals(t *testing.T) {
	edit := func(old, new string) string { return strings.Replace(goodFile, old, new, 1) }
	tests := []struct{ name, file, says string }{
		{"no fence", "Isi saja", "front matter"},
		{"never closed", "---\ntitle: x\n", "front matter"},
		{"unknown key", edit("year: 2025", "tahun: 2025"), `"tahun"`},
		{"no title", edit("title: Mal Pelayanan Publik\n", ""), "title"},
		{"long title", edit("Mal Pelayanan Publik", strings.Repeat("x", MaxTitle+1)), "title"},
		{"unknown kind", edit("inovasi", "resep"), `"resep"`},
		{"year is a word", edit("2025\ndate", "lama\ndate"), `"lama"`},
		{"far year", edit("year: 2025", "year: 1"), "1945"},
		{"bad date", edit("date: 2025-12-17", "date: 2025-02-31"), "tidak ada di kalender"},
		{"bad aspect", edit("[sarpras]", "[parkir]"), "parkir"},
		{"bad indicator", edit("[18, 16, 16]", "[32]"), "32"},
		{"no sources", edit("sources:\n  - title: Berita\n    url: https://example.org/a\n    date: 2025-12-17\n", ""), "sources"},
		{"source without title", edit("title: Berita", "title: \"\""), "nomor 1"},
		{"javascript address", edit("https://example.org/a", "javascript:alert(1)"), "http"},
		{"empty body", edit("Isi dokumen.\n", ""), "isi dokumen kosong"},
		{"not YAML", edit("title: Mal", "title: [Mal"), "YAML"},
		{"not UTF-8", goodFile + "\xff", "UTF-8"},
		{"bad visibility", edit("year: 2025", "year: 2025\nvisibility: rahasia"), "rahasia"},
		{"bad status", edit("year: 2025", "year: 2025\nstatus: mati"), "mati"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := ParseMarkdown("x.md", []byte(test.file))
			var problem *Invalid
			if !errors.As(err, &problem) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("error is %v, want an *Invalid that says %q", err, test.says)
			}
		})
	}
}

func TestParseJSONLine(t *testing.T) {
	d, err := ParseJSONLine([]byte(`{"id":"a1","title":"Judul","text":"Isi."}`), "kumpulan.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if d.Key != "a1" || d.Kind != Guide || d.Sources[0].Title != "kumpulan.jsonl" || d.Body != "Isi.\n" {
		t.Errorf("document is %+v", d)
	}
	for line, says := range map[string]string{
		`{"id":"a","text":"x","judul":"y"}`: `"judul"`,
		`{"id":"","title":"t","text":"x"}`:  "nama dokumen",
		`{"id":"a","title":"t"}`:            "isi dokumen",
		`nonsense`:                          "JSON",
	} {
		if _, err := ParseJSONLine([]byte(line), "f"); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: error is %v, want one that says %q", line, err, says)
		}
	}
}

func FuzzParseMarkdown(f *testing.F) {
	f.Add([]byte(goodFile))
	f.Add([]byte("---\n---\n"))
	f.Add([]byte("---\ntitle: [\n---\nx"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := ParseMarkdown("x.md", raw)
		if err != nil {
			var problem *Invalid
			if !errors.As(err, &problem) {
				t.Fatalf("%v is not an *Invalid", err)
			}
			return
		}
		file, err := d.Markdown()
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseMarkdown("x.md", file)
		if err != nil || again.Hash != d.Hash {
			t.Fatalf("reading what was written gives another document: %v", err)
		}
	})
}
