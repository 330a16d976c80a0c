// Package knowledge is the domain of Studi Tiru: documents about public services,
// the questions asked of them, the people who ask, and Library, the one service
// behind chat and command line.
//
// Data shapes:
//
//	Document  one innovation, visit note, rule or guide: front matter + Markdown body, in versions
//	Passage   a piece of a document of some 80 words under one heading: what is searched and quoted
//	Hit       a passage that a Searcher found, with its best sentences and matched words
//	Answer    one Outcome of a closed set, up to three Quotes, what was understood
//	Incoming  a raw update waiting to be handled; Outgoing a reply waiting to be sent
//
// The package imports no other package of the project but its own subpackages for language and texts; the services for
// editorial work and for teams stand on it, in knowledge/desk and knowledge/team. It
// reaches storage and search through the interfaces in seams.go, which data.DB and
// index.Index satisfy. Called by bot/cli (command line) and bot (chat).
package knowledge
