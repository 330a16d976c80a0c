package knowledge

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Quotes and context of an answer.
const (
	QuotesPerAnswer = 3
	LinesPerPage    = 8                // of a list
	ContextLife     = 30 * time.Minute // how long a follow-up inherits place and topic
	hitsWanted      = 30               // asked of the Searcher: enough for three pages of quotes
	nearCoverage    = 0.34             // a hit below this share of the question is no near topic
	tailCoverage    = 0.6              // nor is one below this share of what the best hit covers
)

// Ask answers a question. It fails only when the context ends; trouble in store or
// search is an Answer with the outcome Failed, logged for the operator without the
// question's text.
func (l *Library) Ask(ctx context.Context, q Question) (Answer, error) {
	start := l.now()
	if q.Limit <= 0 && l.answerer == nil {
		q.Limit = QuotesPerAnswer
	}
	if start.Sub(q.Previous.At) > ContextLife {
		q.Previous = Context{}
	}
	typed := Visible(q.Text)
	searched := essence(typed)
	a, found, err := l.answer(ctx, q, searched)
	if ctx.Err() != nil {
		return Answer{Outcome: Failed}, fmt.Errorf("answer a question: %w", ctx.Err())
	}
	if err != nil {
		l.log.Error("question not answered", "error", err)
		a = Answer{Outcome: Failed}
	}
	a.Question, a.Elapsed = Mask(typed), l.now().Sub(start)
	if searched != typed && a.Understood == "" {
		a.Understood = Mask(searched)
	}
	if a.Outcome == NotFound {
		a.Gap = GapKey(found.Understood)
	}
	if q.Offset > 0 || q.Unrecorded {
		return a, nil
	}
	if l.observe != nil {
		l.observe(a)
	}
	if a.ID, err = l.record(ctx, q, a, found); err != nil {
		l.log.Error("question not recorded", "error", err)
	}
	return a, nil
}

// answer finds the outcome, and what the Searcher made of the question.
// Personal data in the text typed is not searched for, so that nothing that comes back can hold it: no stem, no topic.
func (l *Library) answer(ctx context.Context, q Question, typed string) (Answer, SearchResult, error) {
	outcome, reason := scope(maskedForm.ReplaceAllString(typed, "·"))
	if reason != "" && (reason != ReasonChatter || l.answerer == nil) {
		return Answer{Outcome: outcome, Reason: reason}, SearchResult{}, nil
	}
	text := withoutPersonal(typed)
	if text != typed {
		if _, reason := scope(text); reason == ReasonEmpty {
			return Answer{Outcome: OutOfScope, Reason: ReasonPrivate}, SearchResult{}, nil
		}
	}
	if l.answerer != nil {
		q.Text = text
		return l.byParts(ctx, q, reason)
	}
	found, err := l.find(ctx, SearchRequest{
		Text: text, Previous: q.Previous, Senses: q.Senses, Audience: q.Audience, Limit: hitsWanted,
	})
	if err != nil {
		return Answer{}, found, fmt.Errorf("search: %w", err)
	}
	u := found.Understood
	a := Answer{Context: Context{Places: u.Places, Topic: u.Topic, At: l.now()}}
	if u.Changed {
		a.Understood = u.Text
	}
	if u.Inherited {
		a.Inherited = q.Previous
	}
	if len(u.Ambiguous) > 0 {
		a.Outcome, a.Reason, a.Choices = Unclear, ReasonAmbiguous, u.Ambiguous
		return a, found, nil
	}
	quotes, hidden, err := l.quotes(ctx, found.Hits, q.Audience)
	if err != nil {
		return Answer{}, found, err
	}
	a.Hidden = hidden
	quotes = withGrade(text, quotes)
	l.settle(&a, q, found.Verdict, quotes)
	if err := l.warn(ctx, &a, quotes, q.Audience); err != nil {
		return Answer{}, found, err
	}
	return a, found, nil
}

// byParts has the Answerer answer. Small talk that it does not know for what it is stays small talk.
func (l *Library) byParts(ctx context.Context, q Question, known Reason) (Answer, SearchResult, error) {
	a, found, err := l.answerer.Answer(ctx, q)
	if err != nil {
		return Answer{}, found, fmt.Errorf("answer by parts: %w", err)
	}
	if known == ReasonChatter && a.Route != RouteTalk && a.Outcome != Answered {
		return Answer{Outcome: OutOfScope, Reason: ReasonChatter, Route: RouteTalk, Talk: IntentChatter}, SearchResult{}, nil
	}
	for _, one := range append([]*Answer{&a}, pointers(a.Others)...) {
		if err := l.warn(ctx, one, one.Quotes, q.Audience); err != nil {
			return Answer{}, found, err
		}
	}
	return a, found, nil
}

