package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// ids asks for updates without confirming more than the offset does.
func (w *world) ids(p params) []int64 {
	w.t.Helper()
	var raw []json.RawMessage
	w.ok("getUpdates", p, &raw)
	out := []int64{}
	for _, u := range raw {
		out = append(out, updateID(w.t, u))
	}
	return out
}

func TestUpdatesStayUntilConfirmed(t *testing.T) {
	w := newWorld(t, Options{})
	for i := range 4 {
		w.says(w.chat, fmt.Sprint("pesan ", i))
	}
	for _, step := range []struct {
		p    params
		want []int64
	}{
		{params{}, []int64{100, 101, 102, 103}},
		{params{}, []int64{100, 101, 102, 103}},
		{params{"offset": 101, "limit": 2}, []int64{101, 102}},
		{params{"limit": 0}, []int64{101, 102, 103}},
		{params{"offset": -1}, []int64{103}},
		{params{"offset": 104}, []int64{}},
		{params{}, []int64{}},
	} {
		if diff := cmp.Diff(step.want, w.ids(step.p)); diff != "" {
			t.Errorf("getUpdates %v: %s", step.p, diff)
		}
	}
	if m := w.chat.Messages()[3]; !m.Seen {
		t.Error("a confirmed message is not marked as seen")
	}
}

func TestUpdateOfAMessage(t *testing.T) {
	w := newWorld(t, Options{})
	w.says(w.chat, "👍 /cari@studitiru_bot izin")
	var got []map[string]any
	w.ok("getUpdates", params{}, &got)
	want := map[string]any{
		"update_id": 100.0,
		"message": map[string]any{
			"message_id": 1.0, "date": float64(w.clock.Now().Unix()), "text": "👍 /cari@studitiru_bot izin",
			"from": map[string]any{
				"id":            float64(w.ratna.ID()),
				"is_bot":        false,
				"first_name":    "Ibu",
				"last_name":     "Ratna",
				"language_code": "id",
			},
			"chat":     map[string]any{"id": float64(w.ratna.ID()), "type": "private", "first_name": "Ibu", "last_name": "Ratna"},
			"entities": []any{map[string]any{"type": "bot_command", "offset": 3.0, "length": 19.0}},
		},
	}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Error(diff)
	}
}

func TestLongPollWaits(t *testing.T) {
	w := newWorld(t, Options{})
	answers := make(chan reply, 1)
	go func() {
		answer, _ := w.tryCall("getUpdates", params{"timeout": 50}) // nothing came: the zero reply fails below
		answers <- answer
	}()
	w.waitPolled()
	w.says(w.chat, "halo")
	if answer := <-answers; !answer.OK || field(t, answer.Result, 0, "message", "text") != "halo" {
		t.Errorf("%+v", answer)
	}
}

