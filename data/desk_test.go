package data_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// desk is a Desk on a store, with people: 1 superadmin, 2 and 3 curators, 4 and 5 contributors, 6 a guest.
type office struct {
	store
	*desk.Desk
}

func newDesk(t testing.TB, s store) office {
	t.Helper()
	d := office{s, desk.New(s, s, s, nil, s.clock.now, slog.New(slog.DiscardHandler))}
	for id, role := range map[int64]knowledge.Role{1: knowledge.SuperAdmin, 2: knowledge.Curator, 3: knowledge.Curator,
		4: knowledge.Contributor, 5: knowledge.Contributor, 6: knowledge.Guest} {
		must[knowledge.Person](t)(s.SeePerson(t.Context(), knowledge.Person{ID: id, Name: fmt.Sprint("Orang ", id), Active: true}))
		ok(t, s.SetRole(t.Context(), knowledge.BySystem("test"), id, role, ""))
	}
	return d
}

func by(person int64) knowledge.Actor { return knowledge.ByPerson(person, "chat") }

func proposal(title, body string) desk.Proposal {
	return desk.Proposal{Document: knowledge.Document{Body: body + "\n", Meta: knowledge.Meta{
		Title: title, Kind: knowledge.Innovation, Places: []string{"Kota Uji"}, Year: 2026,
		Sources: []knowledge.Source{{Title: "Sumber uji", URL: "https://example.org/"}},
	}}}
}

func (d office) submit(t testing.TB, person int64, p desk.Proposal) knowledge.Document {
	t.Helper()
	return must[knowledge.Document](t)(d.Submit(t.Context(), by(person), p))
}

func wants(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}

func TestFourEyes(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		d, ctx := newDesk(t, s), t.Context()
		_, err := d.Submit(ctx, by(6), proposal("Usulan tamu", "isi"))
		wants(t, err, knowledge.ErrForbidden)
		doc := d.submit(t, 4, proposal("Antrean daring", "Antrean puskesmas daring."))
		if doc.State != knowledge.InReview {
			t.Errorf("sent proposal is %s", doc.State)
		}
		_, _, err = d.Approve(ctx, by(4), doc.ID)
		wants(t, err, knowledge.ErrOwnDocument)
		_, _, err = d.Approve(ctx, by(6), doc.ID)
		wants(t, err, knowledge.ErrForbidden)
		approved, _, err := d.Approve(ctx, by(2), doc.ID)
		ok(t, err)
		if approved.State != knowledge.Published || approved.ID != doc.ID {
			t.Errorf("approved: #%d %s", approved.ID, approved.State)
		}
		_, _, err = d.Approve(ctx, by(2), doc.ID)
		wants(t, err, knowledge.ErrWrongState)

		own := d.submit(t, 2, proposal("Milik kurator", "isi"))
		_, _, err = d.Approve(ctx, by(2), own.ID)
		wants(t, err, knowledge.ErrOwnDocument)
		for _, other := range []int64{1, 3} { // alone, a curator may approve an own document
			ok(t, s.SetRole(ctx, knowledge.BySystem("test"), other, knowledge.Guest, ""))
		}
		_, _, err = d.Approve(ctx, by(2), own.ID)
		ok(t, err)
		ok(t, d.Revoke(ctx, knowledge.BySystem("test"), 2))
		_, err = d.Hide(ctx, by(2), doc.ID)
		wants(t, err, knowledge.ErrForbidden)
	})
}

