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
