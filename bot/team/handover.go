package team

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
)

// handoverData stands behind the buttons of a handover: a successor chosen, or an offer answered.
type handoverData struct {
	Team  int64 `json:"team,omitempty"`
	To    int64 `json:"to,omitempty"`
	Offer int64 `json:"offer,omitempty"`
	Yes   bool  `json:"yes,omitempty"`
}

// handover is passing everything on to somebody.
type handover struct{ turn }

// ask asks to whom everything of the person is passed on: /serahkan [NAMA].
func (t handover) ask(ctx context.Context, rest string) error {
	group, ok, err := t.ours(ctx)
	if !ok || err != nil {
		return err
	}
	members, err := t.Teams.Members(ctx, t.Actor(), group.ID)
	if err != nil {
		return fmt.Errorf("list a team's members: %w", err)
	}
	wanted := strings.ToLower(strings.TrimPrefix(rest, "@"))
	var options []option[handoverData]
	for _, m := range members {
		if m.Person == t.Who.ID || !strings.Contains(strings.ToLower(m.Name), wanted) {
			continue
		}
		options = append(options, option[handoverData]{talk.Clip(m.Name, 40), handoverData{Team: group.ID, To: m.Person}})
	}
	if len(options) == 0 {
		t.SayPlain(wordsHandoverNone, nil)
		return nil
	}
	keys, err := keyboard(ctx, t.turn, ActionHandover, folded(options, 1)...)
	if err != nil {
		return err
	}
	t.SayPlain(wordsHandoverWho, keys)
	return nil
}

// press makes the offer, or takes the successor's answer.
func (t handover) press(ctx context.Context, d handoverData) error {
	if d.Offer != 0 {
		return t.answer(ctx, d)
	}
	h, err := t.Teams.Offer(ctx, t.Actor(), d.Team, d.To)
	if err != nil {
		return t.orRefused(err, "offer a handover")
	}
	yes, err := t.ButtonIn(ctx, d.To, ActionHandover, handoverData{Offer: h.ID, Yes: true})
	if err != nil {
		return err
	}
	no, err := t.ButtonIn(ctx, d.To, ActionHandover, handoverData{Offer: h.ID})
	if err != nil {
		return err
	}
	t.Tell(d.To, talk.Plain(fmt.Sprintf(wordsHandoverAsk, t.Who.Name)),
		talk.Keyboard{{{Text: talk.LabelAccept, Data: yes}, {Text: labelRefuse, Data: no}}})
	name, err := t.memberName(ctx, d.Team, d.To)
	if err != nil {
		return err
	}
	t.Toast("")
	t.Edit(talk.Plain(fmt.Sprintf(wordsHandoverSent, name)), nil)
	return nil
}

// answer moves everything, or nothing, and tells both.
func (t handover) answer(ctx context.Context, d handoverData) error {
	h, err := t.Teams.Answer(ctx, t.Actor(), d.Offer, d.Yes)
	switch {
	case errors.Is(err, knowledge.ErrForbidden):
		t.Toast(wordsHandoverOther)
		return nil
	case errors.Is(err, knowledge.ErrNotFound):
		t.Toast(wordsHandoverOver)
		return nil
	case err != nil:
		return fmt.Errorf("answer a handover: %w", err)
	}
	t.Toast("")
	receipt, here := fmt.Sprintf(wordsHandoverNo, t.Who.Name), wordsTeamSaved
	if d.Yes {
		group, err := t.Teams.Team(ctx, t.System, h.Team)
		if err != nil {
			return fmt.Errorf("open a team: %w", err)
		}
		receipt = fmt.Sprintf(wordsHandoverMoved, t.Who.Name, agenda.SayTime(t.Now(), t.Teams.Calendar(group).Zone))
		here = wordsHandoverDone
	}
	t.Edit(talk.Plain(here), nil)
	t.Tell(h.From, talk.Plain(receipt), nil)
	return nil
}
