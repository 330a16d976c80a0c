package main

import (
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"studitiru/bot"
	"studitiru/bot/sandbox"
)

// crashSenders is how many calls may be in the send when a process dies.
const crashSenders = 8

// ordeal is how a test that kills is sized: people × rounds questions, up to pause apart, and kills while they come.
type ordeal struct {
	people, rounds, kills int
	pause                 time.Duration
}

// thorough tells whether tests that kill go on for as long as the figures of the README want: THOROUGH=1 go test -run Kill .
func thorough() bool { return os.Getenv("THOROUGH") != "" }

// TestKillDashNine sends a stream of questions to the program as a process of its own, with Telegram a tenth of a second
// away, and kills it at random points. Every question is answered; none twice, but for those whose
// answer was in the send at a kill.
func TestKillDashNine(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute; run without -short")
	}
	t.Parallel()
	o := ordeal{people: 20, rounds: 8, kills: 5, pause: 120 * time.Millisecond}
	if thorough() {
		o = ordeal{people: 50, rounds: 10, kills: 20, pause: 60 * time.Millisecond}
	}
	server := sandbox.New(sandbox.Options{RoundTrip: telegramIsAway})
	defer server.Close()
	api := httptest.NewServer(server)
	defer api.Close()
	env := append(
		os.Environ(),
		"STATE_DIR="+prepared.Dir(t),
		"TELEGRAM_BOT_TOKEN="+server.Token(),
		"TELEGRAM_API_URL="+api.URL,
		"LOG_LEVEL=error",
		"DATABASE_URL=",
	)

	people, chats := crowd(server, o.people)
	asked := askAll(people, chats, o.rounds, o.pause)
	for range o.kills {
		before := answersInAll(chats)
		process := startProcess(t, env)
		// On a slow machine too the process has begun to answer: an update that ends it four times is given up by design.
		for range 500 {
			if n := answersInAll(chats); n > before || n >= o.people*o.rounds {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		time.Sleep(time.Duration(rand.IntN(600)) * time.Millisecond)
		if err := process.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = process.Wait() // it was killed: there is no other way for it to end
	}
	process := startProcess(t, env)
	defer func() {
		_ = process.Process.Kill()
		_ = process.Wait()
	}()
	if err := <-asked; err != nil {
		t.Fatal(err)
	}
	waitForAnswers(t, chats, o.rounds)
	countAnswers(t, chats, o.rounds, o.kills)
}

// startProcess runs the program that this test is too, see TestMain, as a process of its own.
func startProcess(t *testing.T, env []string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], "serve")
	c.Env = env
	c.Dir = t.TempDir() // away from a developer's .env
	c.Stdout, c.Stderr = testWriter{t}, testWriter{t}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c
}

func answersInAll(chats []*sandbox.Chat) (n int) {
	for _, c := range chats {
		n += answersIn(c)
	}
	return n
}

func answersIn(chat *sandbox.Chat) (n int) {
	for _, m := range chat.Messages() {
		if m.ByBot {
			n++
		}
	}
	return n
}

func waitForAnswers(t *testing.T, chats []*sandbox.Chat, rounds int) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		missing := 0
		for _, chat := range chats {
			missing += max(0, rounds-answersIn(chat))
		}
		if missing == 0 {
			time.Sleep(2 * time.Second) // for answers too many
			return
		}
	}
}

// countAnswers checks that every question has its answer, and that no more were repeated than calls can be under way at
// so many kills: as many as there are senders, and one in a chat.
func countAnswers(t *testing.T, chats []*sandbox.Chat, rounds, kills int) {
	t.Helper()
	twice := 0
	for _, chat := range chats {
		n := answersIn(chat)
		if n < rounds {
			t.Errorf("%d of %d questions answered in a chat", n, rounds)
		}
		if n > rounds+kills {
			t.Errorf("%d answers to %d questions in a chat, in spite of %d kills only", n, rounds, kills)
		}
		twice += max(0, n-rounds)
		for _, m := range chat.Messages() {
			if m.ByBot && (strings.Contains(m.Text, bot.Apology) || strings.Contains(m.Text, bot.Trouble)) {
				t.Errorf("not an answer: %s", m.Text)
			}
		}
	}
	t.Logf("%d questions, %d kills, %d answers repeated", len(chats)*rounds, kills, twice)
	if twice > kills*crashSenders {
		t.Errorf("%d answers repeated by %d kills", twice, kills)
	}
}
