package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/extract"
)

// Reader makes Markdown of a file. The error of a file that cannot be read, through its own fault, is an *extract.Refusal.
// *extract.Worker is one.
type Reader interface {
	Read(ctx context.Context, name string, data []byte) (extract.Text, error)
}

// Drawer draws page n of a file, from 1, as a JPEG picture of the paper. The error of a file without such a page, or whose
// pages cannot be drawn, is an *extract.Refusal. *extract.Worker is one.
type Drawer interface {
	Draw(ctx context.Context, data []byte, n int) ([]byte, error)
}

// File is a file of any kind, or a page of the web, as it came.
type File struct {
	Name string // perhaps with folders
	URL  string // of the page, "" for a file
	Data []byte
}

// Reading is what a File says.
type Reading struct {
	Name     string             // without folders and what people do not see, cut to what is shown
	Base     string             // the same, uncut
	URL      string             // of the page, "" for a file
	Hash     string             // hex SHA-256 of the bytes
	Text     extract.Text       // of all but Markdown with front matter
	Document knowledge.Document // of Markdown with front matter: its Meta and Body, as written there
}

// ReadFile reads a file of any kind: Markdown with front matter as it is written, all else by the reader. It takes its time:
// call it outside of any transaction. A file at fault is an *extract.Refusal, bad front matter a *knowledge.Invalid.
func ReadFile(ctx context.Context, reader Reader, f File) (Reading, error) {
	sum := sha256.Sum256(f.Data)
	r := Reading{Name: extract.ShownName(f.Name), Base: baseName(f.Name), URL: f.URL, Hash: hex.EncodeToString(sum[:])}
	var err error
	if f.URL == "" && hasFrontMatter(r.Name, f.Data) {
		if r.Document, err = knowledge.ParseMarkdown(r.Name, f.Data); err != nil {
			return Reading{}, fmt.Errorf("read %s: %w", r.Name, err)
		}
		return r, nil
	}
	if r.Text, err = reader.Read(ctx, f.Name, f.Data); err != nil {
		return Reading{}, fmt.Errorf("read %s: %w", r.Name, err)
	}
	return r, nil
}

