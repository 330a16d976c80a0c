package desk_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

func TestStatistics(t *testing.T) {
	o := staffed(t)
	ctx := t.Context()
	o.published(t, system)
	o.waiting(t, system)
	for i, q := range []struct {
		at      time.Time
		outcome knowledge.Outcome
		terms   []string
		good    []bool
	}{
		{start.Add(-15 * day), knowledge.Answered, []string{"lama"}, nil}, // before the time asked for
		{start.Add(-14 * day), knowledge.Answered, []string{"antre", "puskesmas"}, []bool{true, false}},
		{start.Add(-8*day - 2*time.Hour), knowledge.NotFound, []string{"antre"}, nil}, // a Saturday: same week
		{start.Add(-time.Hour), knowledge.Answered, []string{"antre"}, []bool{true}},  // this Monday
	} {
		id, err := o.db.RecordQuestion(ctx, knowledge.AskedQuestion{Person: guest, Text: "?", Terms: q.terms, Outcome: q.outcome,
			At: q.at})
		ok(t, err)
		for n, good := range q.good {
			ok(t, o.db.RecordFeedback(ctx, knowledge.Feedback{Question: id, Person: int64(10*i + n + 1), Good: good, At: q.at}))
		}
	}
	_, err := o.db.RecordGap(ctx, "emas", "emas", start)
	ok(t, err)
	s, err := o.Statistics(ctx, by(curator), start.Add(-14*day))
	ok(t, err)
	if s.Questions != 3 || s.Waiting != 1 || s.Overdue != 0 || s.Documents[knowledge.Published] != 1 || len(s.Gaps) != 1 {
		t.Errorf("statistics: %+v", s)
	}
	var weeks []string
	for _, w := range s.Weeks {
		weeks = append(weeks, fmt.Sprintf("%s %d/%d +%d -%d", w.Begin.Format("2006-01-02"), w.Asked[knowledge.Answered],
			w.Asked[knowledge.NotFound], w.Good, w.Bad))
	}
	if want := []string{"2026-11-09 1/1 +1 -1", "2026-11-16 0/0 +0 -0", "2026-11-23 1/0 +1 -0"}; !slices.Equal(weeks, want) {
		t.Errorf("weeks %q, want %q", weeks, want)
	}
	if want := []desk.Topic{{Word: "antre", Count: 3}, {Word: "puskesmas", Count: 1}}; !slices.Equal(s.Topics, want) {
		t.Errorf("topics %v, want %v", s.Topics, want)
	}
	o.now = start.Add(181 * day)
	if s, err = o.Statistics(ctx, by(curator), o.now); err != nil || s.Overdue != 1 {
		t.Errorf("overdue: %d, %v", s.Overdue, err)
	}
}

func TestTerms(t *testing.T) {
	o := staffed(t)
	for _, c := range []struct {
		short, long string
		good        bool
	}{
		{"SKM", "Survei Kepuasan Masyarakat", true},
		{strings.Repeat("é", 30), strings.Repeat("é", 120), true},
		{strings.Repeat("a", 31), "b", false},
		{"a", strings.Repeat("b", 121), false},
		{"", "b", false},
		{"a", " \u200b ", false},
		{"a|b", "c", false},
		{"a", "c;d", false},
		{"sama", "Sama", false},
	} {
		term, err := o.AddTerm(t.Context(), by(curator), desk.Term{Short: c.short, Long: c.long})
		var invalid *knowledge.Invalid
		if good := err == nil; good != c.good || !good && !errors.As(err, &invalid) {
			t.Errorf("%q = %q: %v", c.short, c.long, err)
		}
		if err == nil && (term.By != curator || term.Kind != desk.TermAcronym) {
			t.Errorf("kept: %+v", term)
		}
	}
	term, err := o.AddTerm(t.Context(), by(curator), desk.Term{Short: "antre", Long: "antri", Kind: desk.TermSynonym})
	if err != nil || term.Kind != desk.TermSynonym {
		t.Errorf("a synonym: %+v, %v", term, err)
	}
	list, err := o.Terms(t.Context())
	if err != nil || len(list) != 3 {
		t.Errorf("%d terms, %v", len(list), err)
	}
}

