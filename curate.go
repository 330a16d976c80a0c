package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/extract"
)

// operator is who acts at the command line.
func operator() knowledge.Actor { return knowledge.BySystem("cli") }

// openDesk is the editorial side of the store.
func (s *state) openDesk() *desk.Desk {
	return desk.New(s.db, s.db, s.db, s.cfg.admins, s.now, s.log)
}

func addCommand() *cobra.Command {
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
		RunE: withStore(func(c *cobra.Command, args []string, s *state) error {
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
			desk := s.openDesk()
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
func (s *state) readProposal(c *cobra.Command, name string, raw []byte) (p desk.Proposal, err error) {
	sum := sha256.Sum256(raw)
	p.File, p.FileHash = extract.ShownName(name), hex.EncodeToString(sum[:])
	if importKind(name) == ".md" || importKind(name) == ".markdown" {
		d, err := knowledge.ParseMarkdown(filepath.Base(name), raw)
		if err == nil {
			p.Document = d
			return p, nil
		}
	}
	text, err := s.reader().Read(c.Context(), name, raw)
	if err != nil {
		return p, fmt.Errorf("read %s: %w", name, err)
	}
	if len(text.Unread) > 0 {
		fmt.Fprintf(c.ErrOrStderr(), "not read, no text on them: pages %v\n", text.Unread)
	}
	p.Document.Title, p.Document.Body = text.Title, text.Markdown
	return p, nil
}

// reader reads files in processes of this program, so that a hostile one cannot hurt it.
func (s *state) reader() *extract.Worker {
	self, err := os.Executable()
	if err != nil {
		self = os.Args[0]
	}
	return &extract.Worker{Command: []string{self, workerVerb}, Limits: extract.DefaultLimits(), Dir: s.cfg.stateDir}
}

const workerVerb = "extract-worker"

func workerCommand() *cobra.Command {
	return &cobra.Command{
		Use:    workerVerb,
		Short:  "Read one file from standard input for another process of this program",
		Hidden: true,
		Args:   arguments(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			return extract.ServeWorker(c.Context(), c.InOrStdin(), c.OutOrStdout(), extract.DefaultLimits())
		},
	}
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

// spoken makes of a refusal a sentence for the operator.
func spoken(err error) error {
	switch invalid := (*knowledge.Invalid)(nil); {
	case errors.As(err, &invalid):
		return usagef("%s", invalid.Problem)
	case errors.Is(err, knowledge.ErrNotFound):
		return usagef("there is no such document; see `studitiru list --all`")
	case errors.Is(err, knowledge.ErrWrongState):
		return usagef("not possible now: %v", err)
	case errors.Is(err, knowledge.ErrDuplicate):
		return usagef("that text is there already")
	}
	return err
}

// decisionCommand is a verb that moves documents by their numbers.
func decisionCommand(verb, short string, do func(c *cobra.Command, d *desk.Desk, id int64) (knowledge.Document, error)) *cobra.Command {
	return &cobra.Command{
		Use:   verb + " ID…",
		Short: short,
		Long:  short + ". A running server goes by it from the next question on.",
		Args:  arguments(1, -1, "ID…"),
		RunE: withStore(func(c *cobra.Command, args []string, s *state) error {
			desk := s.openDesk()
			for _, arg := range args {
				id, ok := knowledge.DocumentNumber(arg)
				if !ok {
					return usagef("%q is not the number of a document; see `studitiru list --all`", arg)
				}
				doc, err := do(c, desk, id)
				if err != nil {
					return spoken(err)
				}
				fmt.Fprintf(c.OutOrStdout(), "#%d %s: %s\n", doc.ID, doc.State, doc.Title)
			}
			return nil
		}),
	}
}

func decisionCommands() []*cobra.Command {
	return []*cobra.Command{
		decisionCommand("approve", "Publish what waits for review", func(c *cobra.Command, d *desk.Desk, id int64) (knowledge.Document, error) {
			doc, _, err := d.Approve(c.Context(), operator(), id)
			return doc, err
		}),
		decisionCommand("hide", "Take documents out of all answers", func(c *cobra.Command, d *desk.Desk, id int64) (knowledge.Document, error) {
			return d.Hide(c.Context(), operator(), id)
		}),
		decisionCommand("restore", "Publish again what was hidden, archived or outdated", func(c *cobra.Command, d *desk.Desk, id int64) (knowledge.Document, error) {
			return d.Restore(c.Context(), operator(), id)
		}),
		decisionCommand("remove", "Delete documents for good; number and title stay", func(c *cobra.Command, d *desk.Desk, id int64) (knowledge.Document, error) {
			return d.Remove(c.Context(), operator(), id)
		}),
	}
}

func usersCommand() *cobra.Command {
	users := &cobra.Command{
		Use:   "users",
		Short: "List who has a role; give, take and invite",
		Args:  arguments(0, 0, ""),
		RunE: withStore(func(c *cobra.Command, _ []string, s *state) error {
			list, err := s.openDesk().Users(c.Context(), operator())
			if err != nil {
				return fmt.Errorf("list people: %w", err)
			}
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 4, 2, ' ', 0)
			fmt.Fprintln(w, "ID\tROLE\tAGENCY\tNAME\tREACHABLE")
			for _, p := range list {
				fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%t\n", p.ID, p.Role, p.Agency, p.Name, p.Active)
			}
			return wrap(w.Flush(), "print the people")
		}),
	}
	var agency string
	grant := &cobra.Command{
		Use: "grant ID ROLE [--agency A]", Short: "Give a person a role (tamu, anggota, ketua tim, kontributor, kurator, superadmin)",
		Args: arguments(2, 2, "ID ROLE"),
		RunE: withStore(func(c *cobra.Command, args []string, s *state) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return usagef("%q is not a Telegram user ID, a number", args[0])
			}
			return spoken(s.openDesk().Grant(c.Context(), operator(), id, knowledge.Role(args[1]), agency))
		}),
	}
	revoke := &cobra.Command{
		Use: "revoke ID", Short: "Make a person a guest again", Args: arguments(1, 1, "ID"),
		RunE: withStore(func(c *cobra.Command, args []string, s *state) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return usagef("%q is not a Telegram user ID, a number", args[0])
			}
			return spoken(s.openDesk().Revoke(c.Context(), operator(), id))
		}),
	}
	invite := &cobra.Command{
		Use: "invite ROLE [--agency A]", Short: "Make a code that gives a role once, within 7 days", Args: arguments(1, 1, "ROLE"),
		RunE: withStore(func(c *cobra.Command, args []string, s *state) error {
			i, err := s.openDesk().Invite(c.Context(), operator(), knowledge.Role(args[0]), agency)
			if errors.Is(err, knowledge.ErrForbidden) {
				return usagef("there is no role %q: tamu, anggota, ketua tim, kontributor, kurator, superadmin", args[0])
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "%s: the person sends the bot /gabung %s before %s\n", i.Code, i.Code, i.Expires.UTC().Format(time.DateTime+" MST"))
			return nil
		}),
	}
	for _, c := range []*cobra.Command{grant, invite} {
		c.Flags().StringVar(&agency, "agency", "", "the agency that the person works for")
	}
	users.AddCommand(grant, revoke, invite)
	return users
}

