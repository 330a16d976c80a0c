package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/indonesian"
)

// text is a document cut into passages and these into sentences and words.
type text struct {
	card     *card
	version  int
	passages []passage
	words    int
}

// has tells whether a text has a part of a kind.
func (t *text) has(section knowledge.Section) bool {
	return slices.ContainsFunc(t.passages, func(p passage) bool { return p.section == section })
}

// passage is a knowledge.Passage with what is asked of it again and again.
type passage struct {
	knowledge.Passage
	heading   []string // stems
	places    []string // official names in the heading
	words     []word
	sentences []sentence
	mentions  []mention
	section   knowledge.Section
}

// mention is a place that a passage names: one, or all that share the name.
type mention struct {
	names    []string
	from, to int // words
}

// word is a token without its surface.
type word struct {
	stem       string
	start, end int32 // bytes in the passage
	number     bool  // and no year
	year       int16 // 1945..2100, else 0
	capital    bool
}

// sentence is a sentence, a list item or a row.
type sentence struct {
	knowledge.Span
	from, to int  // words
	line     int  // of the passage: rows and items have one each
	denies   bool // says that something is not known
}

// cut makes a text of a document.
func (e *Engine) cut(d knowledge.Document, c *card) *text {
	t := &text{card: c, version: d.Version}
	for _, p := range knowledge.Passages(d) {
		q := passage{Passage: p}
		tokens := e.cfg.Language.Tokens(p.Text)
		q.words = make([]word, len(tokens))
		for i, k := range tokens {
			q.words[i] = wordOf(k, p.Text)
			if i > 0 && e.signs.Has(signMonth, k.Stem) { // the day of a date is no figure
				q.words[i-1].number = false
			}
		}
		q.mentions = e.mentions(&q)
		q.heading = lexicon.Stems(e.cfg.Language.Tokens(p.Heading))
		for _, m := range e.cfg.Language.NamedPlaces(p.Heading) {
			q.places = append(q.places, m.Names...)
		}
		q.section = e.roles.Of(p.Heading)
		q.sentences = e.sentences(&q)
		t.words += len(q.words)
		t.passages = append(t.passages, q)
	}
	return t
}

// mentions finds the places that a passage names.
func (e *Engine) mentions(p *passage) []mention {
	var out []mention
	at := 0
	for _, m := range e.cfg.Language.NamedPlaces(p.Text) {
		for at < len(p.words) && int(p.words[at].end) <= m.Start {
			at++
		}
		one := mention{names: m.Names, from: at, to: at}
		for one.to < len(p.words) && int(p.words[one.to].start) < m.End {
			one.to++
		}
		out = append(out, one)
	}
	return out
}

func wordOf(k indonesian.Token, in string) word {
	w := word{stem: k.Stem, start: int32(k.Start), end: int32(k.End)}
	if k.Kind == indonesian.Number {
		if y := shape.YearOf(k.Surface); y != 0 {
			w.year = int16(y)
		} else {
			w.number = !countsItem(in, k)
		}
	}
	first, _ := utf8.DecodeRuneInString(in[k.Start:])
	w.capital = unicode.IsUpper(first)
	return w
}

// countsItem tells whether a number only counts an item of a list: "10. Pemantauan".
func countsItem(in string, k indonesian.Token) bool {
	return (k.Start == 0 || in[k.Start-1] == '\n') && strings.HasPrefix(in[k.End:], ". ")
}

// sentences cuts each line by itself: in a passage, a line is a paragraph, a list item or the row of a table.
func (e *Engine) sentences(p *passage) []sentence {
	var out []sentence
	at, line, w := 0, 0, 0
	for row := range strings.SplitSeq(p.Text, "\n") {
		for _, s := range e.cfg.Language.Sentences(row) {
			one := sentence{Span: knowledge.Span{Start: s.Start + at, End: s.End + at}, line: line}
			for w < len(p.words) && int(p.words[w].start) < one.Start {
				w++
			}
			one.from = w
			for w < len(p.words) && int(p.words[w].start) < one.End {
				w++
			}
			one.to = w
			one.denies = p.section == knowledge.SectionUnknown || shape.Denies.MatchString(p.Text[one.Start:one.End])
			out = append(out, one)
		}
		at += len(row) + 1
		line++
	}
	return out
}

// wordsKept is how many words of texts are kept: some 40 bytes each.
const wordsKept = 250_000

// texts of the cards, in their order; a document that is no longer published as its card says has none.
func (e *Engine) read(ctx context.Context, cards []*card) ([]*text, error) {
	have := make(map[int64]*text, len(cards))
	var missing []int64
	for _, c := range cards {
		holds := func(t *text) bool { return t.version == c.version && t.card == c }
		if t, ok := e.texts.Get(c.id, holds); ok {
			have[c.id] = t
		} else {
			missing = append(missing, c.id)
		}
	}
	if len(missing) > 0 {
		docs, err := e.cfg.Store.Documents(ctx, knowledge.Filter{IDs: missing, States: []knowledge.State{knowledge.Published}})
		if err != nil {
			return nil, fmt.Errorf("read texts: %w", err)
		}
		for _, d := range docs {
			if c := e.cardOf(d.ID); c != nil && c.version == d.Version {
				t := e.cut(d, c)
				e.texts.Put(c.id, t)
				have[d.ID] = t
			}
		}
	}
	var out []*text
	for _, c := range cards {
		if t := have[c.id]; t != nil {
			out = append(out, t)
		}
	}
	return out, nil
}
