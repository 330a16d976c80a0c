package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"studitiru/bot"
	editing "studitiru/bot/desk"
	"studitiru/bot/queue"
	"studitiru/bot/talk"
	"studitiru/bot/telegram"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/extract/page"
)

// How files and rounds are timed.
const (
	intakeReaders = 2                      // files read at a time
	intakeEvery   = 500 * time.Millisecond // between two looks for a file to read
	intakeLease   = 10 * time.Minute       // longer than the longest reading
	intakeTries   = 3
	albumGap      = 2 * time.Second  // that files of an album wait for those behind them, so that one card shows all
	slowReading   = 15 * time.Second // after which the sender is told that it goes on
	roundEvery    = 20 * time.Second
	remindEvery   = 15 * time.Second
	upkeepEvery   = time.Hour
)

// fileReader makes text of files and pictures of their pages.
type fileReader interface {
	desk.Reader
	desk.Drawer
}

// readerOf and pagesOf are what files and pages are read with.
func (s *running) readerOf() fileReader {
	if s.reader != nil {
		return s.reader
	}
	return s.State.Reader()
}

func (s *running) pagesOf() editing.Pages {
	if s.pages != nil {
		return s.pages
	}
	return publicWeb{page.NewFetcher()}
}

// publicWeb fetches pages for the conversation.
type publicWeb struct{ *page.Fetcher }

// Fetch gives editing.ErrPage for what lies with the page or its address.
func (p publicWeb) Fetch(ctx context.Context, address string) (name string, data []byte, err error) {
	name, data, err = p.Fetcher.Fetch(ctx, address)
	if errors.Is(err, page.ErrUnfit) {
		err = fmt.Errorf("%w: %w", editing.ErrPage, err)
	}
	return name, data, err
}

// telegramFiles fetches what people send from Telegram.
type telegramFiles struct{ client *telegram.Client }

func (f telegramFiles) Download(ctx context.Context, fileID string, limit int64) ([]byte, error) {
	data, err := f.client.Download(ctx, fileID, limit)
	if errors.Is(err, telegram.ErrTooBig) {
		return nil, fmt.Errorf("%w: %w", editing.ErrFileTooBig, err)
	}
	return data, err
}

// readFile reads a file that waits to be read; more says that there may be another. An outage of the database is logged
// and survived: what waits stays.
func (s *running) readFile(ctx context.Context, b *bot.Bot, holder string, wake func()) (more bool) {
	err := s.readNext(ctx, b, holder, wake)
	if err == nil || errors.Is(err, knowledge.ErrNotFound) {
		s.outages.files.Over(s.Log, s.Now(), "files are read again")
	}
	switch {
	case err == nil:
		wake()
		return true
	case ctx.Err() == nil && !errors.Is(err, knowledge.ErrNotFound):
		s.outages.files.Failed(s.Log, s.Now(), "files are not read; they will be", err)
	}
	return false
}

// readNext reads one file outside of any transaction, and keeps what came of it in one.
func (s *running) readNext(ctx context.Context, b *bot.Bot, holder string, wake func()) error {
	in, err := s.DB.ClaimIntake(ctx, holder, s.Now(), intakeLease)
	if err != nil {
		return fmt.Errorf("look for a file to read: %w", err)
	}
	if err := s.gather(ctx, in); err != nil {
		return err
	}
	slow := time.AfterFunc(slowReading, func() {
		if err := s.post(ctx, b.Editor().StillReading(in)); err != nil {
			s.Log.Error("a sender was not told that reading goes on", "error", err)
			return
		}
		wake()
	})
	read, err := b.Editor().ReadIntake(ctx, in)
	for try := 1; err != nil && ctx.Err() == nil && try < intakeTries; try++ {
		s.Log.Warn("reading a file failed", "try", try, "error", err)
		select {
		case <-ctx.Done():
		case <-time.After(time.Duration(try) * time.Second):
			read, err = b.Editor().ReadIntake(ctx, in)
		}
	}
	slow.Stop()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	result := "read"
	switch {
	case err != nil:
		s.Log.Error("a file was given up", "error", err)
		read, result = editing.GivenUp(in), "given up"
	case read.Problem != "":
		result = "refused"
	}
	s.meter.File(result)
	return wrap(s.DB.Within(ctx, func(ctx context.Context) error {
		actions, err := b.Editor().KeepIntake(ctx, in, read)
		if err != nil {
			return err
		}
		var notices []talk.Notice
		for n, a := range actions {
			notices = append(notices, talk.Notice{Key: fmt.Sprintf("intake/%d/%d", in.ID, n), Action: a})
		}
		if err := s.post(ctx, notices...); err != nil {
			return err
		}
		return s.DB.FinishIntake(ctx, in.ID)
	}), "keep what was read")
}