func auditCommand() *cobra.Command {
	var asCSV, verify bool
	var most int
	c := &cobra.Command{
		Use:   "audit [--csv] [--verify] [--last N]",
		Short: "Print who changed what, the newest first; export it; verify its chain",
		Args:  arguments(0, 0, ""),
		RunE: withStore(func(c *cobra.Command, _ []string, s *state) error {
			out := c.OutOrStdout()
			switch {
			case verify:
				return s.verifyAudit(c, out)
			case asCSV:
				return s.openDesk().ExportAudit(c.Context(), operator(), out)
			}
			list, err := s.openDesk().Audit(c.Context(), operator(), most)
			if err != nil {
				return fmt.Errorf("read the audit: %w", err)
			}
			w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
			fmt.Fprintln(w, "NO\tTIME\tWHO\tVIA\tWHAT\tABOUT\tDETAIL")
			for _, e := range list {
				fmt.Fprintf(w, "%d\t%s\t%d\t%s\t%s\t%s\t%s\n", e.ID, e.At.UTC().Format(time.DateTime), e.Person, e.Via, e.Action, e.Subject, e.Detail)
			}
			return wrap(w.Flush(), "print the audit")
		}),
	}
	c.Flags().BoolVar(&asCSV, "csv", false, "everything, as CSV for spreadsheets")
	c.Flags().BoolVar(&verify, "verify", false, "check that nothing was changed, taken away or put in")
	c.Flags().IntVar(&most, "last", 50, "how many entries")
	return c
}

func (s *state) verifyAudit(c *cobra.Command, out io.Writer) error {
	whole, broken, err := s.db.VerifyAudit(c.Context())
	if err != nil {
		return err
	}
	if broken != 0 {
		return fmt.Errorf("the chain of the audit is broken at entry %d, after %d whole ones; compare with a backup", broken, whole)
	}
	fmt.Fprintf(out, "%d entries, the chain is whole\n", whole)
	return nil
}

func statsCommand() *cobra.Command {
	var days int
	var asJSON bool
	c := &cobra.Command{
		Use:   "stats [--days N] [--json]",
		Short: "Print what was asked and found, topics, gaps and overdue documents",
		Args:  arguments(0, 0, ""),
		RunE: withStore(func(c *cobra.Command, _ []string, s *state) error {
			if days < 1 || days > 90 {
				return usagef("--days %d is not between 1 and 90, the days that questions are kept", days)
			}
			stats, err := s.openDesk().Statistics(c.Context(), operator(), s.now().AddDate(0, 0, -days))
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
	outcomes := []knowledge.Outcome{knowledge.Answered, knowledge.Partly, knowledge.NotFound, knowledge.Unclear, knowledge.OutOfScope, knowledge.Failed}
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
