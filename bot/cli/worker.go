package cli

import (
	"os"
	"sync"

	"github.com/spf13/cobra"

	"studitiru/data/seed"
	"studitiru/knowledge/extract"
	"studitiru/knowledge/indonesian"
)

// Reader reads files in processes of this program, so that a hostile one cannot hurt it.
func (s *State) Reader() *extract.Worker {
	self, err := os.Executable()
	if err != nil {
		self = os.Args[0]
	}
	return &extract.Worker{Command: []string{self, workerVerb}, Limits: extract.DefaultLimits(), Dir: s.Settings.StateDir}
}

const workerVerb = "extract-worker"

func (p *Program) workerCommand() *cobra.Command {
	return &cobra.Command{
		Use:    workerVerb,
		Short:  "Read one file from standard input for another process of this program",
		Hidden: true,
		Args:   arguments(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			known := sync.OnceValues(func() (*indonesian.KnownWords, error) { return indonesian.NewKnownWords(seed.Vocabulary()) })
			ctx := extract.WithWords(c.Context(), func(word string) bool {
				words, err := known()
				return err != nil || words.Knows(word) // without its lists the program does not start at all
			})
			return extract.ServeWorker(ctx, c.InOrStdin(), c.OutOrStdout(), extract.DefaultLimits())
		},
	}
}
