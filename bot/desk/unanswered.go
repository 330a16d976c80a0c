package desk

import (
	"bytes"
	"context"
	"fmt"
	"strconv"

	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// GapData stands behind the buttons of the list of unanswered questions.
type GapData struct {
	Do      string `json:"do"` // list, open, document, term, outside, export
	Page    int    `json:"page,omitempty"`
	Key     string `json:"key,omitempty"`
	Example string `json:"example,omitempty"`
}

// Terms adds words to the vocabulary. bot/staff.Staff is one.
type Terms interface {
	// AskTerm asks for the word without which an unanswered question was not understood.
	AskTerm(ctx context.Context, t *talk.Talk, gap string) error
}

const gapsPerPage = 8

// unanswered lists what nobody could be told: /belumterjawab.
func (t gaps) unanswered(ctx context.Context, _ string) error {
	said, keys, err := t.gapsPage(ctx, 0)
	if err != nil {
		return rights.Explain(t.Talk, err, "list unanswered questions")
	}
	t.Say(said, keys)
	return nil
}

func (t gaps) gapKey(ctx context.Context, label string, d GapData) (talk.Key, error) {
	key, err := t.Button(ctx, ActionGap, d)
	return talk.Key{Text: label, Data: key}, err
}

// gapsPage writes one page of the list.
func (t gaps) gapsPage(ctx context.Context, page int) (talk.Text, talk.Keyboard, error) {
	list, err := t.Desk.Gaps(ctx, t.Actor(), gapsPerPage+1, page*gapsPerPage)
	if err != nil {
		return nil, nil, fmt.Errorf("list unanswered questions: %w", err)
	}
	var text talk.Text
	text.Bold(wordsUnanswered).Line()
	if len(list) == 0 {
		return text.Line().Plain(wordsNoGaps).Trim(), nil, nil
	}
	var keys talk.Keyboard
	for i, g := range list[:min(gapsPerPage, len(list))] {
		n := page*gapsPerPage + i + 1
		text.Line().Plain(fmt.Sprintf("%d. ", n), talk.Clip(g.Example, 160), fmt.Sprintf(wordsGapCount, g.Count,
			g.First.In(zone()).Format("02/01/06"), g.Last.In(zone()).Format("02/01/06")))
		if g.Forwarded {
			text.Plain(wordsGapForwarded)
		}
		key, err := t.gapKey(ctx, strconv.Itoa(n), GapData{Do: "open", Page: page, Key: g.Key, Example: g.Example})
		if err != nil {
			return nil, nil, err
		}
		if i%4 == 0 {
			keys = append(keys, nil)
		}
		keys[len(keys)-1] = append(keys[len(keys)-1], key)
	}
	row, err := t.gapTurning(ctx, page, len(list) > gapsPerPage)
	return text.Trim(), append(keys, row), err
}

func (t gaps) gapTurning(ctx context.Context, page int, more bool) (row []talk.Key, err error) {
	add := func(label string, d GapData) {
		if err == nil {
			var key talk.Key
			key, err = t.gapKey(ctx, label, d)
			row = append(row, key)
		}
	}
	if page > 0 {
		add(talk.LabelPrevious, GapData{Do: "list", Page: page - 1})
	}
	if more {
		add(talk.LabelNext, GapData{Do: "list", Page: page + 1})
	}
	add(talk.LabelCSV, GapData{Do: "export"})
	return row, err
}

// pressGap does what a button of the list stands for.
func (t gaps) pressGap(ctx context.Context, d GapData) error {
	if ok, err := t.Guard.Admit(ctx, t.Talk, desk.MayCurate); !ok || err != nil {
		return err
	}
	if !t.InPrivate() {
		return nil
	}
	switch d.Do {
	case "list":
		return t.turnGaps(ctx, d.Page, "")
	case "open":
		return t.gapCard(ctx, d)
	case "document":
		t.Toast("")
		p := desk.Proposal{Gap: d.Key, Document: knowledge.Document{Meta: knowledge.Meta{Kind: knowledge.Innovation}}}
		return t.drafts().begin(ctx, p, d.Example)
	case "term":
		t.Toast("")
		return t.Terms.AskTerm(ctx, t.Talk, d.Key)
	case "outside":
		if err := t.Desk.CloseGap(ctx, t.Actor(), d.Key, wordsGapOutside); err != nil {
			return rights.Explain(t.Talk, err, "close an unanswered question")
		}
		return t.turnGaps(ctx, d.Page, wordsGapClosed)
	case "export":
		return t.exportGaps(ctx)
	}
	t.Toast(talk.WordsExpired)
	return nil
}

// turnGaps shows a page of the list in place of the pressed message, with a remark that passes.
func (t gaps) turnGaps(ctx context.Context, page int, remark string) error {
	said, keys, err := t.gapsPage(ctx, page)
	if err != nil {
		return err
	}
	t.Toast(remark)
	t.Edit(said, keys)
	return nil
}

// gapCard shows one question with what can be made of it.
func (t gaps) gapCard(ctx context.Context, d GapData) error {
	var keys talk.Keyboard
	for _, o := range []struct{ label, do string }{
		{labelMakeDocument, "document"}, {labelAddTerm, "term"}, {labelOutside, "outside"}, {labelGaps, "list"},
	} {
		next := d
		next.Do = o.do
		key, err := t.gapKey(ctx, o.label, next)
		if err != nil {
			return err
		}
		keys = append(keys, []talk.Key{key})
	}
	t.Toast("")
	t.Edit((&talk.Text{}).Plain(wordsGapAsked).Line().Bold(talk.Clip(d.Example, 300)).Trim(), keys)
	return nil
}

func (t gaps) exportGaps(ctx context.Context) error {
	var file bytes.Buffer
	if err := t.Desk.ExportGaps(ctx, t.Actor(), &file); err != nil {
		return rights.Explain(t.Talk, err, "export unanswered questions")
	}
	t.Toast("")
	t.SendCSV("belum-terjawab.csv", file.Bytes())
	return nil
}

// pressWatch notes that the person wants to know once there is an answer.
func (t gaps) pressWatch(ctx context.Context, d talk.WatchData) error {
	if err := t.Desk.Watch(ctx, desk.Watch{Gap: d.Gap, Person: t.Who.ID, Chat: t.M.Chat.ID}); err != nil {
		return fmt.Errorf("note who waits for an answer: %w", err)
	}
	t.Toast(wordsWatching)
	return nil
}
