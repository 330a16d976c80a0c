package talk

import "studitiru/knowledge"

// Buttons that features make for each other: what they do, as kept in the store.
const (
	ActionSearch = "search" // SearchData, once
	ActionIgnore = "ignore" // nothing, once
	ActionSource = "source" // SourceData
	ActionWatch  = "watch"  // WatchData, once
)

// PassageRef points to a quoted passage.
type PassageRef struct {
	Document int64  `json:"document"`
	Version  int    `json:"version"`
	Passage  int    `json:"passage"`
	Text     string `json:"text"` // the quote, to be marked in its context
}

// RefOf points to a quote.
func RefOf(q knowledge.Quote) PassageRef {
	return PassageRef{Document: q.Document.ID, Version: q.Document.Version, Passage: q.Passage, Text: q.Text}
}

// SourceData stands behind the pages of an open document.
type SourceData struct {
	Ref    PassageRef `json:"ref"`
	Page   int        `json:"page"`             // from 0; -1 for the page of Ref
	Answer string     `json:"answer,omitempty"` // key of the answer to go back to
}

// SearchData is a question that a button asks.
type SearchData struct {
	Text     string            `json:"text"`
	Senses   map[string]string `json:"senses,omitempty"`
	Previous knowledge.Context `json:"previous,omitzero"`
}

// WatchData is the question that somebody wants to be told about.
type WatchData struct {
	Gap string `json:"gap"`
}

// Place is what is known of the name of a place.
type Place struct {
	Name     string   // official, "" when it is not known
	Province string   // in which it lies
	Near     []string // official names that may have been meant, when it is not known
}
