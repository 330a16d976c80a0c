package question

import "strings"

// sortAsked tells whether it is asked what sort of thing something is, at the end: "OPSI itu penghargaan apa",
// "maladministrasi itu yang seperti apa".
func (q *message) sortAsked() bool {
	end := len(q.words)
	for end > 0 && q.politeAt(end-1) {
		end--
	}
	switch last := q.surface(end - 1); {
	case end >= 4 && last == "apa" && q.surface(end-3) == "itu" && q.words[end-4].claim&^ofFrame != 0 &&
		q.framed(end-2) == 0 && !q.words[end-2].Idle:
		q.mark(end-2, 1, ofFrame) // the sort is what is asked, and may be told by another word
		return true
	case end >= 4 && (last == "apa" || last == "bagaimana") && isLike(q.surface(end-2)) && q.subjectItu(end-3):
		return true
	case last == "apa":
		return q.plainSubject(end - 1)
	}
	return false
}

// plainSubject tells whether all before the last "apa" is a subject, and "itu" as chats write it: "unit lokus tuh apa",
// "front office apaan".
func (q *message) plainSubject(end int) bool {
	if spokenItu[q.surface(end-1)] {
		end--
	} else if w := &q.words[end]; w.End > len(q.text) || !strings.EqualFold(q.text[w.Start:w.End], "apaan") {
		return false
	}
	subject := 0
	for i := range end {
		switch w := &q.words[i]; {
		case w.is(ofPlace | ofPointer | ofStatus | ofAttribute | ofWish):
			return false
		case w.is(ofThing|ofNumber|ofMeasure) || w.content() && !w.Idle && q.framed(i) == 0:
			subject++
		}
	}
	return subject > 0 && subject <= longestSubject
}

// spokenItu are the ways in which chats say "itu" behind a subject.
var spokenItu = map[string]bool{"itu": true, "tuh": true, "tu": true, "teh": true, "toh": true, "ituh": true}

// whatItIs tells whether it is asked what something is with the asking word before and "itu" behind it: "apakah PPID itu".
func (q *message) whatItIs() bool {
	from, end := 0, len(q.words)
	for from < end && q.politeAt(from) {
		from++
	}
	for end > from && q.politeAt(end-1) && q.surface(end-1) != "itu" {
		end--
	}
	if first := q.surface(from); first != "apa" && first != "apakah" || q.surface(end-1) != "itu" {
		return false
	}
	subject := 0
	for i := from + 1; i < end-1; i++ {
		switch w := &q.words[i]; {
		case w.is(ofPlace | ofPointer | ofNumber | ofAspect | ofStatus | ofAttribute | ofWish):
			return false
		case w.is(ofThing) || w.content() && !w.Idle && q.framed(i) == 0:
			subject++
		}
	}
	return subject > 0 && end-1-from <= longestSubject+1
}

// longestSubject is how many words may be asked about between "apa" and "itu".
const longestSubject = 5

// isLike tells whether a word is "like".
func isLike(w string) bool { return w == "seperti" || w == "kayak" }

// subjectItu tells whether the words up to i are a subject with "itu", or "itu yang".
func (q *message) subjectItu(i int) bool {
	if q.surface(i) == "yang" {
		i--
	}
	return i > 0 && q.surface(i) == "itu"
}
