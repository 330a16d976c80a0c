package data_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"studitiru/knowledge"
)

func TestDocumentKeepsEverything(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		d := knowledge.Document{
			ID: 99, Version: 99, Seq: 99, Created: start.Add(time.Hour), // all given by the store
			Key: "antrean-daring", State: knowledge.Draft, Hash: "h1", Body: "## Ringkas\n\nSurvei 88,5 – “baik”.\n",
			Meta: knowledge.Meta{
				Title: `Antrean <b>daring</b> 'x' & "y"`, Kind: knowledge.Visit, Places: []string{"Kota Pontianak", "Kota Balikpapan"},
				Agency: "Disdukcapil", Year: 2024, Date: "2024-05", Fields: []string{"adminduk"}, Aspects: []string{"sipp", "inovasi"},
				Indicators: []int{3, 7}, Status: knowledge.Continues, StatusDate: "2026-01-09", Visibility: knowledge.Internal,
				Sources: []knowledge.Source{{Title: "Laman", URL: "https://example.org", Date: "2024"}},
			},
		}
		want := d
		want.ID, want.Version, want.Seq, want.Created, want.Updated = 1, 1, 1, start, start
		if diff := cmp.Diff(want, s.save(t, d)); diff != "" {
			t.Errorf("saved (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(want, must[knowledge.Document](t)(s.Document(t.Context(), 1))); diff != "" {
			t.Errorf("read (-want +got):\n%s", diff)
		}
	})
}

func TestDocumentWithBytesThatAreNoText(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		d := document("kunci", "h")
		d.Title, d.Body, d.Places = "a\x00b", "c\xffd", []string{"e\x00f"}
		got := s.save(t, d)
		if got.Title != "ab" || got.Body != "c\uFFFDd" || got.Places[0] != "ef" {
			t.Errorf("got title %q, body %q, places %q", got.Title, got.Body, got.Places)
		}
		if found := must[[]knowledge.Document](t)(s.Documents(t.Context(), knowledge.Filter{Place: "e\x00f"})); len(found) != 1 {
			t.Errorf("found %d documents of the place, want 1", len(found))
		}
	})
}

func TestDocumentVersions(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx, by := t.Context(), knowledge.BySystem("cli")
		first := s.save(t, document("a", "h1"))
		s.clock.pass(time.Minute)
		other := s.save(t, document("b", "h1")) // the same content under another key is another document
		if other.ID == first.ID {
			t.Fatalf("two keys share the ID %d", first.ID)
		}

		again, err := s.SaveDocument(ctx, by, document("a", "h1"))
		if !errors.Is(err, knowledge.ErrDuplicate) {
			t.Fatalf("saving the same again: %v, want ErrDuplicate", err)
		}
		if diff := cmp.Diff(first, again); diff != "" {
			t.Errorf("the duplicate is not the stored document (-stored +got):\n%s", diff)
		}
		if _, seq, _, _ := s.StoreState(ctx); seq != other.Seq {
			t.Errorf("a duplicate took the number %d", seq)
		}

		second := s.save(t, document("a", "h2"))
		if second.ID != first.ID || second.Version != 2 || second.Seq != other.Seq+1 || second.Created != first.Created ||
			!second.Updated.Equal(s.clock.now()) {
			t.Errorf("second version: %+v", second)
		}
		same := document("a", "h2")
		same.State = knowledge.Hidden
		third := s.save(t, same)
		if third.Version != 3 || third.State != knowledge.Hidden {
			t.Errorf("the same content in another state: version %d, state %s", third.Version, third.State)
		}

		old := must[knowledge.Document](t)(s.DocumentVersion(ctx, first.ID, 1))
		if old.Body != "Isi h1." || old.Version != 1 || old.Seq != first.Seq || old.State != knowledge.Hidden {
			t.Errorf("old version: %+v", old)
		}
		if diff := cmp.Diff(third, must[knowledge.Document](t)(s.DocumentVersion(ctx, first.ID, 3))); diff != "" {
			t.Errorf("current version by number (-want +got):\n%s", diff)
		}
		for _, err := range []error{
			errOf(s.DocumentVersion(ctx, first.ID, 4)), errOf(s.Document(ctx, 77)), errOf(s.SetState(ctx, by, 77, knowledge.Hidden)),
		} {
			if !errors.Is(err, knowledge.ErrNotFound) {
				t.Errorf("got %v, want ErrNotFound", err)
			}
		}
	})
}

