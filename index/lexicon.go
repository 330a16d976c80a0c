package index

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"studitiru/knowledge/indonesian"
)

// formID numbers a normalised spelling: a surface or a stem. Zero is none.
type formID uint32

// wordID numbers a word exactly as it stands in a text, or what stands between two words.
type wordID uint32

// traits are what the second pass asks of a word.
type traits uint16

const (
	isNumber traits = 1 << iota
	isCode
	isGrade
	isCapital  // begins with a capital letter
	isMonth    // januari … desember
	isYear     // a number from 1000 to 2100
	isDefining // adalah, merupakan, yaitu …
	isNegation // tidak, belum
	isFinding  // ditemukan, disebut …: with a negation the sentence says that something is not known
	isGap      // no word: what stands between words, or a whole string
	isComma    // a gap that separates the items of a list
)

var errLexicon = errors.New("damaged lexicon")

// lexicon numbers the words of all texts. It only grows; entries are appended by the one
// writer and never change, so that readers work on a snapshot of the slices.
type lexicon struct {
	mu    sync.RWMutex
	forms map[string]formID
	pieceNumbers
	tables
	saved int // entries that are in the index already
}

// pieceNumbers find the entries for a piece of text. Only the writer needs them; they are made
// when it first does.
type pieceNumbers struct {
	ids    map[string]wordID   // first entry for a piece
	more   map[string][]wordID // further entries for it: other stem or kind in other surroundings
	gaps   map[string]wordID
	recent []numbered // by recentPlace: words met before, the last one stays
}

// numbered is a word with what told it from others.
type numbered struct {
	piece, surface, stem string
	kind                 indonesian.Kind
	id                   wordID
}

// recentSize is the number of words that are found without the maps; a power of two.
const recentSize = 1 << 15

// recentPlace is where a word is among the recent ones: a hash of its beginning, its end and its length.
func recentPlace(piece string) uint32 {
	h := uint64(len(piece))
	if n := len(piece); n >= 8 {
		h ^= word64(piece) ^ bits.RotateLeft64(word64(piece[n-8:]), 29)
	} else {
		for i := range n {
			h = h<<8 ^ uint64(piece[i])
		}
	}
	return uint32(h * 0x9e3779b97f4a7c15 >> 40 % recentSize)
}

