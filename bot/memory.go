package bot

import "time"

// Lives of buttons.
const (
	buttonLife = 48 * time.Hour
	remindLife = 30 * 24 * time.Hour // of what a team works with for weeks
)

// lifeOf is how long a button works.
func lifeOf(action string) time.Duration {
	switch action {
	case actionItem, actionHandover, actionEvidence, actionRating, actionVerify, actionReview, actionDraft, actionTake:
		return remindLife
	}
	return buttonLife
}
