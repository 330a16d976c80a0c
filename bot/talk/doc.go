// Package talk is the core of the conversation: what comes in (Message), what is said (Text) and done (Action), and Talk,
// the handling of one message, in our own terms. It knows no channel, no SQL and no index.
//
// Data shapes: a Message is made by a channel (bot/telegram) and answered by Actions, which wait as JSON in the outbox.
// A Memory is kept per person and chat; a button keeps ids as JSON under a key that says nothing. The packages of the
// features (bot/ask, bot/assess, bot/desk, bot/staff, bot/team) are functions on a *Talk; package bot names them in its two
// tables, of Command and Button, and calls them.
package talk
