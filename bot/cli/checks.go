package cli

import (
	"context"
	"fmt"
	"time"

	"studitiru/bot/status"
	"studitiru/knowledge"
)

// What is too little or too much.
const (
	leastDisk   = 200 << 20 // bytes
	mostWaiting = 100       // updates and replies together
	mostAge     = 5 * time.Minute
	mostBehind  = 50 // changes
)

// diskCheck looks at the room in the state folder.
func diskCheck(folder string) status.Check {
	free, err := freeBytes(folder)
	switch {
	case err != nil:
		return status.Check{Name: "disk", Level: status.Warn, Found: "free space cannot be read"}
	case free < leastDisk:
		return status.Check{Name: "disk", Level: status.Bad, Found: fmt.Sprintf("%d MB free; make room, 200 MB at least", free>>20)}
	}
	return status.Check{Name: "disk", Level: status.Good, Found: fmt.Sprintf("%d MB free", free>>20)}
}

// storeChecks look at the store and at what waits in it.
func (s *State) storeChecks(ctx context.Context) []status.Check {
	counts, err := s.DB.Counts(ctx)
	if err != nil {
		return []status.Check{{Name: "store", Level: status.Bad, Found: err.Error()}}
	}
	checks := []status.Check{{Name: "store", Level: status.Good, Found: fmt.Sprintf("%d documents published, %d people, %d chats",
		counts.Documents[knowledge.Published], counts.People, counts.Chats)}}
	inbox, outbox, err := s.DB.Waiting(ctx, s.Now())
	queues := status.Check{Name: "queues", Level: status.Good,
		Found: fmt.Sprintf("%d updates and %d replies wait", counts.InboxWaiting, counts.OutboxWaiting)}
	switch {
	case err != nil:
		queues.Level, queues.Found = status.Bad, err.Error()
	case counts.InboxWaiting+counts.OutboxWaiting > mostWaiting || inbox > mostAge || outbox > mostAge:
		queues.Level = status.Warn
		queues.Found += fmt.Sprintf(
			", the oldest for %s; is the bot running, and Telegram reached?",
			max(inbox, outbox).Round(time.Second),
		)
	}
	checks = append(checks, queues)
	if counts.GivenUp > 0 {
		checks = append(checks, status.Check{Name: "queues", Level: status.Warn,
			Found: fmt.Sprintf("%d updates or replies were given up within a week; see the log for their reasons", counts.GivenUp)})
	}
	return checks
}

// Checks are the lines of a health report about what this process holds: store, queues, index, disk.
func (s *State) Checks(ctx context.Context) []status.Check {
	checks := append(s.storeChecks(ctx), diskCheck(s.Settings.StateDir))
	behind, err := s.Behind(ctx)
	index := status.Check{Name: "index", Level: status.Good, Found: fmt.Sprintf("%d changes behind the store", behind)}
	switch {
	case err != nil:
		index.Level, index.Found = status.Bad, err.Error()
	case s.Index.Stats().Broken:
		index.Level, index.Found = status.Bad, "it is damaged and is being built anew; see the log"
	case behind > mostBehind:
		index.Level = status.Warn
	}
	return append(checks, index)
}

// Behind is how many changes of the store the index has not followed yet.
func (s *State) Behind(ctx context.Context) (int64, error) {
	_, seq, _, err := s.DB.StoreState(ctx)
	if err != nil {
		return 0, fmt.Errorf("look at the store: %w", err)
	}
	return max(0, seq-s.Index.Stats().Cursor), nil
}

// Levels are the figures of this process for its metrics.
func (s *State) Levels(ctx context.Context) (l status.Levels, err error) {
	counts, err := s.DB.Counts(ctx)
	if err != nil {
		return l, fmt.Errorf("count: %w", err)
	}
	l = status.Levels{InboxWaiting: counts.InboxWaiting, OutboxWaiting: counts.OutboxWaiting, FilesWaiting: counts.FilesWaiting,
		Documents: counts.Documents[knowledge.Published]}
	if l.InboxAge, l.OutboxAge, err = s.DB.Waiting(ctx, s.Now()); err != nil {
		return l, fmt.Errorf("count: %w", err)
	}
	if l.DiskFree, err = freeBytes(s.Settings.StateDir); err != nil {
		return l, err
	}
	l.IndexBehind, err = s.Behind(ctx)
	return l, err
}
