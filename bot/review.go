package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// reviewData stands behind the buttons of a document that waits for review, and of the documents' states.
type reviewData struct {
	Document int64  `json:"document"`
	Do       string `json:"do"`
	Version  int    `json:"version,omitempty"`
	To       string `json:"to,omitempty"`
}

type reviewOption struct {
	label, do string
}

// reviewRow makes buttons that work in the given chat.
func (t *talk) reviewRow(ctx context.Context, chat, document int64, options ...reviewOption) ([]Key, error) {
	var row []Key
	for _, o := range options {
		key, err := t.buttonFor(ctx, chat, actionReview, reviewData{Document: document, Do: o.do})
		if err != nil {
			return nil, err
		}
		row = append(row, Key{Text: o.label, Data: key})
	}
	return row, nil
}

// tellReviewers tells everybody who may approve of a document that waits, but its author.
func (t *talk) tellReviewers(ctx context.Context, doc knowledge.Document, p desk.Proposal) error {
	ids, err := t.reviewers(ctx, t.who.ID)
	if err != nil {
		return err
	}
	if len(ids) == 0 { // a curator alone approves his own
		if ok, err := t.may(ctx, desk.MayCurate); !ok || err != nil {
			return err
		}
		ids = []int64{t.who.ID}
	}
	for _, id := range ids {
		html, keys, err := t.waitingCard(ctx, id, doc, p.Replaces)
		if err != nil {
			return err
		}
		t.tell(id, html, keys)
	}
	return nil
}

// waitingCard shows a waiting document to a curator in a private chat.
func (t *talk) waitingCard(ctx context.Context, chat int64, doc knowledge.Document, replaces int64) (string, Keyboard, error) {
	var text markup
	text.Bold(wordsWaiting).Line().Text("#", strconv.FormatInt(doc.ID, 10), " ").Bold(clip(doc.Title, 200)).Line()
	text.Text(kindName(doc.Kind))
	if place := placeYear(doc); place != "" {
		text.Text(" · ", place)
	}
	text.Text(" · ", shownName(doc)).Line().Text(labelSource, ": ", clip(sourceText(doc.Sources), 300))
	if replaces != 0 {
		text.Line().Text(fmt.Sprintf(wordsReplaces, replaces))
		if old, err := t.Library.Document(ctx, replaces, knowledge.Audience{Member: true, Agency: doc.Agency}); err == nil {
			text.Line().Text(clip(desk.Changes(old, doc), 600))
		} else if !isMissing(err) {
			return "", nil, fmt.Errorf("read the version before: %w", err)
		}
	}
	first, err := t.reviewRow(ctx, chat, doc.ID, reviewOption{labelRead, "read"})
	if err != nil {
		return "", nil, err
	}
	second, err := t.reviewRow(ctx, chat, doc.ID, reviewOption{labelApprove, "approve"}, reviewOption{labelReject, "reject"})
	return text.String(), Keyboard{first, second}, err
}

// waiting lists what waits for review: /periksa.
func (t *talk) waiting(ctx context.Context, _ string) error {
	if ok, err := t.mayHere(ctx, desk.MayCurate); !ok || err != nil {
		return err
	}
	list, err := t.Desk.Waiting(ctx, t.actor())
	if err != nil {
		return t.orDenied(err, "list what waits")
	}
	if len(list) == 0 {
		t.sayText(wordsNothingWaits, nil)
		return nil
	}
	var text markup
	text.Bold(fmt.Sprintf(wordsWaitList, len(list))).Line()
	var keys Keyboard
	for i, doc := range list {
		if i == 20 {
			text.Line().Text(fmt.Sprintf(wordsAndMore, len(list)-i))
			break
		}
		text.Line().Text("#", strconv.FormatInt(doc.ID, 10), " ", clip(doc.Title, 120))
		row, err := t.reviewRow(ctx, t.m.Chat.ID, doc.ID, reviewOption{"#" + strconv.FormatInt(doc.ID, 10), "card"})
		if err != nil {
			return err
		}
		if i%4 == 0 {
			keys = append(keys, nil)
		}
		keys[len(keys)-1] = append(keys[len(keys)-1], row...)
	}
	t.say(text.String(), keys)
	return nil
}

// pressReview does what a button of a document's review or state stands for. The right is checked by the Desk.
func (t *talk) pressReview(ctx context.Context, d reviewData) error {
	if d.Do == "approve" {
		return t.approve(ctx, d.Document)
	}
	if ok, err := t.may(ctx, desk.MayCurate); err != nil {
		return err
	} else if !ok {
		return t.turnAway(ctx, desk.MayCurate)
	}
	if ok, err := t.inPrivate(); !ok || err != nil {
		return err
	}
	switch d.Do {
	case "reject":
		t.toast("")
		return t.await(ctx, "desk.reject", d.Document, wordsWhyReject)
	case "card", "read":
		return t.lookAt(ctx, d)
	case "remove":
		return t.removeDocument(ctx, d.Document)
	case "keep":
		t.toast("")
		t.edit(escapeText.Replace(wordsNotRemoved), nil)
		return nil
	case "old", "revert":
		return t.pressVersion(ctx, d)
	}
	t.toast(wordsExpired)
	return nil
}

