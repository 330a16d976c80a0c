package cli

import (
	"os"

	"github.com/spf13/cobra"

	"studitiru/knowledge/extract"
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
			return extract.ServeWorker(c.Context(), c.InOrStdin(), c.OutOrStdout(), extract.DefaultLimits())
		},
	}
}
