package knowledge

import "time"

// Outcome is the closed set of what a question can come to.
type Outcome string

// The outcomes, in the words of the command line's contract.
const (
	Answered   Outcome = "dijawab"
	Partly     Outcome = "sebagian"          // something near was found, and it is said so
	Unclear    Outcome = "perlu_klarifikasi" // an ambiguous acronym or place: the person chooses
	NotFound   Outcome = "tidak_ditemukan"
	OutOfScope Outcome = "di_luar_cakupan" // private data or chatter
	Failed     Outcome = "gangguan"
)

// Span is a half-open range of bytes in a text.
type Span struct{ Start, End int }

// Question is what a person asks.
type Question struct {
	Text     string
	Person   int64             // who asks; 0 on the command line
	Chat     int64             // where; 0 on the command line
	Previous Context           // of the conversation so far; zero for none
	Senses   map[string]string // chosen meanings of ambiguous words: word → sense, as offered in Choice
	Audience Audience
	Limit    int // quotes wanted, 0 for QuotesPerAnswer; in a list lines, 0 for LinesPerPage
	Offset   int // quotes or lines to skip ("more results")
	// Unrecorded questions leave no trace: words half typed in inline mode, a page turned.
	Unrecorded bool
}

// Audience says what the asker may see. The zero value sees public documents only.
type Audience struct {
	Member bool   // internal documents too
	Agency string // restricted documents of this agency too
}

// AudienceOf is what somebody may see in private.
func AudienceOf(p Person) Audience {
	return Audience{Member: p.Role != "" && p.Role != Guest, Agency: p.Agency}
}

// Context is what a follow-up question inherits from the one before.
type Context struct {
	Places   []string
	Topic    string   // words of the last question that carried its subject
	Parts    Parts    // of the last question that was answered
	Document int64    // of its first quote: what "itu", "-nya" and "sumbernya" point at; 0 none
	About    []string // those of Parts.Words that say what it was about, and not what was asked of it
	Section  Section  // the part of documents that was asked for; "" none
	Alike    int64    // the document that others were asked for like; 0 none
	Among    string   // what kind of place a list was of: "kota"; "" any
	Visited  int64    // the document whose visitors were asked for, when Document is the only visit; 0 none
	Later    bool     // what was asked last came after its subject, and is no part of that
	At       time.Time
}

// Answer is what the Library says to a Question.
type Answer struct {
	ID         int64  // of the recorded question; 0 when it was not recorded
	Question   string // what was asked, whole, personal data masked: what may be kept, shown and cut
	Outcome    Outcome
	Reason     Reason  // why out of scope or unclear; empty otherwise
	Understood string  // what was searched, "" when it is what was typed
	Quotes     []Quote // at most Question.Limit, best first, at most one a document unless it alone answers
	More       int     // further hits behind the quotes
	// Alternatives are practices that go on, at most two, when the first quote is of one that has ended.
	Alternatives []Document
	Disagree     bool     // quotes 1 and 2 give different figures for the same thing
	Choices      []Choice // for Unclear
	Nearest      []Quote  // for NotFound: near topics, may be empty
	Gap          string   // for NotFound: the key under which the question is counted, "" when it is not
	Inherited    Context  // what was taken from the previous question; zero when nothing
	Hidden       int      // hits that this audience may not see (members may be told to ask in private)
	Context      Context  // for the next question
	Elapsed      time.Duration

	Route   Route    // how the answer came about; it says which of the next fields are filled
	Parts   Parts    // what was understood of the question, after what it inherited
	Missing *Missing // the named part that no quote could have; nil when all are there
	// Lists is for RouteCatalogue: what was asked for, a page of it.
	Lists []ListItem
	Total int // of Lists over all pages; and of a count
	// Documents is how many documents a list by measure is from; 0 in a list of documents.
	Documents int
	Counts    []Count    // of a shelf: how many by kind and by field
	Columns   []Column   // for RouteCompare, one a side
	Card      []CardPart // for RouteHow
	Talk      Intent     // for RouteTalk
	Next      []NextStep // at most three
	// Others are the questions of the same message beside the one answered here, answered in their order.
	Others []Answer
}

