package desk

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// may asks the Desk for a right of the person, every time anew: a role taken away is gone with the next message.
func (t room) may(ctx context.Context, r desk.Right) (bool, error) {
	ok, err := t.Desk.May(ctx, t.Actor(), r)
	if err != nil {
		return false, fmt.Errorf("look at a person's rights: %w", err)
	}
	return ok, nil
}

// mayHere is may in private, and tells the person what is wrong otherwise.
func (t room) mayHere(ctx context.Context, r desk.Right) (ok bool, err error) {
	if ok, err = t.may(ctx, r); err != nil {
		return false, err
	}
	if !ok {
		return false, t.turnAway(ctx, r)
	}
	return t.InPrivate(), nil
}

// turnAway tells somebody that a right is missing; the attempt is written down, at most once an hour.
func (t room) turnAway(ctx context.Context, r desk.Right) error {
	words := map[desk.Right]string{
		desk.MayPropose: wordsProposers, desk.MayCurate: wordsCurator, desk.MayAdminister: wordsSuperAdmin,
	}[r]
	if t.M.Event == talk.EventButton {
		t.Alert(words)
	} else {
		t.SayAlone(talk.Plain(words), nil)
	}
	entry := t.Actor().Entry("denied.chat", "right:"+string(r), "{}")
	if err := t.Records.RecordDenied(ctx, entry, time.Hour); err != nil {
		return fmt.Errorf("write an attempt down: %w", err)
	}
	return nil
}

// reviewers are the people who may approve and can be written to, but for one of them.
func (b *Editor) reviewers(ctx context.Context, but int64) ([]int64, error) {
	people, err := b.Desk.Curators(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the curators: %w", err)
	}
	var ids []int64
	for _, p := range people {
		if p.Active && p.ID != but {
			ids = append(ids, p.ID)
		}
	}
	return ids, nil
}

// capital writes a text with its first letter in capitals.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + strings.TrimPrefix(s, s[:size])
}

// administer is /admin: the list of people with roles, for those who may see it.
func (t staff) administer(ctx context.Context, _ string) error {
	return t.role(ctx, "")
}

// publish approves a waiting document by its number: /terbit 57.
func (t reviews) publish(ctx context.Context, rest string) error {
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.SayPlain(wordsWhichDocument, nil)
		return nil
	}
	return t.approve(ctx, id)
}

// awaitedDesk takes the answer to a question of the editorial work.
func (t room) awaitedDesk(ctx context.Context, field string, about int64, text string) error {
	switch field {
	case awaitFactValue, awaitFactYear, awaitFactPlace:
		return t.reviews().correctFact(ctx, field, about, text)
	case "reject":
		return t.reviews().rejectFor(ctx, about, text)
	case "term":
		if ok, err := t.mayHere(ctx, desk.MayCurate); !ok || err != nil {
			return err
		}
		gap := t.Memory.Gap
		t.Memory.Gap = ""
		if err := t.Remember(ctx); err != nil {
			return err
		}
		return t.gaps().previewTerm(ctx, text, gap)
	}
	return nil
}

// InviteCode is the code in the parameter of a deep link, "" when it holds none. The code of the first
// superadmin comes bare.
func InviteCode(payload string) string {
	if code, ok := strings.CutPrefix(payload, "u_"); ok {
		return code
	}
	if len(payload) == 10 && strings.ToUpper(payload) == payload {
		return payload
	}
	return ""
}
