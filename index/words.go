package index

// Knows says whether a word occurs in what is searched, as indonesian.Dictionary wants it. A closed index knows none.
func (x *Index) Knows(surface string) bool {
	known := false
	x.ask(func(a asked) { known = a.Knows(surface) })
	return known
}

// Correct proposes the word of the index that was probably meant by one that it does not know; false when it is not sure.
func (x *Index) Correct(word string) (right string, sure bool) {
	x.ask(func(a asked) { right, sure = a.Correct(word) })
	return right, sure
}

// ask lets do ask the newest view.
func (x *Index) ask(do func(asked)) {
	v, err := x.acquire()
	if err != nil {
		return
	}
	defer v.release()
	x.mu.Lock()
	words := x.words
	x.mu.Unlock()
	do(asked{words, v, x.cfg.Language})
}
