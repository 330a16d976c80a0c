package bot

import (
	"context"
	"fmt"
	"studitiru/bot/talk"
)

type eraseData struct {
	Erase bool `json:"erase"`
}

func (t *turn) privacy(_ context.Context, _ string) error {
	t.say((&talk.Text{}).Bold(wordsPrivacy).Gap().Plain(wordsPrivacyBody).Trim(), nil)
	return nil
}

// mine sends all that is kept about the person as a file, in private only.
func (t *turn) mine(ctx context.Context, _ string) error {
	if !t.m.Chat.Private() {
		t.sayText(wordsInPrivate, talk.Keyboard{{t.privateKey("mulai")}})
		return nil
	}
	data, err := t.People.PersonData(ctx, t.who.ID)
	if err != nil {
		return fmt.Errorf("collect a person's data: %w", err)
	}
	t.actions = append(t.actions, talk.Action{SendFile: &talk.SendFile{
		Chat: t.m.Chat.ID, Thread: t.m.Chat.Thread, Name: "data-saya.json", Content: data, Text: talk.Plain(wordsYourData),
	}})
	return nil
}

// eraseAsk asks before it erases.
func (t *turn) eraseAsk(ctx context.Context, _ string) error {
	if !t.m.Chat.Private() {
		t.sayText(wordsInPrivate, talk.Keyboard{{t.privateKey("mulai")}})
		return nil
	}
	yes, err := t.button(ctx, actionErase, eraseData{Erase: true})
	if err != nil {
		return err
	}
	no, err := t.button(ctx, actionErase, eraseData{})
	if err != nil {
		return err
	}
	t.sayText(wordsEraseAsk, talk.Keyboard{{{Text: labelYes, Data: yes}, {Text: labelNo, Data: no}}})
	return nil
}

func (t *turn) pressErase(ctx context.Context, d eraseData) error {
	t.toast("")
	if !d.Erase {
		t.edit(talk.Plain(wordsKept), nil)
		return nil
	}
	if err := t.People.ErasePerson(ctx, t.who.ID); err != nil {
		return fmt.Errorf("erase a person: %w", err)
	}
	t.edit(talk.Plain(wordsErased), nil)
	return nil
}
