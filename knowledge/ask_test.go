package knowledge

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"
)

// shelf is a DocumentStore and QuestionStore in memory, for the parts that Ask uses.
type shelf struct {
	DocumentStore
	QuestionStore
	docs  []Document
	asked []AskedQuestion
	gaps  map[string]int
	fail  error
}

func (s *shelf) Documents(_ context.Context, f Filter) (out []Document, err error) {
	for _, d := range s.docs {
		if slices.Contains(f.IDs, d.ID) && slices.Contains(f.States, d.State) {
			out = append(out, d)
		}
	}
	return out, s.fail
}

func (s *shelf) RecordQuestion(_ context.Context, q AskedQuestion) (int64, error) {
	s.asked = append(s.asked, q)
	return int64(len(s.asked)), nil
}

func (s *shelf) RecordGap(_ context.Context, key, _ string, _ time.Time) (Gap, error) {
	s.gaps[key]++
	return Gap{Key: key, Count: s.gaps[key]}, nil
}

// finder is a Searcher that answers every request alike and keeps the last one.
type finder struct {
	result SearchResult
	err    error
	last   SearchRequest
}

func (f *finder) Search(_ context.Context, r SearchRequest) (SearchResult, error) {
	f.last = r
	return f.result, f.err
}

func library(docs ...Document) (*Library, *shelf, *finder) {
	s, f := &shelf{docs: docs, gaps: map[string]int{}}, &finder{}
	now := func() time.Time { return time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC) }
	return NewLibrary(s, s, f, now, slog.New(slog.NewTextHandler(io.Discard, nil))), s, f
}

func published(id int64) Document {
	return Document{ID: id, Version: 1, State: Published, Meta: Meta{Visibility: Public, Places: []string{"Kota Pontianak"}}}
}

func hit(id int64) Hit {
	return Hit{
		DocumentID: id, Version: 1, Text: "Satu. Dua tiga. Empat.", Coverage: 1,
		Quote: Span{6, 15}, Marks: []Span{{0, 4}, {6, 9}, {10, 14}},
	}
}

