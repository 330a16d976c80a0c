package answer

// searched is the text that is searched: what was typed, with what a follow-up takes over from the question before.
func (w *work) searched() string { return w.q.Text }
