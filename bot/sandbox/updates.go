package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// How long an update waits for the bot, counted from when it happened.
const (
	messageLife  = 24 * time.Hour
	callbackLife = 150 * time.Second
	inlineLife   = 30 * time.Second
	chosenLife   = 600 * time.Second
)

// keptUpdates is how many past updates can be sent again with Redeliver.
const keptUpdates = 10000

// update is one entry of the queue, already as JSON.
type update struct {
	id      int64
	raw     json.RawMessage
	kind    string
	expires time.Time // zero: never
	chat    int64     // of a message, to mark it as seen
	message int
}

// queue holds what the bot has not confirmed. Guarded by Server.mu.
type queue struct {
	next    int64
	waiting []update // by update_id
	again   []update // copies to deliver once more, whatever the offset
	past    []update // the last ones, waiting or not
	allowed []string // nil: the default set
	poll    *poll    // the getUpdates that waits now
	webhook *webhook // set: getUpdates is refused
}

type poll struct {
	ended chan struct{}
	err   error
}

type webhook struct{ url string }

func newQueue(first int64) queue { return queue{next: first} }

// stop ends the waiting getUpdates with an error.
func (q *queue) stop(err error) {
	if q.poll != nil {
		q.poll.err = err
		close(q.poll.ended)
		q.poll = nil
	}
}

// updateKinds are the update types of the Bot API; the second list is not sent unless asked for.
func updateKinds() (usual, special []string) {
	return []string{"message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
			"business_message", "edited_business_message", "deleted_business_messages", "guest_message", "inline_query",
			"chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query", "purchased_paid_media",
			"poll", "poll_answer", "my_chat_member", "chat_join_request", "chat_boost", "removed_chat_boost", "managed_bot"},
		[]string{"chat_member", "message_reaction", "message_reaction_count"}
}

// wanted reports whether the bot asked for that kind of update.
func (q *queue) wanted(kind string) bool {
	if q.allowed != nil {
		return slices.Contains(q.allowed, kind)
	}
	_, special := updateKinds()
	return !slices.Contains(special, kind)
}

// deliver queues an update made of one payload. It returns 0 when the bot did not ask
// for that kind. The lock is held.
func (s *Server) deliver(kind string, payload any, life time.Duration) int64 {
	if !s.updates.wanted(kind) {
		return 0
	}
	id := s.updates.next
	raw, err := json.Marshal(map[string]any{"update_id": id, kind: payload})
	if err != nil {
		panic(fmt.Sprintf("sandbox: an update of our own types cannot be encoded: %v", err))
	}
	s.updates.next++
	s.enqueue(update{id: id, raw: raw, kind: kind, expires: s.now().Add(life)})
	return id
}

func (s *Server) enqueue(u update) {
	q := &s.updates
	q.waiting = append(q.waiting, u)
	q.past = append(q.past, u)
	if len(q.past) > keptUpdates {
		q.past = slices.Delete(q.past, 0, keptUpdates/10)
	}
	s.changed()
}

// Inject puts any JSON value into the queue as if Telegram had sent it. An object
// without update_id gets the next one; any other value is sent as it stands and is
// confirmed with the updates around it. It returns the update_id, and an error only
// when raw is not JSON at all.
func (s *Server) Inject(raw []byte) (int64, error) {
	if !json.Valid(raw) {
		return 0, fmt.Errorf("inject update: not JSON: %q", raw)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.updates.next
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) == nil && fields != nil {
		var own int64
		if json.Unmarshal(fields["update_id"], &own) == nil && own != 0 {
			id = own
		} else if _, named := fields["update_id"]; !named {
			fields["update_id"] = json.RawMessage(fmt.Sprint(id))
			raw, _ = json.Marshal(fields) // made of valid parts
		}
	}
	s.updates.next = max(s.updates.next, id+1)
	s.enqueue(update{id: id, raw: slices.Clone(raw)})
	return id, nil
}

// Redeliver sends an earlier update again, times times, one copy in each answer of
// getUpdates and whatever offset the bot asks for: what a duplicate looks like to it.
func (s *Server) Redeliver(updateID int64, times int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.updates.past, func(u update) bool { return u.id == updateID })
	if i < 0 {
		return fmt.Errorf("redeliver update %d: no such update", updateID)
	}
	again := s.updates.past[i]
	for range times {
		s.updates.again = append(s.updates.again, again)
	}
	s.changed()
	return nil
}

// LastUpdate is the update_id of the newest update, 0 when there was none.
func (s *Server) LastUpdate() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.updates.past) == 0 {
		return 0
	}
	return s.updates.past[len(s.updates.past)-1].id
}

// Pending counts the updates that the bot has not confirmed.
func (s *Server) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.updates.waiting) + len(s.updates.again)
}

