package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

func (p *Program) auditCommand() *cobra.Command {
	var asCSV, verify bool
	var most int
	c := &cobra.Command{
		Use:   "audit [--csv] [--verify] [--last N]",
		Short: "Print who changed what, the newest first; export it; verify its chain",
		Args:  arguments(0, 0, ""),
		RunE: p.withStore(func(c *cobra.Command, _ []string, s *State) error {
			out := c.OutOrStdout()
			switch {
			case verify:
				return s.verifyAudit(c, out)
			case asCSV:
				return s.Desk().ExportAudit(c.Context(), operator(), out)
			}
			list, err := s.Desk().Audit(c.Context(), operator(), most)
			if err != nil {
				return fmt.Errorf("read the audit: %w", err)
			}
			w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
			fmt.Fprintln(w, "NO\tTIME\tWHO\tVIA\tWHAT\tABOUT\tDETAIL")
			for _, e := range list {
				fmt.Fprintf(w, "%d\t%s\t%d\t%s\t%s\t%s\t%s\n",
					e.ID, e.At.UTC().Format(time.DateTime), e.Person, e.Via, e.Action, e.Subject, e.Detail)
			}
			return wrap(w.Flush(), "print the audit")
		}),
	}
	c.Flags().BoolVar(&asCSV, "csv", false, "everything, as CSV for spreadsheets")
	c.Flags().BoolVar(&verify, "verify", false, "check that nothing was changed, taken away or put in")
	c.Flags().IntVar(&most, "last", 50, "how many entries")
	return c
}

func (s *State) verifyAudit(c *cobra.Command, out io.Writer) error {
	whole, broken, err := s.DB.VerifyAudit(c.Context())
	if err != nil {
		return err
	}
	if broken != 0 {
		return fmt.Errorf("the chain of the audit is broken at entry %d, after %d whole ones; compare with a backup", broken, whole)
	}
	fmt.Fprintf(out, "%d entries, the chain is whole\n", whole)
	return nil
}

func (p *Program) statsCommand() *cobra.Command {
	var days int
	var asJSON bool
	c := &cobra.Command{
		Use:   "stats [--days N] [--json]",
		Short: "Print what was asked and found, topics, gaps and overdue documents",
		Args:  arguments(0, 0, ""),
		RunE: p.withStore(func(c *cobra.Command, _ []string, s *State) error {
			if days < 1 || days > 90 {
				return usagef("--days %d is not between 1 and 90, the days that questions are kept", days)
			}
			stats, err := s.Desk().Statistics(c.Context(), operator(), s.Now().AddDate(0, 0, -days))
			if err != nil {
				return fmt.Errorf("count: %w", err)
			}
			if asJSON {
				return wrap(json.NewEncoder(c.OutOrStdout()).Encode(stats), "print the statistics")
			}
			return printStatistics(c.OutOrStdout(), stats)
		}),
	}
	c.Flags().IntVar(&days, "days", 28, "how far back")
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return c
}

func printStatistics(out io.Writer, stats desk.Statistics) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	outcomes := []knowledge.Outcome{
		knowledge.Answered, knowledge.Partly, knowledge.NotFound, knowledge.Unclear, knowledge.OutOfScope, knowledge.Failed,
	}
	fmt.Fprintf(w, "WEEK\t")
	for _, o := range outcomes {
		fmt.Fprintf(w, "%s\t", o)
	}
	fmt.Fprintln(w, "GOOD\tBAD")
	for _, week := range stats.Weeks {
		fmt.Fprintf(w, "%s\t", week.Begin.Format(time.DateOnly))
		for _, o := range outcomes {
			fmt.Fprintf(w, "%d\t", week.Asked[o])
		}
		fmt.Fprintf(w, "%d\t%d\n", week.Good, week.Bad)
	}
	fmt.Fprintf(w, "\nquestions %d · waiting for review %d · overdue %d\n", stats.Questions, stats.Waiting, stats.Overdue)
	for _, t := range stats.Topics {
		fmt.Fprintf(w, "topic\t%s\t%d\n", t.Word, t.Count)
	}
	for _, g := range stats.Gaps {
		fmt.Fprintf(w, "unanswered\t%s\t%d\n", g.Example, g.Count)
	}
	return wrap(w.Flush(), "print the statistics")
}
