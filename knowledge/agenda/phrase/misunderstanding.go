package phrase

import "fmt"

// Trouble is why a phrase could not be understood.
type Trouble string

// The troubles there are.
const (
	Nothing       Trouble = "nothing"       // no date and no time in it
	Past          Trouble = "past"          // what it says has gone by
	Ambiguous     Trouble = "ambiguous"     // it can be read in two ways
	Incomplete    Trouble = "incomplete"    // "bulan depan", but which day?
	Impossible    Trouble = "impossible"    // 31 June, 25.00
	Contradiction Trouble = "contradiction" // a weekday that the date does not have
	Several       Trouble = "several"       // two dates or two times
	Unsupported   Trouble = "unsupported"   // a recurrence that cannot be kept
	Unread        Trouble = "unread"        // a word of time that would be dropped
	TooFar        Trouble = "toofar"        // more than ten years away
	TooLong       Trouble = "toolong"       // no phrase, a text
)

// Misunderstanding is the error of Parse. Its sentences are for people.
type Misunderstanding struct {
	Trouble Trouble
	Why     string // one Indonesian sentence
	Example string // what to write instead
}

// Error names the trouble only: the phrase is the user's own text and belongs in no log.
func (m *Misunderstanding) Error() string { return "phrase not understood: " + string(m.Trouble) }

// Say is the answer for the user: why, and what to write.
func (m *Misunderstanding) Say() string {
	return m.Why + " Tulis misalnya: " + m.Example + "."
}

func trouble(kind Trouble, example, why string, args ...any) *Misunderstanding {
	if len(args) > 0 {
		why = fmt.Sprintf(why, args...)
	}
	return &Misunderstanding{Trouble: kind, Why: why, Example: example}
}
