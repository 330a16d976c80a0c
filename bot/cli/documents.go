package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"studitiru/knowledge"
)

func (p *Program) listCommand() *cobra.Command {
	var f knowledge.Filter
	var kind, all, asJSON = "", false, false
	c := &cobra.Command{
		Use:   "list [--kind K] [--place P] [--all] [--json]",
		Short: "List the documents",
		Args:  arguments(0, 0, ""),
		RunE: p.withStore(func(c *cobra.Command, _ []string, s *State) error {
			f.Kind, f.NoBody = knowledge.Kind(kind), true
			if kind != "" && !slices.Contains(kinds(), f.Kind) {
				return usagef("--kind %q is none of inovasi, kunjungan, aturan, panduan", kind)
			}
			if !all {
				f.States = []knowledge.State{knowledge.Published}
			}
			documents, err := s.DB.Documents(c.Context(), f)
			if err != nil {
				return fmt.Errorf("list documents: %w", err)
			}
			if asJSON {
				return listJSON(c.OutOrStdout(), documents)
			}
			t := p.table("ID", "KIND", "YEAR", "STATE", "PLACE", "TITLE")
			for _, d := range documents {
				t.add(d.ID, d.Kind, d.Year, d.State, some(d.Places), d.Title)
			}
			return t.print(c.OutOrStdout())
		}),
	}
	c.Flags().StringVar(&kind, "kind", "", "only inovasi, kunjungan, aturan or panduan")
	c.Flags().StringVar(&f.Place, "place", "", `only of this place, for example "Kota Pontianak"`)
	c.Flags().BoolVar(&all, "all", false, "also what is not published")
	c.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	return c
}

func kinds() []knowledge.Kind {
	return []knowledge.Kind{knowledge.Innovation, knowledge.Visit, knowledge.Rule, knowledge.Guide}
}

// listed is one line of `list --json`.
type listed struct {
	ID     int64    `json:"id"`
	Key    string   `json:"key"`
	Kind   string   `json:"kind"`
	Year   int      `json:"year"`
	State  string   `json:"state"`
	Places []string `json:"places"`
	Title  string   `json:"title"`
}

func listJSON(out io.Writer, documents []knowledge.Document) error {
	lines := json.NewEncoder(out)
	for _, d := range documents {
		err := lines.Encode(listed{d.ID, d.Key, string(d.Kind), d.Year, string(d.State), d.Places, d.Title})
		if err != nil {
			return fmt.Errorf("print a document: %w", err)
		}
	}
	return nil
}

func (p *Program) showCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show ID",
		Short: "Print one document as Markdown with front matter",
		Long: "Print one document as Markdown with front matter, the format of import.\n" +
			"ID is the number that list prints, or the document's file name without its ending.",
		Args: arguments(1, 1, "ID"),
		RunE: p.withStore(func(c *cobra.Command, args []string, s *State) error {
			f := knowledge.Filter{Keys: args}
			if id, ok := knowledge.DocumentNumber(args[0]); ok {
				f = knowledge.Filter{IDs: []int64{id}}
			}
			found, err := s.DB.Documents(c.Context(), f)
			if err != nil {
				return fmt.Errorf("read document %s: %w", args[0], err)
			}
			if len(found) == 0 {
				return fmt.Errorf("there is no document %s; `studitiru list` shows all", args[0])
			}
			file, err := found[0].Markdown()
			if err != nil {
				return fmt.Errorf("write document %s: %w", args[0], err)
			}
			_, err = c.OutOrStdout().Write(file)
			return wrap(err, "print the document")
		}),
	}
}

func (p *Program) exportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "export",
		Short: "Print all published documents as JSON lines, as import reads them",
		Args:  arguments(0, 0, ""),
		RunE: p.withStore(func(c *cobra.Command, _ []string, s *State) error {
			out := bufio.NewWriter(c.OutOrStdout())
			const page = 500
			for offset := 0; ; offset += page {
				f := knowledge.Filter{States: []knowledge.State{knowledge.Published}, Limit: page, Offset: offset}
				list, err := s.DB.Documents(c.Context(), f)
				if err != nil {
					return fmt.Errorf("read documents: %w", err)
				}
				for _, d := range list {
					line, err := d.JSONLine()
					if err != nil {
						return fmt.Errorf("export: %w", err)
					}
					if _, err := out.Write(append(line, '\n')); err != nil {
						return fmt.Errorf("print a document: %w", err)
					}
				}
				if len(list) < page {
					return wrap(out.Flush(), "print the documents")
				}
			}
		}),
	}
}