// baseName is a file's name without folders.
func baseName(name string) string { return path.Base(strings.ReplaceAll(name, `\`, "/")) }

// hasFrontMatter reports whether a Markdown file begins as one of documents does.
func hasFrontMatter(name string, data []byte) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown":
		text := strings.TrimPrefix(string(data[:min(len(data), 16)]), "\ufeff")
		return strings.HasPrefix(text, "---\n") || strings.HasPrefix(text, "---\r\n")
	}
	return false
}

// Taken is what Take made of a file.
type Taken struct {
	Proposal Proposal
	Twins    []Twin              // documents that it may repeat, the surest first
	Personal []knowledge.Finding // personal data in it, masked by Proposal.Clean
}

// Repeats is the document that has the very bytes or text already.
func (t Taken) Repeats() (Twin, bool) {
	if len(t.Twins) > 0 && (t.Twins[0].Same == TwinFile || t.Twins[0].Same == TwinText) {
		return t.Twins[0], true
	}
	return Twin{}, false
}

// WithSense is the Desk with what Take understands texts with.
func (d *Desk) WithSense(s Sense) *Desk {
	with := *d
	with.sense = s
	return &with
}

// Understand fills what is not known yet of a document: see Sense.Understand.
func (d *Desk) Understand(doc *knowledge.Document, told Told) {
	d.sense.Understand(doc, told, d.now().Year())
}

// Take is the one way in for files: it makes of what was read, and of what was said beside it, a proposal that differs
// neither by who brings the file nor by which way. What into knows already stays: person, chat, origin, fields filled by
// hand; a new proposal is one whose personal data is masked. Nothing is kept: who calls saves or submits the proposal. For
// who may propose; others are ErrForbidden.
func (d *Desk) Take(ctx context.Context, by knowledge.Actor, into Proposal, r Reading, caption string) (Taken, error) {
	if err := d.require(ctx, by, MayPropose, "take", "file"); err != nil {
		return Taken{}, err
	}
	p := into
	if p.ID == 0 {
		p.Masked = true
	}
	p.File, p.FileHash, p.Remarks = r.Name, r.Hash, remarks(r.Text)
	d.fill(&p.Document, r, knowledge.Mask(caption), p.Origin)
	title, body := knowledge.Findings(p.Document.Title), knowledge.Findings(p.Document.Body)
	clean := p.Document
	if p.Masked {
		clean.Title, clean.Body = knowledge.Redact(clean.Title, title), knowledge.Redact(clean.Body, body)
	}
	twins, err := d.Twins(ctx, clean, p.FileHash)
	if err != nil {
		return Taken{}, fmt.Errorf("look for documents like %s: %w", r.Name, err)
	}
	return Taken{Proposal: p, Twins: twins, Personal: append(title, body...)}, nil
}

// fill puts what a file says into a document that may know some of it already. A file that names no source is its own until
// a better one is given.
func (d *Desk) fill(doc *knowledge.Document, r Reading, caption, origin string) {
	if r.Document.Body != "" {
		known := doc.Meta
		doc.Meta, doc.Body = r.Document.Meta, r.Document.Body
		doc.Overlay(known)
		return
	}
	doc.Body = strings.TrimRight(r.Text.Markdown, "\n") + "\n"
	d.Understand(doc, Told{Caption: caption, Title: knowledge.Visible(r.Text.Title), File: r.Base, Site: r.Text.Site,
		Origin: origin})
	if doc.Title == "" {
		doc.Title = shortened(strings.TrimSuffix(r.Name, path.Ext(r.Name)), knowledge.MaxTitle)
	}
	if len(doc.Sources) > 0 {
		return
	}
	if r.URL != "" {
		doc.Sources = []knowledge.Source{{Title: doc.Title, URL: r.URL}}
		if r.Text.Title == "" {
			doc.Sources[0].Title = host(r.URL)
		}
		return
	}
	source, ok := d.sense.sourceIn(caption, doc.Body, doc.Title)
	switch {
	case ok:
	case origin != "":
		source.Title = origin
	default:
		source.Title = r.Name
	}
	doc.Sources = []knowledge.Source{source}
}

// host is the name of the server of a page, as people say it.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// Clean is the document of a proposal as it is submitted: without personal data, unless who sends it has confirmed that it
// may stay.
func (p Proposal) Clean() knowledge.Document {
	doc := p.Document
	if p.Masked {
		doc.Title, doc.Body = knowledge.MaskPersonal(doc.Title), knowledge.MaskPersonal(doc.Body)
	}
	return doc
}

// remarks are what a proposer should know of how a file was read.
func remarks(text extract.Text) (list []string) {
	if text.Pages > 0 {
		list = append(list, fmt.Sprintf(wordsPages, text.Pages))
	}
	unread := slices.DeleteFunc(slices.Clone(text.Unread), func(n int) bool { return slices.Contains(text.Unreadable, n) })
	if len(unread) > 0 {
		list = append(list, fmt.Sprintf(wordsPartlyRead, numbers(unread)))
	}
	if len(text.Unreadable) > 0 {
		list = append(list, fmt.Sprintf(wordsUnreadable, numbers(text.Unreadable)))
	}
	if len(text.Recognised) > 0 {
		list = append(list, fmt.Sprintf(wordsRecognised, numbers(text.Recognised)))
	}
	if text.Cut {
		list = append(list, wordsCutText)
	}
	return list
}

// numbers writes 1, 2, 3, 7 as "1–3, 7".
func numbers(list []int) string {
	var parts []string
	for i := 0; i < len(list); {
		j := i
		for j+1 < len(list) && list[j+1] == list[j]+1 {
			j++
		}
		part := fmt.Sprint(list[i])
		if j > i {
			part += fmt.Sprintf("–%d", list[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return strings.Join(parts, ", ")
}
