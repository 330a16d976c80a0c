package bot

import (
	"context"
	"fmt"
	"path"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/extract"
)

// MaxFile is the largest file that Telegram lends to a bot, in bytes.
const MaxFile = 20 << 20

// takeFile queues a file to be read, if it comes from somebody who may propose; ok is false otherwise.
func (t *talk) takeFile(ctx context.Context) (ok bool, err error) {
	f := t.m.File
	if f == nil || f.Kind != "document" || !t.m.Chat.Private() {
		return false, nil
	}
	if ok, err = t.may(ctx, desk.MayPropose); !ok || err != nil {
		return false, err
	}
	if f.Size > MaxFile {
		t.sayText(wordsTooBig, nil)
		return true, nil
	}
	in := desk.Intake{File: f.ID, Name: clip(extract.ShownName(f.Name), 120), Size: f.Size, Group: t.m.Album, Caption: clip(knowledge.Mask(t.text), 500)}
	return true, t.takeIn(ctx, in, wordsReading)
}

// takePage queues a page of the web, if a proposer wrote nothing but its address; ok is false otherwise.
func (t *talk) takePage(ctx context.Context, text string) (ok bool, err error) {
	if !webAddress(text) || strings.ContainsAny(text, " \n") || !t.m.Chat.Private() || t.Pages == nil {
		return false, nil
	}
	if ok, err = t.may(ctx, desk.MayPropose); !ok || err != nil {
		return false, err
	}
	return true, t.takeIn(ctx, desk.Intake{URL: text, Name: hostOf(text)}, wordsReadingPage)
}

// takeIn keeps an intake and says once, for all files of an album, that they are being read.
func (t *talk) takeIn(ctx context.Context, in desk.Intake, words string) error {
	in.Person, in.Chat, in.Thread, in.Message, in.Created = t.who.ID, t.m.Chat.ID, t.m.Chat.Thread, t.m.ID, t.Now()
	p, ok, err := t.draft(ctx, t.state.Draft)
	if err != nil {
		return err
	}
	if ok && strings.TrimPrefix(p.Step, mending) == "body" {
		in.Proposal = p.ID
	}
	if t.m.Forward != nil {
		if in.Proposal, err = t.withOrigin(ctx); err != nil {
			return err
		}
	}
	if _, err := t.Records.AddIntake(ctx, in); err != nil {
		return fmt.Errorf("queue a file: %w", err)
	}
	if in.Group != "" && in.Group == t.state.Album {
		return nil
	}
	t.state.Album = in.Group
	if err := t.remember(ctx); err != nil {
		return err
	}
	t.sayText(words, nil)
	return nil
}

// withOrigin makes a proposal that remembers where a forwarded file came from.
func (t *talk) withOrigin(ctx context.Context) (int64, error) {
	p := desk.Proposal{Person: t.who.ID, Chat: t.m.Chat.ID, Masked: true, Origin: originOf(t.m)}
	p, err := t.saveDraft(ctx, p)
	return p.ID, err
}

// originOf names where a forwarded message came from, as far as that is public.
func originOf(m Message) string {
	if m.Forward == nil {
		return ""
	}
	parts := []string{wordsForwardedFrom}
	if name := clip(knowledge.Visible(m.Forward.Origin), 80); name != "" {
		parts = append(parts, name)
	}
	if !m.Forward.Date.IsZero() {
		parts = append(parts, m.Forward.Date.Format("02/01/2006"))
	}
	return strings.Join(parts, ", ")
}

// KeepIntake makes a proposal of what was read and says what was understood. Call it in the transaction that
// finishes the intake and keeps the actions.
func (b *Bot) KeepIntake(ctx context.Context, in desk.Intake, read Fetched) ([]Action, error) {
	chat := Chat{ID: in.Chat, Type: "private", Thread: in.Thread}
	t, err := b.open(ctx, Message{Chat: chat, From: Person{ID: in.Person}, ID: in.Message}, "")
	if err != nil {
		return nil, err
	}
	if ok, err := t.may(ctx, desk.MayPropose); !ok || err != nil {
		return nil, err // the role was taken away in the meantime
	}
	if read.Problem != "" {
		return t.actions, t.refuseFile(ctx, in, read)
	}
	p, err := t.proposalOf(ctx, in, read)
	if err != nil {
		return nil, err
	}
	if same, err := t.sameFile(ctx, in, p); same || err != nil {
		return t.actions, err
	}
	p.Step = strings.TrimPrefix(p.Step, mending)
	if p.Step == "body" {
		if p.Step = nextStep(p); len(missingFields(p)) == 0 {
			p.Step = ""
		}
	}
	if p, err = t.saveDraft(ctx, p); err != nil {
		return nil, err
	}
	if waits, err := t.waits(ctx, p.ID); err != nil {
		return nil, err
	} else if !waits { // else the question that was asked before keeps the next message
		if err := t.focus(ctx, p.ID); err != nil {
			return nil, err
		}
	}
	if p.Step != "" {
		err = t.askStep(ctx, p, wordsRead)
	} else {
		err = t.card(ctx, p, wordsRead, false)
	}
	return t.actions, err
}