// word64 is the first eight bytes of s as a number.
func word64(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// tables are parallel slices over wordID, and the spellings over formID.
type tables struct {
	pieces   []string
	stems    []formID
	surfaces []formID
	marks    []traits
	spelling []string
}

func newLexicon() *lexicon {
	l := &lexicon{forms: map[string]formID{"": 0}}
	l.spelling = []string{""}
	// Two entries that the encoding of a record relies on: see record.go.
	l.gap("")
	l.gap(" ")
	return l
}

// prepare makes the numbers that the writer needs.
func (l *lexicon) prepare() {
	if l.ids != nil {
		return
	}
	l.pieceNumbers = pieceNumbers{map[string]wordID{}, map[string][]wordID{}, map[string]wordID{}, make([]numbered, recentSize)}
	for i := range l.pieces {
		l.note(wordID(i))
	}
}

func (l *lexicon) note(id wordID) {
	piece := l.pieces[id]
	switch _, known := l.ids[piece]; {
	case l.marks[id]&isGap != 0:
		l.gaps[piece] = id
	case known:
		l.more[piece] = append(l.more[piece], id)
	default:
		l.ids[piece] = id
	}
}

// view returns the tables as they are now.
func (l *lexicon) view() tables {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.tables
}

// form finds the number of a spelling; zero when no text has it.
func (l *lexicon) form(s string) formID {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.forms[s]
}

// add numbers a token that stands in a text as piece.
func (l *lexicon) add(piece string, t *indonesian.Token) wordID {
	l.prepare()
	n := &l.recent[recentPlace(piece)]
	if n.piece != piece || n.surface != t.Surface || n.stem != t.Stem || n.kind != t.Kind {
		id := l.find(piece, t)
		*n = numbered{l.pieces[id], l.spelling[l.surfaces[id]], l.spelling[l.stems[id]], t.Kind, id}
	}
	return n.id
}

func (l *lexicon) find(piece string, t *indonesian.Token) wordID {
	if id, ok := l.ids[piece]; ok {
		if l.is(id, t) {
			return id
		}
		for _, id := range l.more[piece] {
			if l.is(id, t) {
				return id
			}
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.append(strings.Clone(piece), strings.Clone(t.Surface), strings.Clone(t.Stem), traitsOf(piece, *t))
}

func (l *lexicon) is(id wordID, t *indonesian.Token) bool {
	return l.spelling[l.stems[id]] == t.Stem && l.spelling[l.surfaces[id]] == t.Surface &&
		l.marks[id]&(isNumber|isCode|isGrade) == kindTrait(t.Kind)
}

func (l *lexicon) append(piece, surface, stem string, m traits) wordID {
	id := wordID(len(l.pieces))
	l.pieces = append(l.pieces, piece)
	l.stems = append(l.stems, l.intern(stem))
	l.surfaces = append(l.surfaces, l.intern(surface))
	l.marks = append(l.marks, m)
	if l.ids != nil {
		l.note(id)
	}
	return id
}

func (l *lexicon) intern(s string) formID {
	if id, ok := l.forms[s]; ok {
		return id
	}
	id := formID(len(l.spelling))
	l.spelling = append(l.spelling, s)
	l.forms[s] = id
	return id
}

// gap numbers a string that is not a word.
func (l *lexicon) gap(s string) wordID {
	if len(l.pieces) > 1 && (s == "" || s == " ") {
		return wordID(len(s))
	}
	l.prepare()
	if id, ok := l.gaps[s]; ok {
		return id
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.append(strings.Clone(s), "", "", gapTraits(s))
}

func gapTraits(s string) traits {
	if strings.HasPrefix(s, ",") || strings.HasPrefix(s, ";") {
		return isGap | isComma
	}
	return isGap
}

func kindTrait(k indonesian.Kind) traits {
	switch k {
	case indonesian.Number:
		return isNumber
	case indonesian.Code:
		return isCode
	case indonesian.Grade:
		return isGrade
	}
	return 0
}

func traitsOf(piece string, t indonesian.Token) traits {
	m := kindTrait(t.Kind)
	if r, _ := utf8.DecodeRuneInString(piece); unicode.IsUpper(r) {
		m |= isCapital
	}
	if m&isNumber != 0 && len(t.Surface) == 4 && t.Surface >= "1000" && t.Surface <= "2100" {
		m |= isYear
	}
	if _, whole := indonesian.MonthNamed(t.Surface); whole {
		m |= isMonth
	}
	switch t.Surface {
	case "adalah", "ialah", "merupakan", "yaitu", "yakni", "bernama":
		m |= isDefining
	case "disebut":
		m |= isDefining | isFinding
	case "tidak", "belum":
		m |= isNegation
	case "ditemukan", "menyebut", "menyebutkan", "disebutkan", "tercatat", "dicatat", "merinci", "dirinci", "menjelaskan",
		"dijelaskan", "menyatakan", "memuat", "dimuat", "diketahui", "tersedia", "tertulis", "ditulis":
		m |= isFinding
	}
	return m
}

// unsaved encodes the entries that the index has not yet; nil when there are none.
// mark them saved with settle when the batch that holds them is in.
func (l *lexicon) unsaved() (blob []byte, upTo int) {
	for i := l.saved; i < len(l.pieces); i++ {
		blob = append(blob, kindByte(l.marks[i]))
		blob = appendString(blob, l.pieces[i])
		if l.marks[i]&isGap == 0 {
			blob = appendString(blob, l.spelling[l.surfaces[i]])
			blob = appendString(blob, l.spelling[l.stems[i]])
		}
	}
	return blob, len(l.pieces)
}

// load appends the entries of a blob that unsaved made. Their strings share one.
func (l *lexicon) load(blob []byte) error {
	r, text := reader{buf: blob}, string(blob)
	for len(r.buf) > 0 {
		kind, piece := r.byte(), r.part(text)
		switch {
		case kind != gapByte:
			t := indonesian.Token{Kind: indonesian.Kind(kind), Surface: r.part(text), Stem: r.part(text)}
			l.append(piece, t.Surface, t.Stem, traitsOf(piece, t))
		case piece != "" && piece != " ": // these two are in every lexicon
			l.append(piece, "", "", gapTraits(piece))
		}
	}
	if r.failed {
		return errLexicon
	}
	l.saved = len(l.pieces)
	return nil
}

// trim gives back memory that was set aside for more entries.
func (l *lexicon) trim() {
	l.pieceNumbers = pieceNumbers{}
	l.pieces, l.stems, l.surfaces = slices.Clone(l.pieces), slices.Clone(l.stems), slices.Clone(l.surfaces)
	l.marks, l.spelling = slices.Clone(l.marks), slices.Clone(l.spelling)
}

// gapByte stands for what is no word where the kind of a word would stand.
const gapByte = 0xff

func kindByte(m traits) byte {
	switch {
	case m&isGap != 0:
		return gapByte
	case m&isNumber != 0:
		return byte(indonesian.Number)
	case m&isCode != 0:
		return byte(indonesian.Code)
	case m&isGrade != 0:
		return byte(indonesian.Grade)
	}
	return byte(indonesian.Word)
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// reader decodes what the append functions wrote. After a failure it gives zeros.
type reader struct {
	buf    []byte
	failed bool
}

func (r *reader) byte() byte {
	if len(r.buf) == 0 {
		r.failed = true
		return 0
	}
	b := r.buf[0]
	r.buf = r.buf[1:]
	return b
}

func (r *reader) uint() uint64 {
	if len(r.buf) > 0 && r.buf[0] < 0x80 {
		v := r.buf[0]
		r.buf = r.buf[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(r.buf)
	if n <= 0 {
		r.failed, r.buf = true, nil
		return 0
	}
	r.buf = r.buf[n:]
	return v
}

// part reads a string as a part of text, which is the whole of what is read.
func (r *reader) part(text string) string {
	n := r.uint()
	if n > uint64(len(r.buf)) {
		r.failed, r.buf = true, nil
		return ""
	}
	from := len(text) - len(r.buf)
	r.buf = r.buf[n:]
	return text[from : from+int(n)]
}