func errOf[T any](_ T, err error) error { return err }

func TestDocumentThatCannotBeKept(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		noKey, noState := document("", "h"), document("a", "h")
		noState.State = ""
		for _, d := range []knowledge.Document{noKey, noState} {
			if _, err := s.SaveDocument(t.Context(), knowledge.BySystem("test"), d); err == nil {
				t.Errorf("kept a document with key %q and state %q", d.Key, d.State)
			}
		}
		d := s.save(t, document("a", "h"))
		if _, err := s.SetState(t.Context(), knowledge.BySystem("test"), d.ID, "lain"); err == nil {
			t.Error("moved a document to a state that does not exist")
		}
	})
}

func TestSetState(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		d := s.save(t, document("a", "h1"))
		s.clock.pass(time.Second)
		hidden := must[knowledge.Document](t)(s.SetState(t.Context(), knowledge.BySystem("test"), d.ID, knowledge.Hidden))
		want := d
		want.State, want.Seq, want.Updated = knowledge.Hidden, d.Seq+1, s.clock.now()
		if diff := cmp.Diff(want, hidden); diff != "" {
			t.Errorf("hidden (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(want, must[knowledge.Document](t)(s.Document(t.Context(), d.ID))); diff != "" {
			t.Errorf("read back (-want +got):\n%s", diff)
		}
		if again := must[knowledge.Document](t)(s.SetState(t.Context(), knowledge.BySystem("test"), d.ID,
			knowledge.Hidden)); again.Seq != want.Seq {
			t.Errorf("hiding what is hidden took the number %d", again.Seq)
		}
	})
}

