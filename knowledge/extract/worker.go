package extract

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"studitiru/knowledge/extract/pdf"
	"studitiru/knowledge/extract/program"
)

// Worker reads files in a process of its own, one for each file: a file that crashes, loops or
// fills the memory ends that process and nothing else. Safe for concurrent use; do not copy.
type Worker struct {
	Command []string // starts the process, which calls ServeWorker: the program itself and its hidden verb
	Limits  Limits   // of each file; the zero value means DefaultLimits
	AtOnce  int      // processes at the same time; 0 means 2
	Dir     string   // holds the temporary files while a process runs; "" is the system's

	slotsOnce sync.Once
	slots     chan struct{}
}

// Read reads a file in a new process. name is what its sender calls it, "" unknown. A file that
// cannot be read is a *Refusal, also when it killed the process; other errors are the machine's
// (the process could not be started, no room for temporary files) or ctx's. No process and no
// temporary file is left when Read returns.
func (w *Worker) Read(ctx context.Context, name string, data []byte) (Text, error) {
	last, err := w.ask(ctx, request{Name: name}, data)
	switch {
	case err != nil:
		return Text{}, err
	case last.Text == nil:
		return Text{}, errors.New("extraction: a reply without a text")
	}
	return *last.Text, nil
}

// Draw draws page n of a file, from 1, in a new process: see the function Draw. Its errors are those of Read.
func (w *Worker) Draw(ctx context.Context, data []byte, n int) ([]byte, error) {
	last, err := w.ask(ctx, request{Page: n}, data)
	if err != nil {
		return nil, err
	}
	return last.Picture, nil
}

// ask lets a new process do what is requested with a file, and returns its last word: one that is neither refusal nor error.
func (w *Worker) ask(ctx context.Context, r request, data []byte) (_ reply, err error) {
	l := w.limits()
	if int64(len(data)) > l.Bytes {
		return reply{}, &Refusal{Reason: TooBig, Detail: fmt.Sprintf("%d bytes, at most %d", len(data), l.Bytes)}
	}
	release, err := w.takeSlot(ctx)
	if err != nil {
		return reply{}, err
	}
	defer release()
	dir, err := os.MkdirTemp(w.Dir, "studitiru-extract-")
	if err != nil {
		return reply{}, fmt.Errorf("make a folder for the extraction: %w", err)
	}
	defer func() { err = errors.Join(err, removeFolder(dir)) }()
	job, err := startJob(w.Command, dir, l)
	if err != nil {
		return reply{}, err
	}
	r.Name, r.Size, r.Limits = strings.ToValidUTF8(r.Name, ""), int64(len(data)), l
	return job.run(ctx, r, data)
}

