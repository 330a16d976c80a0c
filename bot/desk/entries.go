package desk

import (
	"context"

	"studitiru/bot/talk"
)

func (e *Editor) room(t *talk.Talk) room { return room{e, t} }

// Own lists the person's proposals: /usulanku.
func (e *Editor) Own(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).reviews().own(ctx, rest)
}

// Add begins a proposal, step by step: /tambah.
func (e *Editor) Add(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).drafts().add(ctx, rest)
}

// Visit begins the note of a visit: /kunjungan.
func (e *Editor) Visit(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).drafts().visit(ctx, rest)
}

// Resume goes on with a draft: /lanjut.
func (e *Editor) Resume(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).drafts().resume(ctx, rest)
}

// Withdraw takes a proposal back: /tarik 57.
func (e *Editor) Withdraw(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).reviews().withdraw(ctx, rest)
}

// Waiting lists what waits to be checked: /periksa.
func (e *Editor) Waiting(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).reviews().waiting(ctx, rest)
}

// Publish approves what waits: /terbit 57.
func (e *Editor) Publish(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).reviews().publish(ctx, rest)
}

// Hide takes a document out of all answers: /sembunyikan 57.
func (e *Editor) Hide(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).reviews().hide(ctx, rest)
}

// Restore brings a document back: /tampilkan 57.
func (e *Editor) Restore(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).reviews().restore(ctx, rest)
}

// Outdate marks a document as out of date: /usang 57.
func (e *Editor) Outdate(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).reviews().outdate(ctx, rest)
}

// Archive puts a document away: /arsip 57.
func (e *Editor) Archive(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).reviews().archive(ctx, rest)
}

// Remove asks before it deletes a document: /hapus 57.
func (e *Editor) Remove(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).reviews().removeAsk(ctx, rest)
}

// Versions lists the versions of a document: /versi 57.
func (e *Editor) Versions(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).reviews().versions(ctx, rest)
}

// Facts lists what was read out of a document: /fakta 57.
func (e *Editor) Facts(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).reviews().facts(ctx, rest)
}

// Unanswered lists questions without an answer: /belumterjawab.
func (e *Editor) Unanswered(ctx context.Context, t *talk.Talk, rest string) error {
	return e.room(t).gaps().unanswered(ctx, rest)
}

// PressDraft does what a button of a draft stands for.
func (e *Editor) PressDraft(ctx context.Context, t *talk.Talk, d DraftData) error {
	return e.room(t).drafts().pressDraft(ctx, d)
}

// PressManual lets somebody write what a file could not say.
func (e *Editor) PressManual(ctx context.Context, t *talk.Talk, d ManualData) error {
	return e.room(t).drafts().pressManual(ctx, d)
}

// PressPropose makes a proposal of a forwarded text.
func (e *Editor) PressPropose(ctx context.Context, t *talk.Talk, d ProposeData) error {
	return e.room(t).drafts().pressPropose(ctx, d)
}

// PressTake takes a suggestion over.
func (e *Editor) PressTake(ctx context.Context, t *talk.Talk, d TakeData) error {
	return e.room(t).drafts().pressTake(ctx, d)
}

// PressReview does what a curator decided about a document.
func (e *Editor) PressReview(ctx context.Context, t *talk.Talk, d ReviewData) error {
	return e.room(t).reviews().pressReview(ctx, d)
}

// PressFact shows, corrects or withdraws a fact.
func (e *Editor) PressFact(ctx context.Context, t *talk.Talk, d FactData) error {
	return e.room(t).reviews().pressFact(ctx, d)
}

// PressVerify keeps whether a document still holds.
func (e *Editor) PressVerify(ctx context.Context, t *talk.Talk, d VerifyData) error {
	return e.room(t).reviews().pressVerify(ctx, d)
}

// PressGap goes on with an unanswered question.
func (e *Editor) PressGap(ctx context.Context, t *talk.Talk, d GapData) error {
	return e.room(t).gaps().pressGap(ctx, d)
}

// PressWatch notes that somebody wants to be told.
func (e *Editor) PressWatch(ctx context.Context, t *talk.Talk, d talk.WatchData) error {
	return e.room(t).gaps().pressWatch(ctx, d)
}

// Forwarded asks what to do with a forwarded text: it may be a command or a trap.
func (e *Editor) Forwarded(ctx context.Context, t *talk.Talk) error {
	return e.room(t).drafts().forwarded(ctx)
}

// File takes a document from somebody who may propose; ok is false when the file is nothing for the desk.
func (e *Editor) File(ctx context.Context, t *talk.Talk) (ok bool, err error) {
	return e.room(t).drafts().takeFile(ctx)
}

// Step takes a text as the answer to the step of a draft that waits for it; ok is false when none does.
func (e *Editor) Step(ctx context.Context, t *talk.Talk, text string) (ok bool, err error) {
	return e.room(t).drafts().answeredStep(ctx, text)
}

// Page takes the address of a page from somebody who may propose; ok is false when the text is none.
func (e *Editor) Page(ctx context.Context, t *talk.Talk, text string) (ok bool, err error) {
	return e.room(t).drafts().takePage(ctx, text)
}

// Discard drops the draft that the person's next message would go on with, and says so; ok is false when there is none.
func (e *Editor) Discard(ctx context.Context, t *talk.Talk) (ok bool, err error) {
	return e.room(t).drafts().discardDraft(ctx)
}

// Awaited takes what was asked for: the reason of a rejection, or what a fact is to state.
func (e *Editor) Awaited(ctx context.Context, t *talk.Talk, field string, about int64, text string) error {
	return e.room(t).awaitedDesk(ctx, field, about, text)
}
