package desk_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// As soon as two people may approve, nobody approves what is their own.
func TestFourEyes(t *testing.T) {
	both := []int64{curator, otherOne}
	for _, c := range []struct {
		name             string
		curators         []int64
		config           []int64
		author, approver knowledge.Actor
		want             error
	}{
		{"another curator", both, nil, by(curator), by(otherOne), nil},
		{"the author", both, nil, by(curator), by(curator), knowledge.ErrOwnDocument},
		{"the only curator", both[:1], nil, by(curator), by(curator), nil},
		{"beside one by configuration", both[:1], []int64{otherOne}, by(curator), by(curator), knowledge.ErrOwnDocument},
		{"one by configuration about an own one", both[:1], []int64{otherOne}, by(otherOne), by(otherOne), knowledge.ErrOwnDocument},
		{"a contributor's", both, nil, by(contributor), by(curator), nil},
		{"a contributor about an own one", both, nil, by(contributor), by(contributor), knowledge.ErrOwnDocument},
		{"a contributor about another's", both, nil, by(curator), by(contributor), knowledge.ErrForbidden},
		{"the operator's by a curator", both, nil, system, by(curator), nil},
		{"a curator's by the operator", both, nil, by(curator), system, nil},
		{"the operator's own", both, nil, system, system, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := opened(t, c.config...)
			for _, id := range c.curators {
				o.meet(t, id, knowledge.Curator, "")
			}
			if len(c.curators) == 1 {
				o.meet(t, otherOne, knowledge.Guest, "")
			}
			o.meet(t, contributor, knowledge.Contributor, "")
			doc := o.waiting(t, c.author)
			got, _, err := o.Approve(t.Context(), c.approver, doc.ID)
			comes(t, "approve", err, c.want)
			want, denied := knowledge.Published, 0
			if c.want != nil {
				want, denied = knowledge.InReview, 1
			}
			if state := o.state(t, doc.ID); state != want || c.want == nil && got.State != want {
				t.Errorf("the document is %s, want %s", state, want)
			}
			if n := o.audited(t, "denied.approve"); n != denied {
				t.Errorf("%d denied attempts audited, want %d", n, denied)
			}
			if c.want == nil {
				_, kept, err := o.Open(t.Context(), system, doc.ID)
				ok(t, err)
				if kept.Approver != c.approver.Person() || kept.Author != c.author.Person() || !kept.Verified.Equal(start) {
					t.Errorf("kept: %+v", kept)
				}
			}
		})
	}
}

// Add is both at once, and leaves nothing behind when it may not approve.
func TestAddHoldsFourEyes(t *testing.T) {
	o := staffed(t)
	doc, err := o.Add(t.Context(), system, o.different())
	ok(t, err)
	if doc.State != knowledge.Published {
		t.Errorf("the operator's document is %s", doc.State)
	}
	_, err = o.Add(t.Context(), by(curator), o.different())
	comes(t, "a curator's", err, knowledge.ErrOwnDocument)
	list, err := o.Waiting(t.Context(), by(admin))
	if err != nil || len(list) != 0 {
		t.Errorf("%d documents wait, %v", len(list), err)
	}
}

