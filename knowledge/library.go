package knowledge

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// Library is the one service behind chat and command line. It checks, asks the
// Searcher, verifies against the store, and records. Safe for concurrent use.
type Library struct {
	docs      DocumentStore
	questions QuestionStore
	search    Searcher
	now       func() time.Time
	log       *slog.Logger
	replaced  ReplacedRules // may be empty
	answerer  Answerer      // nil: the Searcher's passages are the answer
	observe   func(Answer)  // may be nil
}

// WithObserver gives the Library somebody who is told of every recorded answer, before it is used, and returns it.
func (l *Library) WithObserver(observe func(Answer)) *Library {
	l.observe = observe
	return l
}

// NewLibrary puts a Library together. All arguments are required.
func NewLibrary(docs DocumentStore, questions QuestionStore, search Searcher, now func() time.Time, log *slog.Logger) *Library {
	return &Library{docs: docs, questions: questions, search: search, now: now, log: log}
}

// WithAnswerer gives the Library somebody who goes by the parts of a question, before it is used, and returns it.
func (l *Library) WithAnswerer(a Answerer) *Library {
	l.answerer = a
	return l
}

// AddResult says what Add did.
type AddResult string

// The results of Add.
const (
	AddedNew     AddResult = "baru"
	AddedVersion AddResult = "versi baru"
	AddedNothing AddResult = "sudah ada"
)

// Add stores a document, or a new version of the document with the same Key. The
// refusal of a document that breaks the contract is an *Invalid.
func (l *Library) Add(ctx context.Context, by Actor, d Document) (Document, AddResult, error) {
	if err := by.Known(); err != nil {
		return Document{}, "", err
	}
	d, err := d.Normal()
	if err != nil {
		return Document{}, "", err
	}
	saved, err := l.docs.SaveDocument(ctx, by, d)
	switch {
	case errors.Is(err, ErrDuplicate):
		return saved, AddedNothing, nil
	case err != nil:
		return Document{}, "", fmt.Errorf("save document %q: %w", d.Key, err)
	case saved.Version > 1:
		return saved, AddedVersion, nil
	}
	return saved, AddedNew, nil
}

// Document returns a published document that the audience may see, or ErrNotFound.
func (l *Library) Document(ctx context.Context, id int64, who Audience) (Document, error) {
	d, err := l.docs.Document(ctx, id)
	if err != nil {
		return Document{}, fmt.Errorf("read document %d: %w", id, err)
	}
	if d.State != Published || !who.May(d.Visibility, d.Agency) {
		return Document{}, fmt.Errorf("document %d is not for this reader: %w", id, ErrNotFound)
	}
	return d, nil
}

// Browse lists published documents that the audience may see, without their bodies.
func (l *Library) Browse(ctx context.Context, f Filter, who Audience) ([]Document, error) {
	f.States, f.Audience, f.NoBody = []State{Published}, &who, true
	list, err := l.docs.Documents(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("browse documents: %w", err)
	}
	return list, nil
}

// May reports whether the audience may see a document of this visibility and agency.
func (a Audience) May(v Visibility, agency string) bool {
	switch v {
	case Public, "":
		return true
	case Internal:
		return a.Member
	default:
		return agency != "" && a.Agency == agency
	}
}

// Judge records a person's judgement of an answer.
func (l *Library) Judge(ctx context.Context, f Feedback) error {
	f.At = l.now()
	if err := l.questions.RecordFeedback(ctx, f); err != nil {
		return fmt.Errorf("record feedback: %w", err)
	}
	return nil
}

// Forward marks the gap of an unanswered question for an admin's attention.
func (l *Library) Forward(ctx context.Context, key string) error {
	if err := l.questions.ForwardGap(ctx, key); err != nil {
		return fmt.Errorf("forward a gap: %w", err)
	}
	return nil
}
