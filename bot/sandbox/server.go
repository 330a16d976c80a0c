package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// DefaultToken is the bot token when Options.Token is empty. It opens nothing but a sandbox.
const DefaultToken = "7000000001:sandbox-token-opens-nothing-at-all0"

// Options set up a Server. The zero value is a bot named "Studi Tiru" (@studitiru_bot)
// with privacy mode and inline mode on, no rate limits and the system's clock.
type Options struct {
	Token    string // <id>:<35 characters>; DefaultToken when empty
	Name     string // shown name of the bot
	Username string // without @, must end in "bot" at Telegram

	// Now is the clock of message dates, lifetimes and rate limits.
	Now func() time.Time

	ReadsAll       bool // privacy mode off: the bot sees all messages of its groups
	NoCopyText     bool // as a Bot API server before 7.11, which does not know buttons that copy
	NoInline       bool // inline mode off: no inline_query updates
	InlineFeedback bool // chosen_inline_result updates are sent

	// FirstUpdate and FirstMessage are where update_id and message_id begin. FirstUpdate
	// is the clock's Unix time when 0, so that a bot that remembers the updates of an
	// earlier sandbox does not take the new ones for repeats; FirstMessage is 1 when 0.
	FirstUpdate  int64
	FirstMessage int

	Limits   *Limits       // Telegram's rate limits; nil for none
	LongPoll time.Duration // longest wait of getUpdates, 50 s when 0

	Ephemeral Ephemeral // how messages to one person of a group are taken
	OldKeys   bool      // buttons of after Bot API 6.6 are not known, as by an older server

	// RoundTrip is how far away Telegram is, in real time: half of it passes before a call has its effect and half
	// before the bot learns of it. A call that is under way has its effect even when the bot is gone.
	RoundTrip time.Duration
}

// Ephemeral is how a server takes messages that one person of a group alone is to see.
type Ephemeral int

// A server of Bot API 10.2 takes them; one that has them switched off refuses them; an older one shows them to all.
const (
	TakesEphemeral Ephemeral = iota
	RefusesEphemeral
	IgnoresEphemeral
)

// Server is one simulated Telegram with one bot. Make it with New, end it with Close.
type Server struct {
	options Options
	botID   int64
	methods map[string]method
	done    chan struct{}
	close   sync.Once

	mu       sync.Mutex
	wake     chan struct{} // closed and replaced at every change
	version  uint64        // number of the last change
	epoch    string        // tells one run of the sandbox from another
	people   map[int64]*Person
	chats    map[int64]*Chat
	order    []*Chat // in order of making
	nextID   map[string]int64
	files    map[string]*storedFile
	fileSum  int64
	updates  queue
	presses  map[string]*Press
	inlines  map[string]*InlineQuery
	shared   map[string]*Message // by inline_message_id
	cache    map[string]cachedInline
	profile  profile
	faults   []*plannedFault
	limiter  limiter
	calls    []Call
	actions  map[int64]time.Time // typing until, by chat
	loggedIn bool
	revoked  bool
}

// New makes a sandbox. It needs no network of its own: serve it with net/http or httptest.
func New(o Options) *Server {
	if o.Token == "" {
		o.Token = DefaultToken
	}
	if o.Name == "" {
		o.Name = "Studi Tiru"
	}
	if o.Username == "" {
		o.Username = "studitiru_bot"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.LongPoll <= 0 {
		o.LongPoll = 50 * time.Second
	}
	if o.FirstUpdate == 0 {
		o.FirstUpdate = o.Now().Unix()
	}
	if o.FirstMessage == 0 {
		o.FirstMessage = 1
	}
	id, err := strconv.ParseInt(strings.SplitN(o.Token, ":", 2)[0], 10, 64)
	if err != nil {
		id = 7000000001
	}
	s := &Server{
		options: o,
		botID:   id,
		methods: methods(),
		done:    make(chan struct{}),
		wake:    make(chan struct{}),
		epoch:   strconv.FormatInt(time.Now().UnixNano(), 36),
		people:  map[int64]*Person{},
		chats:   map[int64]*Chat{},
		nextID: map[string]int64{
			"message": int64(o.FirstMessage), "person": 500000001, "group": 400000001,
			"supergroup": 2000000001, "file": 1, "query": 1, "inline": 1,
		},
		files:    map[string]*storedFile{},
		updates:  newQueue(o.FirstUpdate),
		presses:  map[string]*Press{},
		inlines:  map[string]*InlineQuery{},
		shared:   map[string]*Message{},
		cache:    map[string]cachedInline{},
		profile:  newProfile(o),
		actions:  map[int64]time.Time{},
		loggedIn: true,
	}
	return s
}

// Token is what the bot must present.
func (s *Server) Token() string { return s.options.Token }

// BotID is the bot's own user ID.
func (s *Server) BotID() int64 { return s.botID }

// Close ends every long poll, event stream and wait. The server answers 500 afterwards.
// It may be called more than once.
func (s *Server) Close() { s.close.Do(func() { close(s.done) }) }

// Revoke makes the token invalid, as BotFather's /revoke does: every call gets 401.
func (s *Server) Revoke() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revoked = true
	s.updates.stop(unauthorized())
	s.changed()
}

