package sandbox

import (
	"fmt"
	"maps"
	"slices"
)

// Private is the person's chat with the bot. The bot cannot write there before the
// person does.
func (s *Server) Private(p *Person) *Chat {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.chats[p.id]; c != nil {
		return c
	}
	c := s.newChat(p.id, "private", p.name, p)
	c.person = p
	return c
}

// Group makes a group with the bot in it. The first person made it; the others are members.
func (s *Server) Group(title string, people ...*Person) *Chat {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.newChat(-s.next("group"), "group", title, people...)
	s.joinBot(c, people, "group_chat_created")
	return c
}

// Supergroup is Group for a large group: message numbers of its own, threads of answers.
func (s *Server) Supergroup(title string, people ...*Person) *Chat {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.newChat(-1000000000000-s.next("supergroup"), "supergroup", title, people...)
	s.joinBot(c, people, "supergroup_chat_created")
	return c
}

// Forum is a supergroup with topics; see Chat.Topic.
func (s *Server) Forum(title string, people ...*Person) *Chat {
	c := s.Supergroup(title, people...)
	s.mu.Lock()
	defer s.mu.Unlock()
	c.topics = map[int]string{}
	c.version = s.changed()
	return c
}

func (s *Server) newChat(id int64, kind, title string, people ...*Person) *Chat {
	c := &Chat{server: s, id: id, kind: kind, title: title, bot: "member", status: map[int64]string{}, byID: map[int]*Message{}}
	for i, p := range people {
		c.members = append(c.members, p.id)
		c.status[p.id] = "member"
		if i == 0 && kind != "private" {
			c.status[p.id] = "creator"
		}
	}
	s.chats[id] = c
	s.order = append(s.order, c)
	c.version = s.changed()
	return c
}

// joinBot tells the bot that it is in a new group.
func (s *Server) joinBot(c *Chat, people []*Person, kind string) {
	if len(people) == 0 {
		return
	}
	m := &Message{From: people[0].id, Service: &Service{Kind: kind}}
	s.post(c, m)
	s.deliver("my_chat_member", s.membership(c, people[0].id, "left", "member"), messageLife)
	s.tell(c, m, "message")
}

// Topic opens a topic in a forum and gives its message_thread_id.
func (c *Chat) Topic(by *Person, title string) (int, error) {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if !c.forum() {
		return 0, fmt.Errorf("topic %q in %s: not a forum", title, c.title)
	}
	m := &Message{From: by.id, Service: &Service{Kind: "forum_topic_created", Title: title}, InTopic: true, Thread: c.nextID + 1}
	s.post(c, m)
	c.topics[m.ID] = title
	s.tell(c, m, "message")
	return m.ID, nil
}

// Promote makes a member (or the bot, with nil) an administrator of the group, or a
// plain member again.
func (c *Chat) Promote(p *Person, administrator bool) {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	status := "member"
	if administrator {
		status = "administrator"
	}
	if p != nil {
		c.status[p.id] = status
		c.version = s.changed()
		return
	}
	before := c.bot
	c.bot = status
	c.version = s.changed()
	s.deliver("my_chat_member", s.membership(c, c.owner(), before, status), messageLife)
}

// owner is who made the group. The lock is held.
func (c *Chat) owner() int64 {
	for _, id := range c.members {
		if c.status[id] == "creator" {
			return id
		}
	}
	return 0
}

// Join makes a person a member of the group, with the service message of it.
func (c *Chat) Join(p *Person) {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.has(p.id) {
		return
	}
	c.members = append(c.members, p.id)
	c.status[p.id] = "member"
	c.version = s.changed()
	m := &Message{From: p.id, Service: &Service{Kind: "new_chat_members", User: p.id}}
	s.post(c, m)
	s.tell(c, m, "message")
}

// Leave takes a person out of the group.
func (c *Chat) Leave(p *Person) {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if !c.has(p.id) {
		return
	}
	m := &Message{From: p.id, Service: &Service{Kind: "left_chat_member", User: p.id}}
	s.post(c, m)
	s.tell(c, m, "message")
	c.members = slices.DeleteFunc(c.members, func(id int64) bool { return id == p.id })
	c.status[p.id] = "left"
	c.version = s.changed()
}

// AddBot puts the bot into the group, as that member would.
func (c *Chat) AddBot(by *Person) {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.botIn() {
		return
	}
	before := c.bot
	c.bot = "member"
	c.version = s.changed()
	s.deliver("my_chat_member", s.membership(c, by.id, before, "member"), messageLife)
	m := &Message{From: by.id, Service: &Service{Kind: "new_chat_members", User: s.botID}}
	s.post(c, m)
	s.tell(c, m, "message")
}

// RemoveBot takes the bot out of the group: it gets 403 there from now on.
func (c *Chat) RemoveBot(by *Person) {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if !c.botIn() {
		return
	}
	m := &Message{From: by.id, Service: &Service{Kind: "left_chat_member", User: s.botID}}
	s.post(c, m)
	s.tell(c, m, "message")
	before := c.bot
	c.bot = "kicked"
	c.version = s.changed()
	s.deliver("my_chat_member", s.membership(c, by.id, before, "kicked"), messageLife)
}

// Upgrade turns a group into a supergroup with another ID and gives the new chat. The
// old one answers 400 with migrate_to_chat_id. Unless announce is false, the bot also
// gets the two service messages; without them the error is all it learns.
func (c *Chat) Upgrade(announce bool) (*Chat, error) {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.kind != "group" || c.migratedTo != 0 {
		return nil, fmt.Errorf("upgrade %s: not a basic group", c.title)
	}
	next := s.newChat(-1000000000000-s.next("supergroup"), "supergroup", c.title)
	next.members, next.status, next.bot = slices.Clone(c.members), maps.Clone(c.status), c.bot
	by := c.owner()
	away := &Message{From: by, Service: &Service{Kind: "migrate_to_chat_id", Chat: next.id}}
	here := &Message{From: by, Service: &Service{Kind: "migrate_from_chat_id", Chat: c.id, Title: c.title}}
	s.post(c, away)
	s.post(next, here)
	if announce {
		s.tell(c, away, "message")
		s.tell(next, here, "message")
	}
	c.migratedTo = next.id
	c.version = s.changed()
	return next, nil
}

// Blocks makes the bot get 403 in the private chat; writing or Unblocks ends it.
func (p *Person) Blocks() { p.block(true) }

// Unblocks lets the bot write to the person again.
func (p *Person) Unblocks() { p.block(false) }

func (p *Person) block(blocked bool) {
	c := p.server.Private(p)
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	p.server.setBlocked(p, c, blocked)
}

// setBlocked changes the block and tells the bot. The lock is held.
func (s *Server) setBlocked(p *Person, c *Chat, blocked bool) {
	before, after := c.bot, "member"
	if blocked {
		after = "kicked"
	}
	if before == after {
		return
	}
	c.bot = after
	c.version = s.changed()
	s.deliver("my_chat_member", s.membership(c, p.id, before, after), messageLife)
}

// DeletesAccount makes the person a deleted account: the bot gets 403 "user is deactivated".
func (p *Person) DeletesAccount() {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	p.deleted = true
	p.server.changed()
}
