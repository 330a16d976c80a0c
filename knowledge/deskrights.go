package knowledge

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
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
func (r Right) rights() []Role {
	switch r {
	case MayPropose:
		return []Role{Contributor, Curator, SuperAdmin}
	case MayCurate:
		return []Role{Curator, SuperAdmin}
	}
	return []Role{SuperAdmin}
}

// May reports whether somebody has a right now.
func (d *Desk) May(ctx context.Context, by Actor, right Right) (bool, error) {
	role, _, err := d.roleOf(ctx, by)
	return err == nil && slices.Contains(right.rights(), role), err
}

// roleOf loads the role and agency of who acts; those of nobody are a guest's.
func (d *Desk) roleOf(ctx context.Context, by Actor) (Role, string, error) {
	if by.Person == 0 { // the command line and the system
		return SuperAdmin, "", nil
	}
	p, err := d.store.Person(ctx, by.Person)
	if errors.Is(err, ErrNotFound) {
		p, err = Person{Role: Guest}, nil
	}
	if err != nil {
		return Guest, "", fmt.Errorf("look at who acts: %w", err)
	}
	if slices.Contains(d.admins, by.Person) {
		p.Role = SuperAdmin
	}
	return p.Role, p.Agency, nil
}

// deniedEvery is how often one person's attempts at one thing are written into the audit.
const deniedEvery = time.Hour

// require checks a right; a denied attempt is audited, once an hour a person and action.
func (d *Desk) require(ctx context.Context, by Actor, right Right, action, subject string) error {
	ok, err := d.May(ctx, by, right)
	if ok || err != nil {
		return err
	}
	return d.denied(ctx, by, action, subject, ErrForbidden)
}

// denied audits an attempt, and returns why it was denied. Call it outside of the transaction that the denial takes back.
func (d *Desk) denied(ctx context.Context, by Actor, action, subject string, why error) error {
	if err := d.store.RecordDenied(ctx, AuditEntry{Actor: by, Action: "denied." + action, Subject: subject, Detail: "{}"},
		deniedEvery); err != nil {
		d.log.Error("denied attempt not audited", "error", err)
	}
	return fmt.Errorf("%s %s: %w", action, subject, why)
}

// inviteLife is how long a code works.
const inviteLife = 7 * 24 * time.Hour

// mayInvite lists the roles that a role may give.
func mayInvite(role Role) []Role {
	switch role {
	case SuperAdmin:
		return []Role{Guest, Member, TeamLead, Contributor, Curator, SuperAdmin}
	case Curator:
		return []Role{Member, Contributor}
	}
	return nil
}

// Invite makes a code for a role in an agency. Curators may invite anggota and kontributor, superadmins everybody.
func (d *Desk) Invite(ctx context.Context, by Actor, role Role, agency string) (Invite, error) {
	mine, _, err := d.roleOf(ctx, by)
	if err != nil {
		return Invite{}, err
	}
	if !slices.Contains(mayInvite(mine), role) {
		return Invite{}, d.denied(ctx, by, "invite", "role:"+string(role), ErrForbidden)
	}
	code, err := d.store.NewCode(ctx)
	if err != nil {
		return Invite{}, err
	}
	i := Invite{Code: code, Role: role, Agency: strings.TrimSpace(agency), By: by.Person, Expires: d.now().Add(inviteLife)}
	if err := d.store.SaveInvite(ctx, by, i); err != nil {
		return Invite{}, fmt.Errorf("keep an invitation: %w", err)
	}
	return i, nil
}

// Peek returns what a code stands for, or ErrInvite: also when who made it could not make it any more.
func (d *Desk) Peek(ctx context.Context, code string) (Invite, error) {
	code = strings.ToUpper(strings.TrimSpace(code))
	if code == "" {
		return Invite{}, ErrInvite
	}
	first, err := d.FirstCode(ctx)
	if err != nil {
		return Invite{}, err
	}
	if first != "" && code == first {
		return Invite{Code: code, Role: SuperAdmin, Expires: d.now().Add(time.Hour)}, nil
	}
	i, err := d.store.Invite(ctx, code)
	if errors.Is(err, ErrNotFound) || err == nil && (i.Used || !d.now().Before(i.Expires)) {
		return Invite{}, fmt.Errorf("read an invitation: %w", ErrInvite)
	}
	if err != nil {
		return Invite{}, err
	}
	role, _, err := d.roleOf(ctx, Actor{Person: i.By})
	if err == nil && !slices.Contains(mayInvite(role), i.Role) {
		err = fmt.Errorf("an invitation of somebody who may not invite any more: %w", ErrInvite)
	}
	return i, err
}