// waitPolled waits until a getUpdates hangs in the server.
func (w *world) waitPolled() {
	for {
		w.mu.Lock()
		polled := w.Server.updates.poll != nil
		w.mu.Unlock()
		if polled {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

func TestLongPollEnds(t *testing.T) {
	w := newWorld(t, Options{LongPoll: time.Millisecond})
	if got := w.ids(params{"timeout": 50}); len(got) != 0 {
		t.Errorf("updates out of nothing: %v", got)
	}
}

func TestSecondPollerEndsTheFirst(t *testing.T) {
	w := newWorld(t, Options{})
	first := make(chan reply, 1)
	go func() {
		answer, _ := w.tryCall("getUpdates", params{"timeout": 50}) // nothing came: the zero reply fails below
		first <- answer
	}()
	w.waitPolled()
	w.ids(params{})
	if answer := <-first; answer.Code != 409 ||
		answer.Description != "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running" {
		t.Errorf("%+v", answer)
	}
	w.ok("setWebhook", params{"url": "https://contoh.go.id/x"}, nil)
	w.refused(
		"getUpdates",
		nil,
		409,
		"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
	)
	var info map[string]any
	w.ok("getWebhookInfo", nil, &info)
	if info["url"] != "https://contoh.go.id/x" {
		t.Errorf("%v", info)
	}
	w.refused(
		"setWebhook",
		params{"url": "http://contoh.go.id"},
		400,
		"Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
	)
	w.says(w.chat, "halo")
	w.ok("deleteWebhook", params{"drop_pending_updates": true}, nil)
	if got := w.ids(params{}); len(got) != 0 {
		t.Errorf("dropped updates come: %v", got)
	}
}

func TestCloseEndsPolls(t *testing.T) {
	w := newWorld(t, Options{})
	ended := make(chan reply, 1)
	go func() {
		answer, _ := w.tryCall("getUpdates", params{"timeout": 50}) // nothing came: the zero reply fails below
		ended <- answer
	}()
	w.waitPolled()
	w.Close()
	w.Close()
	if answer := <-ended; !answer.OK {
		t.Errorf("%+v", answer)
	}
	w.refused("getMe", nil, 500, "Internal Server Error: restart")
}

func TestAllowedUpdates(t *testing.T) {
	w := newWorld(t, Options{}).open()
	m := w.sends(params{"chat_id": w.chat.ID(), "text": "x", "reply_markup": keyboard([]Button{{Text: "x", Data: "y"}})})
	w.ok("getUpdates", params{"allowed_updates": []string{"callback_query"}}, nil)
	w.says(w.chat, "tidak diminta")
	message, _ := w.chat.Message(m)
	if _, err := w.ratna.Presses(message, "x"); err != nil {
		t.Fatal(err)
	}
	got := w.updates() // the list is sticky: this call names none
	if len(got) != 1 || field(t, got[0], "callback_query", "data") != "y" {
		t.Errorf("%s", got)
	}
	w.ok("getUpdates", params{"allowed_updates": []string{}}, nil)
	w.says(w.chat, "diminta")
	if got = w.updates(); len(got) != 1 {
		t.Errorf("default set: %s", got)
	}
	w.refused(
		"getUpdates",
		params{"allowed_updates": []string{"mesage"}},
		400,
		`Bad Request: sandbox: there is no update type "mesage"`,
	)
}

func TestUpdatesExpire(t *testing.T) {
	w := newWorld(t, Options{}).open()
	m := w.sends(params{"chat_id": w.chat.ID(), "text": "x", "reply_markup": keyboard([]Button{{Text: "x", Data: "y"}})})
	w.says(w.chat, "halo")
	message, _ := w.chat.Message(m)
	if _, err := w.ratna.Presses(message, "x"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.ratna.TypesInline("mpp"); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		later time.Duration
		left  int
	}{{0, 3}, {31 * time.Second, 2}, {2 * time.Minute, 1}, {23*time.Hour + 57*time.Minute, 1}, {time.Minute, 0}} {
		w.clock.Advance(step.later)
		if got := w.ids(params{}); len(got) != step.left {
			t.Errorf("after %v more: %d updates, want %d", step.later, len(got), step.left)
		}
	}
}

func TestInject(t *testing.T) {
	w := newWorld(t, Options{})
	for _, raw := range []string{`{"update_id":500,"message":"bukan objek"}`, `{"poll":{}}`, `"teks"`, `[1,2]`, `{"update_id":"x"}`, `null`} {
		if _, err := w.Inject([]byte(raw)); err != nil {
			t.Errorf("%s: %v", raw, err)
		}
	}
	if _, err := w.Inject([]byte(`{`)); err == nil {
		t.Error("half an object was taken")
	}
	answer := w.call("getUpdates", nil)
	want := `[{"update_id":500,"message":"bukan objek"},{"poll":{},"update_id":501},"teks",[1,2],{"update_id":"x"},null]`
	if string(answer.Result) != want {
		t.Errorf("got  %s\nwant %s", answer.Result, want)
	}
	if got := w.call("getUpdates", params{"offset": 600}); string(got.Result) != "[]" {
		t.Errorf("not confirmed: %s", got.Result)
	}
}

func TestRedeliver(t *testing.T) {
	w := newWorld(t, Options{})
	w.says(w.chat, "halo")
	id := w.LastUpdate()
	w.updates()
	if err := w.Redeliver(id, 2); err != nil {
		t.Fatal(err)
	}
	if w.Pending() != 2 {
		t.Errorf("%d pending", w.Pending())
	}
	w.says(w.chat, "lagi")
	for _, want := range [][]int64{{100, 101}, {100, 101}, {101}} {
		if diff := cmp.Diff(want, w.ids(params{"offset": 101})); diff != "" {
			t.Error(diff)
		}
	}
	if err := w.Redeliver(7, 1); err == nil {
		t.Error("an update that never was is sent again")
	}
}

func TestFaults(t *testing.T) {
	w := newWorld(t, Options{}).open()
	p := params{"chat_id": w.chat.ID(), "text": "x"}
	w.Fail("sendMessage", 2, ServerError())
	w.Fail("sendMessage", 1, TooManyRequests(7))
	w.Fail("sendMessage", 1, Fault{Status: 400, MigrateTo: -1001})
	w.Fail("sendMessage", 1, Fault{Status: 403})
	w.refused("sendMessage", p, 500, "Internal Server Error: restart")
	w.refused("sendMessage", p, 500, "Internal Server Error: restart")
	if answer := w.refused("sendMessage", p, 429, "Too Many Requests: retry after 7"); answer.Parameters.RetryAfter != 7 {
		t.Errorf("retry_after %d", answer.Parameters.RetryAfter)
	}
	if answer := w.refused(
		"sendMessage",
		p,
		400,
		"Bad Request: group chat was upgraded to a supergroup chat",
	); answer.Parameters.MigrateTo != -1001 {
		t.Errorf("migrate_to_chat_id %d", answer.Parameters.MigrateTo)
	}
	w.refused("sendMessage", p, 403, "Forbidden: bot was blocked by the user")
	w.ok("sendMessage", p, nil)
	if n := len(w.chat.Messages()); n != 2 {
		t.Errorf("%d messages: a failed call had an effect", n)
	}
	w.Fail("", Always, CutConnection())
	if _, err := w.tryCall("sendMessage", p); err == nil {
		t.Error("a cut connection answers")
	}
	if _, err := w.tryCall("getMe", nil); err == nil {
		t.Error("a cut connection answers another method")
	}
	w.Heal("")
	w.Fail("sendMessage", 1, Fault{Cut: true, AfterEffect: true})
	if _, err := w.tryCall("sendMessage", p); err == nil {
		t.Error("a cut connection answers")
	}
	if n := len(w.chat.Messages()); n != 3 {
		t.Errorf("%d messages: the call that was cut after its effect had none", n)
	}
	w.Fail("sendMessage", 1, Slow(time.Millisecond))
	w.ok("sendMessage", p, nil)
	var codes []int
	for _, c := range w.Calls("sendMessage") {
		codes = append(codes, c.Code)
	}
	if diff := cmp.Diff([]int{500, 500, 429, 400, 403, 200, 0, 200, 200}, codes); diff != "" {
		t.Errorf("codes of the calls: %s", diff)
	}
}

func TestBadGateway(t *testing.T) {
	w := newWorld(t, Options{})
	w.Fail("getMe", 1, BadGateway())
	response, err := w.web.Client().Get(w.address("getMe"))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != 502 || body[0] != '<' || response.Header.Get("Content-Type") != "text/html" {
		t.Errorf("%d %q %v", response.StatusCode, body, err)
	}
}

func TestFaultEndsWithTheClient(t *testing.T) {
	w := newWorld(t, Options{})
	w.Fail("getMe", 1, Slow(time.Hour))
	ctx, cancel := context.WithCancel(context.Background())
	r, err := http.NewRequestWithContext(ctx, "GET", w.address("getMe"), nil)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		response, err := w.web.Client().Do(r)
		if err == nil {
			response.Body.Close()
		}
		ended <- err
	}()
	cancel()
	if <-ended == nil {
		t.Error("an answer came to a call that was given up")
	}
}

func TestLimits(t *testing.T) {
	w := newWorld(t, Options{Limits: TelegramLimits()}).open()
	group := w.Group("Tim", w.ratna)
	p := params{"chat_id": w.chat.ID(), "text": "x"}
	w.ok("sendMessage", p, nil)
	if answer := w.refused("sendMessage", p, 429, "Too Many Requests: retry after 1"); answer.Parameters.RetryAfter != 1 {
		t.Errorf("retry_after %d", answer.Parameters.RetryAfter)
	}
	w.clock.Advance(time.Second)
	w.ok("sendMessage", p, nil)
	for range 20 {
		w.clock.Advance(time.Second)
		w.ok("sendMessage", params{"chat_id": group.ID(), "text": "x"}, nil)
	}
	w.clock.Advance(time.Second)
	w.refused("sendMessage", params{"chat_id": group.ID(), "text": "x"}, 429, "Too Many Requests: retry after 40")
	w.clock.Advance(40 * time.Second)
	w.ok("sendMessage", params{"chat_id": group.ID(), "text": "x"}, nil)

	many := newWorld(t, Options{Limits: &Limits{PerSecond: 3}})
	for i := range 4 {
		person := many.NewPerson(fmt.Sprint("Orang ", i))
		if _, err := person.Says(many.Private(person), "/start"); err != nil {
			t.Fatal(err)
		}
		answer := many.call("sendMessage", params{"chat_id": person.ID(), "text": "x"})
		if answer.OK != (i < 3) {
			t.Errorf("message %d: %+v", i, answer)
		}
	}
}

func TestLogOut(t *testing.T) {
	w := newWorld(t, Options{})
	w.ok("logOut", nil, nil)
	w.refused("getMe", nil, 400, "Bad Request: Logged out")
	w.refused("getUpdates", nil, 400, "Bad Request: Logged out")
}

// All methods are usable from many goroutines; the race detector watches.
func TestManyAtOnce(t *testing.T) {
	w := newWorld(t, Options{}).open()
	ctx, stop := context.WithCancel(soon(t))
	var bots, people sync.WaitGroup
	bots.Go(func() {
		offset := int64(0)
		for ctx.Err() == nil {
			answer, err := w.tryCall("getUpdates", params{"offset": offset, "timeout": 1})
			if err != nil {
				return
			}
			var list []echoUpdate
			if json.Unmarshal(answer.Result, &list) != nil {
				return
			}
			for _, u := range list {
				offset = u.ID + 1
				_, _ = w.tryCall("sendMessage", params{"chat_id": u.Message.Chat.ID, "text": "jawab " + u.Message.Text}) // counted below
			}
		}
	})
	for i := range 8 {
		people.Go(func() {
			person := w.NewPerson(fmt.Sprint("Orang ", i))
			chat := w.Private(person)
			for n := range 5 {
				text := fmt.Sprint("tanya ", n)
				if _, err := person.Says(chat, text); err != nil {
					t.Error(err)
				}
				if _, err := w.WaitFor(ctx, chat, func(m Message) bool { return m.Text == "jawab "+text }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	people.Wait()
	stop()
	w.Close()
	bots.Wait()
}
