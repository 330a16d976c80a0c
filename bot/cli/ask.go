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
	var from int
	c := &cobra.Command{
		Use:   "ask [--json | --explain] [--from N] QUESTION",
		Short: "Answer a question from the knowledge base",
		Long: "Answer a question, as text or as JSON:\n" +
			`{"outcome","understood","quotes":[{"text","document","title","place","year","date","url","score"}],"elapsed_ms"}` + "\n" +
			`A quote has "context" (the passage around it), "status" and "replaced" (rules that no longer hold) where there is` + "\n" +
			`something to say. An answer has "lists" and "total" for a list, "columns" for a comparison, "card" for a how-to,` + "\n" +
			`"missing" when a part of the question has no answer, "others" when a message asks several things.` + "\n" +
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
			a, err := s.Library.Ask(c.Context(), knowledge.Question{Text: question, Offset: max(0, from-1)})
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
	c.Flags().IntVar(&from, "from", 1, "number of the first line or quote wanted")
	c.Flags().BoolVar(&explained, "explain", false, "print what was understood and why each passage stands where it does")
	return c
}
