package index

import (
	"encoding/binary"
	"errors"
	"strings"
	"sync"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

var errRecord = errors.New("damaged record")

// record is a passage as it is stored: numbers of words instead of text.
type record struct {
	document   int64
	version    int
	ordinal    int
	siblings   int // passages of the document
	length     int // tokens that count for BM25
	kind       knowledge.Kind
	visibility knowledge.Visibility
	agency     string
	places     []string
	heading    string
	year       int
	date       int // YYYYMMDD, 0 unknown

	title     []wordID
	above     []wordID // words of the headings
	asked     []wordID // words of the document's questions, in its first passage alone
	words     []wordID // words of the text
	gaps      []wordID // what stands before each word; one more for the end
	sentences []int    // index of the first word of each sentence
}

// text rebuilds the passage, byte for byte.
func (r *record) text(t tables) string {
	size := len(t.pieces[r.gaps[len(r.words)]])
	for i, w := range r.words {
		size += len(t.pieces[r.gaps[i]]) + len(t.pieces[w])
	}
	var b strings.Builder
	b.Grow(size)
	for i, w := range r.words {
		b.WriteString(t.pieces[r.gaps[i]])
		b.WriteString(t.pieces[w])
	}
	b.WriteString(t.pieces[r.gaps[len(r.words)]])
	return b.String()
}

// spans gives each word's place in text().
func (r *record) spans(t tables) []knowledge.Span {
	out := make([]knowledge.Span, len(r.words))
	at := 0
	for i, w := range r.words {
		at += len(t.pieces[r.gaps[i]])
		out[i] = knowledge.Span{Start: at, End: at + len(t.pieces[w])}
		at = out[i].End
	}
	return out
}

// sentence gives the range of words of sentence i.
func (r *record) sentence(i int) (from, to int) {
	to = len(r.words)
	if i+1 < len(r.sentences) {
		to = r.sentences[i+1]
	}
	return r.sentences[i], to
}

// encode writes the record. A word is id<<1, followed by the gap before it with the low
// bit set unless that is the ordinary one: nothing before the first word, else a space.
func (r *record) encode(l *lexicon) []byte {
	b := make([]byte, 0, 64+len(r.title)+3*len(r.words))
	for _, v := range []int{int(r.document), r.version, r.ordinal, r.siblings, r.length, r.year, r.date, len(r.places)} {
		b = binary.AppendUvarint(b, uint64(v))
	}
	for _, p := range r.places {
		b = binary.AppendUvarint(b, uint64(l.gap(p)))
	}
	for _, s := range []string{string(r.kind), string(r.visibility), r.agency, r.heading} {
		b = binary.AppendUvarint(b, uint64(l.gap(s)))
	}
	b = appendWords(b, r.title)
	b = appendWords(b, r.above)
	b = appendWords(b, r.asked)
	b = binary.AppendUvarint(b, uint64(len(r.sentences)))
	last := 0
	for _, s := range r.sentences {
		b = binary.AppendUvarint(b, uint64(s-last))
		last = s
	}
	b = binary.AppendUvarint(b, uint64(len(r.words)))
	for i, w := range r.words {
		if r.gaps[i] == ordinaryGap(i) {
			b = binary.AppendUvarint(b, uint64(w)<<1)
			continue
		}
		b = binary.AppendUvarint(b, uint64(w)<<1|1)
		b = binary.AppendUvarint(b, uint64(r.gaps[i]))
	}
	return binary.AppendUvarint(b, uint64(r.gaps[len(r.words)]))
}

// ordinaryGap relies on the first two entries of every lexicon: "" and " ".
func ordinaryGap(i int) wordID {
	if i == 0 {
		return 0
	}
	return 1
}

func appendWords(b []byte, words []wordID) []byte {
	b = binary.AppendUvarint(b, uint64(len(words)))
	for _, w := range words {
		b = binary.AppendUvarint(b, uint64(w))
	}
	return b
}

// decode reads a record into r, using its slices again.
func (r *record) decode(blob []byte, t tables) error {
	in := reader{buf: blob}
	id := func() wordID {
		v := in.uint()
		if v >= uint64(len(t.pieces)) {
			in.failed, v = true, 0
		}
		return wordID(v)
	}
	count := func() int {
		v := in.uint()
		if v > uint64(len(in.buf))+1 {
			in.failed, v = true, 0
		}
		return int(v)
	}
	r.document = int64(in.uint())
	r.version, r.ordinal, r.siblings, r.length, r.year, r.date = int(in.uint()), int(in.uint()), int(in.uint()), int(in.uint()),
		int(in.uint()), int(in.uint())
	r.places = r.places[:0]
	for range count() {
		r.places = append(r.places, t.pieces[id()])
	}
	r.kind, r.visibility = knowledge.Kind(t.pieces[id()]), knowledge.Visibility(t.pieces[id()])
	r.agency, r.heading = t.pieces[id()], t.pieces[id()]
	for _, list := range []*[]wordID{&r.title, &r.above, &r.asked} {
		*list = (*list)[:0]
		for range count() {
			*list = append(*list, id())
		}
	}
	r.sentences = r.sentences[:0]
	last := 0
	for range count() {
		last += int(in.uint())
		r.sentences = append(r.sentences, last)
	}
	r.decodeText(&in, t, count())
	if in.failed || last > len(r.words) || len(r.sentences) == 0 {
		return errRecord
	}
	return nil
}

func (r *record) decodeText(in *reader, t tables, n int) {
	r.words, r.gaps = r.words[:0], r.gaps[:0]
	limit := uint64(len(t.pieces))
	for i := range n {
		v := in.uint()
		gap := uint64(ordinaryGap(i))
		if v&1 != 0 {
			gap = in.uint()
		}
		if v>>1 >= limit || gap >= limit {
			in.failed = true
			break
		}
		r.words = append(r.words, wordID(v>>1))
		r.gaps = append(r.gaps, wordID(gap))
	}
	gap := in.uint()
	if gap >= limit {
		in.failed, gap = true, 0
	}
	r.gaps = append(r.gaps, wordID(gap))
}

// analyses are used again for other passages: what tokens take is the most of what indexing takes.
var analyses = sync.Pool{New: func() any { return &analysed{} }}

// analysed is a passage whose text has been read, before its words are numbered.
type analysed struct {
	passage   knowledge.Passage
	text      []indonesian.Token
	above     []indonesian.Token
	sentences []indonesian.Span
}

// number turns an analysed passage into a record.
func (l *lexicon) number(a *analysed, r *record) {
	text := a.passage.Text
	at, next := 0, 0
	r.heading = a.passage.Heading
	r.ordinal = a.passage.Ordinal
	r.above = l.numberAll(a.passage.Heading, a.above)
	for i := range a.text {
		t := &a.text[i]
		r.words = append(r.words, l.add(text[t.Start:t.End], t))
		r.gaps = append(r.gaps, l.gap(text[at:t.Start]))
		at = t.End
		for next < len(a.sentences) && t.Start >= a.sentences[next].Start {
			if n := len(r.sentences); n == 0 || r.sentences[n-1] != i {
				r.sentences = append(r.sentences, i)
			}
			next++
		}
	}
	r.gaps = append(r.gaps, l.gap(text[at:]))
	if len(r.sentences) == 0 || r.sentences[0] != 0 {
		r.sentences = append([]int{0}, r.sentences...)
	}
}

func (l *lexicon) numberAll(text string, tokens []indonesian.Token) []wordID {
	out := make([]wordID, len(tokens))
	for i := range tokens {
		out[i] = l.add(text[tokens[i].Start:tokens[i].End], &tokens[i])
	}
	return out
}
