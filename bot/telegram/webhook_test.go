package telegram

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"studitiru/knowledge"
)

func TestWebhookSettings(t *testing.T) {
	const address, secret = "https://bot.example/telegram", "abcdefghijklmnop_-09"
	for _, c := range []struct {
		w  Webhook
		ok bool
	}{
		{Webhook{address, secret}, true},
		{Webhook{"http://bot.example/telegram", secret}, false},
		{Webhook{address, ""}, false},
		{Webhook{address, "short"}, false},
		{Webhook{address, secret + " "}, false},
		{Webhook{address, strings.Repeat("a", 257)}, false},
	} {
		if err := c.w.Check(); (err == nil) != c.ok {
			t.Errorf("%+v: %v", c.w, err)
		}
	}
}

// What is answered with 200 is kept; nobody but who knows the secret is believed.
func TestWebhookTakesUpdates(t *testing.T) {
	w := Webhook{"https://bot.example/telegram", "abcdefghijklmnop"}
	var kept []knowledge.Incoming
	var trouble error
	h := w.Handler(func(_ context.Context, in []knowledge.Incoming) error {
		if trouble == nil {
			kept = append(kept, in...)
		}
		return trouble
	}, time.Now, slog.New(slog.DiscardHandler))
	post := func(secret, body string) int {
		r := httptest.NewRequest(http.MethodPost, "/telegram", strings.NewReader(body))
		r.Header.Set(secretHeader, secret)
		out := httptest.NewRecorder()
		h.ServeHTTP(out, r)
		return out.Code
	}
	const update = `{"update_id":7,"message":{"chat":{"id":5},"text":"halo"}}`
	for _, c := range []struct {
		secret, body string
		code, kept   int
	}{
		{w.Secret, update, 200, 1},
		{"", update, 403, 1},
		{w.Secret + "x", update, 403, 1},
		{w.Secret, "{", 400, 1},
		{w.Secret, `{"message":{}}`, 200, 1}, // without a number it would come for ever
		{w.Secret, "\"" + strings.Repeat("a", maxUpdate) + "\"", 400, 1},
	} {
		if code := post(c.secret, c.body); code != c.code || len(kept) != c.kept {
			t.Errorf("%.40q: %d with %d kept, want %d with %d", c.body, code, len(kept), c.code, c.kept)
		}
	}
	if kept[0].ID != 7 || kept[0].Queue != 5 {
		t.Errorf("kept %+v", kept[0])
	}
	trouble = errors.New("away")
	if code := post(w.Secret, update); code != 503 {
		t.Errorf("while the store is away: %d", code)
	}
}
