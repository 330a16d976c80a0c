package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/extract"
)

func (p Program) addCommand() *cobra.Command {
	var meta knowledge.Meta
	var source, address, kind, visibility string
	var replaces int64
	var review bool
	c := &cobra.Command{
		Use:   "add FILE [--title T] [--place P] [--year Y] [--source S]",
		Short: "Add one document from a file of any kind",
		Long: "Add one document from a PDF, DOCX, PPTX, ODT, XLSX, HTML, Markdown, text or CSV file. Markdown with\n" +
			"front matter needs no flags; they win where both say something. It is published at once, or with\n" +
			"--review waits for a curator in the chat. Personal data is replaced by its kind.",
		Args: arguments(1, 1, "FILE"),
		RunE: p.withStore(func(c *cobra.Command, args []string, s *State) error {
			raw, err := os.ReadFile(args[0])
			if err != nil {
				return usagef("%s cannot be read; check the path", args[0])
			}
			p, err := s.readProposal(c, args[0], raw)
			if err != nil {
				return err
			}
			meta.Kind, meta.Visibility = knowledge.Kind(kind), knowledge.Visibility(visibility)
			if source != "" || address != "" {
				meta.Sources = []knowledge.Source{{Title: source, URL: address}}
			}
			fill(&p.Document.Meta, meta)
			p.Replaces, p.Masked = replaces, true
			desk := s.Desk()
			var doc knowledge.Document
			if review {
				doc, err = desk.Submit(c.Context(), operator(), p)
			} else {
				doc, err = desk.Add(c.Context(), operator(), p)
			}
			if err != nil {
				return spoken(err)
			}
			fmt.Fprintf(c.OutOrStdout(), "#%d %s: %s\n", doc.ID, doc.State, doc.Title)
			return nil
		}),
	}
	c.Flags().StringVar(&meta.Title, "title", "", "title")
	c.Flags().StringVar(&kind, "kind", "", "inovasi (also when nothing says otherwise), kunjungan, aturan or panduan")
	c.Flags().StringSliceVar(&meta.Places, "place", nil, `official name, for example "Kota Pontianak"; may be repeated`)
	c.Flags().StringVar(&meta.Agency, "agency", "", "the unit that owns the practice")
	c.Flags().IntVar(&meta.Year, "year", 0, "year of the newest fact")
	c.Flags().StringSliceVar(&meta.Fields, "field", nil, "field of work; may be repeated")
	c.Flags().StringSliceVar(&meta.Aspects, "aspect", nil, "IPP aspect; may be repeated")
	c.Flags().StringVar(&source, "source", "", "title of the source")
	c.Flags().StringVar(&address, "url", "", "address of the source")
	c.Flags().StringVar(&visibility, "visibility", "", "publik, internal or terbatas")
	c.Flags().Int64Var(&replaces, "replaces", 0, "number of the document of which this is a new version")
	c.Flags().BoolVar(&review, "review", false, "leave it to a curator to publish it")
	return c
}

// readProposal reads a file of any kind.
func (s *State) readProposal(c *cobra.Command, name string, raw []byte) (p desk.Proposal, err error) {
	sum := sha256.Sum256(raw)
	p.File, p.FileHash = extract.ShownName(name), hex.EncodeToString(sum[:])
	if importKind(name) == ".md" || importKind(name) == ".markdown" {
		d, err := knowledge.ParseMarkdown(filepath.Base(name), raw)
		if err == nil {
			p.Document = d
			return p, nil
		}
	}
	text, err := s.Reader().Read(c.Context(), name, raw)
	if err != nil {
		return p, fmt.Errorf("read %s: %w", name, err)
	}
	if len(text.Unread) > 0 {
		fmt.Fprintf(c.ErrOrStderr(), "not read, no text on them: pages %v\n", text.Unread)
	}
	p.Document.Title, p.Document.Body = text.Title, text.Markdown
	return p, nil
}

// fill puts what the flags say over what the file says.
func fill(into *knowledge.Meta, from knowledge.Meta) {
	for _, f := range []struct {
		into *string
		from string
	}{{&into.Title, from.Title}, {(*string)(&into.Kind), string(from.Kind)}, {&into.Agency, from.Agency}, {(*string)(&into.Visibility), string(from.Visibility)}} {
		if f.from != "" {
			*f.into = f.from
		}
	}
	for _, f := range []struct {
		into *[]string
		from []string
	}{{&into.Places, from.Places}, {&into.Fields, from.Fields}, {&into.Aspects, from.Aspects}} {
		if len(f.from) > 0 {
			*f.into = f.from
		}
	}
	if from.Year != 0 {
		into.Year = from.Year
	}
	if len(from.Sources) > 0 {
		into.Sources = from.Sources
	}
}