// From which states each decision leads where; from all others it is refused and changes nothing.
func TestStates(t *testing.T) {
	all := []knowledge.State{knowledge.InReview, knowledge.Published, knowledge.Outdated, knowledge.Hidden, knowledge.Archived,
		knowledge.Rejected, knowledge.Deleted, knowledge.Draft}
	shown := []knowledge.State{knowledge.Published, knowledge.Outdated, knowledge.Hidden, knowledge.Archived}
	o := staffed(t)
	ctx := t.Context()
	for _, c := range []struct {
		name string
		from []knowledge.State
		to   knowledge.State
		do   func(id int64) (knowledge.Document, error)
	}{
		{"Approve", []knowledge.State{knowledge.InReview}, knowledge.Published, func(id int64) (knowledge.Document, error) {
			doc, _, err := o.Approve(ctx, by(curator), id)
			return doc, err
		}},
		{"Reject", []knowledge.State{knowledge.InReview, knowledge.Rejected}, knowledge.Rejected,
			func(id int64) (knowledge.Document, error) {
				return o.Reject(ctx, by(curator), id, "kurang lengkap")
			}},
		{"Hide", shown, knowledge.Hidden, func(id int64) (knowledge.Document, error) { return o.Hide(ctx, by(curator), id) }},
		{"Restore", shown, knowledge.Published, func(id int64) (knowledge.Document, error) { return o.Restore(ctx, by(curator), id) }},
		{"Archive", shown, knowledge.Archived, func(id int64) (knowledge.Document, error) { return o.Archive(ctx, by(curator), id) }},
		{"Outdate", []knowledge.State{knowledge.Published, knowledge.Outdated}, knowledge.Outdated,
			func(id int64) (knowledge.Document, error) {
				return o.Outdate(ctx, by(curator), id)
			}},
		{"Remove", all, knowledge.Deleted, func(id int64) (knowledge.Document, error) { return o.Remove(ctx, by(curator), id) }},
		{"Withdraw", []knowledge.State{knowledge.InReview}, knowledge.Deleted, func(id int64) (knowledge.Document, error) {
			return o.Withdraw(ctx, by(curator), id)
		}},
	} {
		for _, from := range all {
			id := o.waiting(t, system).ID
			_, err := o.db.SetState(ctx, system, id, from)
			ok(t, err)
			doc, err := c.do(id)
			what := fmt.Sprintf("%s of what is %s", c.name, from)
			if !slices.Contains(c.from, from) {
				comes(t, what, err, knowledge.ErrWrongState)
				if got := o.state(t, id); got != from {
					t.Errorf("%s: it became %s", what, got)
				}
				continue
			}
			comes(t, what, err, nil)
			kept, err := o.db.Document(ctx, id)
			ok(t, err)
			if doc.State != c.to || kept.State != c.to || (kept.Body == "") != (c.to == knowledge.Deleted) {
				t.Errorf("%s: it became %s with %d bytes", what, kept.State, len(kept.Body))
			}
		}
	}
}

func TestRejectedWithReason(t *testing.T) {
	o := staffed(t)
	doc := o.waiting(t, by(contributor))
	_, err := o.Reject(t.Context(), by(curator), doc.ID, "sumber belum ada")
	ok(t, err)
	_, c, err := o.Open(t.Context(), by(contributor), doc.ID)
	if err != nil || c.Reason != "sumber belum ada" {
		t.Errorf("reason %q, %v", c.Reason, err)
	}
}

// A replacement becomes the next version of what it replaces; author and owner stay known.
func TestReplacement(t *testing.T) {
	for _, state := range []knowledge.State{knowledge.Published, knowledge.Hidden, knowledge.Archived, knowledge.Outdated} {
		o := staffed(t)
		ctx := t.Context()
		doc := o.published(t, by(contributor))
		_, err := o.db.SetState(ctx, system, doc.ID, state)
		ok(t, err)
		p := o.different()
		p.Replaces = doc.ID
		sent, err := o.Submit(ctx, by(neighbour), p)
		ok(t, err)
		newer, _, err := o.Approve(ctx, by(curator), sent.ID)
		ok(t, err)
		if newer.ID != doc.ID || newer.Version != 2 || newer.Title != p.Document.Title || newer.State != knowledge.Published {
			t.Errorf("from %s: #%d version %d %s %q", state, newer.ID, newer.Version, newer.State, newer.Title)
		}
		if gone, err := o.db.Document(ctx, sent.ID); err != nil || gone.State != knowledge.Deleted || gone.Body != "" {
			t.Errorf("the proposal's own row: %s %q, %v", gone.State, gone.Body, err)
		}
		_, c, err := o.Open(ctx, system, doc.ID)
		if err != nil || c.Author != neighbour || c.Owner != contributor || c.Approver != curator || c.Replaces != 0 {
			t.Errorf("kept beside it: %+v, %v", c, err)
		}
	}
	o := staffed(t)
	gone := o.published(t, system)
	_, err := o.Remove(t.Context(), system, gone.ID)
	ok(t, err)
	p := o.different()
	p.Replaces = gone.ID
	_, err = o.Submit(t.Context(), by(contributor), p)
	comes(t, "to replace what is deleted", err, knowledge.ErrWrongState)
}

