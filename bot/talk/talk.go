package talk

import (
	"context"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"studitiru/knowledge"
)

// Setting is what all talks share. All fields are required.
type Setting struct {
	Store  knowledge.ConversationStore
	Now    func() time.Time
	Random io.Reader                         // for button keys
	Self   func() string                     // the bot's user name without @, "" until the channel has told it
	Life   func(action string) time.Duration // how long a button works
}

// Talk is the handling of one message: who wrote it, where, what is remembered, what is said. It is used by one
// goroutine, and only while the message is handled.
type Talk struct {
	M      Message
	Said   string // what was said to the bot, without its name
	Who    knowledge.Person
	Memory Memory // kept by Remember

	set     *Setting
	actions []Action
	after   int64 // see Findable
}

// Open begins the handling of a message by somebody who is known, with what is remembered of the talk.
func Open(ctx context.Context, s *Setting, m Message, said string, who knowledge.Person) (*Talk, error) {
	t := &Talk{M: m, Said: said, Who: who, set: s}
	var err error
	t.Memory, err = t.Recall(ctx, who.ID)
	return t, err
}

// Unasked is a talk that nobody began, for what is sent by the clock to a chat.
func Unasked(s *Setting, c Chat) *Talk { return &Talk{M: Message{Chat: c}, set: s} }

// Now is the time at which the message is handled.
func (t *Talk) Now() time.Time { return t.set.Now() }

// Self is the bot's user name without @, "" while nobody knows it.
func (t *Talk) Self() string { return t.set.Self() }

// Actions are what is to be done, in order.
func (t *Talk) Actions() []Action { return t.actions }

// Do adds something to be done.
func (t *Talk) Do(a Action) {
	if a.Send != nil || a.Edit != nil {
		a.After = t.after
	}
	t.actions = append(t.actions, a)
}

// Findable lets what is said from here on wait until a question finds the document of a change.
func (t *Talk) Findable(change int64) { t.after = change }

// Say sends a new message to where the person wrote; in groups as a reply.
func (t *Talk) Say(said Text, keys Keyboard) {
	s := &Send{Chat: t.M.Chat.ID, Thread: t.M.Chat.Thread, Text: said, Keyboard: keys}
	if !t.M.Chat.Private() {
		s.ReplyTo = t.M.ID
	}
	t.Do(Action{Send: s})
}

// SayAlone says what is of use to who wrote alone: in a group the others do not see it, where the channel can do that.
func (t *Talk) SayAlone(said Text, keys Keyboard) {
	s := &Send{Chat: t.M.Chat.ID, Thread: t.M.Chat.Thread, Text: said, Keyboard: keys}
	if !t.M.Chat.Private() {
		s.ReplyTo, s.Only = t.M.ID, t.M.From.ID
	}
	t.Do(Action{Send: s})
}

// SayPlain says a plain sentence.
func (t *Talk) SayPlain(s string, keys Keyboard) { t.Say(Plain(s), keys) }

// Edit changes the message whose button was pressed.
func (t *Talk) Edit(said Text, keys Keyboard) {
	t.Do(Action{Edit: &Edit{Chat: t.M.Chat.ID, Message: t.M.ID, Text: said, Keyboard: keys}})
}

// Show says what came of a command below it, and of a button in its place.
func (t *Talk) Show(said Text, keys Keyboard) {
	if t.M.Event != EventButton {
		t.Say(said, keys)
		return
	}
	t.Toast("")
	t.Edit(said, keys)
}

// Put says something in a new message, or in place of the one whose button was pressed.
func (t *Talk) Put(said Text, keys Keyboard, inPlace bool) {
	if inPlace {
		t.Edit(said, keys)
		return
	}
	t.Say(said, keys)
}

// Tell sends a message to a person in private, with buttons that work only there.
func (t *Talk) Tell(person int64, said Text, keys Keyboard) {
	t.Do(Action{Send: &Send{Chat: person, Text: said, Keyboard: keys}})
}

// SendCSV sends a table as a file to where the person writes, with how to open it.
func (t *Talk) SendCSV(name string, content []byte) {
	t.Do(Action{SendFile: &SendFile{
		Chat: t.M.Chat.ID, Thread: t.M.Chat.Thread, Name: name, Content: content, Text: Plain(wordsCSV),
	}})
}

// Toast ends the waiting sign on the pressed button, with a few words or none.
func (t *Talk) Toast(text string) {
	t.Do(Action{AnswerButton: &AnswerButton{Callback: t.M.Callback, Text: Clip(text, 200)}})
}

// Alert is Toast with a window that has to be closed.
func (t *Talk) Alert(text string) {
	t.Do(Action{AnswerButton: &AnswerButton{Callback: t.M.Callback, Text: Clip(text, 200), Alert: true}})
}

