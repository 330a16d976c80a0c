package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// operator is who acts at the command line.
func operator() knowledge.Actor { return knowledge.BySystem("cli") }

// Desk is the editorial side of the store. It understands texts from OpenIndex on.
func (s *State) Desk() *desk.Desk {
	return desk.New(s.DB, s.DB, s.DB, s.Settings.Admins, s.Now, s.Log).WithSense(s.sense)
}

// spoken makes of a refusal a sentence for the operator.
func spoken(err error) error {
	switch invalid := (*knowledge.Invalid)(nil); {
	case errors.As(err, &invalid):
		return usagef("%s", invalid.Problem)
	case errors.Is(err, knowledge.ErrNotFound):
		return usagef("there is no such document; see `studitiru list --all`")
	case errors.Is(err, knowledge.ErrWrongState):
		return usagef("not possible now: %v", err)
	case errors.Is(err, knowledge.ErrDuplicate):
		return usagef("that text is there already")
	}
	return err
}

// decision moves one document.
type decision func(c *cobra.Command, d *desk.Desk, id int64) (knowledge.Document, error)

// decisionCommand is a verb that moves documents by their numbers.
func (p *Program) decisionCommand(verb, short string, do decision) *cobra.Command {
	return &cobra.Command{
		Use:   verb + " ID…",
		Short: short,
		Long:  short + ". A running server goes by it from the next question on.",
		Args:  arguments(1, -1, "ID…"),
		RunE: p.withStore(func(c *cobra.Command, args []string, s *State) error {
			desk := s.Desk()
			for _, arg := range args {
				id, ok := knowledge.DocumentNumber(arg)
				if !ok {
					return usagef("%q is not the number of a document; see `studitiru list --all`", arg)
				}
				doc, err := do(c, desk, id)
				if err != nil {
					return spoken(err)
				}
				fmt.Fprintf(c.OutOrStdout(), "#%d %s: %s\n", doc.ID, doc.State, doc.Title)
			}
			return nil
		}),
	}
}

func (p *Program) decisionCommands() []*cobra.Command {
	approve := func(c *cobra.Command, d *desk.Desk, id int64) (knowledge.Document, error) {
		doc, _, err := d.Approve(c.Context(), operator(), id)
		return doc, err
	}
	// simply is a decision that a method of the Desk makes.
	simply := func(do func(*desk.Desk, context.Context, knowledge.Actor, int64) (knowledge.Document, error)) decision {
		return func(c *cobra.Command, d *desk.Desk, id int64) (knowledge.Document, error) {
			return do(d, c.Context(), operator(), id)
		}
	}
	return []*cobra.Command{
		p.decisionCommand("approve", "Publish what waits for review", approve),
		p.decisionCommand("hide", "Take documents out of all answers", simply((*desk.Desk).Hide)),
		p.decisionCommand("unhide", "Publish again what was hidden, archived or outdated", simply((*desk.Desk).Restore)),
		p.decisionCommand("remove", "Delete documents for good; number and title stay", simply((*desk.Desk).Remove)),
	}
}
