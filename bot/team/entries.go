package team

import (
	"context"

	"studitiru/bot/talk"
)

// Show shows the team of the chat, or makes it: /tim [DAERAH].
func (f *Team) Show(ctx context.Context, t *talk.Talk, rest string) error {
	return membership{f.turn(t)}.show(ctx, rest)
}

// Agenda lists what is due, or reads a new item: /agenda [KEGIATAN DAN WAKTU].
func (f *Team) Agenda(ctx context.Context, t *talk.Talk, rest string) error {
	return planner{f.turn(t)}.agenda(ctx, rest)
}

// Schedule lists the reminders of the next thirty days: /jadwal.
func (f *Team) Schedule(ctx context.Context, t *talk.Talk, _ string) error {
	return planner{f.turn(t)}.schedule(ctx)
}

// CalendarFile sends the agenda for a phone's calendar: /ics.
func (f *Team) CalendarFile(ctx context.Context, t *talk.Talk, _ string) error {
	return planner{f.turn(t)}.calendarFile(ctx)
}

// OpenCycle opens a yearly cycle with its phases: /siklus 2026 mandiri.
func (f *Team) OpenCycle(ctx context.Context, t *talk.Talk, rest string) error {
	return planner{f.turn(t)}.openCycle(ctx, rest)
}

// Evidence shows the checklist of the newest cycle: /bukti.
func (f *Team) Evidence(ctx context.Context, t *talk.Talk, _ string) error {
	return evidence{f.turn(t)}.show(ctx)
}

// Rating shows the team's own estimate of its index, or keeps values: /nilai [5 4 | F-03 4,2 | …].
func (f *Team) Rating(ctx context.Context, t *talk.Talk, rest string) error {
	return rating{f.turn(t)}.show(ctx, rest)
}

// Gaps lists the indicators whose improvement adds most: /celah.
func (f *Team) Gaps(ctx context.Context, t *talk.Talk, _ string) error {
	return learning{f.turn(t)}.gaps(ctx)
}

// Similar says from which places one can learn: /mirip [DAERAH].
func (f *Team) Similar(ctx context.Context, t *talk.Talk, rest string) error {
	return learning{f.turn(t)}.similar(ctx, rest)
}

// Handover asks to whom everything of the person is passed on: /serahkan [NAMA].
func (f *Team) Handover(ctx context.Context, t *talk.Talk, rest string) error {
	return handover{f.turn(t)}.ask(ctx, rest)
}

// FollowUp makes items of the agenda of what was agreed on a visit: /tindaklanjut NOMOR.
func (f *Team) FollowUp(ctx context.Context, t *talk.Talk, rest string) error {
	return visits{f.turn(t)}.followUp(ctx, rest)
}

// Report sends what was learnt on a visit and what came of it: /laporan NOMOR.
func (f *Team) Report(ctx context.Context, t *talk.Talk, rest string) error {
	return visits{f.turn(t)}.report(ctx, rest)
}

// PressTeam does what a button on a team's card stands for.
func (f *Team) PressTeam(ctx context.Context, t *talk.Talk, d teamData) error {
	return membership{f.turn(t)}.press(ctx, d)
}

// PressItem does what a button of an item, a reminder or the agenda stands for.
func (f *Team) PressItem(ctx context.Context, t *talk.Talk, d itemData) error {
	return items{f.turn(t)}.press(ctx, d)
}

// PressDraftItem keeps an item, or drops it.
func (f *Team) PressDraftItem(ctx context.Context, t *talk.Talk, d draftItem) error {
	return planner{f.turn(t)}.pressDraft(ctx, d)
}

// PressHandover makes an offer, or takes the successor's answer.
func (f *Team) PressHandover(ctx context.Context, t *talk.Talk, d handoverData) error {
	return handover{f.turn(t)}.press(ctx, d)
}

// PressEvidence does what a button of the checklist stands for.
func (f *Team) PressEvidence(ctx context.Context, t *talk.Talk, d evidenceData) error {
	return evidence{f.turn(t)}.press(ctx, d)
}

// PressRating does what a button of the self-assessment stands for.
func (f *Team) PressRating(ctx context.Context, t *talk.Talk, d ratingData) error {
	return rating{f.turn(t)}.press(ctx, d)
}

// Name takes a name of a team that was asked for: its field is "name", "agency" or "unit".
func (f *Team) Name(ctx context.Context, t *talk.Talk, field string, about int64, text string) error {
	return membership{f.turn(t)}.name(ctx, about, field, text)
}

// Date takes the date of an item that was asked for.
func (f *Team) Date(ctx context.Context, t *talk.Talk, _ string, about int64, text string) error {
	return planner{f.turn(t)}.date(ctx, about, text)
}

// Reason takes why an action was stopped.
func (f *Team) Reason(ctx context.Context, t *talk.Talk, _ string, about int64, text string) error {
	return items{f.turn(t)}.stop(ctx, about, text)
}

// Line takes what was asked for about a line of evidence: its field is "link", "due", "note" or "mend".
func (f *Team) Line(ctx context.Context, t *talk.Talk, field string, about int64, text string) error {
	return evidence{f.turn(t)}.written(ctx, field, about, text)
}

// Comment takes a comment on a value: its field is the form and the lokus.
func (f *Team) Comment(ctx context.Context, t *talk.Talk, field string, about int64, text string) error {
	return rating{f.turn(t)}.comment(ctx, field, int(about), text)
}
