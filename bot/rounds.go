package bot

import (
	"context"
	"time"

	"studitiru/bot/talk"
)

// Round says what is to be sent without being asked for: of the editorial work and of the teams' weeks. Call it inside
// the transaction that puts the notices into the outbox.
func (b *Bot) Round(ctx context.Context, now time.Time) (notices []talk.Notice, err error) {
	for _, part := range []func(context.Context, time.Time) ([]talk.Notice, error){b.desk.Round, b.team.Weeks} {
		more, err := part(ctx, now)
		if err != nil {
			return nil, err
		}
		notices = append(notices, more...)
	}
	return notices, nil
}
