package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"studitiru/bot/queue"

	"github.com/google/go-cmp/cmp"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// serve starts a server that answers every call the same, and a client of it.
func serve(t *testing.T, handler http.HandlerFunc) *Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	c, err := NewClient(Config{Token: token, APIURL: server.URL + "/"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

func TestNewClientRefusesWithoutQuotingTheToken(t *testing.T) {
	for _, cfg := range []Config{
		{Token: ""},
		{Token: "SECRETVALUE"},
		{Token: "12:SECRET/VALUE"},
		{Token: "12:SECRET VALUE"},
		{Token: token, APIURL: "localhost:8081"},
		{Token: token, APIURL: "ftp://localhost"},
		{Token: token, APIURL: "http://%zzSECRET"},
		{Token: token, APIURL: "https://"},
	} {
		_, err := NewClient(cfg)
		if err == nil {
			t.Errorf("token %q at %q was taken", cfg.Token, cfg.APIURL)
		} else if strings.Contains(err.Error(), "SECRET") && !strings.Contains(err.Error(), "123456:SECRET that") {
			t.Errorf("the error quotes a secret: %v", err)
		}
	}
}

func TestNewClientNeedsNoNetwork(t *testing.T) {
	c, err := NewClient(Config{Token: " " + token + "\n", APIURL: "http://127.0.0.1:1"})
	if err != nil || c.ID() != 123456 || c.Username() != "" {
		t.Fatalf("client %v, error %v", c, err)
	}
}

func TestTheTokenIsInNoError(t *testing.T) {
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	dead, err := NewClient(Config{Token: token, APIURL: "http://" + closed.Addr().String()})
	if err != nil {
		t.Fatal(err)
	}
	echo := serve(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := json.Marshal(map[string]any{"ok": false, "error_code": 400, "description": "Bad Request: " + r.URL.Path})
		_, _ = w.Write(body)
	})
	redirect := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://other"+r.URL.Path, http.StatusFound)
	})
	hangUp := serve(t, func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	for name, c := range map[string]*Client{"dead": dead, "echo": echo, "redirect": redirect, "hang up": hangUp} {
		t.Run(name, func(t *testing.T) {
			_, call := Call[bool](t.Context(), c, "getMe", nil)
			_, upload := c.call(t.Context(), "sendDocument", Params{"chat_id": "1"}, &upload{"document", "a", []byte("x")})
			_, download := c.Download(t.Context(), "file", 10)
			for _, err := range []error{call, upload, download} {
				if err == nil {
					t.Error("no error")
				}
				for ; err != nil; err = errors.Unwrap(err) {
					if strings.Contains(err.Error(), "SECRET") {
						t.Errorf("token in %v", err)
					}
				}
			}
		})
	}
}