func TestFilter(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		make := func(key string, change func(*knowledge.Document)) {
			d := document(key, key)
			change(&d)
			s.save(t, d)
		}
		make("umum", func(d *knowledge.Document) { d.Places, d.Fields = []string{"Kota Pontianak"}, []string{"adminduk"} })
		make("dalam", func(d *knowledge.Document) { d.Visibility, d.Aspects = knowledge.Internal, []string{"sipp", "sdm"} })
		make("terbatas", func(d *knowledge.Document) { d.Visibility, d.Agency = knowledge.Restricted, "Dinkes" })
		make("aturan", func(d *knowledge.Document) { d.Kind, d.Agency, d.State = knowledge.Rule, "Dinkes", knowledge.Draft })
		make("dua", func(d *knowledge.Document) { d.Places = []string{"Kota Bekasi", "Kota Pontianak"} })
		// A label that only an older version has does not find the document.
		make("aturan", func(d *knowledge.Document) {
			d.Hash, d.Places, d.Kind, d.State = "x", []string{"Kota Solo"}, knowledge.Rule, knowledge.Draft
		})
		make("aturan", func(d *knowledge.Document) { d.Hash, d.Kind, d.State = "y", knowledge.Rule, knowledge.Draft })

		for name, c := range map[string]struct {
			filter knowledge.Filter
			want   []string
		}{
			"all":            {knowledge.Filter{}, []string{"umum", "dalam", "terbatas", "aturan", "dua"}},
			"empty lists":    {knowledge.Filter{IDs: []int64{}, Keys: []string{}}, []string{"umum", "dalam", "terbatas", "aturan", "dua"}},
			"ids":            {knowledge.Filter{IDs: []int64{5, 1, 99}}, []string{"umum", "dua"}},
			"keys":           {knowledge.Filter{Keys: []string{"dua", "tiada"}}, []string{"dua"}},
			"states":         {knowledge.Filter{States: []knowledge.State{knowledge.Draft, knowledge.Hidden}}, []string{"aturan"}},
			"kind":           {knowledge.Filter{Kind: knowledge.Rule}, []string{"aturan"}},
			"place":          {knowledge.Filter{Place: "Kota Pontianak"}, []string{"umum", "dua"}},
			"part of place":  {knowledge.Filter{Place: "Pontianak"}, nil},
			"old place":      {knowledge.Filter{Place: "Kota Solo"}, nil},
			"wildcard":       {knowledge.Filter{Place: "%"}, nil},
			"field":          {knowledge.Filter{Field: "adminduk"}, []string{"umum"}},
			"aspect":         {knowledge.Filter{Aspect: "sdm"}, []string{"dalam"}},
			"field of place": {knowledge.Filter{Place: "Kota Bekasi", Field: "adminduk"}, nil},
			"public":         {knowledge.Filter{Audience: &knowledge.Audience{}}, []string{"umum", "aturan", "dua"}},
			"member":         {knowledge.Filter{Audience: &knowledge.Audience{Member: true}}, []string{"umum", "dalam", "aturan", "dua"}},
			"agency": {knowledge.Filter{Audience: &knowledge.Audience{Agency: "Dinkes"}},
				[]string{"umum", "terbatas", "aturan", "dua"}},
			"other agency": {knowledge.Filter{Audience: &knowledge.Audience{Agency: "Dishub"}}, []string{"umum", "aturan", "dua"}},
			"newest":       {knowledge.Filter{Newest: true, Limit: 2}, []string{"aturan", "dua"}},
			"page":         {knowledge.Filter{Limit: 2, Offset: 1}, []string{"dalam", "terbatas"}},
			"offset only":  {knowledge.Filter{Offset: 4}, []string{"dua"}},
		} {
			t.Run(name, func(t *testing.T) {
				var keys []string
				for _, d := range must[[]knowledge.Document](t)(s.Documents(t.Context(), c.filter)) {
					keys = append(keys, d.Key)
					if d.Body == "" {
						t.Errorf("%s has no body", d.Key)
					}
				}
				if diff := cmp.Diff(c.want, keys); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
		found := must[[]knowledge.Document](t)(s.Documents(t.Context(), knowledge.Filter{Keys: []string{"umum"}, NoBody: true}))
		if len(found) != 1 || found[0].Body != "" || found[0].Title == "" {
			t.Errorf("a list without bodies: %+v", found)
		}
	})
}

// The audience of a filter must mean what knowledge.Audience.May means.
func TestFilterAgreesWithMay(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		for _, v := range []knowledge.Visibility{"", knowledge.Public, knowledge.Internal, knowledge.Restricted, "rahasia"} {
			for _, agency := range []string{"", "Dinkes", "Dishub"} {
				d := document(fmt.Sprintf("%s/%s", v, agency), "h")
				d.Visibility, d.Agency = v, agency
				s.save(t, d)
			}
		}
		all := must[[]knowledge.Document](t)(s.Documents(t.Context(), knowledge.Filter{}))
		for _, a := range []knowledge.Audience{{}, {Member: true}, {Agency: "Dinkes"}, {Member: true, Agency: "Dishub"}} {
			var want, got []string
			for _, d := range all {
				if a.May(d.Visibility, d.Agency) {
					want = append(want, d.Key)
				}
			}
			for _, d := range must[[]knowledge.Document](t)(s.Documents(t.Context(), knowledge.Filter{Audience: &a})) {
				got = append(got, d.Key)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%+v (-May +Filter):\n%s", a, diff)
			}
		}
	})
}

