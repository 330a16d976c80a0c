package indonesian

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// algorithm changes whenever the rules in this package cut or stem words differently than before.
const algorithm = "2"

// analysisLists are the word lists that change the tokens of documents.
var analysisLists = []string{"codes.tsv", "places.tsv", "protected.tsv", "roots.tsv"}

// Language holds the word lists and what was learnt from them. It is safe for concurrent use.
type Language struct {
	version   string
	stemmer   stemmer
	aliases   aliasTable
	places    placeTable
	shorts    map[string]bool // abbreviations that a full stop does not end, lower case without it
	reading   reading
	seen      []atomic.Pointer[entry] // words met before, by their hash: bounded, the last one met stays
	vocabular *Speller
}

// New reads the word lists of a vocabulary folder. It refuses a list with a bad line by its file and line.
func New(vocabulary fs.FS) (*Language, error) {
	l := &Language{}
	steps := []func(fs.FS) error{
		l.readStems, l.readAliases, l.readPlaces, l.readAbbreviations, l.readReading, l.hashLists,
	}
	for _, step := range steps {
		if err := step(vocabulary); err != nil {
			return nil, err
		}
	}
	l.seen = make([]atomic.Pointer[entry], cacheSize)
	return l, nil
}

// Version identifies the way documents are analysed: it changes with the rules and with every word list that changes
// tokens. An index built under another version has to be built again.
func (l *Language) Version() string { return l.version }

func (l *Language) hashLists(files fs.FS) error {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n", algorithm)
	for _, name := range analysisLists {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return fmt.Errorf("read vocabulary %s: %w", name, err)
		}
		fmt.Fprintf(h, "%s %d\n%s", name, len(text), text)
	}
	l.version = hex.EncodeToString(h.Sum(nil))[:12]
	return nil
}

// readAbbreviations reads abbreviations.tsv: one abbreviation a line, without its full stop.
func (l *Language) readAbbreviations(files fs.FS) error {
	lines, err := readList(files, "abbreviations.tsv", 1, 1)
	if err != nil {
		return err
	}
	l.shorts = make(map[string]bool, len(lines))
	for _, n := range lines {
		l.shorts[n.columns[0]] = true
	}
	return nil
}

// cacheSize is the number of words whose analysis is remembered; a power of two.
const cacheSize = 1 << 16

// entry is what is known about a surface.
type entry struct {
	surface, stem string
	flags         uint8
}

// Flags of an entry.
const (
	beginsPlace uint8 = 1 << iota
	beginsAlias
)

// find returns the entry of a raw word, and whether it was typed in capitals. buffer is scratch memory.
func (l *Language) find(raw string, buffer *[maxWord]byte) (*entry, bool) {
	if len(raw) > maxWord {
		return l.lookup(normal(raw)), isUpper(raw)
	}
	upper := true
	h := uint32(2166136261)
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if c >= utf8.RuneSelf || c == '`' {
			return l.lookup(normal(raw)), isUpper(raw)
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		} else {
			upper = false
		}
		buffer[i] = c
		h = (h ^ uint32(c)) * 16777619
	}
	lower := buffer[:len(raw)]
	if l.seen != nil {
		if e := l.seen[h%cacheSize].Load(); e != nil && e.surface == string(lower) {
			return e, upper
		}
	}
	return l.remember(string(lower), h), upper
}

// lookup returns the entry of a surface.
func (l *Language) lookup(surface string) *entry {
	h := uint32(2166136261)
	for i := 0; i < len(surface); i++ {
		h = (h ^ uint32(surface[i])) * 16777619
	}
	if l.seen != nil {
		if e := l.seen[h%cacheSize].Load(); e != nil && e.surface == surface {
			return e
		}
	}
	return l.remember(surface, h)
}

// remember analyses a surface and keeps the result in the place of its hash.
func (l *Language) remember(surface string, hash uint32) *entry {
	e := &entry{surface: surface, stem: l.stemmer.stem(surface)}
	if l.places.begins(surface) {
		e.flags |= beginsPlace
	}
	if l.aliases.begins(surface) {
		e.flags |= beginsAlias
	}
	if l.seen != nil {
		l.seen[hash%cacheSize].Store(e)
	}
	return e
}

// Stem returns the root of a word, lower case: layan for pelayanan. A doubled word has the stem of the word that is
// doubled. It is never empty for a word that is not, and Stem of a stem is the stem.
func (l *Language) Stem(word string) string {
	surface := normal(word)
	if surface == "" {
		return word
	}
	for i := 1; i+1 < len(surface); i++ {
		if surface[i] == '-' && l.doubled(surface[:i], surface[i+1:]) {
			return l.lookup(surface[:i]).stem
		}
	}
	return l.lookup(surface).stem
}

// doubled tells whether left-right repeats a word: anak-anak, sebaik-baiknya, tarik-menarik.
func (l *Language) doubled(left, right string) bool {
	a, b := normal(left), normal(right)
	if len(a) < 2 || len(b) < 2 || len(a)+len(b) >= maxWord {
		return false
	}
	if a == b {
		return true
	}
	first, _ := utf8.DecodeRuneInString(right)
	if unicode.IsUpper(first) && !isUpper(left) {
		return false
	}
	return l.lookup(a).stem == l.lookup(b).stem
}
