package pdf

import (
	"fmt"
	"time"
)

// Text is what a file says.
type Text struct {
	Title      string // from the file's properties or its first heading, "" unknown
	Markdown   string
	Pages      int
	Unread     []int // pages (from 1) that hold no text and were not read by OCR, or could not be made out
	Recognised []int // pages (from 1) that were read by OCR, so may hold mistakes
	Cut        bool  // the text was longer than Limits.Characters and was cut
	Unreadable []int // those of Unread that hold something which OCR makes no sense of
}

// Limits bound what one file may cost.
type Limits struct {
	Pages      int
	Characters int           // of the Markdown that comes out
	Time       time.Duration // for reading what is printed
	OCR        time.Duration // for recognising pages, after that
}

// Reason says why a file cannot be read.
type Reason string

// The reasons, named as package extract names them.
const (
	Empty      Reason = "empty"       // no text was recognised
	Abnormal   Reason = "abnormal"    // words without end
	Scanned    Reason = "scanned"     // pages without text, and no OCR here
	Unreadable Reason = "unreadable"  // pages that OCR makes no sense of
	Locked     Reason = "locked"      // needs a password
	NoReader   Reason = "unsupported" // this program was built without one, and none is installed
	Broken     Reason = "broken"      // truncated, cyclic, not what it says
	TooLong    Reason = "too long"    // pages or time
)

// Refusal is the error of a file that is not read.
type Refusal struct {
	Reason Reason
	Detail string // for the operator
}

func (r *Refusal) Error() string { return fmt.Sprintf("%s: %s", r.Reason, r.Detail) }
