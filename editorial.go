package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"studitiru/bot"
	editing "studitiru/bot/desk"
	"studitiru/bot/queue"
	"studitiru/bot/talk"
	"studitiru/bot/telegram"
	"studitiru/knowledge"
)

// How files and rounds are timed.
const (
	intakeReaders = 2                      // files read at a time
	intakeEvery   = 500 * time.Millisecond // between two looks for a file to read
	intakeLease   = 10 * time.Minute       // longer than the longest reading
	intakeTries   = 3
	slowReading   = 15 * time.Second // after which the sender is told that it goes on
	roundEvery    = 20 * time.Second
)

// readerOf and pagesOf are what files and pages are read with.
func (s *state) readerOf() editing.Reader {
	if s.files != nil {
		return s.files
	}
	return s.reader()
}

func (s *state) pagesOf() editing.Pages {
	if s.pages != nil {
		return s.pages
	}
	return newPages()
}

// printFirstCode shows the one-time code of the first superadmin for as long as there is none.
func (s *state) printFirstCode(ctx context.Context, out io.Writer) error {
	code, err := s.openDesk().FirstCode(ctx)
	if err != nil {
		return fmt.Errorf("read the code of the first superadmin: %w", err)
	}
	if code != "" {
		fmt.Fprintf(out, "Nobody is superadmin yet. Who sends the bot this, becomes it: /gabung %s\n", code)
	}
	return nil
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
func (s *state) readFile(ctx context.Context, b *bot.Bot, holder string, wake func()) (more bool) {
	err := s.readNext(ctx, b, holder, wake)
	switch {
	case err == nil:
		wake()
		return true
	case ctx.Err() == nil && !errors.Is(err, knowledge.ErrNotFound):
		s.log.Error("a file was not read; it will be", "error", err)
	}
	return false
}

// readNext reads one file outside of any transaction, and keeps what came of it in one.
func (s *state) readNext(ctx context.Context, b *bot.Bot, holder string, wake func()) error {
	in, err := s.db.ClaimIntake(ctx, holder, s.now(), intakeLease)
	if err != nil {
		return fmt.Errorf("look for a file to read: %w", err)
	}
	slow := time.AfterFunc(slowReading, func() {
		if err := s.post(ctx, b.Editor().StillReading(in)); err != nil {
			s.log.Error("a sender was not told that reading goes on", "error", err)
			return
		}
		wake()
	})
	read, err := b.Editor().ReadIntake(ctx, in)
	for try := 1; err != nil && ctx.Err() == nil && try < intakeTries; try++ {
		s.log.Warn("reading a file failed", "try", try, "error", err)
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
	if err != nil {
		s.log.Error("a file was given up", "error", err)
		read = editing.GivenUp(in)
	}
	return wrap(s.db.Within(ctx, func(ctx context.Context) error {
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
		return s.db.FinishIntake(ctx, in.ID)
	}), "keep what was read")
}

// post puts notices into the outbox.
func (s *state) post(ctx context.Context, notices ...talk.Notice) error {
	out, err := queue.Post(telegram.Split, notices, s.now())
	if err != nil {
		return err
	}
	return wrap(s.db.Enqueue(ctx, out), "put notices into the outbox")
}

// rounds sends what the editorial work has to say without being asked.
func (s *state) rounds(ctx context.Context, b *bot.Bot, wake func()) (more bool) {
	if err := s.round(ctx, b); err == nil {
		wake()
	} else if ctx.Err() == nil {
		s.log.Error("a round was not made; it will be", "error", err)
	}
	return false
}

// round makes one round, in one transaction with the outbox.
func (s *state) round(ctx context.Context, b *bot.Bot) error {
	return wrap(s.db.Within(ctx, func(ctx context.Context) error {
		notices, err := b.Round(ctx, s.now())
		if err != nil {
			return err
		}
		return s.post(ctx, notices...)
	}), "make a round")
}
