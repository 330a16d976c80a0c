package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/extract"
)

// adding are the flags of add.
type adding struct {
	meta                          knowledge.Meta
	kind, visibility, source, url string
	replaces                      int64
	review, anyway                bool
}

func (p *Program) addCommand() *cobra.Command {
	var a adding
	c := &cobra.Command{
		Use:   "add FILE [--title T] [--place P] [--year Y] [--source S]",
		Short: "Add one document from a file of any kind",
		Long: "Add one document from a PDF, DOCX, PPTX, ODT, XLSX, HTML, Markdown, text or CSV file.\n\n" +
			"Only FILE is required. A document needs a title, a kind and a source: what no flag and no front matter says is\n" +
			"understood from the text, as in the chat and in import (kind: inovasi, source: the name of the file); look at\n" +
			"the result with `studitiru show`. It is published at once, or with --review waits for a curator in the chat.\n" +
			"Personal data is replaced by its kind. What is nearly there already is refused, unless --replaces or --anyway\n" +
			"says what it is.",
		Example: "  studitiru add laporan.pdf --place \"Kota Pontianak\" --year 2025 --source \"DPMPTSP Kota Pontianak\"",
		Args:    arguments(1, 1, "FILE"),
		RunE:    p.withStore(func(c *cobra.Command, args []string, s *State) error { return a.run(c, s, args[0]) }),
	}
	c.Flags().StringVar(&a.meta.Title, "title", "", "title")
	c.Flags().StringVar(&a.kind, "kind", "", "inovasi (also when nothing says otherwise), kunjungan, aturan or panduan")
	c.Flags().StringSliceVar(&a.meta.Places, "place", nil, `official name, for example "Kota Pontianak"; may be repeated`)
	c.Flags().StringVar(&a.meta.Agency, "agency", "", "the unit that owns the practice")
	c.Flags().IntVar(&a.meta.Year, "year", 0, "year of the newest fact")
	c.Flags().StringSliceVar(&a.meta.Fields, "field", nil, "field of work; may be repeated")
	c.Flags().StringSliceVar(&a.meta.Aspects, "aspect", nil, "IPP aspect; may be repeated")
	c.Flags().StringVar(&a.source, "source", "", "title of the source")
	c.Flags().StringVar(&a.url, "url", "", "address of the source")
	c.Flags().StringVar(&a.visibility, "visibility", "", "publik, internal or terbatas")
	c.Flags().Int64Var(&a.replaces, "replaces", 0, "number of the document of which this is a new version")
	c.Flags().BoolVar(&a.anyway, "anyway", false, "add it though it is nearly what is there already")
	c.MarkFlagsMutuallyExclusive("anyway", "replaces")
	c.Flags().BoolVar(&a.review, "review", false, "leave it to a curator to publish it")
	return c
}

func (a adding) run(c *cobra.Command, s *State, file string) error {
	if info, err := os.Stat(file); err == nil && info.Size() > extract.DefaultLimits().Bytes {
		return usagef("%s has %d bytes; at most %d are read", file, info.Size(), extract.DefaultLimits().Bytes)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return usagef("%s cannot be read; check the path", file)
	}
	d, err := s.fileDesk()
	if err != nil {
		return err
	}
	into := desk.Proposal{Replaces: a.replaces, Document: knowledge.Document{Meta: a.known()}}
	taken, err := s.take(c.Context(), d, into, file, raw)
	if err != nil {
		return flagged(c, spoken(err))
	}
	for _, remark := range taken.Proposal.Remarks {
		fmt.Fprintln(c.ErrOrStderr(), remark)
	}
	if twin, near := twinOf(taken.Proposal.Clean(), taken); near && a.replaces == 0 && !a.anyway {
		return usagef("%s", nearly(twin))
	}
	send := d.Add
	if a.review {
		send = d.Submit
	}
	doc, err := send(c.Context(), operator(), taken.Proposal)
	if err != nil {
		return flagged(c, spoken(err))
	}
	fmt.Fprintf(c.OutOrStdout(), "#%d %s: %s\n", doc.ID, doc.State, doc.Title)
	return nil
}

// flagged names the flag that a mistake is about, when the key that it begins with was given by one.
func flagged(c *cobra.Command, err error) error {
	usage, ok := errors.AsType[*usageError](err)
	if !ok {
		return err
	}
	key, _, _ := strings.Cut(usage.message, " ")
	for _, name := range []string{key, strings.TrimSuffix(key, "s")} { // a key that is a list has a flag that is repeated
		if f := c.Flags().Lookup(name); f != nil && f.Changed {
			return usagef("--%s: %s", name, usage.message)
		}
	}
	return err
}

// known is what the flags say.
func (a adding) known() knowledge.Meta {
	meta := a.meta
	meta.Kind, meta.Visibility = knowledge.Kind(a.kind), knowledge.Visibility(a.visibility)
	if a.source != "" || a.url != "" {
		meta.Sources = []knowledge.Source{{Title: a.source, URL: a.url}}
	}
	return meta
}

// fileDesk is the editorial side of the store as it takes files.
func (s *State) fileDesk() (*desk.Desk, error) {
	if err := s.openLanguage(); err != nil {
		return nil, err
	}
	return s.Desk(), nil
}

// take makes a proposal of a file.
func (s *State) take(ctx context.Context, d *desk.Desk, into desk.Proposal, name string, raw []byte) (desk.Taken, error) {
	reading, err := desk.ReadFile(ctx, s.Reader(), desk.File{Name: name, Data: raw})
	if err != nil {
		return desk.Taken{}, err
	}
	taken, err := d.Take(ctx, operator(), into, reading, "")
	if err != nil {
		return desk.Taken{}, fmt.Errorf("take %s: %w", name, err)
	}
	return taken, nil
}
