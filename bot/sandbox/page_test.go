package sandbox

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"
)

// pageWorld is the page of a demo, without a browser.
type pageWorld struct {
	*Server
	t    *testing.T
	cast Cast
	web  *httptest.Server
}

func newPageWorld(t *testing.T) *pageWorld {
	t.Helper()
	s := New(Options{})
	w := &pageWorld{Server: s, t: t, cast: NewCast(s)}
	w.web = httptest.NewUnstartedServer(nil)
	w.web.Config.Handler = Page(
		s,
		PageConfig{
			Addr:    w.web.Listener.Addr().String(),
			Hosts:   []string{"demo.contoh.go.id"},
			Samples: []string{"Contoh?"},
			People:  w.cast.People(),
		},
	)
	w.web.Start()
	t.Cleanup(func() {
		s.Close()
		w.web.Client().CloseIdleConnections()
		w.web.Close()
	})
	return w
}

func (w *pageWorld) do(method, path, body string, headers map[string]string) (int, string, http.Header) {
	w.t.Helper()
	r, err := http.NewRequest(method, w.web.URL+path, strings.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for key, value := range headers {
		if key == "Host" {
			r.Host = value
		}
		r.Header.Set(key, value)
	}
	response, err := w.web.Client().Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return response.StatusCode, string(content), response.Header
}

func TestPageHosts(t *testing.T) {
	w := newPageWorld(t)
	for host, want := range map[string]int{
		"": 200, "localhost": 200, "localhost:9999": 200, "127.0.0.1:80": 200, "[::1]:80": 200, "demo.contoh.go.id": 200,
		"evil.example": 421, "127.0.0.1.evil.example": 421, "192.168.1.5": 421, "localhost.evil.example:80": 421,
	} {
		headers := map[string]string{}
		if host != "" {
			headers["Host"] = host
		}
		if got, _, _ := w.do("GET", "/", "", headers); got != want {
			t.Errorf("host %q: %d, want %d", host, got, want)
		}
	}
	for _, tt := range []struct {
		addr, host string
		want       bool
	}{
		{"0.0.0.0:8080", "192.168.1.5:8080", true}, {":8080", "192.168.1.5:8080", true}, {"0.0.0.0:8080", "evil.example", false},
		{"192.168.1.5:8080", "192.168.1.5:8080", true}, {"192.168.1.5:8080", "192.168.1.6:8080", false}, {"", "10.0.0.1", false}, {"", "localhost", true},
	} {
		p := &page{config: PageConfig{Addr: tt.addr}}
		if got := p.knownHost(tt.host); got != tt.want {
			t.Errorf("listening on %q, host %q: %v", tt.addr, tt.host, got)
		}
	}
}

func TestPageOrigins(t *testing.T) {
	w := newPageWorld(t)
	body := fmt.Sprintf(`{"person":%d,"chat":%d,"text":"halo"}`, w.cast.Official.ID(), w.cast.Official.ID())
	for _, tt := range []struct {
		headers map[string]string
		want    int
	}{
		{map[string]string{"Sec-Fetch-Site": "same-origin"}, 200},
		{map[string]string{"Origin": w.web.URL}, 200},
		{map[string]string{"Sec-Fetch-Site": "cross-site"}, 403},
		{map[string]string{"Sec-Fetch-Site": "same-site"}, 403},
		{map[string]string{"Origin": "https://evil.example"}, 403},
		{map[string]string{"Origin": "null"}, 403},
		{map[string]string{"Content-Type": "text/plain"}, 415},
		{map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, 415},
	} {
		if got, answer, _ := w.do("POST", "/api/send", body, tt.headers); got != tt.want {
			t.Errorf("%v: %d %s, want %d", tt.headers, got, answer, tt.want)
		}
	}
	if n := len(w.Private(w.cast.Official).Messages()); n != 2 {
		t.Errorf("%d messages, want the 2 of the page itself", n)
	}
}

func TestPageHeaders(t *testing.T) {
	w := newPageWorld(t)
	_, body, h := w.do("GET", "/", "", nil)
	policy := h.Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "script-src 'self';") ||
		strings.Contains(policy, "unsafe") ||
		h.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("headers: %v", h)
	}
	if !strings.Contains(body, `lang="id"`) {
		t.Errorf("page: %.200s", body)
	}
	if code, _, _ := w.do("GET", "/page/..%2fserver.go", "", nil); code != 404 {
		t.Errorf("a file outside of the page: %d", code)
	}
}

