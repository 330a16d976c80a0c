package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"studitiru/knowledge"
)

// Right is what somebody may do at the Desk.
type Right string

// The rights. Each role has those of the roles below it.
const (
	MayPropose    Right = "mengusulkan" // kontributor
	MayCurate     Right = "mengurasi"   // kurator
	MayAdminister Right = "mengelola"   // superadmin
)

// rights are the roles that have a right.
func (r Right) rights() []knowledge.Role {
	switch r {
	case MayPropose:
		return []knowledge.Role{knowledge.Contributor, knowledge.Curator, knowledge.SuperAdmin}
	case MayCurate:
		return []knowledge.Role{knowledge.Curator, knowledge.SuperAdmin}
	}
	return []knowledge.Role{knowledge.SuperAdmin}
}

// May reports whether somebody has a right now.
func (d *Desk) May(ctx context.Context, by knowledge.Actor, right Right) (bool, error) {
	role, _, err := d.roleOf(ctx, by)
	return err == nil && slices.Contains(right.rights(), role), err
}

// roleOf loads the role and agency of who acts; somebody who was never met is a guest. Every method of the Desk that
// takes an Actor comes by here, and so refuses nobody (knowledge.ErrNobody).
func (d *Desk) roleOf(ctx context.Context, by knowledge.Actor) (knowledge.Role, string, error) {
	if by.IsSystem() {
		return knowledge.SuperAdmin, "", nil
	}
	if err := by.Known(); err != nil {
		return knowledge.Guest, "", err
	}
	return d.roleOfPerson(ctx, by.Person())
}

func (d *Desk) roleOfPerson(ctx context.Context, id int64) (knowledge.Role, string, error) {
	p, err := d.store.Person(ctx, id)
	if errors.Is(err, knowledge.ErrNotFound) {
		p, err = knowledge.Person{Role: knowledge.Guest}, nil
	}
	if err != nil {
		return knowledge.Guest, "", fmt.Errorf("look at who acts: %w", err)
	}
	if slices.Contains(d.admins, id) {
		p.Role = knowledge.SuperAdmin
	}
	return p.Role, p.Agency, nil
}

// deniedEvery is how often one person's attempts at one thing are written into the audit.
const deniedEvery = time.Hour

// require checks a right; a denied attempt is audited, once an hour a person and action.
func (d *Desk) require(ctx context.Context, by knowledge.Actor, right Right, action, subject string) error {
	ok, err := d.May(ctx, by, right)
	if ok || err != nil {
		return err
	}
	return d.denied(ctx, by, action, subject, knowledge.ErrForbidden)
}

// denied audits an attempt, and returns why it was denied. Call it outside of the transaction that the denial takes back.
func (d *Desk) denied(ctx context.Context, by knowledge.Actor, action, subject string, why error) error {
	if err := d.store.RecordDenied(ctx, by.Entry("denied."+action, subject, "{}"), deniedEvery); err != nil {
		d.log.Error("denied attempt not audited", "error", err)
	}
	return fmt.Errorf("%s %s: %w", action, subject, why)
}

// inviteLife is how long a code works.
const inviteLife = 7 * 24 * time.Hour

// mayInvite lists the roles that a role may give.
func mayInvite(role knowledge.Role) []knowledge.Role {
	switch role {
	case knowledge.SuperAdmin:
		return ranks()
	case knowledge.Curator:
		return []knowledge.Role{knowledge.Member, knowledge.Contributor}
	}
	return nil
}

// Invite makes a code for a role in an agency. Curators may invite anggota and kontributor, superadmins everybody.
func (d *Desk) Invite(ctx context.Context, by knowledge.Actor, role knowledge.Role, agency string) (Invite, error) {
	mine, _, err := d.roleOf(ctx, by)
	if err != nil {
		return Invite{}, err
	}
	if !slices.Contains(mayInvite(mine), role) {
		return Invite{}, d.denied(ctx, by, "invite", "role:"+string(role), knowledge.ErrForbidden)
	}
	code, err := d.store.NewCode(ctx)
	if err != nil {
		return Invite{}, err
	}
	i := Invite{Code: code, Role: role, Agency: strings.TrimSpace(agency), By: by.Person(), Expires: d.now().Add(inviteLife)}
	if err := d.store.SaveInvite(ctx, by, i); err != nil {
		return Invite{}, fmt.Errorf("keep an invitation: %w", err)
	}
	return i, nil
}

// Peek returns what a code stands for, or ErrInvite: also when who made it could not make it any more.
func (d *Desk) Peek(ctx context.Context, code string) (Invite, error) {
	code = strings.ToUpper(strings.TrimSpace(code))
	if code == "" {
		return Invite{}, knowledge.ErrInvite
	}
	first, err := d.FirstCode(ctx)
	if err != nil {
		return Invite{}, err
	}
	if first != "" && code == first {
		return Invite{Code: code, Role: knowledge.SuperAdmin, Expires: d.now().Add(time.Hour)}, nil
	}
	i, err := d.store.Invite(ctx, code)
	if errors.Is(err, knowledge.ErrNotFound) || err == nil && (i.Used || !d.now().Before(i.Expires)) {
		return Invite{}, fmt.Errorf("read an invitation: %w", knowledge.ErrInvite)
	}
	if err != nil {
		return Invite{}, err
	}
	if i.By == 0 { // made at the command line
		return i, nil
	}
	role, _, err := d.roleOfPerson(ctx, i.By)
	if err == nil && !slices.Contains(mayInvite(role), i.Role) {
		err = fmt.Errorf("an invitation of somebody who may not invite any more: %w", knowledge.ErrInvite)
	}
	return i, err
}

