package talk

import (
	"context"
	"encoding/json"
	"time"

	"studitiru/knowledge"
)

// Where says in which chats a command works.
type Where int

// The places of a command.
const (
	Anywhere Where = iota
	PrivateOnly
)

// Command is one command of the chat. Roles are those who may use it, all when empty; Menu is what the menu and /bantuan
// say of it, "" for an alias that they leave out. Rest is what was typed after the name.
type Command struct {
	Name  string
	Menu  string
	Roles []knowledge.Role
	Where Where
	Run   func(ctx context.Context, t *Talk, rest string) error
}

// Pressed is a button that was pressed: its key, what it keeps, and what its callback data adds after a dot.
type Pressed struct {
	Key    string
	Action string
	Data   []byte
	Want   string
}

// Button is one kind of button. One that works once has no effect when it is pressed again.
type Button struct {
	Action string
	Once   bool
	Life   time.Duration
	Press  func(ctx context.Context, t *Talk, p Pressed) error
}

// On makes a Press of a function that takes what the button keeps. Data of another version of the program is an expired
// button.
func On[D any](do func(ctx context.Context, t *Talk, data D) error) func(context.Context, *Talk, Pressed) error {
	return OnPressed(func(ctx context.Context, t *Talk, data D, _ Pressed) error { return do(ctx, t, data) })
}

// OnPressed is On for a function that needs the key or the wish as well.
func OnPressed[D any](
	do func(ctx context.Context, t *Talk, data D, p Pressed) error,
) func(context.Context, *Talk, Pressed) error {
	return func(ctx context.Context, t *Talk, p Pressed) error {
		var data D
		if err := json.Unmarshal(p.Data, &data); err != nil {
			t.Toast(WordsExpired)
			return nil
		}
		return do(ctx, t, data, p)
	}
}

// Notice is something that the clock lets the bot say. Key names the occasion: one that was queued before is not sent
// again.
type Notice struct {
	Key    string
	Action Action
	Late   bool // a reminder that should have been sent before: the bot was down
}
