package indonesian

// Dictionary is what Read asks about the words of the index that is going to be searched.
type Dictionary interface {
	// Knows says whether surface (a Token.Surface) occurs in the index. It is asked for stems too, when the surface does
	// not occur: an implementation that knows its stems may answer for both.
	Knows(surface string) bool
	// Correct proposes the word of the index that was probably meant; false when it is not sure.
	Correct(word string) (string, bool)
}

// AnswerType is what a good answer to a question holds.
type AnswerType int

// The answer types.
const (
	AnyAnswer        AnswerType = iota
	NumberAnswer                // berapa
	DateAnswer                  // kapan
	PersonAnswer                // siapa
	PlaceAnswer                 // di mana
	ListAnswer                  // apa saja, contoh
	DefinitionAnswer            // apa itu, or a question of one word
	HowAnswer                   // bagaimana, cara
)

// Query is a question as it was understood. It holds no search syntax: only words, places and wishes.
type Query struct {
	Terms        []Term            // content words in the order of the question
	Places       []Place           // places named, in order
	Answer       AnswerType        // what a good answer holds
	DocumentKind string            // "inovasi", "kunjungan", "aturan", "panduan" or "" when the wording asks for none
	Year         int               // the one year that the question names, 0 none or several; it is a Term too
	Newest       bool              // "sekarang", "terbaru": prefer the newest figure
	Grade        string            // "a", "a-", …: the one grade that the question names, "" none or several; it is a Term too
	Ambiguous    []Ambiguity       // words whose meaning the person has to choose
	Fixed        map[string]string // typing slips: as typed (lower case) → as searched; nil when none
	// surfaces of the Terms, weak ones and places aside, that the index knows in no form and in no other way of saying them
	Unknown    []string
	FollowUp   bool   // leans on the question before it ("yang di RSUD?")
	Understood string // what is searched, for people: "survei kepuasan masyarakat · Kota Pontianak"
	Changed    bool   // Understood differs from the question by more than case and filler words
}

// Term is a content word of a question.
type Term struct {
	Surface      string        // as in Token
	Stem         string        // as in Token
	Kind         Kind          // as in Token
	Weight       float64       // 1 usually, less for words that say little; > 0
	Typed        string        // the word of the question it comes from, as typed
	Fixed        bool          // Surface is a correction of Typed
	Alternatives []Alternative // other words for it, or for it and the terms after it
}

// Alternative is another way to say a term: a word or a phrase.
type Alternative struct {
	Words  []Token // one or more tokens; offsets are those of the vocabulary's text
	Weight float64 // (0, 1], relative to the term's own
	Span   int     // number of terms, from the one it hangs on, that it stands for; 1 usually
}

// Place is a place that a question names.
type Place struct {
	Name       string // official name: "Kota Pontianak", "Kabupaten Bandung", "Provinsi Jawa Timur"
	Start, End int    // terms [Start, End) of Query.Terms that name it
	Certain    bool   // the name can mean nothing else: "kota X", or a name that one place alone has
	Province   string // official name of the province it lies in; its own for a province
	shared     bool   // named by the same words as the place before it
}

// Ambiguity is a word whose meaning nothing in the question decides.
type Ambiguity struct {
	Word   string   // lower case, as typed
	Senses []string // the meanings to choose from; a chosen one goes into ReadWith
}
