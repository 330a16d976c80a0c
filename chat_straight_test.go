package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strconv"
	"testing"
	"time"

	"studitiru/bot"
	"studitiru/bot/cli"
	"studitiru/bot/cli/clitest"
	"studitiru/bot/queue"
	"studitiru/bot/sandbox"
	"studitiru/bot/talk"
	"studitiru/bot/telegram"
	"studitiru/knowledge"
)

// straight is the shortest way between the simulated Telegram and the conversation: what the sandbox has is decoded and
// handled at once, and what is decided is made calls of at once. No network, no polling, no queues, nothing at its own
// pace: the clock goes on only as a script says, by a millisecond whenever it is looked at.
type straight struct {
	*bench
	ctx    context.Context
	client *telegram.Client
	bot    *bot.Bot
	offset int64 // the next update wanted
}

// straightBench is a bench without the program around the conversation.
func straightBench(t testing.TB, dir string) *bench {
	t.Helper()
	b := &bench{t: t, dir: dir, clock: stillClock(), api: "http://sandbox.invalid"}
	b.server = sandbox.New(sandbox.Options{Now: b.now})
	t.Cleanup(b.server.Close)
	b.straight = &straight{bench: b}
	b.start(dir)
	t.Cleanup(b.end)
	return b
}

// stillClock stands at firstMorning, but that no two looks at it see the same moment.
func stillClock() func() time.Time {
	at := firstMorning()
	return func() time.Time { at = at.Add(time.Millisecond); return at }
}

// RoundTrip lets the sandbox answer a call.
func (s *straight) RoundTrip(r *http.Request) (*http.Response, error) {
	answer := httptest.NewRecorder()
	if r.Body == nil {
		r.Body = http.NoBody
	}
	s.server.ServeHTTP(answer, r)
	return answer.Result(), nil
}

// begin meets the sandbox.
func (s *straight) begin(ctx context.Context) {
	var err error
	if s.client, err = telegram.NewClient(s.telegram()); err != nil {
		s.t.Fatal(err)
	}
	if _, err := s.client.Me(ctx); err != nil {
		s.t.Fatal(err)
	}
	s.ctx, s.bot = ctx, s.state.conversation(s.client)
}

// settle does what there is to do until there is nothing more.
func (s *straight) settle() {
	s.t.Helper()
	for s.updates()+s.files()+s.notices() > 0 {
	}
}

// updates handles what people did.
func (s *straight) updates() int {
	s.t.Helper()
	batch, err := telegram.Call[[]json.RawMessage](s.ctx, s.client, "getUpdates", telegram.Params{
		"timeout": "0", "offset": strconv.FormatInt(s.offset, 10),
		"allowed_updates": `["message","edited_message","callback_query","inline_query","my_chat_member"]`,
	})
	if err != nil {
		s.t.Fatal(err)
	}
	for _, raw := range batch {
		m := telegram.Decoder{Self: s.client.ID()}.Decode(raw, s.now(), s.now())
		s.offset = m.Update + 1
		if m.Event == talk.EventOther {
			continue
		}
		var actions []talk.Action
		if err := s.state.DB.Within(s.ctx, func(ctx context.Context) error {
			actions, err = s.bot.Handle(ctx, m)
			return err
		}); err != nil {
			s.t.Fatalf("handle %s: %v", raw, err)
		}
		for _, a := range actions {
			for _, part := range telegram.Split(a) {
				s.deliver(part)
			}
		}
	}
	return len(batch)
}

