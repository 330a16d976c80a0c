package answer

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/figure"
	"studitiru/knowledge/answer/keep"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/shape"
	"studitiru/knowledge/indonesian"
	"studitiru/knowledge/question"
)

// Store is what the Engine reads; *data.DB is one.
type Store interface {
	// Documents lists current versions that fit f; see knowledge.DocumentStore.
	Documents(ctx context.Context, f knowledge.Filter) ([]knowledge.Document, error)
	// ChangesAfter and StoreState are those of knowledge.Journal.
	ChangesAfter(ctx context.Context, seq int64, limit int) ([]knowledge.Change, error)
	StoreState(ctx context.Context) (id string, seq int64, published int, err error)
	// Facts are the figures that documents state; see knowledge.FactStore.
	Facts(ctx context.Context, f knowledge.FactFilter) ([]knowledge.Fact, error)
}

// Config is what an Engine stands on. All fields are required.
type Config struct {
	Store      Store
	Search     knowledge.Searcher
	Words      indonesian.Dictionary // of what is searched: which words there are, and what a slip was meant to be
	Reader     *question.Reader
	Language   *indonesian.Language
	Vocabulary fs.FS // data/seed/vocabulary: roles of sections, measures, attributes
	Now        func() time.Time
}

// Engine answers questions. It is safe for concurrent use.
type Engine struct {
	cfg      Config
	roles    lexicon.Roles
	measures measures
	answers  answers
	signs    lexicon.Signs
	labels   map[string]map[string]bool // stems that speak for a field, by its key
	ways     lexicon.Ways
	sample   lexicon.Phrase // headings and titles of texts to copy
	playbook lexicon.Phrase // titles of documents that tell how something is done
	visits   lexicon.Phrase // titles of documents about visits
	glossary lexicon.Phrase // titles of documents that explain words
	shelf    shelf
	texts    keep.Cache[*text]
}

// New reads the tables of the vocabulary. It refuses a table with a bad line.
func New(cfg Config) (*Engine, error) {
	e := &Engine{cfg: cfg}
	e.ways.Language = cfg.Language
	e.texts.Most, e.texts.Weight = wordsKept, func(t *text) int { return t.words }
	var err error
	if e.roles, err = lexicon.ReadRoles(cfg.Vocabulary, cfg.Language); err != nil {
		return nil, err
	}
	if e.measures, err = lexicon.ReadMeasures(cfg.Vocabulary, cfg.Language); err != nil {
		return nil, err
	}
	if e.answers, err = readAnswers(cfg.Vocabulary, cfg.Language); err != nil {
		return nil, err
	}
	if e.signs, err = lexicon.ReadSigns(cfg.Vocabulary, cfg.Language); err != nil {
		return nil, err
	}
	if e.ways.Bodies, err = lexicon.ReadBodies(cfg.Vocabulary, cfg.Language); err != nil {
		return nil, err
	}
	if e.labels, err = lexicon.ReadFields(cfg.Vocabulary, cfg.Language); err != nil {
		return nil, err
	}
	e.glossary, e.playbook = lexicon.PhrasesIn(cfg.Language, wordsGlossary, "|"), lexicon.PhrasesIn(cfg.Language, wordsPlaybook, "|")
	e.visits = lexicon.PhrasesIn(cfg.Language, wordsVisit, "|")
	e.sample = lexicon.PhrasesIn(cfg.Language, wordsTemplate, "|")
	return e, nil
}

// hitsWanted is how many passages are asked of the Searcher.
const hitsWanted = 40

// quotesWanted is how many quotes a page of the answer has.
func (w *brief) quotesWanted() int {
	if w.q.Limit > 0 {
		return w.q.Limit
	}
	return knowledge.QuotesPerAnswer
}

// linesWanted is how many lines a page of a list has.
func (w *brief) linesWanted() int {
	if w.q.Limit > 0 {
		return w.q.Limit
	}
	return knowledge.LinesPerPage
}

// Answer answers a question; see knowledge.Answerer.
func (e *Engine) Answer(ctx context.Context, q knowledge.Question) (knowledge.Answer, knowledge.SearchResult, error) {
	if err := e.Follow(ctx); err != nil {
		return knowledge.Answer{}, knowledge.SearchResult{}, err
	}
	reader := e.cfg.Reader.At(e.cfg.Now())
	q.Text = reader.Corrected(q.Text, e.names())
	reading := reader.Read(q.Text, q.Previous, e.names())
	if reading.Behind != nil {
		w := e.begin(ctx, q, *reading.Behind)
		if done, err := w.behind(); done || err != nil {
			return w.answer, w.found, err
		}
	}
	whole, found, err := e.one(ctx, q, reading)
	if err != nil || len(reading.Several) < 2 || q.Offset > 0 || whole.Outcome == knowledge.Unclear {
		return whole, found, err
	}
	return e.several(ctx, q, reading.Several, whole, found)
}

// Read tells what is understood of a question that stands alone: for who wants to know why it got its answer.
func (e *Engine) Read(ctx context.Context, text string) (knowledge.Parts, error) {
	if err := e.Follow(ctx); err != nil {
		return knowledge.Parts{}, err
	}
	reader := e.cfg.Reader.At(e.cfg.Now())
	text = reader.Corrected(text, e.names())
	reading := reader.Read(text, knowledge.Context{}, e.names())
	w := e.begin(ctx, knowledge.Question{Text: text}, reading)
	w.tidy()
	return w.parts, nil
}

