// Package cli is the command line: each verb is a short cobra command that calls the same services as the chat and prints
// what they say. State is what a verb stands on: the store, seeded, and, when asked for, the index and the work of teams.
//
// Data shapes: arguments and flags in, text or JSON lines out, an exit code (OK, Failed, Wrong) as the end. Called by main,
// which passes in what the environment decides and what needs the running bot: see Program. Nothing here reads the
// environment or exits.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Exit codes: contracts for scripts.
const (
	OK     = 0
	Failed = 1
	Wrong  = 2 // usage
)

// Program is what the verbs need of the program around them. All but Now and Width is required.
type Program struct {
	Settings func() (Settings, error)                  // of the environment
	Serve    func(ctx context.Context, s *State) error // runs the bot until ctx ends
	// Demo does the same in a simulated chat, and says on out when its page is ready.
	Demo     func(ctx context.Context, s *State, page net.Listener, out io.Writer) error
	Diagnose func(ctx context.Context, settings Settings) (d Diagnosis, refused error) // asks the channel about the bot
	Now      func() time.Time                                                          // nil for time.Now
	Width    int                                                                       // of the terminal, 0 for none

	fresh bool // see Settings.Fresh
}

// Diagnosis is what the channel says about the bot, for doctor.
type Diagnosis struct {
	Username         string // without "@"
	Inline           bool   // inline mode is on
	ReadsAllMessages bool   // privacy mode is off: it sees every message of its groups
	JoinsGroups      bool   // it may be added to groups
	Webhook          string // host of a webhook that keeps updates from the bot, "" for none
	Pending          int    // updates that wait at the channel
}

// ErrRevoked is the error of Program.Diagnose when the channel refuses the token; others mean that it was not reached.
var ErrRevoked = errors.New("the channel refuses the token")

// Run is the program without the process around it: arguments in, exit code out.
func Run(ctx context.Context, p Program, args []string, stdout, stderr io.Writer) int {
	if p.Now == nil {
		p.Now = time.Now
	}
	root := p.root()
	root.SetArgs(append([]string{}, args...)) // nil would stand for those of the process
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return OK
	}
	if errors.Is(err, errAsked) {
		return Failed
	}
	fmt.Fprintf(stderr, "studitiru: %v\n", err)
	if usage := (*usageError)(nil); errors.As(err, &usage) {
		return Wrong
	}
	return Failed
}

// usageError is a mistake in the words of the command line; it says what to type instead.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

func (p *Program) root() *cobra.Command {
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
		RunE: func(c *cobra.Command, _ []string) error { return p.serve(c.Context(), c.OutOrStdout()) },
	}
	root.Version = buildVersion()
	root.SetVersionTemplate("studitiru {{.Version}}\n")
	root.PersistentFlags().
		BoolVar(&p.fresh, "fresh", false, "start with an empty store although another one left its index or files")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usagef("%v%s; see `%s --help`", err, nearestFlag(c, err), c.CommandPath())
	})
	root.AddCommand(p.serveCommand(), p.demoCommand(), p.askCommand(), p.importCommand(), p.listCommand(), p.showCommand(),
		p.exportCommand(), p.reindexCommand(), p.backupCommand(), p.restoreCommand(), p.doctorCommand(), p.evalCommand(),
		p.upcomingCommand(), p.whenCommand(), p.addCommand(), p.factsCommand(), p.usersCommand(), p.auditCommand(), p.statsCommand(),
		p.workerCommand(), p.versionCommand(), p.healthcheckCommand(), p.manCommand())
	root.AddCommand(p.decisionCommands()...)
	return root
}

// nearestFlag is the flag that somebody may have meant who wrote one that is not there.
func nearestFlag(c *cobra.Command, err error) string {
	_, wrong, ok := strings.Cut(err.Error(), "unknown flag: --")
	if !ok {
		return ""
	}
	meant, most := "", 1 // letters that are the same at the beginning
	c.Flags().VisitAll(func(f *pflag.Flag) {
		same := 0
		for same < min(len(f.Name), len(wrong)) && f.Name[same] == wrong[same] {
			same++
		}
		if same > most {
			meant, most = f.Name, same
		}
	})
	if meant == "" {
		return ""
	}
	return "; do you mean --" + meant + "?"
}

// arguments wants between low and high arguments (high < 0: any number), named as in the usage line.
func arguments(low, high int, names string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < low:
			return usagef("%s is missing; type: %s %s", strings.ToLower(names), c.CommandPath(), names)
		case high >= 0 && len(args) > high:
			return usagef("too many words after %s; put quotes around what belongs together; see `%s --help`",
				args[max(high-1, 0)], c.CommandPath())
		}
		return nil
	}
}

func wrap(err error, doing string) error {
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}
