// Package extract reads files into Markdown: PDF, DOCX, PPTX, ODT, XLSX, HTML, Markdown, plain
// text and CSV, each told by its content and each under limits. A file is a []byte in, a Text out;
// headings, lists and tables survive. Called by the chat's intake and by the command line's add
// and import, through Worker, which reads in a process of its own: a hostile file cannot hurt the caller.
package extract

import (
	"fmt"
	"time"
)

// Format is the kind of a file, told by its content.
type Format string

// The formats that can be read.
const (
	PDF      Format = "pdf"
	DOCX     Format = "docx"
	PPTX     Format = "pptx"
	ODT      Format = "odt"
	XLSX     Format = "xlsx"
	HTML     Format = "html"
	Markdown Format = "md"
	Plain    Format = "txt"
	CSV      Format = "csv"
)

// Text is what a file says.
type Text struct {
	Format     Format `json:"format"`
	Title      string `json:"title,omitempty"` // from the file's properties or its first heading, "" unknown
	Site       string `json:"site,omitempty"`  // of a page: its whole title where Title leaves the name of its site away
	Markdown   string `json:"markdown"`
	Pages      int    `json:"pages,omitempty"`      // pages, slides or sheets; 0 where the format has none
	Unread     []int  `json:"unread,omitempty"`     // pages (from 1) without text that were not read by OCR, or not made out
	Unreadable []int  `json:"unreadable,omitempty"` // those of Unread that hold something which OCR makes no sense of
	Recognised []int  `json:"recognised,omitempty"` // pages (from 1) that were read by OCR, so may hold mistakes
	Cut        bool   `json:"cut,omitempty"`        // the text was longer than Limits.Characters and was cut
}

// Limits bound what one file may cost.
type Limits struct {
	Bytes      int64         // of the file; Telegram lends at most 20 MB
	Unpacked   int64         // of one entry of an archive, and four times that of all entries
	Entries    int           // files in an archive
	Ratio      int           // unpacked : packed size of an archive, for archives above 1 MB unpacked
	Depth      int           // nesting of XML elements
	Pages      int           // pages, slides, sheets
	Rows       int           // rows of one table or sheet
	Characters int           // of the Markdown that comes out
	Time       time.Duration // for the whole file, OCR included
	OCR        time.Duration // the part of Time that recognising pages may take
	Memory     int64         // bytes of heap for the worker (GOMEMLIMIT and a hard end above it)
}

// DefaultLimits are the limits of the program.
func DefaultLimits() Limits {
	return Limits{
		Bytes: 20 << 20, Unpacked: 64 << 20, Entries: 2000, Ratio: 200, Depth: 200, Pages: 2000, Rows: 20_000,
		Characters: 2_000_000, Time: 20 * time.Second, OCR: 5 * time.Minute, Memory: 256 << 20,
	}
}

// Reason says why a file cannot be read; each has its own sentence in the chat.
type Reason string

// The reasons.
const (
	Unsupported Reason = "unsupported" // not one of the formats
	Empty       Reason = "empty"       // no bytes, or no text at all
	TooBig      Reason = "too big"     // more than Limits.Bytes
	Abnormal    Reason = "abnormal"    // a bomb: entries, ratio, nesting, unpacked size
	Scanned     Reason = "scanned"     // pages without text, and no OCR here
	Unreadable  Reason = "unreadable"  // pages that OCR makes no sense of
	Locked      Reason = "locked"      // needs a password
	Broken      Reason = "broken"      // truncated, cyclic, not what it says
	TooLong     Reason = "too long"    // pages or time
)

// Refusal is the error of a file that is not read.
type Refusal struct {
	Reason Reason
	Detail string // for the operator
}

func (r *Refusal) Error() string { return fmt.Sprintf("%s: %s", r.Reason, r.Detail) }
