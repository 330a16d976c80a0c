package cli

import (
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (p *Program) reindexCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "reindex",
		Short: "Build the search index again from the store",
		Long:  "Build the search index again from the store. Beside a running server the server does it, within a second or two.",
		Args:  arguments(0, 0, ""),
		RunE: p.withStore(func(c *cobra.Command, _ []string, s *State) error {
			err := s.OpenIndex(c.Context(), s.Settings.indexDir())
			if errors.Is(err, ErrHeld) {
				if err := s.DB.RenewIdentity(c.Context()); err != nil {
					return fmt.Errorf("ask the running server for a new index: %w", err)
				}
				fmt.Fprintln(c.OutOrStdout(), "The running server builds its index again.")
				return nil
			}
			if err != nil {
				return err
			}
			if err := s.Index.Rebuild(c.Context()); err != nil {
				return fmt.Errorf("rebuild the index: %w", err)
			}
			_, _, published, err := s.DB.StoreState(c.Context())
			fmt.Fprintf(c.OutOrStdout(), "%d documents indexed.\n", published)
			return wrap(err, "count the documents")
		}),
	}
}

func (p *Program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  arguments(0, 0, ""),
		Run:   func(c *cobra.Command, _ []string) { fmt.Fprintf(c.OutOrStdout(), "studitiru %s\n", buildVersion()) },
	}
}

// buildVersion is the version with the commit and its date, as far as the build knows them.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	version := info.Main.Version
	if version == "" {
		version = "devel"
	}
	for _, key := range []string{"vcs.revision", "vcs.time"} {
		for _, s := range info.Settings {
			if s.Key == key {
				version += " " + s.Value
			}
		}
	}
	return version + " " + info.GoVersion
}
