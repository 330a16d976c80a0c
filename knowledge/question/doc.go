// Package question reads a question into its parts (knowledge.Parts): the places, the measure, the named things, the rules and
// numbers, the years, what is asked of them and what kind of answer is wanted. It also tells what continues the question
// before it, what is talk, and which questions stand in one message.
//
// It is made of pure functions over one immutable value, Reader, that New builds from tables of data/seed/vocabulary: every word
// it knows stands there, with the part it speaks for. What the documents name comes in from outside, as Names.
//
// A text goes through these steps:
//
//	words    indonesian.Spoken: chat spellings written out, slips mended, places found
//	marks    each word is given the part that claims it: number.go, named.go, part.go
//	parts    what the marks say together, and the wish: wish.go
//	talk     a message that is nothing but talk has an Intent and no parts: talk.go
//	follow   a question that leans on the one before takes over what it does not replace: follow.go, lean.go, merge.go; one that
//	         names nothing and only asks ("siapa yang mengisi?") always does: bare.go; what is asked of the same thing
//	         replaces what was asked before, and is looked for in its document: stay.go; another level of the same place:
//	         level.go; others like it: alike.go
//
// Words of the frame of a question ("mohon info, kendala apa saja yang dihadapi") are content nowhere; attributes (jam, biaya,
// jumlah …) always are. Called by knowledge/answer.
package question
