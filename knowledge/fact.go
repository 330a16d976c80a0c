package knowledge

import (
	"context"
	"time"
)

// Fact is a figure that a sentence of a document states: read by pattern when the document is published, corrected by a
// curator. It is shown with its sentence only, never alone.
type Fact struct {
	ID       int64
	Document int64
	Version  int
	Measure  string // key of measures.tsv
	Place    string // official name, or a body such as "Kementerian Keuangan"
	Service  string // what is measured when the measure alone does not say: "KTP-el"; "" none
	Unit     string // "" for an index
	Year     int    // that the value belongs to; 0 unknown
	Value    string // decimal with a full stop, "" when only Grade or Rank is stated
	Grade    string // "A-", "" none
	Rank     int    // 0 none
	Sentence string // verbatim, as in the passage
	Passage  int    // ordinal
	Source   int    // index into Document.Sources
	// Corrected says that a curator set it: publishing another version keeps it while its sentence is still there.
	Corrected bool
	Updated   time.Time
}

// FactFilter selects facts of published documents. Zero fields do not restrict.
type FactFilter struct {
	Documents []int64
	Measure   string
	Places    []string
	Provinces []string // official names: places that lie in one of them, and the provinces themselves
	Year      int
	Grade     string
	Audience  *Audience // nil: everything
	Limit     int
}

// FactStore keeps facts beside the documents they were read from.
type FactStore interface {
	// Facts lists facts of the current versions of published documents: by measure, the newest year first, then by value from
	// the highest, then by place.
	Facts(ctx context.Context, f FactFilter) ([]Fact, error)
	// CorrectFact replaces the stated values of a fact, or withdraws it when gone is set; the audit names the actor.
	CorrectFact(ctx context.Context, by Actor, f Fact, gone bool) (Fact, error)
}
