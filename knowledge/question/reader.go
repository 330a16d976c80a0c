package question

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// Reader reads questions. It is immutable after New and safe for concurrent use.
type Reader struct {
	language *indonesian.Language
	now      time.Time // what "tahun lalu" counts from; zero: such words name no year
	tables
}

// tables are what the files of the vocabulary say.
type tables struct {
	measures    phrases[measureWord]
	spoken      map[string]string // measure → as people read it
	indices     map[string]bool   // measures that grade a whole place or body; the others count something of a service
	regions     phrases[region]
	rules       phrases[string] // kind of rule in its normal form
	kinds       phrases[kindWord]
	statuses    phrases[knowledge.Status]
	newest      phrases[bool]
	areas       phrases[bool] // "kota", "daerah": what a list of places is asked for by
	values      phrases[bool] // "nilai", "predikat": what makes a measure of a word
	visiting    phrases[bool]
	visited     phrases[bool]
	texts       phrases[bool] // "SK", "surat": what an example to copy is asked of
	generic     phrases[bool] // acronyms that name nothing by themselves
	foreign     phrases[bool] // words of names that are no name alone
	inRule      phrases[bool] // between the kind of a rule and its number
	beforeGrade phrases[bool] // between what is graded and its grade
	naming      phrases[bool] // before a name
	afterKind   phrases[bool] // beside the kind of document that is asked for
	beforeKind  phrases[bool]
	purposes    phrases[bool] // before what something is for
	asking      phrases[bool] // what opens a question
	joining     phrases[bool] // between two of a kind: "17/2017 dan 29/2022"
	owning      phrases[bool] // behind "yang": what a place has or does
	earning     phrases[bool] // before a title: "masuk Top 99"
	stored      phrases[bool] // what only says that something is among the documents: "tercatat"
	yesNo       phrases[bool] // what is answered by yes or no: "wajib", "boleh"
	wishes      phrases[knowledge.Wish]
	attributes  phrases[string]
	answers     map[string][]string // attribute → stems that answer it
	frame       phrases[string]     // with the group
	bodies      phrases[string]
	bodyWords   map[string][]string // body → words for it
	acronyms    phrases[string]
	fields      phrases[string]
	aspects     phrases[string]
	openers     phrases[bool]
	pointers    phrases[bool]
	holders     phrases[bool] // behind which a pointer stands for a thing: "inovasi itu"
	mending     phrases[bool] // "bukan", "maksud saya"
	amends      phrases[bool] // those that stand inside of a message: "eh salah"
	instead     phrases[bool] // behind which the right part of a correction stands
	beside      phrases[bool] // "bandingkan dengan": another one beside the one before
	elsewhere   phrases[bool] // "di kota lain"
	adding      phrases[bool] // "tambah", "sekalian": one more beside those that are compared
	holding     phrases[bool] // "berlaku": asks for whom a rule holds
	offices     phrases[bool] // "dinas apa"
	likes       phrases[bool] // "mirip", "serupa": another one like the one before
	verbs       phrases[bool] // what somebody did, without saying with what
	light       phrases[bool] // those of them that say no more than that something is done
	owned       phrases[bool] // what everything has: "tujuan", "bagian"
	orders      phrases[int]  // which of several: 1 the higher, -1 the lower
	moves       phrases[bool] // "naik", "selisih": what a figure did since a year
	adverbs     phrases[bool] // words on -nya that point at nothing
	talk        []talkLine
	talking     phrases[bool]   // every word and phrase of talk
	courtesy    phrases[bool]   // those that may stand around anything
	vocabulary  map[string]bool // every word of the tables
}

// New reads the tables that are described in data/seed/vocabulary/README.md: asked, regions, rules, parts, wishes, attributes,
// frame, bodies, follow, talk and labels (.tsv), and pulau.tsv of data/seed/ipp. A bad line is refused by its file and number.
func New(language *indonesian.Language, tables fs.FS) (*Reader, error) {
	r := &Reader{language: language}
	steps := []func(fs.FS) error{
		r.readMeasures, r.readRegions, r.readRules, r.readParts, r.readWishes, r.readAttributes, r.readFrame, r.readBodies,
		r.readLabels, r.readFollow, r.readTalk,
	}
	for _, step := range steps {
		if err := step(tables); err != nil {
			return nil, err
		}
	}
	r.vocabulary = r.tableWords()
	for short, meaning := range language.Acronyms() {
		for _, text := range [...]string{short, meaning} {
			if err := r.acronyms.add(language, text, short); err != nil {
				return nil, fmt.Errorf("acronym %s: %w", short, err)
			}
		}
	}
	return r, nil
}

