package desk

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"unicode"

	"studitiru/knowledge"
)

// How likeness of texts is told.
const (
	shingleWords = 5   // words in a row that count as one shingle
	sketchSize   = 128 // smallest hashes kept of a text (bottom-k sketch; Cohen and Kaplan 2007)
	nearEnough   = 0.8 // of the shingles in common, from which on texts are near-equal
)

// SketchOf is the bottom-k sketch of a text: the smallest hashes of its shingles, in order. Case, punctuation and
// spaces do not count. Two sketches tell how many shingles two texts share, whatever their lengths.
func SketchOf(text string) []uint64 {
	words := wordsOf(knowledge.WithoutPages(text))
	var hashes []uint64
	bound := uint64(math.MaxUint64) // hashes from here on are none of the smallest
	for i := 0; i == 0 || i+shingleWords <= len(words); i++ {
		hash := mix(hashOf(words[i:min(len(words), i+shingleWords)]))
		if hash > bound {
			continue
		}
		if hashes = append(hashes, hash); len(hashes) >= 8*sketchSize {
			if hashes = smallest(hashes); len(hashes) == sketchSize {
				bound = hashes[sketchSize-1]
			}
		}
	}
	return slices.Clip(smallest(hashes))
}

// smallest are the first hashes of a sketch, each once and in order.
func smallest(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	return hashes[:min(len(hashes), sketchSize)]
}

// hashOf is the FNV-1a hash of words, each with a zero behind it.
func hashOf(words []string) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h *= 1099511628211 // the zero
	}
	return h
}

// mix spreads the bits of a hash (SplitMix64), so that its smallest values are a fair sample.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// likeness is the part of the shingles that two texts have in common (Jaccard), 0 to 1.
func likeness(a, b []uint64) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	union, both := 0, 0
	for i, j := 0, 0; union < sketchSize && (i < len(a) || j < len(b)); union++ {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			i++
		case i == len(a) || b[j] < a[i]:
			j++
		default:
			both++
			i++
			j++
		}
	}
	return float64(both) / float64(union)
}

// marksOfText is how many of the smallest hashes of a text are its marks: of texts that share four fifths of their pieces all
// but a few agree.
const marksOfText = 12

// Marks are numbers of which documents that are alike share some: one for the title in each of its places, and some for the
// text. They are a function of title, places and body alone.
func Marks(d knowledge.Document) (marks []int64) {
	if title := plain(d.Title); title != "" {
		for _, place := range placesOf(d) {
			h := fnv.New64a()
			h.Write([]byte(title + "\x00" + place))
			marks = append(marks, int64(mix(h.Sum64())))
		}
	}
	if strings.TrimSpace(d.Body) == "" {
		return marks
	}
	sketch := SketchOf(d.Body)
	for _, hash := range sketch[:min(len(sketch), marksOfText)] {
		marks = append(marks, int64(hash))
	}
	return marks
}

// placesOf are the places of a document, one without a name where it has none.
func placesOf(d knowledge.Document) []string {
	if len(d.Places) == 0 {
		return []string{""}
	}
	return d.Places
}

// How many documents like a proposal are named, and how many are looked at for it.
const (
	twinsShown  = 3
	twinsLooked = 40
)

// Twins finds documents that a new one may repeat: of the same file, the same or a near-equal text, or the same title
// and place; the surest first. Deleted and rejected ones do not count. It looks at a few, however many there are.
func (d *Desk) Twins(ctx context.Context, doc knowledge.Document, fileHash string) ([]Twin, error) {
	ids, err := d.store.Alike(ctx, Marks(doc), fileHash, twinsLooked)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	states := []knowledge.State{knowledge.Published, knowledge.InReview, knowledge.Hidden, knowledge.Outdated, knowledge.Archived}
	alike, err := d.docs.Documents(ctx, knowledge.Filter{IDs: ids, States: states, NoBody: true})
	if err != nil {
		return nil, fmt.Errorf("look for documents like a proposal: %w", err)
	}
	sketch := SketchOf(doc.Body)
	var twins []Twin
	for _, known := range alike {
		if known.ID == doc.ID {
			continue
		}
		t, err := d.twin(ctx, known, doc, sketch, fileHash)
		if err != nil {
			return nil, err
		}
		if t.Same != "" {
			twins = append(twins, t)
		}
	}
	order := []string{TwinFile, TwinText, TwinNear, TwinTitle}
	slices.SortStableFunc(twins, func(a, b Twin) int {
		return cmp.Or(slices.Index(order, a.Same)-slices.Index(order, b.Same), cmp.Compare(b.Share, a.Share))
	})
	return twins[:min(len(twins), twinsShown)], nil
}

// twin tells what a document and a new one share; Same is "" where that is not enough.
func (d *Desk) twin(ctx context.Context, known, doc knowledge.Document, sketch []uint64, fileHash string) (Twin, error) {
	c, err := d.curation(ctx, known.ID)
	if err != nil {
		return Twin{}, err
	}
	if len(c.Sketch) == 0 { // of the seed, or imported as it was
		whole, err := d.docs.Document(ctx, known.ID)
		if err != nil {
			return Twin{}, fmt.Errorf("read a document like a proposal: %w", err)
		}
		c.Sketch = SketchOf(whole.Body)
	}
	switch share := likeness(sketch, c.Sketch); {
	case fileHash != "" && c.FileHash == fileHash:
		return Twin{known, TwinFile, 1}, nil
	case strings.TrimSpace(doc.Body) == "":
	case share == 1:
		return Twin{known, TwinText, 1}, nil
	case share >= nearEnough:
		return Twin{known, TwinNear, share}, nil
	}
	if doc.Title != "" && plain(known.Title) == plain(doc.Title) && sharePlace(known.Places, doc.Places) {
		return Twin{known, TwinTitle, 0}, nil
	}
	return Twin{}, nil
}

// What makes documents twins.
const (
	TwinFile  = "berkas"
	TwinText  = "teks"
	TwinNear  = "mirip"
	TwinTitle = "judul"
)

// wordsOf are the words of a text in small letters, without punctuation.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func plain(s string) string {
	return strings.Join(wordsOf(s), " ")
}

func sharePlace(a, b []string) bool {
	return len(a) == 0 && len(b) == 0 || slices.ContainsFunc(a, func(p string) bool { return slices.Contains(b, p) })
}
