package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

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
		{Action: actionAnswer, Life: buttonLife, Press: pressOf(b, func(ctx context.Context, t *turn, d answerData, p talk.Pressed) error {
			return t.pressAnswer(ctx, p.Key, d, p.Want)
		})},
		{Action: talk.ActionSource, Life: buttonLife, Press: pressOf(b, func(ctx context.Context, t *turn, d talk.SourceData, p talk.Pressed) error {
			return t.pressSource(ctx, p.Key, d, p.Want)
		})},
		{Action: actionBrowse, Life: buttonLife, Press: on(b, (*turn).pressBrowse)},
		{Action: actionChoice, Once: true, Life: buttonLife, Press: on(b, (*turn).pressChoice)},
		{Action: talk.ActionSearch, Once: true, Life: buttonLife, Press: on(b, (*turn).pressChoice)},
		{Action: actionAlone, Once: true, Life: buttonLife, Press: on(b, (*turn).pressAlone)},
		{Action: actionExample, Life: buttonLife, Press: on(b, (*turn).pressExample)},
		{Action: actionWA, Once: true, Life: buttonLife, Press: on(b, (*turn).pressWA)},
		{Action: actionForward, Once: true, Life: buttonLife, Press: on(b, (*turn).pressForward)},
		{Action: talk.ActionIgnore, Once: true, Life: buttonLife, Press: on(b, (*turn).pressIgnore)},
		{Action: actionPrivacy, Life: buttonLife, Press: on(b, (*turn).pressPrivacy)},
		{Action: actionErase, Once: true, Life: buttonLife, Press: on(b, (*turn).pressErase)},

		{Action: actionDraft, Life: remindLife, Press: on(b, (*turn).pressDraft)},
		{Action: actionManual, Once: true, Life: buttonLife, Press: on(b, (*turn).pressManual)},
		{Action: actionPropose, Once: true, Life: buttonLife, Press: on(b, (*turn).pressPropose)},
		{Action: actionTake, Life: remindLife, Press: on(b, (*turn).pressTake)},
		{Action: actionReview, Life: remindLife, Press: on(b, (*turn).pressReview)},
		{Action: actionRole, Once: true, Life: buttonLife, Press: on(b, (*turn).pressRole)},
		{Action: actionVerify, Life: remindLife, Press: on(b, (*turn).pressVerify)},
		{Action: actionGap, Life: buttonLife, Press: on(b, (*turn).pressGap)},
		{Action: talk.ActionWatch, Once: true, Life: buttonLife, Press: on(b, (*turn).pressWatch)},
		{Action: actionTerm, Once: true, Life: buttonLife, Press: on(b, (*turn).pressTerm)},
		{Action: actionAudit, Life: buttonLife, Press: on(b, (*turn).pressAudit)},

		{Action: team.ActionTeam, Life: buttonLife, Press: talk.On(b.team.PressTeam)},
		{Action: team.ActionItem, Life: remindLife, Press: talk.On(b.team.PressItem)},
		{Action: team.ActionDraftItem, Once: true, Life: buttonLife, Press: talk.On(b.team.PressDraftItem)},
		{Action: team.ActionHandover, Once: true, Life: remindLife, Press: talk.On(b.team.PressHandover)},
		{Action: team.ActionEvidence, Life: remindLife, Press: talk.On(b.team.PressEvidence)},
		{Action: team.ActionRating, Life: remindLife, Press: talk.On(b.team.PressRating)},
	}
}

func on[D any](b *Bot, do func(*turn, context.Context, D) error) func(context.Context, *talk.Talk, talk.Pressed) error {
	return talk.On(func(ctx context.Context, t *talk.Talk, d D) error { return do(&turn{b, t}, ctx, d) })
}

func pressOf[D any](b *Bot, do func(context.Context, *turn, D, talk.Pressed) error) func(context.Context, *talk.Talk, talk.Pressed) error {
	return talk.OnPressed(func(ctx context.Context, t *talk.Talk, d D, p talk.Pressed) error { return do(ctx, &turn{b, t}, d, p) })
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
	if err != nil && !isMissing(err) {
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
