// Package telegram is Telegram as a channel of the bot: it fetches updates, reads them, and makes calls of actions. It is the
// only importer of go-telegram-bot-api, and uses it as a transport alone: its update channel, its logger and its types stay
// unused, for they acknowledge updates before they are kept, print the token and know the Bot API of 2021 only.
//
// Data shapes:
//
//	raw update → knowledge.Incoming   kept by the poller before Telegram forgets it
//	knowledge.Incoming → talk.Message Decode, which no JSON can make fail
//	talk.Action → []talk.Action       Split, into parts that Telegram takes
//	talk.Text → HTML                  toHTML, which is the only place that makes markup
//	talk.Action → call                encoded, limited in rate, sent, and judged by its error's Class
//
// Called by main: NewClient, NewChannel for a queue.Service, Split for queue.Post, and Client.Diagnose for doctor.
package telegram
