package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func reindexCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "reindex",
		Short: "Build the search index again from the store",
		Long:  "Build the search index again from the store. Beside a running server the server does it, within a second or two.",
		Args:  arguments(0, 0, ""),
		RunE: withStore(func(c *cobra.Command, _ []string, s *state) error {
			err := s.openIndex(c.Context(), s.cfg.indexDir())
			if errors.Is(err, errHeld) {
				if err := s.db.RenewIdentity(c.Context()); err != nil {
					return fmt.Errorf("ask the running server for a new index: %w", err)
				}
				fmt.Fprintln(c.OutOrStdout(), "The running server builds its index again.")
				return nil
			}
			if err != nil {
				return err
			}
			if err := s.index.Rebuild(c.Context()); err != nil {
				return fmt.Errorf("rebuild the index: %w", err)
			}
			_, _, published, err := s.db.StoreState(c.Context())
			fmt.Fprintf(c.OutOrStdout(), "%d documents indexed.\n", published)
			return wrap(err, "count the documents")
		}),
	}
}

func backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the store into FILE while everything goes on running",
		Long: "Copy the store (SQLite) into FILE while everything goes on running. To restore, stop the server\n" +
			"and put FILE in the place of STATE_DIR/studitiru.db; the index is built again by itself.\n" +
			"With DATABASE_URL use PostgreSQL's own pg_dump.",
		Args: arguments(1, 1, "FILE"),
		RunE: withStore(func(c *cobra.Command, args []string, s *state) error {
			if _, err := os.Stat(args[0]); err == nil {
				return fmt.Errorf("%s is there already; name a new file", args[0])
			}
			if err := s.db.Backup(c.Context(), args[0]); err != nil {
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

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  arguments(0, 0, ""),
		Run: func(c *cobra.Command, _ []string) {
			version, revision := "devel", ""
			if info, ok := debug.ReadBuildInfo(); ok {
				if info.Main.Version != "" {
					version = info.Main.Version
				}
				for _, s := range info.Settings {
					if s.Key == "vcs.revision" {
						revision = " " + s.Value
					}
				}
				version += revision + " " + info.GoVersion
			}
			fmt.Fprintf(c.OutOrStdout(), "studitiru %s\n", version)
		},
	}
}
