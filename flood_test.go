package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"studitiru/bot/cli"
	"studitiru/bot/queue"
	"studitiru/bot/talk"
	"studitiru/bot/telegram"
	"studitiru/knowledge"
)

// The flood: floodPeople ask in turn, each at least twice, floodPause apart by the clock of the test, at most floodAhead ahead
// of the answers.
const (
	floodPeople = 500
	floodPause  = 30 * time.Second
	floodAhead  = 8
)

// flood is a channel without a network: questions come as fast as they are answered, and what is sent counts.
type flood struct {
	questions int64
	mu        sync.Mutex
	at        time.Time
	answered  atomic.Int64
}

func newFlood(questions int) *flood {
	return &flood{at: firstMorning(), questions: int64(questions)}
}

func (f *flood) now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.at
}

// Meet is queue.Channel.
func (f *flood) Meet(_ context.Context, met func(string)) error { met("studitiru_bot"); return nil }

// Fetch is queue.Channel.
func (f *flood) Fetch(ctx context.Context, in *queue.Intake) error {
	in.Report(queue.Healthy, "")
	questions := edgeQuestions()
	for update := int64(1); update <= f.questions; update++ {
		for update-f.answered.Load() > floodAhead {
			if !queue.Sleep(ctx, time.Millisecond) {
				return nil
			}
		}
		f.mu.Lock()
		f.at = f.at.Add(floodPause)
		f.mu.Unlock()
		person := update%min(floodPeople, f.questions/2) + 1
		raw := fmt.Sprintf(`{"update_id":%d,"message":{"message_id":%d,"date":%d,"chat":{"id":%d,"type":"private"},`+
			`"from":{"id":%d,"first_name":"Orang"},"text":%q}}`, update, update, f.now().Unix(), person, person,
			questions[update%int64(len(questions))])
		err := in.Accept(ctx, []knowledge.Incoming{{ID: update, Queue: person, Raw: []byte(raw), Received: f.now()}})
		if err != nil && ctx.Err() == nil {
			return fmt.Errorf("store a question: %w", err)
		}
	}
	<-ctx.Done()
	return nil
}

// Decode is queue.Channel.
func (f *flood) Decode(in knowledge.Incoming, now time.Time) talk.Message {
	return telegram.Decoder{Self: 1}.Decode(json.RawMessage(in.Raw), in.Received, now)
}

// Split is queue.Channel.
func (f *flood) Split(a talk.Action) []talk.Action { return telegram.Split(a) }

// Deliver is queue.Channel.
func (f *flood) Deliver(_ context.Context, _ int64, part talk.Action) error {
	if part.Send != nil {
		f.answered.Add(1)
	}
	return nil
}

// figures are what a store and a process have grown to.
type figures struct {
	file int64  // bytes of the database, its log written back
	heap uint64 // bytes in use after a collection
}

// run asks so many questions of the whole program around an in-memory channel, pruning every clock's day, and says what
// has grown to what after each tenth.
func (f *flood) run(t testing.TB, dir string, questions int) (base figures, after []figures) {
	t.Helper()
	s, err := cli.Open(t.Context(), cli.Settings{StateDir: dir}, quiet(), f.now)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.OpenForServing(t.Context()); err != nil {
		t.Fatal(err)
	}
	bot := &running{State: s}
	client, err := telegram.NewClient(telegram.Config{Token: "1:floods-need-no-token-at-all-0000000"})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	service, err := queue.NewService(queue.Options{
		Channel: f, Inbox: s.DB, Outbox: s.DB, Leases: s.DB, Tx: s.DB, Handler: bot.conversation(client),
		Chats: chats{bot, nil}, Alone: true, Now: f.now,
	})
	if err != nil {
		t.Fatal(err)
	}
	look := func() figures {
		bot.upkeep(t.Context())
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return figures{databaseSize(t, s), m.HeapAlloc}
	}
	base = look()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- service.Run(ctx) }()
	for tenth := 1; tenth <= 10; tenth++ {
		f.await(t, int64(questions*tenth/10))
		after = append(after, look())
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	after[len(after)-1] = look() // a reader in the way leaves the log of the store as it is
	return base, after
}

// await waits until so many answers were sent, for as long as there is any progress.
func (f *flood) await(t testing.TB, answers int64) {
	t.Helper()
	last, since := int64(-1), time.Now()
	for n := f.answered.Load(); n < answers; n = f.answered.Load() {
		if n != last {
			last, since = n, time.Now()
		} else if time.Since(since) > 20*time.Second {
			t.Fatalf("no answer for 20 s, after %d of them", n)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// databaseSize is the size of the store's file with its log.
func databaseSize(t testing.TB, s *cli.State) (n int64) {
	t.Helper()
	for _, name := range []string{"studitiru.db", "studitiru.db-wal"} {
		info, err := os.Stat(filepath.Join(s.Settings.StateDir, name))
		if err != nil {
			t.Fatal(err)
		}
		n += info.Size()
	}
	return n
}

// The store keeps at most two kilobytes of a question.
func TestFlood(t *testing.T) {
	t.Parallel()
	const questions, most = 300, 2 << 10
	f := newFlood(questions)
	base, after := f.run(t, prepared.Dir(t), questions)
	last := after[len(after)-1]
	kept := (last.file - base.file) / questions
	t.Logf("%d bytes of the store a question", kept)
	if kept > most {
		t.Errorf("the store keeps %d bytes of a question", kept)
	}
}

func mega(n uint64) float64 { return float64(n) / (1 << 20) }

// BenchmarkFlood asks as many questions as -benchtime says (100000x), 30 s apart by its own clock, and reports what the
// store keeps of each and how far the heap, after a collection, has grown since the first tenth.
func BenchmarkFlood(b *testing.B) {
	f := newFlood(b.N)
	base, after := f.run(b, prepared.Dir(b), b.N)
	last := after[len(after)-1]
	b.ReportMetric(float64(last.file-base.file)/float64(b.N), "stored-B/question")
	b.ReportMetric(mega(last.heap), "heap-MB")
	b.ReportMetric(mega(last.heap)-mega(after[0].heap), "grown-MB")
}