// getUpdates answers at once when something waits, else when something comes or the
// time is up. A second poller ends the first one with 409, as at Telegram.
func (s *Server) getUpdates(c *call) (any, error) {
	offset, limit, wait, err := s.pollParams(c)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.loggedIn {
		return nil, badRequest("Logged out")
	}
	if s.updates.webhook != nil {
		return nil, conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	}
	s.updates.stop(conflict("terminated by other getUpdates request; make sure that only one bot instance is running"))
	s.confirm(offset)
	mine := &poll{ended: make(chan struct{})}
	s.updates.poll = mine
	defer func() {
		if s.updates.poll == mine {
			s.updates.poll = nil
		}
	}()
	timer := time.NewTimer(wait)
	defer timer.Stop()
	for expired := wait == 0; ; {
		s.forgetExpired()
		if out := s.take(limit); len(out) > 0 || expired {
			return out, nil
		}
		wake := s.wake
		s.mu.Unlock()
		select {
		case <-wake:
		case <-mine.ended:
		case <-timer.C:
			expired = true
		case <-c.ctx.Done():
			expired = true
		case <-s.done:
			expired = true
		}
		s.mu.Lock()
		if mine.err != nil {
			return nil, mine.err
		}
	}
}

func conflict(text string) error {
	return &APIError{Code: http.StatusConflict, Description: "Conflict: " + text}
}

func (s *Server) pollParams(c *call) (offset int64, limit int, wait time.Duration, err error) {
	var n, seconds int64
	if offset, err = c.number("offset"); err != nil {
		return
	}
	if n, err = c.number("limit"); err != nil {
		return
	}
	if seconds, err = c.number("timeout"); err != nil {
		return
	}
	if n < 1 || n > 100 {
		n = 100
	}
	wait = min(time.Duration(max(seconds, 0))*time.Second, s.options.LongPoll)
	return offset, int(n), wait, s.setAllowed(c)
}

// setAllowed keeps the list of wanted updates; absent or null leaves it as it was.
func (s *Server) setAllowed(c *call) error {
	text := c.params["allowed_updates"]
	if text == "" || text == "null" {
		return nil
	}
	var kinds []string
	if err := json.Unmarshal([]byte(text), &kinds); err != nil {
		return badRequest("can't parse allowed updates JSON object")
	}
	usual, special := updateKinds()
	for _, kind := range kinds {
		if !slices.Contains(usual, kind) && !slices.Contains(special, kind) {
			return badRequest("sandbox: there is no update type %q", kind)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.updates.allowed = kinds
	if len(kinds) == 0 {
		s.updates.allowed = nil
	}
	return nil
}

// confirm drops what lies before the offset. A negative one keeps only that many
// updates from the end. The lock is held.
func (s *Server) confirm(offset int64) {
	q := &s.updates
	if offset < 0 {
		keep := min(int64(len(q.waiting)), -offset)
		s.drop(q.waiting[:int64(len(q.waiting))-keep])
		q.waiting = q.waiting[int64(len(q.waiting))-keep:]
		return
	}
	before := func(u update) bool { return u.id < offset }
	gone := slices.DeleteFunc(slices.Clone(q.waiting), func(u update) bool { return !before(u) })
	s.drop(gone)
	q.waiting = slices.DeleteFunc(slices.Clone(q.waiting), before)
}

// drop marks the messages of confirmed updates as seen by the bot.
func (s *Server) drop(gone []update) {
	for _, u := range gone {
		chat := s.chats[u.chat]
		if chat == nil || chat.byID[u.message] == nil {
			continue
		}
		m := chat.byID[u.message]
		m.Seen = true
		m.version = s.changed()
	}
}

func (s *Server) forgetExpired() {
	now := s.now()
	s.updates.waiting = slices.DeleteFunc(s.updates.waiting, func(u update) bool {
		return !u.expires.IsZero() && now.After(u.expires)
	})
}

// take is the next answer of getUpdates: what waits, and one copy of what comes again.
func (s *Server) take(limit int) []json.RawMessage {
	q := &s.updates
	out := []json.RawMessage{}
	if len(q.again) > 0 {
		out = append(out, q.again[0].raw)
		q.again = slices.Delete(q.again, 0, 1)
	}
	for _, u := range q.waiting[:min(limit-len(out), len(q.waiting))] {
		out = append(out, u.raw)
	}
	return out
}

func (s *Server) setWebhook(c *call) (any, error) {
	if c.params["url"] == "" {
		return s.deleteWebhook(c)
	}
	if !webAddress(c.params["url"]) || len(c.params["url"]) < 8 || c.params["url"][:8] != "https://" {
		return nil, badRequest("bad webhook: An HTTPS URL must be provided for webhook")
	}
	s.updates.webhook = &webhook{url: c.params["url"]}
	s.updates.stop(conflict("terminated by setWebhook request"))
	if c.flag("drop_pending_updates") {
		s.updates.waiting = nil
	}
	return true, nil
}

func (s *Server) deleteWebhook(c *call) (any, error) {
	s.updates.webhook = nil
	if c.flag("drop_pending_updates") {
		s.updates.waiting = nil
	}
	return true, nil
}

func (s *Server) getWebhookInfo(*call) (any, error) {
	info := map[string]any{"url": "", "has_custom_certificate": false, "pending_update_count": len(s.updates.waiting)}
	if s.updates.webhook != nil {
		info["url"] = s.updates.webhook.url
	}
	if s.updates.allowed != nil {
		info["allowed_updates"] = s.updates.allowed
	}
	return info, nil
}
