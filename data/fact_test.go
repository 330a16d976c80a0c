package data_test

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"studitiru/data"
	"studitiru/knowledge"
)

// plainFacts reads lines such as "ipp|Kota Uji|2025|4.5|A": a reader of the tests' own.
func plainFacts(d knowledge.Document) (facts []knowledge.Fact) {
	for _, p := range knowledge.Passages(d) {
		for line := range strings.SplitSeq(p.Text, "\n") {
			parts := strings.Split(line, "|")
			if len(parts) != 5 {
				continue
			}
			year, _ := strconv.Atoi(parts[2])
			facts = append(facts, knowledge.Fact{Measure: parts[0], Place: parts[1], Year: year, Value: parts[3], Grade: parts[4],
				Sentence: line, Passage: p.Ordinal})
		}
	}
	return facts
}

// province of the tests: a place lies in the province of its last word.
func province(place string) string { return "Provinsi " + place[strings.LastIndexByte(place, ' ')+1:] }

func readingFacts(c data.Config) data.Config {
	c.Facts, c.FactsVersion, c.Province = plainFacts, "1", province
	return c
}

// eachReading is eachEngine with a store that reads facts.
func eachReading(t *testing.T, test func(t *testing.T, s store)) {
	t.Helper()
	t.Parallel()
	for name, made := range map[string]func(testing.TB) data.Config{"sqlite": newSQLite, "postgres": newPostgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t, readingFacts(made(t)), newClock()))
		})
	}
}

// stating makes a published document of lines of facts.
func stating(key string, lines ...string) knowledge.Document {
	d := document(key, "h "+strings.Join(lines, " "))
	d.Body = strings.Join(lines, "\n\n") + "\n"
	return d
}

// brief writes facts as their lines.
func brief(facts []knowledge.Fact) (lines []string) {
	for _, f := range facts {
		lines = append(lines, fmt.Sprintf("%s|%s|%d|%s|%s", f.Measure, f.Place, f.Year, f.Value, f.Grade))
	}
	return lines
}

func (s store) facts(t *testing.T, f knowledge.FactFilter) []string {
	t.Helper()
	return brief(must[[]knowledge.Fact](t)(s.Facts(t.Context(), f)))
}

func TestFactsFollowTheDocument(t *testing.T) {
	eachReading(t, func(t *testing.T, s store) {
		d := s.save(t, stating("a", "ipp|Kota Uji|2024|4.35|A-", "## Bagian", "ipp|Kota Uji|2025|4.71|A"))
		found := must[[]knowledge.Fact](t)(s.FactsOf(t.Context(), d.ID))
		want := []knowledge.Fact{
			{ID: 1, Document: d.ID, Version: 1, Measure: "ipp", Place: "Kota Uji", Year: 2024, Value: "4.35", Grade: "A-",
				Sentence: "ipp|Kota Uji|2024|4.35|A-", Updated: d.Updated},
			{ID: 2, Document: d.ID, Version: 1, Measure: "ipp", Place: "Kota Uji", Year: 2025, Value: "4.71", Grade: "A",
				Sentence: "ipp|Kota Uji|2025|4.71|A", Passage: 1, Updated: d.Updated},
		}
		if diff := cmp.Diff(want, found); diff != "" {
			t.Error(diff)
		}
		s.save(t, stating("a", "ipp|Kota Uji|2026|4.8|A"))
		if diff := cmp.Diff([]string{"ipp|Kota Uji|2026|4.8|A"}, s.facts(t, knowledge.FactFilter{})); diff != "" {
			t.Error(diff)
		}
		if _, err := s.Fact(t.Context(), 1); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("a fact of the version before: %v", err)
		}
		must[knowledge.Document](t)(s.SetState(t.Context(), knowledge.BySystem("test"), d.ID, knowledge.Hidden))
		if got := s.facts(t, knowledge.FactFilter{}); got != nil {
			t.Errorf("a hidden document states %v", got)
		}
		if got := must[[]knowledge.Fact](t)(s.FactsOf(t.Context(), d.ID)); len(got) != 1 {
			t.Errorf("the curator sees %v", got)
		}
		ok(t, s.Tombstone(t.Context(), d.ID))
		if n := s.count(t, "SELECT COUNT(*) FROM facts"); n != 0 {
			t.Errorf("%d facts are left of a deleted document", n)
		}
	})
}