// changed wakes everybody who waits for something. The lock is held.
func (s *Server) changed() uint64 {
	s.version++
	close(s.wake)
	s.wake = make(chan struct{})
	return s.version
}

// next takes the next number of a counter. The lock is held.
func (s *Server) next(counter string) int64 {
	n := s.nextID[counter]
	s.nextID[counter] = n + 1
	return n
}

func (s *Server) now() time.Time { return s.options.Now() }

// APIError is what a refused call gets, in Telegram's words.
type APIError struct {
	Code        int
	Description string
	RetryAfter  int   // seconds, with 429
	MigrateTo   int64 // the group's new ID, with 400
}

func (e *APIError) Error() string { return fmt.Sprintf("%d %s", e.Code, e.Description) }

func badRequest(format string, args ...any) error {
	return &APIError{Code: 400, Description: "Bad Request: " + fmt.Sprintf(format, args...)}
}

func forbidden(text string) error {
	return &APIError{Code: 403, Description: "Forbidden: " + text}
}

func unauthorized() *APIError { return &APIError{Code: 401, Description: "Unauthorized"} }

func tooMany(seconds int) *APIError {
	return &APIError{
		Code: 429, RetryAfter: seconds,
		Description: fmt.Sprintf("Too Many Requests: retry after %d", seconds),
	}
}

type envelope struct {
	OK          bool        `json:"ok"`
	Result      any         `json:"result,omitempty"`
	ErrorCode   int         `json:"error_code,omitempty"`
	Description string      `json:"description,omitempty"`
	Parameters  *parameters `json:"parameters,omitempty"`
}

type parameters struct {
	RetryAfter int   `json:"retry_after,omitempty"`
	MigrateTo  int64 `json:"migrate_to_chat_id,omitempty"`
}

// ServeHTTP is the Bot API.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if rest, ok := strings.CutPrefix(r.URL.Path, "/file/bot"); ok {
		s.serveFile(w, r, rest)
		return
	}
	rest, ok := strings.CutPrefix(r.URL.Path, "/bot")
	token, name, found := strings.Cut(rest, "/")
	if !ok || !found {
		writeError(w, &APIError{Code: 404, Description: "Not Found"})
		return
	}
	if err := s.authorize(token); err != nil {
		writeError(w, err)
		return
	}
	s.serveMethod(w, r, strings.ToLower(strings.TrimSuffix(name, "/")))
}

// authorize checks a token: 404 when it does not even look like one, 401 when it is another.
func (s *Server) authorize(token string) error {
	id, secret, found := strings.Cut(token, ":")
	if _, err := strconv.ParseInt(id, 10, 64); err != nil || !found || len(secret) < 3 {
		return &APIError{Code: 404, Description: "Not Found"}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.revoked || token != s.options.Token {
		return unauthorized()
	}
	return nil
}

func (s *Server) serveMethod(w http.ResponseWriter, r *http.Request, name string) {
	m, known := s.methods[name]
	if !known {
		writeError(w, &APIError{Code: 404, Description: "Not Found: method not found"})
		return
	}
	c, err := readCall(r, name)
	if err != nil {
		writeError(w, err)
		return
	}
	s.travel()
	fault := s.takeFault(name)
	if !s.pause(r, fault) {
		return
	}
	if fault != nil && !fault.AfterEffect && fault.strikes() {
		s.record(c, fault.code())
		fault.write(w)
		return
	}
	result, err := s.perform(m, c)
	code := 200
	var refused *APIError
	if errors.As(err, &refused) {
		code = refused.Code
	}
	s.record(c, code)
	s.travel()
	switch {
	case fault != nil && fault.strikes():
		fault.write(w)
	case err != nil:
		writeError(w, err)
	default:
		writeJSON(w, 200, envelope{OK: true, Result: result})
	}
}

// travel waits for half a round trip.
func (s *Server) travel() {
	if s.options.RoundTrip <= 0 {
		return
	}
	select {
	case <-time.After(s.options.RoundTrip / 2):
	case <-s.done:
	}
}

// perform checks what holds for every method, then runs it.
func (s *Server) perform(m method, c *call) (any, error) {
	select {
	case <-s.done:
		return nil, &APIError{Code: 500, Description: "Internal Server Error: restart"}
	default:
	}
	if err := c.refuseUnknown(m.params); err != nil {
		return nil, err
	}
	if m.waits { // takes the lock itself, because it gives it back while it waits
		return m.run(s, c)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.loggedIn && c.method != "logout" {
		return nil, badRequest("Logged out")
	}
	return m.run(s, c)
}

func writeError(w http.ResponseWriter, err error) {
	e := &APIError{Code: 500, Description: "Internal Server Error: " + err.Error()}
	errors.As(err, &e)
	out := envelope{ErrorCode: e.Code, Description: e.Description}
	if e.RetryAfter != 0 || e.MigrateTo != 0 {
		out.Parameters = &parameters{RetryAfter: e.RetryAfter, MigrateTo: e.MigrateTo}
	}
	writeJSON(w, e.Code, out)
}

func writeJSON(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	// The client may be gone; there is nobody to tell.
	_ = json.NewEncoder(w).Encode(v)
}
