package desk_test

import (
	"context"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// Who may do what: each method with those who may, about a document that is nobody's.
func TestRights(t *testing.T) {
	curators := []int64{admin, curator, otherOne}
	proposers := append([]int64{contributor, neighbour}, curators...)
	type step func(ctx context.Context, o *office, by knowledge.Actor, id int64) error
	only := func(_ any, err error) error { return err }
	o := staffed(t)
	for _, c := range []struct {
		name   string
		may    []int64
		review bool // about a document that waits for review, else one that is published
		do     step
	}{
		{"Submit", proposers, false, func(ctx context.Context, o *office, by knowledge.Actor, _ int64) error {
			return only(o.Submit(ctx, by, o.different()))
		}},
		{"Approve", curators, true, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			_, _, err := o.Approve(ctx, by, id)
			return err
		}},
		{"Reject", curators, true, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return only(o.Reject(ctx, by, id, "kurang"))
		}},
		{"Withdraw", curators, true, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return only(o.Withdraw(ctx, by, id))
		}},
		{"Hide", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return only(o.Hide(ctx, by, id))
		}},
		{"Archive", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return only(o.Archive(ctx, by, id))
		}},
		{"Outdate", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return only(o.Outdate(ctx, by, id))
		}},
		{"Restore", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return only(o.Restore(ctx, by, id))
		}},
		{"Remove", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return only(o.Remove(ctx, by, id))
		}},
		{"Open", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			_, _, err := o.Open(ctx, by, id)
			return err
		}},
		{"Verify", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return only(o.Verify(ctx, by, id, desk.StillHolds, 0))
		}},
		{"SetOwner", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return o.SetOwner(ctx, by, id, 0)
		}},
		{"Versions", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return only(o.Versions(ctx, by, id))
		}},
		{"Version", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return only(o.Version(ctx, by, id, 1))
		}},
		{"Revert", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return only(o.Revert(ctx, by, id, 1))
		}},
		{"Waiting", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, _ int64) error {
			return only(o.Waiting(ctx, by))
		}},
		{"Gaps", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, _ int64) error {
			return only(o.Gaps(ctx, by, 5, 0))
		}},
		{"CloseGap", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, _ int64) error {
			return o.CloseGap(ctx, by, "emas", "dokumen")
		}},
		{"ExportGaps", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, _ int64) error {
			return o.ExportGaps(ctx, by, io.Discard)
		}},
		{"Statistics", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, _ int64) error {
			return only(o.Statistics(ctx, by, start))
		}},
		{"AddTerm", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			return only(o.AddTerm(ctx, by, desk.Term{Short: fmt.Sprint("T", id), Long: "Kepanjangan"}))
		}},
		{"DropTerm", curators, false, func(ctx context.Context, o *office, by knowledge.Actor, id int64) error {
			term, err := o.AddTerm(ctx, system, desk.Term{Short: fmt.Sprint("D", id, o.n), Long: "Kepanjangan"})
			if err != nil {
				return err
			}
			return o.DropTerm(ctx, by, term.ID)
		}},
		{"Users", []int64{admin}, false, func(ctx context.Context, o *office, by knowledge.Actor, _ int64) error {
			return only(o.Users(ctx, by))
		}},
		{"Audit", []int64{admin}, false, func(ctx context.Context, o *office, by knowledge.Actor, _ int64) error {
			return only(o.Audit(ctx, by, 5))
		}},
		{"ExportAudit", []int64{admin}, false, func(ctx context.Context, o *office, by knowledge.Actor, _ int64) error {
			return o.ExportAudit(ctx, by, io.Discard)
		}},
		{"Grant", []int64{admin}, false, func(ctx context.Context, o *office, by knowledge.Actor, _ int64) error {
			return o.Grant(ctx, by, guest, knowledge.Guest, "")
		}},
		{"Revoke", []int64{admin}, false, func(ctx context.Context, o *office, by knowledge.Actor, _ int64) error {
			return o.Revoke(ctx, by, guest)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for person, role := range staff {
				doc := o.published
				if c.review {
					doc = o.waiting
				}
				id := doc(t, system).ID
				before := o.state(t, id)
				var want error
				if !slices.Contains(c.may, person) {
					want = knowledge.ErrForbidden
				}
				comes(t, string(role), c.do(t.Context(), o, by(person), id), want)
				if want != nil && o.state(t, id) != before {
					t.Errorf("%s moved the document to %s", role, o.state(t, id))
				}
			}
			comes(t, "the system", c.do(t.Context(), o, system, o.waitingOr(t, c.review)), nil)
		})
	}
}

