package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// clock is a test's own time.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// world is a sandbox that listens, with one person who has started the bot.
type world struct {
	*Server
	t     *testing.T
	web   *httptest.Server
	clock *clock
	ratna *Person
	chat  *Chat
}

func newWorld(t *testing.T, o Options) *world {
	t.Helper()
	c := newClock()
	o.Now = c.Now
	if o.FirstUpdate == 0 {
		o.FirstUpdate = 100
	}
	s := New(o)
	w := &world{Server: s, t: t, web: httptest.NewServer(s), clock: c}
	t.Cleanup(func() {
		s.Close()
		w.web.Client().CloseIdleConnections()
		w.web.Close()
	})
	w.ratna = s.NewPerson("Ibu Ratna")
	w.chat = s.Private(w.ratna)
	return w
}

// open lets the person write first, and takes the update off the queue.
func (w *world) open() *world {
	w.t.Helper()
	w.says(w.chat, "/start")
	w.updates()
	return w
}

func (w *world) says(c *Chat, text string, options ...Option) Message {
	w.t.Helper()
	m, err := w.ratna.Says(c, text, options...)
	if err != nil {
		w.t.Fatal(err)
	}
	return m
}

// reply is the answer to a call.
type reply struct {
	Status      int
	OK          bool            `json:"ok"`
	Result      json.RawMessage `json:"result"`
	Code        int             `json:"error_code"`
	Description string          `json:"description"`
	Parameters  struct {
		RetryAfter int   `json:"retry_after"`
		MigrateTo  int64 `json:"migrate_to_chat_id"`
	} `json:"parameters"`
}

// params are the parameters of a call; values that are not strings go as JSON.
type params map[string]any

func (p params) form() url.Values {
	form := url.Values{}
	for key, value := range p {
		if text, ok := value.(string); ok {
			form.Set(key, text)
			continue
		}
		raw, err := json.Marshal(value)
		if err != nil {
			panic(err)
		}
		form.Set(key, string(raw))
	}
	return form
}

func (w *world) address(method string) string { return w.web.URL + "/bot" + w.Token() + "/" + method }

func (w *world) call(method string, p params) reply {
	w.t.Helper()
	answer, err := w.tryCall(method, p)
	if err != nil {
		w.t.Fatal(err)
	}
	return answer
}

func (w *world) tryCall(method string, p params) (reply, error) {
	response, err := w.web.Client().PostForm(w.address(method), p.form())
	if err != nil {
		return reply{}, err
	}
	return readReply(response)
}

func readReply(response *http.Response) (reply, error) {
	defer response.Body.Close()
	out := reply{Status: response.StatusCode}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return out, err
	}
	if err := json.Unmarshal(body, &out); err != nil {
		return out, fmt.Errorf("answer %q: %w", body, err)
	}
	return out, nil
}

// ok is call for one that must succeed; the result is decoded into target.
func (w *world) ok(method string, p params, target any) {
	w.t.Helper()
	answer := w.call(method, p)
	if !answer.OK || answer.Status != 200 {
		w.t.Fatalf("%s %v: %d %s", method, p, answer.Code, answer.Description)
	}
	if target == nil {
		return
	}
	if err := json.Unmarshal(answer.Result, target); err != nil {
		w.t.Fatalf("%s: result %s: %v", method, answer.Result, err)
	}
}

// refused is call for one that must fail in these words.
func (w *world) refused(method string, p params, code int, description string) reply {
	w.t.Helper()
	answer := w.call(method, p)
	if answer.OK || answer.Status != code || answer.Code != code || answer.Description != description {
		w.t.Fatalf("%s %v:\n got %d %q\nwant %d %q", method, p, answer.Code, answer.Description, code, description)
	}
	return answer
}

// sends lets the bot write and gives the message_id.
func (w *world) sends(p params) int {
	w.t.Helper()
	var m struct {
		ID int `json:"message_id"`
	}
	w.ok("sendMessage", p, &m)
	return m.ID
}

// updates takes and confirms all that waits.
func (w *world) updates() []json.RawMessage {
	w.t.Helper()
	var out, more []json.RawMessage
	w.ok("getUpdates", params{}, &out)
	if len(out) > 0 {
		w.ok("getUpdates", params{"offset": updateID(w.t, out[len(out)-1]) + 1}, &more)
	}
	return append(out, more...)
}

func updateID(t *testing.T, raw json.RawMessage) int64 {
	t.Helper()
	var u struct {
		ID int64 `json:"update_id"`
	}
	if err := json.Unmarshal(raw, &u); err != nil {
		t.Fatalf("update %s: %v", raw, err)
	}
	return u.ID
}

// field walks into JSON by names and numbers: field(t, raw, "message", "entities", 0, "type").
func field(t *testing.T, raw json.RawMessage, path ...any) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
	for _, step := range path {
		switch at := step.(type) {
		case string:
			object, _ := v.(map[string]any)
			v = object[at]
		case int:
			list, _ := v.([]any)
			if at >= len(list) {
				return nil
			}
			v = list[at]
		}
	}
	return v
}

// sendsFile calls a method with a file in a multipart form.
func (w *world) sendsFile(method, part, name string, content []byte, fields map[string]string) reply {
	w.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for key, value := range fields {
		if err := form.WriteField(key, value); err != nil {
			w.t.Fatal(err)
		}
	}
	file, err := form.CreateFormFile(part, name)
	if err == nil {
		_, err = file.Write(content)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		w.t.Fatal(err)
	}
	response, err := w.web.Client().Post(w.address(method), form.FormDataContentType(), &body)
	if err != nil {
		w.t.Fatal(err)
	}
	answer, err := readReply(response)
	if err != nil {
		w.t.Fatal(err)
	}
	return answer
}

// soon is a context for things that happen at once; its length is only there so that a
// broken test ends.
func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	t.Cleanup(cancel)
	return ctx
}
