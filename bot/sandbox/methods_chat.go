package sandbox

// getChat is ChatFullInfo, as far as a bot may rely on it.
func (s *Server) getChat(c *call) (any, error) {
	chat, err := s.readable(c)
	if err != nil {
		return nil, err
	}
	return struct {
		wireChat
		Accent    int  `json:"accent_color_id"`
		Reactions int  `json:"max_reaction_count"`
		Gifts     any  `json:"accepted_gift_types"`
		History   bool `json:"has_visible_history,omitempty"`
	}{
		wireChat: chat.wire(), Accent: 1, Reactions: 11, History: chat.kind == "supergroup",
		Gifts: map[string]bool{"unlimited_gifts": false, "limited_gifts": false, "unique_gifts": false, "premium_subscription": false},
	}, nil
}

// readable is target for a chat whose properties the bot may see.
func (s *Server) readable(c *call) (*Chat, error) {
	chat, err := s.target(c)
	if err != nil {
		return nil, err
	}
	if chat.person == nil && (chat.migratedTo != 0 || !chat.botIn()) {
		_, err = s.writable(c)
		return nil, err
	}
	return chat, nil
}

func (s *Server) getChatMember(c *call) (any, error) {
	chat, err := s.readable(c)
	if err != nil {
		return nil, err
	}
	id, err := c.number("user_id")
	if err != nil {
		return nil, err
	}
	if id == s.botID {
		return s.memberOf(id, chat.bot), nil
	}
	if s.people[id] == nil {
		return nil, badRequest("PARTICIPANT_ID_INVALID")
	}
	status := chat.status[id]
	if status == "" {
		status = "left"
	}
	return s.memberOf(id, status), nil
}

func (s *Server) getChatAdministrators(c *call) (any, error) {
	chat, err := s.readable(c)
	if err != nil {
		return nil, err
	}
	if chat.person != nil {
		return nil, badRequest("there are no administrators in the private chat")
	}
	out := []any{}
	for _, id := range chat.members {
		if status := chat.status[id]; status == "creator" || status == "administrator" {
			out = append(out, s.memberOf(id, status))
		}
	}
	if chat.bot == "administrator" {
		out = append(out, s.memberOf(s.botID, chat.bot))
	}
	return out, nil
}

func (s *Server) getChatMemberCount(c *call) (any, error) {
	chat, err := s.readable(c)
	if err != nil {
		return nil, err
	}
	return len(chat.members) + 1, nil
}

func (s *Server) leaveChat(c *call) (any, error) {
	chat, err := s.readable(c)
	if err != nil {
		return nil, err
	}
	if chat.person != nil {
		return nil, badRequest("chat member status can't be changed in private chats")
	}
	s.post(chat, &Message{From: s.botID, ByBot: true, Service: &Service{Kind: "left_chat_member", User: s.botID}})
	before := chat.bot
	chat.bot = "left"
	chat.version = s.changed()
	s.deliver("my_chat_member", s.membership(chat, s.botID, before, "left"), messageLife)
	return true, nil
}
