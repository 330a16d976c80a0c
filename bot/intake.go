package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/extract"
)

// MaxFile is the largest file that Telegram lends to a bot, in bytes.
const MaxFile = 20 << 20

// intakeTries is how often reading one file is begun before it is given up: a file that ended the
// process each time must not do so for ever.
const intakeTries = 3

// Files fetches what somebody sent. bot/telegram.Client is one.
type Files interface {
	Download(ctx context.Context, fileID string, limit int64) ([]byte, error)
}

// Reader makes Markdown of a file. *extract.Worker is one.
type Reader interface {
	Read(ctx context.Context, name string, data []byte) (extract.Text, error)
}

// Pages fetches a page of the web. The error of an address that is not allowed or does not answer is ErrPage.
type Pages interface {
	Fetch(ctx context.Context, address string) (name string, data []byte, err error)
}

// ErrPage says that a page cannot be fetched, for a reason that lies with the page or its address.
var ErrPage = errors.New("the page cannot be fetched")

// Fetched is what came of reading an intake: a text, or the sentence that says why there is none.
type Fetched struct {
	Text    extract.Text
	Name    string // of the file or page
	Hash    string // hex SHA-256 of the bytes
	Problem string // for people; "" when Text holds something
	Manual  bool   // Problem can be helped by writing a summary by hand
}

// takeFile queues a file to be read, if it comes from somebody who may propose; ok is false otherwise.
func (t *talk) takeFile(ctx context.Context) (ok bool, err error) {
	f := t.m.File
	if f == nil || f.Kind != "document" || !t.m.Chat.Private() {
		return false, nil
	}
	if ok, err = t.may(ctx, knowledge.MayPropose); !ok || err != nil {
		return false, err
	}
	if f.Size > MaxFile {
		t.sayText(wordsTooBig, nil)
		return true, nil
	}
	in := knowledge.Intake{File: f.ID, Name: clip(knowledge.Visible(f.Name), 120), Size: f.Size, Group: t.m.Album, Caption: knowledge.Mask(clip(t.text, 500))}
	return true, t.takeIn(ctx, in, wordsReading)
}

// takePage queues a page of the web, if a proposer wrote nothing but its address; ok is false otherwise.
func (t *talk) takePage(ctx context.Context, text string) (ok bool, err error) {
	if !webAddress(text) || strings.ContainsAny(text, " \n") || !t.m.Chat.Private() || t.Pages == nil {
		return false, nil
	}
	if ok, err = t.may(ctx, knowledge.MayPropose); !ok || err != nil {
		return false, err
	}
	return true, t.takeIn(ctx, knowledge.Intake{URL: text, Name: hostOf(text)}, wordsReadingPage)
}

