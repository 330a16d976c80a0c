package sandbox

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	maxText    = 4096 // UTF-16 units after parsing
	maxCaption = 1024
)

// target finds the chat of a call and refuses it where Telegram would. The lock is held.
func (s *Server) target(c *call) (*Chat, error) {
	text := strings.TrimSpace(c.params["chat_id"])
	if text == "" {
		return nil, badRequest("chat_id is empty")
	}
	id, err := strconv.ParseInt(text, 10, 64)
	chat := s.chats[id]
	if err != nil || chat == nil {
		return nil, badRequest("chat not found")
	}
	return chat, nil
}

// writable is target for a chat that the bot wants to write to.
func (s *Server) writable(c *call) (*Chat, error) {
	chat, err := s.target(c)
	if err != nil {
		return nil, err
	}
	if chat.migratedTo != 0 {
		return nil, &APIError{
			Code: 400, MigrateTo: chat.migratedTo,
			Description: "Bad Request: group chat was upgraded to a supergroup chat",
		}
	}
	kind := chat.kind
	if kind == "group" {
		kind = "group chat"
	} else {
		kind = "supergroup chat"
	}
	switch {
	case chat.person != nil && chat.bot == "kicked":
		return nil, forbidden("bot was blocked by the user")
	case chat.person != nil && chat.person.deleted:
		return nil, forbidden("user is deactivated")
	case chat.person != nil && !chat.started:
		return nil, forbidden("bot can't initiate conversation with a user")
	case chat.bot == "kicked":
		return nil, forbidden("bot was kicked from the " + kind)
	case !chat.botIn():
		return nil, forbidden("bot is not a member of the " + kind)
	}
	return chat, nil
}

// parseText reads a text or caption in HTML, in plain text with entities, or bare.
func (s *Server) parseText(c *call, name, entitiesName string) (string, []Entity, error) {
	source := c.params[name]
	switch strings.ToLower(c.params["parse_mode"]) {
	case "html":
		text, entities, err := parseHTML(source)
		if err != nil {
			return "", nil, err
		}
		return text, detect(text, s.knownUsers(entities)), nil
	case "":
	case "markdown", "markdownv2":
		return "", nil, badRequest("sandbox: parse_mode %s is not simulated, use HTML", c.params["parse_mode"])
	default:
		return "", nil, badRequest("unsupported parse_mode")
	}
	var entities []Entity
	if err := c.object(entitiesName, &entities); err != nil {
		return "", nil, err
	}
	text, entities := trimText(cleanText(source), tidyEntities(entities))
	return text, detect(text, s.knownUsers(entities)), nil
}

// knownUsers drops mentions of people that the bot has never met, as Telegram does.
func (s *Server) knownUsers(entities []Entity) []Entity {
	var out []Entity
	for _, e := range entities {
		if e.User != nil {
			if e.User = s.user(e.User.ID); e.User == nil {
				continue
			}
		}
		out = append(out, e)
	}
	return out
}

// messageText is parseText with the limits of a message.
func (s *Server) messageText(c *call) (string, []Entity, error) {
	if c.params["text"] == "" {
		return "", nil, badRequest("message text is empty")
	}
	text, entities, err := s.parseText(c, "text", "entities")
	switch {
	case err != nil:
		return "", nil, err
	case text == "":
		return "", nil, badRequest("text must be non-empty")
	case utf16Len(text) > maxText:
		return "", nil, badRequest("message is too long")
	}
	return text, entities, nil
}

func (s *Server) messageCaption(c *call) (string, []Entity, error) {
	text, entities, err := s.parseText(c, "caption", "caption_entities")
	if err == nil && utf16Len(text) > maxCaption {
		err = badRequest("message caption is too long")
	}
	return text, entities, err
}

// replyParams is reply_parameters; the older single parameters are read into it.
type replyParams struct {
	Message      int64    `json:"message_id"`
	Chat         any      `json:"chat_id"`
	AllowMissing bool     `json:"allow_sending_without_reply"`
	Quote        string   `json:"quote"`
	QuoteMode    string   `json:"quote_parse_mode"`
	QuoteMarks   []Entity `json:"quote_entities"`
	QuoteAt      int      `json:"quote_position"`
	Checklist    int      `json:"checklist_task_id"`
	PollOption   string   `json:"poll_option_id"`
}

// draft checks what all sending methods share and starts the message.
func (s *Server) draft(c *call) (*Chat, *Message, error) {
	chat, err := s.writable(c)
	if err != nil {
		return nil, nil, err
	}
	m := &Message{From: s.botID, ByBot: true, Silent: c.flag("disable_notification")}
	if err := s.placeReply(c, chat, m); err != nil {
		return nil, nil, err
	}
	thread, err := c.number("message_thread_id")
	if err != nil {
		return nil, nil, err
	}
	if thread != 0 {
		// General (1) and threads of replies have no topic: Telegram does not find them.
		if _, ok := chat.topics[int(thread)]; !ok {
			return nil, nil, badRequest("message thread not found")
		}
		m.Thread, m.InTopic = int(thread), true
	}
	m.Keyboard, err = s.markup(c.params["reply_markup"], chat.person != nil)
	return chat, m, err
}

