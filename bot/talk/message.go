package talk

import "time"

// Event says what a Message is.
type Event string

// The events that the conversation knows.
const (
	EventText     Event = "text"     // a message with text or a caption, perhaps with a file
	EventEdited   Event = "edited"   // the same, after its author changed it
	EventButton   Event = "button"   // a press of an inline button
	EventInline   Event = "inline"   // "@bot words" typed in any chat
	EventFile     Event = "file"     // a document, photo, voice … without text
	EventMember   Event = "member"   // the bot was added, removed, blocked or unblocked
	EventMigrated Event = "migrated" // the group got another chat ID
	EventLeft     Event = "left"     // a person left the group, or was taken out of it
	EventTitled   Event = "titled"   // the group got another title, which stands in Chat
	EventOther    Event = "other"    // anything that needs no answer
)

// Message is an update in our own terms. The adapter makes it; Bot.Handle takes it.
type Message struct {
	Update   int64 // update_id
	Event    Event
	Chat     Chat
	From     Person
	ID       int // message_id; for a button the message that carries it
	Date     time.Time
	Text     string // text or caption, as typed
	Entities []Entity
	ReplyTo  *Replied
	File     *File
	Forward  *Forward
	Album    string // media group: files sent together

	Callback string // EventButton, EventInline: the ID to answer
	Data     string // EventButton: callback_data
	Inline   bool   // EventButton: pressed on a message sent by inline mode (no Chat)
	Offset   string // EventInline: offset of the page wanted

	Active  bool  // EventMember: whether the bot can write there now
	Left    int64 // EventLeft: who
	NewChat int64 // EventMigrated: the chat's new ID
	Resent  bool  // arrived more than a quarter of an hour after it was written
}

// Chat is where a message was written.
type Chat struct {
	ID     int64
	Type   string // private, group, supergroup, channel
	Title  string
	Thread int // forum topic, 0 for none and for General
}

// Private reports whether the chat is with one person.
func (c Chat) Private() bool { return c.Type == "private" }

// Person is who wrote. Anonymous admins, channels and bots are nobody: ID 0.
type Person struct {
	ID   int64
	Name string // first and last name
	Lang string
}

// Entity marks a stretch of Text, in UTF-16 units as Telegram counts.
type Entity struct {
	Type   string // bot_command, mention, text_link, …
	Offset int
	Length int
	URL    string
}

// Replied is the message that a message answers.
type Replied struct {
	ID       int
	FromSelf bool // written by this bot
	Text     string
}

// File is an attachment, not fetched yet.
type File struct {
	ID   string
	Kind string // document, photo, voice, video, sticker, …
	Name string
	MIME string
	Size int64 // bytes, 0 unknown
}

// Forward is where a forwarded message came from, as far as it is public.
type Forward struct {
	Origin string
	Date   time.Time
}
