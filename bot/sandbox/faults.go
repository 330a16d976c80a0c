package sandbox

import (
	"math"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Fault is how a call goes wrong. Zero fields do nothing; a Fault with only a Delay is
// answered late and well.
type Fault struct {
	Status      int           // HTTP status and error_code: 500, 429, 403 …
	Description string        // Telegram's text; a usual one for the status when empty
	Page        string        // an HTML page in the place of the JSON, as a proxy sends it
	RetryAfter  int           // seconds, with 429
	MigrateTo   int64         // with 400
	Cut         bool          // the connection breaks without an answer
	Delay       time.Duration // waited before anything else, in real time

	// AfterEffect lets the call have its effect first: the message is sent, and the bot
	// does not learn of it.
	AfterEffect bool
}

// ServerError is Telegram's 500 while it restarts.
func ServerError() Fault { return Fault{Status: 500, Description: "Internal Server Error: restart"} }

// BadGateway is the HTML page that stands before a Telegram that is down.
func BadGateway() Fault {
	return Fault{Status: 502, Page: "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n" +
		"<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"}
}

// CutConnection breaks the connection before the call has any effect.
func CutConnection() Fault { return Fault{Cut: true} }

// TooManyRequests is 429 with retry_after in seconds.
func TooManyRequests(seconds int) Fault { return Fault{Status: 429, RetryAfter: seconds} }

// Slow answers late.
func Slow(d time.Duration) Fault { return Fault{Delay: d} }

// Always as the number of Fail means until Heal.
const Always = math.MaxInt

type plannedFault struct {
	method string
	left   int
	fault  Fault
}

// Fail lets the next n calls of a method go wrong; method "" is every method. Faults of
// one method happen in the order in which they were planned.
func (s *Server) Fail(method string, n int, fault Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &plannedFault{method: strings.ToLower(method), left: n, fault: fault})
}

// Heal forgets the faults planned for a method; "" forgets all of them.
func (s *Server) Heal(method string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	method = strings.ToLower(method)
	s.faults = slices.DeleteFunc(s.faults, func(p *plannedFault) bool {
		return method == "" || p.method == method
	})
}

func (s *Server) takeFault(method string) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, p := range s.faults {
		if p.method != "" && p.method != method {
			continue
		}
		if p.left--; p.left <= 0 {
			s.faults = slices.Delete(s.faults, i, i+1)
		}
		fault := p.fault
		return &fault
	}
	return nil
}

// pause waits out a delay; false when the client went away meanwhile.
func (s *Server) pause(r *http.Request, f *Fault) bool {
	if f == nil || f.Delay <= 0 {
		return true
	}
	timer := time.NewTimer(f.Delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-s.done:
		return true
	case <-r.Context().Done():
		return false
	}
}

// strikes reports whether the answer is spoilt, not only late.
func (f *Fault) strikes() bool { return f.Cut || f.Status != 0 }

func (f *Fault) code() int {
	if f.Cut {
		return 0
	}
	return f.Status
}

func (f *Fault) write(w http.ResponseWriter) {
	switch {
	case f.Cut:
		// net/http closes the connection without an answer and without a stack trace.
		panic(http.ErrAbortHandler)
	case f.Page != "":
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(f.Status)
		_, _ = w.Write([]byte(f.Page)) // the client may be gone
	default:
		e := &APIError{Code: f.Status, Description: f.Description, RetryAfter: f.RetryAfter, MigrateTo: f.MigrateTo}
		if e.Description == "" {
			e.Description = usualDescription(f)
		}
		writeError(w, e)
	}
}

func usualDescription(f *Fault) string {
	switch {
	case f.Status == 429:
		return tooMany(f.RetryAfter).Description
	case f.MigrateTo != 0:
		return "Bad Request: group chat was upgraded to a supergroup chat"
	case f.Status == 403:
		return "Forbidden: bot was blocked by the user"
	}
	return http.StatusText(f.Status)
}

// Limits are the rates above which Telegram answers 429. A zero field is no limit.
type Limits struct {
	PerSecond      int // messages to all chats within a second
	ChatPerSecond  int // messages to one chat within a second
	GroupPerMinute int // messages to one group within a minute
}

// TelegramLimits are the published ones: 30 a second, 1 a second in a chat, 20 a minute in a group.
func TelegramLimits() *Limits { return &Limits{PerSecond: 30, ChatPerSecond: 1, GroupPerMinute: 20} }

// limiter remembers when messages went out. Guarded by Server.mu.
type limiter struct {
	all    []time.Time
	byChat map[int64][]time.Time
}

// spend counts one message to the chat, or refuses it with the seconds to wait.
func (s *Server) spend(chat *Chat) error {
	limits := s.options.Limits
	if limits == nil {
		return nil
	}
	now := s.now()
	l := &s.limiter
	if l.byChat == nil {
		l.byChat = map[int64][]time.Time{}
	}
	recent := func(times []time.Time, window time.Duration) []time.Time {
		return slices.DeleteFunc(times, func(t time.Time) bool { return now.Sub(t) >= window })
	}
	l.all = recent(l.all, time.Second)
	l.byChat[chat.id] = recent(l.byChat[chat.id], time.Minute)
	mine := l.byChat[chat.id]
	lastSecond := recent(slices.Clone(mine), time.Second)
	switch {
	case limits.PerSecond > 0 && len(l.all) >= limits.PerSecond,
		limits.ChatPerSecond > 0 && len(lastSecond) >= limits.ChatPerSecond:
		return tooMany(1)
	case limits.GroupPerMinute > 0 && chat.id < 0 && len(mine) >= limits.GroupPerMinute:
		left := time.Minute - now.Sub(mine[0])
		return tooMany(int(math.Ceil(left.Seconds())))
	}
	l.all = append(l.all, now)
	l.byChat[chat.id] = append(mine, now)
	return nil
}
