package indonesian

import (
	"io/fs"
	"iter"
	"strings"
	"unicode"
)

type Language struct{}

func New(vocabulary fs.FS) (*Language, error) { return &Language{}, nil }
func (l *Language) Version() string           { return "0" }
func (l *Language) Stem(word string) string   { return strings.ToLower(word) }
func (l *Language) Tokens(text string) []Token {
	var out []Token
	start := -1
	for i, r := range text + " " {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			s := strings.ToLower(text[start:i])
			out = append(out, Token{Surface: s, Stem: s, Start: start, End: i})
			start = -1
		}
	}
	return out
}
func (l *Language) Sentences(text string) []Span { return []Span{{0, len(text)}} }

func (l *Language) ReadWith(question string, d Dictionary, senses map[string]string) Query {
	var q Query
	for _, t := range l.Tokens(question) {
		q.Terms = append(q.Terms, Term{Surface: t.Surface, Stem: t.Stem, Kind: t.Kind, Weight: 1, Typed: t.Surface})
	}
	return q
}

type Speller struct{}

func NewSpeller(words iter.Seq2[string, int]) *Speller  { return &Speller{} }
func (s *Speller) Correct(word string) (string, bool) { return "", false }
