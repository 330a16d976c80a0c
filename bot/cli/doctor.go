package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"studitiru/bot/status"
	"studitiru/knowledge"
	"studitiru/knowledge/extract/program"
)

func (p *Program) doctorCommand() *cobra.Command {
	var audit bool
	c := &cobra.Command{
		Use:   "doctor [--audit]",
		Short: "Check token, Telegram settings, state folder, store, index and disk, and say what to do",
		Long: "Check what the bot needs and say what to do about each trouble. Changes nothing.\n" +
			"The last line is the one step that comes next.\n" +
			"Exits 1 when something must be mended.",
		Args: arguments(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			x := &examination{Program: p, out: c.OutOrStdout(), audit: audit}
			x.run(c.Context())
			fmt.Fprintf(x.out, "\nNext: %s\n", x.next())
			if x.bad > 0 {
				return fmt.Errorf("%d of the checks above must be mended", x.bad)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&audit, "audit", false, "also verify the chain of the audit")
	return c
}

// examination prints one line a check: ok, warn (works, could be better) or BAD.
type examination struct {
	*Program
	out   io.Writer
	bad   int
	audit bool

	webhook bool     // the settings name one
	serving bool     // a server runs on this state
	steps   []string // what to do, the most pressing first
	better  []string // what could be better
}

func (x *examination) ok(what, found string) { fmt.Fprintf(x.out, "ok    %-14s %s\n", what, found) }

func (x *examination) warn(what, found string) {
	x.better = append(x.better, what+": "+found)
	fmt.Fprintf(x.out, "warn  %-14s %s\n", what, found)
}

func (x *examination) fail(what, found string) {
	x.bad++
	x.steps = append(x.steps, "mend "+what+": "+found)
	fmt.Fprintf(x.out, "BAD   %-14s %s\n", what, found)
}

// take prints checks that a running bot makes as well.
func (x *examination) take(checks ...status.Check) {
	for _, c := range checks {
		switch c.Level {
		case status.Bad:
			x.fail(c.Name, c.Found)
		case status.Warn:
			x.warn(c.Name, c.Found)
		default:
			x.ok(c.Name, c.Found)
		}
	}
}

func (x *examination) run(ctx context.Context) {
	settings, err := x.Settings()
	if err != nil {
		x.fail("configuration", err.Error())
		return
	}
	x.ok("configuration", "read")
	x.webhook = settings.Webhook.URL != ""
	x.folder(settings)
	x.store(ctx)
	x.channel(ctx, settings)
}

// next is the one step that comes next: what must be mended; what the bot needs to be of use; running it.
func (x *examination) next() string {
	switch {
	case len(x.steps) > 0:
		return x.steps[0]
	case !x.serving:
		return "studitiru serve"
	case len(x.better) > 0:
		return x.better[0]
	}
	return "nothing; write to the bot in Telegram"
}

// folder checks that state can be written and that there is room for it.
func (x *examination) folder(settings Settings) {
	if err := os.MkdirAll(settings.StateDir, 0o750); err != nil {
		x.fail("state folder", fmt.Sprintf("%s cannot be made; set STATE_DIR to a folder that may be written", settings.StateDir))
		return
	}
	probe, err := os.CreateTemp(settings.StateDir, ".doctor-*")
	if err != nil {
		x.fail("state folder", fmt.Sprintf("%s cannot be written; give the user of this program the right to", settings.StateDir))
		return
	}
	probe.Close()
	os.Remove(probe.Name())
	x.ok("state folder", settings.StateDir)
	x.take(diskCheck(settings.StateDir))
}

// store checks the database, what waits in it, and the index beside it.
func (x *examination) store(ctx context.Context) {
	s, err := x.open(ctx, io.Discard)
	if err != nil {
		x.fail("store", err.Error())
		return
	}
	defer s.Close()
	x.take(s.storeChecks(ctx)...)
	if at, err := s.DB.Noted(ctx, lostLog); err == nil && at != "" {
		x.warn("store", "the write-ahead log of the database was missing at "+at+
			": what was written before may be lost; compare with a backup")
	}
	x.desk(ctx, s)
	x.index(ctx, s)
}

// desk checks that somebody can curate, the audit when asked for, and what files can be read.
func (x *examination) desk(ctx context.Context, s *State) {
	code, err := s.Desk().FirstCode(ctx)
	switch {
	case err != nil:
		x.fail("curators", err.Error())
	case code != "":
		x.warn("curators", fmt.Sprintf("nobody is superadmin yet; send the bot: /gabung %s", code))
		x.better = slices.Insert(x.better, 0, "send the bot /gabung "+code+", to be its superadmin")
	default:
		x.ok("curators", "there is a superadmin")
	}
	if x.audit {
		if whole, broken, err := s.DB.VerifyAudit(ctx); err != nil || broken != 0 {
			x.fail("audit", fmt.Sprintf("the chain is broken at entry %d (%v); compare with a backup", broken, err))
		} else {
			x.ok("audit", fmt.Sprintf("%d entries, the chain is whole", whole))
		}
	}
	for _, t := range program.Tools(ctx) {
		if t.Path == "" {
			x.warn(t.Name, "not installed: "+t.Without)
		} else {
			x.ok(t.Name, t.Version)
		}
	}
}

func (x *examination) index(ctx context.Context, s *State) {
	err := s.OpenIndex(ctx, s.Settings.indexDir())
	switch {
	case errors.Is(err, ErrHeld):
		x.ok("index", "held by the running server")
		x.serving = true
	case err != nil:
		x.fail("index", err.Error()+"; run `studitiru reindex`")
	default:
		start := time.Now()
		a, err := s.Library.Ask(ctx, knowledge.Question{Text: "indeks pelayanan publik", Unrecorded: true})
		if err != nil || a.Outcome == knowledge.Failed {
			x.fail("index", "a search fails; run `studitiru reindex`")
			return
		}
		x.ok("index", fmt.Sprintf("%d passages, a search takes %d ms", s.Index.Stats().Passages, time.Since(start).Milliseconds()))
	}
	if left, _ := filepath.Glob(s.Settings.indexDir() + "-ask-*"); len(left) > 8 {
		x.warn("index", fmt.Sprintf("%d folders index-ask-* in the state folder are left over; they may be deleted", len(left)))
	}
}

// channel checks the token and the settings that only BotFather can change.
func (x *examination) channel(ctx context.Context, settings Settings) {
	if settings.Token == "" {
		x.warn("token", "TELEGRAM_BOT_TOKEN is not set; `studitiru serve` says how to get one, `studitiru demo` works without")
		x.steps = append(
			x.steps,
			"try everything with `studitiru demo`; for Telegram put a bot's token into .env, see `studitiru serve`",
		)
		return
	}
	ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
	defer cancel()
	d, err := x.Diagnose(ctx, settings)
	switch {
	case errors.Is(err, ErrRevoked):
		x.fail("token", "Telegram refuses it; copy it again from BotFather, or make a new one with /revoke")
		return
	case err != nil:
		x.fail("telegram", "cannot be reached; check the network and TELEGRAM_API_URL")
		return
	}
	x.ok("token", "@"+d.Username)
	x.diagnosed(d)
}

func (x *examination) diagnosed(d Diagnosis) {
	if d.Inline {
		x.ok("inline mode", "on")
	} else {
		x.warn("inline mode", "off; to share answers into any chat send /setinline to BotFather")
	}
	if d.ReadsAllMessages {
		x.warn("privacy mode", "off: the bot receives every message of its groups though it reads only those addressed to it; "+
			"send /setprivacy to BotFather and choose Enable")
	} else {
		x.ok("privacy mode", "on")
	}
	if !d.JoinsGroups {
		x.warn("groups", "the bot cannot be added to groups; send /setjoingroups to BotFather")
	}
	switch {
	case d.Webhook != "" && x.webhook:
		x.ok("webhook", fmt.Sprintf("at %s; %d updates wait at Telegram", d.Webhook, d.Pending))
	case d.Webhook != "":
		x.fail(
			"webhook",
			"a webhook at "+d.Webhook+" keeps updates from the bot; set WEBHOOK_URL to use it, or remove it with Telegram's deleteWebhook",
		)
	default:
		x.ok("webhook", fmt.Sprintf("none; %d updates wait at Telegram", d.Pending))
	}
}
