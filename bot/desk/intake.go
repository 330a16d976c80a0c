package desk

import (
	"context"
	"fmt"
	"path"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/extract"
)

// MaxFile is the largest file that Telegram lends to a bot, in bytes.
const MaxFile = 20 << 20

// takeFile queues a file to be read, if it comes from somebody who may propose; ok is false otherwise.
func (t drafts) takeFile(ctx context.Context) (ok bool, err error) {
	f := t.M.File
	if f == nil || f.Kind != "document" || !t.M.Chat.Private() {
		return false, nil
	}
	if ok, err = t.Guard.May(ctx, t.Talk, desk.MayPropose); !ok || err != nil {
		return false, err
	}
	if f.Size > MaxFile {
		t.SayPlain(wordsTooBig, nil)
		return true, nil
	}
	in := desk.Intake{
		File:    f.ID,
		Name:    talk.Clip(extract.ShownName(f.Name), 120),
		Size:    f.Size,
		Group:   t.M.Album,
		Caption: talk.Clip(knowledge.Mask(t.Said), 500),
	}
	return true, t.takeIn(ctx, in, wordsReading)
}

// takePage queues a page of the web, if a proposer wrote nothing but its address; ok is false otherwise.
func (t drafts) takePage(ctx context.Context, text string) (ok bool, err error) {
	if !webAddress(text) || strings.ContainsAny(text, " \n") || !t.M.Chat.Private() || t.Pages == nil {
		return false, nil
	}
	if ok, err = t.Guard.May(ctx, t.Talk, desk.MayPropose); !ok || err != nil {
		return false, err
	}
	return true, t.takeIn(ctx, desk.Intake{URL: text, Name: hostOf(text)}, wordsReadingPage)
}

// takeIn keeps an intake and says once, for all files of an album, that they are being read.
func (t drafts) takeIn(ctx context.Context, in desk.Intake, words string) error {
	in.Person, in.Chat, in.Thread, in.Message, in.Created = t.Who.ID, t.M.Chat.ID, t.M.Chat.Thread, t.M.ID, t.Now()
	p, ok, err := t.draft(ctx, t.Memory.Draft)
	if err != nil {
		return err
	}
	if name, _ := single(p.Step); ok && name == "body" {
		in.Proposal = p.ID
	}
	if t.M.Forward != nil {
		if in.Proposal, err = t.withOrigin(ctx); err != nil {
			return err
		}
	}
	if _, err := t.Records.AddIntake(ctx, in); err != nil {
		return fmt.Errorf("queue a file: %w", err)
	}
	if in.Group != "" && in.Group == t.Memory.Album {
		return nil
	}
	t.Memory.Album = in.Group
	if err := t.Remember(ctx); err != nil {
		return err
	}
	t.SayPlain(words, nil)
	return nil
}

// withOrigin makes a proposal that remembers where a forwarded file came from.
func (t drafts) withOrigin(ctx context.Context) (int64, error) {
	p := desk.Proposal{Person: t.Who.ID, Chat: t.M.Chat.ID, Masked: true, Origin: originOf(t.M)}
	p, err := t.saveDraft(ctx, p)
	return p.ID, err
}

// originOf names where a forwarded message came from, as far as that is public.
func originOf(m talk.Message) string {
	if m.Forward == nil {
		return ""
	}
	parts := []string{wordsForwardedFrom}
	if name := talk.Clip(knowledge.Visible(m.Forward.Origin), 80); name != "" {
		parts = append(parts, name)
	}
	if !m.Forward.Date.IsZero() {
		parts = append(parts, m.Forward.Date.Format("02/01/2006"))
	}
	return strings.Join(parts, ", ")
}

// keepSheet hands the spreadsheet of a team over, or says why it cannot be read.
func (b *Editor) keepSheet(ctx context.Context, in desk.Intake, read Fetched, t *talk.Talk) ([]talk.Action, error) {
	if read.Problem != "" {
		t.SayPlain(read.Problem, nil)
		return t.Actions(), nil
	}
	err := b.Sheets.CompareSheet(ctx, t, in.Team, read.Sheet)
	return t.Actions(), err
}

// KeepIntake makes a proposal of what was read and says what was understood. Call it in the transaction that
// finishes the intake and keeps the actions.
func (b *Editor) KeepIntake(ctx context.Context, in desk.Intake, read Fetched) ([]talk.Action, error) {
	chat := talk.Chat{ID: in.Chat, Type: "private", Thread: in.Thread}
	if in.Chat < 0 {
		chat.Type = "group"
	}
	opened, err := b.Open(ctx, talk.Message{Chat: chat, From: talk.Person{ID: in.Person}, ID: in.Message})
	if err != nil {
		return nil, err
	}
	if in.Team != 0 {
		return b.keepSheet(ctx, in, read, opened)
	}
	t := drafts{room{b, opened}}
	if ok, err := t.Guard.May(ctx, t.Talk, desk.MayPropose); !ok || err != nil {
		return nil, err // the role was taken away in the meantime
	}
	if in.Drawing.Page != 0 {
		err := t.keepDrawing(ctx, in, read)
		return t.Actions(), err
	}
	if read.Problem != "" {
		if err := t.refuseFile(ctx, in, read); err != nil || in.Group == "" {
			return t.Actions(), err
		}
		err := t.albumRead(ctx, in)
		return t.Actions(), err
	}
	taken, err := t.taken(ctx, in, read)
	if err != nil {
		return nil, err
	}
	if same, err := t.sameFile(ctx, in, taken); same || err != nil {
		if err == nil && in.Group != "" {
			err = t.albumRead(ctx, in)
		}
		return t.Actions(), err
	}
	err = t.keep(ctx, in, taken.Proposal)
	return t.Actions(), err
}

