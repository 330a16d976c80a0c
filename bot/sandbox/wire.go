package sandbox

import (
	"strconv"
	"strings"
)

// wireChat is a chat inside a message.
type wireChat struct {
	ID        int64  `json:"id"`
	Type      string `json:"type"`
	Title     string `json:"title,omitempty"`
	Username  string `json:"username,omitempty"`
	FirstName string `json:"first_name,omitempty"`
	LastName  string `json:"last_name,omitempty"`
	IsForum   bool   `json:"is_forum,omitempty"`
}

// wireMessage is a message as Bot API 10 sends it, with the older spellings that the
// server still adds (forward_from beside forward_origin, thumb beside thumbnail, …).
type wireMessage struct {
	ID            int           `json:"message_id"`
	Thread        int           `json:"message_thread_id,omitempty"`
	From          *User         `json:"from,omitempty"`
	SenderChat    *wireChat     `json:"sender_chat,omitempty"`
	Chat          wireChat      `json:"chat"`
	Date          int64         `json:"date"`
	ForwardOrigin any           `json:"forward_origin,omitempty"`
	ForwardFrom   *User         `json:"forward_from,omitempty"`
	ForwardChat   *wireChat     `json:"forward_from_chat,omitempty"`
	ForwardPost   int           `json:"forward_from_message_id,omitempty"`
	ForwardName   string        `json:"forward_sender_name,omitempty"`
	ForwardDate   int64         `json:"forward_date,omitempty"`
	IsTopic       bool          `json:"is_topic_message,omitempty"`
	ReplyTo       *wireMessage  `json:"reply_to_message,omitempty"`
	ViaBot        *User         `json:"via_bot,omitempty"`
	EditDate      int64         `json:"edit_date,omitempty"`
	Album         string        `json:"media_group_id,omitempty"`
	Text          string        `json:"text,omitempty"`
	Entities      []Entity      `json:"entities,omitempty"`
	Preview       any           `json:"link_preview_options,omitempty"`
	Caption       string        `json:"caption,omitempty"`
	CaptionMarks  []Entity      `json:"caption_entities,omitempty"`
	Photo         []wireSize    `json:"photo,omitempty"`
	Document      *wireFile     `json:"document,omitempty"`
	Voice         *wireFile     `json:"voice,omitempty"`
	Video         *wireFile     `json:"video,omitempty"`
	Audio         *wireFile     `json:"audio,omitempty"`
	Sticker       *wireFile     `json:"sticker,omitempty"`
	Markup        any           `json:"reply_markup,omitempty"`
	NewMembers    []*User       `json:"new_chat_members,omitempty"`
	NewMember     *User         `json:"new_chat_member,omitempty"`
	NewOne        *User         `json:"new_chat_participant,omitempty"`
	LeftMember    *User         `json:"left_chat_member,omitempty"`
	LeftOne       *User         `json:"left_chat_participant,omitempty"`
	GroupMade     bool          `json:"group_chat_created,omitempty"`
	SuperMade     bool          `json:"supergroup_chat_created,omitempty"`
	TopicMade     *topicCreated `json:"forum_topic_created,omitempty"`
	MigrateTo     int64         `json:"migrate_to_chat_id,omitempty"`
	MigrateFrom   int64         `json:"migrate_from_chat_id,omitempty"`
}

type topicCreated struct {
	Name  string `json:"name"`
	Color int    `json:"icon_color"`
}

