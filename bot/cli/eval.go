package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"

	"github.com/spf13/cobra"

	"studitiru/data/seed"
	"studitiru/index/evaluation"
	"studitiru/knowledge/indonesian"
)

func (p *Program) evalCommand() *cobra.Command {
	var o evaluation.Options
	var asJSON, buildOnly bool
	c := &cobra.Command{
		Use:   "eval --passages P.jsonl[.gz] --queries Q.tsv --qrels R.tsv [--typo T.tsv] [--run OUT] [--json]",
		Short: "Measure the search on a question set",
		Long: "Build a throw-away index of the passages with the product's own analysis and ranking, ask all\n" +
			"questions and print hit@1 mrr@10 ndcg@10 recall@100 passages/s index_bytes p50_ms p95_ms p99_ms qps rss_bytes.\n\n" +
			"passages: one {\"id\",\"title\",\"text\"} a line; queries: id, question, gold answers joined by |||, with tabs;\n" +
			"qrels: qid 0 pid 1; typo: id, question, answers, change, kind. --run writes a TREC run file.",
		Args: arguments(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			for _, f := range [][2]string{{"--passages", o.Passages}, {"--queries", o.Queries}, {"--qrels", o.Qrels}} {
				if f[1] == "" {
					return usagef("%s is missing; see `studitiru eval --help`", f[0])
				}
			}
			language, err := indonesian.New(seed.Vocabulary())
			if err != nil {
				return wrap(err, "read the vocabulary")
			}
			o.Language = language
			if buildOnly {
				speed, err := evaluation.Build(c.Context(), o)
				if err != nil {
					return wrap(err, "build the index")
				}
				return wrap(json.NewEncoder(c.OutOrStdout()).Encode(speed), "print the speed")
			}
			if o.Index, err = os.MkdirTemp("", "studitiru-eval-"); err != nil {
				return wrap(err, "make a folder for the index")
			}
			defer os.RemoveAll(o.Index)
			if o.Speed, err = buildApart(c.Context(), o, c.ErrOrStderr()); err != nil {
				return err
			}
			report, err := evaluation.Run(c.Context(), o)
			if err != nil {
				return wrap(err, "evaluate")
			}
			if asJSON {
				return wrap(report.WriteJSON(c.OutOrStdout()), "print the report")
			}
			return wrap(report.WriteText(c.OutOrStdout()), "print the report")
		},
	}
	c.Flags().StringVar(&o.Passages, "passages", "", "passages, JSON lines, perhaps gzipped")
	c.Flags().StringVar(&o.Queries, "queries", "", "questions, TSV")
	c.Flags().StringVar(&o.Qrels, "qrels", "", "relevant passages, TREC qrels")
	c.Flags().StringVar(&o.Typo, "typo", "", "misspelt questions, TSV")
	c.Flags().StringVar(&o.Run, "run", "", "write a TREC run file here")
	c.Flags().BoolVar(&asJSON, "json", false, "print one line of JSON")
	c.Flags().BoolVar(&buildOnly, "build-only", false, "only build the index in the folder --index, and print its speed")
	c.Flags().StringVar(&o.Index, "index", "", "folder for --build-only")
	for _, name := range []string{"build-only", "index"} {
		if err := c.Flags().MarkHidden(name); err != nil { // the flags stand above
			panic(err)
		}
	}
	return c
}

// buildApart builds the index in a process of its own, so that the memory of this one is what serving takes.
func buildApart(ctx context.Context, o evaluation.Options, errs io.Writer) (speed float64, err error) {
	self, err := os.Executable()
	if err != nil {
		return 0, wrap(err, "find this program")
	}
	child := exec.CommandContext(ctx, self, "eval", "--build-only", "--index", o.Index,
		"--passages", o.Passages, "--queries", o.Queries, "--qrels", o.Qrels)
	child.Stderr = errs
	out, err := child.Output()
	if err != nil {
		return 0, fmt.Errorf("build the index: %w", err)
	}
	return speed, wrap(json.Unmarshal(out, &speed), "read the speed of the building")
}
