package answer

import (
	"studitiru/knowledge/indonesian"
	"studitiru/knowledge/question"
)

// searched is the text that is searched: the words of content, with what a follow-up takes over from the question before.
func (w *work) searched() string {
	if w.reading.Text != "" {
		return w.reading.Text
	}
	return w.q.Text
}

// names are what the documents name, by their titles, and which words there are, by the index.
type names struct {
	*question.NameTable
	words indonesian.Dictionary
}

// Knows and Correct are those of the index, which has read the texts and not only the titles.
func (n names) Knows(surface string) bool          { return n.words.Knows(surface) }
func (n names) Correct(word string) (string, bool) { return n.words.Correct(word) }

func (e *Engine) names() question.Names {
	e.shelf.mu.RLock()
	defer e.shelf.mu.RUnlock()
	return names{e.shelf.names, e.cfg.Words}
}
