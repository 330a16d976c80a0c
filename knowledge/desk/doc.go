// Package desk is the editorial work: who may propose, approve, hide and correct documents, and how that is written down.
//
// Data shapes:
//
//	Proposal  a document on its way, owned by who makes it
//	Curation  what is kept about a document beside its content: author, owner, sketch, when it is checked again
//	Invite    a code that gives a role once
//	Twin      a document that a proposal may repeat
//	Reading   what a file says; Take, the one way in for files, makes of it what was Taken: a proposal, twins, personal data
//	Sense     what texts are understood with: places, labels and measures
//	Ask       the question to an owner whether a document still holds
//
// Desk is the service; every method checks the right of who acts itself. It reaches storage through the interfaces beside
// it, which data.DB satisfies. Called by bot/desk (chat) and bot/cli (command
// line).
package desk
