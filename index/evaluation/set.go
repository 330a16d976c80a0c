package evaluation

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"studitiru/knowledge"
)

// Question is a line of a question file.
type Question struct {
	ID      string
	Text    string
	Answers []string // gold answers, may be empty
}

// readQuestions reads id, question and answers joined by "|||", separated by tabs.
func readQuestions(path string) ([]Question, error) {
	var out []Question
	err := lines(path, func(n int, line string) error {
		cells := strings.Split(line, "\t")
		if len(cells) < 2 {
			return fmt.Errorf("%s line %d: id and question are wanted, separated by a tab", path, n)
		}
		q := Question{ID: cells[0], Text: cells[1]}
		if len(cells) > 2 && cells[2] != "" {
			q.Answers = strings.Split(cells[2], "|||")
		}
		out = append(out, q)
		return nil
	})
	return out, err
}

// readQrels reads "qid 0 pid relevance": question → relevant passages.
func readQrels(path string) (map[string]map[string]bool, error) {
	out := map[string]map[string]bool{}
	err := lines(path, func(n int, line string) error {
		f := strings.Fields(line)
		if len(f) != 4 {
			return fmt.Errorf("%s line %d: four columns are wanted", path, n)
		}
		if f[3] == "0" {
			return nil
		}
		if out[f[0]] == nil {
			out[f[0]] = map[string]bool{}
		}
		out[f[0]][f[2]] = true
		return nil
	})
	return out, err
}

func lines(path string, each func(n int, line string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read questions: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if line := strings.TrimRight(s.Text(), "\r"); strings.TrimSpace(line) != "" {
			if err := each(n, line); err != nil {
				return err
			}
		}
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}

// passages is a knowledge.Journal over a file of passages: each is a document. It reads the
// file as the index asks for it, so that the texts are never all in memory.
type passages struct {
	path string
	ids  []string // of the file; document n has ids[n-1]

	file io.Closer
	in   *json.Decoder
	next int64
}

func openPassages(path string) (*passages, error) {
	p := &passages{path: path}
	if err := p.rewind(); err != nil {
		return nil, err
	}
	for {
		line, err := p.read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		p.ids = append(p.ids, line.ID)
	}
	return p, p.rewind()
}

// number finds the document of a passage.
func (p *passages) id(document int64) string {
	if document < 1 || document > int64(len(p.ids)) {
		return ""
	}
	return p.ids[document-1]
}

type line struct{ ID, Title, Text string }

func (p *passages) read() (line, error) {
	var l line
	if err := p.in.Decode(&l); err != nil {
		if err == io.EOF {
			return l, io.EOF
		}
		return l, fmt.Errorf("read passage %d of %s: %w", p.next, p.path, err)
	}
	p.next++
	return l, nil
}

func (p *passages) rewind() error {
	if err := p.Close(); err != nil {
		return err
	}
	f, err := os.Open(p.path)
	if err != nil {
		return fmt.Errorf("read passages: %w", err)
	}
	p.file, p.next = f, 1
	var r io.Reader = bufio.NewReaderSize(f, 1<<16)
	if strings.HasSuffix(p.path, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return fmt.Errorf("unpack %s: %w", p.path, err)
		}
	}
	p.in = json.NewDecoder(r)
	return nil
}

// Close closes the file.
func (p *passages) Close() error {
	if p.file == nil {
		return nil
	}
	err := p.file.Close()
	p.file = nil
	return err
}

// StoreState implements knowledge.Journal.
func (p *passages) StoreState(context.Context) (string, int64, int, error) {
	return "evaluation", int64(len(p.ids)), len(p.ids), nil
}

// ChangesAfter implements knowledge.Journal.
func (p *passages) ChangesAfter(_ context.Context, seq int64, limit int) ([]knowledge.Change, error) {
	if seq+1 < p.next {
		if err := p.rewind(); err != nil {
			return nil, err
		}
	}
	var out []knowledge.Change
	for len(out) < limit {
		n := p.next
		l, err := p.read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if n > seq {
			out = append(out, knowledge.Change{Seq: n, Document: knowledge.Document{
				ID: n, Key: l.ID, Version: 1, Seq: n, State: knowledge.Published, Body: l.Text,
				Meta: knowledge.Meta{Title: l.Title, Visibility: knowledge.Public},
			}})
		}
	}
	return out, nil
}

// whole makes one passage of a document, as the file has it.
func whole(d knowledge.Document) []knowledge.Passage {
	return []knowledge.Passage{{Text: d.Body}}
}
