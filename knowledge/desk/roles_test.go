package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

var ranks = []knowledge.Role{
	knowledge.Guest, knowledge.Member, knowledge.TeamLead, knowledge.Contributor, knowledge.Curator, knowledge.SuperAdmin,
}

func TestWhoInvitesWhom(t *testing.T) {
	may := map[knowledge.Role][]knowledge.Role{
		knowledge.SuperAdmin: ranks,
		knowledge.Curator:    {knowledge.Member, knowledge.Contributor},
	}
	o := staffed(t)
	for person, mine := range staff {
		for _, role := range append(slices.Clone(ranks), "raja") {
			i, err := o.Invite(t.Context(), by(person), role, " Dinkes ")
			var want error
			if !slices.Contains(may[mine], role) {
				want = knowledge.ErrForbidden
			}
			comes(t, fmt.Sprintf("%s invites %s", mine, role), err, want)
			if err == nil && (i.Role != role || i.Agency != "Dinkes" || i.By != person || !i.Expires.Equal(start.Add(7*24*time.Hour))) {
				t.Errorf("%s invites %s: %+v", mine, role, i)
			}
		}
	}
}

// A code gives its role unless the person's own is higher.
func TestRedeemNeverLowers(t *testing.T) {
	o := staffed(t)
	for has, mine := range ranks {
		for gives, role := range ranks {
			person := int64(100 + 10*has + gives)
			o.meet(t, person, mine, "Lama")
			i, err := o.Invite(t.Context(), by(admin), role, "Baru")
			ok(t, err)
			p, err := o.Redeem(t.Context(), person, i.Code)
			if has > gives {
				comes(t, fmt.Sprintf("%s takes %s", mine, role), err, knowledge.ErrWrongState)
				if got := o.role(t, person); got != mine {
					t.Errorf("%s became %s", mine, got)
				}
				_, err = o.Peek(t.Context(), i.Code) // and may be given to somebody else
				comes(t, "the code", err, nil)
				continue
			}
			comes(t, fmt.Sprintf("%s takes %s", mine, role), err, nil)
			if p.Role != role || p.Agency != "Baru" || o.role(t, person) != role {
				t.Errorf("%s took %s: %+v", mine, role, p)
			}
			_, err = o.Redeem(t.Context(), guest, i.Code)
			comes(t, "a used code", err, knowledge.ErrInvite)
		}
	}
}

func TestInvitationsThatDoNotHold(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(t *testing.T, o *office, i *desk.Invite)
		want  error
	}{
		{"good", func(*testing.T, *office, *desk.Invite) {}, nil},
		{"typed in small letters, with blanks", func(_ *testing.T, _ *office, i *desk.Invite) {
			i.Code = "  " + strings.ToLower(i.Code) + " "
		}, nil},
		{"a second before its end", func(_ *testing.T, o *office, i *desk.Invite) { o.now = i.Expires.Add(-time.Second) }, nil},
		{"at its end", func(_ *testing.T, o *office, i *desk.Invite) { o.now = i.Expires }, knowledge.ErrInvite},
		{"empty", func(_ *testing.T, _ *office, i *desk.Invite) { i.Code = " " }, knowledge.ErrInvite},
		{"unknown", func(_ *testing.T, _ *office, i *desk.Invite) { i.Code = "AAAAAAAAAA" }, knowledge.ErrInvite},
		{"by somebody who is a guest now", func(t *testing.T, o *office, _ *desk.Invite) {
			ok(t, o.Revoke(t.Context(), by(admin), curator))
		}, knowledge.ErrInvite},
		{"by somebody who was erased", func(t *testing.T, o *office, _ *desk.Invite) {
			ok(t, o.db.ErasePerson(t.Context(), curator))
		}, knowledge.ErrInvite},
		{"by somebody with a higher role now", func(t *testing.T, o *office, _ *desk.Invite) {
			ok(t, o.Grant(t.Context(), by(admin), curator, knowledge.SuperAdmin, ""))
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := staffed(t)
			i, err := o.Invite(t.Context(), by(curator), knowledge.Contributor, "")
			ok(t, err)
			c.spoil(t, o, &i)
			_, err = o.Redeem(t.Context(), guest, i.Code)
			comes(t, "redeem", err, c.want)
			want := knowledge.Guest
			if c.want == nil {
				want = knowledge.Contributor
			}
			if got := o.role(t, guest); got != want {
				t.Errorf("role %s, want %s", got, want)
			}
		})
	}
}

