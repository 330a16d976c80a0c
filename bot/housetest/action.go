package housetest

import (
	"context"
	"slices"
	"strings"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// do lets an action happen in the chats.
func (h *House) do(a talk.Action) {
	h.Helper()
	switch {
	case a.Send != nil:
		h.show(a.Send.Chat, Shown{Text: a.Send.Text.String(), Keys: a.Send.Keyboard})
	case a.SendFile != nil:
		h.show(a.SendFile.Chat, Shown{Text: a.SendFile.Text.String(), File: a.SendFile})
	case a.Edit != nil:
		list := h.Chats[a.Edit.Chat]
		i := slices.IndexFunc(list, func(s Shown) bool { return s.ID == a.Edit.Message })
		if i < 0 {
			h.Fatalf("message %d is edited, which is not in chat %d", a.Edit.Message, a.Edit.Chat)
		}
		list[i].Text, list[i].Keys = a.Edit.Text.String(), a.Edit.Keyboard
		h.look(list[i])
		list = append(slices.Delete(slices.Clone(list), i, i+1), list[i]) // the newest to look at
		h.Chats[a.Edit.Chat] = list
	case a.AnswerButton != nil:
		h.Toast = a.AnswerButton.Text
		h.answers++
	case a.AnswerInline != nil:
		h.Inlined = *a.AnswerInline
	}
}

func (h *House) show(chat int64, s Shown) {
	h.Helper()
	h.look(s)
	h.ids++
	s.ID = h.ids
	h.Chats[chat] = append(h.Chats[chat], s)
}

// look wants a message to have words or a file, and rows of buttons that each do one thing.
func (h *House) look(s Shown) {
	h.Helper()
	if s.Text == "" && s.File == nil {
		h.Fatalf("a message without words: %+v", s)
	}
	for _, row := range s.Keys {
		if len(row) == 0 {
			h.Fatalf("a row without buttons below\n%s", s.Text)
		}
		for _, k := range row {
			if k.Text == "" || k.Data == "" && k.URL == "" && k.CopyText == "" && k.Switch == "" && !k.Off || len(k.Data) > 64 {
				h.Fatalf("a button like this: %+v", k)
			}
		}
	}
}

// Until lets the time go by until a moment in WITA; every morning at eight the bot says what is due.
func (h *House) Until(at string) {
	h.Helper()
	to := Moment(h.T, at, "Asia/Makassar")
	for next := h.At.In(to.Location()); next.Before(to); next = next.AddDate(0, 0, 1) {
		next = time.Date(next.Year(), next.Month(), next.Day(), 8, 0, 0, 0, to.Location())
		if next.After(h.At) && next.Before(to) {
			h.At = next
			h.Clock()
		}
	}
	h.Down(at)
}

// Down is Until for a bot that says nothing on the way.
func (h *House) Down(at string) {
	h.Helper()
	h.At = Moment(h.T, at, "Asia/Makassar")
	h.Clock()
}

// Clock lets the bot say what is due now.
func (h *House) Clock() {
	h.Helper()
	var notices []talk.Notice
	h.Must(h.DB.Within(h.Context(), func(ctx context.Context) error {
		for more := true; more; {
			var list []talk.Notice
			var err error
			if list, more, err = h.Bot.Remind(ctx, h.At); err != nil {
				return err
			}
			notices = append(notices, list...)
		}
		list, err := h.Bot.Round(ctx, h.At)
		notices = append(notices, list...)
		return err
	}))
	for _, n := range notices {
		if !h.posted[n.Key] {
			h.posted[n.Key] = true
			h.do(n.Action)
		}
	}
}

// handle puts a message into the conversation and does what comes of it.
func (h *House) handle(m talk.Message) {
	h.Helper()
	var actions []talk.Action
	h.Must(h.DB.Within(h.Context(), func(ctx context.Context) (err error) {
		actions, err = h.Bot.Handle(ctx, m)
		return err
	}))
	for _, a := range actions {
		h.do(a)
	}
	if h.gathering {
		return
	}
	if m.File != nil || strings.Contains(m.Text, "://") || m.Event == talk.EventButton {
		h.read()
	}
	h.follow()
}

// SetRole gives somebody a role, or takes it away with knowledge.Guest.
func (h *House) SetRole(person int64, role knowledge.Role, agency string) {
	h.Helper()
	h.Must(h.DB.SetRole(h.Context(), knowledge.BySystem("test"), person, role, agency))
}