func TestNewVersion(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		d, ctx := newDesk(t, s), t.Context()
		first := proposal("Antrean daring", "Antrean lama di loket.")
		first.FileHash = "berkas1"
		doc := d.submit(t, 4, first)
		doc, _, err := d.Approve(ctx, by(2), doc.ID)
		ok(t, err)
		long := strings.Repeat("Warga mengambil nomor dari rumah dan datang tepat waktu. ", 40)
		for _, c := range []struct {
			p    desk.Proposal
			hash string
			want string
		}{
			{proposal("Lain", "lain sekali"), "berkas1", desk.TwinFile},
			{proposal("Lain", "antrean LAMA, di loket"), "", desk.TwinText},
			{proposal("Antrean Daring!", "bukan itu"), "", desk.TwinTitle},
			{proposal("Lain", "bukan itu"), "", ""},
		} {
			twins := must[[]desk.Twin](t)(d.Twins(ctx, c.p.Document, c.hash))
			if got := append(twins, desk.Twin{})[0].Same; got != c.want {
				t.Errorf("twin of %q: %q, want %q", c.p.Document.Body, got, c.want)
			}
		}
		next := proposal("Antrean daring", long+"Ditambah layanan malam.")
		next.Replaces = doc.ID
		sent := d.submit(t, 4, next)
		newer, _, err := d.Approve(ctx, by(3), sent.ID)
		ok(t, err)
		if newer.ID != doc.ID || newer.Version != 2 || !strings.Contains(newer.Body, "malam") {
			t.Errorf("replacement became #%d version %d", newer.ID, newer.Version)
		}
		if gone := must[knowledge.Document](t)(s.Document(ctx, sent.ID)); gone.State != knowledge.Deleted || gone.Body != "" {
			t.Errorf("the proposal's own row is %s with %q", gone.State, gone.Body)
		}
		near := must[[]desk.Twin](t)(d.Twins(ctx, proposal("X", long+"Ditambah layanan pagi.").Document, ""))
		if len(near) != 1 || near[0].Same != desk.TwinNear || near[0].Share < 0.8 || near[0].Share >= 1 {
			t.Errorf("near-equal text: %+v", near)
		}
		back := must[knowledge.Document](t)(d.Revert(ctx, by(2), doc.ID, 1))
		if back.Version != 3 || !strings.Contains(back.Body, "lama") {
			t.Errorf("reverted to version %d: %q", back.Version, back.Body)
		}
		if got := must[[]knowledge.Document](t)(d.Versions(ctx, by(2), doc.ID)); len(got) != 3 {
			t.Errorf("%d versions, want 3", len(got))
		}
		removed := must[knowledge.Document](t)(d.Remove(ctx, by(2), doc.ID))
		if removed.State != knowledge.Deleted {
			t.Errorf("removed: %s", removed.State)
		}
		if n := s.count(t, `SELECT COUNT(*) FROM document_versions WHERE body <> ''`); n != 0 {
			t.Errorf("%d texts are left of removed documents", n)
		}
		_, err = d.Restore(ctx, by(1), doc.ID)
		wants(t, err, knowledge.ErrWrongState)
	})
}

func TestInvitations(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		d := office{s, desk.New(s, s, s, nil, s.clock.now, slog.New(slog.DiscardHandler))}
		ctx := t.Context()
		for id := int64(1); id <= 3; id++ {
			must[knowledge.Person](t)(s.SeePerson(ctx, knowledge.Person{ID: id, Active: true}))
		}
		code := must[string](t)(d.FirstCode(ctx))
		if again := must[string](t)(d.FirstCode(ctx)); again != code || len(code) != 10 {
			t.Errorf("first code %q, then %q", code, again)
		}
		_, err := d.Redeem(ctx, 1, "SALAH")
		wants(t, err, knowledge.ErrInvite)
		if p := must[knowledge.Person](t)(d.Redeem(ctx, 1, strings.ToLower(code))); p.Role != knowledge.SuperAdmin {
			t.Errorf("the first code made a %s", p.Role)
		}
		_, err = d.Redeem(ctx, 2, code)
		wants(t, err, knowledge.ErrInvite)
		if left := must[string](t)(d.FirstCode(ctx)); left != "" {
			t.Errorf("a first code %q beside a superadmin", left)
		}
		_, err = d.Invite(ctx, by(2), knowledge.Member, "")
		wants(t, err, knowledge.ErrForbidden)
		curator := must[desk.Invite](t)(d.Invite(ctx, by(1), knowledge.Curator, "Dinkes"))
		if p := must[knowledge.Person](t)(d.Redeem(ctx, 2, curator.Code)); p.Role != knowledge.Curator || p.Agency != "Dinkes" {
			t.Errorf("redeemed: %+v", p)
		}
		_, err = d.Redeem(ctx, 3, curator.Code)
		wants(t, err, knowledge.ErrInvite)
		_, err = d.Invite(ctx, by(2), knowledge.SuperAdmin, "")
		wants(t, err, knowledge.ErrForbidden)
		late := must[desk.Invite](t)(d.Invite(ctx, by(2), knowledge.Contributor, ""))
		s.clock.pass(8 * 24 * time.Hour)
		_, err = d.Redeem(ctx, 3, late.Code)
		wants(t, err, knowledge.ErrInvite)
		wants(t, d.Revoke(ctx, by(1), 1), knowledge.ErrWrongState)
	})
}

