package bot

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"studitiru/knowledge"
)

// Documents gives documents in whatever state, and older versions of them. data.DB is one.
type Documents interface {
	Document(ctx context.Context, id int64) (knowledge.Document, error)
	DocumentVersion(ctx context.Context, id int64, version int) (knowledge.Document, error)
}

// move is a change of a document's state.
type move func(ctx context.Context, by knowledge.Actor, id int64) (knowledge.Document, error)

func (t *talk) hide(ctx context.Context, rest string) error {
	return t.moved(ctx, rest, t.Desk.Hide, wordsHidden)
}
func (t *talk) restore(ctx context.Context, rest string) error {
	return t.moved(ctx, rest, t.Desk.Restore, wordsRestored)
}
func (t *talk) archive(ctx context.Context, rest string) error {
	return t.moved(ctx, rest, t.Desk.Archive, wordsArchived)
}
func (t *talk) outdate(ctx context.Context, rest string) error {
	return t.moved(ctx, rest, t.Desk.Outdate, wordsOutdated)
}

// moved changes the state of the document whose number was written: /sembunyikan 57 and its like.
func (t *talk) moved(ctx context.Context, rest string, change move, words string) error {
	if ok, err := t.mayHere(ctx, knowledge.MayCurate); !ok || err != nil {
		return err
	}
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.sayText(wordsWhichDocument, nil)
		return nil
	}
	doc, err := change(ctx, t.actor(), id)
	if err != nil {
		return t.orDenied(err, "change a document's state")
	}
	t.sayText(fmt.Sprintf(words, doc.ID, doc.Title), nil)
	return nil
}

// removeAsk asks before a document is removed for good: /hapus 57.
func (t *talk) removeAsk(ctx context.Context, rest string) error {
	if ok, err := t.mayHere(ctx, knowledge.MayCurate); !ok || err != nil {
		return err
	}
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.sayText(wordsWhichDocument, nil)
		return nil
	}
	doc, err := t.Documents.Document(ctx, id)
	if err != nil {
		return t.orDenied(err, "read a document")
	}
	row, err := t.reviewRow(ctx, t.m.Chat.ID, id, reviewOption{labelRemove, "remove"}, reviewOption{labelNo, "keep"})
	if err != nil {
		return err
	}
	t.sayText(fmt.Sprintf(wordsRemoveAsk, doc.ID, doc.Title), Keyboard{row})
	return nil
}

func (t *talk) removeDocument(ctx context.Context, id int64) error {
	doc, err := t.Desk.Remove(ctx, t.actor(), id)
	if err != nil {
		return t.orDenied(err, "remove a document")
	}
	t.toast("")
	t.edit(escapeText.Replace(fmt.Sprintf(wordsRemoved, doc.ID)), nil)
	return nil
}

// withdraw takes the person's own document back before it is approved: /tarik 57.
func (t *talk) withdraw(ctx context.Context, rest string) error {
	if ok, err := t.mayHere(ctx, knowledge.MayPropose); !ok || err != nil {
		return err
	}
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.sayText(wordsWhichDocument, nil)
		return nil
	}
	doc, err := t.Desk.Withdraw(ctx, t.actor(), id)
	if err != nil {
		return t.orDenied(err, "take a document back")
	}
	t.sayText(fmt.Sprintf(wordsWithdrawn, doc.ID, doc.Title), nil)
	return nil
}

// versions lists the versions of a document with what changed: /versi 57.
func (t *talk) versions(ctx context.Context, rest string) error {
	if ok, err := t.mayHere(ctx, knowledge.MayCurate); !ok || err != nil {
		return err
	}
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.sayText(wordsWhichDocument, nil)
		return nil
	}
	list, err := t.Desk.Versions(ctx, t.actor(), id)
	if err != nil {
		return t.orDenied(err, "list versions")
	}
	if len(list) == 0 {
		t.sayText(wordsNoDocument, nil)
		return nil
	}
	var text markup
	text.Bold(fmt.Sprintf(wordsVersions, id)).Line()
	var keys Keyboard
	for i, v := range list[:min(10, len(list))] {
		text.Line().Text(fmt.Sprintf(wordsVersion, v.Version, v.Updated.In(t.zone()).Format("02/01/2006"), clip(v.Title, 100)))
		if i == 0 {
			text.Text(wordsCurrent)
			continue
		}
		key, err := t.button(ctx, actionReview, reviewData{Document: id, Do: "old", Version: v.Version})
		if err != nil {
			return err
		}
		keys = append(keys, []Key{{Text: fmt.Sprintf(labelOldVersion, v.Version), Data: key}})
	}
	t.say(text.String(), keys)
	return nil
}

// pressVersion shows an old version, or makes it the current one again.
func (t *talk) pressVersion(ctx context.Context, d reviewData) error {
	if d.Do == "revert" {
		doc, err := t.Desk.Revert(ctx, t.actor(), d.Document, d.Version)
		if err != nil {
			return t.orDenied(err, "bring a version back")
		}
		t.toast("")
		t.edit(escapeText.Replace(fmt.Sprintf(wordsReverted, doc.ID, d.Version)), nil)
		return nil
	}
	old, err := t.Documents.DocumentVersion(ctx, d.Document, d.Version)
	if err != nil {
		return t.orDenied(err, "read an old version")
	}
	now, err := t.Documents.Document(ctx, d.Document)
	if err != nil {
		return t.orDenied(err, "read a document")
	}
	revert, err := t.button(ctx, actionReview, reviewData{Document: d.Document, Do: "revert", Version: d.Version})
	if err != nil {
		return err
	}
	var text markup
	text.Bold(clip(old.Title, 200)).Line().Text(fmt.Sprintf(wordsOldVersion, d.Version, now.Version)).Gap()
	text.Text(clip(knowledge.Changes(old, now), 800)).Gap().Text(clip(old.Body, 2000))
	t.toast("")
	t.edit(text.String(), Keyboard{{{Text: fmt.Sprintf(labelRevert, d.Version), Data: revert}}})
	return nil
}

// own lists what the person has proposed and where it stands: /usulanku.
func (t *talk) own(ctx context.Context, _ string) error {
	if ok, err := t.inPrivate(); !ok || err != nil {
		return err
	}
	list, err := t.Desk.Mine(ctx, t.actor())
	if err != nil {
		return t.orDenied(err, "list a person's documents")
	}
	drafts, err := t.Records.Proposals(ctx, t.who.ID)
	if err != nil {
		return fmt.Errorf("list drafts: %w", err)
	}
	if len(list)+len(drafts) == 0 {
		t.sayText(wordsNothingOwn, nil)
		return nil
	}
	var text markup
	text.Bold(wordsOwn).Line()
	for _, p := range drafts[:min(5, len(drafts))] {
		text.Line().Text("• ", draftName(p), " – ", string(knowledge.Draft), " (/lanjut)")
	}
	slices.SortFunc(list, func(a, b knowledge.Document) int { return int(b.ID - a.ID) })
	for _, doc := range list[:min(20, len(list))] {
		text.Line().Text("• #", strconv.FormatInt(doc.ID, 10), " ", clip(doc.Title, 100), " – ", string(doc.State))
	}
	t.say(text.String(), nil)
	return nil
}
