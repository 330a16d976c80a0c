package sandbox

import (
	"encoding/json"
	"regexp"
	"strconv"
)

const (
	maxCommands    = 100
	commandShape   = `^[a-z0-9_]{1,32}$`
	maxDescription = 256
)

// Command is one line of the command menu.
type Command struct {
	Command     string `json:"command"`
	Description string `json:"description"`
}

// profile is what the bot has set about itself.
type profile struct {
	texts    map[string]string // name, description, short_description, by kind and language
	commands map[string][]Command
	menu     map[int64]json.RawMessage // by chat, 0 for the default
}

func newProfile(o Options) profile {
	return profile{
		texts:    map[string]string{"name\x00": o.Name},
		commands: map[string][]Command{},
		menu:     map[int64]json.RawMessage{},
	}
}

// text is a text of the profile in a language, or in none.
func (p *profile) text(kind, language string) string {
	if text, ok := p.texts[kind+"\x00"+language]; ok {
		return text
	}
	return p.texts[kind+"\x00"]
}

func (s *Server) getMe(*call) (any, error) {
	return struct {
		User
		CanJoin    bool `json:"can_join_groups"`
		ReadsAll   bool `json:"can_read_all_group_messages"`
		Inline     bool `json:"supports_inline_queries"`
		Business   bool `json:"can_connect_to_business"`
		MainWebApp bool `json:"has_main_web_app"`
		Topics     bool `json:"has_topics_enabled"`
	}{User: *s.botUser(), CanJoin: true, ReadsAll: s.options.ReadsAll, Inline: !s.options.NoInline}, nil
}

// setText makes the method that sets one text of the profile.
func setText(kind string, limit int) func(*Server, *call) (any, error) {
	return func(s *Server, c *call) (any, error) {
		if utf16Len(c.params[kind]) > limit {
			return nil, badRequest("%s is too long", kind)
		}
		key := kind + "\x00" + c.params["language_code"]
		if c.params[kind] == "" {
			delete(s.profile.texts, key)
			if kind == "name" && c.params["language_code"] == "" {
				s.profile.texts[key] = s.options.Name
			}
		} else {
			s.profile.texts[key] = c.params[kind]
		}
		s.changed()
		return true, nil
	}
}

// getText makes the method that reads it back.
func getText(kind string) func(*Server, *call) (any, error) {
	return func(s *Server, c *call) (any, error) {
		return map[string]string{kind: s.profile.text(kind, c.params["language_code"])}, nil
	}
}

// commandScope is a BotCommandScope.
type commandScope struct {
	Type string `json:"type"`
	Chat any    `json:"chat_id,omitempty"`
	User int64  `json:"user_id,omitempty"`
}

// scopeKey names a set of commands; empty scope is the default one.
func scopeKey(scope commandScope, language string) string {
	chat := ""
	switch v := scope.Chat.(type) {
	case float64:
		chat = strconv.FormatInt(int64(v), 10)
	case int64:
		chat = strconv.FormatInt(v, 10)
	case string:
		chat = v
	}
	return scope.Type + "/" + chat + "/" + strconv.FormatInt(scope.User, 10) + "/" + language
}

func (s *Server) readScope(c *call) (string, error) {
	scope := commandScope{Type: "default"}
	if err := c.object("scope", &scope); err != nil {
		return "", err
	}
	needsChat, needsUser := false, false
	switch scope.Type {
	case "default", "all_private_chats", "all_group_chats", "all_chat_administrators":
	case "chat", "chat_administrators":
		needsChat = true
	case "chat_member":
		needsChat, needsUser = true, true
	default:
		return "", badRequest("can't parse BotCommandScope: Unsupported type specified")
	}
	key := scopeKey(scope, c.params["language_code"])
	if needsChat {
		id, _ := scope.Chat.(float64)
		if text, ok := scope.Chat.(string); ok {
			n, _ := strconv.ParseInt(text, 10, 64)
			id = float64(n)
		}
		if s.chats[int64(id)] == nil {
			return "", badRequest("chat not found")
		}
	}
	if needsUser && s.people[scope.User] == nil {
		return "", badRequest("user not found")
	}
	return key, nil
}

