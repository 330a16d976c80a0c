package bot

import (
	"context"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// Round says what is to be sent without being asked for: of the editorial work, of the house and of the teams' weeks. Call it
// inside the transaction that puts the notices into the outbox.
func (b *Bot) Round(ctx context.Context, now time.Time) (notices []talk.Notice, err error) {
	for _, part := range []func(context.Context, time.Time) ([]talk.Notice, error){b.desk.Round, b.staff.Round, b.team.Weeks} {
		more, err := part(ctx, now)
		if err != nil {
			return nil, err
		}
		notices = append(notices, more...)
	}
	return notices, nil
}

// Remind says what teams are to be told now. Call it inside the transaction that puts the notices into the outbox;
// more says that it should be called again.
func (b *Bot) Remind(ctx context.Context, now time.Time) (notices []talk.Notice, more bool, err error) {
	return b.team.Remind(ctx, now)
}

// Lost notes that a chat cannot be written to any more, and says whom to tell.
func (b *Bot) Lost(ctx context.Context, chat int64) ([]talk.Action, error) {
	return b.team.Lost(ctx, chat)
}

// system is the bot itself, in its rounds and where it reads for who has just shown a right.
func system() knowledge.Actor { return knowledge.BySystem("system") }