// proposalOf puts what was read into the proposal that waits for it, or a new one.
func (t *talk) proposalOf(ctx context.Context, in desk.Intake, read Fetched) (desk.Proposal, error) {
	p, ok, err := t.draft(ctx, in.Proposal)
	if err != nil {
		return p, err
	}
	if !ok {
		p = desk.Proposal{Person: in.Person, Chat: in.Chat, Masked: true}
	}
	p.File, p.FileHash, p.Remarks = read.Name, read.Hash, remarks(read.Text)
	p.Document.Body = read.Text.Markdown
	if p.Document.Title == "" {
		p.Document.Title = clip(knowledge.Visible(read.Text.Title), knowledge.MaxTitle)
	}
	if in.URL != "" && len(p.Document.Sources) == 0 {
		title := p.Document.Title
		if title == "" {
			title = hostOf(in.URL)
		}
		p.Document.Sources = []knowledge.Source{{Title: title, URL: in.URL}}
	}
	t.understand(&p.Document)
	if p.Document.Title == "" {
		p.Document.Title = clip(strings.TrimSuffix(path.Base(read.Name), path.Ext(read.Name)), knowledge.MaxTitle)
	}
	return p, nil
}

// sameFile says so, and ends the matter, when the very bytes or text are there already.
func (t *talk) sameFile(ctx context.Context, in desk.Intake, p desk.Proposal) (bool, error) {
	twins, err := t.Desk.Twins(ctx, p.Document, p.FileHash)
	if err != nil {
		return false, fmt.Errorf("look for the same document: %w", err)
	}
	for _, w := range twins {
		if w.Same != "berkas" && w.Same != "teks" {
			continue
		}
		words := wordsSameText
		var keys Keyboard
		if t.rights().May(w.Document.Visibility, w.Document.Agency) {
			words = twinWords(w)
			if w.Document.State == knowledge.Published {
				key, err := t.button(ctx, actionSource, sourceData{Ref: passageRef{Document: w.Document.ID, Version: w.Document.Version}})
				if err != nil {
					return false, err
				}
				keys = Keyboard{{{Text: labelOpen, Data: key}}}
			}
		}
		if p.ID != 0 && p.Step == "" { // made for a forwarded file alone
			if err := t.Records.DeleteProposal(ctx, p.ID); err != nil {
				return false, fmt.Errorf("discard a draft: %w", err)
			}
		}
		t.say(t.aboutFile(in).Text(words).String(), keys)
		return true, nil
	}
	return false, nil
}

// refuseFile says why a file is not read. Nothing of it is kept.
func (t *talk) refuseFile(ctx context.Context, in desk.Intake, read Fetched) error {
	var keys Keyboard
	if read.Manual {
		key, err := t.button(ctx, actionManual, manualData{Title: strings.TrimSuffix(in.Name, path.Ext(in.Name)), Draft: in.Proposal})
		if err != nil {
			return err
		}
		ignore, err := t.button(ctx, actionIgnore, nil)
		if err != nil {
			return err
		}
		keys = Keyboard{{{Text: labelManual, Data: key}, {Text: labelStop, Data: ignore}}}
	}
	t.say(t.aboutFile(in).Text(read.Problem).String(), keys)
	return nil
}

// aboutFile begins a message that is about one of perhaps several files.
func (t *talk) aboutFile(in desk.Intake) *markup {
	var text markup
	if in.Name != "" {
		text.Bold(clip(in.Name, 80)).Line()
	}
	return &text
}

// manualData is the title of a summary that is written by hand.
type manualData struct {
	Title string `json:"title"`
	Draft int64  `json:"draft,omitempty"`
}

// pressManual begins the wizard for a file that cannot be read.
func (t *talk) pressManual(ctx context.Context, d manualData) error {
	t.toast("")
	p, ok, err := t.draft(ctx, d.Draft)
	if err != nil {
		return err
	}
	if !ok {
		return t.add(ctx, d.Title)
	}
	p.Step = mending + "body"
	if p, err = t.saveDraft(ctx, p); err != nil {
		return err
	}
	if err := t.focus(ctx, p.ID); err != nil {
		return err
	}
	return t.askStep(ctx, p, "")
}