// lookAt shows a waiting document: its card, or its beginning with the buttons to decide.
func (t *talk) lookAt(ctx context.Context, d reviewData) error {
	doc, cur, err := t.Desk.Open(ctx, t.actor(), d.Document)
	if isMissing(err) || err == nil && doc.State != knowledge.InReview {
		t.toast(wordsDecided)
		return nil
	}
	if err != nil {
		return t.orDenied(err, "open a document")
	}
	html, keys, err := t.waitingCard(ctx, t.m.Chat.ID, doc, cur.Replaces)
	if err != nil {
		return err
	}
	t.toast("")
	if d.Do == "read" {
		html += "\n\n" + escapeText.Replace(clip(doc.Body, readRoom))
		keys = keys[1:]
	}
	t.edit(html, keys)
	return nil
}

// readRoom is how much of a waiting document is shown beside its card, in characters.
const readRoom = 2800

// approve publishes a document and tells its author and who waited for it.
func (t *talk) approve(ctx context.Context, id int64) error {
	c, err := t.Records.Curation(ctx, id)
	if err != nil && !isMissing(err) {
		return fmt.Errorf("read a document's curation: %w", err)
	}
	doc, watches, err := t.Desk.Approve(ctx, t.actor(), id)
	if err != nil {
		return t.orDenied(err, "approve a document")
	}
	words := fmt.Sprintf(wordsPublished, doc.ID, doc.Title)
	t.done(escapeText.Replace(words), nil)
	if c.Author != 0 && c.Author != t.who.ID {
		t.tell(c.Author, escapeText.Replace(words), nil)
	}
	return t.tellWatchers(ctx, doc, watches)
}

// tellWatchers tells people who asked before that there is an answer now, if they may see it where they asked.
func (t *talk) tellWatchers(ctx context.Context, doc knowledge.Document, watches []desk.Watch) error {
	for _, w := range watches {
		var audience knowledge.Audience
		if w.Chat == w.Person { // in private
			p, err := t.Records.Person(ctx, w.Person)
			if isMissing(err) || err == nil && !p.Active {
				continue
			}
			if err != nil {
				return fmt.Errorf("look at who waits for an answer: %w", err)
			}
			audience = audienceOf(p)
		}
		if !audience.May(doc.Visibility, doc.Agency) {
			continue
		}
		key, err := t.buttonFor(ctx, w.Chat, actionSource, sourceData{Ref: passageRef{Document: doc.ID, Version: doc.Version}})
		if err != nil {
			return err
		}
		html := (&markup{}).Text(wordsNowAnswered).Line().Bold(clip(doc.Title, 200)).String()
		t.tell(w.Chat, html, Keyboard{{{Text: labelOpen, Data: key}}})
	}
	return nil
}

// rejectFor rejects a waiting document for the reason that was written.
func (t *talk) rejectFor(ctx context.Context, id int64, reason string) error {
	c, err := t.Records.Curation(ctx, id)
	if err != nil && !isMissing(err) {
		return fmt.Errorf("read a document's curation: %w", err)
	}
	doc, err := t.Desk.Reject(ctx, t.actor(), id, reason)
	if err != nil {
		return t.orDenied(err, "reject a document")
	}
	words := fmt.Sprintf(wordsRejected, doc.ID, doc.Title, reason)
	t.sayText(words, nil)
	if c.Author == 0 || c.Author == t.who.ID {
		return nil
	}
	again, err := t.buttonFor(ctx, c.Author, actionVerify, verifyData{Document: doc.ID, Do: "again"})
	if err != nil {
		return err
	}
	t.tell(c.Author, escapeText.Replace(words), Keyboard{{{Text: labelAgain, Data: again}}})
	return nil
}

// orDenied tells why the Desk did not do it; other errors go on.
func (t *talk) orDenied(err error, doing string) error {
	words := ""
	switch {
	case err == nil:
		return nil
	case errors.Is(err, knowledge.ErrOwnDocument):
		words = wordsOwnDocument
	case errors.Is(err, knowledge.ErrForbidden):
		words = wordsCurator
	case errors.Is(err, knowledge.ErrWrongState):
		words = wordsWrongState
	case errors.Is(err, knowledge.ErrNotFound):
		words = wordsNoDocument
	case errors.Is(err, knowledge.ErrInvite):
		words = wordsBadCode
	case problemOf(err) != "":
		words = problemOf(err)
	default:
		return fmt.Errorf("%s: %w", doing, err)
	}
	if t.m.Event == EventButton {
		t.alert(words)
	} else {
		t.sayText(words, nil)
	}
	return nil
}
