package answer

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/answer/recent"
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
	sample   lexicon.Phrase             // headings and titles of texts to copy
	playbook lexicon.Phrase             // titles of documents that tell how something is done
	glossary lexicon.Phrase             // titles of documents that explain words
	shelf    shelf
	texts    recent.Shelf[*text]
	sayings  lexicon.Sayings
}

// New reads the tables of the vocabulary. It refuses a table with a bad line.
func New(cfg Config) (*Engine, error) {
	e := &Engine{cfg: cfg}
	e.texts.Most, e.sayings.Language = wordsKept, cfg.Language
	var err error
	if e.roles, err = lexicon.ReadRoles(cfg.Vocabulary, cfg.Language); err != nil {
		return nil, err
	}
	if e.measures, err = readMeasures(cfg.Vocabulary, cfg.Language); err != nil {
		return nil, err
	}
	if e.answers, err = readAnswers(cfg.Vocabulary, cfg.Language); err != nil {
		return nil, err
	}
	if e.signs, err = lexicon.ReadSigns(cfg.Vocabulary, cfg.Language); err != nil {
		return nil, err
	}
	if e.sayings.Bodies, err = lexicon.ReadBodies(cfg.Vocabulary, cfg.Language); err != nil {
		return nil, err
	}
	if e.labels, err = lexicon.ReadFields(cfg.Vocabulary, cfg.Language); err != nil {
		return nil, err
	}
	e.glossary, e.playbook = lexicon.PhrasesIn(cfg.Language, wordsGlossary, "|"), lexicon.PhrasesIn(cfg.Language, wordsPlaybook, "|")
	e.sample = lexicon.PhrasesIn(cfg.Language, wordsTemplate, "|")
	return e, nil
}

// hitsWanted is how many passages are asked of the Searcher.
const hitsWanted = 40

// work is one question on its way through the Engine.
type work struct {
	*Engine
	ctx     context.Context //nolint:containedctx // of one question, and no longer
	q       knowledge.Question
	reading question.Reading
	parts   knowledge.Parts
	found   knowledge.SearchResult
	read    bool // found is filled
	answer  knowledge.Answer

	likeness map[int64]float64  // what similar found, by document
	text     string             // what is searched, "" for what was typed
	bound    func(float64) bool // that figures have to keep; nil none
	section  knowledge.Section  // that the question asks for, "" none
}

// quotesWanted is how many quotes a page of the answer has.
func (w *work) quotesWanted() int {
	if w.q.Limit > 0 {
		return w.q.Limit
	}
	return knowledge.QuotesPerAnswer
}

// linesWanted is how many lines a page of a list has.
func (w *work) linesWanted() int {
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
	reading := e.cfg.Reader.At(e.cfg.Now()).Read(q.Text, q.Previous, e.names())
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
	reading := e.cfg.Reader.At(e.cfg.Now()).Read(text, knowledge.Context{}, e.names())
	w := &work{
		Engine:  e,
		ctx:     ctx,
		q:       knowledge.Question{Text: text},
		reading: reading,
		parts:   reading.Parts,
		bound:   shape.BoundOf(text),
	}
	w.tidy()
	return w.parts, nil
}

// one answers a message that is one question.
func (e *Engine) one(ctx context.Context, q knowledge.Question, reading question.Reading) (knowledge.Answer,
	knowledge.SearchResult, error) {
	w := &work{Engine: e, ctx: ctx, q: q, reading: reading, parts: reading.Parts,
		section: e.roles.Asked(q.Text), bound: shape.BoundOf(q.Text)}
	if w.section == "" && reading.Inherited { // "kalau 18?" asks for what was asked of 16
		w.section = e.roles.Asked(reading.Topic)
	}
	w.tidy()
	if err := w.route(); err != nil {
		return knowledge.Answer{}, w.found, err
	}
	err := w.finish()
	return w.answer, w.found, err
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
		a, result, err := e.one(ctx, one, leaning(reader.Read(text, prev, e.names()), prev.Parts))
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

// leaning gives a question that names no place or thing of its own those of the question before it in the same message.
func leaning(r question.Reading, prev knowledge.Parts) question.Reading {
	p := &r.Parts
	if r.Inherited || len(p.Places)+len(p.Provinces)+len(p.Things)+len(p.Rules)+len(p.Forms)+len(p.Indicators) > 0 {
		return r
	}
	p.Places, p.Region, p.Provinces = prev.Places, prev.Region, prev.Provinces
	p.Things, p.Rules, p.Forms, p.Indicators = prev.Things, prev.Rules, prev.Forms, prev.Indicators
	taken := slices.Concat(p.Things, p.Rules, p.Forms, p.Places)
	if len(taken) > 0 || len(p.Indicators) > 0 {
		r.Inherited = true
		r.Text = strings.Join(append([]string{r.Text}, taken...), " ")
	}
	return r
}

// route makes the answer on the first way that fits.
func (w *work) route() error {
	w.answer.Parts = w.parts
	if w.parts.Wish == knowledge.WishTalk {
		w.talk()
		return nil
	}
	for _, way := range []func() (done bool, err error){w.titled, w.provision, w.catalogue, w.compare, w.value, w.card} {
		if done, err := way(); done || err != nil {
			return err
		}
	}
	return w.passages()
}

// talk is for the conversation to answer: it is never searched.
func (w *work) talk() {
	w.answer.Route, w.answer.Talk = knowledge.RouteTalk, w.parts.Intent
	w.answer.Outcome, w.answer.Reason = knowledge.OutOfScope, knowledge.ReasonChatter
	w.answer.Context = w.q.Previous
}

// search asks the Searcher, once a question.
func (w *work) search() error {
	if w.read {
		return nil
	}
	found, err := w.cfg.Search.Search(w.ctx, knowledge.SearchRequest{Text: w.searched(),
		Senses: w.q.Senses, Audience: w.q.Audience, Limit: hitsWanted})
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	w.found, w.read = found, true
	return nil
}
