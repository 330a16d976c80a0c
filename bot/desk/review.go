package desk

import (
	"context"
	"fmt"
	"strconv"

	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// ReviewData stands behind the buttons of a document that waits for review, and of the documents' states.
type ReviewData struct {
	Document int64  `json:"document"`
	Do       string `json:"do"`
	Version  int    `json:"version,omitempty"`
	To       string `json:"to,omitempty"`
	Page     int    `json:"page,omitempty"`
}

type reviewOption struct {
	label, do string
}

// reviewRow makes buttons that work in the given chat.
func (t reviews) reviewRow(ctx context.Context, chat, document int64, options ...reviewOption) ([]talk.Key, error) {
	var row []talk.Key
	for _, o := range options {
		key, err := t.ButtonIn(ctx, chat, ActionReview, ReviewData{Document: document, Do: o.do})
		if err != nil {
			return nil, err
		}
		row = append(row, talk.Key{Text: o.label, Data: key})
	}
	return row, nil
}

// tellReviewers tells everybody who may approve of a document that waits, but its author.
func (t reviews) tellReviewers(ctx context.Context, doc knowledge.Document, p desk.Proposal) error {
	ids, err := t.Guard.Curators(ctx, t.Who.ID)
	if err != nil {
		return err
	}
	if len(ids) == 0 { // a curator alone approves his own
		if ok, err := t.Guard.May(ctx, t.Talk, desk.MayCurate); !ok || err != nil {
			return err
		}
		ids = []int64{t.Who.ID}
	}
	for _, id := range ids {
		said, keys, err := t.waitingCard(ctx, id, doc, desk.Curation{Replaces: p.Replaces, FileHash: p.FileHash})
		if err != nil {
			return err
		}
		t.Tell(id, said, keys)
	}
	return nil
}

// waitingCard shows a waiting document to a curator in a private chat.
func (t reviews) waitingCard(
	ctx context.Context,
	chat int64,
	doc knowledge.Document,
	cur desk.Curation,
) (talk.Text, talk.Keyboard, error) {
	var text talk.Text
	text.Bold(wordsWaiting).Line().Plain("#", strconv.FormatInt(doc.ID, 10), " ").Bold(talk.Clip(doc.Title, 200)).Line()
	text.Plain(talk.KindName(doc.Kind))
	if place := talk.PlaceYear(doc); place != "" {
		text.Plain(" · ", place)
	}
	text.Plain(" · ", shownName(doc)).Line().Plain(labelSource, ": ", talk.Clip(sourceText(doc.Sources), 300))
	if err := t.writeLikeness(ctx, &text, doc, cur); err != nil {
		return nil, nil, err
	}
	facts, err := t.Documents.FactsOf(ctx, doc.ID)
	if err != nil {
		return nil, nil, fmt.Errorf("read the facts of a document: %w", err)
	}
	if said := t.cardFacts(facts, doc.ID); said != "" {
		text.Line().Plain(said)
	}
	first, err := t.reviewRow(ctx, chat, doc.ID, reviewOption{labelRead, "read"})
	if err != nil {
		return nil, nil, err
	}
	second, err := t.reviewRow(ctx, chat, doc.ID, reviewOption{labelApprove, "approve"}, reviewOption{labelReject, "reject"})
	return text.Trim(), talk.Keyboard{first, second}, err
}

// writeLikeness names what a waiting document replaces, else what it is like, with the difference.
func (t reviews) writeLikeness(ctx context.Context, text *talk.Text, doc knowledge.Document, cur desk.Curation) error {
	other, words, err := t.likeOf(ctx, doc, cur)
	if err != nil || other == 0 {
		return err
	}
	text.Line().Plain(words)
	old, err := t.Documents.Document(ctx, other)
	if talk.Missing(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the version before: %w", err)
	}
	text.Line().Plain(talk.Clip(desk.Changes(old, doc), 600))
	return nil
}

// likeOf is what a waiting document replaces, else what it is like, and says which of both; 0 for neither.
func (t reviews) likeOf(ctx context.Context, doc knowledge.Document, cur desk.Curation) (other int64, words string, err error) {
	if cur.Replaces != 0 {
		return cur.Replaces, fmt.Sprintf(wordsReplaces, cur.Replaces), nil
	}
	twins, err := t.Desk.Twins(ctx, doc, cur.FileHash)
	if err != nil {
		return 0, "", fmt.Errorf("look for documents like a waiting one: %w", err)
	}
	if len(twins) == 0 {
		return 0, "", nil
	}
	return twins[0].Document.ID, "⚠ " + twinWords(twins[0]), nil
}

// waiting lists what waits for review: /periksa.
func (t reviews) waiting(ctx context.Context, _ string) error {
	list, err := t.Desk.Waiting(ctx, t.Actor())
	if err != nil {
		return rights.Explain(t.Talk, err, "list what waits")
	}
	if len(list) == 0 {
		t.SayPlain(wordsNothingWaits, nil)
		return nil
	}
	var text talk.Text
	text.Bold(fmt.Sprintf(wordsWaitList, len(list))).Line()
	var keys talk.Keyboard
	for i, doc := range list {
		if i == 20 {
			text.Line().Plain(fmt.Sprintf(talk.WordsMore, len(list)-i))
			break
		}
		text.Line().Plain("#", strconv.FormatInt(doc.ID, 10), " ", talk.Clip(doc.Title, 120))
		row, err := t.reviewRow(ctx, t.M.Chat.ID, doc.ID, reviewOption{"#" + strconv.FormatInt(doc.ID, 10), "card"})
		if err != nil {
			return err
		}
		if i%4 == 0 {
			keys = append(keys, nil)
		}
		keys[len(keys)-1] = append(keys[len(keys)-1], row...)
	}
	t.Say(text.Trim(), keys)
	return nil
}

// pressReview does what a button of a document's review or state stands for. The right is checked by the Desk.
func (t reviews) pressReview(ctx context.Context, d ReviewData) error {
	if d.Do == "approve" {
		return t.approve(ctx, d.Document)
	}
	if ok, err := t.Guard.Admit(ctx, t.Talk, desk.MayCurate); !ok || err != nil {
		return err
	}
	if !t.InPrivate() {
		return nil
	}
	switch d.Do {
	case "reject":
		t.Toast("")
		return t.Await(ctx, "desk.reject", d.Document, wordsWhyReject)
	case "card", "read":
		return t.lookAt(ctx, d)
	case "compare":
		return t.compare(ctx, d)
	case "remove":
		return t.removeDocument(ctx, d.Document)
	case "keep":
		t.Toast("")
		t.Edit(talk.Plain(wordsNotRemoved), nil)
		return nil
	case "old", "revert":
		return t.pressVersion(ctx, d)
	}
	t.Toast(talk.WordsExpired)
	return nil
}

// lookAt shows a waiting document: its card, or a part of its text with the buttons to decide.
func (t reviews) lookAt(ctx context.Context, d ReviewData) error {
	doc, cur, err := t.Desk.Open(ctx, t.Actor(), d.Document)
	if talk.Missing(err) || err == nil && doc.State != knowledge.InReview {
		t.Toast(wordsDecided)
		return nil
	}
	if err != nil {
		return rights.Explain(t.Talk, err, "open a document")
	}
	show := t.shownPart
	if d.Do == "card" {
		show = func(ctx context.Context, doc knowledge.Document, cur desk.Curation, _ int) (talk.Text, talk.Keyboard, error) {
			return t.waitingCard(ctx, t.M.Chat.ID, doc, cur)
		}
	}
	said, keys, err := show(ctx, doc, cur, d.Page)
	if err != nil {
		return err
	}
	t.Toast("")
	t.Edit(said, keys)
	return nil
}

// shownPart writes part n of a waiting document, from 1, or the nearest to it, with the buttons to turn, to compare and to
// decide; of one without text the card.
func (t reviews) shownPart(
	ctx context.Context, doc knowledge.Document, cur desk.Curation, n int,
) (said talk.Text, keys talk.Keyboard, err error) {
	said, keys, err = t.waitingCard(ctx, t.M.Chat.ID, doc, cur)
	list := parts(doc)
	if err != nil || len(list) == 0 {
		return said, keys, err
	}
	n = min(max(n, 1), len(list))
	turn, err := t.turnKeys(ctx, doc.ID, n, len(list))
	if err != nil {
		return nil, nil, err
	}
	key, err := t.Button(ctx, ActionReview, ReviewData{Document: doc.ID, Do: "compare", Page: n})
	if err != nil {
		return nil, nil, err
	}
	compare := []talk.Key{{Text: labelCompare, Data: key}}
	return partOf(doc, list, n), append(talk.Keyboard{turn, compare}, keys[1:]...), nil
}

// turnKeys turn the parts of a waiting document, and lead back to its card.
func (t reviews) turnKeys(ctx context.Context, document int64, n, of int) (row []talk.Key, err error) {
	back, on := leaves(n, of)
	add := func(label string, d ReviewData) error {
		key, err := t.Button(ctx, ActionReview, d)
		row = append(row, talk.Key{Text: label, Data: key})
		return err
	}
	for _, l := range back {
		if err := add(l.label, ReviewData{Document: document, Do: "read", Page: l.to}); err != nil {
			return nil, err
		}
	}
	if err := add(labelCard, ReviewData{Document: document, Do: "card"}); err != nil {
		return nil, err
	}
	for _, l := range on {
		if err := add(l.label, ReviewData{Document: document, Do: "read", Page: l.to}); err != nil {
			return nil, err
		}
	}
	return row, nil
}

// approve publishes a document and tells its author and who waited for it.
func (t reviews) approve(ctx context.Context, id int64) error {
	c, err := t.Records.Curation(ctx, id)
	if err != nil && !talk.Missing(err) {
		return fmt.Errorf("read a document's curation: %w", err)
	}
	doc, watches, err := t.Desk.Approve(ctx, t.Actor(), id)
	if err != nil {
		return rights.Explain(t.Talk, err, "approve a document")
	}
	words := fmt.Sprintf(wordsPublished, doc.ID, doc.Title)
	t.Findable(doc.Seq)
	t.Show(talk.Plain(words), nil)
	if c.Author != 0 && c.Author != t.Who.ID {
		t.Tell(c.Author, talk.Plain(words), nil)
	}
	return t.tellWatchers(ctx, doc, watches)
}

// tellWatchers tells people who asked before that there is an answer now, if they may see it where they asked.
func (t reviews) tellWatchers(ctx context.Context, doc knowledge.Document, watches []desk.Watch) error {
	for _, w := range watches {
		var audience knowledge.Audience
		if w.Chat == w.Person { // in private
			p, err := t.Records.Person(ctx, w.Person)
			if talk.Missing(err) || err == nil && !p.Active {
				continue
			}
			if err != nil {
				return fmt.Errorf("look at who waits for an answer: %w", err)
			}
			audience = knowledge.AudienceOf(p)
		}
		if !audience.May(doc.Visibility, doc.Agency) {
			continue
		}
		key, err := t.ButtonIn(
			ctx,
			w.Chat,
			talk.ActionSource,
			talk.SourceData{Ref: talk.PassageRef{Document: doc.ID, Version: doc.Version}},
		)
		if err != nil {
			return err
		}
		said := (&talk.Text{}).Plain(wordsNowAnswered).Line().Bold(talk.Clip(doc.Title, 200)).Trim()
		t.Tell(w.Chat, said, talk.Keyboard{{{Text: talk.LabelOpen, Data: key}}})
	}
	return nil
}

// rejectFor rejects a waiting document for the reason that was written.
func (t reviews) rejectFor(ctx context.Context, id int64, reason string) error {
	c, err := t.Records.Curation(ctx, id)
	if err != nil && !talk.Missing(err) {
		return fmt.Errorf("read a document's curation: %w", err)
	}
	doc, err := t.Desk.Reject(ctx, t.Actor(), id, reason)
	if err != nil {
		return rights.Explain(t.Talk, err, "reject a document")
	}
	words := fmt.Sprintf(wordsRejected, doc.ID, doc.Title, reason)
	t.SayPlain(words, nil)
	if c.Author == 0 || c.Author == t.Who.ID {
		return nil
	}
	again, err := t.ButtonIn(ctx, c.Author, ActionVerify, VerifyData{Document: doc.ID, Do: "again"})
	if err != nil {
		return err
	}
	t.Tell(c.Author, talk.Plain(words), talk.Keyboard{{{Text: labelAgain, Data: again}}})
	return nil
}