// files reads what was sent.
func (s *straight) files() (n int) {
	s.t.Helper()
	for ; ; n++ {
		err := s.state.readNext(s.ctx, s.bot, "straight", func() {})
		if errors.Is(err, knowledge.ErrNotFound) {
			return n
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
}

// notices sends what nobody waits for.
func (s *straight) notices() (n int) {
	s.t.Helper()
	for ; ; n++ {
		out, err := s.state.DB.ClaimOutgoing(s.ctx, "straight", s.now(), time.Minute)
		if errors.Is(err, knowledge.ErrNotFound) {
			return n
		}
		var a talk.Action
		if err := errors.Join(err, json.Unmarshal(out.Payload, &a)); err != nil {
			s.t.Fatal(err)
		}
		if err := s.state.DB.FinishOutgoing(s.ctx, out.ID, "", s.now()); err != nil {
			s.t.Fatal(err)
		}
		s.deliver(a)
	}
}

// deliver makes the call of an action, whatever the limits. What Telegram refuses for its form is a mistake of ours.
func (s *straight) deliver(a talk.Action) {
	s.t.Helper()
	channel := telegram.NewChannel(telegram.Options{Client: s.client, Now: s.now})
	err := channel.Deliver(s.ctx, 1, a)
	u, ok := errors.AsType[*queue.Undelivered](err)
	switch {
	case err == nil:
	case ok && u.Fate == queue.Unreachable:
		if err := (chats{s.state, s.bot}).Gone(s.ctx, a.Queue()); err != nil {
			s.t.Fatal(err)
		}
	case ok && u.Fate == queue.Moved:
		if err := (chats{s.state, s.bot}).Moved(s.ctx, a.Queue(), u.To); err != nil {
			s.t.Fatal(err)
		}
		s.deliver(addressed(a, u.To))
	default:
		s.t.Fatalf("deliver %+v: %v", a, err)
	}
}

// addressed is an action for another chat.
func addressed(a talk.Action, chat int64) talk.Action {
	switch {
	case a.Send != nil:
		a.Send.Chat = chat
	case a.Edit != nil:
		a.Edit.Chat = chat
	case a.SendFile != nil:
		a.SendFile.Chat = chat
	}
	return a
}

// rounds lets the bot say what is due.
func (s *straight) rounds() {
	s.t.Helper()
	for more := true; more; {
		var err error
		if more, err = s.state.remindOnce(s.ctx, s.bot); err != nil {
			s.t.Fatal(err)
		}
	}
	if err := s.state.round(s.ctx, s.bot); err != nil {
		s.t.Fatal(err)
	}
	s.settle()
}

// prepared is a STATE_DIR that holds the shipped documents and their index, so that not every script makes them anew.
var prepared = clitest.New(func(dir string) error {
	state, err := cli.Open(context.Background(), cli.Settings{StateDir: dir}, quiet(), firstMorning)
	if err != nil {
		return err
	}
	defer state.Close()
	return state.OpenForServing(context.Background())
})

// refusing is a test that notes that it failed, and goes on.
type refusing struct {
	testing.TB
	failed bool
}

func (r *refusing) Fatalf(string, ...any) { r.failed = true; runtime.Goexit() }

// refused reports whether a line of a script fails.
func refused(s *stage, line string) bool {
	note := &refusing{TB: s.t}
	s.t = note
	done := make(chan struct{})
	go func() { defer close(done); s.step(line) }()
	<-done
	s.t = note.TB
	return note.failed
}

// What a line wants to be absent must be absent from something that was said.
func TestSilenceLacksNothing(t *testing.T) {
	s := onStage(straightBench(t, prepared.Dir(t)))
	s.step("group Tim: Ratna, Budi")
	s.step("Ratna @Tim> @studitiru_bot apa itu SIPPN?")
	for _, line := range []string{"!< gudang", "![ Tolak", "messages 1", "< SIPPN", "count 0 gudang"} {
		if refused(s, line) {
			t.Errorf("%q fails where the bot answered", line)
		}
	}
	s.step("Budi @Tim> besok kumpul ya")
	for line, fails := range map[string]bool{
		"!< gudang": true, "![ Tolak": true, "messages 0": false, "messages 1": true, "count 1 gudang": true,
	} {
		if refused(s, line) != fails {
			t.Errorf("%q fails: %v, where the bot is silent", line, !fails)
		}
	}
}
