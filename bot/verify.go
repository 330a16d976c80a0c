package bot

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"studitiru/knowledge/agenda"
	"studitiru/knowledge/desk"
)

// verifyData stands behind the buttons of the question whether a document still holds.
type verifyData struct {
	Document int64  `json:"document"`
	Do       string `json:"do"`             // holds, change, stopped, year, version, again
	Year     int    `json:"year,omitempty"` // for year: when it stopped, 0 unknown
}

// zone is the zone in which dates are said to those who curate.
func (b *Bot) zone() *time.Location { return agenda.WIB() }

// askHolds is the question to one person whether a document still holds.
func (t *talk) askHolds(ctx context.Context, person int64, a desk.Ask) (Action, error) {
	var text markup
	text.Bold(wordsHolds).Line().Text("#", strconv.FormatInt(a.Document.ID, 10), " ").Add(citation(a.Document, "")).Line()
	if a.Why != "" {
		text.Line().Text(wordsHoldsWhy, a.Why, ".")
	}
	var keys Keyboard
	for _, o := range []struct{ label, do string }{{labelHolds, "holds"}, {labelChange, "change"}, {labelHasStopped, "stopped"}} {
		key, err := t.buttonFor(ctx, person, actionVerify, verifyData{Document: a.Document.ID, Do: o.do})
		if err != nil {
			return Action{}, err
		}
		keys = append(keys, []Key{{Text: o.label, Data: key}})
	}
	return Action{Send: &Send{Chat: person, HTML: text.String(), Keyboard: keys}}, nil
}

// pressVerify takes the answer. The Desk checks that it is the owner's or a curator's.
func (t *talk) pressVerify(ctx context.Context, d verifyData) error {
	if ok, err := t.inPrivate(); !ok || err != nil {
		return err
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
	t.toast(wordsExpired)
	return nil
}

// askYear asks when a practice stopped.
func (t *talk) askYear(ctx context.Context, d verifyData) error {
	now := t.Now().In(t.zone()).Year()
	var row []Key
	for _, o := range []struct {
		label string
		year  int
	}{{strconv.Itoa(now), now}, {strconv.Itoa(now - 1), now - 1}, {strconv.Itoa(now - 2), now - 2}, {strconv.Itoa(now - 3), now - 3}, {labelUnknownYear, 0}} {
		key, err := t.button(ctx, actionVerify, verifyData{Document: d.Document, Do: "year", Year: o.year})
		if err != nil {
			return err
		}
		row = append(row, Key{Text: o.label, Data: key})
	}
	t.toast("")
	t.edit(escapeText.Replace(fmt.Sprintf(wordsStoppedWhen, d.Document)), Keyboard{row[:4], row[4:]})
	return nil
}

func (t *talk) verified(ctx context.Context, d verifyData, s desk.Standing, words string) error {
	doc, err := t.Desk.Verify(ctx, t.actor(), d.Document, s, d.Year)
	if err != nil {
		return t.orDenied(err, "verify a document")
	}
	var keys Keyboard
	if s == desk.NeedsChange {
		key, err := t.button(ctx, actionVerify, verifyData{Document: d.Document, Do: "version"})
		if err != nil {
			return err
		}
		keys = Keyboard{{{Text: labelWriteVersion, Data: key}}}
	}
	t.toast("")
	t.edit(escapeText.Replace(fmt.Sprintf(words, doc.ID, clip(doc.Title, 200))), keys)
	return nil
}

// rewrite opens a draft with what a document says now: for its next version, or, with replaces 0, to
// send anew what was rejected.
func (t *talk) rewrite(ctx context.Context, id, replaces int64) error {
	if ok, err := t.may(ctx, desk.MayPropose); err != nil {
		return err
	} else if !ok {
		return t.turnAway(ctx, desk.MayPropose)
	}
	doc, _, err := t.Desk.Open(ctx, t.actor(), id)
	if err != nil {
		return t.orDenied(err, "open a document")
	}
	p := desk.Proposal{Person: t.who.ID, Chat: t.m.Chat.ID, Masked: true, Replaces: replaces, Document: doc}
	if p, err = t.saveDraft(ctx, p); err != nil {
		return err
	}
	if err := t.focus(ctx, p.ID); err != nil {
		return err
	}
	t.toast("")
	return t.card(ctx, p, wordsMendVersion, false)
}
