// Package answer finds the answer to a question by its parts: it stands between knowledge.Library and the Searcher.
//
// A question is read into knowledge.Parts. The first route that fits makes the answer: small talk, the catalogue (lists,
// counts, ranks, a shelf of one place or topic), a comparison, a how-to card, passages. On the routes with quotes every part
// that was named is a need: it has to be held by the quoted window, its row, its heading or title, or by what the document is
// about. A need that no window holds decides the outcome; it is named with what there is instead.
//
// The Engine keeps what documents are about (their front matter) in memory, follows the store's sequence with it before
// every question, and reads texts when it needs them, keeping the last ones. Whatever is shown is read from the store
// for each answer: a document that was hidden, restricted, changed or confirmed a moment ago is shown so or not at all.
package answer
