package telegram

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const token = "123456:SECRET-of_the_bot"

// made is a call that reached the fake.
type made struct {
	method string
	params map[string]string
	file   string // content of the uploaded file
	name   string
	at     time.Time
}

func (m made) chat() int64 {
	id, _ := strconv.ParseInt(m.params["chat_id"], 10, 64)
	return id
}

// fake is Telegram's server for one token: long polling with confirmation and redelivery, and every
// other method answered as the test says.
type fake struct {
	mu      sync.Mutex
	updates map[int64]string
	calls   []made
	news    chan struct{}
	lost    bool // the network is down
	// answer says what a call gets; "" for success. It may return any body; a status stands before it.
	answer func(made) (status int, body string)
}

func newFake() *fake {
	return &fake{updates: map[int64]string{}, news: make(chan struct{}, 1)}
}

func refuse(code int, description, parameters string) (int, string) {
	if parameters != "" {
		parameters = `,"parameters":` + parameters
	}
	return code, fmt.Sprintf(`{"ok":false,"error_code":%d,"description":%q%s}`, code, description, parameters)
}

// deliver puts updates into Telegram's queue.
func (f *fake) deliver(updates ...string) {
	f.mu.Lock()
	for _, raw := range updates {
		var head struct {
			ID int64 `json:"update_id"`
		}
		_ = json.Unmarshal([]byte(raw), &head)
		f.updates[head.ID] = raw
	}
	f.mu.Unlock()
	select {
	case f.news <- struct{}{}:
	default:
	}
}

func (f *fake) set(change func(*fake)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	change(f)
}

// made gives the calls of a method so far, or all but getUpdates, getMe and the typing sign for "".
func (f *fake) made(method string) []made {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []made
	for _, c := range f.calls {
		quiet := c.method == "getUpdates" || c.method == "getMe" || c.method == "sendChatAction"
		if c.method == method || method == "" && !quiet {
			out = append(out, c)
		}
	}
	return out
}

// kept is how many updates are not confirmed; total how many calls were made.
func (f *fake) kept() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.updates)
}

func (f *fake) total() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.calls)
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rest, ok := strings.CutPrefix(r.URL.Path, "/bot"+token+"/")
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, `{"ok":false,"error_code":404,"description":"Not Found"}`)
		return
	}
	c := made{method: rest, params: map[string]string{}, at: time.Now()}
	if err := r.ParseMultipartForm(1 << 20); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		panic(err)
	}
	for name := range maps.Keys(r.Form) {
		c.params[name] = r.Form.Get(name)
	}
	if r.MultipartForm != nil {
		for _, headers := range r.MultipartForm.File {
			part, _ := headers[0].Open()
			content, _ := io.ReadAll(part)
			c.file, c.name = string(content), headers[0].Filename
		}
	}
	f.mu.Lock()
	f.calls = append(f.calls, c)
	answer, n := f.answer, len(f.calls)
	f.mu.Unlock()
	if answer != nil {
		if status, body := answer(c); body != "" {
			w.WriteHeader(status)
			_, _ = io.WriteString(w, body)
			return
		}
	}
	switch c.method {
	case "getUpdates":
		f.poll(w, r, c)
	case "getMe":
		_, _ = io.WriteString(w, `{"ok":true,"result":{"id":123456,"is_bot":true,"first_name":"Tiru","username":"tiru_bot"}}`)
	case "sendMessage", "sendPhoto", "sendDocument":
		fmt.Fprintf(w, `{"ok":true,"result":{"message_id":%d}}`, n)
	default:
		_, _ = io.WriteString(w, `{"ok":true,"result":true}`)
	}
}

// poll forgets what the offset confirms and waits for something else.
func (f *fake) poll(w http.ResponseWriter, r *http.Request, c made) {
	offset, _ := strconv.ParseInt(c.params["offset"], 10, 64)
	seconds, _ := strconv.Atoi(c.params["timeout"])
	timer := time.NewTimer(time.Duration(seconds) * time.Second)
	defer timer.Stop()
	for {
		var batch []string
		f.mu.Lock()
		for id := range f.updates {
			if id < offset {
				delete(f.updates, id)
			}
		}
		for _, id := range sortedKeys(f.updates) {
			batch = append(batch, f.updates[id])
		}
		f.mu.Unlock()
		if len(batch) > 0 || seconds == 0 {
			fmt.Fprintf(w, `{"ok":true,"result":[%s]}`, strings.Join(batch, ","))
			return
		}
		select {
		case <-f.news:
		case <-timer.C:
			seconds = 0
		case <-r.Context().Done():
			return
		}
	}
}

// direct carries requests to the fake without a network, so that synctest's clock runs.
type direct struct{ f *fake }

func (d direct) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		defer r.Body.Close()
	}
	d.f.mu.Lock()
	lost := d.f.lost
	d.f.mu.Unlock()
	if lost {
		return nil, errors.New("connection refused")
	}
	w := httptest.NewRecorder()
	d.f.ServeHTTP(w, r)
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	return w.Result(), nil
}

// client is a Client of the fake, without a network.
func (f *fake) client(t *testing.T, log *slog.Logger) *Client {
	t.Helper()
	c, err := NewClient(Config{Token: token, HTTP: &http.Client{Transport: direct{f}}, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func sortedKeys(m map[int64]string) []int64 {
	var out []int64
	for id := range m {
		at := len(out)
		for at > 0 && out[at-1] > id {
			at--
		}
		out = append(out[:at], append([]int64{id}, out[at:]...)...)
	}
	return out
}

// question is the raw update of a text in a chat; groups have negative IDs.
func question(update, chat int64, text string) string {
	kind := "private"
	if chat < 0 {
		kind = "supergroup"
	}
	return fmt.Sprintf(
		`{"update_id":%d,"message":{"message_id":%d,"date":%d,"chat":{"id":%d,"type":%q},"from":{"id":%d,"first_name":"Sari"},"text":%q}}`,
		update,
		update,
		time.Now().Unix(),
		chat,
		kind,
		max(chat, -chat),
		text,
	)
}
