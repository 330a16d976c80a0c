// Package data keeps what must not be lost, in SQL: one concrete DB for SQLite (the
// default, one file) and PostgreSQL (several processes on one store).
//
// Data shapes, one table each unless said otherwise:
//
//	documents      the current version's place in its life; document_versions all contents; document_labels
//	               what the current version is filtered by; the counter row "change" numbers every change
//	facts          figures that the current versions state, and corrections of older ones
//	audit          append-only; persons stand in it by a pseudonym whose meaning is kept in people
//	people, chats  who was met and where; conversations and buttons what a chat remembers
//	questions      asked (masked), with feedback; question_counts what is left of them; gaps the unanswered
//	inbox, outbox  work that waits: rows in queues, the head of a queue lent to a holder for a time
//	leases         names held by one of several processes
//
// There is one schema and one set of queries for both engines: $n placeholders, times as
// milliseconds since 1970 UTC in BIGINT, IDs from counter rows. Only what has to differ
// (opening, locks, backup, the meaning of error codes) stands in sqlite.go, postgres.go and errors.go.
//
// DB satisfies the interfaces of package knowledge that the project's other packages
// ask for. It is made and closed by bot/cli; everybody else gets it as an interface.
package data
