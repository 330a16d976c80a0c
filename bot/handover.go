package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"
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

// handover asks to whom everything of the person is passed on: /serahkan [NAMA].
func (t *turn) handover(ctx context.Context, rest string) error {
	group, ok, err := t.ours(ctx)
	if !ok || err != nil {
		return err
	}
	members, err := t.Teams.Members(ctx, t.Actor(), group.ID)
	if err != nil {
		return fmt.Errorf("list a team's members: %w", err)
	}
	wanted := strings.ToLower(strings.TrimPrefix(rest, "@"))
	var keys talk.Keyboard
	for _, m := range members {
		if m.Person == t.Who.ID || !strings.Contains(strings.ToLower(m.Name), wanted) {
			continue
		}
		key, err := t.Button(ctx, actionHandover, handoverData{Team: group.ID, To: m.Person})
		if err != nil {
			return err
		}
		keys = append(keys, []talk.Key{{Text: talk.Clip(m.Name, 40), Data: key}})
	}
	if len(keys) == 0 {
		t.SayPlain(wordsHandoverNone, nil)
		return nil
	}
	t.SayPlain(wordsHandoverWho, keys)
	return nil
}

// pressHandover makes the offer, or takes the successor's answer.
func (t *turn) pressHandover(ctx context.Context, d handoverData) error {
	if d.Offer != 0 {
		return t.answerHandover(ctx, d)
	}
	h, err := t.Teams.Offer(ctx, t.Actor(), d.Team, d.To)
	if err != nil {
		return t.orRefused(err, "offer a handover")
	}
	yes, err := t.ButtonIn(ctx, d.To, actionHandover, handoverData{Offer: h.ID, Yes: true})
	if err != nil {
		return err
	}
	no, err := t.ButtonIn(ctx, d.To, actionHandover, handoverData{Offer: h.ID})
	if err != nil {
		return err
	}
	t.Do(talk.Action{Send: &talk.Send{
		Chat: d.To, Text: talk.Plain(fmt.Sprintf(wordsHandoverAsk, t.Who.Name)),
		Keyboard: talk.Keyboard{{{Text: talk.LabelAccept, Data: yes}, {Text: labelRefuse, Data: no}}},
	}})
	name, err := t.memberName(ctx, d.Team, d.To)
	if err != nil {
		return err
	}
	t.Toast("")
	t.Edit(talk.Plain(fmt.Sprintf(wordsHandoverSent, name)), nil)
	return nil
}

func (b *Bot) memberName(ctx context.Context, group, person int64) (string, error) {
	members, err := b.Teams.Members(ctx, system(), group)
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
func (t *turn) answerHandover(ctx context.Context, d handoverData) error {
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
		group, err := t.Teams.Team(ctx, system(), h.Team)
		if err != nil {
			return fmt.Errorf("open a team: %w", err)
		}
		receipt = fmt.Sprintf(wordsHandoverMoved, t.Who.Name, agenda.SayTime(t.Now(), t.Teams.Calendar(group).Zone))
		here = wordsHandoverDone
	}
	t.Edit(talk.Plain(here), nil)
	t.Do(talk.Action{Send: &talk.Send{Chat: h.From, Text: talk.Plain(receipt)}})
	return nil
}
