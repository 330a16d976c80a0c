package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/jpeg"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
)

// TestMain makes the test's own program the process of a Worker when a test asks for it.
func TestMain(m *testing.M) {
	if behaviour := os.Getenv("EXTRACT_TEST_PROCESS"); behaviour != "" {
		if err := serveTest(behaviour); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}

// serveTest is a process that reads files well or badly.
func serveTest(behaviour string) error {
	if behaviour == "unstartable" {
		return errors.New("unknown verb")
	}
	return serveWorker(context.Background(), os.Stdin, os.Stdout, DefaultLimits(), behaviours[behaviour])
}

var behaviours = map[string]reader{
	"read": Read,
	"patient": func(ctx context.Context, name string, data []byte, l Limits) (Text, error) {
		l.Time = 5 * time.Minute // of a busy machine
		return Read(ctx, name, data, l)
	},
	"tell": func(_ context.Context, name string, data []byte, l Limits) (Text, error) {
		return Text{Title: name, Markdown: string(data), Pages: l.Pages}, nil
	},
	"refuse": func(context.Context, string, []byte, Limits) (Text, error) {
		return Text{}, &Refusal{Reason: Locked, Detail: "sandi"}
	},
	"fail": func(context.Context, string, []byte, Limits) (Text, error) {
		return Text{}, errors.New("no room on the disk")
	},
	"panic": func(context.Context, string, []byte, Limits) (Text, error) { panic("index out of range") },
	"deep": func(context.Context, string, []byte, Limits) (Text, error) {
		return Text{Pages: descend(0)}, nil
	},
	"fill": func(context.Context, string, []byte, Limits) (Text, error) {
		var kept [][]byte
		for {
			block := make([]byte, 16<<20)
			for i := 0; i < len(block); i += 4096 {
				block[i] = 1
			}
			kept = append(kept, block)
			if len(kept) > 1<<20 {
				return Text{}, nil
			}
		}
	},
	"loop": func(context.Context, string, []byte, Limits) (Text, error) { select {} },
	"recognise": func(ctx context.Context, _ string, _ []byte, _ Limits) (Text, error) {
		ctx.Value(recognisingKey{}).(func())()
		return Text{Markdown: "dikenali"}, nil
	},
	"children": func(context.Context, string, []byte, Limits) (Text, error) {
		child := exec.Command("sleep", "600")
		if err := child.Start(); err != nil {
			return Text{}, err
		}
		return Text{Pages: child.Process.Pid}, os.WriteFile(os.TempDir()+"/left", []byte("x"), 0o600)
	},
	"environment": func(context.Context, string, []byte, Limits) (Text, error) {
		return Text{Markdown: strings.Join(os.Environ(), "\n")}, nil
	},
}

// descend never returns: it uses up its stack.
func descend(n int) int {
	var ballast [1024]byte
	ballast[n%1024] = 1
	if n < 0 {
		return 0
	}
	return descend(n+1) + int(ballast[n%512])
}

// inOwnFolder gives the test a temporary folder of its own and checks that nothing stays there.
func inOwnFolder(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Cleanup(func() {
		left, err := os.ReadDir(dir)
		if err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	})
}

func wantReason(t *testing.T, err error, want Reason) {
	t.Helper()
	if got := reasonOf(err); got != want {
		t.Errorf("got %v, want a refusal: %s", err, want)
	}
}

// compilesPDFium skips a test that takes seconds, and half a minute with the race detector,
// whose memory is also more than a process of a Worker may have.
func compilesPDFium(t *testing.T) {
	t.Helper()
	info, ok := debug.ReadBuildInfo()
	raced := ok && slices.ContainsFunc(info.Settings, func(s debug.BuildSetting) bool {
		return s.Key == "-race" && s.Value == "true"
	})
	if testing.Short() || raced {
		t.Skip("compiling PDFium takes too long here")
	}
}

// testWorker is a Worker whose processes behave so.
func testWorker(t *testing.T, behaviour string) *Worker {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("env is not a program of Windows")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	inOwnFolder(t)
	return &Worker{Command: []string{"/usr/bin/env", "EXTRACT_TEST_PROCESS=" + behaviour, self}}
}

func TestWorkerReads(t *testing.T) {
	w := testWorker(t, "tell")
	w.Limits = DefaultLimits()
	w.Limits.Pages = 7
	var wait sync.WaitGroup
	for i := range 4 {
		wait.Go(func() {
			name := strconv.Itoa(i)
			got, err := w.Read(t.Context(), name, []byte("isi <&>\n"+name))
			if diff := cmp.Diff(Text{Title: name, Markdown: "isi <&>\n" + name, Pages: 7}, got); diff != "" || err != nil {
				t.Error(diff, err)
			}
		})
	}
	wait.Wait()
}

// pdfFile is a file of the tests of package pdf.
func pdfFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("pdf/testdata/" + name + ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// rulingSentence stands in the file "ruling", over a line's end.
const rulingSentence = "sesuai dengan peraturan perundang-undangan bagi setiap warga negara dan penduduk."

func TestWorkerReadsPDF(t *testing.T) {
	w := testWorker(t, "read")
	got, err := w.Read(t.Context(), "perwa.pdf", pdfFile(t, "ruling"))
	if err != nil || !strings.Contains(got.Markdown, rulingSentence) {
		t.Errorf("%v: %q", err, got.Markdown)
	}
	_, err = w.Read(t.Context(), "perwa.pdf", pdfFile(t, "locked"))
	wantReason(t, err, Locked)
}

// A page is drawn upright at a size for phones; what has no such page is refused.
func TestWorkerDraws(t *testing.T) {
	w := testWorker(t, "read")
	picture, err := w.Draw(t.Context(), pdfFile(t, "ruling"), 1)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := jpeg.DecodeConfig(bytes.NewReader(picture)); err != nil || c.Height != 1600 || c.Width < 1000 || c.Width > 1200 {
		t.Errorf("%d × %d, %v", c.Width, c.Height, err)
	}
	for name, c := range map[string]struct {
		data []byte
		page int
		want Reason
	}{
		"no such page": {pdfFile(t, "ruling"), 99, Empty}, "locked": {pdfFile(t, "locked"), 1, Locked},
		"no PDF": {[]byte("nama;nilai\n1;2\n"), 1, Unsupported}, "broken": {[]byte("%PDF-1.7\n%%EOF\n"), 1, Broken},
	} {
		_, err := w.Draw(t.Context(), c.data, c.page)
		t.Run(name, func(t *testing.T) { wantReason(t, err, c.want) })
	}
}

// TestWorkerReadsPDFium shows that the memory of a process is enough for PDFium.
func TestWorkerReadsPDFium(t *testing.T) {
	compilesPDFium(t)
	w := testWorker(t, "patient")
	t.Setenv("PATH", t.TempDir()) // no poppler
	w.Limits = DefaultLimits()
	w.Limits.Time = 5 * time.Minute
	got, err := w.Read(t.Context(), "perwa.pdf", pdfFile(t, "ruling"))
	if err != nil || !strings.Contains(got.Markdown, rulingSentence) {
		t.Errorf("%v: %q", err, got.Markdown)
	}
}

func TestWorkerSurvives(t *testing.T) {
	cases := map[string]Reason{"refuse": Locked, "panic": Broken, "deep": Abnormal, "loop": TooLong}
	if runtime.GOOS == "linux" {
		cases["fill"] = Abnormal
	}
	for behaviour, want := range cases {
		t.Run(behaviour, func(t *testing.T) {
			w := testWorker(t, behaviour)
			w.Limits = DefaultLimits()
			if behaviour == "loop" {
				w.Limits.Time = time.Millisecond
			}
			_, err := w.Read(t.Context(), "x", []byte("x"))
			wantReason(t, err, want)
		})
	}
}

func TestWorkerHearsOfRecognition(t *testing.T) {
	got, err := testWorker(t, "recognise").Read(t.Context(), "x", []byte("x"))
	if err != nil || got.Markdown != "dikenali" {
		t.Errorf("%v: %+v", err, got)
	}
}

// TestAwait runs on a clock of its own.
func TestAwait(t *testing.T) {
	l := DefaultLimits()
	cases := map[string]struct {
		recognises bool
		takes      time.Duration
		want       Reason
	}{
		"text in time":          {false, l.Time, ""},
		"text too late":         {false, l.Time + time.Minute, TooLong},
		"recognition in time":   {true, l.Time + l.OCR, ""},
		"recognition too late":  {true, l.Time + l.OCR + time.Minute, TooLong},
		"longer than text only": {true, l.Time + time.Minute, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				replies := make(chan reply, 3)
				replies <- reply{State: stateReady}
				if c.recognises {
					replies <- reply{State: stateRecognising}
				}
				time.AfterFunc(c.takes, func() { replies <- reply{State: stateDone, Text: &Text{}} })
				last, ready, err := (&job{limits: l}).await(t.Context(), replies)
				if c.want != "" {
					wantReason(t, err, c.want)
				} else if err != nil || last.Text == nil || !ready {
					t.Errorf("%v, %+v", err, last)
				}
			})
		})
	}
}