func (e *Engine) begin(ctx context.Context, q knowledge.Question, reading question.Reading) *work {
	w := &work{}
	w.ctx = ctx
	w.brief = brief{Engine: e, q: q, reading: reading, parts: reading.Parts, section: e.roles.Asked(q.Text),
		bound: shape.BoundOf(q.Text), said: slices.Concat(reading.Meant, lexicon.Surfaces(e.cfg.Language.Tokens(q.Text))),
		bans:  shape.Forbids.MatchString(strings.Join(reading.Meant, " ")),
		leave: shape.AsksLeave.MatchString(strings.Join(reading.Meant, " "))}
	return w
}

// one answers a message that is one question.
func (e *Engine) one(ctx context.Context, q knowledge.Question, reading question.Reading) (knowledge.Answer,
	knowledge.SearchResult, error) {
	w := e.begin(ctx, q, reading)
	if w.section == "" && reading.Inherited { // "kalau 18?" asks for what was asked of 16
		w.section = e.roles.Asked(reading.Topic)
		if w.section == "" && !reading.Other && asksNoMore(reading.Own) {
			w.section = q.Previous.Section
		}
	}
	w.tidy()
	for _, step := range []func() error{w.pairYears, w.route, w.arrange, w.scored, w.finish} {
		if err := step(); err != nil {
			return knowledge.Answer{}, w.found, err
		}
	}
	w.remember()
	return w.answer, w.found, nil
}

// asksNoMore tells whether a turn only puts something else in the place of what was named: what was asked of that is asked again.
func asksNoMore(own knowledge.Parts) bool {
	numbered := !slices.ContainsFunc(own.Words, func(s string) bool { return strings.Trim(s, "0123456789") != "" })
	return (own.Wish == knowledge.WishAny || own.Wish == knowledge.WishOverview || own.Wish == knowledge.WishHow) &&
		own.Measure == "" && len(own.Attributes) == 0 && numbered
}

// several answers the questions of one message, each with the context of the one before. The first one that has an answer is the
// answer, the others stand beside it in their order; when none has, the message is taken as a whole.
func (e *Engine) several(ctx context.Context, q knowledge.Question, texts []string, whole knowledge.Answer,
	found knowledge.SearchResult) (knowledge.Answer, knowledge.SearchResult, error) {
	reader, prev := e.cfg.Reader.At(e.cfg.Now()), q.Previous
	main := -1
	var all []knowledge.Answer
	var results []knowledge.SearchResult
	for _, text := range texts {
		one := q
		one.Text, one.Previous = text, prev
		a, result, err := e.one(ctx, one, question.Leaning(reader.Read(text, prev, e.names()), prev.Parts))
		if err != nil {
			return knowledge.Answer{}, result, err
		}
		a.Question = text
		if a.Outcome == knowledge.Answered {
			prev = a.Context
			if main < 0 {
				main = len(all)
			}
		}
		all, results = append(all, a), append(results, result)
	}
	if main < 0 {
		return whole, found, nil
	}
	out := all[main]
	out.Others = slices.Delete(all, main, main+1)
	return out, results[main], nil
}

// route makes the answer on the first way that fits.
func (w *work) route() error {
	w.answer.Parts = w.parts
	if w.parts.Wish == knowledge.WishTalk {
		return w.talk()
	}
	for _, way := range []func() (done bool, err error){w.alike, w.stay, w.titled, w.provision, w.nationally, w.catalogue, w.compare,
		w.value, w.story, w.card} {
		if done, err := way(); done || err != nil {
			return err
		}
	}
	return w.passages()
}

// talk is for the conversation to answer: it is never searched. What it holds and what came last is read from the store.
func (w *work) talk() error {
	a := &w.answer
	a.Route, a.Talk = knowledge.RouteTalk, w.parts.Intent
	a.Outcome, a.Reason = knowledge.OutOfScope, knowledge.ReasonChatter
	a.Context = w.q.Previous
	switch a.Talk {
	case knowledge.IntentHoldings:
		cards := w.all(w.q.Audience, func(*card) bool { return true })
		a.Total, a.Counts = len(cards), figure.Counts(metas(cards), false, nationwide)
	case knowledge.IntentNewest:
		docs, err := w.cfg.Store.Documents(w.ctx, knowledge.Filter{States: []knowledge.State{knowledge.Published},
			Audience: &w.q.Audience, NoBody: true, Newest: true, Limit: w.linesWanted()})
		if err != nil {
			return fmt.Errorf("list the newest documents: %w", err)
		}
		for _, d := range docs {
			a.Lists = append(a.Lists, knowledge.ListItem{Document: d})
		}
	}
	return nil
}

// search asks the Searcher, once a question.
func (w *finder) search() error {
	if w.read {
		return nil
	}
	found, err := w.cfg.Search.Search(w.ctx, knowledge.SearchRequest{Text: w.searched(),
		Senses: w.q.Senses, Audience: w.q.Audience, Limit: hitsWanted})
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	w.found, w.read = found, true
	w.found.Understood.Asked = lexicon.Weigh(lexicon.WithNumerals(found.Understood.Asked),
		slices.Concat(w.reading.Frame, w.light), frameShare)
	return nil
}

// frameShare is what a word of the frame counts, next to one of content: "bunyi" of "bunyi maklumat" is rare and says little.
const frameShare = .25
