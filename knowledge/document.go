package knowledge

import (
	"time"
)

// Kind says what a document is.
type Kind string

// The kinds of documents.
const (
	Innovation Kind = "inovasi"
	Visit      Kind = "kunjungan"
	Rule       Kind = "aturan"
	Guide      Kind = "panduan"
)

// Status says whether a practice still lives; empty where that does not apply.
type Status string

// The statuses of a practice.
const (
	Continues   Status = "berlanjut"
	Stopped     Status = "berhenti"
	Unconfirmed Status = "belum dikonfirmasi"
)

// Visibility says who may be shown a document.
type Visibility string

// Public documents are for everyone, internal ones for members, restricted ones for one agency.
const (
	Public     Visibility = "publik"
	Internal   Visibility = "internal"
	Restricted Visibility = "terbatas"
)

// State is the place of a document in its life. Only Published documents are searched.
type State string

// The states of a document.
const (
	Draft     State = "draf"
	InReview  State = "diperiksa"
	Published State = "terbit"
	Outdated  State = "usang"
	Hidden    State = "disembunyikan"
	Archived  State = "arsip"
	Rejected  State = "ditolak"
	Deleted   State = "dihapus"
)

// Source is where a fact was published. Date is YYYY, YYYY-MM, YYYY-MM-DD or empty when unknown.
type Source struct {
	Title string `json:"title" yaml:"title"`
	URL   string `json:"url,omitempty" yaml:"url,omitempty"`
	Date  string `json:"date,omitempty" yaml:"date,omitempty"`
}

// Meta is the front matter of a document: the contract for imports and exports.
// Only Title, Kind and Sources are required.
type Meta struct {
	Title      string     `json:"title" yaml:"title"`
	Kind       Kind       `json:"kind" yaml:"kind"`
	Places     []string   `json:"place,omitempty" yaml:"place,omitempty"`     // official names; a visit names its host first
	Agency     string     `json:"agency,omitempty" yaml:"agency,omitempty"`   // the unit that owns the practice
	Year       int        `json:"year,omitempty" yaml:"year,omitempty"`       // of the newest fact, 1945..2100, 0 unknown
	Date       string     `json:"date,omitempty" yaml:"date,omitempty"`       // as-of date; for a visit its first day
	Fields     []string   `json:"fields,omitempty" yaml:"fields,omitempty"`   // adminduk, perizinan, …
	Aspects    []string   `json:"aspects,omitempty" yaml:"aspects,omitempty"` // IPP aspects: see Aspects
	Indicators []int      `json:"indicators,omitempty" yaml:"indicators,omitempty"`
	Status     Status     `json:"status,omitempty" yaml:"status,omitempty"`
	StatusDate string     `json:"status_date,omitempty" yaml:"status_date,omitempty"`
	Visibility Visibility `json:"visibility,omitempty" yaml:"visibility,omitempty"` // empty reads as Public
	Sources    []Source   `json:"sources" yaml:"sources"`                           // [^n] in the body names the n-th, from 1
	// Questions are how people ask for this document, at most MaxQuestions: searched at a lower weight, never quoted.
	Questions []string `json:"questions,omitempty" yaml:"questions,omitempty"`
}

// Document is one version of one document.
type Document struct {
	ID      int64  // shown to people as #57; never reused
	Key     string // stable name given by who made it (file name without ending); unique, "" never
	Version int    // 1, 2, … within ID
	Seq     int64  // number of the change that made this state; grows over the whole store
	State   State
	Meta
	Body    string // Markdown below the front matter
	Hash    string // hex SHA-256 of the canonical Markdown file; equal hash means equal content
	Created time.Time
	Updated time.Time

	Confirmed   time.Time // when somebody last said that it still holds; zero: never
	Unconfirmed time.Time // since when that is to be said again; zero: not yet, or never asked
}

// Label is a key with the words people read for it.
type Label struct{ Key, Name string }

// Change is one step of the store that a derived index has to follow.
type Change struct {
	Seq      int64
	Document Document // the current state; its State tells whether it is to be found or forgotten
}
