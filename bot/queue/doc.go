// Package queue carries messages between a channel and the conversation so that nothing is lost and nothing happens twice:
// what a channel fetches waits in an inbox, is handled in order within a chat, and what the conversation decides waits in an
// outbox until the channel has delivered it. It knows no channel: Channel says what one does.
//
// Data shapes, in the order in which they pass through:
//
//	knowledge.Incoming → talk.Message   Channel.Decode, once the inbox has kept it
//	talk.Message → []talk.Action        a Handler, in one transaction with inbox and outbox
//	talk.Action → knowledge.Outgoing    cut by Channel.Split, as JSON, one key each
//	knowledge.Outgoing → talk.Action    Channel.Deliver, which says by its error what becomes of it
//
// Called by main: NewService and Service.Run; Post for what is said without being asked; Every for loops of its own.
package queue
