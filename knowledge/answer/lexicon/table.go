package lexicon

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"

	"studitiru/knowledge/indonesian"
)

// ReadTable hands the lines of a table to take: columns separated by tabs, at least so many. Empty lines and those that
// begin with # are skipped; an error names file and line.
func ReadTable(files fs.FS, name string, least int, take func(columns []string) error) error {
	f, err := files.Open(name)
	if err != nil {
		return fmt.Errorf("open the table %s: %w", name, err)
	}
	defer func() { _ = f.Close() }() // only read
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimRight(in.Text(), "\r\t ")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) < least {
			return fmt.Errorf("table %s, line %d: %d columns, %d are wanted", name, n, len(c), least)
		}
		if err := take(c); err != nil {
			return fmt.Errorf("table %s, line %d: %w", name, n, err)
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("read the table %s: %w", name, err)
	}
	return nil
}

// ReadBodies reads bodies.tsv: name of a body of governments, other words for it.
func ReadBodies(files fs.FS, l *indonesian.Language) (map[string]Phrase, error) {
	out := map[string]Phrase{}
	err := ReadTable(files, "bodies.tsv", 2, func(c []string) error {
		ways := PhrasesIn(l, c[1], "|")
		for word := range strings.SplitSeq(c[1], "|") {
			if key := Lower(word); out[key] == nil {
				out[key] = ways
			}
		}
		out[Lower(c[0])] = ways
		return nil
	})
	return out, err
}

// ReadFields reads the fields of labels.tsv: the stems of the words that speak for each.
func ReadFields(files fs.FS, l *indonesian.Language) (map[string]map[string]bool, error) {
	out := map[string]map[string]bool{}
	err := ReadTable(files, "labels.tsv", 3, func(c []string) error {
		if c[0] != "bidang" {
			return nil
		}
		out[c[1]] = map[string]bool{}
		for _, way := range PhrasesIn(l, c[1]+"|"+c[2], "|") {
			for _, stem := range way {
				out[c[1]][stem] = true
			}
		}
		return nil
	})
	return out, err
}
