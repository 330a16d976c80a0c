package queue

import (
	"log/slog"
	"sync"
	"time"
)

// sayAgain is how often an outage that goes on is said again.
const sayAgain = 10 * time.Minute

// Outage keeps one trouble that comes back with every try from filling the log: it is said when it begins, every ten minutes,
// and when it is over. The zero Outage is ready; one is for one kind of work.
type Outage struct {
	mu    sync.Mutex
	since time.Time
	said  time.Time
}

// Failed says what went wrong, unless that was said lately.
func (o *Outage) Failed(log *slog.Logger, now time.Time, words string, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.since.IsZero() {
		o.since = now
	} else if now.Sub(o.said) < sayAgain {
		return
	}
	o.said = now
	log.Error(words, "error", Reason(err), "since", o.since)
}

// Over says that the work goes on, when it had failed.
func (o *Outage) Over(log *slog.Logger, now time.Time, words string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.since.IsZero() {
		log.Info(words, "away_for", now.Sub(o.since).Round(time.Second))
		o.since, o.said = time.Time{}, time.Time{}
	}
}