// tableWords are the words of all tables.
func (r *Reader) tableWords() map[string]bool {
	out := map[string]bool{}
	t := &r.tables
	for _, p := range [...]interface{ collect(map[string]bool) }{
		&t.measures, &t.regions, &t.rules, &t.kinds, &t.statuses, &t.newest, &t.areas, &t.values, &t.visiting, &t.visited, &t.texts,
		&t.wishes, &t.attributes, &t.frame, &t.bodies, &t.fields, &t.aspects, &t.openers, &t.pointers, &t.mending, &t.beside,
		&t.talking,
	} {
		p.collect(out)
	}
	return out
}

// At is the same reader on another day: "tahun lalu" is the year before now's.
func (r *Reader) At(now time.Time) *Reader {
	at := *r
	at.now = now
	return &at
}

// Reading is what was understood of a message.
type Reading struct {
	Parts     knowledge.Parts // with what was inherited; what an answer is to have
	Own       knowledge.Parts // of this message alone
	Inherited bool            // Parts hold something of the question before
	Document  int64           // the document that "itu", "-nya" or "di sana" points at; 0 none
	// Stays says that something is asked of what Document is about, without naming it: the answer is there, if anywhere. Kept are
	// the words that said what it is about.
	Stays bool
	Kept  []string
	Soft  []string // those of Own.Words that only frame a question elsewhere: "sarannya", "isinya"
	Other bool     // something else is asked of the same
	// Behind is the same message as one about the document of the question before, which is meant when that says what is asked; nil
	// where it can only stand alone, or follows anyway.
	Behind  *Reading
	Ordinal bool // it is asked which one in a row something is: "ke berapa"
	Whole   bool // all that there is of it in another place is asked for
	Alike   bool // others like what Document is about are asked for
	// Either are places that one name may mean, as "Bandung" does: all of them stand in Parts.Places, any of them will do.
	Either [][]string
	// Text is what is to be searched: the words of content in their order, slips mended, and the names of all parts.
	Text string
	// Among is what is asked for when places or bodies are: "kota", "kabupaten", "provinsi", "kementerian" …; "" any or none.
	Among string
	// Area says that places or bodies are asked for, of any kind when Among is "".
	Area bool
	// Store says that documents are asked for, of any kind, and nothing else of them.
	Store bool
	// Except are places that are not to answer: those of the question before, when it is asked for "kota lain".
	Except []string
	// Order is 1 when it is asked which of several is the higher or better one, -1 for the lower one, else 0.
	Order int
	// Topic are the words of Text without places and years: what Context.Topic remembers.
	Topic string
	// Display is what was understood, for people: "nilai IPP · Kota Balikpapan · 2025".
	Display string
	Fixed   map[string]string // slips mended: typed in small letters → as read; nil when none
	Unknown []string          // words of content that no document knows
	// Meant are the words of the message as they were meant, chat spellings written out, in small letters.
	Meant []string
	// Listed says that words ask for all of something: "apa saja", "sebutkan"; Parts.Wish may be another.
	Listed bool
	// Frame are the stems of words that only frame the question or say what kind of answer is wished for.
	Frame []string
	// Several are the questions of the message when it holds more than one, in order; each is to be read on its own, with the
	// context of the one before. The other fields are those of the whole message then.
	Several []string
}

// message is a question as its words, each with what has claimed it.
type message struct {
	*Reader
	names Names
	text  string
	words []word
}

// asked is a message with what it asks and names by itself.
type asked struct {
	message
	parts  knowledge.Parts
	either [][]string

	measuredAt []measured // where measures are named
	weak       []measured // those that turned out to be topics
	valued     bool       // a word says that a value is meant
	hits       hits
	grades     []string // named, in order
	howSaid    bool     // a way is asked for by more than "bagaimana"
	catalogue  bool     // a kind of document is asked for
	area       bool     // places are asked for
	among      string   // of which kind, "" any
	mended     bool     // it corrects the question before
	soft       []string // nouns on -nya that only frame a question elsewhere
	pointing   bool     // a pronoun stands for something said before
}

// turn is what is asked, put behind the question before.
type turn struct{ asked }

// longest is how much of a message is read, in bytes.
const longest = 2048

