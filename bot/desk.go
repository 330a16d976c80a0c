package bot

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"studitiru/knowledge"
)

// may asks the Desk for a right of the person, every time anew: a role taken away is gone with the next message.
func (t *talk) may(ctx context.Context, r knowledge.Right) (bool, error) {
	ok, err := t.Desk.May(ctx, t.actor(), r)
	if err != nil {
		return false, fmt.Errorf("look at a person's rights: %w", err)
	}
	return ok, nil
}

// mayHere is may in private, and tells the person what is wrong otherwise.
func (t *talk) mayHere(ctx context.Context, r knowledge.Right) (ok bool, err error) {
	if ok, err = t.may(ctx, r); err != nil {
		return false, err
	}
	if !ok {
		return false, t.turnAway(ctx, r)
	}
	return t.inPrivate()
}

// turnAway tells somebody that a right is missing; the attempt is written down, at most once an hour.
func (t *talk) turnAway(ctx context.Context, r knowledge.Right) error {
	words := map[knowledge.Right]string{
		knowledge.MayPropose: wordsProposers, knowledge.MayCurate: wordsCurator, knowledge.MayAdminister: wordsSuperAdmin,
	}[r]
	if t.m.Event == EventButton {
		t.alert(words)
	} else {
		t.sayText(words, nil)
	}
	entry := knowledge.AuditEntry{Actor: t.actor(), Action: "denied.chat", Subject: "right:" + string(r), Detail: "{}"}
	if err := t.Records.RecordDenied(ctx, entry, time.Hour); err != nil {
		return fmt.Errorf("write an attempt down: %w", err)
	}
	return nil
}

// alert answers the pressed button with a window.
func (t *talk) alert(text string) {
	t.actions = append(t.actions, Action{AnswerButton: &AnswerButton{Callback: t.m.Callback, Text: clip(text, 200), Alert: true}})
}

// inPrivate keeps editorial work out of groups.
func (t *talk) inPrivate() (ok bool, err error) {
	switch {
	case t.m.Chat.Private():
		return true, nil
	case t.m.Event == EventButton:
		t.alert(wordsInPrivate)
	default:
		t.sayText(wordsInPrivate, Keyboard{{t.privateKey("mulai")}})
	}
	return false, nil
}

// done says what came of a button in its place, and of a command below it.
func (t *talk) done(html string, keys Keyboard) {
	if t.m.Event != EventButton {
		t.say(html, keys)
		return
	}
	t.toast("")
	t.edit(html, keys)
}

// tell sends a message to a person in private, with buttons that work only there.
func (t *talk) tell(person int64, html string, keys Keyboard) {
	t.actions = append(t.actions, Action{Send: &Send{Chat: person, HTML: html, Keyboard: keys}})
}

// reviewers are the people who may approve and can be written to, but for one of them.
func (b *Bot) reviewers(ctx context.Context, but int64) ([]int64, error) {
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

// deskHandlers are the commands of the editorial work.
func deskHandlers() map[string]func(*talk, context.Context, string) error {
	return map[string]func(*talk, context.Context, string) error{
		"tambah":        (*talk).add,
		"kunjungan":     (*talk).visit,
		"lanjut":        (*talk).resume,
		"usulanku":      (*talk).own,
		"tarik":         (*talk).withdraw,
		"periksa":       (*talk).waiting,
		"terbit":        (*talk).publish,
		"sembunyikan":   (*talk).hide,
		"tampilkan":     (*talk).restore,
		"arsip":         (*talk).archive,
		"usang":         (*talk).outdate,
		"hapus":         (*talk).removeAsk,
		"versi":         (*talk).versions,
		"belumterjawab": (*talk).unanswered,
		"singkatan":     (*talk).terms,
		"statistik":     (*talk).statistics,
		"audit":         (*talk).auditTrail,
		"undang":        (*talk).invite,
		"gabung":        (*talk).join,
		"peran":         (*talk).role,
		"admin":         (*talk).administer,
	}
}

// administer is /admin: the list of people with roles, for those who may see it.
func (t *talk) administer(ctx context.Context, _ string) error {
	if ok, err := t.mayHere(ctx, knowledge.MayCurate); !ok || err != nil {
		return err
	}
	return t.role(ctx, "")
}

// publish approves a waiting document by its number: /terbit 57.
func (t *talk) publish(ctx context.Context, rest string) error {
	if ok, err := t.mayHere(ctx, knowledge.MayCurate); !ok || err != nil {
		return err
	}
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.sayText(wordsWhichDocument, nil)
		return nil
	}
	return t.approve(ctx, id)
}

// runDesk does what a button of the editorial work stands for.
func (t *talk) runDesk(ctx context.Context, kept knowledge.Button) error {
	switch kept.Action {
	case actionDraft:
		return pressed(t, ctx, kept, func(d draftData) error { return t.pressDraft(ctx, d) })
	case actionManual:
		return pressed(t, ctx, kept, func(d manualData) error { return t.pressManual(ctx, d) })
	case actionPropose:
		return pressed(t, ctx, kept, func(d proposeData) error { return t.pressPropose(ctx, d) })
	case actionTake:
		return pressed(t, ctx, kept, func(d takeData) error { return t.pressTake(ctx, d) })
	case actionReview:
		return pressed(t, ctx, kept, func(d reviewData) error { return t.pressReview(ctx, d) })
	case actionRole:
		return pressed(t, ctx, kept, func(d roleData) error { return t.pressRole(ctx, d) })
	case actionVerify:
		return pressed(t, ctx, kept, func(d verifyData) error { return t.pressVerify(ctx, d) })
	case actionGap:
		return pressed(t, ctx, kept, func(d gapData) error { return t.pressGap(ctx, d) })
	case actionWatch:
		return pressed(t, ctx, kept, func(d watchData) error { return t.pressWatch(ctx, d) })
	case actionTerm:
		return pressed(t, ctx, kept, func(d termData) error { return t.pressTerm(ctx, d) })
	case actionAudit:
		return t.exportAudit(ctx)
	}
	t.toast(wordsExpired)
	return nil
}

// awaitedDesk takes the answer to a question of the editorial work.
func (t *talk) awaitedDesk(ctx context.Context, field string, about int64, text string) error {
	switch field {
	case "reject":
		return t.rejectFor(ctx, about, text)
	case "term":
		if ok, err := t.mayHere(ctx, knowledge.MayCurate); !ok || err != nil {
			return err
		}
		gap := t.state.Gap
		t.state.Gap = ""
		if err := t.remember(ctx); err != nil {
			return err
		}
		return t.previewTerm(ctx, text, gap)
	}
	return nil
}

// inviteCode is the code in the parameter of a deep link, "" when it holds none. The code of the first
// superadmin comes bare.
func inviteCode(payload string) string {
	if code, ok := strings.CutPrefix(payload, "u_"); ok {
		return code
	}
	if len(payload) == 10 && strings.ToUpper(payload) == payload {
		return payload
	}
	return ""
}
