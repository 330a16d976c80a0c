// Package seed is what ships with the program: the documents of the knowledge base and
// the vocabulary of the search, embedded. It only reads; bot/cli puts the documents into an
// empty store and hands the vocabulary to the language.
//
// Data shapes: documents/*.md are front matter + Markdown as knowledge.ParseMarkdown reads
// them; vocabulary/*.tsv are described in vocabulary/README.md.
package seed

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/ipp"
)

//go:embed documents/*.md vocabulary/*
var files embed.FS

// Documents reads all documents, in the order of their file names, with the figures of the instrument filled in.
func Documents() ([]knowledge.Document, error) {
	versions, err := ipp.ReadInstruments(Instruments())
	if err != nil {
		return nil, fmt.Errorf("read the instruments: %w", err)
	}
	names, err := fs.Glob(files, "documents/*.md")
	if err != nil {
		return nil, fmt.Errorf("list the seed documents: %w", err)
	}
	list := make([]knowledge.Document, 0, len(names))
	for _, name := range names {
		raw, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read seed document %s: %w", name, err)
		}
		d, err := document(path.Base(name), raw, versions)
		if err != nil {
			return nil, fmt.Errorf("seed document %s: %w", name, err)
		}
		list = append(list, d)
	}
	return list, nil
}

// document reads one file. Its placeholders are filled from the instrument of its year.
func document(name string, raw []byte, versions []ipp.Instrument) (knowledge.Document, error) {
	d, err := knowledge.ParseMarkdown(name, raw)
	if err != nil || !bytes.Contains(raw, []byte("{{")) {
		return d, err
	}
	inst, err := ipp.ForYear(versions, d.Year)
	if err != nil {
		return d, err
	}
	if raw, err = fill(raw, inst); err != nil {
		return d, err
	}
	return knowledge.ParseMarkdown(name, raw)
}

// Vocabulary is the folder of word lists for indonesian.New.
func Vocabulary() fs.FS {
	sub, err := fs.Sub(files, "vocabulary")
	if err != nil { // the folder is embedded: only a broken build comes here
		panic(err)
	}
	return sub
}

// ReplacedRules reads the table of rules that no longer hold.
func ReplacedRules() (knowledge.ReplacedRules, error) {
	f, err := files.Open("vocabulary/replaced.tsv")
	if err != nil {
		return nil, fmt.Errorf("open the replaced rules: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	return knowledge.ReadReplacedRules(f)
}

// Labels reads the table of words that speak for aspects and fields, and the acronyms of titles.
func Labels() (labels desk.Labels, err error) {
	f, err := files.Open("vocabulary/labels.tsv")
	if err != nil {
		return desk.Labels{}, fmt.Errorf("open the labels: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	if labels, err = desk.ReadLabels(f); err != nil {
		return desk.Labels{}, err
	}
	acronyms, err := files.Open("vocabulary/acronyms.tsv")
	if err != nil {
		return desk.Labels{}, fmt.Errorf("open the acronyms: %w", err)
	}
	defer func() { _ = acronyms.Close() }() // only read
	labels.Acronyms, err = desk.ReadAcronyms(acronyms)
	return labels, err
}