// Reason refines an outcome for the words that are said.
type Reason string

// The reasons.
const (
	ReasonPrivate   Reason = "pribadi" // asks for somebody's personal data
	ReasonChatter   Reason = "obrolan" // greeting, thanks, small talk, the asker's own agenda
	ReasonEmpty     Reason = "kosong"  // nothing to search in it
	ReasonTooLong   Reason = "panjang" // more than MaxQuestion characters
	ReasonAmbiguous Reason = "ambigu"
)

// Choice is one meaning offered for an ambiguous word.
type Choice struct {
	Word  string // as typed, lower case
	Sense string // the meaning, as people read it
}

// Quote is a verbatim piece of a document with all that is needed to cite it.
type Quote struct {
	Document Document // without Body
	Passage  int      // ordinal of the passage in the document, from 0
	Heading  string   // headings above the passage, joined by " › "
	Text     string   // one to three whole sentences, verbatim
	Span     Span     // where Text stands in the passage of this version
	Marks    []Span   // words in Text that the question matched
	Score    float64
	Replaced []ReplacedRule // rules that the document leans on and that no longer hold

	Cites   []int  // indices into Document.Sources of what backs this very text; empty: the first
	Page    int    // of the file that the document was made of, 0 unknown
	Context string // the passage around Text, verbatim, for an expandable quotation; "" when Text is all of it

	Status       string // Document.StatusWords
	Confirmation string // Document.ConfirmationWords
}

// SearchRequest is a question as the Searcher sees it.
type SearchRequest struct {
	Text     string
	Previous Context
	Senses   map[string]string
	Audience Audience
	Limit    int // hits wanted
}

// SearchResult is what a Searcher found.
type SearchResult struct {
	Understood Understanding
	Hits       []Hit   // best first
	Confidence float64 // 0..1, calibrated: see the Searcher's thresholds
	Verdict    Verdict
}

// Verdict is the Searcher's own judgement of its best hit.
type Verdict int

// The verdicts.
const (
	NothingFound Verdict = iota
	NearMatch
	SureMatch
)

// Understanding is what the Searcher made of the words typed.
type Understanding struct {
	Text      string            // what was searched, for people: "survei kepuasan masyarakat · Pontianak"
	Changed   bool              // Text differs from the question by more than case, order and filler words
	Fixed     map[string]string // corrected words: typed → searched
	Places    []string          // official names of places named (or inherited)
	Inherited bool              // places or topic came from the previous question
	Terms     []string          // distinct stems of the content words, sorted: the key for grouping unanswered questions
	Topic     string            // content words as typed, for Context
	Kind      Kind              // kind of document asked for, "" any
	Year      int               // 0 none
	Newest    bool              // "sekarang", "terbaru"
	Ambiguous []Choice          // meanings to choose from, when one of the words needs it
	Unknown   []string          // content words that the index has never seen
	Asked     []AskedTerm       // the content words as they were searched, in the order of the question
}

// AskedTerm is a content word of a question with all ways to say it that were searched.
type AskedTerm struct {
	Typed string  // as the person wrote it
	Share float64 // of the rarity of the whole question: the shares of its terms sum to 1
	Place bool    // part of the name of a place
	Ways  []AskedWay
}

// AskedWay is one way to say a term: stems that stand near each other, in order. The first way is the word itself.
type AskedWay struct {
	Stems  []string
	Weight float64 // 1 for the word itself, less for others
}

// Hit is a passage that matched.
type Hit struct {
	DocumentID int64
	Version    int
	Passage    int
	Heading    string
	Text       string // the whole passage
	Quote      Span   // the best sentence(s) in Text
	Marks      []Span // matched words in Text
	Score      float64
	Coverage   float64 // 0..1, share of the question's idf that this passage covers
	Visibility Visibility
	Agency     string
}

// MaxQuestion is the longest question that is searched, in characters.
const MaxQuestion = 1000
