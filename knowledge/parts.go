package knowledge

// Parts are what a question names: what an answer must have (Required) and what it is to look like (Wish). package
// knowledge/question reads them, package knowledge/answer goes by them, and a conversation remembers them, so that a
// follow-up can replace one and keep the others. All fields may be empty.
type Parts struct {
	Wish       Wish     `json:"wish,omitempty"`
	Places     []string `json:"places,omitempty"`     // official names, in the order named
	Region     string   `json:"region,omitempty"`     // an island or a group of provinces as people call it: "Kalimantan"
	Provinces  []string `json:"provinces,omitempty"`  // official names: what Region stands for
	Measure    string   `json:"measure,omitempty"`    // key of measures.tsv: "ipp", "skm", "ombudsman"
	Grade      string   `json:"grade,omitempty"`      // of the measure: "A-"
	Things     []string `json:"things,omitempty"`     // named practices, bodies, terms as the documents write them: "PANDA", "MPP"
	Rules      []string `json:"rules,omitempty"`      // normal form: "permen panrb 29/2022", "uu 25/2009"
	Article    string   `json:"article,omitempty"`    // of a rule: "pasal 5", "pasal 5 ayat (2) huruf b"
	Forms      []string `json:"forms,omitempty"`      // "F-01"
	Indicators []int    `json:"indicators,omitempty"` // 1..31
	Years      []int    `json:"years,omitempty"`      // named, in order
	Newest     bool     `json:"newest,omitempty"`     // "terbaru", "sekarang"
	Kind       Kind     `json:"kind,omitempty"`
	Field      string   `json:"field,omitempty"`  // key of a field: "adminduk"
	Aspect     string   `json:"aspect,omitempty"` // key of an aspect
	Status     Status   `json:"status,omitempty"`
	Attributes []string `json:"attributes,omitempty"` // what is asked of the thing: jam, alamat, biaya, jumlah … (stems)
	Words      []string `json:"words,omitempty"`      // stems of the other content words
	Visitors   bool     `json:"visitors,omitempty"`   // asked for who came to Places, not for what is there
	Guests     bool     `json:"guests,omitempty"`     // asked for where somebody of Places went
	RuleKind   string   `json:"ruleKind,omitempty"`   // with KindRule, of which kind: "perpres", as in the normal form of a rule
	Intent     Intent   `json:"intent,omitempty"`     // with WishTalk
	Nth        int      `json:"nth,omitempty"`        // with IntentDetail: which result is meant, from 1; 0 the answer itself
	// Replaces names the parts that this message put in the place of others, in a follow-up: "places", "years", …
	Replaces []string `json:"replaces,omitempty"`
}

// Wish is the kind of answer that is wanted.
type Wish string

// The wishes.
const (
	WishAny        Wish = ""
	WishValue      Wish = "nilai" // a number, grade, date of a measure or attribute
	WishDefinition Wish = "pengertian"
	WishHow        Wish = "cara"
	WishList       Wish = "daftar"
	WishCount      Wish = "jumlah" // how many documents, practices, places
	WishRank       Wish = "peringkat"
	WishCompare    Wish = "banding"
	WishWho        Wish = "siapa"
	WishWhen       Wish = "kapan"
	WishWhere      Wish = "tempat"
	WishWhy        Wish = "mengapa"
	WishExample    Wish = "contoh"   // a text to copy
	WishOverview   Wish = "gambaran" // one place or one topic, nothing else
	WishTalk       Wish = "obrolan"
)

// Intent is what small talk and requests about the answer before want; see data/seed/vocabulary/talk.tsv.
type Intent string