func TestWorkerFaultsOfTheMachine(t *testing.T) {
	var refusal *Refusal
	for behaviour, want := range map[string]string{"fail": "no room on the disk", "unstartable": "unknown verb"} {
		w := testWorker(t, behaviour)
		_, err := w.Read(t.Context(), "x", []byte("x"))
		if err == nil || errors.As(err, &refusal) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", behaviour, err)
		}
	}
	missing := &Worker{Command: []string{t.TempDir() + "/none"}}
	if _, err := missing.Read(t.Context(), "x", nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing program: %v", err)
	}
}

func TestWorkerHidesSecrets(t *testing.T) {
	t.Setenv("TELEGRAM_BOT_TOKEN", "123:rahasia")
	t.Setenv("DATABASE_URL", "postgres://u:rahasia@h/d")
	w := testWorker(t, "environment")
	got, err := w.Read(t.Context(), "x", []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(got.Markdown, "rahasia") || !strings.Contains(got.Markdown, "GOMEMLIMIT=") {
		t.Errorf("environment:\n%s", got.Markdown)
	}
}

func TestWorkerGivesUp(t *testing.T) {
	w := testWorker(t, "loop")
	w.AtOnce = 1
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	var wait sync.WaitGroup
	for range 2 { // one loops, one waits for its place
		wait.Go(func() {
			if _, err := w.Read(ctx, "x", []byte("x")); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("given up: %v", err)
			}
		})
	}
	wait.Wait()
}

func TestWorkerTooBig(t *testing.T) {
	w := &Worker{Limits: DefaultLimits()}
	w.Limits.Bytes = 3
	_, err := w.Read(t.Context(), "x", []byte("1234"))
	wantReason(t, err, TooBig)
}
