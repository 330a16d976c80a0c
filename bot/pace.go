package bot

import (
	"context"
	"fmt"
	"sync"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// Limits of one person's messages. Beyond them there is one warning, then silence.
const (
	paceMessages = 15 // within paceWindow: nobody reads fifteen answers in it
	paceWindow   = 10 * time.Second
	pacePause    = 30 * time.Second // of silence after a warning
	paceWarnings = 10               // within an hour, then quiet for an hour
	paceQuiet    = time.Hour
	pacePeople   = 10_000 // remembered at most; the oldest are forgotten
)

// pace watches how fast each person writes. It lives in memory: a restart forgives.
type pace struct {
	mu     sync.Mutex
	people map[int64]*steps
}

type steps struct {
	recent   []time.Time // of messages, newest last
	warnings []time.Time
	until    time.Time // silent until then
}

func newPace() *pace { return &pace{people: map[int64]*steps{}} }

type verdict int

const (
	paceOK verdict = iota
	paceWarn
	paceSilent
	paceBan
)

// step counts one message of a person, written at the time given: what piled up while the
// bot was away did not come fast.
func (p *pace) step(person int64, now time.Time) verdict {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.people) >= pacePeople {
		p.forget(now)
	}
	s := p.people[person]
	if s == nil {
		s = &steps{}
		p.people[person] = s
	}
	if now.Before(s.until) {
		return paceSilent
	}
	s.recent = append(since(s.recent, now.Add(-paceWindow)), now)
	if len(s.recent) <= paceMessages {
		return paceOK
	}
	s.recent = nil
	s.until = now.Add(pacePause)
	s.warnings = append(since(s.warnings, now.Add(-time.Hour)), now)
	if len(s.warnings) >= paceWarnings {
		s.warnings = nil
		s.until = now.Add(paceQuiet)
		return paceBan
	}
	return paceWarn
}

// since drops what is not after t.
func since(times []time.Time, t time.Time) []time.Time {
	for len(times) > 0 && !times[0].After(t) {
		times = times[1:]
	}
	return times
}

// forget drops people who have been calm; when all are busy, everybody.
func (p *pace) forget(now time.Time) {
	for id, s := range p.people {
		if now.After(s.until) && len(since(s.recent, now.Add(-paceWindow))) == 0 && len(since(s.warnings, now.Add(-time.Hour))) == 0 {
			delete(p.people, id)
		}
	}
	if len(p.people) >= pacePeople {
		clear(p.people)
	}
}

// tooFast stops a person who floods: one warning, then silence, in the end an hour of it
// that the admins are told of.
func (b *Bot) tooFast(ctx context.Context, m talk.Message) (stop bool, actions []talk.Action) {
	at := b.Now()
	if m.Event != talk.EventButton && !m.Date.IsZero() && m.Date.Before(at) {
		at = m.Date
	}
	v := b.pace.step(m.From.ID, at)
	if v == paceOK {
		return false, nil
	}
	if m.Event == talk.EventButton {
		actions = append(actions, talk.Action{AnswerButton: &talk.AnswerButton{Callback: m.Callback, Text: wordsTooFast}})
	}
	say := func(words string) {
		if m.Event != talk.EventButton {
			s := &talk.Send{Chat: m.Chat.ID, Thread: m.Chat.Thread, Text: talk.Plain(words)}
			if !m.Chat.Private() {
				s.Only = m.From.ID
			}
			actions = append(actions, talk.Action{Send: s})
		}
	}
	switch v {
	case paceWarn:
		say(wordsTooFast)
	case paceBan:
		say(wordsQuiet)
		for _, admin := range b.Admins {
			text := fmt.Sprintf(wordsQuieted, m.From.ID)
			actions = append(actions, talk.Action{Send: &talk.Send{Chat: admin, Text: talk.Plain(text)}})
		}
		entry := knowledge.AuditEntry{
			At:      b.Now(),
			Via:     "chat",
			Action:  "person.quieted",
			Subject: fmt.Sprintf("person:%d", m.From.ID),
			Detail:  "{}",
		}
		if err := b.People.RecordAudit(ctx, entry); err != nil {
			b.Log.Error("audit not written", "error", err)
		}
	}
	return true, actions
}