// removeFolder removes a folder in which a process that was just killed may still finish a write.
func removeFolder(dir string) (err error) {
	for range 10 {
		if err = os.RemoveAll(dir); err == nil {
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return fmt.Errorf("remove what an extraction left: %w", err)
}

func (w *Worker) limits() Limits {
	if w.Limits == (Limits{}) {
		return DefaultLimits()
	}
	return w.Limits
}

// takeSlot waits until one more process may run.
func (w *Worker) takeSlot(ctx context.Context) (release func(), err error) {
	w.slotsOnce.Do(func() {
		n := w.AtOnce
		if n <= 0 {
			n = 2
		}
		w.slots = make(chan struct{}, n)
	})
	select {
	case w.slots <- struct{}{}:
		return func() { <-w.slots }, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for a free extraction: %w", ctx.Err())
	}
}

// job is one file in one process.
type job struct {
	limits     Limits
	cmd        *exec.Cmd
	in         io.WriteCloser
	out        io.ReadCloser
	complaints *program.FirstBytes
}

// startJob starts the process, with its memory limited before it sees a byte of the file.
func startJob(command []string, dir string, l Limits) (*job, error) {
	if len(command) == 0 {
		return nil, errors.New("start an extraction: no command")
	}
	j := &job{limits: l, cmd: exec.Command(command[0], command[1:]...), complaints: &program.FirstBytes{Limit: 16 << 10}}
	j.cmd.Dir = dir
	j.cmd.Env = workerEnvironment(dir, l)
	j.cmd.Stderr = j.complaints
	j.cmd.WaitDelay = 2 * time.Second
	ownGroup(j.cmd)
	var err error
	if j.in, err = j.cmd.StdinPipe(); err != nil {
		return nil, fmt.Errorf("connect to an extraction: %w", err)
	}
	if j.out, err = j.cmd.StdoutPipe(); err != nil {
		return nil, fmt.Errorf("connect to an extraction: %w", err)
	}
	if err := j.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start an extraction: %w", err)
	}
	if err := limitMemory(j.cmd.Process.Pid, hardMemory(l)); err != nil {
		killGroup(j.cmd)
		_ = j.cmd.Wait() // it was killed; nothing to learn
		return nil, fmt.Errorf("limit the memory of an extraction: %w", err)
	}
	return j, nil
}

// softMemory is the heap at which a process begins to collect garbage in earnest. Preparing a reader of PDF takes twice the
// time when it has to.
func softMemory(l Limits) int64 {
	return l.Memory + pdf.ExtraMemory()
}

// hardMemory is the end above Limits.Memory, in bytes of data: PDFium needs 450 MB while it is
// compiled, which is no fault of the file.
func hardMemory(l Limits) uint64 { return uint64(max(3*l.Memory, 768<<20)) }

// passedOn are the variables of the environment that a process may see. Everything else, the
// bot's token and the database's address among it, stays here.
func passedOn() []string {
	return []string{"PATH", "HOME", "LANG", "LC_ALL", "TZ", "TESSDATA_PREFIX", "SYSTEMROOT"}
}

func workerEnvironment(dir string, l Limits) []string {
	env := []string{
		"TMPDIR=" + dir, "TMP=" + dir, "TEMP=" + dir,
		"GOMEMLIMIT=" + strconv.FormatInt(softMemory(l), 10), "GOGC=400", "OMP_THREAD_LIMIT=1", // it lives for seconds
	}
	for _, name := range passedOn() {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// run sends the file, waits for the reply within the time and ends the process.
func (j *job) run(ctx context.Context, r request, data []byte) (reply, error) {
	replies := make(chan reply)
	var busy sync.WaitGroup
	stop := make(chan struct{})
	busy.Go(func() { j.send(r, data) })
	busy.Go(func() { j.receive(replies, stop) })
	last, ready, endErr := j.await(ctx, replies)
	killGroup(j.cmd) // also a program that the process left behind
	close(stop)
	_ = j.out.Close() // no one else can hold it, but nothing may wait for a process that escaped
	busy.Wait()
	waitErr := j.cmd.Wait()
	switch {
	case endErr != nil:
		return reply{}, endErr
	case last.Reason != "":
		return reply{}, &Refusal{Reason: last.Reason, Detail: last.Detail}
	case last.Error != "":
		return reply{}, fmt.Errorf("extraction: %s", last.Error)
	case last.State == stateDone:
		return last, nil
	case !ready: // the command is not the program, or its verb is gone
		return reply{}, fmt.Errorf("start an extraction: %v: %s", waitErr, j.complaint())
	}
	return reply{}, j.death(waitErr)
}

// send writes the file. A process that has gone is noticed by its silence.
func (j *job) send(r request, data []byte) {
	head, err := json.Marshal(r)
	if err == nil {
		_, err = j.in.Write(append(head, '\n'))
	}
	if err == nil {
		_, _ = j.in.Write(data)
	}
	_ = j.in.Close()
}

// receive reads the replies, one JSON object a line, until the stream ends or stop is closed.
func (j *job) receive(replies chan<- reply, stop <-chan struct{}) {
	defer close(replies)
	bound := 8*int64(j.limits.Characters) + 1<<20 // a character is at most six bytes in JSON
	in := json.NewDecoder(bufio.NewReader(io.LimitReader(j.out, bound)))
	for {
		var r reply
		if err := in.Decode(&r); err != nil {
			return
		}
		select {
		case replies <- r:
		case <-stop:
			return
		}
	}
}

// await returns the last reply, whether the process reported at all, and the error of running
// out of time.
func (j *job) await(ctx context.Context, replies <-chan reply) (last reply, ready bool, err error) {
	const grace = 2 * time.Second // the process ends by itself when it can, and says more
	timer := time.NewTimer(j.limits.Time + grace)
	defer timer.Stop()
	for {
		select {
		case r, ok := <-replies:
			if !ok {
				return reply{}, ready, nil
			}
			ready = true
			switch r.State {
			case stateReady:
			case stateRecognising:
				timer.Reset(j.limits.OCR + j.limits.Time + grace)
			default:
				return r, true, nil
			}
		case <-timer.C:
			return reply{}, ready, &Refusal{Reason: TooLong, Detail: fmt.Sprintf("not read within %s", j.limits.Time)}
		case <-ctx.Done():
			return reply{}, ready, fmt.Errorf("extraction: %w", ctx.Err())
		}
	}
}

// death is the refusal of a file whose process ended without a reply.
func (j *job) death(waitErr error) *Refusal {
	detail := fmt.Sprintf("the extraction ended: %v: %s", waitErr, j.complaint())
	for _, sign := range []string{"out of memory", "cannot allocate memory", "failed to allocate", "stack exceeds",
		"signal: killed"} {
		if strings.Contains(detail, sign) {
			return &Refusal{Reason: Abnormal, Detail: detail}
		}
	}
	return &Refusal{Reason: Broken, Detail: detail}
}

// complaint is the first line that the process wrote to its standard error, shortened.
func (j *job) complaint() string {
	first, _, _ := bytes.Cut(j.complaints.Bytes(), []byte("\n"))
	return strings.ToValidUTF8(string(first[:min(len(first), 200)]), "")
}
