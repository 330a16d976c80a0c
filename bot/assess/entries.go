package assess

import (
	"context"
	"encoding/json"
	"fmt"

	"studitiru/bot/talk"
	"studitiru/bot/workbook"
)

// Evidence shows the checklist of the newest cycle: /bukti.
func (f *Assess) Evidence(ctx context.Context, t *talk.Talk, _ string) error {
	return evidence{f.turn(t)}.show(ctx)
}

// Rating shows the team's own estimate of its index, or keeps values: /nilai [5 4 | F-03 4,2 | …].
func (f *Assess) Rating(ctx context.Context, t *talk.Talk, rest string) error {
	return rating{f.turn(t)}.show(ctx, rest)
}

// Gaps lists the indicators whose improvement adds most: /celah.
func (f *Assess) Gaps(ctx context.Context, t *talk.Talk, _ string) error {
	return plans{f.turn(t)}.showGaps(ctx)
}

// Target shows the way to a target: /target [A- | 4,2] [upaya].
func (f *Assess) Target(ctx context.Context, t *talk.Talk, rest string) error {
	return plans{f.turn(t)}.showTarget(ctx, rest)
}

// Recommend recommends what to do: /rekomendasi [DAERAH].
func (f *Assess) Recommend(ctx context.Context, t *talk.Talk, rest string) error {
	return plans{f.turn(t)}.showRecommend(ctx, rest)
}

// Asked takes a message that asks for recommendations to a place; ok is false for any other.
func (f *Assess) Asked(ctx context.Context, t *talk.Talk, text string) (ok bool, err error) {
	return plans{f.turn(t)}.asked(ctx, text)
}

// PressPlan does what a button of a plan stands for.
func (f *Assess) PressPlan(ctx context.Context, t *talk.Talk, d planData) error {
	return plans{f.turn(t)}.press(ctx, d)
}

// Deadline takes the date of a task that was asked for.
func (f *Assess) Deadline(ctx context.Context, t *talk.Talk, field string, about int64, text string) error {
	return plans{f.turn(t)}.written(ctx, field, about, text)
}

// Similar says from which places one can learn: /mirip [DAERAH].
func (f *Assess) Similar(ctx context.Context, t *talk.Talk, rest string) error {
	return learning{f.turn(t)}.similar(ctx, rest)
}

// PressEvidence does what a button of the checklist stands for.
func (f *Assess) PressEvidence(ctx context.Context, t *talk.Talk, d evidenceData) error {
	return evidence{f.turn(t)}.press(ctx, d)
}

// PressRating does what a button of the self-assessment stands for.
func (f *Assess) PressRating(ctx context.Context, t *talk.Talk, d ratingData) error {
	return rating{f.turn(t)}.press(ctx, d)
}

// Line takes what was asked for about a line of evidence: its field is "link", "due", "note" or "mend".
func (f *Assess) Line(ctx context.Context, t *talk.Talk, field string, about int64, text string) error {
	return evidence{f.turn(t)}.written(ctx, field, about, text)
}

// Comment takes a comment on a value: its field is the form and the lokus.
func (f *Assess) Comment(ctx context.Context, t *talk.Talk, field string, about int64, text string) error {
	return rating{f.turn(t)}.comment(ctx, field, int(about), text)
}

// Papers puts together what to know before a visit: /paket DAERAH.
func (f *Assess) Papers(ctx context.Context, t *talk.Talk, rest string) error {
	return plans{f.turn(t)}.showPapers(ctx, rest)
}

// Recap sends one page for the leadership: /rekap.
func (f *Assess) Recap(ctx context.Context, t *talk.Talk, _ string) error {
	return recaps{f.turn(t)}.show(ctx)
}

// Units lists the lokus of the team, or adds one: /lokus [tambah NAMA].
func (f *Assess) Units(ctx context.Context, t *talk.Talk, rest string) error {
	return units{f.turn(t)}.show(ctx, rest)
}

// Share divides the evidence among the members: /bagi aspek SDM → Ani, 15 Juli.
func (f *Assess) Share(ctx context.Context, t *talk.Talk, rest string) error {
	return shares{f.turn(t)}.show(ctx, rest)
}

// PressUnit chooses the lokus where a person works.
func (f *Assess) PressUnit(ctx context.Context, t *talk.Talk, d unitData) error {
	return units{f.turn(t)}.press(ctx, d)
}

// PressShare gives evidence to whom it was written, or drops it.
func (f *Assess) PressShare(ctx context.Context, t *talk.Talk, d assignData) error {
	return shares{f.turn(t)}.press(ctx, d)
}

// Spreadsheet takes the spreadsheet of a checklist as a file; ok is false for any other.
func (f *Assess) Spreadsheet(ctx context.Context, t *talk.Talk) (ok bool, err error) {
	return imports{f.turn(t)}.take(ctx)
}

// ReadSheet reads the spreadsheet of a checklist, outside of any transaction.
func (f *Assess) ReadSheet(data []byte) ([]byte, error) {
	edits, err := workbook.Read(data)
	if err != nil {
		return nil, fmt.Errorf("read a checklist: %w", err)
	}
	read, err := json.Marshal(edits)
	if err != nil {
		return nil, fmt.Errorf("keep what was read of a checklist: %w", err)
	}
	return read, nil
}

// CompareSheet shows what a spreadsheet that ReadSheet read would change.
func (f *Assess) CompareSheet(ctx context.Context, t *talk.Talk, team int64, read []byte) error {
	return imports{f.turn(t)}.compare(ctx, team, read)
}

// PressSheet keeps what a spreadsheet changes, or drops it.
func (f *Assess) PressSheet(ctx context.Context, t *talk.Talk, d sheetData) error {
	return imports{f.turn(t)}.press(ctx, d)
}

// Unasked says how to send the spreadsheet, to somebody who wrote instead.
func (f *Assess) Unasked(_ context.Context, t *talk.Talk, _ string, _ int64, _ string) error {
	t.SayPlain(wordsSheetSend, nil)
	return nil
}