func (o *office) waitingOr(t *testing.T, review bool) int64 {
	t.Helper()
	if review {
		return o.waiting(t, system).ID
	}
	return o.published(t, system).ID
}

func TestMay(t *testing.T) {
	o := staffed(t, neighbour)
	for _, c := range []struct {
		right desk.Right
		who   []int64
	}{
		{desk.MayPropose, []int64{admin, curator, otherOne, contributor, neighbour}},
		{desk.MayCurate, []int64{admin, curator, otherOne, neighbour}},
		{desk.MayAdminister, []int64{admin, neighbour}}, // the latter by configuration
	} {
		for person := range staff {
			got, err := o.May(t.Context(), by(person), c.right)
			if err != nil || got != slices.Contains(c.who, person) {
				t.Errorf("person %d %s: %t, %v", person, c.right, got, err)
			}
		}
		if got, err := o.May(t.Context(), by(999), c.right); got || err != nil {
			t.Errorf("somebody who was never met %s: %t, %v", c.right, got, err)
		}
	}
}

// A right that was taken away is gone with the next call.
func TestRevokedAtOnce(t *testing.T) {
	o := staffed(t)
	doc := o.published(t, system)
	ok(t, o.Revoke(t.Context(), by(admin), curator))
	_, err := o.Hide(t.Context(), by(curator), doc.ID)
	comes(t, "hide", err, knowledge.ErrForbidden)
	_, err = o.Submit(t.Context(), by(curator), o.different())
	comes(t, "submit", err, knowledge.ErrForbidden)
}

// A denied attempt is audited, once an hour a person and action.
func TestDeniedAttemptsAreAudited(t *testing.T) {
	o := staffed(t)
	doc := o.published(t, system)
	try := func(person int64) {
		_, err := o.Hide(t.Context(), by(person), doc.ID)
		comes(t, "hide", err, knowledge.ErrForbidden)
	}
	for _, c := range []struct {
		wait   time.Duration
		person int64
		want   int
	}{{0, guest, 1}, {0, guest, 1}, {0, member, 2}, {59 * time.Minute, guest, 2}, {2 * time.Minute, guest, 3}} {
		o.now = o.now.Add(c.wait)
		try(c.person)
		if got := o.audited(t, "denied."+string(knowledge.Hidden)); got != c.want {
			t.Errorf("after %v of person %d: %d entries, want %d", o.now.Sub(start), c.person, got, c.want)
		}
	}
	list, err := o.Audit(t.Context(), by(admin), 1)
	ok(t, err)
	if list[0].Person != guest || list[0].Via != "chat" || list[0].Subject != fmt.Sprint("document:", doc.ID) {
		t.Errorf("newest entry: %+v", list[0])
	}
}

// Authors and owners may see to what is theirs, for as long as an author has a role.
func TestOpenToOwnersAndAuthors(t *testing.T) {
	o := staffed(t)
	ctx := t.Context()
	doc := o.published(t, by(contributor))
	ok(t, o.SetOwner(ctx, by(curator), doc.ID, guest))
	for person, want := range map[int64]error{contributor: nil, guest: nil, neighbour: knowledge.ErrForbidden, curator: nil} {
		_, c, err := o.Open(ctx, by(person), doc.ID)
		comes(t, fmt.Sprint("person ", person), err, want)
		if err == nil && (c.Author != contributor || c.Owner != guest) {
			t.Errorf("person %d sees author %d, owner %d", person, c.Author, c.Owner)
		}
	}
	ok(t, o.Revoke(ctx, by(admin), contributor))
	_, _, err := o.Open(ctx, by(contributor), doc.ID)
	comes(t, "an author who became a guest", err, knowledge.ErrForbidden)
	_, _, err = o.Open(ctx, by(curator), 4711)
	comes(t, "no such document", err, knowledge.ErrNotFound)
}