func TestErrorClasses(t *testing.T) {
	for _, tc := range []struct {
		name   string
		status int
		body   string
		want   Error
	}{
		{"flood", 429, `{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}`,
			Error{Class: Wait, Code: 429, RetryAfter: 7 * time.Second}},
		{"flood without a time", 429, `{"ok":false,"error_code":429,"description":"Too Many Requests"}`,
			Error{Class: Wait, Code: 429, RetryAfter: time.Second}},
		{"blocked", 403, `{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}`, Error{Class: Gone, Code: 403}},
		{"no chat", 400, `{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}`, Error{Class: Gone, Code: 400}},
		{"moved", 400, `{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001}}`,
			Error{Class: Moved, Code: 400, MovedTo: -1001}},
		{"ours", 400, `{"ok":false,"error_code":400,"description":"Bad Request: message text is empty"}`, Error{Class: Ours, Code: 400}},
		{"too long", 413, `{"ok":false,"error_code":413,"description":"Request Entity Too Large"}`, Error{Class: Ours, Code: 413}},
		{"same", 400, `{"ok":false,"error_code":400,"description":"Bad Request: message is not modified: …"}`, Error{Class: NotModified, Code: 400}},
		{"old query", 400, `{"ok":false,"error_code":400,"description":"Bad Request: query is too old and response timeout expired or query ID is invalid"}`,
			Error{Class: Stale, Code: 400}},
		{"no message", 400, `{"ok":false,"error_code":400,"description":"Bad Request: message to edit not found"}`, Error{Class: Stale, Code: 400}},
		{"revoked", 401, `{"ok":false,"error_code":401,"description":"Unauthorized"}`, Error{Class: Revoked, Code: 401}},
		{"no such token", 404, `{"ok":false,"error_code":404,"description":"Not Found"}`, Error{Class: Revoked, Code: 404}},
		{"no such method", 404, `{"ok":false,"error_code":404,"description":"Not Found: method not found"}`, Error{Class: Ours, Code: 404}},
		{"second poller", 409, `{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}`, Error{Class: Conflict, Code: 409}},
		{"restart", 500, `{"ok":false,"error_code":500,"description":"Internal Server Error: restart"}`, Error{Class: Theirs, Code: 500}},
		{"gateway page", 502, "<html>Bad Gateway</html>", Error{Class: Theirs, Code: 502}},
		{"login page", 200, "<html>hotel network</html>", Error{Class: Theirs, Code: 200}},
		{"nothing", 200, "", Error{Class: Theirs, Code: 200}},
		{"half an answer", 200, `{"ok":tr`, Error{Class: Theirs, Code: 200}},
		{"an array", 200, `[]`, Error{Class: Theirs, Code: 200}},
		{"wrong types", 200, `{"ok":"yes"}`, Error{Class: Theirs, Code: 200}},
		{"no reason", 200, `{"ok":false}`, Error{Class: Theirs}},
		{"no code", 200, `{"ok":false,"description":"Forbidden: bot was kicked"}`, Error{Class: Gone, Code: 403}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := serve(t, func(w http.ResponseWriter, r *http.Request) {
				_, _ = io.Copy(io.Discard, r.Body)
				w.WriteHeader(tc.status)
				_, _ = io.WriteString(w, tc.body)
			})
			_, plain := Call[bool](t.Context(), c, "sendMessage", nil)
			_, uploaded := c.call(t.Context(), "sendDocument", nil, &upload{"document", "a.txt", []byte("x")})
			for how, err := range map[string]error{"call": plain, "upload": uploaded} {
				e, ok := errors.AsType[*Error](err)
				if !ok {
					t.Fatalf("%s: no *Error but %v", how, err)
				}
				got := Error{Class: e.Class, Code: e.Code, RetryAfter: e.RetryAfter, MovedTo: e.MovedTo}
				if diff := cmp.Diff(tc.want, got, cmp.AllowUnexported(Error{})); diff != "" {
					t.Errorf("%s: %s", how, diff)
				}
				if errors.Is(err, ErrRevoked) != (tc.want.Class == Revoked) {
					t.Errorf("%s: errors.Is(ErrRevoked) is wrong", how)
				}
			}
		})
	}
}

func TestReasonHoldsNoMessageText(t *testing.T) {
	e := &Error{
		Class:       Ours,
		Code:        400,
		Description: `Bad Request: can't parse entities: unsupported start tag "budi" at byte offset 3`,
	}
	if got := e.Reason(); strings.Contains(got, "budi") || !strings.Contains(got, "can't parse entities") {
		t.Errorf("reason %q", got)
	}
}

func TestCallSendsParamsAndDecodes(t *testing.T) {
	f := newFake()
	f.answer = func(made) (int, string) { return 200, `{"ok":true,"result":{"message_id":5}}` }
	c := serve(t, f.ServeHTTP)
	got, err := Call[struct {
		ID int `json:"message_id"`
	}](t.Context(), c, "sendMessage", Params{"chat_id": "1", "text": "a&b=\xff"})
	if err != nil || got.ID != 5 {
		t.Fatalf("got %v, %v", got, err)
	}
	want := map[string]string{"chat_id": "1", "text": "a&b=\uFFFD"}
	if diff := cmp.Diff(want, f.made("sendMessage")[0].params); diff != "" {
		t.Error(diff)
	}
}

// Methods that answer true, a number or nothing useful count as done: trap 13.
func TestCallIsDoneWhateverItsResult(t *testing.T) {
	for _, result := range []string{"true", "null", "7", `[{"a":1}]`} {
		c := serve(t, func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.WriteString(w, `{"ok":true,"result":`+result+`}`)
		})
		if _, err := c.call(t.Context(), "editMessageText", nil, nil); err != nil {
			t.Errorf("result %s: %v", result, err)
		}
	}
}

func TestCallEndsWithItsContext(t *testing.T) {
	reached := make(chan struct{}, 2)
	free := make(chan struct{})
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		reached <- struct{}{}
		<-free
	})
	defer close(free)
	for _, file := range []*upload{nil, {"document", "a", []byte("x")}} {
		ctx, cancel := context.WithCancel(t.Context())
		go func() { <-reached; cancel() }()
		if _, err := c.call(ctx, "sendDocument", nil, file); !errors.Is(err, context.Canceled) || classOf(err) != Theirs {
			t.Errorf("error %v", err)
		}
	}
}

