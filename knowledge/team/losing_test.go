package team_test

import (
	"context"
	"time"

	"studitiru/data"
	"studitiru/knowledge/team"
)

// losing is a store in which another process is always the first to claim.
type losing struct{ *data.DB }

func (losing) ClaimSlots(context.Context, []team.SlotClaim, time.Time) ([]team.SlotClaim, error) {
	return nil, nil
}
