package index

import (
	"strconv"

	"studitiru/index/segment"
)

// Fields of the Bleve index.
const (
	stemField   = segment.StemField   // stems of title, places, headings and text
	recordField = segment.StoredField // the record or a piece of the lexicon
)

// passageID names a passage in the index, lexiconID a piece of the lexicon.
func passageID(document int64, ordinal int) string {
	return strconv.FormatInt(document, 36) + "/" + strconv.FormatInt(int64(ordinal), 36)
}

func lexiconID(n int) string { return "w" + strconv.Itoa(n) }

// counter counts stems. It is made once for many passages.
type counter struct {
	times []uint16 // by formID
	found []formID
}

// stems counts the stems of a record, and its length.
func (c *counter) stems(r *record, t tables, places []wordID) ([]segment.Count, int) {
	if len(c.times) < len(t.spelling) {
		c.times = append(c.times, make([]uint16, len(t.spelling)-len(c.times)+1024)...)
	}
	c.found = c.found[:0]
	length := 0
	for _, list := range [][]wordID{r.title, r.above, places, r.words} {
		length += len(list)
		for _, w := range list {
			f := t.stems[w]
			if c.times[f] == 0 {
				c.found = append(c.found, f)
			}
			if c.times[f] < 1<<15 {
				c.times[f]++
			}
		}
	}
	for _, w := range r.asked { // once each, and only what is not said: they help to find, and count little
		if f := t.stems[w]; c.times[f] == 0 {
			c.found, c.times[f] = append(c.found, f), 1
		}
	}
	out := make([]segment.Count, len(c.found))
	for i, f := range c.found {
		out[i] = segment.Count{Stem: uint32(f), Times: c.times[f]}
		c.times[f] = 0
	}
	return out, length
}
