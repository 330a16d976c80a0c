package telegram

import (
	"sync"
	"time"
)

// Polling is what the poller is doing.
type Polling string

// The states of the poller.
const (
	Starting     Polling = "starting"
	Healthy      Polling = "polling"
	Standby      Polling = "standby"  // another process on this database polls
	InConflict   Polling = "conflict" // another process polls with this token, or a webhook is set
	Troubled     Polling = "troubled" // Telegram or the store is out of reach
	RevokedToken Polling = "revoked"
	Stopped      Polling = "stopped"
)

// Health says how the adapter is, for doctor and for a readiness check.
type Health struct {
	Username string // the bot's, "" until Telegram has told it
	Polling  Polling
	LastPoll time.Time // the last long poll that went well, zero for none
	LastSend time.Time // the last call from the outbox that went well, zero for none
	Problem  string    // why Polling is conflict, troubled or revoked; without token or message text
}

// OK reports whether updates are being fetched, by this process or another one.
func (h Health) OK() bool { return h.Polling == Healthy || h.Polling == Standby }

// health is the changing Health of a running service.
type health struct {
	mu  sync.Mutex
	now Health
}

func (h *health) polling(state Polling, problem string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now.Polling, h.now.Problem = state, problem
}

func (h *health) polled(at time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now.Polling, h.now.Problem, h.now.LastPoll = Healthy, "", at
}

func (h *health) sent(at time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now.LastSend = at
}

func (h *health) get() Health {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}
