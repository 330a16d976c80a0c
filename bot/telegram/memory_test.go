package telegram

import (
	"context"
	"errors"
	"sync"
	"time"

	"studitiru/knowledge"
)

// memory is the stores in memory: transactions roll back, leases run out, keys are unique.
type memory struct {
	mu       sync.Mutex
	in       []*memoryIn
	out      []*memoryOut
	lease    map[string]memoryLease
	accepted int
	broken   error // what every write answers while it is set
	unsaved  error // what FinishOutgoing answers while it is set
}

type memoryIn struct {
	knowledge.Incoming
	finished bool
	problem  string
	until    time.Time
}

type memoryOut struct {
	knowledge.Outgoing
	finished bool
	problem  string
	until    time.Time
}

type memoryLease struct {
	holder string
	until  time.Time
}

type memoryTx struct{ writes []func() }

type txKey struct{}

func newMemory() *memory { return &memory{lease: map[string]memoryLease{}} }

func (m *memory) Within(ctx context.Context, do func(context.Context) error) error {
	if ctx.Value(txKey{}) != nil {
		return do(ctx)
	}
	tx := &memoryTx{}
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
func (m *memory) write(ctx context.Context, do func()) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken != nil {
		return m.broken
	}
	if tx, ok := ctx.Value(txKey{}).(*memoryTx); ok {
		tx.writes = append(tx.writes, do)
		return nil
	}
	do()
	return nil
}

func (m *memory) Accept(ctx context.Context, in []knowledge.Incoming) (stored int, err error) {
	err = m.write(ctx, func() {
		for _, one := range in {
			if m.incoming(one.ID) == nil {
				m.in = append(m.in, &memoryIn{Incoming: one})
				stored++
			}
		}
		m.accepted += stored
	})
	return stored, err
}

func (m *memory) incoming(id int64) *memoryIn {
	for _, one := range m.in {
		if one.ID == id {
			return one
		}
	}
	return nil
}

func (m *memory) ClaimIncoming(_ context.Context, _ string, now time.Time, lease time.Duration) (knowledge.Incoming, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken != nil {
		return knowledge.Incoming{}, m.broken
	}
	busy := map[int64]bool{}
	for _, one := range m.in {
		if one.finished || busy[one.Queue] {
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

func (m *memory) FinishIncoming(ctx context.Context, id int64, problem string, _ time.Time) error {
	return m.write(ctx, func() {
		one := m.incoming(id)
		one.finished, one.problem, one.Raw = true, problem, nil
	})
}

func (m *memory) Enqueue(ctx context.Context, out []knowledge.Outgoing) error {
	return m.write(ctx, func() {
		for _, one := range out {
			known := false
			for _, other := range m.out {
				known = known || other.Key == one.Key
			}
			if !known {
				one.ID = int64(len(m.out) + 1)
				m.out = append(m.out, &memoryOut{Outgoing: one})
			}
		}
	})
}

func (m *memory) ClaimOutgoing(_ context.Context, _ string, now time.Time, lease time.Duration) (knowledge.Outgoing, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var best *memoryOut
	busy := map[int64]bool{}
	for _, one := range m.out {
		if one.finished || busy[one.Queue] {
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

func (m *memory) FinishOutgoing(ctx context.Context, id int64, problem string, _ time.Time) error {
	if err := m.write(ctx, func() {
		m.out[id-1].finished, m.out[id-1].problem = true, problem
	}); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.unsaved
}

func (m *memory) PostponeOutgoing(ctx context.Context, id int64, until time.Time, counted bool) error {
	return m.write(ctx, func() {
		one := m.out[id-1]
		one.NotBefore, one.until = until, time.Time{}
		if counted {
			one.Attempts++
		}
	})
}

func (m *memory) HoldLease(_ context.Context, name, holder string, now time.Time, d time.Duration) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken != nil {
		return false, m.broken
	}
	if held := m.lease[name]; held.holder != "" && held.holder != holder && now.Before(held.until) {
		return false, nil
	}
	m.lease[name] = memoryLease{holder, now.Add(d)}
	return true, nil
}

func (m *memory) ReleaseLease(_ context.Context, name, holder string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.lease[name].holder == holder {
		delete(m.lease, name)
	}
	return nil
}

var errDisk = errors.New("disk full")

// set changes what goes wrong.
func (m *memory) set(change func(*memory)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	change(m)
}

// inbox and outbox are copies of what is there.
func (m *memory) inbox() []memoryIn {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []memoryIn
	for _, one := range m.in {
		out = append(out, *one)
	}
	return out
}

func (m *memory) outbox() []memoryOut {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []memoryOut
	for _, one := range m.out {
		out = append(out, *one)
	}
	return out
}

// leader is who holds the lease on polling.
func (m *memory) leader() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.lease[leaseName].holder
}