// Redeem gives a person the role of a code; the code is used up. A higher role that the person has already is kept.
func (d *Desk) Redeem(ctx context.Context, person int64, code string) (p knowledge.Person, err error) {
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		i, err := d.Peek(ctx, code)
		if err != nil {
			return err
		}
		if p, err = d.store.Person(ctx, person); err != nil {
			return err
		}
		if rank(p.Role) > rank(i.Role) {
			return fmt.Errorf("%s would become %s: %w", p.Role, i.Role, knowledge.ErrWrongState)
		}
		i.Used = true
		if err := d.store.SaveInvite(ctx, knowledge.ByPerson(person, "chat"), i); err != nil {
			return err
		}
		if err := d.store.SetRole(ctx, knowledge.ByPerson(person, "chat"), person, i.Role, i.Agency); err != nil {
			return err
		}
		p, err = d.store.Person(ctx, person)
		return err
	})
	if err != nil {
		return knowledge.Person{}, fmt.Errorf("redeem an invitation: %w", err)
	}
	return p, nil
}

// ranks are the roles, the lowest first.
func ranks() []knowledge.Role {
	return []knowledge.Role{knowledge.Guest, knowledge.Member, knowledge.TeamLead, knowledge.Contributor,
		knowledge.Curator, knowledge.SuperAdmin}
}

// rank orders roles; that of no role is -1.
func rank(r knowledge.Role) int { return slices.Index(ranks(), r) }

// FirstCode is the one-time code of the first superadmin; "" when there is a superadmin already.
func (d *Desk) FirstCode(ctx context.Context) (string, error) {
	if len(d.admins) > 0 {
		return "", nil
	}
	return d.store.FirstCode(ctx)
}

// Users lists everybody who has a role, superadmins by configuration as far as they were met; for superadmins.
func (d *Desk) Users(ctx context.Context, by knowledge.Actor) ([]knowledge.Person, error) {
	if err := d.require(ctx, by, MayAdminister, "users", "people"); err != nil {
		return nil, err
	}
	list, err := d.store.PeopleWith(ctx, ranks()[1:]...)
	if err != nil {
		return nil, err
	}
	return d.withAdmins(ctx, list)
}

// Curators lists who can approve: curators and superadmins, those by configuration as far as they were met.
func (d *Desk) Curators(ctx context.Context) ([]knowledge.Person, error) {
	list, err := d.store.PeopleWith(ctx, knowledge.Curator, knowledge.SuperAdmin)
	if err != nil {
		return nil, err
	}
	return d.withAdmins(ctx, list)
}

// withAdmins adds the superadmins by configuration to a list of people, as superadmins.
func (d *Desk) withAdmins(ctx context.Context, list []knowledge.Person) ([]knowledge.Person, error) {
	for _, id := range d.admins {
		if i := slices.IndexFunc(list, func(p knowledge.Person) bool { return p.ID == id }); i >= 0 {
			list[i].Role = knowledge.SuperAdmin
			continue
		}
		p, err := d.store.Person(ctx, id)
		if errors.Is(err, knowledge.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		p.Role = knowledge.SuperAdmin
		list = append(list, p)
	}
	return list, nil
}

// Grant gives a role; for superadmins. Nobody takes the last superadmin's away (ErrWrongState).
func (d *Desk) Grant(ctx context.Context, by knowledge.Actor, person int64, role knowledge.Role, agency string) error {
	if err := d.require(ctx, by, MayAdminister, "grant", fmt.Sprintf("person:%d", person)); err != nil {
		return err
	}
	if rank(role) < 0 {
		return fmt.Errorf("grant the role %q: %w", role, knowledge.ErrWrongState)
	}
	return d.tx.Within(ctx, func(ctx context.Context) error {
		if role != knowledge.SuperAdmin && len(d.admins) == 0 {
			list, err := d.store.PeopleWith(ctx, knowledge.SuperAdmin)
			if err != nil {
				return err
			}
			if len(list) == 1 && list[0].ID == person {
				return fmt.Errorf("take the last superadmin's role: %w", knowledge.ErrWrongState)
			}
		}
		if role == knowledge.Guest {
			if err := d.disown(ctx, person); err != nil {
				return err
			}
		}
		return d.store.SetRole(ctx, by, person, role, agency)
	})
}

// disown leaves the documents of somebody to the curators.
func (d *Desk) disown(ctx context.Context, person int64) error {
	owned, err := d.store.Curations(ctx, CurationFilter{Owner: person})
	if err != nil {
		return err
	}
	for _, c := range owned {
		c.Owner, c.Asked, c.Raised = 0, time.Time{}, time.Time{}
		if err := d.store.SaveCuration(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

// Revoke makes somebody a guest again; it holds from the next update on, also for buttons on the screen. The curators
// are asked about documents of theirs.
func (d *Desk) Revoke(ctx context.Context, by knowledge.Actor, person int64) error {
	return d.Grant(ctx, by, person, knowledge.Guest, "")
}
