package housetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"studitiru/bot/desk"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/extract"
)

// Download gives what somebody sent.
func (h *House) Download(_ context.Context, id string, limit int64) ([]byte, error) {
	content, ok := h.files[id]
	switch {
	case !ok:
		return nil, errors.New("there is no such file")
	case int64(len(content)) > limit:
		return nil, desk.ErrFileTooBig
	}
	return content, nil
}

// Read reads a file in the test's own process.
func (h *House) Read(ctx context.Context, name string, content []byte) (extract.Text, error) {
	return extract.Read(ctx, name, content, extract.DefaultLimits()) //nolint:wrapcheck // the house stands for the reader
}

// Draw draws a page in the test's own process.
func (h *House) Draw(ctx context.Context, content []byte, n int) ([]byte, error) {
	return extract.Draw(ctx, content, n, extract.DefaultLimits()) //nolint:wrapcheck // the house stands for the drawer
}

// Fetch gives a page that the test has put there.
func (h *House) Fetch(_ context.Context, address string) (name string, content []byte, err error) {
	page, ok := h.pages[address]
	if !ok {
		return "", nil, desk.ErrPage
	}
	return "halaman.html", []byte(page), nil
}

// read reads the files that wait, each as often as the program does.
func (h *House) read() {
	h.Helper()
	for {
		in, err := h.DB.ClaimIntake(h.Context(), "test", h.At, time.Minute)
		if errors.Is(err, knowledge.ErrNotFound) {
			return
		}
		h.Must(err)
		read, err := h.Bot.Editor().ReadIntake(h.Context(), in)
		if err != nil {
			read = desk.GivenUp(in)
		}
		var actions []talk.Action
		h.Must(h.DB.Within(h.Context(), func(ctx context.Context) error {
			if actions, err = h.Bot.Editor().KeepIntake(ctx, in, read); err != nil {
				return err
			}
			return h.DB.FinishIntake(ctx, in.ID)
		}))
		for _, a := range actions {
			h.do(a)
		}
	}
}

// Sends sends a file with a caption.
func (c Chair) Sends(name, content, caption string) Chair {
	c.Helper()
	c.Take(talk.Message{Event: talk.EventFile, Text: caption, File: c.put(name, content)})
	return c
}

// SendsBack sends a file as a reply to the bot.
func (c Chair) SendsBack(name, content string) Chair {
	c.Helper()
	c.Take(talk.Message{Event: talk.EventFile, File: c.put(name, content), ReplyTo: &talk.Replied{FromSelf: true}})
	return c
}

// Lose makes the channel forget all files.
func (h *House) Lose() { clear(h.files) }

// put keeps a file as it lies at the channel. A picture is told by its name.
func (h *House) put(name, content string) *talk.File {
	id := fmt.Sprintf("file-%d", len(h.files))
	h.files[id] = []byte(content)
	kind := "document"
	if strings.HasSuffix(name, ".jpg") {
		kind = "photo"
	}
	return &talk.File{ID: id, Kind: kind, Name: name, Size: int64(len(content))}
}

// Album sends one of several files that were chosen together.
func (c Chair) Album(group, name, content string) Chair {
	c.Helper()
	c.Take(talk.Message{Event: talk.EventFile, Album: group, File: c.put(name, content)})
	return c
}

// Together sends files that were chosen together, the first with a caption: by name, content, name, content … They are read
// when all have come.
func (c Chair) Together(group, caption string, files ...string) Chair {
	c.Helper()
	c.gathering = true
	for i := 0; i < len(files); i += 2 {
		c.Take(talk.Message{Event: talk.EventFile, Album: group, Text: caption, File: c.put(files[i], files[i+1])})
		caption = ""
	}
	c.gathering = false
	c.At = c.At.Add(10 * time.Second)
	c.read()
	c.follow()
	return c
}

// ForwardsFile forwards a file that somebody else sent.
func (c Chair) ForwardsFile(origin, name, content string) Chair {
	c.Helper()
	c.Take(talk.Message{Event: talk.EventFile, Forward: &talk.Forward{Origin: origin, Date: c.At}, File: c.put(name, content)})
	return c
}
