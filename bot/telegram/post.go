package telegram

import (
	"encoding/json"
	"fmt"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// Post makes calls for the outbox of what is sent without being asked for: cut into parts that Telegram takes, behind
// what people wait for, each under the notice's own key, so that it is sent once however often it is posted.
func Post(notices []talk.Notice, now time.Time) ([]knowledge.Outgoing, error) {
	var out []knowledge.Outgoing
	for _, n := range notices {
		for part, a := range split(n.Action) {
			payload, err := json.Marshal(a)
			if err != nil {
				return nil, fmt.Errorf("writing a notice: %w", err)
			}
			out = append(out, knowledge.Outgoing{
				Key: fmt.Sprintf("%s:%d", n.Key, part), Queue: a.Queue(), Priority: knowledge.Reminder, Payload: payload, Created: now,
			})
		}
	}
	return out, nil
}
