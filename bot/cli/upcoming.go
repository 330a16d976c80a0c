package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"studitiru/knowledge/agenda"
	"studitiru/knowledge/team"
)

func (p *Program) upcomingCommand() *cobra.Command {
	var days int
	var team string
	var asJSON bool
	c := &cobra.Command{
		Use:   "upcoming [--days N] [--team T] [--json]",
		Short: "List the reminders that will be sent, and when",
		Args:  arguments(0, 0, ""),
		RunE: p.withStore(func(c *cobra.Command, _ []string, s *State) error {
			if days < 1 || days > 3660 {
				return usagef("--days %d is not between 1 and 3660", days)
			}
			if err := s.OpenTeams(); err != nil {
				return err
			}
			id, err := s.teamNamed(c.Context(), team)
			if err != nil {
				return err
			}
			list, err := s.Teams.Upcoming(c.Context(), id, s.Now().AddDate(0, 0, days))
			if err != nil {
				return fmt.Errorf("list reminders: %w", err)
			}
			if asJSON {
				return s.upcomingJSON(c.OutOrStdout(), list)
			}
			return p.upcomingTable(s, c.OutOrStdout(), list)
		}),
	}
	c.Flags().IntVar(&days, "days", 30, "how many days ahead")
	c.Flags().StringVar(&team, "team", "", "one team only: its number, or a part of its name")
	c.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	return c
}

// comingLine is one line of `upcoming --json`. Times are RFC 3339 in the team's zone.
type comingLine struct {
	At    time.Time  `json:"at"`
	Team  int64      `json:"team"`
	Name  string     `json:"team_name"`
	Item  int64      `json:"item"`
	Title string     `json:"title"`
	Due   *time.Time `json:"due,omitempty"`
	Why   string     `json:"why"`
	Lead  int        `json:"days_before"`
	Slot  string     `json:"slot"`
}

func (s *State) upcomingJSON(out io.Writer, list []team.Coming) error {
	lines := json.NewEncoder(out)
	for _, c := range list {
		zone := s.Teams.Calendar(c.Team).Zone
		line := comingLine{
			At: c.Slot.At.In(zone), Team: c.Team.ID, Name: c.Team.Name, Item: c.Item.ID, Title: c.Item.Title,
			Why: string(c.Slot.Why), Lead: c.Slot.Lead, Slot: c.Slot.Key,
		}
		if !c.Slot.DueAt.IsZero() {
			due := c.Slot.DueAt.In(zone)
			line.Due = &due
		}
		if err := lines.Encode(line); err != nil {
			return fmt.Errorf("write a reminder: %w", err)
		}
	}
	return nil
}

func (p *Program) upcomingTable(s *State, out io.Writer, list []team.Coming) error {
	if len(list) == 0 {
		_, err := fmt.Fprintln(out, "nothing will be sent in that time")
		return err
	}
	t := p.table("WHEN", "TEAM", "ITEM", "DUE")
	for _, c := range list {
		zone := s.Teams.Calendar(c.Team).Zone
		due := agenda.BothTimes(c.Slot.DueAt, zone, team.Reckoned(c.Item).Official)
		t.add(agenda.SayTime(c.Slot.At, zone), c.Team.Name, c.Item.Title, due)
	}
	return t.print(out)
}
