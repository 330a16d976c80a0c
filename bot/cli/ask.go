package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
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
			`A quote has "status" and "replaced" (rules that no longer hold) beside that where there is something to say.` + "\n" +
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

// askedQuote and asked are the contract of `ask --json`.
type askedQuote struct {
	Text     string  `json:"text"`
	Document int64   `json:"document"`
	Title    string  `json:"title"`
	Place    string  `json:"place"`
	Year     int     `json:"year"`
	Date     string  `json:"date"`
	URL      string  `json:"url"`
	Score    float64 `json:"score"`

	Page     int      `json:"page,omitempty"` // of the file that the document was made of
	Status   string   `json:"status,omitempty"`
	Replaced []string `json:"replaced,omitempty"` // rules that the document leans on and that no longer hold
}

type asked struct {
	Outcome    knowledge.Outcome `json:"outcome"`
	Understood string            `json:"understood"`
	Quotes     []askedQuote      `json:"quotes"`
	ElapsedMS  float64           `json:"elapsed_ms"`
}

func answerJSON(a knowledge.Answer) asked {
	out := asked{Outcome: a.Outcome, Understood: a.Understood, Quotes: []askedQuote{},
		ElapsedMS: float64(a.Elapsed.Microseconds()) / 1000}
	for _, q := range a.Quotes {
		out.Quotes = append(out.Quotes, askedQuote{
			Text: q.Text, Document: q.Document.ID, Title: q.Document.Title, Place: strings.Join(q.Document.Places, ", "),
			Year: q.Document.Year, Date: q.Document.Date, URL: firstURL(q.Document), Score: q.Score,
			Page: q.Page, Status: q.Status, Replaced: replacedWords(q),
		})
	}
	return out
}

func firstURL(d knowledge.Document) string {
	if len(d.Sources) == 0 {
		return ""
	}
	return d.Sources[0].URL
}

// cited names the source of a quote, and what is to be known of it: status, confirmation, rules that no longer hold.
func cited(q knowledge.Quote) string {
	d := q.Document
	parts := []string{fmt.Sprintf("#%d %s – %s", d.ID, d.Title, strings.Join(d.Places, ", "))}
	if d.Year != 0 {
		parts[0] += fmt.Sprintf(", %d", d.Year)
	}
	if q.Page > 0 {
		parts = append(parts, fmt.Sprintf(wordsPage, q.Page))
	}
	for _, words := range append([]string{q.Status, q.Confirmation}, replacedWords(q)...) {
		if words != "" {
			parts = append(parts, words)
		}
	}
	line := strings.Join(parts, " · ")
	if u := firstURL(d); u != "" {
		line += "\n    " + u
	}
	return line
}

func replacedWords(q knowledge.Quote) (list []string) {
	for _, r := range q.Replaced {
		list = append(list, r.Words())
	}
	return list
}

// writeAnswer prints an answer for people.
func writeAnswer(w io.Writer, a knowledge.Answer) {
	if a.Understood != "" {
		fmt.Fprintf(w, "%s %s\n\n", wordsUnderstood, a.Understood)
	}
	if words := askedWords(a); words != "" {
		fmt.Fprintf(w, "%s\n", words)
	}
	for _, c := range a.Choices {
		fmt.Fprintf(w, "  %s: %s\n", strings.ToUpper(c.Word), c.Sense)
	}
	quotes := a.Quotes
	if a.Outcome == knowledge.NotFound && len(a.Nearest) > 0 {
		fmt.Fprintln(w, wordsNearest)
		for _, q := range a.Nearest {
			fmt.Fprintf(w, "  #%d %s\n", q.Document.ID, q.Document.Title)
		}
	}
	for i, q := range quotes {
		fmt.Fprintf(w, "\n[%d] “%s”\n    %s\n", i+1, q.Text, cited(q))
	}
	if len(a.Alternatives) > 0 {
		fmt.Fprintf(w, "\n%s\n", wordsAlternatives)
		for _, d := range a.Alternatives {
			fmt.Fprintf(w, "  #%d %s\n", d.ID, d.Title)
		}
	}
	fmt.Fprintf(w, "\n(%s, %d ms)\n", a.Outcome, a.Elapsed.Milliseconds())
}
