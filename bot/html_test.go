package bot

import (
	"strings"
	"testing"
	"unicode/utf16"

	"studitiru/knowledge"
)

func TestMarkupEscapes(t *testing.T) {
	nasty := `</b><script> & "Inovasi" _*[x](y)`
	var m markup
	m.Bold(nasty).Text(nasty).Link(nasty, `https://x.org/?a="b"&c`).Link("klik", "tg://user?id=1")
	out := m.String()
	if strings.Contains(out, "<script>") || strings.Contains(out, "tg://") || strings.Count(out, "<a ") != 1 {
		t.Errorf("markup got through: %s", out)
	}
	if want := 3*len(nasty) + len("klik"); m.units != want {
		t.Errorf("%d units counted, want %d", m.units, want)
	}
}

func FuzzUnits(f *testing.F) {
	f.Add("a😀é\xff")
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := units(s), len(utf16.Encode([]rune(s))); got != want {
			t.Errorf("units(%q) = %d, want %d", s, got, want)
		}
	})
}

func TestMarked(t *testing.T) {
	got := marked("Nilai IPP <4,71>", []knowledge.Span{{Start: 6, End: 9}, {Start: 11, End: 15}}, 100).String()
	if want := "Nilai <b>IPP</b> &lt;<b>4,71</b>&gt;"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	long := marked(strings.Repeat("kata ", 100), []knowledge.Span{{Start: 0, End: 4}, {Start: 400, End: 404}}, 50).String()
	if !strings.HasPrefix(long, "<b>kata</b> kata") || !strings.HasSuffix(long, "…") {
		t.Errorf("a long quote is cut to %q", long)
	}
}

func TestClip(t *testing.T) {
	for _, test := range []struct {
		in   string
		n    int
		want string
	}{{"pendek", 10, "pendek"}, {"satu dua tiga", 9, "satu dua…"}, {"éééééé", 4, "ééé…"}} {
		if got := clip(test.in, test.n); got != test.want {
			t.Errorf("clip(%q, %d) = %q, want %q", test.in, test.n, got, test.want)
		}
	}
}

func TestCitation(t *testing.T) {
	d := knowledge.Document{Meta: knowledge.Meta{Title: "Judul <b>", Kind: knowledge.Innovation, Places: []string{"Kota Pontianak"},
		Year: 2022, Status: knowledge.Stopped, StatusDate: "2022", Sources: []knowledge.Source{{URL: "https://x.org"}}}}
	if got, want := citation(d, "").String(), `<a href="https://x.org">Judul &lt;b&gt;</a> – Kota Pontianak, 2022 · ⚠ berhenti sejak 2022`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	d.Status, d.StatusDate = knowledge.Unconfirmed, "2026-01-09"
	if got, want := d.StatusWords(), "belum dikonfirmasi per 09/01/2026"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPaginateKeepsEverything(t *testing.T) {
	var passages []knowledge.Passage
	for i := range 30 {
		passages = append(passages, knowledge.Passage{Ordinal: i, Text: strings.Repeat("kata ", 80)})
	}
	pages := paginate(passages)
	n := 0
	for _, page := range pages {
		size := 0
		for _, p := range page {
			if p.Ordinal != n {
				t.Fatalf("passage %d stands where %d should", p.Ordinal, n)
			}
			n++
			size += units(p.Text)
		}
		if size > pageRoom {
			t.Errorf("a page of %d units", size)
		}
	}
	if n != len(passages) || pageOf(pages, 17) == 0 || len(paginate(nil)) != 1 {
		t.Errorf("%d of %d passages on %d pages", n, len(passages), len(pages))
	}
}