// keep keeps a proposal that was made of a file, and asks for what it waits for or shows what was understood.
func (t drafts) keep(ctx context.Context, in desk.Intake, p desk.Proposal) (err error) {
	p.Caption, p.FileID = in.Caption, in.File
	if in.Group != "" && p.Step == "" {
		p.Album = in.Group
		return t.keptInAlbum(ctx, in, p)
	}
	p.Step, _ = single(p.Step)
	if p.Step == "body" {
		if p.Step = nextStep(p); len(missingFields(p)) == 0 {
			p.Step = ""
		}
	}
	if p, err = t.saveDraft(ctx, p); err != nil {
		return err
	}
	if waits, err := t.waits(ctx, p.ID); err != nil {
		return err
	} else if !waits { // else the question that was asked before keeps the next message
		if err := t.focus(ctx, p.ID); err != nil {
			return err
		}
	}
	if p.Step != "" {
		return t.askStep(ctx, p, wordsRead)
	}
	return t.card(ctx, p, wordsRead, false)
}

// taken puts what was read into the proposal that waits for it, or a new one.
func (t drafts) taken(ctx context.Context, in desk.Intake, read Fetched) (desk.Taken, error) {
	p, ok, err := t.draft(ctx, in.Proposal)
	if err != nil {
		return desk.Taken{}, err
	}
	if !ok {
		p = desk.Proposal{Person: in.Person, Chat: in.Chat}
	}
	taken, err := t.Desk.Take(ctx, t.Actor(), p, read.Reading, in.Caption)
	if err != nil {
		return desk.Taken{}, fmt.Errorf("take a file: %w", err)
	}
	return taken, nil
}

// sameFile says so, and ends the matter, when the very bytes or text are there already.
func (t drafts) sameFile(ctx context.Context, in desk.Intake, taken desk.Taken) (bool, error) {
	twin, ok := taken.Repeats()
	if !ok {
		return false, nil
	}
	words := wordsSameText
	var keys talk.Keyboard
	if d := twin.Document; knowledge.AudienceOf(t.Who).May(d.Visibility, d.Agency) {
		words = twinWords(twin)
		if d.State == knowledge.Published {
			open := talk.SourceData{Ref: talk.PassageRef{Document: d.ID, Version: d.Version}}
			key, err := t.Button(ctx, talk.ActionSource, open)
			if err != nil {
				return false, err
			}
			keys = talk.Keyboard{{{Text: talk.LabelOpen, Data: key}}}
		}
	}
	if p := taken.Proposal; p.ID != 0 && p.Step == "" { // made for a forwarded file alone
		if err := t.Drafts.DeleteProposal(ctx, p.ID); err != nil {
			return false, fmt.Errorf("discard a draft: %w", err)
		}
	}
	t.Say(t.aboutFile(in).Plain(words).Trim(), keys)
	return true, nil
}

// refuseFile says why a file is not read. Nothing of it is kept.
func (t drafts) refuseFile(ctx context.Context, in desk.Intake, read Fetched) error {
	var keys talk.Keyboard
	if read.Manual {
		key, err := t.Button(ctx, ActionManual, ManualData{Title: strings.TrimSuffix(in.Name, path.Ext(in.Name)), Draft: in.Proposal})
		if err != nil {
			return err
		}
		ignore, err := t.Button(ctx, talk.ActionIgnore, nil)
		if err != nil {
			return err
		}
		keys = talk.Keyboard{{{Text: labelManual, Data: key}, {Text: labelStop, Data: ignore}}}
	}
	t.Say(t.aboutFile(in).Plain(read.Problem).Trim(), keys)
	return nil
}

// aboutFile begins a message that is about one of perhaps several files.
func (t drafts) aboutFile(in desk.Intake) *talk.Text {
	var text talk.Text
	if in.Name != "" {
		text.Bold(talk.Clip(in.Name, 80)).Line()
	}
	return &text
}

// ManualData is the title of a summary that is written by hand.
type ManualData struct {
	Title string `json:"title"`
	Draft int64  `json:"draft,omitempty"`
}

// pressManual begins the wizard for a file that cannot be read.
func (t drafts) pressManual(ctx context.Context, d ManualData) error {
	t.Toast("")
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
