package extract

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// request is the first line that a Worker sends; Size bytes of the file follow it.
type request struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	Limits Limits `json:"limits"`
	Page   int    `json:"page,omitempty"` // that is to be drawn, from 1; 0: the file is to be read
}

// reply is a line that a process answers: its state, then one of Text, Picture, Reason and Error.
type reply struct {
	State   string `json:"state"`
	Text    *Text  `json:"text,omitempty"`
	Picture []byte `json:"picture,omitempty"` // JPEG
	Reason  Reason `json:"reason,omitempty"`
	Detail  string `json:"detail,omitempty"`
	Error   string `json:"error,omitempty"` // of the machine
}

const (
	stateReady       = "ready"
	stateRecognising = "recognising" // OCR has begun: Limits.OCR counts from here
	stateDone        = "done"
)

// ServeWorker is the other end of Worker: it takes one file from in, reads it or draws a page of it, and writes the result to
// out. The hidden verb of the program calls it and exits. l bounds what the Worker may ask for.
// The error is one of the connection; a file that cannot be read is a reply.
func ServeWorker(ctx context.Context, in io.Reader, out io.Writer, l Limits) error {
	return serveWorker(ctx, in, out, l, Read)
}

// reader is what Read is.
type reader func(ctx context.Context, name string, data []byte, l Limits) (Text, error)

func serveWorker(ctx context.Context, in io.Reader, out io.Writer, l Limits, read reader) error {
	replies := json.NewEncoder(out)
	if err := replies.Encode(reply{State: stateReady}); err != nil {
		return fmt.Errorf("report to the worker: %w", err)
	}
	var head request
	buffered := bufio.NewReader(in)
	first, err := buffered.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	if err := json.Unmarshal(first, &head); err != nil {
		return fmt.Errorf("understand the request: %w", err)
	}
	l = l.stricter(head.Limits)
	if head.Size < 0 || head.Size > l.Bytes {
		return answer(replies, reply{State: stateDone, Reason: TooBig, Detail: fmt.Sprintf("%d bytes, at most %d", head.Size, l.Bytes)})
	}
	data := make([]byte, head.Size)
	if _, err := io.ReadFull(buffered, data); err != nil {
		return fmt.Errorf("read the file: %w", err)
	}
	if head.Page > 0 {
		picture, err := Draw(ctx, data, head.Page, l)
		r := replyOf(Text{}, err)
		r.Text, r.Picture = nil, picture
		return answer(replies, r)
	}
	ctx = onRecognising(ctx, func() {
		_ = replies.Encode(reply{State: stateRecognising}) // a worker that has gone is noticed at the result
	})
	text, err := read(ctx, head.Name, data, l)
	return answer(replies, replyOf(text, err))
}

// answer sends the last word on a file.
func answer(replies *json.Encoder, r reply) error {
	if err := replies.Encode(r); err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	return nil
}

func replyOf(text Text, err error) reply {
	var refusal *Refusal
	switch {
	case errors.As(err, &refusal):
		return reply{State: stateDone, Reason: refusal.Reason, Detail: refusal.Detail}
	case err != nil:
		return reply{State: stateDone, Error: err.Error()}
	}
	return reply{State: stateDone, Text: &text}
}

// stricter takes the smaller of each limit; what m leaves zero stays as it is in l.
func (l Limits) stricter(m Limits) Limits {
	return Limits{
		Bytes: stricter(l.Bytes, m.Bytes), Unpacked: stricter(l.Unpacked, m.Unpacked),
		Entries: stricter(l.Entries, m.Entries), Ratio: stricter(l.Ratio, m.Ratio),
		Depth: stricter(l.Depth, m.Depth), Pages: stricter(l.Pages, m.Pages), Rows: stricter(l.Rows, m.Rows),
		Characters: stricter(l.Characters, m.Characters),
		Time:       stricter(l.Time, m.Time), OCR: stricter(l.OCR, m.OCR), Memory: stricter(l.Memory, m.Memory),
	}
}

func stricter[N ~int | ~int64](a, b N) N {
	if b <= 0 {
		return a
	}
	return min(a, b)
}
