package desk

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"studitiru/knowledge"
)

// How far the preview of a term looks back.
const (
	previewSpan      = 90 * 24 * time.Hour
	previewQuestions = 5000
)

// Lexicon gives the words that people added to the vocabulary. data.DB is one.
type Lexicon interface {
	Terms(ctx context.Context) ([]Term, error)
}

// spellingOut is what SpellingOut returns.
type spellingOut struct {
	knowledge.Searcher
	terms Lexicon
}

// SpellingOut is a Searcher that knows the words that people added to the vocabulary: it puts the long form in the place of
// the short one before it searches. The words are read for every question, so that a change holds from the next one on, in
// every process on the same store.
func SpellingOut(search knowledge.Searcher, terms Lexicon) knowledge.Searcher {
	return spellingOut{search, terms}
}

// Search searches with the added words.
func (s spellingOut) Search(ctx context.Context, r knowledge.SearchRequest) (knowledge.SearchResult, error) {
	terms, err := s.terms.Terms(ctx)
	if err != nil {
		return knowledge.SearchResult{}, fmt.Errorf("read the added vocabulary: %w", err)
	}
	for _, t := range terms {
		r.Text = spelledOut(r.Text, t)
	}
	found, err := s.Searcher.Search(ctx, r)
	if err != nil {
		return found, fmt.Errorf("search with the added vocabulary: %w", err)
	}
	return found, nil
}

// spelledOut puts the long form of a term in the place of its short form, where that stands as a word of
// its own and the long form is not there already.
func spelledOut(text string, t Term) string {
	if at := wordAt(text, t.Short); at >= 0 && wordAt(text, t.Long) < 0 {
		return text[:at] + t.Long + text[at+len(t.Short):]
	}
	return text
}

// wordAt finds a word or phrase as a whole, whatever its case; -1 when it is not there.
func wordAt(text, word string) int {
	lower, wanted := strings.ToLower(text), strings.ToLower(word)
	if wanted == "" || len(lower) != len(text) || len(wanted) != len(word) { // letters whose case changes their length
		return -1
	}
	for from := 0; ; {
		i := strings.Index(lower[from:], wanted)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(lower[:i])
		after, _ := utf8.DecodeRuneInString(lower[i+len(wanted):])
		if !inWord(before) && !inWord(after) {
			return i
		}
		from = i + len(wanted)
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Touched lists, the newest first, the different questions of the last 90 days (of the newest 5,000) that a term would
// change; for curators.
func (d *Desk) Touched(ctx context.Context, by knowledge.Actor, t Term) ([]string, error) {
	if err := d.require(ctx, by, MayCurate, "preview", "term"); err != nil {
		return nil, err
	}
	asked, err := d.store.AskedSince(ctx, d.now().Add(-previewSpan), previewQuestions)
	if err != nil {
		return nil, fmt.Errorf("read the questions that a term would change: %w", err)
	}
	var list []string
	seen := map[string]bool{}
	for _, q := range asked {
		if key := strings.ToLower(q.Text); spelledOut(q.Text, t) != q.Text && !seen[key] {
			seen[key] = true
			list = append(list, q.Text)
		}
	}
	return list, nil
}