// The operator's invitation needs nobody's right.
func TestInvitationOfTheOperator(t *testing.T) {
	o := staffed(t)
	i, err := o.Invite(t.Context(), system, knowledge.SuperAdmin, "")
	ok(t, err)
	p, err := o.Redeem(t.Context(), guest, i.Code)
	ok(t, err)
	if p.Role != knowledge.SuperAdmin {
		t.Errorf("became %s", p.Role)
	}
}

func TestFirstCode(t *testing.T) {
	o := opened(t)
	o.meet(t, guest, knowledge.Guest, "")
	code, err := o.FirstCode(t.Context())
	ok(t, err)
	p, err := o.Redeem(t.Context(), guest, code)
	if err != nil || p.Role != knowledge.SuperAdmin {
		t.Fatalf("the first code made %+v, %v", p, err)
	}
	if again, err := o.FirstCode(t.Context()); again != "" || err != nil {
		t.Errorf("beside a superadmin there is a code %q, %v", again, err)
	}
	configured := opened(t, admin)
	if code, err := configured.FirstCode(t.Context()); code != "" || err != nil {
		t.Errorf("beside a superadmin by configuration there is a code %q, %v", code, err)
	}
	configured.meet(t, guest, knowledge.Guest, "")
	stored, err := configured.db.FirstCode(t.Context())
	ok(t, err)
	_, err = configured.Redeem(t.Context(), guest, stored)
	comes(t, "a first code beside a superadmin by configuration", err, knowledge.ErrInvite)
}

// Somebody always remains who may give roles.
func TestLastSuperadmin(t *testing.T) {
	for _, c := range []struct {
		name   string
		second bool    // there is another superadmin
		config []int64 // superadmins by configuration
		target int64
		role   knowledge.Role
		want   error
	}{
		{"the last becomes a guest", false, nil, admin, knowledge.Guest, knowledge.ErrWrongState},
		{"the last becomes a curator", false, nil, admin, knowledge.Curator, knowledge.ErrWrongState},
		{"the last stays", false, nil, admin, knowledge.SuperAdmin, nil},
		{"another person's role", false, nil, curator, knowledge.Guest, nil},
		{"one of two", true, nil, admin, knowledge.Guest, nil},
		{"one beside those by configuration", false, []int64{neighbour}, admin, knowledge.Guest, nil},
		{"no such role", false, nil, guest, "raja", knowledge.ErrWrongState},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := staffed(t, c.config...)
			if c.second {
				ok(t, o.Grant(t.Context(), by(admin), otherOne, knowledge.SuperAdmin, ""))
			}
			before := o.role(t, c.target)
			comes(t, "grant", o.Grant(t.Context(), by(admin), c.target, c.role, "Dinkes"), c.want)
			want := c.role
			if c.want != nil {
				want = before
			}
			if got := o.role(t, c.target); got != want {
				t.Errorf("role %s, want %s", got, want)
			}
		})
	}
}

// Whoever becomes a guest owns nothing; another role keeps what it owns.
func TestRevokedOwnNothing(t *testing.T) {
	o := staffed(t)
	ctx := t.Context()
	doc := o.published(t, by(contributor))
	for role, want := range map[knowledge.Role]int64{knowledge.Member: contributor} {
		ok(t, o.Grant(ctx, by(admin), contributor, role, ""))
		if _, c, err := o.Open(ctx, by(admin), doc.ID); err != nil || c.Owner != want {
			t.Errorf("as %s the owner is %d, %v", role, c.Owner, err)
		}
	}
	ok(t, o.Revoke(ctx, by(admin), contributor))
	if _, c, err := o.Open(ctx, by(admin), doc.ID); err != nil || c.Owner != 0 {
		t.Errorf("a guest owns the document still: %d, %v", c.Owner, err)
	}
}

func TestUsersAndCurators(t *testing.T) {
	o := staffed(t, neighbour, 999) // the latter was never met
	ids := func(list []knowledge.Person, err error) (out []int64) {
		ok(t, err)
		for _, p := range list {
			out = append(out, p.ID)
		}
		slices.Sort(out)
		return out
	}
	want := []int64{admin, curator, otherOne, contributor, neighbour, member, lead}
	if got := ids(o.Users(t.Context(), by(admin))); !slices.Equal(got, want) {
		t.Errorf("people with a role: %v", got)
	}
	list, err := o.Curators(t.Context())
	if got := ids(list, err); !slices.Equal(got, []int64{admin, curator, otherOne, neighbour}) {
		t.Errorf("curators: %v", got)
	}
	for _, p := range list {
		if p.ID == neighbour && p.Role != knowledge.SuperAdmin {
			t.Errorf("a superadmin by configuration is listed as %s", p.Role)
		}
	}
}
