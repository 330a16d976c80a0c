package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func (p *Program) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write the manual pages into DIR",
		Long: "Write a manual page for each verb into DIR, which is made. Read one with: man -l DIR/studitiru-ask.1\n" +
			"To install them: studitiru man /usr/local/share/man/man1",
		Args: arguments(1, 1, "DIR"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil { //nolint:gosec // manual pages are for everybody to read
				return fmt.Errorf("make %s: %w", args[0], err)
			}
			root, now := c.Root(), p.Now()
			root.DisableAutoGenTag = true
			about := &doc.GenManHeader{Title: "STUDITIRU", Section: "1", Source: "studitiru", Manual: "Studi Tiru", Date: &now}
			if err := doc.GenManTree(root, about, args[0]); err != nil {
				return fmt.Errorf("write the manual pages into %s: %w", args[0], err)
			}
			fmt.Fprintf(c.OutOrStdout(), "Manual pages are in %s; begin with: man -l %s/studitiru.1\n", args[0], args[0])
			return nil
		},
	}
}