// gather waits until the files of an album have come.
func (s *running) gather(ctx context.Context, in desk.Intake) error {
	wait := in.Created.Add(albumGap).Sub(s.Now())
	if in.Group == "" || wait <= 0 {
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(min(wait, albumGap)):
		return nil
	}
}

// post puts notices into the outbox.
func (s *running) post(ctx context.Context, notices ...talk.Notice) error {
	out, err := queue.Post(telegram.Split, notices, s.Now())
	if err != nil {
		return err
	}
	return wrap(s.DB.Enqueue(ctx, out), "put notices into the outbox")
}

// round is a kind of what is done again and again without being asked.
type round int

const (
	reminders round = iota
	editorial
)

// over tells of a round that is over.
func (s *running) over(r round) {
	if s.made != nil {
		s.made(r)
	}
}

// rounds sends what the editorial work has to say without being asked.
func (s *running) rounds(ctx context.Context, b *bot.Bot, wake func()) (more bool) {
	defer s.over(editorial)
	if err := s.round(ctx, b); err == nil {
		s.outages.rounds.Over(s.Log, s.Now(), "rounds are made again")
		wake()
	} else if ctx.Err() == nil {
		s.outages.rounds.Failed(s.Log, s.Now(), "a round was not made; it will be", err)
	}
	return false
}

// round makes one round, in one transaction with the outbox.
func (s *running) round(ctx context.Context, b *bot.Bot) error {
	return wrap(s.DB.Within(ctx, func(ctx context.Context) error {
		notices, err := b.Round(ctx, s.Now())
		if err != nil {
			return err
		}
		return s.post(ctx, notices...)
	}), "make a round")
}

// remind sends what is due without being asked for; more says that not all of it was. An outage of the database is
// logged and survived: what is due stays due.
func (s *running) remind(ctx context.Context, b *bot.Bot, wake func()) (more bool) {
	defer s.over(reminders)
	more, err := s.remindOnce(ctx, b)
	switch {
	case err == nil:
		s.outages.reminders.Over(s.Log, s.Now(), "reminders are sent again")
		wake()
	case ctx.Err() == nil:
		s.outages.reminders.Failed(s.Log, s.Now(), "reminders not sent; they will be", err)
	}
	return more
}

// remindOnce claims what is due and puts it into the outbox, in one transaction.
func (s *running) remindOnce(ctx context.Context, b *bot.Bot) (more bool, err error) {
	var sent []talk.Notice
	err = s.DB.WithinSoon(ctx, func(ctx context.Context) error {
		var notices []talk.Notice
		now := s.Now()
		if notices, more, err = b.Remind(ctx, now); err != nil {
			return err
		}
		sent = notices
		return s.post(ctx, notices...)
	})
	if err != nil {
		return false, fmt.Errorf("send reminders: %w", err)
	}
	for _, n := range sent {
		s.meter.Reminders(1, n.Late)
	}
	return more, nil
}

// placesNear is how many places are offered for a name that is not sure.
const placesNear = 4

// places says what a name of a place means.
func (s *running) places(words string) talk.Place {
	if name, province, ok := s.Language.Official(words); ok {
		return talk.Place{Name: name, Province: province}
	}
	return talk.Place{Near: s.Language.Near(words, placesNear)}
}

// upkeep deletes what need not be kept any longer.
func (s *running) upkeep(ctx context.Context) (more bool) {
	if err := s.DB.Prune(ctx, s.Now()); err != nil && ctx.Err() == nil {
		s.Log.Error("old rows not pruned", "error", err)
	}
	if err := s.DB.Shrink(ctx); err != nil && ctx.Err() == nil {
		s.Log.Warn("the database keeps empty room", "error", err)
	}
	return false
}
