package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// RoleData stands behind the buttons of an invitation and of the list of people.
type RoleData struct {
	Do     string `json:"do"`
	Code   string `json:"code,omitempty"`
	Person int64  `json:"person,omitempty"`
}

// invite makes a code for a role: /undang kontributor Dinas Kesehatan.
func (t staff) invite(ctx context.Context, rest string) error {
	role, agency := roleIn(rest)
	if role == "" {
		t.SayPlain(wordsInviteHow, nil)
		return nil
	}
	i, err := t.Desk.Invite(ctx, t.Actor(), role, agency)
	if errors.Is(err, knowledge.ErrForbidden) {
		t.SayPlain(wordsSuperAdmin, nil)
		return nil
	}
	if err != nil {
		return t.reviews().orDenied(err, "make an invitation")
	}
	var text talk.Text
	text.Plain(fmt.Sprintf(wordsInvited, string(i.Role), ofAgency(i.Agency), i.Expires.In(zone()).Format("02/01/2006 15.04"))).Gap()
	text.Plain("https://t.me/", t.Self(), "?start=u_", i.Code).Gap().Plain(wordsInviteCode).In(talk.Code, "/gabung "+i.Code)
	t.Say(text.Trim(), nil)
	return nil
}

// roleIn reads a role at the beginning of a text; what follows is the agency.
func roleIn(text string) (role knowledge.Role, agency string) {
	lower := strings.ToLower(text)
	for _, r := range []knowledge.Role{knowledge.Member, knowledge.TeamLead, knowledge.Contributor, knowledge.Curator, knowledge.SuperAdmin} {
		rest, ok := strings.CutPrefix(lower, string(r))
		if ok && (rest == "" || rest[0] == ' ') {
			return r, talk.Clip(knowledge.Visible(text[len(text)-len(rest):]), 120)
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
func (t staff) join(ctx context.Context, code string) error {
	if !t.InPrivate() {
		return nil
	}
	if code == "" {
		t.SayPlain(wordsJoinHow, nil)
		return nil
	}
	i, err := t.Desk.Peek(ctx, code)
	if err != nil {
		return t.reviews().orDenied(err, "look at an invitation")
	}
	yes, err := t.Button(ctx, ActionRole, RoleData{Do: "join", Code: i.Code})
	if err != nil {
		return err
	}
	no, err := t.Button(ctx, talk.ActionIgnore, nil)
	if err != nil {
		return err
	}
	t.SayPlain(
		fmt.Sprintf(wordsJoinAsk, string(i.Role), ofAgency(i.Agency)),
		talk.Keyboard{{{Text: talk.LabelAccept, Data: yes}, {Text: talk.LabelNo, Data: no}}},
	)
	return nil
}

// role shows the person's role; a superadmin sees everybody's, with buttons to take them away: /peran.
func (t staff) role(ctx context.Context, _ string) error {
	if !t.InPrivate() {
		return nil
	}
	role := t.Who.Role
	if role == "" {
		role = knowledge.Guest
	}
	var text talk.Text
	text.Plain(fmt.Sprintf(wordsYourRole, string(role), ofAgency(t.Who.Agency)))
	ok, err := t.may(ctx, desk.MayAdminister)
	if err != nil {
		return err
	}
	if !ok {
		t.Say(text.Trim(), nil)
		return nil
	}
	users, err := t.Desk.Users(ctx, t.Actor())
	if err != nil {
		return t.reviews().orDenied(err, "list people with roles")
	}
	var keys talk.Keyboard
	text.Gap().Bold(wordsPeople)
	for i, u := range users {
		if i == 30 {
			text.Line().Plain(fmt.Sprintf(wordsAndMore, len(users)-i))
			break
		}
		text.Line().Plain("• ", userName(u), " – ", string(u.Role), ofAgency(u.Agency))
		if u.ID == t.Who.ID {
			continue
		}
		key, err := t.Button(ctx, ActionRole, RoleData{Do: "ask", Person: u.ID})
		if err != nil {
			return err
		}
		keys = append(keys, []talk.Key{{Text: talk.Clip(labelRevoke+userName(u), 40), Data: key}})
	}
	t.Say(text.Trim(), keys)
	return nil
}

func userName(p knowledge.Person) string {
	if name := talk.Clip(knowledge.Visible(p.Name), 40); name != "" {
		return name
	}
	return fmt.Sprint(p.ID)
}

// pressRole takes an invitation, or a role away.
func (t staff) pressRole(ctx context.Context, d RoleData) error {
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
		yes, err := t.Button(ctx, ActionRole, RoleData{Do: "revoke", Person: d.Person})
		if err != nil {
			return err
		}
		no, err := t.Button(ctx, talk.ActionIgnore, nil)
		if err != nil {
			return err
		}
		p, err := t.Records.Person(ctx, d.Person)
		if err != nil {
			return t.reviews().orDenied(err, "look at a person")
		}
		t.Toast("")
		t.Edit(
			talk.Plain(fmt.Sprintf(wordsRevokeAsk, string(p.Role), userName(p))),
			talk.Keyboard{{{Text: labelRevokeYes, Data: yes}, {Text: talk.LabelNo, Data: no}}},
		)
	case "revoke":
		if err := t.Desk.Revoke(ctx, t.Actor(), d.Person); err != nil {
			return t.reviews().orDenied(err, "take a role away")
		}
		t.Toast("")
		t.Edit(talk.Plain(wordsRevoked), nil)
		t.Tell(d.Person, talk.Plain(wordsRoleTaken), nil)
	default:
		t.Toast(talk.WordsExpired)
	}
	return nil
}

func (t staff) redeem(ctx context.Context, code string) error {
	p, err := t.Desk.Redeem(ctx, t.Who.ID, code)
	if errors.Is(err, knowledge.ErrWrongState) {
		t.Alert(wordsHigherRole)
		return nil
	}
	if err != nil {
		return t.reviews().orDenied(err, "use an invitation")
	}
	t.Toast("")
	text := fmt.Sprintf(wordsJoinedAs, string(p.Role), ofAgency(p.Agency))
	if slices.Contains([]knowledge.Role{knowledge.Contributor, knowledge.Curator, knowledge.SuperAdmin}, p.Role) {
		text += "\n\n" + wordsProposerHelp
	}
	t.Edit(talk.Plain(text), nil)
	return nil
}
