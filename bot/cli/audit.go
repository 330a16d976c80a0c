package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"studitiru/data"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

func (p *Program) auditCommand() *cobra.Command {
	var asCSV, asJSON, verify bool
	var most int
	c := &cobra.Command{
		Use:   "audit [--csv | --json] [--verify] [--last N]",
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
			if most < 1 {
				return usagef("--last %d is not 1 or more", most)
			}
			list, err := s.Desk().Audit(c.Context(), operator(), most)
			if err != nil {
				return fmt.Errorf("read the audit: %w", err)
			}
			if asJSON {
				return auditJSON(out, list)
			}
			t := p.table("NO", "TIME", "WHO", "VIA", "WHAT", "ABOUT", "DETAIL")
			for _, e := range list {
				t.add(e.ID, e.At.UTC().Format(time.DateTime), e.Person, e.Via, e.Action, e.Subject, e.Detail)
			}
			return t.print(out)
		}),
	}
	c.Flags().BoolVar(&asCSV, "csv", false, "everything, as CSV for spreadsheets")
	c.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	c.Flags().BoolVar(&verify, "verify", false, "check that nothing was changed, taken away or put in")
	c.Flags().IntVar(&most, "last", 50, "how many entries")
	return c
}

// audited is one line of `audit --json`.
type audited struct {
	No     int64           `json:"no"`
	At     time.Time       `json:"at"`
	Who    int64           `json:"who"`
	Via    string          `json:"via"`
	What   string          `json:"what"`
	About  string          `json:"about"`
	Detail json.RawMessage `json:"detail,omitempty"`
}

func auditJSON(out io.Writer, list []knowledge.AuditEntry) error {
	lines := json.NewEncoder(out)
	for _, e := range list {
		line := audited{No: e.ID, At: e.At.UTC(), Who: e.Person, Via: e.Via, What: e.Action, About: e.Subject}
		if json.Valid([]byte(e.Detail)) {
			line.Detail = json.RawMessage(e.Detail)
		}
		if err := lines.Encode(line); err != nil {
			return fmt.Errorf("print an entry: %w", err)
		}
	}
	return nil
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
			if most := int(cmp.Or(s.Settings.Keep, data.QuestionLife).Hours() / 24); days < 1 || days > most {
				return usagef("--days %d is not between 1 and %d, the days that questions are kept", days, most)
			}
			stats, err := s.Desk().Statistics(c.Context(), operator(), s.Now().AddDate(0, 0, -days))
			if err != nil {
				return fmt.Errorf("count: %w", err)
			}
			if asJSON {
				return wrap(json.NewEncoder(c.OutOrStdout()).Encode(stats), "print the statistics")
			}
			return p.printStatistics(c.OutOrStdout(), stats)
		}),
	}
	c.Flags().IntVar(&days, "days", 28, "how far back")
	c.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return c
}

func (p *Program) printStatistics(out io.Writer, stats desk.Statistics) error {
	outcomes := []knowledge.Outcome{
		knowledge.Answered, knowledge.Partly, knowledge.NotFound, knowledge.Unclear, knowledge.OutOfScope, knowledge.Failed,
	}
	weeks := p.table("WEEK", "ANSWERED", "PARTLY", "NOTFOUND", "UNCLEAR", "OUTSIDE", "FAILED", "GOOD", "BAD")
	for _, week := range stats.Weeks {
		row := []any{week.Begin.Format(time.DateOnly)}
		for _, o := range outcomes {
			row = append(row, week.Asked[o])
		}
		weeks.add(append(row, week.Good, week.Bad)...)
	}
	if err := weeks.print(out); err != nil {
		return err
	}
	fmt.Fprintf(out, "\nquestions %d · waiting for review %d · overdue %d\n", stats.Questions, stats.Waiting, stats.Overdue)
	words := p.table("WHAT", "TIMES", "WORDS")
	for _, t := range stats.Topics {
		words.add("topic", t.Count, t.Word)
	}
	for _, g := range stats.Gaps {
		words.add("unanswered", g.Count, g.Example)
	}
	return words.print(out)
}