func TestVerification(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		d, ctx := newDesk(t, s), t.Context()
		doc := d.submit(t, 4, proposal("Antrean daring", "isi"))
		doc, _, err := d.Approve(ctx, by(2), doc.ID)
		ok(t, err)
		asks := func() []desk.Ask { return must[[]desk.Ask](t)(d.Asks(ctx, s.clock.now())) }
		if got := asks(); len(got) != 0 {
			t.Errorf("asked at once: %+v", got)
		}
		s.clock.pass(181 * 24 * time.Hour)
		if got := must[knowledge.Document](t)(s.Document(ctx, doc.ID)); got.Unconfirmed.IsZero() {
			t.Error("an overdue document does not say since when")
		}
		if got := asks(); len(got) != 1 || !slices.Equal(got[0].To, []int64{4}) || got[0].Raised {
			t.Errorf("due: %+v", got)
		}
		if got := asks(); len(got) != 0 {
			t.Errorf("asked twice: %+v", got)
		}
		s.clock.pass(15 * 24 * time.Hour)
		if got := asks(); len(got) != 1 || !got[0].Raised || len(got[0].To) != 3 {
			t.Errorf("without an answer: %+v", got)
		}
		must[knowledge.Document](t)(d.Verify(ctx, by(4), doc.ID, desk.StillHolds, 0))
		if got := must[knowledge.Document](t)(s.Document(ctx, doc.ID)); !got.Unconfirmed.IsZero() ||
			!got.Confirmed.Equal(s.clock.now()) {
			t.Errorf("confirmed: %v, unconfirmed %v", got.Confirmed, got.Unconfirmed)
		}
		s.clock.pass(181 * 24 * time.Hour)
		must[knowledge.Person](t)(s.SeePerson(ctx, knowledge.Person{ID: 4, Active: false}))
		if got := asks(); len(got) != 1 || !got[0].Raised || got[0].Why == "" {
			t.Errorf("owner out of reach: %+v", got)
		}
		_, err = d.Verify(ctx, by(5), doc.ID, desk.HasStopped, 2026)
		wants(t, err, knowledge.ErrForbidden)
		stopped := must[knowledge.Document](t)(d.Verify(ctx, by(2), doc.ID, desk.HasStopped, 2026))
		if stopped.Status != knowledge.Stopped || stopped.StatusDate != "2026" || stopped.Version != 2 {
			t.Errorf("stopped: %+v", stopped.Meta)
		}
	})
}

