package desk

import (
	"context"
	"fmt"
	"strconv"

	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge/desk"
)

// VerifyData stands behind the buttons of the question whether a document still holds.
type VerifyData struct {
	Document int64  `json:"document"`
	Do       string `json:"do"`             // holds, change, stopped, year, version, again
	Year     int    `json:"year,omitempty"` // for year: when it stopped, 0 unknown
}

// askHolds is the question to one person whether a document still holds.
func (t reviews) askHolds(ctx context.Context, person int64, a desk.Ask) (talk.Action, error) {
	var text talk.Text
	text.Bold(wordsHolds).Line().Plain("#", strconv.FormatInt(a.Document.ID, 10), " ").Add(talk.Citation(a.Document, "")).Line()
	if a.Why != "" {
		text.Line().Plain(wordsHoldsWhy, a.Why, ".")
	}
	var keys talk.Keyboard
	for _, o := range []struct{ label, do string }{{labelHolds, "holds"}, {labelChange, "change"}, {labelHasStopped, "stopped"}} {
		key, err := t.ButtonIn(ctx, person, ActionVerify, VerifyData{Document: a.Document.ID, Do: o.do})
		if err != nil {
			return talk.Action{}, err
		}
		keys = append(keys, []talk.Key{{Text: o.label, Data: key}})
	}
	return talk.Action{Send: &talk.Send{Chat: person, Text: text.Trim(), Keyboard: keys}}, nil
}

// pressVerify takes the answer. The Desk checks that it is the owner's or a curator's.
func (t reviews) pressVerify(ctx context.Context, d VerifyData) error {
	if !t.InPrivate() {
		return nil
	}
	switch d.Do {
	case "holds":
		return t.verified(ctx, d, desk.StillHolds, wordsHoldsOK)
	case "change":
		return t.verified(ctx, d, desk.NeedsChange, wordsChangeOK)
	case "year":
		return t.verified(ctx, d, desk.HasStopped, wordsStoppedOK)
	case "stopped":
		return t.askYear(ctx, d)
	case "version":
		return t.rewrite(ctx, d.Document, d.Document)
	case "again":
		return t.rewrite(ctx, d.Document, 0)
	}
	t.Toast(talk.WordsExpired)
	return nil
}

// askYear asks when a practice stopped.
func (t reviews) askYear(ctx context.Context, d VerifyData) error {
	now := t.Now().In(zone()).Year()
	var row []talk.Key
	for _, o := range []struct {
		label string
		year  int
	}{
		{strconv.Itoa(now), now}, {strconv.Itoa(now - 1), now - 1}, {strconv.Itoa(now - 2), now - 2},
		{strconv.Itoa(now - 3), now - 3}, {labelUnknownYear, 0},
	} {
		key, err := t.Button(ctx, ActionVerify, VerifyData{Document: d.Document, Do: "year", Year: o.year})
		if err != nil {
			return err
		}
		row = append(row, talk.Key{Text: o.label, Data: key})
	}
	t.Toast("")
	t.Edit(talk.Plain(fmt.Sprintf(wordsStoppedWhen, d.Document)), talk.Keyboard{row[:4], row[4:]})
	return nil
}

func (t reviews) verified(ctx context.Context, d VerifyData, s desk.Standing, words string) error {
	doc, err := t.Desk.Verify(ctx, t.Actor(), d.Document, s, d.Year)
	if err != nil {
		return rights.Explain(t.Talk, err, "verify a document")
	}
	var keys talk.Keyboard
	if s == desk.NeedsChange {
		key, err := t.Button(ctx, ActionVerify, VerifyData{Document: d.Document, Do: "version"})
		if err != nil {
			return err
		}
		keys = talk.Keyboard{{{Text: labelWriteVersion, Data: key}}}
	}
	t.Toast("")
	t.Edit(talk.Plain(fmt.Sprintf(words, doc.ID, talk.Clip(doc.Title, 200))), keys)
	return nil
}

// rewrite opens a draft with what a document says now: for its next version, or, with replaces 0, to
// send anew what was rejected.
func (t reviews) rewrite(ctx context.Context, id, replaces int64) error {
	if ok, err := t.Guard.Admit(ctx, t.Talk, desk.MayPropose); !ok || err != nil {
		return err
	}
	doc, _, err := t.Desk.Open(ctx, t.Actor(), id)
	if err != nil {
		return rights.Explain(t.Talk, err, "open a document")
	}
	p := desk.Proposal{Person: t.Who.ID, Chat: t.M.Chat.ID, Masked: true, Replaces: replaces, Document: doc}
	if p, err = t.drafts().saveDraft(ctx, p); err != nil {
		return err
	}
	if err := t.drafts().focus(ctx, p.ID); err != nil {
		return err
	}
	t.Toast("")
	return t.drafts().card(ctx, p, wordsMendVersion, false)
}
