package sandbox

import (
	"context"
	"fmt"
	"time"
)

// InlineQuery is "@bot words" that somebody typed in any chat.
type InlineQuery struct {
	ID     string
	Query  string
	Offset string

	server  *Server
	person  *Person
	at      time.Time
	answer  *InlineAnswer
	version uint64
}

// InChat types the inline query in a chat, which tells the bot the chat's type.
func InChat(c *Chat) Option { return func(d *sending) { d.chat = c } }

// AtOffset asks for a further page of inline results.
func AtOffset(offset string) Option { return func(d *sending) { d.offset = offset } }

// TypesInline types "@bot query". An answer that Telegram may still cache comes from
// the cache and does not reach the bot. It fails when the bot's inline mode is off.
func (p *Person) TypesInline(query string, options ...Option) (*InlineQuery, error) {
	d := sending{message: &Message{}}
	for _, o := range options {
		o(&d)
	}
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.options.NoInline {
		return nil, fmt.Errorf("%s types an inline query: inline mode is off", p.name)
	}
	if runes := []rune(query); len(runes) > maxInlineQuery {
		query = string(runes[:maxInlineQuery])
	}
	q := &InlineQuery{ID: s.queryID(p.id), Query: query, Offset: d.offset, server: s, person: p, at: s.now()}
	s.inlines[q.ID] = q
	for id, old := range s.inlines {
		if s.now().Sub(old.at) > chosenLife {
			delete(s.inlines, id)
		}
	}
	for _, personal := range []bool{true, false} {
		kept, ok := s.cache[inlineKey(q, personal)]
		if ok && s.now().Before(kept.expires) {
			q.answer = &kept.answer
			q.version = s.changed()
			return q, nil
		}
	}
	wire := map[string]any{"id": q.ID, "from": p.wire(), "query": query, "offset": q.Offset}
	if d.chat != nil {
		wire["chat_type"] = d.chat.kind
		if d.chat.person == p {
			wire["chat_type"] = "sender"
		}
	}
	s.deliver("inline_query", wire, inlineLife)
	return q, nil
}

// Answer is what the bot answered; false while it has not.
func (q *InlineQuery) Answer() (InlineAnswer, bool) {
	q.server.mu.Lock()
	defer q.server.mu.Unlock()
	if q.answer == nil {
		return InlineAnswer{}, false
	}
	return *q.answer, true
}

// Wait gives the bot's answer.
func (q *InlineQuery) Wait(ctx context.Context) (InlineAnswer, error) {
	err := q.server.WaitUntil(ctx, func() bool { _, ok := q.Answer(); return ok })
	if err != nil {
		return InlineAnswer{}, fmt.Errorf("wait for inline results: %w", err)
	}
	answer, _ := q.Answer()
	return answer, nil
}

// Shares sends one of the results into a chat, in the person's name and via the bot.
// The bot gets chosen_inline_result when inline feedback is on, and the message itself
// where it is in the chat.
func (p *Person) Shares(chat *Chat, q *InlineQuery, resultID string) (Message, error) {
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if q.answer == nil {
		return Message{}, fmt.Errorf("%s shares a result: there is no answer yet", p.name)
	}
	for _, r := range q.answer.Results {
		if r.ID != resultID {
			continue
		}
		m := &Message{
			From: p.id, ViaBot: true, Text: r.Text, Entities: r.Entities, Keyboard: r.Keyboard, Source: r.source, Hidden: r.hidden,
		}
		if len(r.Keyboard) > 0 {
			m.Inline = fmt.Sprintf("AgAAA%06dAAstuditiru", s.next("inline"))
			s.shared[m.Inline] = m
		}
		posted, err := s.fromPerson(p, chat, &sending{message: m})
		if err != nil {
			delete(s.shared, m.Inline)
			return posted, err
		}
		s.feedback(p, q, m, resultID)
		return posted, nil
	}
	return Message{}, fmt.Errorf("%s shares result %q: there is no such result", p.name, resultID)
}

func (s *Server) feedback(p *Person, q *InlineQuery, m *Message, resultID string) {
	if !s.options.InlineFeedback {
		return
	}
	chosen := map[string]any{"result_id": resultID, "from": p.wire(), "query": q.Query}
	if m.Inline != "" {
		chosen["inline_message_id"] = m.Inline
	}
	s.deliver("chosen_inline_result", chosen, chosenLife)
}
