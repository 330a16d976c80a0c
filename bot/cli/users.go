package cli

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"studitiru/knowledge"
)

func (p *Program) usersCommand() *cobra.Command {
	users := &cobra.Command{
		Use:   "users",
		Short: "List who has a role; give, take and invite",
		Args:  arguments(0, 0, ""),
		RunE: p.withStore(func(c *cobra.Command, _ []string, s *State) error {
			list, err := s.Desk().Users(c.Context(), operator())
			if err != nil {
				return fmt.Errorf("list people: %w", err)
			}
			t := p.table("ID", "ROLE", "AGENCY", "NAME", "REACHABLE")
			for _, who := range list {
				t.add(who.ID, who.Role, who.Agency, who.Name, who.Active)
			}
			return t.print(c.OutOrStdout())
		}),
	}
	var agency string
	grant := &cobra.Command{
		Use: "grant ID ROLE [--agency A]", Short: "Give a person a role (tamu, anggota, ketua tim, kontributor, kurator, superadmin)",
		Args: arguments(2, 2, "ID ROLE"),
		RunE: p.withStore(func(c *cobra.Command, args []string, s *State) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return usagef("%q is not a Telegram user ID, a number", args[0])
			}
			return spoken(s.Desk().Grant(c.Context(), operator(), id, knowledge.Role(args[1]), agency))
		}),
	}
	revoke := &cobra.Command{
		Use: "revoke ID", Short: "Make a person a guest again", Args: arguments(1, 1, "ID"),
		RunE: p.withStore(func(c *cobra.Command, args []string, s *State) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return usagef("%q is not a Telegram user ID, a number", args[0])
			}
			return spoken(s.Desk().Revoke(c.Context(), operator(), id))
		}),
	}
	invite := &cobra.Command{
		Use: "invite ROLE [--agency A]", Short: "Make a code that gives a role once, within 7 days", Args: arguments(1, 1, "ROLE"),
		RunE: p.withStore(func(c *cobra.Command, args []string, s *State) error {
			i, err := s.Desk().Invite(c.Context(), operator(), knowledge.Role(args[0]), agency)
			if errors.Is(err, knowledge.ErrForbidden) {
				return usagef("there is no role %q: tamu, anggota, ketua tim, kontributor, kurator, superadmin", args[0])
			}
			if err != nil {
				return err
			}
			until := i.Expires.UTC().Format(time.DateTime + " MST")
			fmt.Fprintf(c.OutOrStdout(), "%s: the person sends the bot /gabung %s before %s\n", i.Code, i.Code, until)
			return nil
		}),
	}
	for _, c := range []*cobra.Command{grant, invite} {
		c.Flags().StringVar(&agency, "agency", "", "the agency that the person works for")
	}
	users.AddCommand(grant, revoke, invite)
	return users
}