// The intents.
const (
	IntentGreeting Intent = "salam"
	IntentThanks   Intent = "terima kasih"
	IntentFarewell Intent = "pamit"
	IntentAgree    Intent = "setuju"    // "ok", "siap"
	IntentAbility  Intent = "kemampuan" // "kamu bisa apa"
	IntentIdentity Intent = "jati diri" // "apakah ini ChatGPT"
	IntentPrivacy  Intent = "data"      // "data saya disimpan?"
	IntentPropose  Intent = "usul"      // "mau usul dokumen"
	IntentWrong    Intent = "salah"     // "jawabannya salah"
	IntentMore     Intent = "lain"      // "yang lain"
	IntentSource   Intent = "sumber"    // "sumbernya mana"
	IntentDetail   Intent = "rinci"     // "jelaskan lebih rinci"
	IntentExample  Intent = "contohnya" // "ada contohnya?"
	IntentShort    Intent = "ringkas"
	IntentHuman    Intent = "orang"    // "mau bicara dengan orang"
	IntentPersonal Intent = "pribadi"  // the asker's own agenda: which command shows it
	IntentJoin     Intent = "gabung"   // "cara jadi admin"
	IntentGroup    Intent = "grup"     // "ada grupnya?"
	IntentRemind   Intent = "ingatkan" // "bikin pengingat rapat tiap senin jam 8"
	IntentLanguage Intent = "bahasa"
	IntentMaker    Intent = "pembuat"
	IntentCost     Intent = "gratis"
	IntentOfficial Intent = "resmi"
	IntentHours    Intent = "waktu"  // "buka jam berapa bot ini"
	IntentFiles    Intent = "berkas" // "bisa baca foto?"
	IntentExport   Intent = "unduh"  // "bisa download wordnya?"
	IntentMemory   Intent = "ingat"  // "kamu belajar dari pertanyaan saya?"
	IntentInsult   Intent = "cela"
	IntentPraise   Intent = "pujian"
	IntentSorry    Intent = "maaf"
	IntentTest     Intent = "tes"
	IntentInvite   Intent = "silakan" // "mau tanya dong"
	IntentHoldings Intent = "isi"     // "berapa dokumen di bot ini"; answered with a number from the store
	IntentNewest   Intent = "terbaru" // "dokumen terbaru apa saja"
	IntentChatter  Intent = "lainnya" // jokes, the weather
)

// Route is the way on which an answer came about (the first that fits).
type Route string

// The routes.
const (
	RoutePassages  Route = "kutipan"
	RouteTalk      Route = "obrolan"
	RouteCatalogue Route = "katalog" // list, count, rank, filter, overview
	RouteCompare   Route = "banding"
	RouteHow       Route = "kartu"
)

// Missing tells which named part has no evidence, and what there is instead.
type Missing struct {
	// Part is "place", "measure", "year", "thing", "attribute", "words", "guest", "host", "word", "topic", "apart", "beside" or
	// "article".
	Part      string
	Asked     string     // the part as people read it: "Kota Surabaya", "nilai IPP", "2018"
	Place     string     // official name when the question names one
	Thing     string     // that Documents are about in that place, when they are
	Documents []Document // of the place or thing, at most three: what there is instead
	Total     int        // how many there are of those
	Years     []int      // for which the value is known
}

// ListItem is a line of a list. Fact and Quote are set in a list by measure.
type ListItem struct {
	Document Document // without Body
	Place    string   // as it is to be shown
	Fact     *Fact
	Quote    *Quote
}

// Count is a number of documents under a label of a shelf.
type Count struct {
	Group string // "kind", "field", "place"
	Key   string // as in Meta
	N     int
}

// Column is one side of a comparison. A side without a quote is said to have no data.
type Column struct {
	Name   string  // official name of the place, or the thing as people write it
	Quotes []Quote // best first, at most three
	Counts []Count // of the documents about a place, when places are compared in all that is known of them
}

// CardPart is one role of a how-to card, verbatim.
type CardPart struct {
	Section Section
	Quotes  []Quote
}

// Section is what a part of a document under one heading is for; see data/seed/vocabulary/roles.tsv.
type Section string

// The roles of sections.
const (
	SectionBasis    Section = "dasar"   // rules
	SectionAssessed Section = "dinilai" // what is assessed, the ladder of scores
	SectionEvidence Section = "bukti"   // evidence
	SectionSteps    Section = "langkah"
	SectionExample  Section = "contoh" // what places did
	SectionResult   Section = "hasil"
	SectionProblem  Section = "masalah"
	SectionMeans    Section = "sumber daya"
	SectionObstacle Section = "kendala"
	SectionCopy     Section = "meniru"
	SectionMistake  Section = "kesalahan"
	SectionUnknown  Section = "belum diketahui"
)

// NextStep is a button below an answer. Question is asked when it is pressed; it is made of metadata alone, never of a text.
type NextStep struct {
	Label    string
	Question string
}
