package desk

import (
	"context"
	"fmt"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// suggested is the step of a proposal that somebody without the right to propose left to the curators.
const suggested = "usulan"

// suggestionsMost bounds how many suggestions of one person may wait.
const suggestionsMost = 5

// ProposeData is a forwarded text that may become a document.
type ProposeData struct {
	Text   string `json:"text"`
	Origin string `json:"origin,omitempty"`
}

// TakeData is a suggestion that a curator may take over.
type TakeData struct {
	Draft int64 `json:"draft"`
}

// forwarded does nothing by itself: what was forwarded may be a command or a trap.
func (t drafts) forwarded(ctx context.Context) error {
	text := knowledge.Visible(t.Said)
	search, err := t.Button(ctx, talk.ActionSearch, talk.SearchData{Text: talk.Clip(knowledge.Mask(text), knowledge.MaxQuestion)})
	if err != nil {
		return err
	}
	mine, err := t.Guard.May(ctx, t.Talk, desk.MayPropose)
	if err != nil {
		return err
	}
	kept := t.Said
	if !mine { // who may propose is asked about personal data on the card; of others it is not kept at all
		kept = knowledge.MaskPersonal(kept)
	}
	propose, err := t.Button(ctx, ActionPropose, ProposeData{Text: kept, Origin: originOf(t.M)})
	if err != nil {
		return err
	}
	ignore, err := t.Button(ctx, talk.ActionIgnore, nil)
	if err != nil {
		return err
	}
	keys := talk.Keyboard{{{Text: labelSearch, Data: search}}}
	if t.M.Chat.Private() {
		keys[0] = append(keys[0], talk.Key{Text: labelPropose, Data: propose})
	}
	t.SayPlain(wordsForwarded, append(keys, []talk.Key{{Text: labelIgnore, Data: ignore}}))
	return nil
}

// pressPropose makes a draft of a forwarded text: the person's own, or a suggestion to the curators.
func (t drafts) pressPropose(ctx context.Context, d ProposeData) error {
	if !t.InPrivate() {
		return nil
	}
	p := desk.Proposal{Person: t.Who.ID, Chat: t.M.Chat.ID, Masked: true, Origin: d.Origin}
	p.Document.Body = d.Text + "\n"
	t.Desk.Understand(&p.Document, desk.Told{Origin: d.Origin})
	p.Document.Sources = []knowledge.Source{{Title: wordsForwardedPost}}
	if d.Origin != "" {
		p.Document.Sources[0].Title = d.Origin
	}
	ok, err := t.Guard.May(ctx, t.Talk, desk.MayPropose)
	if err != nil {
		return err
	}
	if !ok {
		return t.suggest(ctx, p)
	}
	if p, err = t.saveDraft(ctx, p); err != nil {
		return err
	}
	if err := t.focus(ctx, p.ID); err != nil {
		return err
	}
	t.Toast("")
	return t.card(ctx, p, wordsRead, true)
}

// suggest leaves a text to the curators.
func (t drafts) suggest(ctx context.Context, p desk.Proposal) error {
	waiting, err := t.Drafts.Proposals(ctx, t.Who.ID)
	if err != nil {
		return fmt.Errorf("count suggestions: %w", err)
	}
	if len(waiting) >= suggestionsMost {
		t.Toast(wordsManySuggestions)
		return nil
	}
	p.Step = suggested
	if p, err = t.saveDraft(ctx, p); err != nil {
		return err
	}
	ids, err := t.Guard.Curators(ctx, t.Who.ID)
	if err != nil {
		return err
	}
	for _, id := range ids {
		take, err := t.ButtonIn(ctx, id, ActionTake, TakeData{Draft: p.ID})
		if err != nil {
			return err
		}
		ignore, err := t.ButtonIn(ctx, id, talk.ActionIgnore, nil)
		if err != nil {
			return err
		}
		var text talk.Text
		text.Bold(wordsSuggestion).
			Line().
			Plain(talk.Clip(p.Document.Title, 200)).
			Line().
			Italic(p.Origin).
			Gap().
			Plain(talk.Clip(knowledge.Visible(p.Document.Body), 600))
		t.Tell(id, text.Trim(), talk.Keyboard{{{Text: labelTake, Data: take}, {Text: labelIgnore, Data: ignore}}})
	}
	t.Toast("")
	t.Edit(talk.Plain(wordsSuggested), nil)
	return nil
}

// pressTake makes a suggestion the curator's own draft; the first one who takes it has it.
func (t drafts) pressTake(ctx context.Context, d TakeData) error {
	if ok, err := t.Guard.Admit(ctx, t.Talk, desk.MayCurate); !ok || err != nil {
		return err
	}
	p, err := t.Drafts.Proposal(ctx, d.Draft)
	if talk.Missing(err) || err == nil && p.Step != suggested {
		t.Toast(wordsTaken)
		return nil
	}
	if err != nil {
		return fmt.Errorf("read a suggestion: %w", err)
	}
	if err := t.Drafts.DeleteProposal(ctx, p.ID); err != nil { // a proposal keeps who made it: this one is made anew
		return fmt.Errorf("take a suggestion over: %w", err)
	}
	p.ID, p.Person, p.Chat, p.Step = 0, t.Who.ID, t.M.Chat.ID, ""
	if p, err = t.saveDraft(ctx, p); err != nil {
		return err
	}
	if err := t.focus(ctx, p.ID); err != nil {
		return err
	}
	t.Toast("")
	return t.card(ctx, p, wordsRead, true)
}
