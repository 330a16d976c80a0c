// Package sandbox is a simulated Telegram inside one process: the Bot API that a bot
// talks to, the people who write to it, and a chat page for the browser.
//
// Server is an http.Handler for /bot<token>/<method> and /file/bot<token>/<path>. It is
// strict where Telegram is strict (entities, lengths, keyboards, lifetimes, rights) and
// answers with Telegram's own codes and texts; beyond that it refuses every parameter
// and update type it does not know, so that a misspelt one is found here and not by
// people. Person and Chat are the other side: a test makes people write, press, forward
// and block, and reads what came back with Chat.Messages and Server.WaitFor. Page shows
// the same chats in a browser.
//
// Everything is kept in memory and guarded by one lock; all methods may be called from
// many goroutines. The clock is passed in with Options.Now; only the waiting of a long
// poll and of an injected delay uses real time. Webhooks are stored but not called.
//
// Called by package main (verb demo) and by end-to-end tests; imports nothing of the
// project.
package sandbox
