package answer

import (
	"context"

	"studitiru/knowledge"
	"studitiru/knowledge/question"
)

// A question goes through the Engine in four parts, each standing on the one before: what is asked (brief), how well a passage
// answers it (judge), what was found in the documents (finder), and the answer that is made of it (work).

// brief is what is asked, as it is understood. It knows of documents only what they are about.
type brief struct {
	*Engine
	q       knowledge.Question
	reading question.Reading
	parts   knowledge.Parts

	text     string             // what is searched, "" for what was typed
	bound    func(float64) bool // that figures have to keep; nil none
	section  knowledge.Section  // that the question asks for, "" none
	said     []string           // its words, as they were typed and as they were meant
	bans     bool               // it asks what must not or cannot be done
	members  *members           // the list that is asked for by its number; nil none
	leave    bool               // it asks whether something may be done
	light    []string           // stems of its words that say little of what is asked
	counting *[]string          // what unit found; nil: not looked yet
	units    map[string]string  // what numbered found
}

// judge says what windows, passages and facts are worth as an answer to a brief.
type judge struct{ brief }

// finder brings the windows that answer a brief: from what the Searcher found, and from what documents are about.
type finder struct {
	judge
	ctx      context.Context //nolint:containedctx // of one question, and no longer
	found    knowledge.SearchResult
	read     bool                  // found is filled
	likeness map[int64]float64     // what similar found, by document
	must     []knowledge.AskedTerm // that a turn asks of what the one before was about, and that has to be said
	strict   bool                  // the document of the question before has to say all that is asked
	home     bool                  // nothing but documents about the places of the question answer
}

// work is one question on its way through the Engine, with the answer that is being made.
type work struct {
	finder
	answer knowledge.Answer
}