// takeIn keeps an intake and says once, for all files of an album, that they are being read.
func (t *talk) takeIn(ctx context.Context, in knowledge.Intake, words string) error {
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
	p := knowledge.Proposal{Person: t.who.ID, Chat: t.m.Chat.ID, Masked: true, Origin: originOf(t.m)}
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

// ReadIntake fetches and reads what an intake names. It takes its time and is called outside of
// any transaction; KeepIntake then takes what it returns. An error means that it should be tried again.
func (b *Bot) ReadIntake(ctx context.Context, in knowledge.Intake) (Fetched, error) {
	out := Fetched{Name: in.Name}
	if in.Attempts > intakeTries {
		out.Problem = wordsBroken
		return out, nil
	}
	data, err := b.fetch(ctx, in, &out)
	if out.Problem != "" || err != nil {
		return out, err
	}
	sum := sha256.Sum256(data)
	out.Hash = hex.EncodeToString(sum[:])
	out.Text, err = b.Reader.Read(ctx, out.Name, data)
	var refusal *extract.Refusal
	switch {
	case errors.As(err, &refusal):
		b.Log.Info("a file was refused", "reason", string(refusal.Reason))
		out.Problem, out.Manual = refusalWords(refusal.Reason), refusal.Reason == extract.Scanned
		return out, nil
	case err != nil:
		return out, fmt.Errorf("read a file: %w", err)
	}
	return out, nil
}

// fetch gets the bytes of an intake, or sets the problem.
func (b *Bot) fetch(ctx context.Context, in knowledge.Intake, out *Fetched) ([]byte, error) {
	if in.URL != "" {
		name, data, err := b.Pages.Fetch(ctx, in.URL)
		if errors.Is(err, ErrPage) {
			out.Problem = wordsNoPage
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("fetch a page: %w", err)
		}
		out.Name = name
		return data, nil
	}
	data, err := b.Files.Download(ctx, in.File, MaxFile)
	switch {
	case errors.Is(err, ErrFileTooBig):
		out.Problem = wordsTooBig
		return nil, nil
	case err != nil && in.Attempts >= intakeTries:
		out.Problem = wordsNoFile
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("fetch a file: %w", err)
	}
	return data, nil
}

// GivenUp is what came of an intake that could not be fetched or read, through no fault of the file.
func GivenUp(in knowledge.Intake) Fetched { return Fetched{Name: in.Name, Problem: wordsNoFile} }

// StillReading tells the sender of a long file that it is being read.
func (b *Bot) StillReading(in knowledge.Intake) Notice {
	html := escapeText.Replace(fmt.Sprintf(wordsStillReading, clip(in.Name, 80)))
	return Notice{Key: fmt.Sprintf("intake/%d/slow", in.ID), Action: Action{Send: &Send{Chat: in.Chat, Thread: in.Thread, HTML: html}}}
}

// ErrFileTooBig says that a file is larger than was asked for.
var ErrFileTooBig = errors.New("the file is too big")

// KeepIntake makes a proposal of what was read and says what was understood. Call it in the transaction that
// finishes the intake and keeps the actions.
func (b *Bot) KeepIntake(ctx context.Context, in knowledge.Intake, read Fetched) ([]Action, error) {
	chat := Chat{ID: in.Chat, Type: "private", Thread: in.Thread}
	t, err := b.open(ctx, Message{Chat: chat, From: Person{ID: in.Person}, ID: in.Message}, "")
	if err != nil {
		return nil, err
	}
	if ok, err := t.may(ctx, knowledge.MayPropose); !ok || err != nil {
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
	if err := t.focus(ctx, p.ID); err != nil {
		return nil, err
	}
	if p.Step != "" {
		err = t.askStep(ctx, p, wordsRead)
	} else {
		err = t.card(ctx, p, wordsRead, false)
	}
	return t.actions, err
}

// proposalOf puts what was read into the proposal that waits for it, or a new one.
func (t *talk) proposalOf(ctx context.Context, in knowledge.Intake, read Fetched) (knowledge.Proposal, error) {
	p, ok, err := t.draft(ctx, in.Proposal)
	if err != nil {
		return p, err
	}
	if !ok {
		p = knowledge.Proposal{Person: in.Person, Chat: in.Chat, Masked: true}
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
func (t *talk) sameFile(ctx context.Context, in knowledge.Intake, p knowledge.Proposal) (bool, error) {
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
func (t *talk) refuseFile(ctx context.Context, in knowledge.Intake, read Fetched) error {
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
func (t *talk) aboutFile(in knowledge.Intake) *markup {
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

// remarks are what a proposer should know of how a file was read.
func remarks(text extract.Text) (list []string) {
	if text.Pages > 0 {
		list = append(list, fmt.Sprintf(wordsPages, text.Pages))
	}
	if len(text.Unread) > 0 {
		list = append(list, fmt.Sprintf(wordsPartlyRead, numbers(text.Unread)))
	}
	if len(text.Recognised) > 0 {
		list = append(list, fmt.Sprintf(wordsRecognised, numbers(text.Recognised)))
	}
	if text.Cut {
		list = append(list, wordsCutText)
	}
	return list
}

// numbers writes 1, 2, 3, 7 as "1–3, 7".
func numbers(list []int) string {
	var parts []string
	for i := 0; i < len(list); {
		j := i
		for j+1 < len(list) && list[j+1] == list[j]+1 {
			j++
		}
		part := fmt.Sprint(list[i])
		if j > i {
			part += fmt.Sprintf("–%d", list[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

// refusalWords is the sentence of each reason.
func refusalWords(r extract.Reason) string {
	switch r {
	case extract.Unsupported:
		return wordsUnsupported
	case extract.Empty:
		return wordsEmptyFile
	case extract.TooBig:
		return wordsTooBig
	case extract.Abnormal:
		return wordsAbnormal
	case extract.Scanned:
		return wordsScanned
	case extract.Locked:
		return wordsLocked
	case extract.TooLong:
		return wordsTooLongFile
	}
	return wordsBroken
}
