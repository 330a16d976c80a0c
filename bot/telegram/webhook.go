package telegram

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"studitiru/bot/queue"
	"studitiru/knowledge"
)

// Webhook says how Telegram brings updates by itself, in place of polling.
type Webhook struct {
	URL    string // https address that leads to Handler
	Secret string // 1–256 characters of A–Z a–z 0–9 _ -, which Telegram sends along
}

// maxUpdate bounds one update that Telegram brings.
const maxUpdate = 2 << 20

// secretHeader carries Webhook.Secret.
const secretHeader = "X-Telegram-Bot-Api-Secret-Token"

// Check tells what is wrong with a webhook's settings.
func (w Webhook) Check() error {
	if !strings.HasPrefix(w.URL, "https://") {
		return errors.New("the address must begin with https://")
	}
	bad := func(r rune) bool {
		return !(r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' || r == '-')
	}
	if len(w.Secret) < 16 || len(w.Secret) > 256 || strings.ContainsFunc(w.Secret, bad) {
		return errors.New("the secret must have 16 to 256 characters of A–Z, a–z, 0–9, _ and -")
	}
	return nil
}

// Handler takes updates from Telegram into the inbox. What is answered with 200 is safe there; anything else Telegram brings
// again. Every process behind the address may serve it.
func (w Webhook) Handler(accept func(ctx context.Context, in []knowledge.Incoming) error, now func() time.Time,
	log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		if subtle.ConstantTimeCompare([]byte(r.Header.Get(secretHeader)), []byte(w.Secret)) != 1 {
			http.Error(out, "forbidden", http.StatusForbidden)
			return
		}
		raw, err := io.ReadAll(http.MaxBytesReader(out, r.Body, maxUpdate))
		if err != nil || !json.Valid(raw) {
			http.Error(out, "an update is wanted", http.StatusBadRequest)
			return
		}
		in, err := incoming(raw, now())
		if err != nil {
			log.Error("dropped an update", "error", err, "bytes", len(raw))
			return // it would come again for ever
		}
		if err := accept(r.Context(), []knowledge.Incoming{in}); err != nil {
			log.Warn("an update was not stored; Telegram brings it again", "error", queue.Reason(err))
			http.Error(out, "not stored", http.StatusServiceUnavailable)
		}
	})
}

// fetchByWebhook keeps the webhook set for as long as ctx lasts. Nothing is fetched: Handler takes what Telegram brings.
func (c *Channel) fetchByWebhook(ctx context.Context, in *queue.Intake) error {
	for failures := 0; ctx.Err() == nil; {
		_, err := Call[bool](ctx, c.o.Client, "setWebhook", Params{
			"url": c.o.Webhook.URL, "secret_token": c.o.Webhook.Secret, "allowed_updates": allowedUpdates,
		})
		wait := webhookAgain
		switch {
		case err == nil:
			failures = 0
			in.Report(queue.Healthy, "")
		case errors.Is(err, ErrRevoked):
			in.Report(queue.RevokedToken, queue.Reason(err))
			return fmt.Errorf("setting the webhook: %w", err)
		default:
			wait = c.backoff().After(failures)
			failures++
			in.Report(queue.Troubled, "cannot set the webhook: "+queue.Reason(err))
			c.o.Log.Warn("cannot set the webhook", "error", queue.Reason(err), "again_in", wait.Round(time.Millisecond))
		}
		queue.Sleep(ctx, wait)
	}
	return nil
}

// webhookAgain is how often the webhook is set anew, in case somebody took it away.
const webhookAgain = 5 * time.Minute
