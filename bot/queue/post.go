package queue

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

const (
	answerExpiry = 2 * time.Minute  // a pressed button is forgotten after that
	inlineExpiry = 30 * time.Second // … and an inline query after that
)

// Post makes calls for the outbox of what is sent without being asked for: cut by split, which is Channel.Split, behind
// what people wait for, each under the notice's own key, so that it is sent once however often it is posted.
func Post(split func(talk.Action) []talk.Action, notices []talk.Notice, now time.Time) ([]knowledge.Outgoing, error) {
	var out []knowledge.Outgoing
	for _, n := range notices {
		for part, a := range split(n.Action) {
			a.After = n.Action.After
			one, err := outgoing(a, fmt.Sprintf("%s:%d", n.Key, part), now)
			if err != nil {
				return nil, err
			}
			one.Priority = knowledge.Reminder
			out = append(out, one)
		}
	}
	return out, nil
}

// replies makes calls for the outbox of what was decided on an update.
func replies(split func(talk.Action) []talk.Action, update int64, actions []talk.Action,
	now time.Time) (out []knowledge.Outgoing, err error) {
	for _, whole := range actions {
		for _, a := range split(whole) {
			a.After = whole.After
			one, err := outgoing(a, fmt.Sprintf("%d:%d", update, len(out)), now)
			if err != nil {
				return nil, err
			}
			out = append(out, one)
		}
	}
	return out, nil
}

// outgoing is the form in which an action waits. It is what other versions of the program read: see talk.Action.
func outgoing(a talk.Action, key string, now time.Time) (knowledge.Outgoing, error) {
	payload, err := json.Marshal(a)
	if err != nil {
		return knowledge.Outgoing{}, fmt.Errorf("writing an action: %w", err)
	}
	one := knowledge.Outgoing{Key: key, Queue: a.Queue(), Priority: knowledge.Interactive, Payload: payload, Created: now}
	switch {
	case a.AnswerButton != nil:
		one.Queue, one.Expires = ownQueue(a.AnswerButton.Callback), now.Add(answerExpiry)
	case a.AnswerInline != nil:
		one.Queue, one.Expires = ownQueue(a.AnswerInline.Callback), now.Add(inlineExpiry)
	case a.Edit != nil && a.Edit.Chat == 0:
		one.Queue = ownQueue(a.Edit.InlineMessage)
	}
	return one, nil
}

// ownQueue is a queue for an answer that belongs to no chat, so that it waits for no other one. It
// lies outside of the 52 bits that chat IDs take.
func ownQueue(callback string) int64 {
	h := fnv.New64a()
	h.Write([]byte(callback))
	return int64(h.Sum64()>>2 | 1<<62)
}