func TestFactsAreWrittenWithTheirDocumentOrNotAtAll(t *testing.T) {
	eachReading(t, func(t *testing.T, s store) {
		broken := errors.New("uji")
		err := s.Within(t.Context(), func(ctx context.Context) error {
			if _, err := s.SaveDocument(ctx, knowledge.BySystem("test"), stating("a", "ipp|Kota Uji|2024|4|A")); err != nil {
				return err
			}
			return broken
		})
		if !errors.Is(err, broken) || s.count(t, "SELECT COUNT(*) FROM facts") != 0 {
			t.Errorf("%v, facts are kept", err)
		}
		if _, err := s.SaveDocument(t.Context(), knowledge.BySystem("test"), stating("b", "ipp|Kota Uji|2024|x|A")); err == nil {
			t.Error("a value that is no number was kept")
		}
		if n := s.count(t, "SELECT COUNT(*) FROM documents"); n != 0 {
			t.Errorf("%d documents are kept without their facts", n)
		}
	})
}

func TestFactFilters(t *testing.T) {
	eachReading(t, func(t *testing.T, s store) {
		a := s.save(t, stating("a", "ipp|Kota Satu|2024|4.1|A-", "ipp|Kota Dua|2025|3.9|B", "ipp|Kota Satu|2025|10|A"))
		secret := stating("b", "skm|Kota Satu|2024|88.3|", "ipp|Provinsi Dua|2025|9.5|")
		secret.Visibility, secret.Agency = knowledge.Restricted, "Dinas"
		b := s.save(t, secret)
		for _, one := range []struct {
			name   string
			filter knowledge.FactFilter
			want   []string
		}{
			{"all: measure, newest, highest", knowledge.FactFilter{}, []string{"ipp|Kota Satu|2025|10|A", "ipp|Provinsi Dua|2025|9.5|",
				"ipp|Kota Dua|2025|3.9|B", "ipp|Kota Satu|2024|4.1|A-", "skm|Kota Satu|2024|88.3|"}},
			{"document", knowledge.FactFilter{Documents: []int64{b.ID}}, []string{"ipp|Provinsi Dua|2025|9.5|",
				"skm|Kota Satu|2024|88.3|"}},
			{"documents", knowledge.FactFilter{Documents: []int64{a.ID, b.ID}, Measure: "skm"}, []string{"skm|Kota Satu|2024|88.3|"}},
			{"no document", knowledge.FactFilter{Documents: []int64{99}}, nil},
			{"measure", knowledge.FactFilter{Measure: "skm"}, []string{"skm|Kota Satu|2024|88.3|"}},
			{"place", knowledge.FactFilter{Places: []string{"Kota Dua"}}, []string{"ipp|Kota Dua|2025|3.9|B"}},
			{"places", knowledge.FactFilter{Measure: "ipp", Places: []string{"Kota Dua", "Kota Satu"}, Limit: 2},
				[]string{"ipp|Kota Satu|2025|10|A", "ipp|Kota Dua|2025|3.9|B"}},
			{"province", knowledge.FactFilter{Provinces: []string{"Provinsi Dua"}},
				[]string{"ipp|Provinsi Dua|2025|9.5|", "ipp|Kota Dua|2025|3.9|B"}},
			{"year", knowledge.FactFilter{Year: 2024, Measure: "ipp"}, []string{"ipp|Kota Satu|2024|4.1|A-"}},
			{"grade", knowledge.FactFilter{Grade: "A"}, []string{"ipp|Kota Satu|2025|10|A"}},
			{"guest", knowledge.FactFilter{Year: 2025, Audience: &knowledge.Audience{}},
				[]string{"ipp|Kota Satu|2025|10|A", "ipp|Kota Dua|2025|3.9|B"}},
			{"agency", knowledge.FactFilter{Measure: "skm", Audience: &knowledge.Audience{Member: true, Agency: "Dinas"}},
				[]string{"skm|Kota Satu|2024|88.3|"}},
			{"other agency", knowledge.FactFilter{Measure: "skm", Audience: &knowledge.Audience{Member: true, Agency: "Lain"}}, nil},
			{"limit", knowledge.FactFilter{Limit: 1}, []string{"ipp|Kota Satu|2025|10|A"}},
		} {
			if diff := cmp.Diff(one.want, s.facts(t, one.filter)); diff != "" {
				t.Errorf("%s\n%s", one.name, diff)
			}
		}
	})
}