func TestJournal(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		id, seq, published, err := s.StoreState(ctx)
		if err != nil || len(id) != 26 || seq != 0 || published != 0 {
			t.Fatalf("new store: %q %d %d %v", id, seq, published, err)
		}
		s.save(t, document("a", "1"))
		s.save(t, document("b", "1"))
		a := s.save(t, document("a", "2"))
		must[knowledge.Document](t)(s.SetState(ctx, knowledge.BySystem("test"), a.ID, knowledge.Deleted))
		c := s.save(t, document("c", "1"))

		changes := must[[]knowledge.Change](t)(s.ChangesAfter(ctx, 0, 10))
		var got []string
		for _, change := range changes {
			d := change.Document
			if change.Seq != d.Seq {
				t.Errorf("change %d is dated %d in its document", change.Seq, d.Seq)
			}
			got = append(got, fmt.Sprintf("%d %s v%d %s %s", change.Seq, d.Key, d.Version, d.State, d.Body))
		}
		want := []string{"2 b v1 terbit Isi 1.", "4 a v2 dihapus Isi 2.", "5 c v1 terbit Isi 1."}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("changes (-want +got):\n%s", diff)
		}
		if page := must[[]knowledge.Change](t)(s.ChangesAfter(ctx, 2, 1)); len(page) != 1 || page[0].Seq != 4 {
			t.Errorf("a page of one after 2: %+v", page)
		}
		if rest := must[[]knowledge.Change](t)(s.ChangesAfter(ctx, c.Seq, 10)); len(rest) != 0 {
			t.Errorf("changes after the last: %+v", rest)
		}
		sameID, seq, published, err := s.StoreState(ctx)
		if err != nil || sameID != id || seq != 5 || published != 2 {
			t.Errorf("state: %q (was %q) %d %d %v", sameID, id, seq, published, err)
		}
		ok(t, s.RenewIdentity(ctx))
		if renewed, _, _, _ := s.StoreState(ctx); renewed == id || len(renewed) != 26 {
			t.Errorf("renewed identity %q, was %q", renewed, id)
		}
	})
}

// A follower that reads beside concurrent writers must never step over a change that becomes visible late.
func TestChangesBecomeVisibleInOrder(t *testing.T) {
	const writers, each = 4, 8
	eachEngine(t, func(t *testing.T, s store) {
		second := s.again(t)
		var wg sync.WaitGroup
		for w := range writers {
			db := []store{s, second}[w%2]
			wg.Go(func() {
				for i := range each {
					if _, err := db.SaveDocument(t.Context(), knowledge.BySystem("test"),
						document(fmt.Sprintf("%d-%d", w, i), "h")); err != nil {
						t.Error(err)
					}
				}
			})
		}
		written := make(chan struct{})
		go func() { wg.Wait(); close(written) }()
		var cursor int64
		seen := map[int64]bool{}
		for last := false; ; {
			select {
			case <-written:
				last = true
			default:
			}
			changes := must[[]knowledge.Change](t)(s.ChangesAfter(t.Context(), cursor, 3))
			for _, c := range changes {
				cursor, seen[c.Document.ID] = c.Seq, true
			}
			if last && len(changes) == 0 {
				break
			}
		}
		if cursor != writers*each || len(seen) != writers*each {
			t.Errorf("followed to %d and saw %d documents, want %d of both", cursor, len(seen), writers*each)
		}
		if n := s.count(t, `SELECT COUNT(*) FROM audit`); n != writers*each {
			t.Errorf("%d lines in the audit, want %d", n, writers*each)
		}
	})
}

// Two processes that save the same key at once make one document with two versions, or one of them a duplicate.
func TestSameKeyAtOnce(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		second := s.again(t)
		var wg sync.WaitGroup
		for i := range 10 {
			key := fmt.Sprint("k", i)
			for _, db := range []store{s, second} {
				wg.Go(func() {
					_, err := db.SaveDocument(t.Context(), knowledge.BySystem("test"), document(key, "h"))
					if err != nil && !errors.Is(err, knowledge.ErrDuplicate) {
						t.Error(err)
					}
				})
			}
		}
		wg.Wait()
		for _, d := range must[[]knowledge.Document](t)(s.Documents(t.Context(), knowledge.Filter{})) {
			if d.Version != 1 {
				t.Errorf("%s has version %d", d.Key, d.Version)
			}
		}
		if _, seq, published, _ := s.StoreState(t.Context()); seq != 10 || published != 10 {
			t.Errorf("%d changes, %d documents, want 10 of both", seq, published)
		}
	})
}