func pointers(list []Answer) []*Answer {
	out := make([]*Answer, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// settle chooses the outcome and the page of quotes.
func (l *Library) settle(a *Answer, q Question, v Verdict, quotes []Quote) {
	page := quotes[min(q.Offset, len(quotes)):]
	a.More = max(0, len(page)-q.Limit)
	page = page[:min(q.Limit, len(page))]
	switch {
	case v == NothingFound || len(quotes) == 0:
		a.Outcome, a.More = NotFound, 0
		a.Nearest = page
		return
	case v == NearMatch || admitsGap(quotes[0].Text):
		a.Outcome = Partly
	default:
		a.Outcome = Answered
	}
	a.Quotes = page
	a.Disagree = q.Offset == 0 && disagree(page)
}

// quotes turns hits into quotes: only of documents that are published in the very
// version that was found, and one a document, but for a single document that is all there is.
func (l *Library) quotes(ctx context.Context, hits []Hit, who Audience) (quotes []Quote, hidden int, err error) {
	if len(hits) == 0 {
		return nil, 0, nil
	}
	var ids []int64
	for _, h := range hits {
		if !slices.Contains(ids, h.DocumentID) {
			ids = append(ids, h.DocumentID)
		}
	}
	docs, err := l.docs.Documents(ctx, Filter{IDs: ids, States: []State{Published}, NoBody: true})
	if err != nil {
		return nil, 0, fmt.Errorf("read the documents of the hits: %w", err)
	}
	byID := make(map[int64]Document, len(docs))
	for _, d := range docs {
		byID[d.ID] = d
	}
	least := nearCoverage
	for _, h := range hits {
		least = max(least, tailCoverage*h.Coverage)
	}
	shown, unseen := map[int64]int{}, map[int64]bool{}
	for _, h := range hits {
		d, ok := byID[h.DocumentID]
		if !ok || d.Version != h.Version || h.Coverage < least {
			continue
		}
		if !who.May(d.Visibility, d.Agency) {
			unseen[d.ID] = true
			continue
		}
		if shown[d.ID]++; shown[d.ID] > 1 && len(byID) > 1 {
			continue
		}
		quotes = append(quotes, quote(d, h))
	}
	return quotes, len(unseen), nil
}

// quote cuts the best sentences out of a hit.
func quote(d Document, h Hit) Quote {
	q := Quote{
		Document: d, Passage: h.Passage, Heading: h.Heading, Score: h.Score,
		Status: d.StatusWords(), Confirmation: d.ConfirmationWords(),
	}
	span := h.Quote
	if span.Start < 0 || span.End > len(h.Text) || span.Start >= span.End {
		span = Span{0, len(h.Text)}
	}
	q.Text, q.Span = h.Text[span.Start:span.End], span
	q.Context = h.Text
	if q.Context == q.Text {
		q.Context = ""
	}
	for _, m := range h.Marks {
		if m.Start >= span.Start && m.End <= span.End && m.Start < m.End {
			q.Marks = append(q.Marks, Span{m.Start - span.Start, m.End - span.Start})
		}
	}
	return q
}

// record keeps the question, masked, and counts it as a gap when nothing was found.
func (l *Library) record(ctx context.Context, q Question, a Answer, found SearchResult) (int64, error) {
	now := l.now()
	asked := AskedQuestion{
		Person: q.Person, Chat: q.Chat, Text: a.Question, Terms: found.Understood.Terms,
		Outcome: a.Outcome, Confidence: found.Confidence, Elapsed: a.Elapsed, At: now,
	}
	if a.Reason == ReasonPrivate || a.Reason == ReasonTooLong {
		asked.Text = ""
	}
	for _, quote := range a.Quotes {
		asked.Documents = append(asked.Documents, quote.Document.ID)
	}
	id, err := l.questions.RecordQuestion(ctx, asked)
	if err != nil {
		return 0, fmt.Errorf("record a question: %w", err)
	}
	if a.Gap != "" {
		if _, err := l.questions.RecordGap(ctx, a.Gap, asked.Text, now); err != nil {
			return id, fmt.Errorf("record a gap: %w", err)
		}
	}
	return id, nil
}

// GapKey groups questions that ask the same: their stems, sorted. They hold no personal data, for none was searched.
func GapKey(u Understanding) string { return strings.Join(u.Terms, " ") }

// Visible removes what cannot be seen (control and format characters, among them
// zero-width and direction marks) and folds white space.
func Visible(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "")
	}
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case r < 0x20, r == 0x7f, r >= 0x80 && r <= 0x9f, r == 0xad,
			r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e,
			r >= 0x2060 && r <= 0x206f, r == 0xfeff, r >= 0xe0000 && r <= 0xe007f:
			return -1
		case r == 0x2028 || r == 0x2029:
			return ' '
		}
		return r
	}, s)), " ")
}