func (s *Server) setMyCommands(c *call) (any, error) {
	key, err := s.readScope(c)
	if err != nil {
		return nil, err
	}
	var commands []Command
	if err := c.object("commands", &commands); err != nil {
		return nil, err
	}
	if len(commands) > maxCommands {
		return nil, badRequest("BOT_COMMANDS_TOO_MUCH")
	}
	shape := regexp.MustCompile(commandShape)
	for _, command := range commands {
		if !shape.MatchString(command.Command) {
			return nil, badRequest("BOT_COMMAND_INVALID")
		}
		if n := utf16Len(command.Description); n < 1 || n > maxDescription {
			return nil, badRequest("BOT_COMMAND_DESCRIPTION_INVALID")
		}
	}
	if len(commands) == 0 {
		delete(s.profile.commands, key)
	} else {
		s.profile.commands[key] = commands
	}
	s.changed()
	return true, nil
}

func (s *Server) getMyCommands(c *call) (any, error) {
	key, err := s.readScope(c)
	if err != nil {
		return nil, err
	}
	if commands, ok := s.profile.commands[key]; ok {
		return commands, nil
	}
	return []Command{}, nil
}

func (s *Server) deleteMyCommands(c *call) (any, error) {
	key, err := s.readScope(c)
	if err != nil {
		return nil, err
	}
	delete(s.profile.commands, key)
	s.changed()
	return true, nil
}

// Commands is the menu that a person sees in a chat: the first set that fits, from the
// narrowest scope to the widest, each in the person's language before no language.
func (s *Server) Commands(chat *Chat, person *Person) []Command {
	s.mu.Lock()
	defer s.mu.Unlock()
	scopes := []commandScope{{Type: "chat", Chat: chat.id}, {Type: "all_private_chats"}, {Type: "default"}}
	if chat.person == nil {
		scopes = []commandScope{{Type: "chat_member", Chat: chat.id, User: person.id}}
		if status := chat.status[person.id]; status == "creator" || status == "administrator" {
			scopes = append(scopes, commandScope{Type: "chat_administrators", Chat: chat.id})
			scopes = append(scopes, commandScope{Type: "chat", Chat: chat.id}, commandScope{Type: "all_chat_administrators"})
		} else {
			scopes = append(scopes, commandScope{Type: "chat", Chat: chat.id})
		}
		scopes = append(scopes, commandScope{Type: "all_group_chats"}, commandScope{Type: "default"})
	}
	for _, scope := range scopes {
		for _, language := range []string{person.language, ""} {
			if commands, ok := s.profile.commands[scopeKey(scope, language)]; ok {
				return commands
			}
		}
	}
	return nil
}

func (s *Server) setChatMenuButton(c *call) (any, error) {
	id, err := c.number("chat_id")
	if err != nil {
		return nil, err
	}
	if id != 0 && (s.chats[id] == nil || id < 0) {
		return nil, badRequest("chat not found")
	}
	button := struct {
		Type string  `json:"type"`
		Text string  `json:"text"`
		App  *WebApp `json:"web_app"`
	}{Type: "default"}
	if err := c.object("menu_button", &button); err != nil {
		return nil, err
	}
	switch button.Type {
	case "default", "commands":
	case "web_app":
		if button.Text == "" || button.App == nil {
			return nil, badRequest("BUTTON_INVALID")
		}
	default:
		return nil, badRequest("MenuButton has unsupported type")
	}
	s.profile.menu[id] = json.RawMessage(`{"type":"` + button.Type + `"}`)
	if button.Type == "web_app" {
		s.profile.menu[id] = json.RawMessage(c.params["menu_button"])
	}
	s.changed()
	return true, nil
}

func (s *Server) getChatMenuButton(c *call) (any, error) {
	id, err := c.number("chat_id")
	if err != nil {
		return nil, err
	}
	for _, key := range []int64{id, 0} {
		if button, ok := s.profile.menu[key]; ok {
			return button, nil
		}
	}
	return map[string]string{"type": "default"}, nil
}
