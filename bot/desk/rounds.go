package desk

import (
	"context"
	"fmt"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// How rounds look back. The windows are wide, so that what fell due while the bot was away is not lost;
// the key of a notice keeps it from being sent twice.
const (
	idleWindow  = 7 * 24 * time.Hour
	idleMost    = 100
	checkAfter  = 10 * time.Second // the index has followed by then
	checkWindow = 10 * time.Minute
	checkMost   = 20
)

// Round says what the editorial work has to send without being asked: whether documents still hold, drafts that were
// put aside, and what cannot be found after it was published. Call it inside the transaction that puts the
// notices into the outbox.
func (b *Editor) Round(ctx context.Context, now time.Time) (notices []talk.Notice, err error) {
	for _, part := range []func(context.Context, time.Time) ([]talk.Notice, error){b.verification, b.idleDrafts, b.selfCheck} {
		more, err := part(ctx, now)
		if err != nil {
			return nil, err
		}
		notices = append(notices, more...)
	}
	return notices, nil
}

// unasked is a talk that nobody began, for what is sent by a round.
func (b *Editor) unasked() room { return room{b, talk.Unasked(b.Setting, talk.Chat{})} }

// verification asks owners, and then curators, whether documents still hold.
func (b *Editor) verification(ctx context.Context, now time.Time) (notices []talk.Notice, err error) {
	asks, err := b.Desk.Asks(ctx, now)
	if err != nil {
		return nil, fmt.Errorf("find documents that are due for a check: %w", err)
	}
	for _, a := range asks {
		for _, person := range a.To {
			action, err := reviews{b.unasked()}.askHolds(ctx, person, a)
			if err != nil {
				return nil, err
			}
			key := fmt.Sprintf("verify/%d/%d/%d/%t", a.Document.ID, a.Due.Unix(), person, a.Raised)
			notices = append(notices, talk.Notice{Key: key, Action: action})
		}
	}
	return notices, nil
}

// idleDrafts tells people that a wizard waits no longer.
func (b *Editor) idleDrafts(ctx context.Context, now time.Time) (notices []talk.Notice, err error) {
	list, err := b.Drafts.ProposalsIdle(ctx, now.Add(-wizardIdle-idleWindow), now.Add(-wizardIdle), idleMost)
	if err != nil {
		return nil, fmt.Errorf("find idle drafts: %w", err)
	}
	for _, p := range list {
		if p.Step == "" || p.Step == suggested || p.Chat == 0 {
			continue
		}
		said := talk.Plain(fmt.Sprintf(wordsDraftIdle, draftName(p)))
		key := fmt.Sprintf("draft/%d/%d", p.ID, p.Updated.Unix())
		notices = append(notices, talk.Notice{Key: key, Action: talk.Action{Send: &talk.Send{Chat: p.Chat, Text: said}}})
	}
	return notices, nil
}

// selfCheck looks for what was just published by its own title, and tells the curators when it is not found.
func (b *Editor) selfCheck(ctx context.Context, now time.Time) (notices []talk.Notice, err error) {
	docs, err := b.Library.Browse(ctx, knowledge.Filter{Newest: true, Limit: checkMost}, knowledge.Audience{Member: true})
	if err != nil {
		return nil, fmt.Errorf("list what was just published: %w", err)
	}
	for _, d := range docs {
		age := now.Sub(d.Updated)
		if age < checkAfter || age > checkWindow || !b.checked.First(d.Seq<<4|int64(age/time.Minute)) { // once a minute
			continue
		}
		found, err := b.findable(ctx, d)
		if err != nil {
			return nil, err
		}
		if found {
			continue
		}
		ids, err := b.Guard.Curators(ctx, 0)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			said := talk.Plain(fmt.Sprintf(wordsNotFindable, d.ID, talk.Clip(d.Title, 200)))
			notices = append(
				notices,
				talk.Notice{Key: fmt.Sprintf("check/%d/%d", d.Seq, id), Action: talk.Action{Send: &talk.Send{Chat: id, Text: said}}},
			)
		}
	}
	return notices, nil
}

// findable reports whether a question for the title of a document quotes it. A title that has to be
// asked back about cannot tell.
func (b *Editor) findable(ctx context.Context, d knowledge.Document) (bool, error) {
	a, err := b.Library.Ask(ctx, knowledge.Question{
		Text: d.Title, Audience: knowledge.Audience{Member: true, Agency: d.Agency}, Limit: checkMost, Unrecorded: true,
	})
	if err != nil {
		return false, fmt.Errorf("look for a document by its title: %w", err)
	}
	if a.Outcome == knowledge.Unclear || a.Outcome == knowledge.Failed {
		return true, nil
	}
	for _, q := range append(a.Quotes, a.Nearest...) {
		if q.Document.ID == d.ID {
			return true, nil
		}
	}
	return false, nil
}
