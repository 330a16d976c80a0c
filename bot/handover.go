package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

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

// handover asks to whom everything of the person is passed on: /serahkan [NAMA].
func (t *talk) handover(ctx context.Context, rest string) error {
	team, ok, err := t.ours(ctx)
	if !ok || err != nil {
		return err
	}
	members, err := t.Teams.Members(ctx, t.actor(), team.ID)
	if err != nil {
		return fmt.Errorf("list a team's members: %w", err)
	}
	wanted := strings.ToLower(strings.TrimPrefix(rest, "@"))
	var keys Keyboard
	for _, m := range members {
		if m.Person == t.who.ID || !strings.Contains(strings.ToLower(m.Name), wanted) {
			continue
		}
		key, err := t.button(ctx, actionHandover, handoverData{Team: team.ID, To: m.Person})
		if err != nil {
			return err
		}
		keys = append(keys, []Key{{Text: clip(m.Name, 40), Data: key}})
	}
	if len(keys) == 0 {
		t.sayText(wordsHandoverNone, nil)
		return nil
	}
	t.sayText(wordsHandoverWho, keys)
	return nil
}

// pressHandover makes the offer, or takes the successor's answer.
func (t *talk) pressHandover(ctx context.Context, d handoverData) error {
	if d.Offer != 0 {
		return t.answerHandover(ctx, d)
	}
	h, err := t.Teams.Offer(ctx, t.actor(), d.Team, d.To)
	if err != nil {
		return t.orRefused(err, "offer a handover")
	}
	yes, err := t.buttonFor(ctx, d.To, actionHandover, handoverData{Offer: h.ID, Yes: true})
	if err != nil {
		return err
	}
	no, err := t.buttonFor(ctx, d.To, actionHandover, handoverData{Offer: h.ID})
	if err != nil {
		return err
	}
	t.actions = append(t.actions, Action{Send: &Send{
		Chat: d.To, HTML: escapeText.Replace(fmt.Sprintf(wordsHandoverAsk, t.who.Name)),
		Keyboard: Keyboard{{{Text: labelAccept, Data: yes}, {Text: labelRefuse, Data: no}}},
	}})
	name, err := t.memberName(ctx, d.Team, d.To)
	if err != nil {
		return err
	}
	t.toast("")
	t.edit(escapeText.Replace(fmt.Sprintf(wordsHandoverSent, name)), nil)
	return nil
}

func (b *Bot) memberName(ctx context.Context, team, person int64) (string, error) {
	members, err := b.Teams.Members(ctx, system(), team)
	if err != nil {
		return "", fmt.Errorf("list a team's members: %w", err)
	}
	for _, m := range members {
		if m.Person == person {
			return m.Name, nil
		}
	}
	return strconv.FormatInt(person, 10), nil
}

// answerHandover moves everything, or nothing, and tells both.
func (t *talk) answerHandover(ctx context.Context, d handoverData) error {
	h, err := t.Teams.Answer(ctx, t.actor(), d.Offer, d.Yes)
	switch {
	case errors.Is(err, knowledge.ErrForbidden):
		t.toast(wordsHandoverOther)
		return nil
	case errors.Is(err, knowledge.ErrNotFound):
		t.toast(wordsHandoverOver)
		return nil
	case err != nil:
		return fmt.Errorf("answer a handover: %w", err)
	}
	t.toast("")
	receipt, here := fmt.Sprintf(wordsHandoverNo, t.who.Name), wordsTeamSaved
	if d.Yes {
		team, err := t.Teams.Team(ctx, system(), h.Team)
		if err != nil {
			return fmt.Errorf("open a team: %w", err)
		}
		receipt = fmt.Sprintf(wordsHandoverMoved, t.who.Name, agenda.SayTime(t.Now(), t.Teams.Calendar(team).Zone))
		here = wordsHandoverDone
	}
	t.edit(escapeText.Replace(here), nil)
	t.actions = append(t.actions, Action{Send: &Send{Chat: h.From, HTML: escapeText.Replace(receipt)}})
	return nil
}