// The page brings all it needs, and never turns text into HTML.
func TestPageFilesAreSafe(t *testing.T) {
	foreign := regexp.MustCompile(`(?i)(src|href)="https?://|@import|url\(["']?https?:|from '[^.]`)
	unsafe := regexp.MustCompile(
		`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\son[a-z]+="|<style|style="`,
	)
	files, err := fs.Glob(pageFiles, "page/*")
	if err != nil || len(files) < 8 {
		t.Fatalf("%v %v", files, err)
	}
	for _, name := range files {
		content, err := pageFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, find := range []*regexp.Regexp{foreign, unsafe} {
			if hit := find.Find(content); hit != nil {
				t.Errorf("%s: %q", name, hit)
			}
		}
	}
}

func TestPageRefusals(t *testing.T) {
	w := newPageWorld(t)
	me := w.cast.Official.ID()
	stranger := w.NewPerson("Orang lain").ID()
	for _, tt := range []struct {
		path, body string
		want       int
	}{
		{"send", `{`, 400},
		{"send", `{"tidak":1}`, 400},
		{"send", fmt.Sprintf(`{"person":%d,"chat":%d,"text":"x"}`, stranger, me), 404},
		{"send", fmt.Sprintf(`{"person":%d,"chat":%d,"text":" "}`, me, me), 409},
		{"edit", fmt.Sprintf(`{"person":%d,"chat":%d,"message":9,"text":"x"}`, me, me), 409},
		{"press", fmt.Sprintf(`{"person":%d,"chat":%d,"message":9,"data":"x"}`, me, me), 409},
		{"forward", fmt.Sprintf(`{"person":%d,"chat":%d,"message":9,"to":%d}`, me, me, me), 409},
		{"share", fmt.Sprintf(`{"person":%d,"chat":%d,"query":"9","result":"1"}`, me, me), 409},
	} {
		code, answer, _ := w.do("POST", "/api/"+tt.path, tt.body, nil)
		var said struct {
			Error string `json:"error"`
		}
		if err := json.Unmarshal([]byte(answer), &said); err != nil || code != tt.want || said.Error == "" {
			t.Errorf("%s %s: %d %s, want %d", tt.path, tt.body, code, answer, tt.want)
		}
	}
}

func TestPageUploadAndDownload(t *testing.T) {
	w := newPageWorld(t)
	me := w.cast.Official.ID()
	binary := map[string]string{"Content-Type": "application/octet-stream"}
	where := fmt.Sprintf("/api/upload?person=%d&chat=%d", me, me)
	if code, answer, _ := w.do("POST", where+"&name=catatan.html&caption=baca", "<script>alert(1)</script>", binary); code != 200 {
		t.Fatalf("%d %s", code, answer)
	}
	if code, answer, _ := w.do("POST", where+"&name=foto.png&photo=1", string(picture(t, 40, 20)), binary); code != 200 {
		t.Fatalf("%d %s", code, answer)
	}
	messages := w.Private(w.cast.Official).Messages()
	if messages[0].File.Kind != "document" || messages[0].Text != "baca" || messages[1].File.Kind != "photo" {
		t.Errorf("%+v", messages)
	}
	_, body, h := w.do("GET", "/api/file/"+messages[0].File.ID, "", nil)
	if h.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(h.Get("Content-Disposition"), "attachment;") ||
		body != "<script>alert(1)</script>" {
		t.Errorf("a document must be a download: %v", h)
	}
	_, _, h = w.do("GET", "/api/file/"+messages[1].File.ID, "", nil)
	if h.Get("Content-Type") != "image/png" || !strings.Contains(h.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("a picture: %v", h)
	}
	if code, _, _ := w.do("GET", "/api/file/tidakada", "", nil); code != 404 {
		t.Errorf("a file that is not there: %d", code)
	}
	code, _, _ := w.do("POST", where+"&name=besar.bin", string(bytes.Repeat([]byte("x"), maxPageUpload+1)), binary)
	if code != http.StatusRequestEntityTooLarge {
		t.Errorf("33 MB: %d", code)
	}
}

// stream reads events until the context ends.
func (w *pageWorld) stream(ctx context.Context, lastID string) (<-chan delta, <-chan string) {
	w.t.Helper()
	r, err := http.NewRequestWithContext(ctx, "GET", w.web.URL+"/api/events", nil)
	if err != nil {
		w.t.Fatal(err)
	}
	if lastID != "" {
		r.Header.Set("Last-Event-ID", lastID)
	}
	response, err := w.web.Client().Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	deltas, ids := make(chan delta, 100), make(chan string, 100)
	go func() {
		defer close(deltas)
		defer response.Body.Close()
		lines := bufio.NewScanner(response.Body)
		lines.Buffer(nil, 1<<22)
		for lines.Scan() {
			if id, ok := strings.CutPrefix(lines.Text(), "id: "); ok {
				ids <- id
			}
			if raw, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var d delta
				if json.Unmarshal([]byte(raw), &d) == nil {
					deltas <- d
				}
			}
		}
	}()
	return deltas, ids
}

