package talk

import "studitiru/knowledge"

// Buttons that features make for each other: what they do, as kept in the store.
const (
	ActionSearch = "search" // SearchData, once
	ActionIgnore = "ignore" // nothing, once
	ActionSource = "source" // SourceData
	ActionWatch  = "watch"  // WatchData, once

	ActionPrivacy = "privacy" // nothing
	ActionCommand = "command" // CommandData
)

// PassageRef points to a quoted passage.
type PassageRef struct {
	Document int64 `json:"document"`
	Version  int   `json:"version"`
	Passage  int   `json:"passage"`
	Start    int   `json:"start,omitempty"` // where the quote stands in the passage, in bytes
	End      int   `json:"end,omitempty"`
}

// RefOf points to a quote.
func RefOf(q knowledge.Quote) PassageRef {
	return PassageRef{Document: q.Document.ID, Version: q.Document.Version, Passage: q.Passage,
		Start: q.Span.Start, End: q.Span.End}
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

// CommandData is a command that a button runs, as if the person had typed it: its right is checked then.
type CommandData struct {
	Name string `json:"name"`
	Rest string `json:"rest,omitempty"`
}

// Asked is a question that was answered: what is needed to answer it again. No text of a document is in it, so that what
// was taken away is gone from old messages too.
type Asked struct {
	Question string            `json:"question"` // masked
	Previous knowledge.Context `json:"previous,omitzero"`
	Senses   map[string]string `json:"senses,omitempty"`
	ID       int64             `json:"id,omitempty"` // of the recorded question
	Offset   int               `json:"offset,omitempty"`
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
