package data_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"studitiru/knowledge"
)

// boxModel is what the outbox should do, written down as simply as possible.
type boxModel struct {
	waiting []waitingCall // in the order in which they came
	keys    map[string]bool
	now     time.Time
}

type waitingCall struct {
	key       string
	queue     int64
	priority  knowledge.Priority
	notBefore time.Time
	expires   time.Time
	lease     time.Time
	attempts  int
}

// head reports whether a call is the first of its queue.
func (m *boxModel) head(i int) bool {
	return !slices.ContainsFunc(m.waiting[:i], func(c waitingCall) bool { return c.queue == m.waiting[i].queue })
}

// drop removes calls that have expired and are held by nobody.
func (m *boxModel) drop() {
	m.waiting = slices.DeleteFunc(m.waiting, func(c waitingCall) bool {
		return !c.lease.After(m.now) && !c.expires.IsZero() && !c.expires.After(m.now)
	})
}

// next returns the index of the call that has to be claimed, or -1.
func (m *boxModel) next() int {
	best := -1
	for i, c := range m.waiting {
		due := m.head(i) && !c.lease.After(m.now) && !c.notBefore.After(m.now)
		if due && (best < 0 || c.priority < m.waiting[best].priority) {
			best = i
		}
	}
	return best
}

// TestOutboxAgainstModel does random things to the outbox and to the model.
func TestOutboxAgainstModel(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		run := 0
		rapid.Check(t, func(rt *rapid.T) {
			run++
			if _, err := s.SQL().ExecContext(t.Context(), `UPDATE outbox SET finished = 1 WHERE finished = 0`); err != nil {
				rt.Fatal(err)
			}
			m := &boxModel{keys: map[string]bool{}, now: start}
			ids := map[string]int64{}
			rt.Repeat(map[string]func(*rapid.T){
				"enqueue":  func(rt *rapid.T) { m.enqueue(rt, s, run) },
				"claim":    func(rt *rapid.T) { m.claim(rt, s, ids) },
				"finish":   func(rt *rapid.T) { m.finish(rt, s, ids) },
				"postpone": func(rt *rapid.T) { m.postpone(rt, s, ids) },
				"pass": func(rt *rapid.T) {
					m.now = m.now.Add(time.Duration(rapid.IntRange(1, 20).Draw(rt, "seconds")) * time.Second)
				},
			})
		})
	})
}

func (m *boxModel) enqueue(rt *rapid.T, s store, run int) {
	var out []knowledge.Outgoing
	for range rapid.IntRange(1, 3).Draw(rt, "calls") {
		o := knowledge.Outgoing{
			Key:      fmt.Sprint(run, "-", rapid.IntRange(0, 20).Draw(rt, "key")),
			Queue:    rapid.Int64Range(-1, 2).Draw(rt, "queue"),
			Priority: rapid.SampledFrom([]knowledge.Priority{0, 5, 9}).Draw(rt, "priority"),
			Created:  m.now,
		}
		if rapid.Bool().Draw(rt, "later") {
			o.NotBefore = m.now.Add(5 * time.Second)
		}
		if rapid.Bool().Draw(rt, "expires") {
			o.Expires = m.now.Add(15 * time.Second)
		}
		out = append(out, o)
		if !m.keys[o.Key] {
			m.keys[o.Key] = true
			m.waiting = append(m.waiting, waitingCall{key: o.Key, queue: o.Queue, priority: o.Priority, notBefore: o.NotBefore,
				expires: o.Expires})
		}
	}
	if err := s.Enqueue(rt.Context(), out); err != nil {
		rt.Fatal(err)
	}
}

func (m *boxModel) claim(rt *rapid.T, s store, ids map[string]int64) {
	o, err := s.ClaimOutgoing(rt.Context(), "p", m.now, 10*time.Second)
	m.drop()
	i := m.next()
	if i < 0 {
		if !errors.Is(err, knowledge.ErrNotFound) {
			rt.Fatalf("claimed %q (%v), want nothing", o.Key, err)
		}
		return
	}
	c := &m.waiting[i]
	c.attempts++
	c.lease = m.now.Add(10 * time.Second)
	if err != nil || o.Key != c.key || o.Queue != c.queue || o.Attempts != c.attempts {
		rt.Fatalf("claimed %q of queue %d, attempt %d (%v); want %q of %d, %d", o.Key, o.Queue, o.Attempts, err, c.key, c.queue,
			c.attempts)
	}
	ids[c.key] = o.ID
}

// claimed draws a call that was claimed and has not ended; -1 when there is none.
func (m *boxModel) claimed(rt *rapid.T) int {
	var held []int
	for i, c := range m.waiting {
		if c.attempts > 0 {
			held = append(held, i)
		}
	}
	if held == nil {
		return -1
	}
	return rapid.SampledFrom(held).Draw(rt, "which")
}

func (m *boxModel) finish(rt *rapid.T, s store, ids map[string]int64) {
	i := m.claimed(rt)
	if i < 0 {
		return
	}
	if err := s.FinishOutgoing(rt.Context(), ids[m.waiting[i].key], "", m.now); err != nil {
		rt.Fatal(err)
	}
	m.waiting = slices.Delete(m.waiting, i, i+1)
}

func (m *boxModel) postpone(rt *rapid.T, s store, ids map[string]int64) {
	i := m.claimed(rt)
	if i < 0 {
		return
	}
	c, counted := &m.waiting[i], rapid.Bool().Draw(rt, "counted")
	c.notBefore, c.lease = m.now.Add(7*time.Second), time.Time{}
	if err := s.PostponeOutgoing(rt.Context(), ids[c.key], c.notBefore, counted); err != nil {
		rt.Fatal(err)
	}
	if !counted {
		c.attempts--
	}
}