func TestVersions(t *testing.T) {
	o := staffed(t)
	ctx := t.Context()
	doc := o.published(t, system)
	p := o.different()
	p.Replaces = doc.ID
	_, err := o.Add(ctx, system, p)
	ok(t, err)
	list, err := o.Versions(ctx, by(curator), doc.ID)
	ok(t, err)
	if len(list) != 2 || list[0].Version != 2 || list[0].Body != "" {
		t.Errorf("versions: %+v", list)
	}
	old, err := o.Version(ctx, by(curator), doc.ID, 1)
	if err != nil || old.Title != doc.Title {
		t.Errorf("version 1: %q, %v", old.Title, err)
	}
	back, err := o.Revert(ctx, by(curator), doc.ID, 1)
	if err != nil || back.Version != 3 || back.Title != doc.Title || back.State != knowledge.Published {
		t.Errorf("reverted: version %d %q, %v", back.Version, back.Title, err)
	}
	twins, err := o.Twins(ctx, knowledge.Document{Body: doc.Body}, "") // its sketch is that of the text that is shown
	if err != nil || len(twins) != 1 || twins[0].Same != desk.TwinText {
		t.Errorf("twins of the old text: %+v, %v", twins, err)
	}
	_, err = o.Revert(ctx, by(curator), doc.ID, 9)
	comes(t, "no such version", err, knowledge.ErrNotFound)
	_, err = o.Revert(ctx, by(curator), o.waiting(t, system).ID, 1)
	comes(t, "what waits", err, knowledge.ErrWrongState)
}

// Who waited for an answer is told once.
func TestApprovalAnswersAQuestion(t *testing.T) {
	o := staffed(t)
	ctx := t.Context()
	_, err := o.db.RecordGap(ctx, "emas mars", "emas di Mars", start)
	ok(t, err)
	ok(t, o.Watch(ctx, desk.Watch{Gap: "emas mars", Person: guest, Chat: 60}))
	p := o.different()
	p.Gap = "emas mars"
	for i, want := range []int{1, 0} {
		sent, err := o.Submit(ctx, by(contributor), p)
		ok(t, err)
		_, told, err := o.Approve(ctx, by(curator), sent.ID)
		if err != nil || len(told) != want || want == 1 && told[0].Chat != 60 {
			t.Errorf("approval %d told %+v, %v", i, told, err)
		}
		p = o.different()
		p.Gap = "emas mars"
	}
	if gaps, err := o.Gaps(ctx, by(curator), 10, 0); err != nil || len(gaps) != 0 {
		t.Errorf("open gaps: %+v, %v", gaps, err)
	}
}

func TestProposals(t *testing.T) {
	o := staffed(t)
	o.meet(t, neighbour, knowledge.Contributor, "Dinkes")
	ctx := t.Context()
	ofAnother := func() knowledge.Document {
		p := o.different()
		p.Document.Agency = "Diskominfo"
		doc, err := o.Add(ctx, system, p)
		ok(t, err)
		return doc
	}
	foreign, ownedOne := ofAnother(), ofAnother()
	ok(t, o.SetOwner(ctx, system, ownedOne.ID, neighbour))
	nobodys := o.published(t, system)
	for _, c := range []struct {
		name     string
		person   int64
		agency   string
		replaces int64
		saved    string
		want     error
	}{
		{"own agency", neighbour, "Dinkes", 0, "Dinkes", nil},
		{"own agency in other letters", neighbour, " dinkes ", 0, "dinkes", nil},
		{"none named", neighbour, "", 0, "Dinkes", nil},
		{"another agency", neighbour, "Diskominfo", 0, "", knowledge.ErrForbidden},
		{"for another agency's document", neighbour, "Dinkes", foreign.ID, "", knowledge.ErrForbidden},
		{"for one that it owns", neighbour, "Dinkes", ownedOne.ID, "Dinkes", nil},
		{"for nobody's", neighbour, "Dinkes", nobodys.ID, "Dinkes", nil},
		{"a contributor without agency", contributor, "Diskominfo", 0, "Diskominfo", nil},
		{"a curator", curator, "Diskominfo", foreign.ID, "Diskominfo", nil},
	} {
		p := o.different()
		p.Document.Agency, p.Replaces = c.agency, c.replaces
		doc, err := o.Submit(ctx, by(c.person), p)
		comes(t, c.name, err, c.want)
		if doc.Agency != c.saved {
			t.Errorf("%s: agency %q, want %q", c.name, doc.Agency, c.saved)
		}
	}
}