func TestDeadlines(t *testing.T) {
	if d := deadline(Params{"timeout": "50"}, nil); d != 60*time.Second {
		t.Errorf("a long poll gets %v", d)
	}
	if d := deadline(nil, nil); d != callTime {
		t.Errorf("a send gets %v", d)
	}
	if d := deadline(nil, &upload{}); d != uploadTime || d >= queue.Lease {
		t.Errorf("an upload gets %v of a lease of %v", d, queue.Lease)
	}
}

func TestDiagnose(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "/getMe"):
			_, _ = io.WriteString(
				w,
				`{"ok":true,"result":{"id":123456,"first_name":"Tiru","username":"tiru_bot","supports_inline_queries":true,"can_join_groups":true}}`,
			)
		case strings.HasSuffix(r.URL.Path, "/getWebhookInfo"):
			_, _ = io.WriteString(
				w,
				`{"ok":true,"result":{"url":"https://hook.example/`+token+`","pending_update_count":3,"last_error_date":60,"last_error_message":"refused"}}`,
			)
		default:
			t.Errorf("called %s", r.Method)
		}
	})
	got, err := c.Diagnose(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := Diagnosis{
		ID: 123456, Username: "tiru_bot", Name: "Tiru", Inline: true, JoinsGroups: true,
		Webhook: "hook.example", Pending: 3, WebhookProblem: "refused", WebhookProblemSince: time.Unix(60, 0).UTC(),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if c.Username() != "tiru_bot" {
		t.Error("the user name is not remembered")
	}
}

func TestAnnounce(t *testing.T) {
	f := newFake()
	f.answer = func(m made) (int, string) {
		if m.method == "setMyDescription" {
			return refuse(429, "Too Many Requests: retry after 900", `{"retry_after":900}`)
		}
		return 0, ""
	}
	c := serve(t, f.ServeHTTP)
	err := c.Announce(t.Context(), Profile{
		Menus: []Menu{
			{Commands: []Command{{"cari", "Cari jawaban"}}},
			{Scope: "all_group_chats", Language: "id", Commands: []Command{{"bantuan", "Bantuan"}}},
		},
		Description: "Tanya", ShortDescription: "Studi tiru",
	})
	if classOf(err) != Wait {
		t.Errorf("error %v", err)
	}
	var got []map[string]string
	for _, m := range f.made("") {
		got = append(got, m.params)
	}
	want := []map[string]string{
		{"scope": `{"type":"default"}`, "commands": `[{"command":"cari","description":"Cari jawaban"}]`},
		{"scope": `{"type":"all_group_chats"}`, "commands": `[{"command":"bantuan","description":"Bantuan"}]`, "language_code": "id"},
		{"description": "Tanya"},
		{"short_description": "Studi tiru"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDownload(t *testing.T) {
	content := strings.Repeat("x", 100)
	path, size, status := "documents/file 1.pdf", "100", 200
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/bot" + token + "/getFile":
			_, _ = io.WriteString(w, `{"ok":true,"result":{"file_path":"`+path+`","file_size":`+size+`}}`)
		case "/file/bot" + token + "/documents/file 1.pdf":
			w.WriteHeader(status)
			_, _ = io.WriteString(w, content)
		default:
			http.NotFound(w, r)
		}
	})
	got, err := c.Download(t.Context(), "id", 100)
	if err != nil || string(got) != content {
		t.Fatalf("got %d bytes, %v", len(got), err)
	}
	if _, err := c.Download(t.Context(), "id", 99); !errors.Is(err, ErrTooBig) {
		t.Errorf("over the limit: %v", err)
	}
	size = "0" // the server does not say, or lies
	if _, err := c.Download(t.Context(), "id", 99); !errors.Is(err, ErrTooBig) {
		t.Errorf("over the limit, unannounced: %v", err)
	}
	status = 404
	if _, err := c.Download(t.Context(), "id", 100); err == nil || strings.Contains(err.Error(), "SECRET") {
		t.Errorf("a missing file: %v", err)
	}
}

func TestAnInsaneWaitIsCapped(t *testing.T) {
	for _, c := range []struct {
		asked int
		want  time.Duration
	}{{7, 7 * time.Second}, {600, 600 * time.Second}, {1_000_000_000, 600 * time.Second}, {1 << 40, 600 * time.Second}} {
		e := &tgbotapi.Error{Code: 429, Message: "Too Many Requests"}
		e.RetryAfter = c.asked
		if got := refusal("sendMessage", 429, e).RetryAfter; got != c.want {
			t.Errorf("%d s: waits %s, want %s", c.asked, got, c.want)
		}
	}
}