func TestCorrectionOfAFact(t *testing.T) {
	eachReading(t, func(t *testing.T, s store) {
		ctx := t.Context()
		must[knowledge.Person](t)(s.SeePerson(ctx, knowledge.Person{ID: 7, Name: "Kurator", Active: true}))
		by := knowledge.ByPerson(7, "chat")
		d := s.save(t, stating("a", "ipp|Kota Uji|2024|4.35|A-", "ipp|Kota Lain|2024|4|A-"))
		f := must[[]knowledge.Fact](t)(s.FactsOf(ctx, d.ID))[0]
		s.clock.pass(time.Hour)
		wish := f
		wish.Year, wish.Value, wish.Place, wish.Sentence, wish.Passage = 2023, "4.53", "Kota Benar", "tidak berlaku", 9
		got := must[knowledge.Fact](t)(s.CorrectFact(ctx, by, wish, false))
		want := f
		want.Year, want.Value, want.Place, want.Corrected, want.Updated = 2023, "4.53", "Kota Benar", true, s.clock.now()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(want, must[knowledge.Fact](t)(s.Fact(ctx, f.ID))); diff != "" {
			t.Error(diff)
		}
		if got := s.facts(t, knowledge.FactFilter{Provinces: []string{"Provinsi Benar"}}); len(got) != 1 {
			t.Errorf("in its new province: %v", got)
		}
		entry := must[[]knowledge.AuditEntry](t)(s.NewestAudit(ctx, 1))[0]
		if entry.Action != "fact.corrected" || entry.Person != 7 || entry.Subject != fmt.Sprintf("document:%d", d.ID) ||
			!strings.Contains(entry.Detail, `"4.35"`) || !strings.Contains(entry.Detail, `"4.53"`) {
			t.Errorf("the audit says %+v", entry)
		}
		for name, bad := range map[string]knowledge.Fact{
			"nothing": {ID: f.ID, Measure: "ipp"}, "no measure": {ID: f.ID, Value: "4"}, "a comma": {ID: f.ID, Measure: "ipp",
				Value: "4,5"},
			"no number": {ID: f.ID, Measure: "ipp", Value: "NaN"}, "below zero": {ID: f.ID, Measure: "ipp", Value: "-1"},
		} {
			if _, err := s.CorrectFact(ctx, by, bad, false); err == nil {
				t.Errorf("%s was taken", name)
			}
		}
		if _, err := s.CorrectFact(ctx, knowledge.Actor{}, wish, false); !errors.Is(err, knowledge.ErrForbidden) {
			t.Errorf("nobody corrected: %v", err)
		}
		wish.ID = 99
		if _, err := s.CorrectFact(ctx, by, wish, false); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("corrected what is not there: %v", err)
		}
	})
}

// What a curator set outlives a new version, and another way of reading, as long as its sentence stands.
func TestCorrectionsOutliveVersions(t *testing.T) {
	eachReading(t, func(t *testing.T, s store) {
		ctx, by := t.Context(), knowledge.BySystem("cli")
		lines := []string{"ipp|Kota Satu|2024|4.1|", "ipp|Kota Dua|2024|4.2|", "ipp|Kota Tiga|2024|4.3|"}
		d := s.save(t, stating("a", lines...))
		facts := must[[]knowledge.Fact](t)(s.FactsOf(ctx, d.ID))
		facts[0].Value = "3.1"
		must[knowledge.Fact](t)(s.CorrectFact(ctx, by, facts[0], false))
		must[knowledge.Fact](t)(s.CorrectFact(ctx, by, facts[1], true))
		if _, err := s.Fact(ctx, facts[1].ID); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("a withdrawn fact: %v", err)
		}
		kept := []string{"ipp|Kota Tiga|2024|4.3|", "ipp|Kota Satu|2024|3.1|"}
		if diff := cmp.Diff(kept, s.facts(t, knowledge.FactFilter{})); diff != "" {
			t.Error(diff)
		}
		s.save(t, stating("a", append([]string{"## Baru", "Kalimat baru."}, lines...)...))
		if diff := cmp.Diff(kept, s.facts(t, knowledge.FactFilter{})); diff != "" {
			t.Error(diff)
		}
		again := must[[]knowledge.Fact](t)(s.FactsOf(ctx, d.ID))
		at := map[string]knowledge.Fact{}
		for _, f := range again {
			at[f.Place] = f
		}
		if one := at["Kota Satu"]; one.Version != 2 || !one.Corrected || one.ID == facts[0].ID {
			t.Errorf("the correction in the new version: %+v", one)
		}
		one := at["Kota Satu"]
		one.Value = "3.2"
		must[knowledge.Fact](t)(s.CorrectFact(ctx, by, one, false))
		s.save(t, stating("a", lines[1:]...))
		if diff := cmp.Diff([]string{"ipp|Kota Tiga|2024|4.3|"}, s.facts(t, knowledge.FactFilter{})); diff != "" {
			t.Error(diff)
		}
		s.save(t, stating("a", lines...)) // the sentence is back, and what was last made of it
		last := []string{"ipp|Kota Tiga|2024|4.3|", "ipp|Kota Satu|2024|3.2|"}
		if diff := cmp.Diff(last, s.facts(t, knowledge.FactFilter{})); diff != "" {
			t.Error(diff)
		}
	})
}

