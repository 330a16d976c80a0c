package desk

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/extract"
)

// Picture is a drawn page of a file, or the sentence that says why there is none.
type Picture struct {
	JPEG    []byte
	Problem string
}

// compare lets the page be drawn of which a part of a draft was read. Who curates sees the page of the version before, too.
func (t drafts) compare(ctx context.Context, p desk.Proposal, number string) error {
	list := parts(p.Document)
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(list) {
		t.Toast(talk.WordsExpired)
		return nil
	}
	other := p.Replaces
	if twin, ok, err := t.undecided(ctx, p); err != nil {
		return err
	} else if ok {
		other = twin.Document.ID
	}
	in := desk.Intake{File: p.FileID, Name: p.File, Proposal: p.ID}
	in.Drawing = desk.Drawing{Page: max(1, list[n-1].page), Part: n}
	if other != 0 {
		if ok, err := t.Guard.May(ctx, t.Talk, desk.MayCurate); err != nil {
			return err
		} else if ok {
			in.Drawing.Other = other
		}
	}
	return t.draw(ctx, in, p.Clean())
}

// compare lets the page be drawn of which a part of a waiting document was read, and that of what it replaces or is like.
func (t reviews) compare(ctx context.Context, d ReviewData) error {
	doc, cur, err := t.Desk.Open(ctx, t.Actor(), d.Document)
	if talk.Missing(err) || err == nil && doc.State != knowledge.InReview {
		t.Toast(wordsDecided)
		return nil
	}
	if err != nil {
		return rights.Explain(t.Talk, err, "open a document")
	}
	list := parts(doc)
	if d.Page < 1 || d.Page > len(list) {
		t.Toast(talk.WordsExpired)
		return nil
	}
	other, _, err := t.likeOf(ctx, doc, cur)
	if err != nil {
		return err
	}
	in := desk.Intake{File: cur.FileID, Name: fmt.Sprintf(wordsDocumentFile, doc.ID)}
	in.Drawing = desk.Drawing{Page: max(1, list[d.Page-1].page), Part: d.Page, Document: doc.ID, Other: other}
	return t.draw(ctx, in, doc)
}

// draw queues the pages that an intake names, with the most alike page of the version that they are compared with.
func (r room) draw(ctx context.Context, in desk.Intake, doc knowledge.Document) error {
	if in.File == "" {
		r.Alert(wordsNoOriginal)
		return nil
	}
	if other := in.Drawing.Other; other != 0 {
		old, err := r.Documents.Document(ctx, other)
		if err != nil && !talk.Missing(err) {
			return fmt.Errorf("read the version before: %w", err)
		}
		cur, err := r.Records.Curation(ctx, other)
		if err != nil && !talk.Missing(err) {
			return fmt.Errorf("read the curation of the version before: %w", err)
		}
		_, page := desk.PageChanges(old, doc, in.Drawing.Page)
		in.Drawing.OtherFile, in.Drawing.OtherPage = cur.FileID, page
	}
	in.Person, in.Chat, in.Thread, in.Message, in.Created = r.Who.ID, r.M.Chat.ID, r.M.Chat.Thread, r.M.ID, r.Now()
	if _, err := r.Records.AddIntake(ctx, in); err != nil {
		return fmt.Errorf("queue a page to be drawn: %w", err)
	}
	r.Toast(wordsDrawing)
	return nil
}

// drawPages fetches the files that a drawing names and draws their pages, that of the version before last.
func (b *Editor) drawPages(ctx context.Context, in desk.Intake) (list []Picture, err error) {
	for _, o := range []struct {
		file string
		page int
	}{{in.File, in.Drawing.Page}, {in.Drawing.OtherFile, in.Drawing.OtherPage}} {
		if o.file == "" || o.page == 0 {
			continue
		}
		var gone Fetched
		data, err := b.fetch(ctx, desk.Intake{File: o.file, Attempts: in.Attempts}, &gone)
		if err != nil {
			return nil, err
		}
		if gone.Problem != "" {
			list = append(list, Picture{Problem: wordsFileGone})
			continue
		}
		picture, err := b.Drawer.Draw(ctx, data, o.page)
		var refusal *extract.Refusal
		switch {
		case errors.As(err, &refusal):
			b.Log.Info("a page was not drawn", "reason", string(refusal.Reason))
			list = append(list, Picture{Problem: undrawnWords(refusal.Reason)})
		case err != nil:
			return nil, fmt.Errorf("draw a page: %w", err)
		default:
			list = append(list, Picture{JPEG: picture})
		}
	}
	return list, nil
}

