package main

import (
	"context"
	"flag"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"studitiru/bot/cli"
	"studitiru/bot/queue"
	"studitiru/bot/sandbox"
	"studitiru/bot/telegram"
)

// firstMorning is when every bench begins, a Thursday at 09.00 WIB: what a test says must not depend on the day on
// which it runs.
func firstMorning() time.Time { return time.Date(2026, 11, 26, 2, 0, 0, 0, time.UTC) }

// morningClock is a clock that begins at firstMorning and goes as fast as any.
func morningClock() func() time.Time {
	begun := time.Now()
	return func() time.Time { return firstMorning().Add(time.Since(begun)) }
}

// bench is the whole program against a simulated Telegram, with a morningClock that can be put forward.
type bench struct {
	t       testing.TB
	dir     string // STATE_DIR
	admins  []int64
	state   *running
	server  *sandbox.Server
	api     string
	clock   func() time.Time
	mu      sync.Mutex
	offset  time.Duration
	stopped chan error
	stop    context.CancelFunc
	made    [2]int // rounds of each kind that are over, under mu

	straight *straight // instead of the program around the conversation; nil for the whole program
}

func (b *bench) now() time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.clock().Add(b.offset)
}

func (b *bench) forward(d time.Duration) {
	b.mu.Lock()
	b.offset += d
	b.mu.Unlock()
}

// waiting is how many tests run at a time: most of them wait for pauses and answers more than they work, but not with the race
// detector.
const waiting = 6

// patience keeps a test from hanging, on the busiest machine too.
const patience = 5 * time.Minute

// pace is how often a bench makes rounds: with the race detector they would take all the time that there is.
func pace() time.Duration {
	if testing.Short() {
		return time.Second
	}
	return 150 * time.Millisecond
}

// TestMain lets this test be the program too, as a process of its own.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && !strings.HasPrefix(os.Args[1], "-") {
		main()
	}
	flag.Parse()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "test.parallel" })
	if !given && !testing.Short() {
		if err := flag.Set("test.parallel", strconv.Itoa(waiting)); err != nil {
			panic(err)
		}
	}
	debug.SetGCPercent(400) // what a test leaves behind is soon gone as a whole
	os.Exit(m.Run())
}

// newBench starts the program on a state folder.
func newBench(t testing.TB, dir string) *bench {
	t.Helper()
	b := &bench{t: t, dir: dir, clock: morningClock(), stopped: make(chan error, 1)}
	b.server = sandbox.New(sandbox.Options{Now: b.now})
	b.api = newAPI(t, b.server)
	b.start(dir)
	t.Cleanup(b.end)
	return b
}

// newAPI serves a sandbox until the test ends.
func newAPI(t testing.TB, server *sandbox.Server) (address string) {
	api := httptest.NewServer(server)
	t.Cleanup(func() { server.Close(); api.Close() })
	return api.URL
}

func (b *bench) start(dir string) {
	b.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	b.stop = stop
	log := b.log()
	opened, err := cli.Open(ctx, cli.Settings{StateDir: dir, Admins: append([]int64{99}, b.admins...)}, log, b.now)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := opened.OpenForServing(ctx); err != nil {
		b.t.Fatal(err)
	}
	s := &running{State: opened, reader: readHere{}, pages: shelfOfPages{}, every: pace(),
		made: func(r round) { b.mu.Lock(); b.made[r]++; b.mu.Unlock() }}
	b.state = s
	if b.straight != nil {
		b.straight.begin(ctx)
		return
	}
	go func() { b.stopped <- s.run(ctx, b.telegram()) }()
}

func (b *bench) log() *slog.Logger {
	return slog.New(slog.NewTextHandler(testWriter{b.t}, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// quiet is a log that nobody reads.
func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// telegram is how the sandbox is reached.
func (b *bench) telegram() telegram.Config {
	c := telegram.Config{Token: b.server.Token(), APIURL: b.api, Log: b.log()}
	if b.straight != nil {
		c.HTTP = &http.Client{Transport: b.straight}
	}
	return c
}

// end stops the program and waits until it has given everything back.
func (b *bench) end() {
	if b.state == nil {
		return
	}
	b.stop()
	if b.straight != nil {
		b.straight.client.Close()
	} else if err := <-b.stopped; err != nil {
		b.t.Errorf("the program ended with %v", err)
	}
	b.state.Close()
	b.state = nil
}

// settle waits until nothing is on its way: at Telegram, in the inbox, in the outbox.
func (b *bench) settle() {
	b.t.Helper()
	if b.straight != nil {
		b.straight.settle()
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for quiet := 0; quiet < 2; {
		counts, err := b.state.DB.Counts(ctx)
		if err != nil {
			b.t.Fatalf("nothing settles: %v", err)
		}
		if b.server.Pending() == 0 && counts.InboxWaiting == 0 && counts.OutboxWaiting == 0 && counts.FilesWaiting == 0 {
			quiet++
		} else {
			quiet = 0
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// awaitRounds waits until a round of each kind has begun and ended.
func (b *bench) awaitRounds() {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	over := func() [2]int { b.mu.Lock(); defer b.mu.Unlock(); return b.made }
	for before := over(); ; { // one that is under way may have looked at the clock before
		if now := over(); now[reminders] >= before[reminders]+2 && now[editorial] >= before[editorial]+2 {
			return
		}
		if !queue.Sleep(ctx, 5*time.Millisecond) {
			b.t.Fatal("no rounds are made")
		}
	}
}

// testWriter puts the program's log into the test's.
type testWriter struct{ t testing.TB }

func (w testWriter) Write(p []byte) (int, error) {
	w.t.Log(strings.TrimSpace(string(p)))
	return len(p), nil
}
