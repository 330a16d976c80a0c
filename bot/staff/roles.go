package staff

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/desk"
)

// RoleData stands behind the buttons of an invitation and of the list of people.
type RoleData struct {
	Do     string `json:"do"`
	Code   string `json:"code,omitempty"`
	Person int64  `json:"person,omitempty"`
}

// Invite makes a code for a role: /undang kontributor Dinas Kesehatan.
func (s *Staff) Invite(ctx context.Context, t *talk.Talk, rest string) error {
	role, agency := roleIn(rest)
	if role == "" {
		t.SayPlain(wordsInviteHow, nil)
		return nil
	}
	i, err := s.Desk.Invite(ctx, t.Actor(), role, agency)
	if errors.Is(err, knowledge.ErrForbidden) {
		t.SayPlain(rights.Words(desk.MayAdminister), nil)
		return nil
	}
	if err != nil {
		return rights.Explain(t, err, "make an invitation")
	}
	var text talk.Text
	until := i.Expires.In(agenda.WIB()).Format("02/01/2006 15.04")
	text.Plain(fmt.Sprintf(wordsInvited, string(i.Role), ofAgency(i.Agency), until)).Gap()
	text.Plain("https://t.me/", t.Self(), "?start=u_", i.Code).Gap().Plain(wordsInviteCode).In(talk.Code, "/gabung "+i.Code)
	t.Say(text.Trim(), nil)
	return nil
}

// roleIn reads a role at the beginning of a text; what follows is the agency.
func roleIn(text string) (role knowledge.Role, agency string) {
	lower := strings.ToLower(text)
	for _, r := range []knowledge.Role{
		knowledge.Member, knowledge.TeamLead, knowledge.Contributor, knowledge.Curator, knowledge.SuperAdmin,
	} {
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

// Join asks whether a code is to be used: /gabung CODE, or a deep link.
func (s *Staff) Join(ctx context.Context, t *talk.Talk, code string) error {
	if !t.InPrivate() {
		return nil
	}
	if code == "" {
		t.SayPlain(wordsJoinHow, nil)
		return nil
	}
	i, err := s.Desk.Peek(ctx, code)
	if err != nil {
		return rights.Explain(t, err, "look at an invitation")
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

// Role shows the person's role; a superadmin sees everybody's, with buttons to take them away: /peran.
func (s *Staff) Role(ctx context.Context, t *talk.Talk, _ string) error {
	if !t.InPrivate() {
		return nil
	}
	role := t.Who.Role
	if role == "" {
		role = knowledge.Guest
	}
	var text talk.Text
	text.Plain(fmt.Sprintf(wordsYourRole, string(role), ofAgency(t.Who.Agency)))
	ok, err := s.Guard.May(ctx, t, desk.MayAdminister)
	if err != nil {
		return err
	}
	if !ok {
		t.Say(text.Trim(), nil)
		return nil
	}
	users, err := s.Desk.Users(ctx, t.Actor())
	if err != nil {
		return rights.Explain(t, err, "list people with roles")
	}
	var keys talk.Keyboard
	text.Gap().Bold(wordsPeople)
	for i, u := range users {
		if i == 30 {
			text.Line().Plain(fmt.Sprintf(talk.WordsMore, len(users)-i))
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

// PressRole takes an invitation, or a role away.
func (s *Staff) PressRole(ctx context.Context, t *talk.Talk, d RoleData) error {
	if d.Do == "join" {
		return s.redeem(ctx, t, d.Code)
	}
	if ok, err := s.Guard.Admit(ctx, t, desk.MayAdminister); !ok || err != nil {
		return err
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
		p, err := s.People.Person(ctx, d.Person)
		if err != nil {
			return rights.Explain(t, err, "look at a person")
		}
		t.Toast("")
		t.Edit(
			talk.Plain(fmt.Sprintf(wordsRevokeAsk, string(p.Role), userName(p))),
			talk.Keyboard{{{Text: labelRevokeYes, Data: yes}, {Text: talk.LabelNo, Data: no}}},
		)
	case "revoke":
		if err := s.Desk.Revoke(ctx, t.Actor(), d.Person); err != nil {
			return rights.Explain(t, err, "take a role away")
		}
		t.Toast("")
		t.Edit(talk.Plain(wordsRevoked), nil)
		t.Tell(d.Person, talk.Plain(wordsRoleTaken), nil)
	default:
		t.Toast(talk.WordsExpired)
	}
	return nil
}

func (s *Staff) redeem(ctx context.Context, t *talk.Talk, code string) error {
	p, err := s.Desk.Redeem(ctx, t.Who.ID, code)
	if errors.Is(err, knowledge.ErrWrongState) {
		t.Alert(wordsHigherRole)
		return nil
	}
	if err != nil {
		return rights.Explain(t, err, "use an invitation")
	}
	t.Toast("")
	text := fmt.Sprintf(wordsJoinedAs, string(p.Role), ofAgency(p.Agency))
	if slices.Contains([]knowledge.Role{knowledge.Contributor, knowledge.Curator, knowledge.SuperAdmin}, p.Role) {
		text += "\n\n" + wordsProposerHelp
	}
	t.Edit(talk.Plain(text), nil)
	return nil
}

// InviteCode is the code in the parameter of a deep link, "" when it holds none. The code of the first
// superadmin comes bare.
func InviteCode(payload string) string {
	if code, ok := strings.CutPrefix(payload, "u_"); ok {
		return code
	}
	if len(payload) == 10 && strings.ToUpper(payload) == payload {
		return payload
	}
	return ""
}
