package desk_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

const day = 24 * time.Hour

func (o *office) asks(t *testing.T) []desk.Ask {
	t.Helper()
	list, err := o.Asks(t.Context(), o.now)
	ok(t, err)
	return list
}

// Owners are asked when a document is due, curators when nobody answers in a fortnight or nobody can.
func TestWhoIsAsked(t *testing.T) {
	curators := []int64{admin, curator, otherOne}
	for _, c := range []struct {
		name  string
		kind  knowledge.Kind
		field string
		spoil func(t *testing.T, o *office, id int64)
		after []time.Duration // since the approval
		to    [][]int64       // who is asked then; nil nobody
		why   bool            // the last ask says why it was raised
	}{
		{"the owner", knowledge.Innovation, "", nil, []time.Duration{179 * day, 180 * day, 181 * day},
			[][]int64{nil, {contributor}, nil}, false},
		{"scores yearly", knowledge.Innovation, "ipp", nil, []time.Duration{181 * day, 364 * day, 365 * day},
			[][]int64{nil, nil, {contributor}}, false},
		{"rules yearly", knowledge.Rule, "", nil, []time.Duration{364 * day, 365 * day}, [][]int64{nil, {contributor}}, false},
		{"no answer for 14 days", knowledge.Innovation, "", nil,
			[]time.Duration{180 * day, 194*day - time.Second, 194 * day, 195 * day}, [][]int64{{contributor}, nil, curators, nil}, false},
		{"no owner", knowledge.Innovation, "", func(t *testing.T, o *office, id int64) {
			ok(t, o.SetOwner(t.Context(), system, id, 0))
		},
			[]time.Duration{180 * day}, [][]int64{curators}, true},
		{"out of reach", knowledge.Innovation, "", func(t *testing.T, o *office, _ int64) {
			_, err := o.db.SeePerson(t.Context(), knowledge.Person{ID: contributor, Active: false})
			ok(t, err)
		}, []time.Duration{180 * day}, [][]int64{curators}, true},
		{"hidden", knowledge.Innovation, "", func(t *testing.T, o *office, id int64) {
			_, err := o.Hide(t.Context(), system, id)
			ok(t, err)
		}, []time.Duration{180 * day}, [][]int64{nil}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := staffed(t)
			p := o.different()
			p.Document.Kind = c.kind
			if c.field != "" {
				p.Document.Fields = []string{c.field}
			}
			sent, err := o.Submit(t.Context(), by(contributor), p)
			ok(t, err)
			_, _, err = o.Approve(t.Context(), by(curator), sent.ID)
			ok(t, err)
			if c.spoil != nil {
				c.spoil(t, o, sent.ID)
			}
			for i, after := range c.after {
				o.now = start.Add(after)
				var to []int64
				for _, a := range o.asks(t) {
					to = append(to, a.To...)
					if a.Document.ID != sent.ID || a.Raised != (a.Why != "") || c.why && a.Why == "" {
						t.Errorf("after %v: %+v", after, a)
					}
				}
				slices.Sort(to)
				if !slices.Equal(to, c.to[i]) {
					t.Errorf("after %v asked %v, want %v", after, to, c.to[i])
				}
			}
		})
	}
}

// Nobody is asked about more than five documents a day.
func TestFiveAsksADay(t *testing.T) {
	o := staffed(t)
	for range 7 {
		o.published(t, by(contributor))
		ok(t, o.SetOwner(t.Context(), system, o.published(t, system).ID, 0))
	}
	for _, c := range []struct {
		wait                  time.Duration
		toOwner, toTheOffices int
	}{{180 * day, 5, 5}, {time.Hour, 0, 0}, {22 * time.Hour, 0, 0}, {2 * time.Hour, 2, 2}} {
		o.now = o.now.Add(c.wait)
		owner, offices := 0, 0
		for _, a := range o.asks(t) {
			if a.Raised {
				offices++
			} else {
				owner++
			}
		}
		if owner != c.toOwner || offices != c.toTheOffices {
			t.Errorf("at %v: the owner %d, the curators %d, want %d and %d", o.now.Sub(start), owner, offices, c.toOwner, c.toTheOffices)
		}
	}
}

func TestVerify(t *testing.T) {
	for _, c := range []struct {
		standing desk.Standing
		year     int
		due      time.Time // zero: never
		verified time.Time
		status   knowledge.Status
		since    string
		want     error
	}{
		{desk.StillHolds, 0, start.Add(190 * day), start.Add(10 * day), "", "", nil},
		{desk.NeedsChange, 0, start.Add(40 * day), start, "", "", nil},
		{desk.HasStopped, 2025, time.Time{}, start.Add(10 * day), knowledge.Stopped, "2025", nil},
		{desk.HasStopped, 0, time.Time{}, start.Add(10 * day), knowledge.Stopped, "", nil},
		{"entahlah", 0, start.Add(180 * day), start, "", "", knowledge.ErrWrongState},
	} {
		o := staffed(t)
		doc := o.published(t, by(contributor))
		o.now = start.Add(10 * day)
		_, err := o.Verify(t.Context(), by(contributor), doc.ID, c.standing, c.year)
		comes(t, string(c.standing), err, c.want)
		now, kept, err := o.Open(t.Context(), system, doc.ID)
		ok(t, err)
		if !kept.Due.Equal(c.due) || !kept.Verified.Equal(c.verified) || now.Status != c.status || now.StatusDate != c.since {
			t.Errorf("%s: due %v, verified %v, %s %s", c.standing, kept.Due, kept.Verified, now.Status, now.StatusDate)
		}
	}
}

// Whoever was answered by an owner may be asked anew only when it is due again.
func TestNewOwnerIsAsked(t *testing.T) {
	o := staffed(t)
	doc := o.published(t, by(contributor))
	o.now = start.Add(180 * day)
	for i, owner := range []int64{contributor, neighbour} {
		ok(t, o.SetOwner(t.Context(), by(curator), doc.ID, owner))
		if got := o.asks(t); len(got) != 1 || !slices.Equal(got[0].To, []int64{owner}) {
			t.Errorf("%s owner: %+v", []string{"first", "second"}[i], got)
		}
	}
	ok(t, o.SetOwner(t.Context(), by(curator), doc.ID, guest))
	_, err := o.Verify(t.Context(), by(guest), doc.ID, desk.StillHolds, 0)
	comes(t, "an owner without a role", err, nil)
	if got := o.asks(t); len(got) != 0 {
		t.Errorf("asked after the answer: %v", fmt.Sprint(got))
	}
}
