package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"studitiru/knowledge"
)

func (p *Program) askCommand() *cobra.Command {
	var asJSON, explained bool
	c := &cobra.Command{
		Use:   "ask [--json | --explain] QUESTION",
		Short: "Answer a question from the knowledge base",
		Long: "Answer a question, as text or as JSON:\n" +
			`{"outcome","understood","quotes":[{"text","document","title","place","year","date","url","score"}],"elapsed_ms"}` + "\n" +
			`A quote has "context" (the passage around it), "status" and "replaced" (rules that no longer hold) where there is` + "\n" +
			`something to say;` + "\n" +
			`the answer has "route", "lists", "total", "counts", "columns", "card", "missing", "nearest", "others" by its kind.` + "\n" +
			"outcome is one of: dijawab sebagian perlu_klarifikasi tidak_ditemukan di_luar_cakupan gangguan.\n" +
			"Works on an empty STATE_DIR (seeds it once) and beside a running server.",
		Example: `  studitiru ask "nilai ipp pontianak brapa skrg"`,
		Args:    arguments(1, -1, "QUESTION"),
		RunE: p.withStore(func(c *cobra.Command, args []string, s *State) error {
			if asJSON && explained {
				return usagef("--json and --explain do not go together")
			}
			if err := s.OpenIndex(c.Context(), s.askFolders()...); err != nil {
				return err
			}
			question := strings.Join(args, " ")
			if explained {
				text, err := s.Explain(c.Context(), question)
				fmt.Fprintln(c.OutOrStdout(), text)
				return err
			}
			a, err := s.Library.Ask(c.Context(), knowledge.Question{Text: question})
			if err != nil {
				return fmt.Errorf("ask: %w", err)
			}
			if asJSON {
				err = json.NewEncoder(c.OutOrStdout()).Encode(answerJSON(a))
			} else {
				writeAnswer(c.OutOrStdout(), a)
			}
			if err == nil && a.Outcome == knowledge.Failed {
				err = errors.New("the question could not be answered; see the log above, and `studitiru doctor`")
			}
			return err
		}),
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	c.Flags().BoolVar(&explained, "explain", false, "print what was understood and why each passage stands where it does")
	return c
}

// cited names the source of a quote, and what is to be known of it: status, confirmation, rules that no longer hold.
func cited(q knowledge.Quote) string {
	d := q.Document
	parts := []string{fmt.Sprintf("#%d %s – %s", d.ID, d.Title, strings.Join(d.Places, ", "))}
	if d.Year != 0 {
		parts[0] += fmt.Sprintf(", %d", d.Year)
	}
	for _, words := range append([]string{q.Status, q.Confirmation}, replacedWords(q)...) {
		if words != "" {
			parts = append(parts, words)
		}
	}
	line := strings.Join(parts, " · ")
	if u := sourceURL(q); u != "" {
		line += "\n    " + u
	}
	return line
}

// sourceURL is the address of the source that backs a quote; "" when it has none.
func sourceURL(q knowledge.Quote) string {
	at := 0
	if len(q.Cites) > 0 {
		at = q.Cites[0]
	}
	if at < 0 || at >= len(q.Document.Sources) {
		return ""
	}
	return q.Document.Sources[at].URL
}

func replacedWords(q knowledge.Quote) (list []string) {
	for _, r := range q.Replaced {
		list = append(list, r.Words())
	}
	return list
}
