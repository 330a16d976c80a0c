package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"studitiru/data"
	"studitiru/knowledge"
)

func (p *Program) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the store into FILE while everything goes on running",
		Long: "Copy the store into FILE while everything goes on running; `studitiru restore FILE` puts it back. On PostgreSQL\n" +
			"its own pg_dump does it (apt-get install postgresql-client). Copy STATE_DIR/files too, if you have it.",
		Example: "  studitiru backup /mnt/backup/studitiru-$(date +%F)",
		Args:    arguments(1, 1, "FILE"),
		RunE: p.withStore(func(c *cobra.Command, args []string, s *State) error {
			if exists(args[0]) {
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

func (p *Program) restoreCommand() *cobra.Command {
	var resume bool
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a copy made by backup in the place of the store",
		Long: "Put a copy made by backup in the place of the store. Stop the bot first. What is there now is kept under\n" +
			"another name: a file in STATE_DIR, or a schema of PostgreSQL.\n\n" +
			"What waited in the copy to be answered or sent, and reminders due before now, are taken for done, for the bot that was\n" +
			"copied went on: nothing is sent twice. With --resume they are not: for a copy made while the bot was stopped.",
		Example: "  studitiru restore /mnt/backup/studitiru-2026-11-29",
		Args:    arguments(1, 1, "FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			settings, err := p.Settings()
			if err != nil {
				return fmt.Errorf("read the configuration: %w", err)
			}
			if _, isDocument := knowledge.DocumentNumber(args[0]); isDocument && !exists(args[0]) {
				return usagef("there is no file %s; to publish a hidden document again: studitiru unhide %s", args[0], args[0])
			}
			return p.restore(c, settings, args[0], resume)
		},
	}
	c.Flags().BoolVar(&resume, "resume", false, "the bot was stopped when the copy was made: go on with what waited")
	return c
}

// restore holds the state folder while it replaces the store.
func (p *Program) restore(c *cobra.Command, settings Settings, file string, resume bool) error {
	ctx := c.Context()
	if err := os.MkdirAll(settings.StateDir, 0o700); err != nil {
		return fmt.Errorf("make STATE_DIR %s: %w; choose a folder that may be written", settings.StateDir, err)
	}
	held := &State{Settings: settings}
	defer held.Close()
	if free, err := held.lock(filepath.Join(settings.StateDir, "serve.lock")); err != nil {
		return err
	} else if !free {
		return ErrHeld
	}
	where := data.Config{Path: settings.databaseFile(), URL: settings.DatabaseURL, Keep: settings.Keep}
	if err := p.refuseBusy(ctx, settings, c); err != nil {
		return err
	}
	kept, err := data.Restore(ctx, where, file, p.Now())
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	_ = os.Remove(held.openMark()) // it was about the database that is gone
	s, err := Open(ctx, settings, newLogger(settings, c.ErrOrStderr()), p.Now)
	if err != nil {
		return err
	}
	defer s.Close()
	return s.restored(c, kept, resume)
}

// refuseBusy sees that no replica works on a PostgreSQL store.
func (p *Program) refuseBusy(ctx context.Context, settings Settings, c *cobra.Command) error {
	if settings.DatabaseURL == "" {
		return nil
	}
	settings.Fresh = true // an empty database is what there is to restore into
	s, err := Open(ctx, settings, newLogger(settings, c.ErrOrStderr()), p.Now)
	if err != nil {
		return err
	}
	defer s.Close()
	busy, err := s.DB.Busy(ctx, p.Now())
	if err != nil {
		return fmt.Errorf("look for who works on the store: %w", err)
	}
	if busy {
		return errors.New("a bot works on this database; stop all copies of it first")
	}
	return nil
}

// restored makes the store's indexes new, settles it, and says what there is now.
func (s *State) restored(c *cobra.Command, kept string, resume bool) error {
	ctx, out := c.Context(), c.OutOrStdout()
	if err := s.DB.RenewIdentity(ctx); err != nil {
		return fmt.Errorf("have the index built anew: %w", err)
	}
	var done data.Settled
	if !resume {
		var err error
		if done, err = s.DB.Settle(ctx, s.Now()); err != nil {
			return fmt.Errorf("settle what waited: %w", err)
		}
	}
	_, _, published, err := s.DB.StoreState(ctx)
	if err != nil {
		return fmt.Errorf("look at the store: %w", err)
	}
	fmt.Fprintf(out, "Restored: %d published documents. The index is built anew at the next start.\n", published)
	if done.Updates+done.Calls > 0 {
		fmt.Fprintf(
			out,
			"Taken for done, because the bot went on after the copy: %d questions, %d messages.\n",
			done.Updates,
			done.Calls,
		)
	}
	if kept != "" {
		fmt.Fprintf(out, "What was there is kept as %s.\n", kept)
	}
	fmt.Fprintln(out, "Next: studitiru doctor")
	return nil
}
