package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"studitiru/bot/ask"
	"studitiru/bot/assess"
	"studitiru/bot/desk"
	"studitiru/bot/staff"
	"studitiru/bot/talk"
	"studitiru/bot/team"
)

// Lives of buttons.
const (
	buttonLife = 48 * time.Hour
	remindLife = 30 * 24 * time.Hour // of what a team or a curator works with for weeks
)

// buttonTable is every kind of button.
func (b *Bot) buttonTable() []talk.Button {
	return []talk.Button{
		{Action: ask.ActionAnswer, Life: buttonLife, Press: talk.OnPressed(b.ask.PressAnswer)},
		{Action: talk.ActionSource, Life: buttonLife, Press: talk.OnPressed(b.ask.PressSource)},
		{Action: ask.ActionBrowse, Life: buttonLife, Press: talk.On(b.ask.PressBrowse)},
		{Action: ask.ActionChoice, Once: true, Life: buttonLife, Press: talk.On(b.ask.PressChoice)},
		{Action: talk.ActionSearch, Once: true, Life: buttonLife, Press: talk.On(b.ask.PressChoice)},
		{Action: ask.ActionAlone, Once: true, Life: buttonLife, Press: talk.On(b.ask.PressAlone)},
		{Action: ask.ActionExample, Life: buttonLife, Press: talk.On(b.ask.PressExample)},
		{Action: ask.ActionCompare, Life: buttonLife, Press: talk.On(b.ask.PressCompare)},
		{Action: ask.ActionForward, Once: true, Life: buttonLife, Press: talk.On(b.ask.PressForward)},
		{Action: talk.ActionIgnore, Once: true, Life: buttonLife, Press: on(b, (*turn).pressIgnore)},
		{Action: talk.ActionPrivacy, Life: buttonLife, Press: on(b, (*turn).pressPrivacy)},
		{Action: talk.ActionCommand, Life: buttonLife, Press: on(b, (*turn).pressCommand)},
		{Action: actionErase, Once: true, Life: buttonLife, Press: on(b, (*turn).pressErase)},

		{Action: desk.ActionDraft, Life: remindLife, Press: talk.On(b.desk.PressDraft)},
		{Action: desk.ActionManual, Once: true, Life: buttonLife, Press: talk.On(b.desk.PressManual)},
		{Action: desk.ActionPropose, Once: true, Life: buttonLife, Press: talk.On(b.desk.PressPropose)},
		{Action: desk.ActionTake, Life: remindLife, Press: talk.On(b.desk.PressTake)},
		{Action: desk.ActionReview, Life: remindLife, Press: talk.On(b.desk.PressReview)},
		{Action: desk.ActionVerify, Life: remindLife, Press: talk.On(b.desk.PressVerify)},
		{Action: desk.ActionGap, Life: buttonLife, Press: talk.On(b.desk.PressGap)},
		{Action: talk.ActionWatch, Once: true, Life: buttonLife, Press: talk.On(b.desk.PressWatch)},
		{Action: desk.ActionFact, Life: remindLife, Press: talk.On(b.desk.PressFact)},

		{Action: staff.ActionRole, Once: true, Life: buttonLife, Press: talk.On(b.staff.PressRole)},
		{Action: staff.ActionTerm, Once: true, Life: buttonLife, Press: talk.On(b.staff.PressTerm)},
		{Action: staff.ActionAudit, Life: buttonLife, Press: talk.On(b.staff.PressAudit)},

		{Action: team.ActionTeam, Life: buttonLife, Press: talk.On(b.team.PressTeam)},
		{Action: team.ActionItem, Life: remindLife, Press: talk.On(b.team.PressItem)},
		{Action: team.ActionDraftItem, Once: true, Life: buttonLife, Press: talk.On(b.team.PressDraftItem)},
		{Action: team.ActionHandover, Once: true, Life: remindLife, Press: talk.On(b.team.PressHandover)},
		{Action: assess.ActionEvidence, Life: remindLife, Press: talk.On(b.assess.PressEvidence)},
		{Action: assess.ActionRating, Life: remindLife, Press: talk.On(b.assess.PressRating)},
		{Action: assess.ActionPlan, Life: remindLife, Press: talk.On(b.assess.PressPlan)},
		{Action: assess.ActionUnit, Life: remindLife, Press: talk.On(b.assess.PressUnit)},
		{Action: assess.ActionShare, Once: true, Life: buttonLife, Press: talk.On(b.assess.PressShare)},
		{Action: assess.ActionSheet, Once: true, Life: buttonLife, Press: talk.On(b.assess.PressSheet)},
	}
}

func on[D any](b *Bot, do func(*turn, context.Context, D) error) func(context.Context, *talk.Talk, talk.Pressed) error {
	return talk.On(func(ctx context.Context, t *talk.Talk, d D) error { return do(&turn{b, t}, ctx, d) })
}

// kindOf is the kind of button that does an action.
func (b *Bot) kindOf(action string) (talk.Button, bool) {
	i := slices.IndexFunc(b.buttons, func(k talk.Button) bool { return k.Action == action })
	if i < 0 {
		return talk.Button{}, false
	}
	return b.buttons[i], true
}

// lifeOf is how long a button that does an action works.
func (b *Bot) lifeOf(action string) time.Duration {
	k, _ := b.kindOf(action)
	return k.Life
}

// press looks up what a button does. Whatever its data, the press is always answered.
func (t *turn) press(ctx context.Context) error {
	key, want, _ := strings.Cut(t.M.Data, ".")
	kept, err := t.Bot.Memory.Button(ctx, key)
	if err != nil && !talk.Missing(err) {
		return fmt.Errorf("read a button: %w", err)
	}
	kind, known := t.kindOf(kept.Action)
	if err != nil || !known || kept.Chat != t.M.Chat.ID || t.Now().After(kept.Expires) {
		t.Toast(talk.WordsExpired)
		return nil
	}
	if kept.Used {
		t.Toast(wordsPressed)
		return nil
	}
	if kind.Once {
		if err := t.Bot.Memory.UseButton(ctx, key); err != nil {
			return fmt.Errorf("use a button: %w", err)
		}
	}
	return kind.Press(ctx, t.Talk, talk.Pressed{Key: key, Action: kept.Action, Data: kept.Data, Want: want})
}
