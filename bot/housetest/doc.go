// Package housetest is the whole conversation for tests, in process: package bot on a store of its own, an index when
// questions are to be answered, files and pages that a test puts there, and a clock that only the test moves. No network,
// no queues: what somebody does goes to Bot.Handle in a transaction, and its actions change the chats that the test
// looks at.
//
// Data shapes: a House holds the chats as lists of Shown messages; a Chair is one person in one chat, whose methods do
// something (Says, Presses, Sends …) or want something of what came (Hears, Lacks, Offers, Toasted …) and fail the test
// otherwise. Methods return the Chair, so that a conversation reads as one. Called by the tests of bot, bot/ask,
// bot/assess, bot/desk, bot/rights, bot/staff and bot/team; no program imports it.
package housetest
