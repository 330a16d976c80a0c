package indonesian

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSentences(t *testing.T) {
	l := shipped(t)
	tests := []struct {
		name, text string
		want       []string
	}{
		{"empty", " \n\t ", nil},
		{"two", "Nilainya naik. Peringkatnya juga.", []string{"Nilainya naik.", "Peringkatnya juga."}},
		{"questions and shouts", "Siapa? Wali kota! Benar …  Ya.", []string{"Siapa?", "Wali kota!", "Benar …", "Ya."}},
		{"number of a rule", "Permen PANRB No. 4 Tahun 2023 berlaku. Lihat Pasal 5.", []string{"Permen PANRB No. 4 Tahun 2023 berlaku.",
			"Lihat Pasal 5."}},
		{"money and decimals", "Biayanya Rp1,5 miliar atau Rp. 2.000. Nilai 4.71 naik.",
			[]string{"Biayanya Rp1,5 miliar atau Rp. 2.000.", "Nilai 4.71 naik."}},
		{"addresses and titles", "Kantor di Jl. Kapten Marsan. Kata dr. Budi, S.H., M.Si. dan Ir. Ani, S.Sos. di Kab. Sambas.",
			[]string{"Kantor di Jl. Kapten Marsan.", "Kata dr. Budi, S.H., M.Si. dan Ir. Ani, S.Sos. di Kab. Sambas."}},
		{"initials", "Presiden John F. Kennedy lahir 1917. Ia wafat 1963.", []string{"Presiden John F. Kennedy lahir 1917.",
			"Ia wafat 1963."}},
		{"grades end sentences", "Pontianak naik menjadi A. Balikpapan masih B. Itu saja.",
			[]string{"Pontianak naik menjadi A.", "Balikpapan masih B.", "Itu saja."}},
		{"and so on", "Loket, kursi, dll. Semua baru. Kursi dll. di ruang itu.", []string{"Loket, kursi, dll.", "Semua baru.",
			"Kursi dll. di ruang itu."}},
		{"references", "Terpilih tahun 2001.[1] Ia mundur.[2][3]\nSelesai.", []string{"Terpilih tahun 2001.[1]", "Ia mundur.[2][3]",
			"Selesai."}},
		{"quotation", "Ia berkata, \"Layani warga.\" Lalu pergi.", []string{"Ia berkata, \"Layani warga.\"", "Lalu pergi."}},
		{"brackets", "Nilainya 4,71 (A). Naik (dari 4,35.) Bagus.", []string{"Nilainya 4,71 (A).", "Naik (dari 4,35.)", "Bagus."}},
		{"complaints", "Warga memakai SP4N-LAPOR! Kota Pontianak. Selesai.", []string{"Warga memakai SP4N-LAPOR! Kota Pontianak.",
			"Selesai."}},
		{"addresses of pages", "Buka lapor.go.id atau kompas.com sekarang.", []string{"Buka lapor.go.id atau kompas.com sekarang."}},
		{"forgotten space", "Layanan selesai.Kota lain meniru.", []string{"Layanan selesai.", "Kota lain meniru."}},
		{"wrapped line", "Kota Pontianak\nmenang. Ya.", []string{"Kota Pontianak\nmenang.", "Ya."}},
		{"paragraphs and headings", "## Hasil\nNilai naik\n\nTetap baik", []string{"## Hasil", "Nilai naik", "Tetap baik"}},
		{"list", "Syarat:\n- KTP\n- KK\n1. Datang. Isi.\n2. Pulang\na. Satu\n(2) Dua",
			[]string{"Syarat:", "- KTP", "- KK", "1. Datang.", "Isi.", "2. Pulang", "a. Satu", "(2) Dua"}},
		{"enumeration in a line", "Mengingat: 1. Pasal 5; 2. Pasal 20. Memutuskan.", []string{"Mengingat: 1. Pasal 5; 2. Pasal 20.",
			"Memutuskan."}},
		{"table", "| Aspek | Bobot |\n|---|---|\n| Kebijakan | 24. Ya |",
			[]string{"| Aspek | Bobot |", "|---|---|", "| Kebijakan | 24. Ya |"}},
		{"year at the end", "Berlaku sejak 2016. Kota lain menyusul.", []string{"Berlaku sejak 2016.", "Kota lain menyusul."}},
		{"small letter behind", "Lih. halaman 3 dst. untuk itu.", []string{"Lih. halaman 3 dst. untuk itu."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range l.Sentences(test.text) {
				got = append(got, test.text[s.Start:s.End])
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("Sentences(%q) (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

// checkSentences holds the promises of Sentences for any text.
func checkSentences(t interface{ Fatalf(string, ...any) }, l *Language, text string) {
	end := 0
	for _, s := range l.Sentences(text) {
		if s.Start < end || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("span %v after %d in %q", s, end, text)
		}
		if between := text[end:s.Start]; strings.TrimFunc(between, unicode.IsSpace) != "" {
			t.Fatalf("%q lies outside every sentence of %q", between, text)
		}
		if piece := text[s.Start:s.End]; strings.TrimSpace(piece) != piece {
			t.Fatalf("space around %q", piece)
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[s.Start:s.End]) {
			t.Fatalf("span %v cuts a character of %q", s, text)
		}
		end = s.End
	}
	if rest := text[end:]; strings.TrimFunc(rest, unicode.IsSpace) != "" {
		t.Fatalf("%q lies outside every sentence of %q", rest, text)
	}
}

func TestSentencesProperties(t *testing.T) {
	l := shipped(t)
	parts := []string{"Kota", " ", ". ", ".", "! ", "?", "…", "\n", "\n\n", "No", "S.H", "A", "1", "[1]", "\"", "”", "(", ")", "- ",
		"| ", "# ", "é", "\u00a0", "LAPOR", "dll", "a)", "2.000"}
	rapid.Check(t, func(t *rapid.T) {
		checkSentences(t, l, strings.Join(rapid.SliceOf(rapid.SampledFrom(parts)).Draw(t, "parts"), ""))
	})
	rapid.Check(t, func(t *rapid.T) { checkSentences(t, l, rapid.String().Draw(t, "text")) })
}

func FuzzSentences(f *testing.F) {
	l := shipped(f)
	for _, text := range []string{"", ".", "A.", "No. 4. Rp1,5. Jl. X", "a\n- b\n\n| c |", "x.[1]y", "….”", "\xff.\xff A",
		"1. 2. 3.", "Ya.[", ".[a]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkSentences(t, l, text) })
}