// Read reads a message that follows prev, whose zero value is none. names may be nil: then nothing is named and no slip mended.
func (r *Reader) Read(text string, prev knowledge.Context, names Names) Reading {
	text = knowledge.Visible(text)
	if len(text) > longest {
		text = knowledge.Visible(text[:longest])
	}
	if names == nil {
		names = nobody{}
	}
	several := r.several(text, names)
	q := r.own(text, names)
	if q.parts.Intent == knowledge.IntentSource && len(prev.Parts.Indicators) > 0 && q.asksEvidence() {
		q = r.untalked(text, names)
	}
	reading := Reading{Own: q.parts, Parts: q.parts, Either: q.either, Several: several, Meant: q.meant()}
	nth := q.nth(prev)
	switch {
	case nth > 0:
		reading.Parts = knowledge.Parts{Wish: knowledge.WishTalk, Intent: knowledge.IntentDetail, Nth: nth}
		reading.Own = reading.Parts
	case q.parts.Wish == knowledge.WishTalk:
	case q.saysNothing() && !(remembers(prev) && (q.asksOnly() || q.continues(prev))):
		reading.Parts = knowledge.Parts{Wish: knowledge.WishTalk, Intent: knowledge.IntentAbility}
		reading.Own = reading.Parts
	default:
		q.inherit(&reading, prev)
		if !reading.Inherited && q.onlyAsks(reading.Parts) {
			reading.Parts = knowledge.Parts{Wish: knowledge.WishTalk, Intent: knowledge.IntentAbility}
			reading.Own = reading.Parts
		}
	}
	reading.Among, reading.Area, reading.Order = q.amongAfter(reading, prev), q.area, q.order()
	reading.Ordinal = q.asksOrdinal()
	reading.Listed, reading.Store = q.hits[knowledge.WishList], q.wholeStore(reading.Parts)
	q.describe(&reading, prev)
	return reading
}

// own reads a text as if nothing had been said before.
func (r *Reader) own(text string, names Names) *turn {
	q := &turn{asked{message: message{Reader: r, names: names, text: text}}}
	q.cutWords(text)
	if intent := q.intent(); intent != "" {
		q.parts = knowledge.Parts{Wish: knowledge.WishTalk, Intent: intent}
		return q
	}
	return r.untalked(text, names)
}

// untalked is own for a text that is no talk.
func (r *Reader) untalked(text string, names Names) *turn {
	q := &turn{asked{message: message{Reader: r, names: names, text: text}}}
	q.cutWords(text)
	q.findNumbers()
	q.findRegions()
	q.findAspect()
	q.findThings()
	q.findAwards()
	q.findParts()
	q.findAttributes()
	q.findWish()
	q.findFrame()
	q.settleField()
	q.settle()
	return q
}

// meant are the words as they were meant.
func (q *message) meant() []string {
	out := make([]string, len(q.words))
	for i := range q.words {
		out[i] = q.words[i].Surface
	}
	return out
}

// saysNothing tells whether a message has words, but none that asks or names anything: "tolong dong".
func (q *asked) saysNothing() bool {
	if len(q.words) == 0 || len(q.hits) > 0 || q.points() || q.opened() || q.goesElsewhere() {
		return false
	}
	for i := range q.words {
		if q.words[i].claim&^(ofFrame|ofField) != 0 || q.words[i].content() {
			return false
		}
		if _, n := q.mending.at(q.words, i); n > 0 {
			return false
		}
	}
	return !q.parts.Newest
}

// onlyAsks tells whether a kind of answer is wished for and nothing says about what: "bandingkan", "daftar". Places can be put in
// order without a word more.
func (q *asked) onlyAsks(p knowledge.Parts) bool {
	wish := p.Wish
	p.Wish, p.Replaces = "", nil
	if slices.ContainsFunc(q.words, func(w word) bool { return w.claim&^(ofFrame|ofWish) != 0 }) {
		return false
	}
	places := q.area && (wish == knowledge.WishCount || wish == knowledge.WishList)
	defined := q.hits[knowledge.WishDefinition] && len(q.hits) > 1 // of the word for another wish: "eviden artinya apa"
	return len(q.hits) > 0 && !places && !defined && wish != knowledge.WishRank && reflect.DeepEqual(p, knowledge.Parts{})
}

// nobody is Names of no documents.
type nobody struct{ everything }

func (nobody) Named([]string) (string, int)       { return "", 0 }
func (nobody) Holds(string) bool                  { return true }
func (nobody) Rule(string, string) (string, bool) { return "", false }
