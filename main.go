// Command studitiru is a Telegram bot through which officials of Indonesian local
// governments learn from each other's public services, and the command line around it.
//
// Package main holds the verbs, the wiring and the exit codes; nothing else exits or
// reads the environment (config.go). It knows all other packages; none knows it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	_ "time/tzdata" // reminders and dates must not depend on the machine's zone files

	"github.com/spf13/cobra"
)

// Exit codes: contracts for scripts.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the program without the process around it: arguments in, exit code out.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var usage *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "studitiru: %v\n", err)
		return exitUsage
	}
	fmt.Fprintf(stderr, "studitiru: %v\n", err)
	return exitFailed
}

// usageError is a mistake in the words of the command line; it says what to type instead.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "studitiru",
		Short: "A Telegram bot that answers questions about public services with sourced sentences",
		Long: "Studi Tiru answers questions about public services with the exact sentences of its documents,\n" +
			"each with source, place and year. Without a verb it runs the bot (as serve).\n\n" +
			"State lives in STATE_DIR (default ./var) or in PostgreSQL (DATABASE_URL).\n" +
			"Exit codes: 0 done, 1 failed, 2 wrong usage.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown verb %q; `studitiru --help` lists them", args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return serve(c.Context(), c.OutOrStdout()) },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usagef("%v; see `%s --help`", err, c.CommandPath())
	})
	root.AddCommand(serveCommand(), demoCommand(), askCommand(), importCommand(), listCommand(), showCommand(), exportCommand(),
		reindexCommand(), backupCommand(), doctorCommand(), evalCommand(), upcomingCommand(), addCommand(), usersCommand(), auditCommand(), statsCommand(),
		workerCommand(), versionCommand())
	root.AddCommand(decisionCommands()...)
	return root
}

// arguments wants between low and high arguments (high < 0: any number), named as in the usage line.
func arguments(low, high int, names string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < low:
			return usagef("%s is missing; type: %s %s", strings.ToLower(names), c.CommandPath(), names)
		case high >= 0 && len(args) > high:
			return usagef("too many words after %s; put quotes around what belongs together; see `%s --help`", args[high-1+boolInt(high == 0)], c.CommandPath())
		}
		return nil
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
