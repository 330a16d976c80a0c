package knowledge

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSeveralQuestions(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"berapa IPP pontianak dan siapa yang pernah berkunjung?", []string{"berapa IPP pontianak", "siapa yang pernah berkunjung?"}},
		{"nilai ipp sumedang brp trus siapa yg ke sana", []string{"nilai ipp sumedang brp", "siapa yg ke sana"}},
		{"IPP itu apa, di mana daftarnya", []string{"IPP itu apa", "di mana daftarnya"}},
		{"apa aspek IPP? berapa bobotnya?", []string{"apa aspek IPP?", "berapa bobotnya?"}},
		{"a b? c d? e f? g h?", []string{"a b?", "c d?", "e f?"}},
		{"sarana dan prasarana apa saja", nil},
		{"siapa yang mengelola dan mengevaluasi SIPPN?", nil},
		{"apa? siapa?", nil},
		{"", nil},
	} {
		if diff := cmp.Diff(tt.want, severalQuestions(tt.text)); diff != "" {
			t.Errorf("%q: %s", tt.text, diff)
		}
	}
}

// answering is a Searcher with an answer for each text.
type answering struct {
	byText map[string]SearchResult
	asked  []string
}

func (s *answering) Search(_ context.Context, r SearchRequest) (SearchResult, error) {
	s.asked = append(s.asked, r.Text)
	return s.byText[r.Text], nil
}

func TestAskSeveralQuestions(t *testing.T) {
	sure := func(topic string, places []string, ids ...int64) SearchResult {
		out := SearchResult{Verdict: SureMatch, Understood: Understanding{Topic: topic, Places: places}}
		for _, id := range ids {
			out.Hits = append(out.Hits, hit(id))
		}
		return out
	}
	const both = "berapa ipp pontianak dan siapa yang berkunjung"
	pontianak := []string{"Kota Pontianak"}
	for _, tt := range []struct {
		name    string
		whole   Verdict
		later   SearchResult
		want    []int64
		outcome Outcome
	}{
		{"each its own", SureMatch, sure("berkunjung ipp", pontianak, 3), []int64{2, 3, 1}, Answered},
		{"nothing for the whole", NothingFound, sure("berkunjung ipp", pontianak, 3), []int64{2, 3, 1}, Answered},
		{"the later has none, the whole is sure", SureMatch, SearchResult{}, []int64{1, 2}, Answered},
		{"the later has none, nor has the whole", NothingFound, SearchResult{}, []int64{2, 1}, Partly},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l, _, _ := library(published(1), published(2), published(3))
			whole := sure("ipp berkunjung", pontianak, 1, 2)
			whole.Verdict = tt.whole
			s := &answering{byText: map[string]SearchResult{
				both: whole, "berapa ipp pontianak": sure("ipp", pontianak, 2),
				"siapa yang berkunjung":                    {Understood: Understanding{Topic: "berkunjung"}},
				"siapa yang berkunjung ipp Kota Pontianak": tt.later,
			}}
			l.search = s
			a := ask(t, l, Question{Text: both})
			var got []int64
			for _, q := range a.Quotes {
				got = append(got, q.Document.ID)
			}
			if !slices.Equal(got, tt.want) || a.Outcome != tt.outcome {
				t.Errorf("documents %v, %s; want %v, %s; asked %q", got, a.Outcome, tt.want, tt.outcome, s.asked)
			}
		})
	}
}

func TestGist(t *testing.T) {
	chatter := strings.Repeat("Kami sedang menyusun laporan tahunan unit kami. ", 40)
	for _, tt := range []struct{ text, want string }{
		{"Berapa IPP Pontianak?", ""},
		{chatter, ""},
		{chatter + "Berapa IPP Pontianak? " + chatter, "Berapa IPP Pontianak?"},
		{chatter + "Mohon info bagaimana caranya naik ke A. " + chatter, "Mohon info bagaimana caranya naik ke A."},
		{chatter + strings.Repeat("apa ", 260) + "?", ""},
	} {
		if got := Gist(tt.text); got != tt.want {
			t.Errorf("the gist is %q, want %q", got, tt.want)
		}
	}
}