func TestPageStream(t *testing.T) {
	w := newPageWorld(t)
	ctx, cancel := context.WithCancel(soon(t))
	deltas, ids := w.stream(ctx, "")
	first, id := <-deltas, <-ids
	if !first.Reset || len(first.People) != 3 || len(first.Chats) != 4 || first.Samples[0] != "Contoh?" ||
		first.Bot.Username != "studitiru_bot" {
		t.Errorf("first: %+v", first)
	}
	if _, err := w.cast.Official.Says(w.cast.Team, "halo"); err != nil {
		t.Fatal(err)
	}
	next := <-deltas
	if next.Reset || next.People != nil || len(next.Messages) != 1 || next.Messages[0].Text != "halo" {
		t.Errorf("next: %+v", next)
	}
	cancel()
	for range deltas {
		// Read to the end, so that the reader stops.
	}
	again, stop := context.WithCancel(soon(t))
	resumed, _ := w.stream(again, id)
	if d := <-resumed; d.Reset || len(d.Messages) != 1 || d.Messages[0].Text != "halo" {
		t.Errorf("resumed: %+v", d)
	}
	stop()
	for range resumed {
		// The same.
	}
	foreign, end := context.WithCancel(soon(t))
	other, _ := w.stream(foreign, "another-77")
	if d := <-other; !d.Reset {
		t.Errorf("after another run of the sandbox: %+v", d)
	}
	end()
	for range other {
		// The same.
	}
}

func TestPageConversation(t *testing.T) {
	w := newPageWorld(t)
	me, team := w.cast.Official.ID(), w.cast.Team.ID()
	post := func(path, format string, args ...any) string {
		t.Helper()
		code, answer, _ := w.do("POST", "/api/"+path, fmt.Sprintf(format, args...), nil)
		var made struct {
			ID any `json:"id"`
		}
		if err := json.Unmarshal([]byte(answer), &made); err != nil || code != 200 {
			t.Fatalf("%s: %d %s", path, code, answer)
		}
		return fmt.Sprint(made.ID)
	}
	id := post("send", `{"person":%d,"chat":%d,"text":"satu"}`, me, me)
	post("send", `{"person":%d,"chat":%d,"text":"dua","reply":%s}`, me, me, id)
	post("edit", `{"person":%d,"chat":%d,"message":%s,"text":"satu lagi"}`, me, me, id)
	post("forward", `{"person":%d,"chat":%d,"message":%s,"to":%d}`, me, me, id, team)
	post("press", `{"person":%d,"chat":%d,"message":%s,"data":"x"}`, me, me, id)
	post("inline", `{"person":%d,"chat":%d,"text":"","query":"mpp"}`, me, me)
	messages, group := w.Private(w.cast.Official).Messages(), w.cast.Team.Messages()
	if messages[0].Text != "satu lagi" || messages[1].ReplyTo != messages[0].ID || group[len(group)-1].Origin.Name != "Ibu Ratna" {
		t.Errorf("%+v %+v", messages, group)
	}
	if code, answer, _ := w.do("GET", fmt.Sprintf("/api/commands?person=%d&chat=%d", me, me), "", nil); code != 200 ||
		strings.TrimSpace(answer) != "[]" {
		t.Errorf("commands: %d %s", code, answer)
	}
}

// The clock of a rehearsal is put on from the page; a page without one says so.
func TestPageClock(t *testing.T) {
	w := newPageWorld(t)
	if code, body, _ := w.do("GET", "/api/clock", "", nil); code != http.StatusOK || body != "{\"now\":0}\n" {
		t.Errorf("without a clock: %d %q", code, body)
	}
	if code, _, _ := w.do("POST", "/api/clock", `{"days":1}`, nil); code != http.StatusConflict {
		t.Errorf("a clock was put on that is not there: %d", code)
	}
	now := time.Date(2026, 8, 26, 3, 0, 0, 0, time.UTC)
	w.web.Config.Handler = Page(w.Server, PageConfig{
		Addr: w.web.Listener.Addr().String(), People: w.cast.People(),
		Now:   func() time.Time { return now },
		Ahead: func(d time.Duration) error { now = now.Add(d); return nil },
	})
	if code, body, _ := w.do("POST", "/api/clock", `{"days":1}`, nil); code != http.StatusOK || now.Day() != 27 ||
		body != fmt.Sprintf("{\"now\":%d}\n", now.UnixMilli()) {
		t.Errorf("a day on: %d %q, %s", code, body, now)
	}
	for _, bad := range []string{`{"days":0}`, `{"days":-1}`, `{"days":4000}`} {
		if code, _, _ := w.do("POST", "/api/clock", bad, nil); code != http.StatusConflict || now.Day() != 27 {
			t.Errorf("%s: %d, %s", bad, code, now)
		}
	}
}
