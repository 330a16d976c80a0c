package talk

import (
	"time"

	"studitiru/knowledge"
)

// AwaitLife is how long the answer to a question of the bot is expected.
const AwaitLife = 30 * time.Minute

// Memory is the state of one person's talk in one chat, kept as JSON.
type Memory struct {
	Context knowledge.Context `json:"context,omitzero"`
	Message int               `json:"message,omitempty"` // the last question, to notice when it is edited
	Last    Asked             `json:"last,omitzero"`     // answered last: what "yang lain" and "sumbernya" mean

	Await string    `json:"await,omitempty"` // what the person's next message answers: "area.field"
	About int64     `json:"about,omitempty"` // … and the team, item or document that it is about
	Since time.Time `json:"since,omitzero"`  // when that was asked

	Team  int64  `json:"team,omitempty"`  // the team that somebody of several chose to work in
	Draft int64  `json:"draft,omitempty"` // the proposal that the person's next message goes on with
	Gap   string `json:"gap,omitempty"`   // the unanswered question that an awaited term is for
	// ToldNobody, in the memory of the chat itself: who writes in its name was told that nobody can be answered.
	ToldNobody bool `json:"told_nobody,omitempty"`

	Album string `json:"album,omitempty"` // the files whose reading was announced last
}
