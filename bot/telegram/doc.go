// Package telegram carries the conversation of package bot to Telegram and back. It is the
// only importer of go-telegram-bot-api, and uses it as a transport alone: its update channel,
// its logger and its types stay unused, for they acknowledge updates before they are kept,
// print the token and know the Bot API of 2021 only.
//
// Data shapes, in the order in which they pass through:
//
//	raw update → knowledge.Incoming   kept by the poller before Telegram forgets it
//	knowledge.Incoming → talk.Message  Decode, which no JSON can make fail
//	talk.Message → []talk.Action        a Handler, in one transaction with inbox and outbox
//	talk.Action → knowledge.Outgoing   cut into parts that Telegram takes, one key each
//	knowledge.Outgoing → call         encoded, limited in rate, sent, and judged by its error's Class
//
// Called by main: NewClient, NewService, Service.Run, and Client.Diagnose for doctor.
package telegram
