package telegram

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"studitiru/knowledge"
)

// incoming makes the stored form of a raw update. All it needs to understand is update_id;
// without one the update cannot be kept, nor confirmed.
func incoming(raw json.RawMessage, now time.Time) (knowledge.Incoming, error) {
	var head struct {
		ID *int64 `json:"update_id"`
	}
	if err := json.Unmarshal(raw, &head); err != nil || head.ID == nil {
		return knowledge.Incoming{}, errors.New("an update without update_id")
	}
	return knowledge.Incoming{
		ID:       *head.ID,
		Queue:    queueOf(raw),
		Raw:      bytes.ToValidUTF8(raw, []byte("\uFFFD")), // a database may refuse other bytes
		Received: now,
	}, nil
}

// queueOf finds whose order an update keeps: its chat's, or its person's when it has no chat.
// 0 for an update of a form that we do not know.
func queueOf(raw json.RawMessage) int64 {
	type party struct {
		ID int64 `json:"id"`
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil {
		return 0
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		var event struct {
			Chat, From, User party
			Message          struct{ Chat party }
		}
		// A field of another type than expected is skipped; the others are still read.
		_ = json.Unmarshal(fields[name], &event)
		for _, id := range []int64{event.Chat.ID, event.Message.Chat.ID, event.From.ID, event.User.ID} {
			if id != 0 {
				return id
			}
		}
	}
	return 0
}