func ask(t *testing.T, l *Library, q Question) Answer {
	t.Helper()
	a, err := l.Ask(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAskQuotesVerbatim(t *testing.T) {
	l, _, f := library(published(1))
	f.result = SearchResult{Verdict: SureMatch, Hits: []Hit{hit(1)}}
	a := ask(t, l, Question{Text: "dua tiga"})
	if a.Outcome != Answered || len(a.Quotes) != 1 || a.Quotes[0].Text != "Dua tiga." {
		t.Fatalf("answer is %+v", a)
	}
	if want := []Span{{0, 3}, {4, 8}}; !slices.Equal(a.Quotes[0].Marks, want) {
		t.Errorf("marks are %v, want %v", a.Quotes[0].Marks, want)
	}
}

// A hidden, deleted, replaced or internal document is not shown, on the very next question.
func TestAskChecksEveryHitAgainstTheStore(t *testing.T) {
	hidden, old, internal := published(1), published(2), published(3)
	hidden.State, old.Version, internal.Visibility = Hidden, 2, Internal
	l, _, f := library(hidden, old, internal)
	f.result = SearchResult{Verdict: SureMatch, Hits: []Hit{hit(1), hit(2), hit(3), hit(4)}}
	a := ask(t, l, Question{Text: "dua tiga"})
	if a.Outcome != NotFound || len(a.Quotes) != 0 || a.Hidden != 1 {
		t.Errorf("a guest got %+v", a)
	}
	a = ask(t, l, Question{Text: "dua tiga", Audience: Audience{Member: true}})
	if a.Outcome != Answered || len(a.Quotes) != 1 || a.Quotes[0].Document.ID != 3 {
		t.Errorf("a member got %+v", a)
	}
}

func TestAskPages(t *testing.T) {
	var docs []Document
	var hits []Hit
	for id := int64(1); id <= 7; id++ {
		docs, hits = append(docs, published(id)), append(hits, hit(id), hit(id))
	}
	l, s, f := library(docs...)
	f.result = SearchResult{Verdict: SureMatch, Hits: hits}
	first := ask(t, l, Question{Text: "dua"})
	last := ask(t, l, Question{Text: "dua", Offset: 6})
	if len(first.Quotes) != 3 || first.More != 4 || len(last.Quotes) != 1 || last.More != 0 {
		t.Errorf("first page %d and %d more, last %d and %d", len(first.Quotes), first.More, len(last.Quotes), last.More)
	}
	if last.Quotes[0].Document.ID != 7 {
		t.Errorf("the last page shows document %d", last.Quotes[0].Document.ID)
	}
	if len(s.asked) != 1 {
		t.Errorf("%d questions recorded for one question in two pages", len(s.asked))
	}
}

func TestAskRecordsMasked(t *testing.T) {
	l, s, f := library()
	f.result.Understood.Terms = []string{"emas", "mars"}
	ask(t, l, Question{Text: "emas di mars, NIK 6171012345670001", Person: 7})
	ask(t, l, Question{Text: "mars emas"})
	ask(t, l, Question{Text: "nomor hp pak camat 081234567890"})
	if got := s.asked[0].Text; strings.Contains(got, "6171") || !strings.Contains(got, "[NIK/KK]") {
		t.Errorf("recorded %q", got)
	}
	if s.asked[2].Text != "" {
		t.Errorf("a request for private data was recorded: %q", s.asked[2].Text)
	}
	if s.gaps["emas mars"] != 2 || len(s.gaps) != 1 {
		t.Errorf("gaps are %v", s.gaps)
	}
}

// Nothing personal goes into a search, so nothing personal comes back from it; what was asked is kept masked and whole.
func TestAskSearchesNothingPersonal(t *testing.T) {
	long := strings.Repeat("layanan ", 30) + "NIK 6171 0123 4567 0001"
	for _, c := range []struct {
		typed, searched, masked string
		outcome                 Outcome
		reason                  Reason
	}{
		{"antrean 0812-3456-7890 dan 6171012345670001", "antrean dan", "antrean [nomor HP] dan [NIK/KK]", NotFound, ""},
		{"antrean [nomor HP] dan [NIK/KK]", "antrean dan", "antrean [nomor HP] dan [NIK/KK]", NotFound, ""},
		{"0812-3456-7890", "", "[nomor HP]", OutOfScope, ReasonPrivate},
		{"nilai 4,71 tahun 2024", "nilai 4,71 tahun 2024", "nilai 4,71 tahun 2024", NotFound, ""},
		{long, strings.TrimSuffix(long, " 6171 0123 4567 0001"), strings.Replace(long, "6171 0123 4567 0001", "[NIK/KK]", 1),
			NotFound, ""},
	} {
		l, s, f := library(published(1))
		a := ask(t, l, Question{Text: c.typed})
		if f.last.Text != c.searched || a.Question != c.masked || a.Outcome != c.outcome || a.Reason != c.reason {
			t.Errorf("%q: searched %q, kept %q, came to %q %q", c.typed, f.last.Text, a.Question, a.Outcome, a.Reason)
		}
		if kept := s.asked[0].Text; kept != c.masked && c.reason != ReasonPrivate {
			t.Errorf("%q: recorded %q", c.typed, kept)
		}
	}
}

func TestAskOutcomes(t *testing.T) {
	trouble := errors.New("disk on fire")
	tests := []struct {
		name   string
		q      Question
		result SearchResult
		err    error
		want   Outcome
	}{
		{"sure", Question{Text: "dua"}, SearchResult{Verdict: SureMatch, Hits: []Hit{hit(1)}}, nil, Answered},
		{"near", Question{Text: "dua"}, SearchResult{Verdict: NearMatch, Hits: []Hit{hit(1)}}, nil, Partly},
		{"nothing", Question{Text: "dua"}, SearchResult{Verdict: NothingFound, Hits: []Hit{hit(1)}}, nil, NotFound},
		{"ambiguous", Question{Text: "SP"}, SearchResult{Understood: Understanding{Ambiguous: []Choice{{"sp", "a"}}}}, nil, Unclear},
		{"chatter", Question{Text: "halo"}, SearchResult{}, nil, OutOfScope},
		{"too long", Question{Text: strings.Repeat("kata ", 201)}, SearchResult{}, nil, Unclear},
		{"search fails", Question{Text: "dua"}, SearchResult{}, trouble, Failed},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l, _, f := library(published(1))
			f.result, f.err = test.result, test.err
			if a := ask(t, l, test.q); a.Outcome != test.want {
				t.Errorf("outcome %q, want %q", a.Outcome, test.want)
			}
		})
	}
}

func TestContextEnds(t *testing.T) {
	l, _, f := library(published(1))
	f.result = SearchResult{Verdict: SureMatch, Hits: []Hit{hit(1)}}
	previous := Context{Topic: "standar pelayanan", At: l.now().Add(-29 * time.Minute)}
	ask(t, l, Question{Text: "yang di RSUD", Previous: previous})
	if f.last.Previous.Topic == "" {
		t.Error("the topic is forgotten after 29 minutes")
	}
	previous.At = l.now().Add(-31 * time.Minute)
	ask(t, l, Question{Text: "yang di RSUD", Previous: previous})
	if f.last.Previous.Topic != "" {
		t.Error("the topic is kept after 31 minutes")
	}
}
