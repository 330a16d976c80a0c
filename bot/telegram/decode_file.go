package telegram

import (
	"time"

	"studitiru/bot/talk"
)

// file is the attachment of a message. A contact, a place, a poll … is one without an ID: nothing
// can be fetched, but its sender waits for an answer all the same.
func (c *wireContent) file() *talk.File {
	for _, f := range []struct {
		kind string
		file *wireFile
	}{
		{"animation", c.Animation}, // comes with a document of the same content
		{"document", c.Document},
		{"photo", largest(c.Photo)},
		{"voice", c.Voice},
		{"audio", c.Audio},
		{"video", c.Video},
		{"video_note", c.VideoNote},
		{"sticker", c.Sticker},
	} {
		if f.file != nil {
			return &talk.File{
				ID: clean(f.file.ID), Kind: f.kind, Name: clean(f.file.Name),
				MIME: clean(f.file.MIME), Size: max(f.file.Size, 0),
			}
		}
	}
	for _, f := range []struct {
		kind string
		is   *struct{}
	}{
		{"contact", c.Contact}, {"venue", c.Venue}, {"location", c.Location}, {"poll", c.Poll},
		{"dice", c.Dice}, {"story", c.Story}, {"checklist", c.Checklist}, {"paid_media", c.PaidMedia},
	} {
		if f.is != nil {
			return &talk.File{Kind: f.kind}
		}
	}
	return nil
}

// largest picks the best of the sizes that Telegram makes of a photo, which it lists in growing order.
func largest(sizes []wireFile) *wireFile {
	if len(sizes) == 0 {
		return nil
	}
	best := &sizes[len(sizes)-1]
	for i := range sizes {
		if sizes[i].Size > best.Size {
			best = &sizes[i]
		}
	}
	return best
}

// forward is where a message was forwarded from: the name of a person or the title of a chat, as
// far as they let it be seen.
func (f *wireForward) forward() *talk.Forward {
	user, userName, from, on := f.From, f.SenderName, f.FromChat, f.ForwardOn
	if o := f.Origin; o != nil {
		user, userName, from, on = o.User, o.UserName, o.Chat, o.Date
		if from == nil {
			from = o.SenderChat
		}
	}
	if f.Origin == nil && user == nil && userName == "" && from == nil && on == 0 {
		return nil
	}
	out := &talk.Forward{Origin: clean(userName)}
	switch {
	case from != nil:
		out.Origin = clean(from.Title)
	case user != nil:
		out.Origin = fullName(user.First, user.Last)
	}
	if on > 0 {
		out.Date = time.Unix(on, 0).UTC()
	}
	return out
}
