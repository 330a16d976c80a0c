package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"studitiru/bot/cli"
	"studitiru/bot/sandbox"
	"studitiru/bot/telegram"
)

// said counts the bot's messages in a chat.
func said(chat *sandbox.Chat) int { return answersIn(chat) }

func mustSay(t *testing.T, p *sandbox.Person, chat *sandbox.Chat, text string) {
	t.Helper()
	if _, err := p.Says(chat, text); err != nil {
		t.Fatal(err)
	}
}

// S25.1: the same update three times, and again after a restart, has one effect and one reply.
func TestRedelivery(t *testing.T) {
	t.Parallel()
	dir := prepared.Dir(t)
	b := newBench(t, dir)
	p := b.server.NewPerson("Ratna")
	chat := b.server.Private(p)
	mustSay(t, p, chat, "nilai ipp sumedang")
	b.settle()
	update := b.server.LastUpdate()
	if err := b.server.Redeliver(update, 3); err != nil {
		t.Fatal(err)
	}
	b.settle()
	b.end()
	if err := b.server.Redeliver(update, 1); err != nil {
		t.Fatal(err)
	}
	b.start(dir)
	b.settle()
	if n := said(chat); n != 1 {
		t.Errorf("%d replies to one question", n)
	}
}

// S25.3: server errors, pages of HTML and cut connections are lived through; no question is lost.
func TestFaults(t *testing.T) {
	t.Parallel()
	b := newBench(t, prepared.Dir(t))
	p := b.server.NewPerson("Ratna")
	chat := b.server.Private(p)
	for i, fault := range []sandbox.Fault{sandbox.ServerError(), sandbox.BadGateway(), sandbox.CutConnection(), sandbox.TooManyRequests(1)} {
		b.server.Fail("getUpdates", 2, fault)
		b.server.Fail("sendMessage", 2, fault)
		mustSay(t, p, chat, "nilai ipp sumedang")
		b.settle()
		if n := said(chat); n != i+1 {
			t.Fatalf("%d replies after %d questions (fault %+v)", n, i+1, fault)
		}
	}
}

// S25.4: a revoked token ends the program, with the data intact.
func TestRevokedToken(t *testing.T) {
	t.Parallel()
	b := newBench(t, prepared.Dir(t))
	b.settle()
	b.server.Revoke()
	select {
	case err := <-b.stopped:
		if !errors.Is(err, telegram.ErrRevoked) {
			t.Errorf("ended with %v", err)
		}
	case <-time.After(30 * time.Second):
		t.Error("goes on calling with a revoked token")
		return
	}
	b.state.Close()
	b.state = nil
}

// S25.9: a stop lets what is in flight end. How soon it is over is tested in bot/queue.
func TestGracefulStop(t *testing.T) {
	t.Parallel()
	b := newBench(t, prepared.Dir(t))
	p := b.server.NewPerson("Ratna")
	chat := b.server.Private(p)
	mustSay(t, p, chat, "nilai ipp sumedang")
	b.settle()
	b.end()
	if said(chat) != 1 {
		t.Errorf("%d replies", said(chat))
	}
}

// Whatever JSON arrives, the program lives and serves the next question.
func TestStrangeUpdates(t *testing.T) {
	t.Parallel()
	b := newBench(t, prepared.Dir(t))
	for _, raw := range []string{
		`{}`, `{"message":null}`, `{"message":"x"}`, `{"message":{"chat":{"id":"x"}}}`, `{"callback_query":{"id":"1","from":{"id":5},"data":"x"}}`,
		`{"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"from":{"id":5},"text":"x","entities":[{"type":"bot_command","offset":-1,"length":99}]}}`,
		`{"edited_message":{}}`, `{"poll":[]}`, `{"channel_post":{"message_id":1,"date":1,"chat":{"id":-5,"type":"channel"},"text":"/start"}}`,
		`{"inline_query":{"id":"9","from":{"id":5},"query":[1]}}`, `{"my_chat_member":{"chat":{"id":5,"type":"private"}}}`,
		`{"message":{"message_id":1,"date":99999999999999,"chat":{"id":5,"type":"private"},"from":{"id":5},"text":"\u0000\ud800"}}`,
	} {
		if _, err := b.server.Inject([]byte(raw)); err != nil {
			t.Logf("the sandbox itself refuses %s: %v", raw, err)
		}
	}
	p := b.server.NewPerson("Ratna")
	chat := b.server.Private(p)
	mustSay(t, p, chat, "nilai ipp sumedang")
	b.settle()
	if said(chat) != 1 {
		t.Errorf("%d replies after strange updates", said(chat))
	}
}

// A group's move, a block and a return keep everything in order.
func TestChatsComeAndGo(t *testing.T) {
	t.Parallel()
	b := newBench(t, prepared.Dir(t))
	p := b.server.NewPerson("Ratna")
	group := b.server.Group("Tim IPP", p)
	b.settle()
	moved, err := group.Upgrade(true)
	if err != nil {
		t.Fatal(err)
	}
	b.settle()
	before := said(moved)
	mustSay(t, p, moved, "/cari nilai ipp sumedang")
	b.settle()
	if said(moved) != before+1 {
		t.Errorf("%d answers in the moved group", said(moved)-before)
	}
	chat := b.server.Private(p)
	mustSay(t, p, chat, "nilai ipp sumedang")
	b.settle()
	p.Blocks()
	b.settle()
	p.Unblocks()
	mustSay(t, p, chat, "bobot ipp")
	b.settle()
	if said(chat) != 2 {
		t.Errorf("%d answers to two questions around a block", said(chat))
	}
}

// S25.11: neither the token nor what people ask gets into the log, at any level.
func TestLogsKeepSecrets(t *testing.T) {
	t.Parallel()
	var logs lockedBuffer
	now := morningClock()
	server := sandbox.New(sandbox.Options{Now: now})
	api := newAPI(t, server)
	log := slog.New(slog.NewJSONHandler(&logs, &slog.HandlerOptions{Level: slog.LevelDebug}))
	s, err := cli.Open(t.Context(), cli.Settings{StateDir: prepared.Dir(t)}, log, now)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.OpenForServing(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	bot := &running{State: s}
	go func() { done <- bot.run(ctx, telegram.Config{Token: server.Token(), APIURL: api, Log: log}) }()
	p := server.NewPerson("Ratnawati Kusumadewi")
	chat := server.Private(p)
	for _, fault := range []sandbox.Fault{sandbox.ServerError(), sandbox.CutConnection(), {Status: 400, Description: "Bad Request: chat not found"}} {
		server.Fail("sendMessage", 1, fault)
		server.Fail("getUpdates", 1, fault)
		mustSay(t, p, chat, "rahasiapertanyaan 6171012345670001")
	}
	end := time.Now().Add(20 * time.Second)
	for said(chat) < 1 && time.Now().Before(end) {
		time.Sleep(20 * time.Millisecond)
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
	_, secret, _ := strings.Cut(server.Token(), ":")
	for _, never := range []string{secret, "rahasiapertanyaan", "6171012345670001", "Ratnawati", "Kusumadewi"} {
		if strings.Contains(logs.String(), never) {
			t.Errorf("the log holds %q:\n%s", never, logs.String())
		}
	}
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
