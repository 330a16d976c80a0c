package queue

import (
	"sync"
	"time"
)

// State is how fetching goes.
type State string

// The states.
const (
	Starting     State = "starting"
	Healthy      State = "fetching"
	Standby      State = "standby"  // another process on this database fetches
	InConflict   State = "conflict" // another process fetches in the name of this bot
	Troubled     State = "troubled" // the channel or the store is out of reach
	RevokedToken State = "revoked"
	Stopped      State = "stopped"
)

// Health says how a service is, for doctor and for a readiness check.
type Health struct {
	Name      string // the bot's on its channel, "" until the channel has told it
	State     State
	LastFetch time.Time // the last that went well, zero for none
	LastSend  time.Time // the last call from the outbox that went well, zero for none
	Problem   string    // why State is conflict, troubled or revoked; without token or message text
}

// OK reports whether updates are being fetched, by this process or another one.
func (h Health) OK() bool { return h.State == Healthy || h.State == Standby }

// health is the changing Health of a running service.
type health struct {
	mu  sync.Mutex
	now Health
}

// change changes it, alone.
func (h *health) change(do func(*Health)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	do(&h.now)
}

func (h *health) set(state State, problem string) {
	h.change(func(now *Health) { now.State, now.Problem = state, problem })
}

func (h *health) fetched(at time.Time) {
	h.change(func(now *Health) { now.State, now.Problem, now.LastFetch = Healthy, "", at })
}

func (h *health) sent(at time.Time) { h.change(func(now *Health) { now.LastSend = at }) }

func (h *health) met(name string) { h.change(func(now *Health) { now.Name = name }) }

func (h *health) get() (now Health) {
	h.change(func(is *Health) { now = *is })
	return now
}
