package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"studitiru/data/seed"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/agenda/phrase"
)

// errAsked ends `when` where the phrase has to be asked about; what is asked was printed.
var errAsked = errors.New("the phrase has to be asked about")

// whenLine is what `when --json` prints. At is RFC 3339 in the zone: the instant, or the first one of what recurs; it is
// missing where something is asked.
type whenLine struct {
	Kind   string     `json:"kind"` // "once", "repeat" or "ask"
	At     *time.Time `json:"at,omitempty"`
	Spoken string     `json:"spoken"` // what was understood, or the question
	Title  string     `json:"title"`
}

func (p *Program) whenCommand() *cobra.Command {
	var now, zone string
	var asJSON bool
	c := &cobra.Command{
		Use:   "when [--now T] [--zone Z] [--json] TEXT",
		Short: "Show how a date in words is understood",
		Long: "Show what the bot understands of a date, a time or a recurrence in everyday Indonesian.\n" +
			"Where it would ask back, it prints the question and ends with 1.",
		Args: arguments(1, -1, "TEXT"),
		RunE: func(c *cobra.Command, args []string) error {
			at, team, err := p.whenAsked(now, zone)
			if err != nil {
				return err
			}
			line := understood(strings.Join(args, " "), at, team)
			if err := line.print(c.OutOrStdout(), asJSON); err != nil {
				return err
			}
			if line.At == nil {
				return errAsked
			}
			return nil
		},
	}
	c.Flags().StringVar(&now, "now", "", "when it is said, as in 2026-08-31T08:00:00+07:00; default: now")
	c.Flags().StringVar(&zone, "zone", "WIB", "where: WIB, WITA, WIT or a name such as Asia/Pontianak")
	c.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return c
}

// whenAsked is the moment and the team of a phrase: the usual working week with the national holidays.
func (p *Program) whenAsked(now, zone string) (at time.Time, t agenda.Team, err error) {
	if t.Zone, err = agenda.Zone(zone); err != nil {
		return at, t, usagef("--zone %q: write WIB, WITA, WIT or a name such as Asia/Makassar", zone)
	}
	if t.Week.Holidays, err = agenda.ReadHolidays(seed.Holidays()); err != nil {
		return at, t, fmt.Errorf("read the holidays: %w", err)
	}
	if now != "" {
		if at, err = time.Parse(time.RFC3339, now); err != nil {
			return at, t, usagef("--now %q is not a time such as 2026-08-31T08:00:00+07:00", now)
		}
		return at, t, nil
	}
	settings, err := p.Settings()
	if err != nil {
		return at, t, fmt.Errorf("read the configuration: %w", err)
	}
	return NewClock(p.Now, settings.Clock).Now(), t, nil
}

// understood reads a phrase.
func understood(text string, now time.Time, t agenda.Team) whenLine {
	u, err := phrase.Parse(text, now, t)
	var m *phrase.Misunderstanding
	if errors.As(err, &m) {
		return whenLine{Kind: "ask", Spoken: m.Say()}
	}
	line := whenLine{Kind: "once", Spoken: u.Say(t.Zone), Title: u.Title}
	at := u.Once
	if !u.Repeat.IsZero() {
		line.Kind, at = "repeat", u.Repeat.Next(now, t.Week)
	}
	at = at.In(t.Zone)
	line.At = &at
	return line
}

func (l whenLine) print(out io.Writer, asJSON bool) error {
	if asJSON {
		lines := json.NewEncoder(out)
		lines.SetEscapeHTML(false)
		return wrap(lines.Encode(l), "write what was understood")
	}
	text := l.Spoken
	if l.Title != "" {
		text += "\n" + l.Title
	}
	_, err := fmt.Fprintln(out, text)
	return wrap(err, "write what was understood")
}
