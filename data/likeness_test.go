package data_test

import (
	"slices"
	"testing"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// Documents from before there were marks get theirs when the store opens.
func TestOldDocumentsAreMarked(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		d := knowledge.Document{Key: "a", Meta: knowledge.Meta{Title: "Antrean daring", Places: []string{"Kota Uji"}},
			Body: "Warga mengambil nomor dari rumah dan datang tepat waktu.\n"}
		d.State = knowledge.Published
		saved, err := s.SaveDocument(ctx, by(1), d)
		ok(t, err)
		found := func() []int64 { return must[[]int64](t)(s.Alike(ctx, desk.Marks(saved), "", 5)) }
		if got := found(); !slices.Equal(got, []int64{saved.ID}) {
			t.Fatalf("found %v", got)
		}
		_, err = s.SQL().ExecContext(ctx, `DELETE FROM document_marks`)
		ok(t, err)
		if got := found(); len(got) != 0 {
			t.Fatalf("found %v without marks", got)
		}
		ok(t, s.MarkOld(ctx))
		if got := found(); !slices.Equal(got, []int64{saved.ID}) {
			t.Errorf("found %v", got)
		}
		other := knowledge.Document{Meta: knowledge.Meta{Title: "Antrean daring", Places: []string{"Kota Lain"}}, Body: "lain sekali\n"}
		if got := must[[]int64](t)(s.Alike(ctx, desk.Marks(other), "", 5)); len(got) != 0 {
			t.Errorf("another document is like %v", got)
		}
	})
}