func TestUnanswered(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		d, ctx := newDesk(t, s), t.Context()
		for _, key := range []string{"emas mars", "emas mars", "air laut"} {
			must[knowledge.Gap](t)(s.RecordGap(ctx, key, "=contoh "+key, s.clock.now()))
		}
		for n := range 3 {
			id := must[int64](t)(s.RecordQuestion(ctx, knowledge.AskedQuestion{Person: 6, Text: "ditolak",
				Terms: []string{"tolak", "buruk"}, Outcome: knowledge.Answered}))
			ok(t, s.RecordFeedback(ctx, knowledge.Feedback{Question: id, Person: int64(n + 1)}))
		}
		gaps := must[[]knowledge.Gap](t)(d.Gaps(ctx, by(2), 10, 0))
		if len(gaps) != 3 || gaps[0].Count != 3 || gaps[0].Key != "buruk tolak" || gaps[1].Key != "emas mars" {
			t.Errorf("gaps: %+v", gaps)
		}
		_, err := d.Gaps(ctx, by(4), 10, 0)
		wants(t, err, knowledge.ErrForbidden)
		ok(t, d.Watch(ctx, desk.Watch{Gap: "emas mars", Person: 6, Chat: 6}))
		ok(t, d.Watch(ctx, desk.Watch{Gap: "emas mars", Person: 6, Chat: 6}))
		p := proposal("Emas di Mars", "Belum ada.")
		p.Gap = "emas mars"
		_, told, err := d.Approve(ctx, by(2), d.submit(t, 4, p).ID)
		ok(t, err)
		if len(told) != 1 || told[0].Person != 6 {
			t.Errorf("told: %+v", told)
		}
		ok(t, d.CloseGap(ctx, by(2), "buruk tolak", "di luar cakupan"))
		var csv bytes.Buffer
		ok(t, d.ExportGaps(ctx, by(2), &csv))
		want := "\ufeffpertanyaan;jumlah;pertama;terakhir;diteruskan\r\n'=contoh air " +
			"laut;1;2026-11-23T01:02:03Z;2026-11-23T01:02:03Z;false\r\n"
		if csv.String() != want {
			t.Errorf("CSV %q, want %q", csv.String(), want)
		}
		stats := must[desk.Statistics](t)(d.Statistics(ctx, by(2), start.AddDate(0, 0, -14)))
		if stats.Questions != 3 || len(stats.Weeks) != 3 || stats.Weeks[2].Bad != 3 || stats.Topics[0].Count != 3 ||
			stats.Documents[knowledge.Published] != 1 {
			t.Errorf("statistics: %+v", stats)
		}
		term := must[desk.Term](t)(d.AddTerm(ctx, by(2), desk.Term{Short: "SKM", Long: "Survei Kepuasan"}))
		if got := must[[]desk.Term](t)(d.Terms(ctx)); len(got) != 1 || got[0].Kind != desk.TermAcronym {
			t.Errorf("terms: %+v", got)
		}
		ok(t, d.DropTerm(ctx, by(2), term.ID))
		wants(t, d.DropTerm(ctx, by(2), term.ID), knowledge.ErrNotFound)
	})
}

// The chain of the audit tells what was changed, taken away and put in; forgetting a person does not break it.
func TestAuditChain(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		d, ctx := newDesk(t, s), t.Context()
		doc := d.submit(t, 4, proposal("Judul uji", "isi"))
		_, _, err := d.Approve(ctx, by(2), doc.ID)
		ok(t, err)
		for range 3 { // one row an hour, however often
			_, err := d.Hide(ctx, by(6), doc.ID)
			wants(t, err, knowledge.ErrForbidden)
		}
		if n := s.count(t, `SELECT COUNT(*) FROM audit WHERE action LIKE 'denied.%'`); n != 1 {
			t.Errorf("%d denied attempts kept, want 1", n)
		}
		ok(t, s.ErasePerson(ctx, 4))
		whole, broken, err := s.VerifyAudit(ctx)
		if ok(t, err); broken != 0 || whole < 8 {
			t.Fatalf("%d rows whole, broken at %d", whole, broken)
		}
		for name, harm := range map[string]string{
			"changed":    `UPDATE audit SET action = 'x' WHERE id = 5`,
			"taken away": `DELETE FROM audit WHERE id = 6`,
		} {
			if _, err := s.SQL().ExecContext(ctx, harm); err != nil {
				t.Fatal(err)
			}
			if _, broken, err := s.VerifyAudit(ctx); err != nil || broken == 0 || broken > 6 {
				t.Errorf("%s: broken at %d, %v", name, broken, err)
			}
		}
	})
}

