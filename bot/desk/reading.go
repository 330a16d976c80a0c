package desk

import (
	"context"
	"errors"
	"fmt"

	"studitiru/bot/talk"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/extract"
)

// intakeTries is how often reading one file is begun before it is given up: a file that ended the
// process each time must not do so for ever.
const intakeTries = 3

// Files fetches what somebody sent. bot/telegram.Client is one.
type Files interface {
	Download(ctx context.Context, fileID string, limit int64) ([]byte, error)
}

// Pages fetches a page of the web. The error of an address that is not allowed or does not answer is ErrPage.
type Pages interface {
	Fetch(ctx context.Context, address string) (name string, data []byte, err error)
}

// Sheets takes the spreadsheet of a team. bot/team.Team is one.
type Sheets interface {
	ReadSheet(data []byte) (read []byte, err error)
	// CompareSheet shows what would change, to whom sent it.
	CompareSheet(ctx context.Context, t *talk.Talk, team int64, read []byte) error
}

// ErrPage says that a page cannot be fetched, for a reason that lies with the page or its address.
var ErrPage = errors.New("the page cannot be fetched")

// Fetched is what came of reading an intake: a text, or the sentence that says why there is none.
type Fetched struct {
	desk.Reading
	Problem string // for people; "" when Reading holds something
	Sheet   []byte // of a team's spreadsheet: what Sheets made of it
	Manual  bool   // Problem can be helped by writing a summary by hand
	// Pictures are the pages that were to be drawn: that of the file, then that of the version before, if its file is known.
	Pictures []Picture
}

// ReadIntake fetches and reads what an intake names. It takes its time and is called outside of
// any transaction; KeepIntake then takes what it returns. An error means that it should be tried again.
func (b *Editor) ReadIntake(ctx context.Context, in desk.Intake) (Fetched, error) {
	out := Fetched{Reading: desk.Reading{Name: in.Name}}
	if in.Attempts > intakeTries {
		out.Problem = wordsBroken
		return out, nil
	}
	if in.Drawing.Page != 0 {
		var err error
		out.Pictures, err = b.drawPages(ctx, in)
		return out, err
	}
	data, err := b.fetch(ctx, in, &out)
	if out.Problem != "" || err != nil {
		return out, err
	}
	if in.Team != 0 {
		if out.Sheet, err = b.Sheets.ReadSheet(data); err != nil {
			b.Log.Info("a spreadsheet was refused", "error", err)
			out.Problem = wordsBrokenSheet
		}
		return out, nil
	}
	read, err := desk.ReadFile(ctx, b.Reader, desk.File{Name: out.Name, URL: in.URL, Data: data})
	var refusal *extract.Refusal
	switch {
	case errors.As(err, &refusal):
		b.Log.Info("a file was refused", "reason", string(refusal.Reason))
		out.Problem, out.Manual = refusalWords(
			refusal.Reason,
		), refusal.Reason == extract.Scanned ||
			refusal.Reason == extract.Unreadable
		return out, nil
	case talk.Problem(err) != "": // its front matter
		out.Problem = talk.Problem(err)
		return out, nil
	case err != nil:
		return out, fmt.Errorf("read a file: %w", err)
	}
	out.Reading = read
	return out, nil
}

// fetch gets the bytes of an intake, or sets the problem.
func (b *Editor) fetch(ctx context.Context, in desk.Intake, out *Fetched) ([]byte, error) {
	if in.URL != "" {
		name, data, err := b.Pages.Fetch(ctx, in.URL)
		if errors.Is(err, ErrPage) {
			out.Problem = wordsNoPage
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("fetch a page: %w", err)
		}
		out.Name = extract.ShownName(name)
		return data, nil
	}
	data, err := b.Files.Download(ctx, in.File, MaxFile)
	switch {
	case errors.Is(err, ErrFileTooBig):
		out.Problem = wordsTooBig
		return nil, nil
	case err != nil && in.Attempts >= intakeTries:
		out.Problem = wordsNoFile
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("fetch a file: %w", err)
	}
	return data, nil
}

// GivenUp is what came of an intake that could not be fetched or read, through no fault of the file.
func GivenUp(in desk.Intake) Fetched {
	return Fetched{Reading: desk.Reading{Name: in.Name}, Problem: wordsNoFile}
}

// StillReading tells the sender of a long file that it is being read.
func (b *Editor) StillReading(in desk.Intake) talk.Notice {
	said := talk.Plain(fmt.Sprintf(wordsStillReading, talk.Clip(in.Name, 80)))
	return talk.Notice{
		Key:    fmt.Sprintf("intake/%d/slow", in.ID),
		Action: talk.Action{Send: &talk.Send{Chat: in.Chat, Thread: in.Thread, Text: said}},
	}
}

// ErrFileTooBig says that a file is larger than was asked for.
var ErrFileTooBig = errors.New("the file is too big")

// refusalWords is the sentence of each reason.
func refusalWords(r extract.Reason) string {
	switch r {
	case extract.Unsupported:
		return wordsUnsupported
	case extract.Empty:
		return wordsEmptyFile
	case extract.TooBig:
		return wordsTooBig
	case extract.Abnormal:
		return wordsAbnormal
	case extract.Scanned:
		return wordsScanned
	case extract.Unreadable:
		return wordsUnreadable
	case extract.Locked:
		return wordsLocked
	case extract.TooLong:
		return wordsTooLongFile
	}
	return wordsBroken
}
