// Package queuetest keeps in Memory what a queue.Service needs of a database, and its log, for tests.
package queuetest

import (
	"bytes"
	"context"
	"log/slog"
	"sync"
	"time"

	"studitiru/knowledge"
)

// Memory is the stores in memory: transactions roll back, leases run out, keys are unique.
type Memory struct {
	mu      sync.Mutex
	in      []*In
	out     []*Out
	Held    map[string]Lease
	Broken  error // what every write answers while it is set
	Unsaved error // what FinishOutgoing answers while it is set
	Full    error // what Accept answers while it is set
}

// In is an update in the inbox.
type In struct {
	knowledge.Incoming
	Finished bool
	Problem  string
	until    time.Time
}

// Out is a call in the outbox.
type Out struct {
	knowledge.Outgoing
	Finished bool
	Problem  string
	until    time.Time
}

// Lease is a name that somebody holds.
type Lease struct {
	Holder string
	Until  time.Time
}

type transaction struct{ writes []func() }

type txKey struct{}

// NewMemory is stores with nothing in them.
func NewMemory() *Memory { return &Memory{Held: map[string]Lease{}} }

// Within is knowledge.Transactor.
func (m *Memory) Within(ctx context.Context, do func(context.Context) error) error {
	if ctx.Value(txKey{}) != nil {
		return do(ctx)
	}
	tx := &transaction{}
	if err := do(context.WithValue(ctx, txKey{}, tx)); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, write := range tx.writes {
		write()
	}
	return nil
}

// write does something now, or at the end of the transaction.
func (m *Memory) write(ctx context.Context, do func()) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.Broken != nil {
		return m.Broken
	}
	if tx, ok := ctx.Value(txKey{}).(*transaction); ok {
		tx.writes = append(tx.writes, do)
		return nil
	}
	do()
	return nil
}

// Accept is knowledge.Inbox.
func (m *Memory) Accept(ctx context.Context, in []knowledge.Incoming) (stored int, err error) {
	m.mu.Lock()
	full := m.Full
	m.mu.Unlock()
	if full != nil {
		return 0, full
	}
	err = m.write(ctx, func() {
		for _, one := range in {
			if m.incoming(one.ID) == nil {
				m.in = append(m.in, &In{Incoming: one})
				stored++
			}
		}
	})
	return stored, err
}

func (m *Memory) incoming(id int64) *In {
	for _, one := range m.in {
		if one.ID == id {
			return one
		}
	}
	return nil
}

// ClaimIncoming is knowledge.Inbox.
func (m *Memory) ClaimIncoming(_ context.Context, _ string, now time.Time, lease time.Duration) (knowledge.Incoming, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.Broken != nil {
		return knowledge.Incoming{}, m.Broken
	}
	busy := map[int64]bool{}
	for _, one := range m.in {
		if one.Finished || busy[one.Queue] {
			continue
		}
		busy[one.Queue] = true
		if now.Before(one.until) {
			continue
		}
		one.until = now.Add(lease)
		one.Attempts++
		return one.Incoming, nil
	}
	return knowledge.Incoming{}, knowledge.ErrNotFound
}

// FinishIncoming is knowledge.Inbox.
func (m *Memory) FinishIncoming(ctx context.Context, id int64, problem string, _ time.Time) error {
	return m.write(ctx, func() {
		one := m.incoming(id)
		one.Finished, one.Problem, one.Raw = true, problem, nil
	})
}

// Enqueue is knowledge.Outbox.
func (m *Memory) Enqueue(ctx context.Context, out []knowledge.Outgoing) error {
	return m.write(ctx, func() {
		for _, one := range out {
			known := false
			for _, other := range m.out {
				known = known || other.Key == one.Key
			}
			if !known {
				one.ID = int64(len(m.out) + 1)
				m.out = append(m.out, &Out{Outgoing: one})
			}
		}
	})
}

// ClaimOutgoing is knowledge.Outbox.
func (m *Memory) ClaimOutgoing(_ context.Context, _ string, now time.Time, lease time.Duration) (knowledge.Outgoing, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var best *Out
	busy := map[int64]bool{}
	for _, one := range m.out {
		if one.Finished || busy[one.Queue] {
			continue
		}
		busy[one.Queue] = true
		if now.Before(one.until) || now.Before(one.NotBefore) {
			continue
		}
		if best == nil || one.Priority < best.Priority {
			best = one
		}
	}
	if best == nil {
		return knowledge.Outgoing{}, knowledge.ErrNotFound
	}
	best.until = now.Add(lease)
	return best.Outgoing, nil
}

// FinishOutgoing is knowledge.Outbox.
func (m *Memory) FinishOutgoing(ctx context.Context, id int64, problem string, _ time.Time) error {
	if err := m.write(ctx, func() {
		m.out[id-1].Finished, m.out[id-1].Problem = true, problem
	}); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.Unsaved
}

// PostponeOutgoing is knowledge.Outbox.
func (m *Memory) PostponeOutgoing(ctx context.Context, id int64, until time.Time, counted bool) error {
	return m.write(ctx, func() {
		one := m.out[id-1]
		one.NotBefore, one.until = until, time.Time{}
		if counted {
			one.Attempts++
		}
	})
}

// HoldLease is knowledge.Leases.
func (m *Memory) HoldLease(_ context.Context, name, holder string, now time.Time, d time.Duration) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.Broken != nil {
		return false, m.Broken
	}
	if held := m.Held[name]; held.Holder != "" && held.Holder != holder && now.Before(held.Until) {
		return false, nil
	}
	m.Held[name] = Lease{holder, now.Add(d)}
	return true, nil
}

// ReleaseLease is knowledge.Leases.
func (m *Memory) ReleaseLease(_ context.Context, name, holder string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.Held[name].Holder == holder {
		delete(m.Held, name)
	}
	return nil
}

// Set changes what goes wrong, and what else the fields say.
func (m *Memory) Set(change func(*Memory)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	change(m)
}

// Inbox is what is there, in the order in which it came.
func (m *Memory) Inbox() (list []In) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, one := range m.in {
		list = append(list, *one)
	}
	return list
}

// Outbox is what is there, in the order in which it came.
func (m *Memory) Outbox() (list []Out) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, one := range m.out {
		list = append(list, *one)
	}
	return list
}

// Payload changes what a call says, the first being 0.
func (m *Memory) Payload(call int, payload []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.out[call].Payload = payload
}

// Log is a log that can be looked into.
type Log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *Log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p) //nolint:wrapcheck // never fails
}

func (l *Log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// Logger writes into it.
func (l *Log) Logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(l, &slog.HandlerOptions{Level: slog.LevelDebug}))
}