// The audit is exported whole, in order, however long it is.
func TestExportAudit(t *testing.T) {
	o := staffed(t)
	ctx := t.Context()
	before, err := o.db.Audit(ctx, 0, 0)
	ok(t, err)
	o.in(t, func(ctx context.Context) error {
		for n := range 2000 - len(before) { // a whole number of what is read at a time
			if err := o.db.RecordAudit(ctx, by(curator).Entry("coba", fmt.Sprint("hal:", n), "{}")); err != nil {
				return err
			}
		}
		return nil
	})
	var out bytes.Buffer
	ok(t, o.ExportAudit(ctx, by(admin), &out))
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	ok(t, err)
	kept, err := o.db.Audit(ctx, 0, 0)
	ok(t, err)
	if len(rows) != len(kept)+1 || len(kept) != 2000 {
		t.Fatalf("%d rows of %d entries", len(rows), len(kept))
	}
	for i, row := range rows[1:] {
		if row[0] != strconv.Itoa(i+1) {
			t.Fatalf("row %d is number %s", i+1, row[0])
		}
	}
	last := rows[len(rows)-1]
	if want := []string{"2", "chat", "coba", fmt.Sprint("hal:", 1999-len(before)), "{}"}; !slices.Equal(last[2:], want) ||
		last[1] != "2026-11-23T01:00:00Z" {
		t.Errorf("last row: %q", last)
	}
	newest, err := o.Audit(ctx, by(admin), 3)
	if err != nil || len(newest) != 3 || newest[0].ID != 2000 || newest[2].ID != 1998 {
		t.Errorf("newest: %+v, %v", newest, err)
	}
}

// Every decision stands in the audit with who made it, and the chain of the audit holds.
func TestDecisionsAreAudited(t *testing.T) {
	o := staffed(t)
	ctx := t.Context()
	doc := o.waiting(t, by(contributor))
	one := func(_ any, err error) { t.Helper(); ok(t, err) }
	_, _, err := o.Approve(ctx, by(curator), doc.ID)
	ok(t, err)
	one(o.Hide(ctx, by(otherOne), doc.ID))
	one(o.Restore(ctx, by(curator), doc.ID))
	one(o.Remove(ctx, by(admin), doc.ID))
	ok(t, o.Grant(ctx, by(admin), guest, knowledge.Member, ""))
	var got []string
	list, err := o.db.Audit(ctx, 0, 0)
	ok(t, err)
	for _, e := range list {
		if strings.HasPrefix(e.Subject, "document:") || e.Person == admin && strings.HasPrefix(e.Subject, "person:") {
			got = append(got, fmt.Sprint(e.Person, " ", e.Via, " ", e.Subject))
		}
	}
	subject := fmt.Sprint(" chat document:", doc.ID)
	want := []string{"4" + subject, "2" + subject, "3" + subject, "2" + subject, "1" + subject, "1 chat person:6"}
	if !slices.Equal(got, want) {
		t.Errorf("audited %q, want %q", got, want)
	}
	whole, broken, err := o.db.VerifyAudit(ctx)
	if err != nil || broken != 0 || whole < len(want) {
		t.Errorf("chain: %d whole, broken at %d, %v", whole, broken, err)
	}
}

