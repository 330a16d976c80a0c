package bot

import (
	"context"
	"fmt"
	"time"

	"studitiru/bot/talk"
)

type eraseData struct {
	Erase bool `json:"erase"`
}

func (t *turn) privacy(_ context.Context, _ string) error {
	body := fmt.Sprintf(wordsPrivacyBody, int(t.Kept/(24*time.Hour)))
	t.Say((&talk.Text{}).Bold(wordsPrivacy).Gap().Plain(body).Trim(), nil)
	return nil
}

// mine sends all that is kept about the person as a file, in private only.
func (t *turn) mine(ctx context.Context, _ string) error {
	if !t.M.Chat.Private() {
		t.SayAlone(talk.Plain(talk.WordsInPrivate), talk.Keyboard{{t.PrivateKey("mulai")}})
		return nil
	}
	data, err := t.People.PersonData(ctx, t.Who.ID)
	if err != nil {
		return fmt.Errorf("collect a person's data: %w", err)
	}
	t.Do(talk.Action{SendFile: &talk.SendFile{
		Chat: t.M.Chat.ID, Thread: t.M.Chat.Thread, Name: "data-saya.json", Content: data, Text: talk.Plain(wordsYourData),
	}})
	return nil
}

// eraseAsk asks before it erases.
func (t *turn) eraseAsk(ctx context.Context, _ string) error {
	if !t.M.Chat.Private() {
		t.SayAlone(talk.Plain(talk.WordsInPrivate), talk.Keyboard{{t.PrivateKey("mulai")}})
		return nil
	}
	yes, err := t.Button(ctx, actionErase, eraseData{Erase: true})
	if err != nil {
		return err
	}
	no, err := t.Button(ctx, actionErase, eraseData{})
	if err != nil {
		return err
	}
	t.SayPlain(wordsEraseAsk, talk.Keyboard{{{Text: labelYes, Data: yes}, {Text: talk.LabelNo, Data: no}}})
	return nil
}

func (t *turn) pressErase(ctx context.Context, d eraseData) error {
	t.Toast("")
	if !d.Erase {
		t.Edit(talk.Plain(wordsKept), nil)
		return nil
	}
	if err := t.People.ErasePerson(ctx, t.Who.ID); err != nil {
		return fmt.Errorf("erase a person: %w", err)
	}
	t.Edit(talk.Plain(wordsErased), nil)
	return nil
}

func (t *turn) pressIgnore(context.Context, any) error {
	t.Toast("")
	t.Edit(talk.Plain(wordsIgnored), nil)
	return nil
}

func (t *turn) pressPrivacy(ctx context.Context, _ any) error {
	t.Toast("")
	return t.privacy(ctx, "")
}
