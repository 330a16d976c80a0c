package knowledge

import "time"

// Incoming is a raw update, stored before it is confirmed to Telegram.
type Incoming struct {
	ID       int64  // update_id; unique, but not ever-growing: Telegram re-randomises it after a quiet week
	Queue    int64  // updates of one queue are handled in order; the chat's ID (or the person's, without a chat)
	Raw      []byte // JSON as it came
	Received time.Time
	Attempts int // how often handling began before, counted over crashes
}

// Priority orders what waits to be sent: lower goes first.
type Priority int

// The priorities.
const (
	Interactive Priority = 0
	Reminder    Priority = 5
	Bulk        Priority = 9
)

// Outgoing is one call to Telegram that waits to be made. Calls of one queue are made in order.
type Outgoing struct {
	ID        int64
	Key       string // unique; a second Outgoing with the same key is not stored
	Queue     int64  // the chat's ID
	Priority  Priority
	Payload   []byte    // JSON: a talk.Action
	NotBefore time.Time // zero for now
	Expires   time.Time // zero for never; after it the call is dropped, not made
	Created   time.Time
	Attempts  int
}