func TestWriteCSV(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"biasa", "biasa"}, {"", ""}, {"=1+1", "'=1+1"}, {"+62", "'+62"}, {"-1", "'-1"}, {"@a", "'@a"}, {"\tx", "'\tx"},
		{"a;b", `"a;b"`}, {`kata "x"`, `"kata ""x"""`}, {"a\nb", "\"a\nb\""}, {"=a;b", `"'=a;b"`}, {"\rx", "\"'\rx\""}, {"a=1", "a=1"},
	} {
		var out bytes.Buffer
		ok(t, desk.WriteCSV(&out, [][]string{{c.cell, "z"}}))
		if got := out.String(); got != "\ufeff"+c.want+";z\r\n" {
			t.Errorf("%q became %q", c.cell, got)
		}
	}
	if err := desk.WriteCSV(full{}, [][]string{{"a"}}); !errors.Is(err, errFull) {
		t.Errorf("a full disk: %v", err)
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestTwins(t *testing.T) {
	o := staffed(t)
	ctx := t.Context()
	words := func(from, to int) string {
		var list []string
		for i := from; i < to; i++ {
			list = append(list, fmt.Sprint("kata", i))
		}
		return strings.Join(list, " ")
	}
	p := proposal("Antrean daring", words(0, 100))
	p.FileHash = "abc"
	doc, err := o.Add(ctx, system, p)
	ok(t, err)
	for _, c := range []struct {
		name, title, place, body, hash, want string
	}{
		{"same file", "Lain", "Kota Lain", "lain sekali", "abc", desk.TwinFile},
		{"same text", "Lain", "Kota Lain", strings.ToUpper(words(0, 100)) + "!", "", desk.TwinText},
		{"nearly the same text", "Lain", "Kota Lain", words(0, 100) + " dan", "", desk.TwinNear},
		{"nine tenths of it", "Lain", "Kota Lain", words(10, 100), "", desk.TwinNear},
		{"two thirds of it", "Lain", "Kota Lain", words(0, 66), "", ""},
		{"same title and place", "ANTREAN, daring.", "Kota Uji", "lain sekali", "", desk.TwinTitle},
		{"same title elsewhere", "Antrean daring", "Kota Lain", "lain sekali", "", ""},
		{"another file", "Lain", "Kota Lain", "lain sekali", "abd", ""},
		{"no text", "Lain", "Kota Lain", " ", "", ""},
	} {
		d := knowledge.Document{Body: c.body, Meta: knowledge.Meta{Title: c.title, Places: []string{c.place}}}
		twins, err := o.Twins(ctx, d, c.hash)
		ok(t, err)
		got := ""
		if len(twins) > 0 {
			got = twins[0].Same
		}
		if got != c.want || len(twins) > 0 && twins[0].Document.ID != doc.ID {
			t.Errorf("%s: %q, want %q (%+v)", c.name, got, c.want, twins)
		}
	}
	for range 4 {
		more := proposal("Antrean daring", words(0, 100)+fmt.Sprint(" tambahan", o.n))
		more.Document.Title += fmt.Sprint(o.n)
		o.n++
		_, err := o.Add(ctx, system, more)
		ok(t, err)
	}
	twins, err := o.Twins(ctx, knowledge.Document{Body: words(0, 100)}, "")
	if err != nil || len(twins) != 3 || twins[0].Same != desk.TwinText || twins[1].Same != desk.TwinNear ||
		twins[1].Share < twins[2].Share {
		t.Errorf("the surest three: %+v, %v", twins, err)
	}
	_, err = o.Remove(ctx, system, doc.ID)
	ok(t, err)
	if twins, err = o.Twins(ctx, knowledge.Document{Body: "lain"}, "abc"); err != nil || len(twins) != 0 {
		t.Errorf("a deleted twin: %+v, %v", twins, err)
	}
}

// A sketch does not depend on case and punctuation, is sorted, and has at most 128 different values.
func TestSketch(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,6}`), 1, 300).Draw(r, "words")
		plain, dressed := strings.Join(words, " "), strings.ToUpper(strings.Join(words, ",\n "))+"."
		s := desk.SketchOf(plain)
		if !slices.Equal(s, desk.SketchOf(dressed)) {
			r.Fatalf("%q has another sketch than %q", dressed, plain)
		}
		if len(s) > 128 || !slices.IsSorted(s) || len(slices.Compact(slices.Clone(s))) != len(s) {
			r.Fatalf("sketch of %d values", len(s))
		}
	})
}

func TestChanges(t *testing.T) {
	from := knowledge.Document{Body: "Satu.\n\nDua.\n\nTiga.\n", Meta: knowledge.Meta{Title: "A", Year: 2024,
		Places: []string{"Kota Uji"}}}
	to := from
	if got := desk.Changes(from, to); got != "" {
		t.Errorf("of nothing: %q", got)
	}
	to.Title, to.Year, to.Status = "B", 2025, knowledge.Stopped
	to.Body = "Satu.\n\n Dua.\n\nEmpat\nlima.\n"
	want := "Judul: A → B\nTahun: 2024 → 2025\nKeadaan:  → berhenti\n− Tiga.\n+ Empat lima."
	if got := desk.Changes(from, to); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	var many []string
	for n := range 9 {
		many = append(many, fmt.Sprint("Paragraf ", n))
	}
	from.Body, to = "", from
	to.Body = strings.Join(many, "\n\n")
	if got := desk.Changes(from, to); !strings.HasSuffix(got, "\n+ Paragraf 5\n… dan 3 perubahan lain") {
		t.Errorf("of many: %q", got)
	}
}
