package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/article"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/question"
)

// card is what a published document is about, as the Engine keeps it. It is never shown: what is shown is read anew.
type card struct {
	articles   bool // it is a rule whose text is cut into Pasal
	id         int64
	version    int
	title      string
	kind       knowledge.Kind
	places     []string
	agency     string
	year       int
	date       string
	fields     []string
	aspects    []string
	indicators []int
	status     knowledge.Status
	visibility knowledge.Visibility
	stems      []string   // of the title
	lead       []string   // of the beginning of its text
	questions  [][]string // stems of the questions that the document says it answers
	rules      []string   // named in the title, in the normal form of Parts.Rules
}

// nationwide is the place of documents that are about no single place.
const nationwide = "Nasional"

// alone tells whether a document is about one place only, and that one.
func (c *card) alone(place string) bool { return len(c.places) == 1 && c.places[0] == place }

// about tells whether a document names a place among its own.
func (c *card) about(place string) bool { return slices.Contains(c.places, place) }

// shelf holds the cards of all published documents, by ID.
type shelf struct {
	mu       sync.RWMutex
	identity string
	seq      int64
	cards    map[int64]*card
	order    []*card // by ID; remade after a change
	names    *question.NameTable
}

// changesAtOnce is how many changes are read from the store at once.
const changesAtOnce = 500

// Follow brings what is known of the documents up to the store. Answer does so by itself; to have done it before the first
// question makes that one as fast as the others.
func (e *Engine) Follow(ctx context.Context) error {
	identity, seq, _, err := e.cfg.Store.StoreState(ctx)
	if err != nil {
		return fmt.Errorf("ask the store for its state: %w", err)
	}
	s := &e.shelf
	s.mu.RLock()
	same := s.cards != nil && s.identity == identity && s.seq == seq
	s.mu.RUnlock()
	if same {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cards == nil || s.identity != identity || s.seq > seq {
		s.cards, s.identity, s.seq = map[int64]*card{}, identity, 0
	}
	for s.seq < seq {
		changes, err := e.cfg.Store.ChangesAfter(ctx, s.seq, changesAtOnce)
		if err != nil {
			return fmt.Errorf("read changes after %d: %w", s.seq, err)
		}
		if len(changes) == 0 {
			break
		}
		for _, c := range changes {
			e.shelve(c.Document)
			s.seq = c.Seq
		}
	}
	s.remake(e.cfg.Reader)
	return nil
}

// shelve puts a document's card in its place, or takes it away.
func (e *Engine) shelve(d knowledge.Document) {
	if d.State != knowledge.Published {
		delete(e.shelf.cards, d.ID)
		return
	}
	c := &card{id: d.ID, version: d.Version, title: d.Title, kind: d.Kind, places: d.Places, agency: d.Agency, year: d.Year,
		date: d.Date, fields: d.Fields, aspects: d.Aspects, indicators: d.Indicators, status: d.Status,
		visibility: d.Visibility, rules: e.cfg.Reader.Rules(d.Title)}
	c.stems = lexicon.Stems(e.cfg.Language.Tokens(d.Title))
	passages := knowledge.Passages(d)
	c.lead, c.articles = e.leadOf(passages), d.Kind == knowledge.Rule && article.Cut(passages)
	for _, q := range d.Questions {
		var stems []string
		for _, s := range e.cfg.Language.Spoken(q, lexicon.Everything{}) { // chat spellings written out, as in what is asked
			stems = append(stems, s.Stem)
		}
		c.questions = append(c.questions, stems)
	}
	e.shelf.cards[d.ID] = c
}

// leadOf are the stems of what a document begins with.
func (e *Engine) leadOf(passages []knowledge.Passage) []string {
	var out []string
	for _, p := range passages {
		if out = append(out, lexicon.Stems(e.cfg.Language.Tokens(p.Text))...); len(out) >= leadWords {
			return slices.Clone(out[:leadWords])
		}
	}
	return out
}

// remake derives what depends on all cards.
func (s *shelf) remake(r *question.Reader) {
	s.order = s.order[:0:0]
	for _, c := range s.cards {
		s.order = append(s.order, c)
	}
	slices.SortFunc(s.order, func(a, b *card) int { return cmp.Compare(a.id, b.id) })
	docs := make([]knowledge.Document, len(s.order))
	for i, c := range s.order {
		docs[i] = knowledge.Document{ID: c.id, Meta: knowledge.Meta{Title: c.title, Kind: c.kind, Places: c.places, Agency: c.agency}}
	}
	s.names = r.NewNames(docs)
}

// cardOf returns the card of a document, nil when it is not published.
func (e *Engine) cardOf(id int64) *card {
	e.shelf.mu.RLock()
	defer e.shelf.mu.RUnlock()
	return e.shelf.cards[id]
}

// all returns the cards that the audience may see, by ID. The list is the caller's.
func (e *Engine) all(who knowledge.Audience, fits func(*card) bool) []*card {
	e.shelf.mu.RLock()
	defer e.shelf.mu.RUnlock()
	var out []*card
	for _, c := range e.shelf.order {
		if who.May(c.visibility, c.agency) && fits(c) {
			out = append(out, c)
		}
	}
	return out
}
