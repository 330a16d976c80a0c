package bot

import (
	"context"
	"fmt"

	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// suggested is the step of a proposal that somebody without the right to propose left to the curators.
const suggested = "usulan"

// suggestionsMost bounds how many suggestions of one person may wait.
const suggestionsMost = 5

// proposeData is a forwarded text that may become a document.
type proposeData struct {
	Text   string `json:"text"`
	Origin string `json:"origin,omitempty"`
}

// takeData is a suggestion that a curator may take over.
type takeData struct {
	Draft int64 `json:"draft"`
}

// forwarded does nothing by itself: what was forwarded may be a command or a trap.
func (t *talk) forwarded(ctx context.Context) error {
	text := knowledge.Visible(t.text)
	if text == "" {
		return t.file(ctx)
	}
	search, err := t.button(ctx, actionSearch, searchData{Text: clip(knowledge.Mask(text), knowledge.MaxQuestion)})
	if err != nil {
		return err
	}
	mine, err := t.may(ctx, desk.MayPropose)
	if err != nil {
		return err
	}
	kept := t.text
	if !mine { // who may propose is asked about personal data on the card; of others it is not kept at all
		kept = knowledge.MaskPersonal(kept)
	}
	propose, err := t.button(ctx, actionPropose, proposeData{Text: kept, Origin: originOf(t.m)})
	if err != nil {
		return err
	}
	ignore, err := t.button(ctx, actionIgnore, nil)
	if err != nil {
		return err
	}
	keys := Keyboard{{{Text: labelSearch, Data: search}}}
	if t.m.Chat.Private() {
		keys[0] = append(keys[0], Key{Text: labelPropose, Data: propose})
	}
	t.sayText(wordsForwarded, append(keys, []Key{{Text: labelIgnore, Data: ignore}}))
	return nil
}

// pressPropose makes a draft of a forwarded text: the person's own, or a suggestion to the curators.
func (t *talk) pressPropose(ctx context.Context, d proposeData) error {
	if ok, err := t.inPrivate(); !ok || err != nil {
		return err
	}
	p := desk.Proposal{Person: t.who.ID, Chat: t.m.Chat.ID, Masked: true, Origin: d.Origin}
	p.Document.Body = d.Text + "\n"
	t.understand(&p.Document)
	p.Document.Sources = []knowledge.Source{{Title: wordsForwardedPost}}
	if d.Origin != "" {
		p.Document.Sources[0].Title = d.Origin
	}
	ok, err := t.may(ctx, desk.MayPropose)
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
	t.toast("")
	return t.card(ctx, p, wordsRead, true)
}

// suggest leaves a text to the curators.
func (t *talk) suggest(ctx context.Context, p desk.Proposal) error {
	waiting, err := t.Records.Proposals(ctx, t.who.ID)
	if err != nil {
		return fmt.Errorf("count suggestions: %w", err)
	}
	if len(waiting) >= suggestionsMost {
		t.toast(wordsManySuggestions)
		return nil
	}
	p.Step = suggested
	if p, err = t.saveDraft(ctx, p); err != nil {
		return err
	}
	ids, err := t.reviewers(ctx, t.who.ID)
	if err != nil {
		return err
	}
	for _, id := range ids {
		take, err := t.buttonFor(ctx, id, actionTake, takeData{Draft: p.ID})
		if err != nil {
			return err
		}
		ignore, err := t.buttonFor(ctx, id, actionIgnore, nil)
		if err != nil {
			return err
		}
		var text markup
		text.Bold(wordsSuggestion).Line().Text(clip(p.Document.Title, 200)).Line().Italic(p.Origin).Gap().Text(clip(knowledge.Visible(p.Document.Body), 600))
		t.tell(id, text.String(), Keyboard{{{Text: labelTake, Data: take}, {Text: labelIgnore, Data: ignore}}})
	}
	t.toast("")
	t.edit(escapeText.Replace(wordsSuggested), nil)
	return nil
}

// pressTake makes a suggestion the curator's own draft; the first one who takes it has it.
func (t *talk) pressTake(ctx context.Context, d takeData) error {
	if ok, err := t.may(ctx, desk.MayCurate); err != nil {
		return err
	} else if !ok {
		return t.turnAway(ctx, desk.MayCurate)
	}
	p, err := t.Records.Proposal(ctx, d.Draft)
	if isMissing(err) || err == nil && p.Step != suggested {
		t.toast(wordsTaken)
		return nil
	}
	if err != nil {
		return fmt.Errorf("read a suggestion: %w", err)
	}
	if err := t.Records.DeleteProposal(ctx, p.ID); err != nil { // a proposal keeps who made it: this one is made anew
		return fmt.Errorf("take a suggestion over: %w", err)
	}
	p.ID, p.Person, p.Chat, p.Step = 0, t.who.ID, t.m.Chat.ID, ""
	if p, err = t.saveDraft(ctx, p); err != nil {
		return err
	}
	if err := t.focus(ctx, p.ID); err != nil {
		return err
	}
	t.toast("")
	return t.card(ctx, p, wordsRead, true)
}
