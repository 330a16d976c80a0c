package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"studitiru/bot/queue"
	"studitiru/knowledge"
)

// allowedUpdates are the updates that Decode knows. The list is always sent, for Telegram
// remembers the last one.
const allowedUpdates = `["message","edited_message","callback_query","inline_query","my_chat_member"]`

const (
	pollLimit   = 100
	confirmTime = 3 * time.Second
	// quiet is after how long without updates the offset is forgotten: Telegram begins anew with random
	// update IDs after a quiet week, which may lie below it.
	quiet = 24 * time.Hour
	// A server that answers long polls at once would be asked thousands of times a second.
	fastAnswer = 100 * time.Millisecond
	fastPause  = 250 * time.Millisecond
)

// poller fetches updates and confirms them to Telegram once the inbox has them.
type poller struct {
	client  *Client
	in      *queue.Intake
	timeout time.Duration // of the long poll, whole seconds
	now     func() time.Time
	backoff queue.Backoff
	log     *slog.Logger

	begun     bool  // a poll has gone well
	offset    int64 // the next update wanted, 0 for the oldest unconfirmed
	confirmed bool  // Telegram has seen offset
	news      time.Time
}

// run polls until ctx ends, or until the token is refused: ErrRevoked. Every other failure is
// waited out.
func (p *poller) run(ctx context.Context) error {
	p.offset, p.news = 0, p.now()
	for failures := 0; ctx.Err() == nil; {
		asked, long := p.now(), p.begun
		got, err := p.once(ctx)
		switch {
		case err == nil:
			failures = 0
			p.in.Report(queue.Healthy, "")
			if got == 0 && long && p.now().Sub(asked) < fastAnswer {
				queue.Sleep(ctx, fastPause)
			}
		case errors.Is(err, ErrRevoked):
			p.in.Report(queue.RevokedToken, queue.Reason(err))
			return fmt.Errorf("polling for updates: %w", err)
		case ctx.Err() == nil:
			wait := p.wait(err, failures)
			failures++
			p.report(err, wait)
			queue.Sleep(ctx, wait)
		}
	}
	if !errors.Is(context.Cause(ctx), queue.ErrLost) { // else the confirmation would disturb the new poller
		p.confirm(ctx)
	}
	return nil
}

// once makes one long poll and stores what came. The offset moves on only after the inbox has
// taken the updates.
func (p *poller) once(ctx context.Context) (got int, err error) {
	timeout := p.timeout
	if !p.begun {
		timeout = 0 // to know soon whether polling works at all
	}
	params := Params{
		"timeout":         strconv.Itoa(int(timeout / time.Second)),
		"limit":           strconv.Itoa(pollLimit),
		"allowed_updates": allowedUpdates,
	}
	if p.offset != 0 {
		params["offset"] = strconv.FormatInt(p.offset, 10)
	}
	batch, err := Call[[]json.RawMessage](ctx, p.client, "getUpdates", params)
	if err != nil {
		return 0, err
	}
	p.begun, p.confirmed = true, true
	if len(batch) == 0 {
		if p.now().Sub(p.news) > quiet {
			p.offset = 0 // everything before was confirmed by this very poll
		}
		return 0, nil
	}
	return len(batch), p.accept(ctx, batch)
}

// accept stores a batch and moves the offset behind it. An update without update_id is left
// out, and confirmed along with its neighbours.
func (p *poller) accept(ctx context.Context, batch []json.RawMessage) error {
	now := p.now()
	in := make([]knowledge.Incoming, 0, len(batch))
	next := p.offset
	for _, raw := range batch {
		one, err := incoming(raw, now)
		if err != nil {
			p.log.Error("dropped an update", "error", err, "bytes", len(raw))
			continue
		}
		in = append(in, one)
		next = max(next, one.ID+1)
	}
	if len(in) == 0 {
		return errors.New("no update of the batch can be read")
	}
	if err := p.in.Accept(ctx, in); err != nil {
		return fmt.Errorf("storing %d updates: %w", len(in), err)
	}
	p.offset, p.confirmed, p.news = next, false, now
	return nil
}

// confirm tells Telegram at the end what is stored already, so that it does not come again.
func (p *poller) confirm(ctx context.Context) {
	if p.offset == 0 || p.confirmed {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), confirmTime)
	defer cancel()
	params := Params{
		"offset": strconv.FormatInt(p.offset, 10), "timeout": "0", "limit": "1", "allowed_updates": allowedUpdates,
	}
	if _, err := Call[json.RawMessage](ctx, p.client, "getUpdates", params); err != nil {
		p.log.Warn("the last updates are not confirmed and will come again", "error", queue.Reason(err))
	}
}

// wait says how long to wait after an error that so many others came before.
func (p *poller) wait(err error, failures int) time.Duration {
	var e *Error
	if errors.As(err, &e) && e.Class == Wait {
		return e.RetryAfter
	}
	wait := p.backoff.After(failures)
	if classOf(err) == Conflict {
		wait = max(wait, 5*time.Second)
	}
	return wait
}

func (p *poller) report(err error, wait time.Duration) {
	state, text := queue.Troubled, "cannot poll for updates"
	if classOf(err) == Conflict {
		state, text = queue.InConflict, "another process polls with this token"
		if has(err, "webhook") {
			text = "a webhook is set for this token, so polling is refused; `doctor` says what to do"
		}
	}
	p.in.Report(state, strings.TrimSpace(text+": "+queue.Reason(err)))
	p.log.Warn(text, "error", queue.Reason(err), "again_in", wait.Round(time.Millisecond))
}
