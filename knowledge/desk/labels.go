package desk

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"studitiru/knowledge"
)

// Label is a key of front matter with the words, in lower case, that speak for it in a text.
type Label struct {
	Key   string
	Words []string
}

// Labels are what documents can be marked with, each list in the order in which it wins among equals.
type Labels struct {
	Aspects []Label // keys of knowledge.Aspects
	Fields  []Label

	Acronyms map[string]bool // in capitals, as they are written in titles
}

// ReadLabels reads a table of labels: UTF-8, a label a line, three columns with tabs between: "aspek" or "bidang", the key,
// the words with | between. Empty lines and lines that begin with # are skipped. A bad line is an error that numbers it.
func ReadLabels(r io.Reader) (labels Labels, err error) {
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 3 || columns[1] == "" {
			return Labels{}, fmt.Errorf("labels, line %d: want a list, a key and words", n)
		}
		l := Label{Key: columns[1], Words: strings.Split(columns[2], "|")}
		if slices.ContainsFunc(l.Words, func(w string) bool { return w == "" || w != strings.ToLower(strings.TrimSpace(w)) }) {
			return Labels{}, fmt.Errorf("labels, line %d: words are not empty, and in lower case", n)
		}
		switch columns[0] {
		case "aspek":
			if !slices.ContainsFunc(knowledge.Aspects(), func(a knowledge.Label) bool { return a.Key == l.Key }) {
				return Labels{}, fmt.Errorf("labels, line %d: there is no aspect %q", n, l.Key)
			}
			labels.Aspects = append(labels.Aspects, l)
		case "bidang":
			labels.Fields = append(labels.Fields, l)
		default:
			return Labels{}, fmt.Errorf("labels, line %d: there is no list %q", n, columns[0])
		}
	}
	if err := lines.Err(); err != nil {
		return Labels{}, fmt.Errorf("read the labels: %w", err)
	}
	return labels, nil
}

// ReadAcronyms reads the acronyms of the vocabulary: what stands before the first tab of each line that is no comment.
func ReadAcronyms(r io.Reader) (map[string]bool, error) {
	known := map[string]bool{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		if short, _, ok := strings.Cut(lines.Text(), "\t"); ok && short != "" && !strings.HasPrefix(short, "#") {
			known[strings.ToUpper(short)] = true
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the acronyms: %w", err)
	}
	return known, nil
}
