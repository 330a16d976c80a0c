package sandbox

import (
	"slices"
	"time"
)

// keptMessages is how many messages a chat remembers.
const keptMessages = 5000

// Chat is a conversation: of one person with the bot, or of a group.
type Chat struct {
	server *Server
	id     int64

	// What follows is guarded by server.mu.
	kind       string // private, group, supergroup
	title      string
	person     *Person          // of a private chat
	status     map[int64]string // of people: creator, administrator, member, left
	members    []int64          // people, in order of joining
	bot        string           // status of the bot: member, administrator, left, kicked
	started    bool             // private: the person has written
	topics     map[int]string   // of a forum, by message_thread_id
	migratedTo int64            // the supergroup that this group has become
	messages   []*Message       // oldest first
	byID       map[int]*Message // the same
	nextID     int              // next message_id of a supergroup
	version    uint64           // of the chat's own properties
}

// ID is the chat's number: positive with a person, negative for a group.
func (c *Chat) ID() int64 { return c.id }

// Type is private, group or supergroup.
func (c *Chat) Type() string {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	return c.kind
}

// Title is the group's name or the person's.
func (c *Chat) Title() string {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	return c.title
}

// Messages lists what stands in the chat, oldest first, without what was deleted.
func (c *Chat) Messages() []Message {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	var out []Message
	for _, m := range c.messages {
		if !m.Deleted {
			out = append(out, *m)
		}
	}
	return out
}

// Message is the message with that ID; false when there is none or it was deleted.
func (c *Chat) Message(id int) (Message, bool) {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	m := c.byID[id]
	if m == nil || m.Deleted {
		return Message{}, false
	}
	return *m, true
}

// Typing reports whether the bot's "typing…" is shown now, by the server's clock.
func (c *Chat) Typing() bool {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	return c.server.now().Before(c.server.actions[c.id])
}

// forum reports whether the group has topics. The lock is held.
func (c *Chat) forum() bool { return c.topics != nil }

// has reports whether the person is a member. The lock is held.
func (c *Chat) has(person int64) bool { return slices.Contains(c.members, person) }

// botIn reports whether the bot can see and write. The lock is held.
func (c *Chat) botIn() bool { return c.bot == "member" || c.bot == "administrator" }

// Message is one message as the chat shows it.
type Message struct {
	ID       int
	Chat     int64
	Thread   int  // message_thread_id
	InTopic  bool // Thread is a topic of a forum
	From     int64
	FromName string
	ByBot    bool   // written by the bot
	ViaBot   bool   // shared by a person from the bot's inline results
	Inline   string // inline_message_id, for a shared message with buttons
	Date     time.Time
	Edited   time.Time // zero when never edited
	Text     string    // after parsing; the caption when there is a File
	Entities []Entity
	Source   string // what the bot sent, before parsing
	Keyboard [][]Button
	ReplyTo  int
	File     *File
	Origin   *Origin // where it was forwarded from
	Album    string  // media_group_id
	Service  *Service
	Silent   bool
	Hidden   bool // link preview switched off
	Seen     bool // the bot has confirmed the update
	Deleted  bool
	Only     int64 // who alone sees it, 0 for everybody in the chat

	anonymous bool
	update    int64
	version   uint64
}

// Service is a message that nobody wrote: somebody joined, the group moved.
type Service struct {
	// Kind is group_chat_created, supergroup_chat_created, new_chat_members, left_chat_member,
	// forum_topic_created, migrate_to_chat_id or migrate_from_chat_id.
	Kind  string
	User  int64 // who joined or left
	Chat  int64 // the other chat of a migration
	Title string
}

// Entity marks a stretch of a text; Offset and Length count UTF-16 units.
type Entity struct {
	Type     string `json:"type"`
	Offset   int    `json:"offset"`
	Length   int    `json:"length"`
	URL      string `json:"url,omitempty"`
	User     *User  `json:"user,omitempty"`
	Language string `json:"language,omitempty"`
}

// Origin says where a forwarded message came from. Kind is user, hidden_user, chat or channel.
type Origin struct {
	Kind   string
	Name   string
	User   int64
	Chat   int64
	Handle string // user name of the channel or person, without @
	Date   time.Time
	Post   int // message_id in the channel
}

// File is an attachment.
type File struct {
	ID     string
	Kind   string // document, photo, voice, video, audio, sticker
	Name   string
	MIME   string
	Size   int64 // as told to the bot; 0 when it is not told
	Width  int
	Height int
	Thumb  string // file ID of the thumbnail
}

// User is a person or bot on the wire.
type User struct {
	ID        int64  `json:"id"`
	IsBot     bool   `json:"is_bot"`
	FirstName string `json:"first_name"`
	LastName  string `json:"last_name,omitempty"`
	Username  string `json:"username,omitempty"`
	Language  string `json:"language_code,omitempty"`
}
