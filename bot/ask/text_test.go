package ask

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

func TestMarked(t *testing.T) {
	got := marked("Nilai IPP <4,71>", []knowledge.Span{{Start: 6, End: 9}, {Start: 11, End: 15}}, 100)
	want := new(talk.Text).Plain("Nilai ").Bold("IPP").Plain(" <").Bold("4,71").Plain(">")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	long := marked(strings.Repeat("kata ", 100), []knowledge.Span{{Start: 0, End: 4}, {Start: 400, End: 404}}, 50)
	if (*long)[0] != (talk.Run{Text: "kata", Style: talk.Bold}) || !strings.HasSuffix(long.String(), "…") {
		t.Errorf("a long quote is cut to %q", long)
	}
}

func TestCitation(t *testing.T) {
	d := knowledge.Document{Meta: knowledge.Meta{Title: "Judul <b>", Kind: knowledge.Innovation, Places: []string{"Kota Pontianak"},
		Year: 2022, Status: knowledge.Stopped, StatusDate: "2022", Sources: []knowledge.Source{{URL: "https://x.org"}}}}
	if got, want := talk.Citation(d, "").String(), "Judul <b> – Kota Pontianak, 2022 · ⚠ berhenti sejak 2022"; got != want {
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
			size += talk.Units(p.Text)
		}
		if size > pageRoom {
			t.Errorf("a page of %d units", size)
		}
	}
	if n != len(passages) || pageOf(pages, 17) == 0 || len(paginate(nil)) != 1 {
		t.Errorf("%d of %d passages on %d pages", n, len(passages), len(pages))
	}
}