// What was corrected in a proposal holds for the document that it becomes a version of, before what was corrected there.
func TestFactsOfAProposalAreTaken(t *testing.T) {
	eachReading(t, func(t *testing.T, s store) {
		ctx, by := t.Context(), knowledge.BySystem("cli")
		lines := []string{"ipp|Kota Satu|2024|4.1|", "ipp|Kota Dua|2024|4.2|", "ipp|Kota Tiga|2024|4.3|"}
		set := func(id int64, at int, value string, gone bool) {
			f := must[[]knowledge.Fact](t)(s.FactsOf(ctx, id))[at]
			f.Value = value
			must[knowledge.Fact](t)(s.CorrectFact(ctx, by, f, gone))
			s.clock.pass(time.Minute)
		}
		old := s.save(t, stating("a", lines...))
		set(old.ID, 0, "1", false)
		proposal := s.save(t, stating("b", append([]string{"ipp|Kota Empat|2024|4.4|"}, lines...)...))
		set(proposal.ID, 1, "2", false)
		set(proposal.ID, 2, "", true)
		set(proposal.ID, 0, "3", false)
		next := s.save(t, stating("a", append([]string{"## Baru"}, lines...)...))
		ok(t, s.TakeFacts(ctx, proposal.ID, next.ID))
		ok(t, s.TakeFacts(ctx, proposal.ID, next.ID)) // twice is harmless
		want := []string{"ipp|Kota Tiga|2024|4.3|", "ipp|Kota Satu|2024|2|"}
		if diff := cmp.Diff(want, s.facts(t, knowledge.FactFilter{Documents: []int64{old.ID}})); diff != "" {
			t.Error(diff)
		}
	})
}

// A store whose facts were read otherwise, or never, has them read again when it is opened, and only then.
func TestFactsAreReadAgain(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		for i := range 205 {
			s.save(t, stating(fmt.Sprintf("d%d", i), fmt.Sprintf("ipp|Kota %d|2024|4|", i)))
		}
		if got := s.facts(t, knowledge.FactFilter{}); got != nil {
			t.Fatalf("read without a reader: %v", got)
		}
		calls := 0
		c := readingFacts(s.config)
		c.Facts = func(d knowledge.Document) []knowledge.Fact { calls++; return plainFacts(d) }
		first := open(t, c, s.clock)
		if got := first.facts(t, knowledge.FactFilter{}); len(got) != 205 || calls != 205 {
			t.Errorf("%d facts in %d documents", len(got), calls)
		}
		f := must[[]knowledge.Fact](t)(first.FactsOf(ctx, 1))[0]
		f.Value = "1"
		must[knowledge.Fact](t)(first.CorrectFact(ctx, knowledge.BySystem("cli"), f, false))
		second := open(t, c, s.clock)
		if calls != 205 {
			t.Errorf("read again without need: %d", calls)
		}
		c.FactsVersion = "2"
		third := open(t, c, s.clock)
		if calls != 410 {
			t.Errorf("read %d documents in all", calls)
		}
		for _, again := range []store{second, third} {
			got := must[[]knowledge.Fact](t)(again.FactsOf(ctx, 1))
			if diff := cmp.Diff([]knowledge.Fact{f}, got, cmpopts.IgnoreFields(knowledge.Fact{}, "Updated", "Corrected")); diff != "" {
				t.Error(diff)
			}
		}
	})
}

// A store from before there were facts gets them when it is opened.
func TestStoreOfVersion3GetsItsFacts(t *testing.T) {
	t.Parallel()
	for name, made := range map[string]func(testing.TB) data.Config{"sqlite": newSQLite, "postgres": newPostgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := made(t)
			restore(t, c, "testdata/version3.sql")
			c.Facts = func(d knowledge.Document) []knowledge.Fact {
				return []knowledge.Fact{{Measure: "uji", Place: "Kota Uji", Value: fmt.Sprint(d.ID), Sentence: d.Title}}
			}
			s := open(t, c, newClock())
			documents := must[[]knowledge.Document](t)(s.Documents(t.Context(), knowledge.Filter{}))
			if len(documents) == 0 {
				t.Fatal("the dump has no documents")
			}
			for _, d := range documents {
				facts := must[[]knowledge.Fact](t)(s.FactsOf(t.Context(), d.ID))
				if len(facts) != 1 || facts[0].Value != fmt.Sprint(d.ID) || facts[0].Version != d.Version || facts[0].Sentence != d.Title {
					t.Errorf("facts of document %d: %+v", d.ID, facts)
				}
			}
		})
	}
}