func (s *Server) placeReply(c *call, chat *Chat, m *Message) error {
	var reply replyParams
	if err := c.object("reply_parameters", &reply); err != nil {
		return err
	}
	if reply.Message == 0 {
		n, err := c.number("reply_to_message_id")
		if err != nil {
			return err
		}
		reply.Message, reply.AllowMissing = n, c.flag("allow_sending_without_reply")
	}
	if reply.Message == 0 {
		return nil
	}
	to := chat.byID[int(reply.Message)]
	if to == nil || to.Deleted {
		if reply.AllowMissing {
			return nil
		}
		return badRequest("message to be replied not found")
	}
	m.ReplyTo = to.ID
	threadOfReply(chat, m, to)
	return nil
}

// threadOfReply puts an answer where its message stands. In a supergroup every answer
// starts or joins a thread, which is a topic only in a forum.
func threadOfReply(chat *Chat, m, to *Message) {
	switch {
	case chat.kind != "supergroup":
	case to.Thread != 0:
		m.Thread, m.InTopic = to.Thread, to.InTopic
	default:
		m.Thread = to.ID
	}
}

// hidePreview reads both spellings of switching the link preview off.
func hidePreview(c *call) (bool, error) {
	var o struct {
		Disabled bool   `json:"is_disabled"`
		URL      string `json:"url"`
		Small    bool   `json:"prefer_small_media"`
		Large    bool   `json:"prefer_large_media"`
		Above    bool   `json:"show_above_text"`
	}
	err := c.object("link_preview_options", &o)
	return o.Disabled || c.flag("disable_web_page_preview"), err
}

func (s *Server) sendMessage(c *call) (any, error) {
	chat, m, err := s.draft(c)
	if err != nil {
		return nil, err
	}
	if m.Text, m.Entities, err = s.messageText(c); err != nil {
		return nil, err
	}
	if m.Hidden, err = hidePreview(c); err != nil {
		return nil, err
	}
	m.Source = c.params["text"]
	if m.Only, err = s.receiver(c, chat); err != nil {
		return nil, err
	}
	return s.send(chat, m)
}

// markup is parseMarkup on this server: an older one sees no use in late buttons.
func (s *Server) markup(text string, private bool) ([][]Button, error) {
	keys, err := s.parseMarkup(text, private)
	if err == nil && s.options.OldKeys && slices.ContainsFunc(slices.Concat(keys...), func(b Button) bool {
		return b.SwitchChosen != nil || b.Disabled != nil
	}) {
		return nil, badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	}
	return keys, err
}

// receiver reads who alone is to see a message, 0 for everybody.
func (s *Server) receiver(c *call, chat *Chat) (int64, error) {
	var object struct {
		Receiver int64  `json:"receiver_user_id"`
		Callback string `json:"callback_query_id"`
		Replace  bool   `json:"replace_callback_query_message"`
	}
	if err := c.object("ephemeral_message_parameters", &object); err != nil {
		return 0, err
	}
	one, err := c.number("receiver_user_id")
	if err != nil {
		return 0, err
	}
	one = cmp.Or(object.Receiver, one)
	switch {
	case one == 0 || s.options.Ephemeral == IgnoresEphemeral:
		return 0, nil
	case s.options.Ephemeral == RefusesEphemeral:
		return 0, badRequest("ephemeral messages can't be sent in the chat")
	case chat.person != nil:
		return 0, badRequest("ephemeral messages can be sent only in groups")
	case !chat.has(one):
		return 0, badRequest("receiver user not found")
	}
	return one, nil
}

// send puts the bot's message into the chat, unless it is one too many.
func (s *Server) send(chat *Chat, m *Message) (any, error) {
	if err := s.spend(chat); err != nil {
		return nil, err
	}
	delete(s.actions, chat.id)
	s.post(chat, m)
	return s.wireOf(chat, m, 1), nil
}

// post gives a message its number and date and puts it into the chat. Private chats and
// small groups share one numbering, as at Telegram; a supergroup has its own.
func (s *Server) post(chat *Chat, m *Message) {
	if chat.kind == "supergroup" {
		chat.nextID++
		m.ID = chat.nextID
	} else {
		m.ID = int(s.next("message"))
	}
	m.Chat, m.Date = chat.id, s.now()
	if u := s.user(m.From); u != nil {
		m.FromName = strings.TrimSpace(u.FirstName + " " + u.LastName)
	}
	chat.messages = append(chat.messages, m)
	chat.byID[m.ID] = m
	if len(chat.messages) > keptMessages {
		delete(chat.byID, chat.messages[0].ID)
		chat.messages[0] = nil
		chat.messages = chat.messages[1:]
	}
	m.version = s.changed()
}

func (s *Server) sendChatAction(c *call) (any, error) {
	chat, err := s.writable(c)
	if err != nil {
		return nil, err
	}
	switch c.params["action"] {
	case "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
		"choose_sticker", "find_location", "record_video_note", "upload_video_note":
	default:
		return nil, badRequest("wrong parameter action in request")
	}
	s.actions[chat.id] = s.now().Add(5 * time.Second)
	chat.version = s.changed()
	return true, nil
}
