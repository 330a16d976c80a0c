// Package plan says what a team can do next about an indicator: what the next score asks for, which evidence is missing, and
// which guide, rule and practice of another place show the way. It finds, and invents nothing: every sentence is of the
// instrument or of a document.
//
// Data shapes:
//
//	Shelf      published documents with what is known of their places, sorted for one place that learns
//	Advice     one indicator, one step up: the next score's sentence, missing evidence, documents
//	Package    what to know before a visit to a place: its practices by the gaps of the visitors, what to ask
//
// Pure functions over what is passed in. Called by bot/team.
package plan