func TestIntake(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		ctx := t.Context()
		id := must[int64](t)(s.AddIntake(ctx, desk.Intake{Person: 4, Chat: 4, File: "f", Name: "a.pdf", Size: 9}))
		got := must[desk.Intake](t)(s.ClaimIntake(ctx, "x", start, time.Minute))
		if got.ID != id || got.Name != "a.pdf" || got.Attempts != 1 {
			t.Errorf("claimed: %+v", got)
		}
		_, err := s.ClaimIntake(ctx, "y", start, time.Minute)
		wants(t, err, knowledge.ErrNotFound)
		if again := must[desk.Intake](t)(s.ClaimIntake(ctx, "y", start.Add(2*time.Minute), time.Minute)); again.Attempts != 2 {
			t.Errorf("claimed after the lease: %+v", again)
		}
		ok(t, s.FinishIntake(ctx, id))
		wants(t, s.FinishIntake(ctx, id), knowledge.ErrNotFound)

		p := must[desk.Proposal](t)(s.SaveProposal(ctx, desk.Proposal{Person: 4, Chat: 4, Step: "title",
			Document: knowledge.Document{Body: "isi"}}))
		p.Step = "year"
		must[desk.Proposal](t)(s.SaveProposal(ctx, p))
		if kept := must[desk.Proposal](t)(s.Proposal(ctx, p.ID)); kept.Step != "year" || kept.Document.Body != "isi" {
			t.Errorf("kept: %+v", kept)
		}
		if listed := must[[]desk.Proposal](t)(s.Proposals(ctx, 4)); len(listed) != 1 || listed[0].Document.Body != "" {
			t.Errorf("listed: %+v", listed)
		}
		ok(t, s.DeleteProposal(ctx, p.ID))
		wants(t, errOf(s.Proposal(ctx, p.ID)), knowledge.ErrNotFound)
	})
}

// Whatever people of all roles try, nothing is published that another curator has not approved, and what is deleted stays so.
func TestNobodyPublishesAlone(t *testing.T) {
	s := open(t, newSQLite(t), newClock())
	d := newDesk(t, s)
	ctx := context.WithoutCancel(t.Context())
	rapid.Check(t, func(t *rapid.T) {
		author := rapid.Int64Range(1, 6).Draw(t, "author")
		doc, err := d.Submit(ctx, by(author), proposal("Judul uji", rapid.StringMatching(`[a-z ]{20,40}`).Draw(t, "body")))
		if author == 6 {
			if !errors.Is(err, knowledge.ErrForbidden) {
				t.Fatalf("a guest's proposal: %v", err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		approved := false
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			who := rapid.Int64Range(1, 6).Draw(t, "who")
			before, err := s.Document(ctx, doc.ID)
			if err != nil {
				t.Fatal(err)
			}
			switch rapid.IntRange(0, 7).Draw(t, "what") {
			case 0:
				_, _, err = d.Approve(ctx, by(who), doc.ID)
				approved = approved || err == nil
				if err == nil && (who == author || who > 3) {
					t.Fatalf("%d approved what %d sent", who, author)
				}
			case 1:
				_, err = d.Reject(ctx, by(who), doc.ID, "tidak lengkap")
			case 2:
				_, err = d.Hide(ctx, by(who), doc.ID)
			case 3:
				_, err = d.Restore(ctx, by(who), doc.ID)
			case 4:
				_, err = d.Archive(ctx, by(who), doc.ID)
			case 5:
				_, err = d.Remove(ctx, by(who), doc.ID)
			case 6:
				_, err = d.Withdraw(ctx, by(who), doc.ID)
			case 7:
				_, err = d.Outdate(ctx, by(who), doc.ID)
			}
			after, failed := s.Document(ctx, doc.ID)
			if failed != nil {
				t.Fatal(failed)
			}
			if err != nil && after.State != before.State {
				t.Fatalf("a failed step moved the document from %s to %s", before.State, after.State)
			}
			if after.State == knowledge.Published && !approved {
				t.Fatalf("published without approval")
			}
			if before.State == knowledge.Deleted && after.State != knowledge.Deleted {
				t.Fatalf("a deleted document became %s", after.State)
			}
		}
	})
}
