package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// roleData stands behind the buttons of an invitation and of the list of people.
type roleData struct {
	Do     string `json:"do"`
	Code   string `json:"code,omitempty"`
	Person int64  `json:"person,omitempty"`
}

// invite makes a code for a role: /undang kontributor Dinas Kesehatan.
func (t *talk) invite(ctx context.Context, rest string) error {
	if ok, err := t.mayHere(ctx, desk.MayCurate); !ok || err != nil {
		return err
	}
	role, agency := roleIn(rest)
	if role == "" {
		t.sayText(wordsInviteHow, nil)
		return nil
	}
	i, err := t.Desk.Invite(ctx, t.actor(), role, agency)
	if errors.Is(err, knowledge.ErrForbidden) {
		t.sayText(wordsSuperAdmin, nil)
		return nil
	}
	if err != nil {
		return t.orDenied(err, "make an invitation")
	}
	var text markup
	text.Text(fmt.Sprintf(wordsInvited, string(i.Role), ofAgency(i.Agency), i.Expires.In(t.zone()).Format("02/01/2006 15.04"))).Gap()
	text.Text("https://t.me/", t.Self(), "?start=u_", i.Code).Gap().Text(wordsInviteCode).In("code", "/gabung "+i.Code)
	t.say(text.String(), nil)
	return nil
}

// roleIn reads a role at the beginning of a text; what follows is the agency.
func roleIn(text string) (role knowledge.Role, agency string) {
	lower := strings.ToLower(text)
	for _, r := range []knowledge.Role{knowledge.Member, knowledge.TeamLead, knowledge.Contributor, knowledge.Curator, knowledge.SuperAdmin} {
		rest, ok := strings.CutPrefix(lower, string(r))
		if ok && (rest == "" || rest[0] == ' ') {
			return r, clip(knowledge.Visible(text[len(text)-len(rest):]), 120)
		}
	}
	return "", ""
}

func ofAgency(agency string) string {
	if agency == "" {
		return ""
	}
	return " – " + agency
}

// join asks whether a code is to be used: /gabung CODE, or a deep link.
func (t *talk) join(ctx context.Context, code string) error {
	if ok, err := t.inPrivate(); !ok || err != nil {
		return err
	}
	if code == "" {
		t.sayText(wordsJoinHow, nil)
		return nil
	}
	i, err := t.Desk.Peek(ctx, code)
	if err != nil {
		return t.orDenied(err, "look at an invitation")
	}
	yes, err := t.button(ctx, actionRole, roleData{Do: "join", Code: i.Code})
	if err != nil {
		return err
	}
	no, err := t.button(ctx, actionIgnore, nil)
	if err != nil {
		return err
	}
	t.sayText(fmt.Sprintf(wordsJoinAsk, string(i.Role), ofAgency(i.Agency)), Keyboard{{{Text: labelAccept, Data: yes}, {Text: labelNo, Data: no}}})
	return nil
}

// role shows the person's role; a superadmin sees everybody's, with buttons to take them away: /peran.
func (t *talk) role(ctx context.Context, _ string) error {
	if ok, err := t.inPrivate(); !ok || err != nil {
		return err
	}
	role := t.who.Role
	if role == "" {
		role = knowledge.Guest
	}
	var text markup
	text.Text(fmt.Sprintf(wordsYourRole, string(role), ofAgency(t.who.Agency)))
	ok, err := t.may(ctx, desk.MayAdminister)
	if err != nil {
		return err
	}
	if !ok {
		t.say(text.String(), nil)
		return nil
	}
	users, err := t.Desk.Users(ctx, t.actor())
	if err != nil {
		return t.orDenied(err, "list people with roles")
	}
	var keys Keyboard
	text.Gap().Bold(wordsPeople)
	for i, u := range users {
		if i == 30 {
			text.Line().Text(fmt.Sprintf(wordsAndMore, len(users)-i))
			break
		}
		text.Line().Text("• ", userName(u), " – ", string(u.Role), ofAgency(u.Agency))
		if u.ID == t.who.ID {
			continue
		}
		key, err := t.button(ctx, actionRole, roleData{Do: "ask", Person: u.ID})
		if err != nil {
			return err
		}
		keys = append(keys, []Key{{Text: clip(labelRevoke+userName(u), 40), Data: key}})
	}
	t.say(text.String(), keys)
	return nil
}

func userName(p knowledge.Person) string {
	if name := clip(knowledge.Visible(p.Name), 40); name != "" {
		return name
	}
	return fmt.Sprint(p.ID)
}

// pressRole takes an invitation, or a role away.
func (t *talk) pressRole(ctx context.Context, d roleData) error {
	if d.Do == "join" {
		return t.redeem(ctx, d.Code)
	}
	if ok, err := t.may(ctx, desk.MayAdminister); err != nil {
		return err
	} else if !ok {
		return t.turnAway(ctx, desk.MayAdminister)
	}
	switch d.Do {
	case "ask":
		yes, err := t.button(ctx, actionRole, roleData{Do: "revoke", Person: d.Person})
		if err != nil {
			return err
		}
		no, err := t.button(ctx, actionIgnore, nil)
		if err != nil {
			return err
		}
		p, err := t.Records.Person(ctx, d.Person)
		if err != nil {
			return t.orDenied(err, "look at a person")
		}
		t.toast("")
		t.edit(escapeText.Replace(fmt.Sprintf(wordsRevokeAsk, string(p.Role), userName(p))), Keyboard{{{Text: labelRevokeYes, Data: yes}, {Text: labelNo, Data: no}}})
	case "revoke":
		if err := t.Desk.Revoke(ctx, t.actor(), d.Person); err != nil {
			return t.orDenied(err, "take a role away")
		}
		t.toast("")
		t.edit(escapeText.Replace(wordsRevoked), nil)
		t.tell(d.Person, escapeText.Replace(wordsRoleTaken), nil)
	default:
		t.toast(wordsExpired)
	}
	return nil
}

func (t *talk) redeem(ctx context.Context, code string) error {
	p, err := t.Desk.Redeem(ctx, t.who.ID, code)
	if errors.Is(err, knowledge.ErrWrongState) {
		t.alert(wordsHigherRole)
		return nil
	}
	if err != nil {
		return t.orDenied(err, "use an invitation")
	}
	t.toast("")
	text := fmt.Sprintf(wordsJoinedAs, string(p.Role), ofAgency(p.Agency))
	if slices.Contains([]knowledge.Role{knowledge.Contributor, knowledge.Curator, knowledge.SuperAdmin}, p.Role) {
		text += "\n\n" + wordsProposerHelp
	}
	t.edit(escapeText.Replace(text), nil)
	return nil
}
