package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// move is a change of a document's state.
type move func(ctx context.Context, by knowledge.Actor, id int64) (knowledge.Document, error)

func (t reviews) hide(ctx context.Context, rest string) error {
	return t.moved(ctx, rest, t.Desk.Hide, wordsHidden)
}
func (t reviews) restore(ctx context.Context, rest string) error {
	return t.moved(ctx, rest, t.Desk.Restore, wordsRestored)
}
func (t reviews) archive(ctx context.Context, rest string) error {
	return t.moved(ctx, rest, t.Desk.Archive, wordsArchived)
}
func (t reviews) outdate(ctx context.Context, rest string) error {
	return t.moved(ctx, rest, t.Desk.Outdate, wordsOutdated)
}

// moved changes the state of the document whose number was written: /sembunyikan 57 and its like.
func (t reviews) moved(ctx context.Context, rest string, change move, words string) error {
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.SayPlain(wordsWhichDocument, nil)
		return nil
	}
	doc, err := change(ctx, t.Actor(), id)
	if err != nil {
		return rights.Explain(t.Talk, err, "change a document's state")
	}
	t.Findable(doc.Seq)
	t.SayPlain(fmt.Sprintf(words, doc.ID, doc.Title), nil)
	return nil
}

// removeAsk asks before a document is removed for good: /hapus 57.
func (t reviews) removeAsk(ctx context.Context, rest string) error {
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.SayPlain(wordsWhichDocument, nil)
		return nil
	}
	doc, err := t.Documents.Document(ctx, id)
	if err != nil {
		return rights.Explain(t.Talk, err, "read a document")
	}
	row, err := t.reviewRow(ctx, t.M.Chat.ID, id, reviewOption{labelRemove, "remove"}, reviewOption{talk.LabelNo, "keep"})
	if err != nil {
		return err
	}
	t.SayPlain(fmt.Sprintf(wordsRemoveAsk, doc.ID, doc.Title), talk.Keyboard{row})
	return nil
}

func (t reviews) removeDocument(ctx context.Context, id int64) error {
	doc, err := t.Desk.Remove(ctx, t.Actor(), id)
	if err != nil {
		return rights.Explain(t.Talk, err, "remove a document")
	}
	t.Toast("")
	t.Edit(talk.Plain(fmt.Sprintf(wordsRemoved, doc.ID)), nil)
	return nil
}

// withdraw takes the person's own document back before it is approved: /tarik 57.
func (t reviews) withdraw(ctx context.Context, rest string) error {
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.SayPlain(wordsWhichDocument, nil)
		return nil
	}
	doc, err := t.Desk.Withdraw(ctx, t.Actor(), id)
	if err != nil {
		return rights.Explain(t.Talk, err, "take a document back")
	}
	t.SayPlain(fmt.Sprintf(wordsWithdrawn, doc.ID, doc.Title), nil)
	return nil
}

// versions lists the versions of a document with what changed: /versi 57.
func (t reviews) versions(ctx context.Context, rest string) error {
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.SayPlain(wordsWhichDocument, nil)
		return nil
	}
	list, err := t.Desk.Versions(ctx, t.Actor(), id)
	if err != nil {
		return rights.Explain(t.Talk, err, "list versions")
	}
	if len(list) == 0 {
		t.SayPlain(talk.WordsNoDocument, nil)
		return nil
	}
	var text talk.Text
	text.Bold(fmt.Sprintf(wordsVersions, id)).Line()
	var keys talk.Keyboard
	for i, v := range list[:min(10, len(list))] {
		text.Line().Plain(fmt.Sprintf(wordsVersion, v.Version, v.Updated.In(zone()).Format("02/01/2006"), talk.Clip(v.Title, 100)))
		if i == 0 {
			text.Plain(wordsCurrent)
			continue
		}
		key, err := t.Button(ctx, ActionReview, ReviewData{Document: id, Do: "old", Version: v.Version})
		if err != nil {
			return err
		}
		keys = append(keys, []talk.Key{{Text: fmt.Sprintf(labelOldVersion, v.Version), Data: key}})
	}
	t.Say(text.Trim(), keys)
	return nil
}

// pressVersion shows an old version, or makes it the current one again.
func (t reviews) pressVersion(ctx context.Context, d ReviewData) error {
	if d.Do == "revert" {
		doc, err := t.Desk.Revert(ctx, t.Actor(), d.Document, d.Version)
		if err != nil {
			return rights.Explain(t.Talk, err, "bring a version back")
		}
		t.Findable(doc.Seq)
		t.Toast("")
		t.Edit(talk.Plain(fmt.Sprintf(wordsReverted, doc.ID, d.Version)), nil)
		return nil
	}
	old, err := t.Documents.DocumentVersion(ctx, d.Document, d.Version)
	if err != nil {
		return rights.Explain(t.Talk, err, "read an old version")
	}
	now, err := t.Documents.Document(ctx, d.Document)
	if err != nil {
		return rights.Explain(t.Talk, err, "read a document")
	}
	revert, err := t.Button(ctx, ActionReview, ReviewData{Document: d.Document, Do: "revert", Version: d.Version})
	if err != nil {
		return err
	}
	var text talk.Text
	text.Bold(talk.Clip(old.Title, 200)).Line().Plain(fmt.Sprintf(wordsOldVersion, d.Version, now.Version)).Gap()
	text.Plain(talk.Clip(desk.Changes(old, now), 800)).Gap().Plain(talk.Clip(knowledge.WithoutCites(old.Body), 2000))
	t.Toast("")
	t.Edit(text.Trim(), talk.Keyboard{{{Text: fmt.Sprintf(labelRevert, d.Version), Data: revert}}})
	return nil
}

// own lists what the person has proposed and where it stands: /usulanku.
func (t reviews) own(ctx context.Context, _ string) error {
	if !t.InPrivate() {
		return nil
	}
	list, err := t.Desk.Mine(ctx, t.Actor())
	if err != nil {
		return rights.Explain(t.Talk, err, "list a person's documents")
	}
	drafts, err := t.Drafts.Proposals(ctx, t.Who.ID)
	if err != nil {
		return fmt.Errorf("list drafts: %w", err)
	}
	if len(list)+len(drafts) == 0 {
		t.SayPlain(wordsNothingOwn, nil)
		return nil
	}
	var text talk.Text
	text.Bold(wordsOwn).Line()
	for _, p := range drafts[:min(5, len(drafts))] {
		text.Line().Plain("• ", draftName(p), " – ", string(knowledge.Draft), " (/lanjut)")
	}
	slices.SortFunc(list, func(a, b knowledge.Document) int { return int(b.ID - a.ID) })
	for _, doc := range list[:min(20, len(list))] {
		text.Line().Plain("• #", strconv.FormatInt(doc.ID, 10), " ", talk.Clip(doc.Title, 100), " – ", string(doc.State))
	}
	t.Say(text.Trim(), nil)
	return nil
}
