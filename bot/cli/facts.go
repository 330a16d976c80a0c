package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"studitiru/knowledge"
	"studitiru/knowledge/fact"
)

// printedFact is a fact as `facts --json` prints it, a line each.
type printedFact struct {
	ID        int64  `json:"id"`
	Document  int64  `json:"document"`
	Version   int    `json:"version"`
	Measure   string `json:"measure"`
	Place     string `json:"place"`
	Service   string `json:"service,omitempty"`
	Unit      string `json:"unit,omitempty"`
	Year      int    `json:"year,omitempty"`
	Value     string `json:"value,omitempty"` // a decimal number with a full stop
	Grade     string `json:"grade,omitempty"`
	Rank      int    `json:"rank,omitempty"`
	Sentence  string `json:"sentence"`
	Passage   int    `json:"passage"`
	Source    int    `json:"source"` // index into the document's sources
	Corrected bool   `json:"corrected,omitempty"`
}

func (p Program) factsCommand() *cobra.Command {
	var f knowledge.FactFilter
	var document, place string
	var asJSON bool
	c := &cobra.Command{
		Use:   "facts [--document N] [--measure KEY] [--place NAME] [--json]",
		Short: "List the figures that published documents state, with their sentences",
		Long: "List the figures that published documents state: the measure, the place, the year, the value and the\n" +
			"sentence that says so. With --document also those of one that is not published.",
		Args: arguments(0, 0, ""),
		RunE: p.withStore(func(c *cobra.Command, _ []string, s *State) error {
			if err := s.openLanguage(); err != nil {
				return err
			}
			list, err := s.listFacts(c, f, document, place)
			if err != nil {
				return err
			}
			if asJSON {
				return printFactsJSON(c.OutOrStdout(), list)
			}
			return printFacts(c.OutOrStdout(), list)
		}),
	}
	c.Flags().StringVar(&document, "document", "", "only of this document, by its number")
	c.Flags().StringVar(&f.Measure, "measure", "", "only of this measure, for example ipp")
	c.Flags().StringVar(&place, "place", "", `only of this place, for example "Kota Pontianak"`)
	c.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	return c
}

// listFacts finds what was asked for. A measure, place or document that does not exist is said.
func (s *State) listFacts(c *cobra.Command, f knowledge.FactFilter, document, place string) ([]knowledge.Fact, error) {
	if _, known := s.sense.Measures.Find(f.Measure); f.Measure != "" && !known {
		var keys []string
		for _, m := range s.sense.Measures {
			keys = append(keys, m.Key)
		}
		return nil, usagef("there is no measure %q; choose one of %s", f.Measure, strings.Join(keys, ", "))
	}
	if place != "" {
		if name, _, ok := s.Language.Official(place); ok {
			place = name
		}
		f.Places = []string{place}
	}
	if document == "" {
		list, err := s.DB.Facts(c.Context(), f)
		return list, wrap(err, "list facts")
	}
	id, ok := knowledge.DocumentNumber(document)
	if !ok {
		return nil, usagef("%q is no number of a document", document)
	}
	list, err := s.Desk().Facts(c.Context(), operator(), id)
	if err != nil {
		return nil, fmt.Errorf("list the facts of document %d: %w", id, err)
	}
	return slices.DeleteFunc(list, func(one knowledge.Fact) bool {
		return f.Measure != "" && one.Measure != f.Measure || place != "" && one.Place != place
	}), nil
}

func printFactsJSON(out io.Writer, list []knowledge.Fact) error {
	w := json.NewEncoder(out)
	w.SetEscapeHTML(false)
	for _, f := range list {
		line := printedFact{f.ID, f.Document, f.Version, f.Measure, f.Place, f.Service, f.Unit, f.Year, f.Value, f.Grade, f.Rank,
			f.Sentence, f.Passage, f.Source, f.Corrected}
		if err := w.Encode(line); err != nil {
			return fmt.Errorf("print a fact: %w", err)
		}
	}
	return nil
}

func printFacts(out io.Writer, list []knowledge.Fact) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "NO\tDOC\tMEASURE\tPLACE\tYEAR\tVALUE\tGRADE\tRANK\tSENTENCE")
	for _, f := range list {
		place := f.Place
		if f.Service != "" {
			place = f.Service + ", " + place
		}
		fmt.Fprintf(w, "%d\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", f.ID, f.Document, f.Measure, place, orDash(f.Year),
			strings.TrimSpace(fact.Written(f.Value)+" "+f.Unit), f.Grade, orDash(f.Rank), f.Sentence)
	}
	return wrap(w.Flush(), "print the facts")
}

func orDash(n int) string {
	if n == 0 {
		return "-"
	}
	return strconv.Itoa(n)
}