type wireSize struct {
	ID     string `json:"file_id"`
	Unique string `json:"file_unique_id"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Size   int64  `json:"file_size,omitempty"`
}

// wireFile is a document, voice, video, audio or sticker: their common fields, and the
// ones that a kind must have.
type wireFile struct {
	Name      string    `json:"file_name,omitempty"`
	MIME      string    `json:"mime_type,omitempty"`
	Duration  *int      `json:"duration,omitempty"`
	Width     int       `json:"width,omitempty"`
	Height    int       `json:"height,omitempty"`
	Emoji     string    `json:"emoji,omitempty"`
	Type      string    `json:"type,omitempty"`
	Animated  *bool     `json:"is_animated,omitempty"`
	Moving    *bool     `json:"is_video,omitempty"`
	Thumbnail *wireSize `json:"thumbnail,omitempty"`
	Thumb     *wireSize `json:"thumb,omitempty"`
	ID        string    `json:"file_id"`
	Unique    string    `json:"file_unique_id"`
	Size      int64     `json:"file_size,omitempty"`
}

// botUser is the bot inside a message. The lock is held.
func (s *Server) botUser() *User {
	return &User{ID: s.botID, IsBot: true, FirstName: s.profile.text("name", ""), Username: s.options.Username}
}

// user is the sender of something; nil for nobody. The lock is held.
func (s *Server) user(id int64) *User {
	if id == s.botID {
		return s.botUser()
	}
	if p := s.people[id]; p != nil {
		return p.wire()
	}
	return nil
}

// splitName makes Telegram's two names of one.
func splitName(name string) (first, last string) {
	first, last, _ = strings.Cut(strings.TrimSpace(name), " ")
	return first, strings.TrimSpace(last)
}

func (c *Chat) wire() wireChat {
	w := wireChat{ID: c.id, Type: c.kind, IsForum: c.forum()}
	if c.person != nil {
		w.FirstName, w.LastName = splitName(c.person.name)
		w.Username = c.person.username
		return w
	}
	w.Title = c.title
	return w
}

// wireOf is the message for the bot; depth 1 adds the message it answers. The lock is held.
func (s *Server) wireOf(c *Chat, m *Message, depth int) *wireMessage {
	w := &wireMessage{
		ID: m.ID, Chat: c.wire(), Date: m.Date.Unix(), From: s.user(m.From),
		Thread: m.Thread, IsTopic: m.InTopic, Album: m.Album,
	}
	if m.anonymous {
		chat := c.wire()
		w.SenderChat = &chat
		w.From = &User{ID: 1087968824, IsBot: true, FirstName: "Group", Username: "GroupAnonymousBot"}
	}
	if !m.Edited.IsZero() {
		w.EditDate = m.Edited.Unix()
	}
	if m.ViaBot {
		w.ViaBot = s.botUser()
	}
	if m.Hidden {
		w.Preview = map[string]bool{"is_disabled": true}
	}
	if len(m.Keyboard) > 0 {
		w.Markup = map[string]any{"inline_keyboard": m.Keyboard}
	}
	if m.ReplyTo != 0 && depth > 0 && c.byID[m.ReplyTo] != nil {
		w.ReplyTo = s.wireOf(c, c.byID[m.ReplyTo], depth-1)
	}
	s.wireContent(w, m)
	s.wireOrigin(w, m.Origin)
	s.wireService(w, m.Service)
	return w
}

func (s *Server) wireContent(w *wireMessage, m *Message) {
	if m.File == nil {
		w.Text, w.Entities = m.Text, m.Entities
		return
	}
	w.Caption, w.CaptionMarks = m.Text, m.Entities
	f, kept := m.File, s.files[m.File.ID]
	out := &wireFile{ID: f.ID, Name: f.Name, MIME: f.MIME, Size: f.Size, Width: f.Width, Height: f.Height}
	if kept != nil {
		out.Unique = kept.unique
	}
	out.Thumbnail = s.thumb(f.Thumb)
	out.Thumb = out.Thumbnail
	second := 1
	no := false
	switch f.Kind {
	case "photo":
		if out.Thumb != nil {
			w.Photo = append(w.Photo, *out.Thumb)
		}
		w.Photo = append(w.Photo, wireSize{ID: f.ID, Unique: out.Unique, Width: f.Width, Height: f.Height, Size: f.Size})
	case "voice":
		out.Duration, out.Name = &second, ""
		w.Voice = out
	case "video":
		out.Duration = &second
		w.Video = out
	case "audio":
		out.Duration = &second
		w.Audio = out
	case "sticker":
		out.Type, out.Emoji, out.Animated, out.Moving, out.Name, out.MIME = "regular", "👍", &no, &no, "", ""
		w.Sticker = out
	default:
		out.Width, out.Height = 0, 0
		w.Document = out
	}
}

func (s *Server) thumb(id string) *wireSize {
	kept := s.files[id]
	if kept == nil {
		return nil
	}
	return &wireSize{ID: id, Unique: kept.unique, Width: kept.width, Height: kept.height, Size: int64(len(kept.content))}
}

func (s *Server) wireOrigin(w *wireMessage, o *Origin) {
	if o == nil {
		return
	}
	date := o.Date.Unix()
	w.ForwardDate = date
	switch o.Kind {
	case "user":
		from := s.user(o.User)
		if from == nil {
			first, last := splitName(o.Name)
			from = &User{ID: o.User, FirstName: first, LastName: last, Username: o.Handle}
		}
		w.ForwardFrom = from
		w.ForwardOrigin = map[string]any{"type": "user", "sender_user": from, "date": date}
	case "hidden_user":
		w.ForwardName = o.Name
		w.ForwardOrigin = map[string]any{"type": "hidden_user", "sender_user_name": o.Name, "date": date}
	case "chat":
		w.ForwardChat = &wireChat{ID: o.Chat, Type: "supergroup", Title: o.Name, Username: o.Handle}
		w.ForwardOrigin = map[string]any{"type": "chat", "sender_chat": w.ForwardChat, "date": date}
	case "channel":
		w.ForwardChat = &wireChat{ID: o.Chat, Type: "channel", Title: o.Name, Username: o.Handle}
		w.ForwardPost = o.Post
		w.ForwardOrigin = map[string]any{"type": "channel", "chat": w.ForwardChat, "message_id": o.Post, "date": date}
	}
}

func (s *Server) wireService(w *wireMessage, v *Service) {
	if v == nil {
		return
	}
	switch v.Kind {
	case "group_chat_created":
		w.GroupMade = true
	case "supergroup_chat_created":
		w.SuperMade = true
	case "new_chat_members":
		w.NewOne = s.user(v.User)
		w.NewMember, w.NewMembers = w.NewOne, []*User{w.NewOne}
	case "left_chat_member":
		w.LeftOne = s.user(v.User)
		w.LeftMember = w.LeftOne
	case "forum_topic_created":
		w.TopicMade = &topicCreated{Name: v.Title, Color: 7322096}
	case "migrate_to_chat_id":
		w.MigrateTo = v.Chat
	case "migrate_from_chat_id":
		w.MigrateFrom = v.Chat
	}
}

// membership is the payload of my_chat_member.
func (s *Server) membership(c *Chat, by int64, before, after string) map[string]any {
	return map[string]any{
		"chat": c.wire(), "from": s.user(by), "date": s.now().Unix(),
		"old_chat_member": s.memberOf(s.botID, before), "new_chat_member": s.memberOf(s.botID, after),
	}
}

// memberOf is a ChatMember with what its status must have.
func (s *Server) memberOf(id int64, status string) map[string]any {
	member := map[string]any{"user": s.user(id), "status": status}
	switch status {
	case "kicked":
		member["until_date"] = 0
	case "creator":
		member["is_anonymous"] = false
	case "administrator":
		for _, right := range []string{"is_anonymous", "can_promote_members", "can_post_stories", "can_edit_stories",
			"can_delete_stories"} {
			member[right] = false
		}
		for _, right := range []string{"can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
			"can_change_info", "can_invite_users", "can_pin_messages", "can_be_edited"} {
			member[right] = true
		}
	}
	return member
}

// queryID looks like Telegram's: long, made of digits, and nobody can guess the order.
func (s *Server) queryID(user int64) string {
	return strconv.FormatInt(user<<20|s.next("query"), 10)
}
