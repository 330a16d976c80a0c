// Package bot is the conversation: Bot.Handle takes a Message and answers with Actions,
// both in our own types. It knows nothing of Telegram's wire format, of SQL or of Bleve;
// it asks knowledge.Library and keeps what a chat remembers in knowledge.ConversationStore.
//
// Every sentence that people read stands in words.go and words_*.go; every text goes out as Telegram's
// HTML, built by said.go. Called by bot/telegram, which runs Handle inside one
// transaction with the inbox and the outbox.
package bot