func TestSubmitted(t *testing.T) {
	o := staffed(t)
	ctx := t.Context()
	draft, err := o.db.SaveProposal(ctx, desk.Proposal{Person: contributor, Chat: contributor})
	ok(t, err)
	p := o.different()
	p.ID, p.Masked, p.FileHash, p.Document.Kind = draft.ID, true, "abc", ""
	p.Document.Title += " 081234567890"
	p.Document.Body += "NIK 6171012345670001 dan 6171012345670002\n"
	doc, err := o.Submit(ctx, by(contributor), p)
	ok(t, err)
	if strings.Contains(doc.Body+doc.Title, "6171") || strings.Count(doc.Body, "[NIK/KK]") != 2 ||
		strings.Contains(doc.Title, "0812") {
		t.Errorf("not masked: %q %q", doc.Title, doc.Body)
	}
	if doc.State != knowledge.InReview || doc.Kind != knowledge.Innovation || !strings.HasPrefix(doc.Key, "usulan-") {
		t.Errorf("sent: %s %s %s", doc.State, doc.Kind, doc.Key)
	}
	if _, err := o.db.Proposal(ctx, draft.ID); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("the draft is still there: %v", err)
	}
	p.ID, p.Document.Title = 0, "Judul lain"
	same, err := o.Submit(ctx, by(neighbour), p)
	comes(t, "the same file again", err, knowledge.ErrDuplicate)
	if same.ID != doc.ID {
		t.Errorf("the same file is #%d, want #%d", same.ID, doc.ID)
	}
	open := o.different()
	open.Document.Body += "Hubungi 081234567890\n"
	doc, err = o.Submit(ctx, by(contributor), open)
	if err != nil || !strings.Contains(doc.Body, "081234567890") {
		t.Errorf("what was confirmed to stay: %q, %v", doc.Body, err)
	}
	bad := o.different()
	bad.Document.Title = ""
	var invalid *knowledge.Invalid
	if _, err := o.Submit(ctx, by(contributor), bad); !errors.As(err, &invalid) {
		t.Errorf("without a title: %v", err)
	}
}

// Mine lists what a person sent, in all states but deleted.
func TestMine(t *testing.T) {
	o := staffed(t)
	ctx := t.Context()
	first, second, third := o.published(t, by(contributor)), o.waiting(t, by(contributor)), o.waiting(t, by(contributor))
	o.waiting(t, by(neighbour))
	_, err := o.Withdraw(ctx, by(contributor), third.ID)
	ok(t, err)
	_, err = o.Reject(ctx, by(curator), second.ID, "kurang")
	ok(t, err)
	list, err := o.Mine(ctx, by(contributor))
	ok(t, err)
	var ids []int64
	for _, d := range list {
		ids = append(ids, d.ID)
	}
	if !slices.Equal(ids, []int64{second.ID, first.ID}) {
		t.Errorf("mine: %v", ids)
	}
	for _, who := range []knowledge.Actor{system, by(guest)} {
		if list, err := o.Mine(ctx, who); err != nil || len(list) != 0 {
			t.Errorf("of %+v: %d, %v", who, len(list), err)
		}
	}
}
