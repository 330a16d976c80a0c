package indonesian

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// line is one entry of a word list: its columns and where it stands.
type line struct {
	file    string
	number  int
	columns []string
}

// errorf names the file and line that the complaint is about.
func (n line) errorf(format string, args ...any) error {
	return fmt.Errorf("vocabulary %s line %d: %s", n.file, n.number, fmt.Sprintf(format, args...))
}

// column returns the i-th column, "" when the line is shorter.
func (n line) column(i int) string {
	if i < len(n.columns) {
		return n.columns[i]
	}
	return ""
}

// readList reads a list of tab-separated values. Empty lines and lines that begin with # are skipped. Every line needs
// between min and max columns, of which the first min are not empty.
func readList(files fs.FS, name string, min, max int) ([]line, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open vocabulary %s: %w", name, err)
	}
	defer f.Close()
	var out []line
	s := bufio.NewScanner(f)
	for number := 1; s.Scan(); number++ {
		text := strings.TrimRight(s.Text(), "\r\t ")
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		n := line{file: name, number: number, columns: strings.Split(text, "\t")}
		if len(n.columns) < min || len(n.columns) > max {
			return nil, n.errorf("%d columns, want %d to %d", len(n.columns), min, max)
		}
		for i := range n.columns {
			n.columns[i] = strings.TrimSpace(n.columns[i])
			if i < min && n.columns[i] == "" {
				return nil, n.errorf("column %d is empty", i+1)
			}
		}
		out = append(out, n)
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("read vocabulary %s: %w", name, err)
	}
	return out, nil
}

// list splits a column that holds several values.
func list(column string) []string {
	if column == "" {
		return nil
	}
	parts := strings.Split(column, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}
