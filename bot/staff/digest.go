package staff

import (
	"context"
	"fmt"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge/agenda"
)

// digestHour is when the digest goes out on Mondays, in the zone of the editorial work.
const digestHour = 8

// Round is the weekly digest to those who curate, on Monday morning. Call it inside the transaction that puts the notices
// into the outbox.
func (s *Staff) Round(ctx context.Context, now time.Time) (notices []talk.Notice, err error) {
	here := now.In(agenda.WIB())
	year, week := here.ISOWeek()
	if here.Weekday() != time.Monday || here.Hour() < digestHour || !s.looked.First(now.Unix()/600) { // every ten minutes
		return nil, nil
	}
	counted, err := s.Desk.Statistics(ctx, s.System, now.AddDate(0, 0, -7))
	if err != nil {
		return nil, fmt.Errorf("count for the digest: %w", err)
	}
	ids, err := s.Guard.Curators(ctx, 0)
	if err != nil {
		return nil, err
	}
	said := describe(counted, wordsDigest).Trim()
	for _, id := range ids {
		notices = append(
			notices,
			talk.Notice{
				Key:    fmt.Sprintf("digest/%d-%02d/%d", year, week, id),
				Action: talk.Action{Send: &talk.Send{Chat: id, Text: said}},
			},
		)
	}
	return notices, nil
}