// Redeem gives a person the role of a code; the code is used up. A higher role that the person has already is kept.
func (d *Desk) Redeem(ctx context.Context, person int64, code string) (p Person, err error) {
	err = d.tx.Within(ctx, func(ctx context.Context) error {
		i, err := d.Peek(ctx, code)
		if err != nil {
			return err
		}
		if p, err = d.store.Person(ctx, person); err != nil {
			return err
		}
		if rank(p.Role) > rank(i.Role) {
			return fmt.Errorf("%s would become %s: %w", p.Role, i.Role, ErrWrongState)
		}
		i.Used = true
		if err := d.store.SaveInvite(ctx, Actor{Person: person, Via: "chat"}, i); err != nil {
			return err
		}
		if err := d.store.SetRole(ctx, Actor{Person: person, Via: "chat"}, person, i.Role, i.Agency); err != nil {
			return err
		}
		p, err = d.store.Person(ctx, person)
		return err
	})
	if err != nil {
		return Person{}, fmt.Errorf("redeem an invitation: %w", err)
	}
	return p, nil
}

// rank orders roles.
func rank(r Role) int {
	return slices.Index([]Role{Guest, Member, TeamLead, Contributor, Curator, SuperAdmin}, r)
}

// FirstCode is the one-time code of the first superadmin; "" when there is a superadmin already.
func (d *Desk) FirstCode(ctx context.Context) (string, error) {
	if len(d.admins) > 0 {
		return "", nil
	}
	return d.store.FirstCode(ctx)
}

// Users lists everybody who has a role, superadmins by configuration as far as they were met; for superadmins.
func (d *Desk) Users(ctx context.Context, by Actor) ([]Person, error) {
	if err := d.require(ctx, by, MayAdminister, "users", "people"); err != nil {
		return nil, err
	}
	list, err := d.store.PeopleWith(ctx, Member, TeamLead, Contributor, Curator, SuperAdmin)
	if err != nil {
		return nil, err
	}
	return d.withAdmins(ctx, list)
}

// Curators lists who can approve: curators and superadmins, those by configuration as far as they were met.
func (d *Desk) Curators(ctx context.Context) ([]Person, error) {
	list, err := d.store.PeopleWith(ctx, Curator, SuperAdmin)
	if err != nil {
		return nil, err
	}
	return d.withAdmins(ctx, list)
}

// withAdmins adds the superadmins by configuration to a list of people, as superadmins.
func (d *Desk) withAdmins(ctx context.Context, list []Person) ([]Person, error) {
	for _, id := range d.admins {
		if i := slices.IndexFunc(list, func(p Person) bool { return p.ID == id }); i >= 0 {
			list[i].Role = SuperAdmin
			continue
		}
		p, err := d.store.Person(ctx, id)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		p.Role = SuperAdmin
		list = append(list, p)
	}
	return list, nil
}

// Grant gives a role; for superadmins. Nobody takes the last superadmin's away (ErrWrongState).
func (d *Desk) Grant(ctx context.Context, by Actor, person int64, role Role, agency string) error {
	if err := d.require(ctx, by, MayAdminister, "grant", fmt.Sprintf("person:%d", person)); err != nil {
		return err
	}
	if rank(role) < 0 {
		return fmt.Errorf("grant the role %q: %w", role, ErrWrongState)
	}
	return d.tx.Within(ctx, func(ctx context.Context) error {
		if role != SuperAdmin && len(d.admins) == 0 {
			list, err := d.store.PeopleWith(ctx, SuperAdmin)
			if err != nil {
				return err
			}
			if len(list) == 1 && list[0].ID == person {
				return fmt.Errorf("take the last superadmin's role: %w", ErrWrongState)
			}
		}
		if role == Guest {
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
func (d *Desk) Revoke(ctx context.Context, by Actor, person int64) error {
	return d.Grant(ctx, by, person, Guest, "")
}
