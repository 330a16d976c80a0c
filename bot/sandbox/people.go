package sandbox

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"
)

// Person is somebody who uses the simulated Telegram.
type Person struct {
	server   *Server
	id       int64
	name     string
	username string
	language string
	about    string
	deleted  bool // guarded by server.mu
}

// PersonOptions describe somebody. Only Name is required.
type PersonOptions struct {
	ID       int64  // the next free one when 0
	Name     string // first and last name
	Username string // without @
	Language string // "id" when empty; "-" for none
	About    string // shown on the page: "Bagian Organisasi Balikpapan"
}

// NewPerson adds somebody with an ID of the sandbox's choice; the same calls in the same
// order give the same IDs.
func (s *Server) NewPerson(name string) *Person { return s.AddPerson(PersonOptions{Name: name}) }

// AddPerson is NewPerson with more to say. An ID that is taken gives back that person.
func (s *Server) AddPerson(o PersonOptions) *Person {
	s.mu.Lock()
	defer s.mu.Unlock()
	if o.ID == 0 {
		o.ID = s.next("person")
	}
	if p := s.people[o.ID]; p != nil {
		return p
	}
	switch o.Language {
	case "":
		o.Language = "id"
	case "-":
		o.Language = ""
	}
	p := &Person{server: s, id: o.ID, name: o.Name, username: o.Username, language: o.Language, about: o.About}
	s.people[p.id] = p
	s.changed()
	return p
}

// ID is the person's number.
func (p *Person) ID() int64 { return p.id }

// Name is first and last name.
func (p *Person) Name() string { return p.name }

// About is a line on who that is.
func (p *Person) About() string { return p.about }

func (p *Person) wire() *User {
	first, last := splitName(p.name)
	return &User{ID: p.id, FirstName: first, LastName: last, Username: p.username, Language: p.language}
}

// sending is a message on its way, with what the options change.
type sending struct {
	message *Message
	thread  int
	size    *int64
	mime    string
	chat    *Chat
	offset  string
}

// Option changes one thing about what a person sends.
type Option func(*sending)

// InReplyTo answers a message of the same chat.
func InReplyTo(m Message) Option { return func(d *sending) { d.message.ReplyTo = m.ID } }

// InThread writes in a topic of a forum, named by Chat.Topic's number.
func InThread(thread int) Option { return func(d *sending) { d.thread = thread } }

// ForwardedFrom makes it a forward from elsewhere.
func ForwardedFrom(o Origin) Option { return func(d *sending) { d.message.Origin = &o } }

// Anonymously writes in the group's name, as an administrator may.
func Anonymously() Option { return func(d *sending) { d.message.anonymous = true } }

// Caption is the text under a file.
func Caption(text string) Option { return func(d *sending) { d.message.Text = text } }

// As sends a file as photo, voice, video, audio or sticker and not as document.
func As(kind string) Option { return func(d *sending) { d.message.File.Kind = kind } }

// Album groups files that are sent together under one media_group_id.
func Album(id string) Option { return func(d *sending) { d.message.Album = id } }

// ClaimSize tells the bot another size than the content has, in bytes; 0 tells none.
func ClaimSize(n int64) Option { return func(d *sending) { d.size = &n } }

// ClaimMIME tells the bot another type than the name has.
func ClaimMIME(t string) Option { return func(d *sending) { d.mime = t } }

// Says writes a text. It fails when the person is not in the chat, and for a text that
// an app would not send: empty, or longer than 4,096 UTF-16 units.
func (p *Person) Says(chat *Chat, text string, options ...Option) (Message, error) {
	d := sending{message: &Message{From: p.id, Text: text}}
	for _, o := range options {
		o(&d)
	}
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	m := d.message
	m.Text = strings.TrimSpace(cleanText(m.Text))
	if n := utf16Len(m.Text); n == 0 || n > maxText {
		return Message{}, fmt.Errorf("%s writes to %s: %d UTF-16 units, want 1 to %d", p.name, chat.title, n, maxText)
	}
	m.Entities = detect(m.Text, nil)
	return s.fromPerson(p, chat, &d)
}

// Replies writes a text in answer to a message.
func (p *Person) Replies(chat *Chat, to Message, text string, options ...Option) (Message, error) {
	return p.Says(chat, text, append(options, InReplyTo(to))...)
}

// SendsFile sends a file as a document, or as what the option As says. A content of nil
// with ClaimSize stands for a file that is too large to make.
func (p *Person) SendsFile(chat *Chat, name string, content []byte, options ...Option) (Message, error) {
	d := sending{message: &Message{From: p.id, File: &File{Kind: "document"}}, mime: mimeOf(name)}
	for _, o := range options {
		o(&d)
	}
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	m := d.message
	m.Text = strings.TrimSpace(cleanText(m.Text))
	if n := utf16Len(m.Text); n > maxCaption {
		return Message{}, fmt.Errorf("%s sends %s: caption of %d UTF-16 units, at most %d", p.name, name, n, maxCaption)
	}
	m.Entities = detect(m.Text, nil)
	size := int64(len(content))
	if d.size != nil {
		size = *d.size
	}
	m.File = s.attach(m.File.Kind, name, d.mime, content, size)
	return s.fromPerson(p, chat, &d)
}

