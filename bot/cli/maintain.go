package cli

import (
	"errors"
	"fmt"
	"os"
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

func (p *Program) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the store into FILE while everything goes on running",
		Long: "Copy the store (SQLite) into FILE while everything goes on running. To restore, stop the server\n" +
			"and put FILE in the place of STATE_DIR/studitiru.db; the index is built again by itself.\n" +
			"With DATABASE_URL use PostgreSQL's own pg_dump.",
		Args: arguments(1, 1, "FILE"),
		RunE: p.withStore(func(c *cobra.Command, args []string, s *State) error {
			if _, err := os.Stat(args[0]); err == nil {
				return fmt.Errorf("%s is there already; name a new file", args[0])
			}
			if err := s.DB.Backup(c.Context(), args[0]); err != nil {
				return fmt.Errorf("back up: %w", err)
			}
			info, err := os.Stat(args[0])
			if err != nil {
				return fmt.Errorf("look at the backup: %w", err)
			}
			fmt.Fprintf(c.OutOrStdout(), "%s written, %d bytes.\n", args[0], info.Size())
			return nil
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
