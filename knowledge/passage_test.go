package knowledge

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func texts(ps []Passage) (out []string) {
	for _, p := range ps {
		out = append(out, p.Heading+"|"+p.Text)
	}
	return out
}

func TestPassagesRendering(t *testing.T) {
	long := strings.Repeat("kata ", 15)
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"empty": {"", nil},
		"paragraph": {"Satu *dua* **tiga** [empat](https://a.id) `lima`\nenam.",
			[]string{"|Satu dua tiga empat lima enam."}},
		"headings": {"Awal.\n\n## A\n\nSatu.\n\n### B\n\nDua.\n\n## C\n\nTiga.",
			[]string{"|Awal.", "A|Satu.", "A › B|Dua.", "C|Tiga."}},
		"headings without text": {"# A\n\n## B\n\n## C\n\nTiga.\n\n# D\n\n## E\n\n# F",
			[]string{"A|B", "A › C|Tiga.", "D|E", "|F"}},
		"table": {"| Aspek | Bobot |\n|---|---|\n| SDM | 25 % |\n| Inovasi | – |\n",
			[]string{"|Aspek: SDM; Bobot: 25 %.\nAspek: Inovasi."}},
		"list": {"- Nilai 4,51 masuk A.\n- Nilai 4,01 masuk A-.",
			[]string{"|Nilai 4,51 masuk A.\nNilai 4,01 masuk A-."}},
		"short list after introduction": {"Pembuka.\n\nSyarat KIPP:\n\n- SK\n- foto;\n- proposal.",
			[]string{"|Pembuka.\nSyarat KIPP: SK; foto; proposal."}},
		"long list after introduction": {"Syarat:\n\n- " + long + "\n- " + long, []string{"|Syarat: " + strings.TrimSpace(long) +
			"\nSyarat: " + strings.TrimSpace(long)}},
		"ordered": {"3. Tiga\n4. Empat", []string{"|3. Tiga\n4. Empat"}},
		"nested":  {"- Jalur darat\n  - bus\n  - mobil", []string{"|Jalur darat: bus; mobil."}},
		"html": {"<div onclick=x>Isi</div>\n\nA <b>tebal</b> &amp; \\*bintang\\*",
			[]string{"|Isi\nA tebal & *bintang*"}},
		"code and quote": {"> Kutipan\n\n```\na  b\n```", []string{"|Kutipan\na b"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, texts(Passages(Document{Body: c.body}))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPassagesSize(t *testing.T) {
	sentence := "Pemerintah kota membuka layanan keliling di Jl. Merdeka No. 4 setiap hari kerja pada pagi hari. "
	ps := Passages(Document{Body: strings.Repeat(sentence, 30)})
	if len(ps) < 4 {
		t.Fatalf("%d passages of 480 words", len(ps))
	}
	for i, p := range ps {
		n := wordCount(p.Text)
		if i < len(ps)-1 && (n < 40 || n > passageWords) {
			t.Errorf("passage %d has %d words", i, n)
		}
		if !strings.HasSuffix(p.Text, "hari.") {
			t.Errorf("passage %d is cut inside a sentence: …%q", i, p.Text[len(p.Text)-30:])
		}
	}
	for _, body := range []string{strings.Repeat("x", 100_000), strings.Repeat("é", 50_000), strings.Repeat("kata ", 20_000)} {
		for _, p := range Passages(Document{Body: body}) {
			if len(p.Text) > passageBytes || !utf8.ValidString(p.Text) {
				t.Errorf("passage of %d bytes, valid %v", len(p.Text), utf8.ValidString(p.Text))
			}
		}
	}
}

func TestPassagesProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringOf(rapid.SampledFrom([]rune("ab .\n#-|>*_`[](): 1é\t<&\\"))).Draw(t, "body")
		first := Passages(Document{Body: body})
		if diff := cmp.Diff(first, Passages(Document{Body: body})); diff != "" {
			t.Fatal(diff)
		}
		for i, p := range first {
			if p.Ordinal != i || strings.TrimSpace(p.Text) == "" {
				t.Fatalf("passage %d: %+v", i, p)
			}
			if wordCount(p.Text) > 2*passageWords {
				t.Fatalf("passage of %d words", wordCount(p.Text))
			}
		}
	})
}