// ReplyTo is the message that an answer here refers to: in groups the one that is handled, else none.
func (t *Talk) ReplyTo() int {
	if t.M.Chat.Private() || t.M.Event == EventButton {
		return 0
	}
	return t.M.ID
}

// Actor is who acts.
func (t *Talk) Actor() knowledge.Actor { return knowledge.ByPerson(t.Who.ID, "chat") }

// Audience is what may be shown here: in a group only what is public, whoever asks.
func (t *Talk) Audience() knowledge.Audience {
	if !t.M.Chat.Private() {
		return knowledge.Audience{}
	}
	return knowledge.AudienceOf(t.Who)
}

// InPrivate keeps what is not for everybody's eyes out of groups: there it says so, and is false.
func (t *Talk) InPrivate() bool {
	switch {
	case t.M.Chat.Private():
		return true
	case t.M.Event == EventButton:
		t.Alert(WordsInPrivate)
	default:
		t.SayAlone(Plain(WordsInPrivate), Keyboard{{t.PrivateKey("mulai")}})
	}
	return false
}

// PrivateKey is a button that opens the private chat with the bot, with a parameter for /start.
func (t *Talk) PrivateKey(payload string) Key {
	return Key{Text: LabelInPrivate, URL: "https://t.me/" + t.Self() + "?start=" + payload}
}

// Button keeps what a button does, and returns its callback key: 26 characters that say nothing.
func (t *Talk) Button(ctx context.Context, action string, data any) (string, error) {
	return t.ButtonIn(ctx, t.M.Chat.ID, action, data)
}

// ButtonIn is Button for a message that goes to another chat.
func (t *Talk) ButtonIn(ctx context.Context, chat int64, action string, data any) (string, error) {
	var raw [16]byte
	if _, err := io.ReadFull(t.set.Random, raw[:]); err != nil {
		return "", fmt.Errorf("draw a button key: %w", err)
	}
	key := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw[:])
	return key, t.keep(ctx, key, chat, action, data)
}

// Rewrite changes what a button of this chat keeps; its life begins anew.
func (t *Talk) Rewrite(ctx context.Context, key, action string, data any) error {
	return t.keep(ctx, key, t.M.Chat.ID, action, data)
}

func (t *Talk) keep(ctx context.Context, key string, chat int64, action string, data any) error {
	state, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("write a button: %w", err)
	}
	now := t.Now()
	b := knowledge.Button{Key: key, Chat: chat, Action: action, Data: state, Created: now, Expires: now.Add(t.set.Life(action))}
	if err := t.set.Store.PutButton(ctx, b); err != nil {
		return fmt.Errorf("keep a button: %w", err)
	}
	return nil
}

// Recall reads the memory of a person in this chat, or with person 0 of the chat itself; an unreadable one is empty.
func (t *Talk) Recall(ctx context.Context, person int64) (Memory, error) {
	kept, err := t.set.Store.Conversation(ctx, t.M.Chat.ID, person)
	if Missing(err) {
		return Memory{}, nil
	}
	if err != nil {
		return Memory{}, fmt.Errorf("read a conversation: %w", err)
	}
	var m Memory
	if err := json.Unmarshal(kept.State, &m); err != nil {
		return Memory{}, nil
	}
	return m, nil
}

// Remember keeps the memory of this talk.
func (t *Talk) Remember(ctx context.Context) error { return t.RememberFor(ctx, t.Who.ID) }

// RememberFor keeps the memory of this talk as a person's, or with person 0 as the chat's.
func (t *Talk) RememberFor(ctx context.Context, person int64) error {
	state, err := json.Marshal(t.Memory)
	if err != nil {
		return fmt.Errorf("write a conversation: %w", err)
	}
	kept := knowledge.Conversation{Chat: t.M.Chat.ID, Person: person, State: state, Updated: t.Now()}
	if err := t.set.Store.SaveConversation(ctx, kept); err != nil {
		return fmt.Errorf("keep a conversation: %w", err)
	}
	return nil
}

// Missing reports whether what was looked for does not exist, or not for the person.
func Missing(err error) bool { return errors.Is(err, knowledge.ErrNotFound) }

// Problem is the sentence of a document that breaks the contract, "" for other errors.
func Problem(err error) string {
	var invalid *knowledge.Invalid
	if errors.As(err, &invalid) {
		return invalid.Problem
	}
	return ""
}

// Await asks for something that the person's next message will say; what names who takes it, see Memory.
func (t *Talk) Await(ctx context.Context, what string, about int64, words string) error {
	t.Memory.Await, t.Memory.About, t.Memory.Since = what, about, t.Now()
	if err := t.Remember(ctx); err != nil {
		return err
	}
	t.SayPlain(words, nil)
	return nil
}