// mimeOf is what an app claims from a file's name; the table is our own, so that it does
// not depend on the machine.
func mimeOf(name string) string {
	kinds := map[string]string{
		".pdf": "application/pdf", ".txt": "text/plain", ".md": "text/markdown", ".csv": "text/csv", ".html": "text/html",
		".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
		".odt":  "application/vnd.oasis.opendocument.text", ".doc": "application/msword",
		".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
		".zip": "application/zip", ".ogg": "audio/ogg", ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".ics": "text/calendar",
	}
	if t, ok := kinds[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}

// fromPerson posts what a person sends and tells the bot, if the bot may see it. The lock is held.
func (s *Server) fromPerson(p *Person, chat *Chat, d *sending) (Message, error) {
	m := d.message
	switch {
	case !chat.has(p.id):
		return Message{}, fmt.Errorf("%s writes to %s: not a member", p.name, chat.title)
	case chat.migratedTo != 0:
		return Message{}, fmt.Errorf("%s writes to %s: the group has moved to %d", p.name, chat.title, chat.migratedTo)
	case d.thread != 0 && chat.topics[d.thread] == "":
		return Message{}, fmt.Errorf("%s writes to %s: no topic %d", p.name, chat.title, d.thread)
	}
	if m.ReplyTo != 0 {
		to := chat.byID[m.ReplyTo]
		if to == nil || to.Deleted {
			return Message{}, fmt.Errorf("%s answers message %d in %s: no such message", p.name, m.ReplyTo, chat.title)
		}
		threadOfReply(chat, m, to)
	}
	if d.thread != 0 {
		m.Thread, m.InTopic = d.thread, true
	}
	s.arrive(p, chat)
	s.post(chat, m)
	s.tell(chat, m, "message")
	return *m, nil
}

// arrive is what writing does to a private chat: it opens it, and lifts a block.
func (s *Server) arrive(p *Person, chat *Chat) {
	if chat.person == nil {
		return
	}
	if chat.bot == "kicked" {
		s.setBlocked(p, chat, false)
	}
	if !chat.started {
		chat.started = true
		chat.version = s.changed()
	}
}

// tell queues the update of a message for the bot, unless privacy mode hides it.
func (s *Server) tell(chat *Chat, m *Message, kind string) {
	if !chat.botIn() || !s.visible(chat, m) {
		return
	}
	id := s.deliver(kind, s.wireOf(chat, m, 1), messageLife)
	if id == 0 {
		return
	}
	m.update = id
	for _, list := range [][]update{s.updates.waiting, s.updates.past} {
		list[len(list)-1].chat, list[len(list)-1].message = chat.id, m.ID
	}
}

// visible is Telegram's privacy mode: in a group the bot sees commands for it, mentions,
// answers to it, what was shared through it, and service messages.
func (s *Server) visible(chat *Chat, m *Message) bool {
	if chat.person != nil || s.options.ReadsAll || chat.bot == "administrator" || m.Service != nil || m.ViaBot {
		return true
	}
	if to := chat.byID[m.ReplyTo]; to != nil && to.ByBot {
		return true
	}
	me := "@" + strings.ToLower(s.options.Username)
	return slices.ContainsFunc(m.Entities, func(e Entity) bool {
		words := strings.ToLower(utf16Slice(m.Text, e.Offset, e.Length))
		switch e.Type {
		case "mention":
			return words == me
		case "bot_command":
			_, name, addressed := strings.Cut(words, "@")
			return e.Offset == 0 && !addressed || "@"+name == me
		case "text_mention":
			return e.User != nil && e.User.ID == s.botID
		}
		return false
	})
}

// Edits changes the text (or caption) of the person's own message.
func (p *Person) Edits(m Message, text string) (Message, error) {
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	chat := s.chats[m.Chat]
	var kept *Message
	if chat != nil {
		kept = chat.byID[m.ID]
	}
	if kept == nil || kept.Deleted || kept.From != p.id || kept.Origin != nil || kept.ViaBot {
		return Message{}, fmt.Errorf("%s edits message %d: not an own message", p.name, m.ID)
	}
	text = strings.TrimSpace(cleanText(text))
	if n := utf16Len(text); n > maxText || n == 0 && kept.File == nil {
		return Message{}, fmt.Errorf("%s edits message %d: %d UTF-16 units", p.name, m.ID, n)
	}
	kept.Text, kept.Entities, kept.Edited = text, detect(text, nil), s.now()
	kept.version = s.changed()
	s.tell(chat, kept, "edited_message")
	return *kept, nil
}

// Forwards sends a message on to another chat, naming its first author.
func (p *Person) Forwards(m Message, to *Chat) (Message, error) {
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	origin := m.Origin
	if origin == nil {
		origin = &Origin{Kind: "user", User: m.From, Name: m.FromName, Date: m.Date}
	}
	copied := &Message{From: p.id, Text: m.Text, Entities: m.Entities, File: m.File, Origin: origin}
	return s.fromPerson(p, to, &sending{message: copied})
}

// Press is a button that somebody pressed, and what the bot answered.
type Press struct {
	ID      string // callback_query id
	server  *Server
	person  int64
	at      time.Time
	answers []ButtonAnswer
	version uint64
}

// Answers lists what the bot answered so far; Telegram shows the first.
func (p *Press) Answers() []ButtonAnswer {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	return slices.Clone(p.answers)
}
