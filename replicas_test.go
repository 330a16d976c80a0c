package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"studitiru/bot/sandbox"
)

// cluster is a PostgreSQL of the test's own, which it may stop.
type cluster struct {
	t    testing.TB
	bin  string // folder of its programs
	home string
	port int
}

// newCluster starts a PostgreSQL server, or skips the test when none is installed.
func newCluster(t testing.TB) *cluster {
	t.Helper()
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		t.Skip("PostgreSQL is not installed: apt-get install postgresql to run this test")
	}
	slices.Sort(found)
	c := &cluster{t: t, bin: filepath.Dir(found[len(found)-1])}
	// the folders of t.TempDir are closed to the user that a server has to run as
	if c.home, err = os.MkdirTemp("", "studitiru-postgres"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(c.home) }) // what is left in /tmp harms nobody
	if os.Getuid() == 0 {
		if out, err := exec.Command("chown", "postgres", c.home).CombinedOutput(); err != nil {
			t.Skipf("no user to run PostgreSQL as: %v %s", err, out)
		}
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c.port = free.Addr().(*net.TCPAddr).Port
	_ = free.Close()
	c.do("initdb", "-D", c.home+"/db", "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C")
	c.start()
	t.Cleanup(c.stop)
	return c
}

// do runs one of the server's programs as the user that it belongs to.
func (c *cluster) do(program string, args ...string) {
	c.t.Helper()
	args = append([]string{filepath.Join(c.bin, program)}, args...)
	if os.Getuid() == 0 {
		args = append([]string{"runuser", "-u", "postgres", "--"}, args...)
	}
	out, err := os.Create(filepath.Join(c.t.TempDir(), program))
	if err != nil {
		c.t.Fatal(err)
	}
	defer out.Close()
	run := exec.Command(args[0], args[1:]...)
	run.Dir, run.Stdout, run.Stderr = "/", out, out // a file, which a server that stays behind may keep open
	if err := run.Run(); err != nil {
		said, _ := os.ReadFile(out.Name())
		c.t.Fatalf("%s: %v\n%s", program, err, said)
	}
}

func (c *cluster) start() {
	c.do("pg_ctl", "-D", c.home+"/db", "-w", "-l", c.home+"/log", "-o", fmt.Sprintf(
		"-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off", c.port, c.home), "start")
}

// stop ends the server as a fall of its machine would.
func (c *cluster) stop() { c.do("pg_ctl", "-D", c.home+"/db", "-m", "immediate", "stop") }

func (c *cluster) url() string {
	return fmt.Sprintf("postgres://postgres@127.0.0.1:%d/postgres?sslmode=disable", c.port)
}

// How the test of the replicas is sized.
const (
	replicas       = 3
	telegramIsAway = 100 * time.Millisecond // as a round trip
)

// TestReplicasKilled runs three processes on one PostgreSQL and kills one of them every other second, by kill -9, while
// questions come. Every question is answered; none twice, but for those whose answer was in the send at a kill.
func TestReplicasKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute; run without -short")
	}
	t.Parallel()
	o := ordeal{people: 20, rounds: 6, kills: 6, pause: 100 * time.Millisecond}
	if thorough() {
		o = ordeal{people: 40, rounds: 12, kills: 30, pause: 60 * time.Millisecond}
	}
	db := newCluster(t)
	server := sandbox.New(sandbox.Options{RoundTrip: telegramIsAway, Limits: &sandbox.Limits{PerSecond: 30}})
	api := newAPI(t, server)
	start := make([]func() *exec.Cmd, replicas)
	running := make([]*exec.Cmd, replicas)
	for i := range replicas {
		env := append(os.Environ(), "STATE_DIR="+t.TempDir(), "TELEGRAM_BOT_TOKEN="+server.Token(), "TELEGRAM_API_URL="+api,
			"LOG_LEVEL=error", "DATABASE_URL="+db.url())
		start[i] = func() *exec.Cmd { return startProcess(t, env) }
		running[i] = start[i]()
	}
	defer func() {
		for _, process := range running {
			_ = process.Process.Kill()
			_ = process.Wait()
		}
	}()
	people, chats := crowd(server, o.people)
	asked := askAll(people, chats, o.rounds, o.pause)
	first := time.Now()
	for answersInAll(chats) == 0 && time.Since(first) < 30*time.Second {
		time.Sleep(50 * time.Millisecond)
	}
	for range o.kills {
		victim := rand.IntN(replicas)
		_ = running[victim].Process.Kill()
		_ = running[victim].Wait() // it was killed: there is no other way for it to end
		running[victim] = start[victim]()
		time.Sleep(time.Duration(300+rand.IntN(900)) * time.Millisecond)
	}
	if err := <-asked; err != nil {
		t.Fatal(err)
	}
	waitForAnswers(t, chats, o.rounds)
	countAnswers(t, chats, o.rounds, o.kills)
	refused, calls := 0, server.Calls("sendMessage")
	for _, c := range calls {
		if c.Code == 429 {
			refused++
		}
	}
	// Turns are given evenly; a call that a busy machine holds up may yet arrive together with the next ones.
	t.Logf("%d of %d calls came too fast for Telegram", refused, len(calls))
	if refused*20 > len(calls) {
		t.Errorf("together the replicas send faster than Telegram allows: %d of %d calls were refused", refused, len(calls))
	}
}

// TestDatabaseRestarted takes PostgreSQL away, with THOROUGH=1 for longer than any pause between two tries, and gives it
// back: who asked meanwhile, and who asks then, is served by the same process. How long the pauses are is tested in bot/queue.
func TestDatabaseRestarted(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute; run without -short")
	}
	t.Parallel()
	away := 2 * time.Second
	if thorough() {
		away = 15 * time.Second
	}
	db := newCluster(t)
	server := sandbox.New(sandbox.Options{})
	api := newAPI(t, server)
	logs := &lockedBuffer{}
	process := exec.Command(os.Args[0], "serve")
	process.Env = append(os.Environ(), "STATE_DIR="+t.TempDir(), "TELEGRAM_BOT_TOKEN="+server.Token(), "TELEGRAM_API_URL="+api,
		"LOG_LEVEL=error", "DATABASE_URL="+db.url())
	process.Dir, process.Stderr = t.TempDir(), logs
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = process.Process.Kill(); _ = process.Wait() }()
	people, chats := crowd(server, 3)
	b := &bench{t: t, server: server}
	b.timed(people[0], chats[0], "nilai ipp sumedang")

	db.stop()
	mustSay(t, people[1], chats[1], "bobot ipp brp aja")
	time.Sleep(away)
	db.start()
	mustSay(t, people[2], chats[2], "f01 siapa yg ngisi")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := server.WaitUntil(ctx, func() bool { return said(chats[1]) > 0 && said(chats[2]) > 0 }); err != nil {
		t.Fatalf("nobody is served: %v\n%s", err, logs)
	}
	if lines := strings.Count(logs.String(), "level=ERROR"); lines > 8 {
		t.Errorf("%d errors in the log of an outage:\n%s", lines, logs)
	}
}

// askAll lets everybody ask once a round, up to pause apart, and says when that is over.
func askAll(people []*sandbox.Person, chats []*sandbox.Chat, rounds int, pause time.Duration) <-chan error {
	questions := edgeQuestions()
	asked := make(chan error, 1)
	go func() {
		for round := range rounds {
			for i, p := range people {
				if _, err := p.Says(chats[i], questions[(round+i)%len(questions)]); err != nil {
					asked <- err
					return
				}
				time.Sleep(rand.N(pause))
			}
		}
		asked <- nil
	}()
	return asked
}