// undrawnWords says why there is no picture of a page.
func undrawnWords(r extract.Reason) string {
	switch r {
	case extract.Unsupported, extract.Empty: // no PDF; a page that is not there
		return wordsNoPages
	}
	return wordsNotDrawn
}

// keepDrawing shows the drawn pages and, below them, what was read of the page, with what another version says otherwise. What
// was sent, decided or taken away in the meantime is not shown any more.
func (t drafts) keepDrawing(ctx context.Context, in desk.Intake, read Fetched) error {
	show := t.drawnDraft
	if in.Drawing.Document != 0 {
		show = t.reviews().drawnDocument
	}
	doc, said, keys, err := show(ctx, in)
	if err != nil || said == nil {
		return err
	}
	if read.Problem != "" {
		t.SayPlain(read.Problem, nil)
		return nil
	}
	d := in.Drawing
	captions := []string{fmt.Sprintf(wordsDrawnPage, d.Page, talk.Clip(knowledge.Visible(in.Name), 80)),
		fmt.Sprintf(wordsDrawnBefore, d.OtherPage, d.Other)}
	for i, picture := range read.Pictures {
		if picture.Problem != "" {
			t.Say((&talk.Text{}).Bold(captions[i]).Line().Plain(picture.Problem).Trim(), nil)
			continue
		}
		t.Do(talk.Action{SendFile: &talk.SendFile{Chat: in.Chat, Thread: in.Thread, Name: fmt.Sprintf("halaman-%d.jpg", i+1),
			Content: picture.JPEG, Photo: true, Text: (&talk.Text{}).Bold(captions[i]).Line().Plain(wordsAsScanned).Trim()}})
	}
	if d.Other != 0 {
		if said, err = t.withChanges(ctx, said, doc, d); err != nil {
			return err
		}
	}
	t.Say(said, keys)
	return nil
}

// withChanges puts what a version says otherwise on a page above what is said of the page.
func (t drafts) withChanges(ctx context.Context, said talk.Text, doc knowledge.Document, d desk.Drawing) (talk.Text, error) {
	old, err := t.Documents.Document(ctx, d.Other)
	if talk.Missing(err) {
		return said, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the version before: %w", err)
	}
	changes, _ := desk.PageChanges(old, doc, d.Page)
	if strings.TrimSpace(changes) == "" {
		changes = wordsSamePage
	}
	var text talk.Text
	text.Bold(fmt.Sprintf(wordsPageChanges, d.Other)).Line().Plain(talk.Clip(changes, changesRoom)).Gap()
	return append(text, said...), nil
}

// drawnDraft is the part of a draft that a page was drawn for; nothing once the draft or the part is gone.
func (t drafts) drawnDraft(
	ctx context.Context, in desk.Intake,
) (doc knowledge.Document, said talk.Text, keys talk.Keyboard, err error) {
	p, ok, err := t.draft(ctx, in.Proposal)
	if err != nil || !ok {
		return doc, nil, nil, err
	}
	said, keys, _, err = t.partKeys(ctx, p, in.Drawing.Part)
	return p.Clean(), said, keys, err
}

// drawnDocument is the part of a waiting document that a page was drawn for; nothing once it is decided.
func (t reviews) drawnDocument(
	ctx context.Context, in desk.Intake,
) (doc knowledge.Document, said talk.Text, keys talk.Keyboard, err error) {
	if ok, err := t.Guard.May(ctx, t.Talk, desk.MayCurate); err != nil || !ok {
		return doc, nil, nil, err
	}
	doc, cur, err := t.Desk.Open(ctx, t.Actor(), in.Drawing.Document)
	if talk.Missing(err) || err == nil && doc.State != knowledge.InReview {
		return doc, nil, nil, nil
	}
	if err != nil {
		return doc, nil, nil, fmt.Errorf("open a document: %w", err)
	}
	said, keys, err = t.shownPart(ctx, doc, cur, in.Drawing.Part)
	return doc, said, keys, err
}
