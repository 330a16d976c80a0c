package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// pressDraft does what a button of a draft stands for. The right is looked at each time, and a button of a card that says
// something else than the draft by now only shows the draft.
func (t drafts) pressDraft(ctx context.Context, d DraftData) error {
	if ok, err := t.Guard.Admit(ctx, t.Talk, desk.MayPropose); !ok || err != nil {
		return err
	}
	p, ok, err := t.draft(ctx, d.Draft)
	if err != nil {
		return err
	}
	if !ok {
		t.Toast(talk.WordsExpired)
		return nil
	}
	if err := t.focus(ctx, p.ID); err != nil {
		return err
	}
	if d.State != 0 && d.State != stateOf(p) {
		t.Toast(wordsOldCard)
		return t.card(ctx, p, "", true)
	}
	switch d.Do {
	case "choose":
		return t.choose(ctx, p, d.To)
	case "skip":
		t.Toast("")
		return t.forward(ctx, p)
	case "mend":
		return t.askField(ctx, p, mending+d.To)
	case "discard":
		t.Toast("")
		if _, err := t.discardDraft(ctx); err != nil {
			return err
		}
		return t.focus(ctx, 0)
	case "resume":
		t.Toast("")
		return t.goOn(ctx, p)
	case "pick":
		t.Toast("")
		return t.pick(ctx, p)
	case "text", "compare":
		return t.pressText(ctx, p, d)
	case "send", "version-send", "apart-send":
		return t.decided(ctx, p, d)
	case "album", "all", "all-mend", "all-pick", "all-kind", "all-send", "same":
		return t.pressAlbum(ctx, p, d)
	}
	return t.adjust(ctx, p, d)
}

// pick offers the kinds of a document, each as a button.
func (t drafts) pick(ctx context.Context, p desk.Proposal) error {
	var options []draftOption
	for _, k := range kinds() {
		options = append(options, draftOption{capital(talk.KindName(k)), "kind", string(k)})
	}
	rows := [][]draftOption{}
	for pair := range slices.Chunk(options, 2) {
		rows = append(rows, pair)
	}
	keys, err := t.stateRows(ctx, p, append(rows, []draftOption{{labelCard, "card", ""}}))
	if err != nil {
		return err
	}
	t.Edit(talk.Plain(wordsAskKind), keys)
	return nil
}

// kinds are what a document can be, in the order of their buttons.
func kinds() []knowledge.Kind {
	return []knowledge.Kind{knowledge.Innovation, knowledge.Rule, knowledge.Guide, knowledge.Visit}
}

// visibilities are whom the person's documents can be shown to.
func (t drafts) visibilities() []knowledge.Visibility {
	shown := []knowledge.Visibility{knowledge.Public, knowledge.Internal}
	if t.Who.Agency != "" {
		shown = append(shown, knowledge.Restricted)
	}
	return shown
}

// adjust changes what needs no typing, and shows the card again.
func (t drafts) adjust(ctx context.Context, p desk.Proposal, d DraftData) (err error) {
	p.Step = ""
	switch d.Do {
	case "card":
	case "kind":
		if !slices.Contains(kinds(), knowledge.Kind(d.To)) {
			t.Toast(talk.WordsExpired)
			return nil
		}
		p.Document.Kind = knowledge.Kind(d.To)
	case "shown":
		p.Document.Visibility = next(t.visibilities(), cmp.Or(p.Document.Visibility, knowledge.Public))
		if p.Document.Visibility == knowledge.Restricted && p.Document.Agency == "" {
			p.Document.Agency = t.Who.Agency
		}
	case "mask":
		p.Masked = !p.Masked
	case "version":
		id, bad := strconv.ParseInt(d.To, 10, 64)
		if bad != nil {
			t.Toast(talk.WordsExpired)
			return nil
		}
		p.Replaces, p.Apart = id, false
	case "apart":
		p.Replaces, p.Apart = 0, true
	default:
		t.Toast(talk.WordsExpired)
		return nil
	}
	if p, err = t.saveDraft(ctx, p); err != nil {
		return err
	}
	t.Toast("")
	return t.card(ctx, p, "", true)
}

// choose switches one aspect or field of work on or off.
func (t drafts) choose(ctx context.Context, p desk.Proposal, key string) error {
	s, number, ok := stepOf(p)
	if !ok || s.options == nil || !slices.ContainsFunc(s.options(), func(l knowledge.Label) bool { return l.Key == key }) {
		t.Toast(talk.WordsExpired)
		return nil
	}
	list := &p.Document.Aspects
	if s.name == "fields" {
		list = &p.Document.Fields
	}
	if i := slices.Index(*list, key); i >= 0 {
		*list = slices.Delete(slices.Clone(*list), i, i+1)
	} else {
		*list = append(*list, key)
	}
	p, err := t.saveDraft(ctx, p)
	if err != nil {
		return err
	}
	said, keys, err := t.question(ctx, p, s, number, "")
	if err != nil {
		return err
	}
	t.Toast("")
	t.Edit(said, keys)
	return nil
}

// decided sends a proposal once there is nothing left to ask: first the gaps, then whether it is a new version of what it is
// like.
func (t drafts) decided(ctx context.Context, p desk.Proposal, d DraftData) (err error) {
	switch d.Do {
	case "version-send":
		id, bad := strconv.ParseInt(d.To, 10, 64)
		if bad != nil {
			t.Toast(talk.WordsExpired)
			return nil
		}
		p.Replaces = id
	case "apart-send":
		p.Apart = true
	}
	if gaps := gapsOf(p); len(gaps) > 0 {
		p.Step = sending + gaps[0]
		if p, err = t.saveDraft(ctx, p); err != nil {
			return err
		}
		t.Toast(wordsMissing + strings.Join(missingFields(p), ", "))
		return t.askStep(ctx, p, "")
	}
	twin, ok, err := t.undecided(ctx, p)
	if err != nil {
		return err
	}
	if ok {
		t.Toast("")
		return t.askTwin(ctx, p, twin)
	}
	return t.submit(ctx, p)
}

// undecided is the document that a proposal is so like that it has to be asked whether it is a new version of it.
func (t drafts) undecided(ctx context.Context, p desk.Proposal) (desk.Twin, bool, error) {
	if p.Replaces != 0 || p.Apart {
		return desk.Twin{}, false, nil
	}
	twins, err := t.twins(ctx, p)
	for _, w := range twins {
		if w.Same == desk.TwinNear || w.Same == desk.TwinTitle && (w.Document.Year == p.Document.Year || w.Document.Year == 0) {
			return w, true, nil
		}
	}
	return desk.Twin{}, false, err
}

// askTwin asks before sending whether a proposal is a new version.
func (t drafts) askTwin(ctx context.Context, p desk.Proposal, w desk.Twin) error {
	id := strconv.FormatInt(w.Document.ID, 10)
	var text talk.Text
	text.Plain(twinWords(w)).Line().Bold(fmt.Sprintf(wordsAskVersion, w.Document.ID))
	if old, err := t.Documents.Document(ctx, w.Document.ID); err == nil {
		text.Gap().Plain(talk.Clip(desk.Changes(old, p.Clean()), changesRoom))
	} else if !talk.Missing(err) {
		return fmt.Errorf("read a document like a draft: %w", err)
	}
	keys, err := t.stateRows(ctx, p, [][]draftOption{
		{{fmt.Sprintf(labelYesVersion, w.Document.ID), "version-send", id}}, {{labelOther, "apart-send", ""}}, {{labelCard, "card",
			""}},
	})
	if err != nil {
		return err
	}
	t.Edit(text.Trim(), keys)
	return nil
}

// changesRoom is how much of what differs between two versions is shown, in characters.
const changesRoom = 900

// submit sends a proposal for review and tells those who can approve it.
func (t drafts) submit(ctx context.Context, p desk.Proposal) error {
	doc, err := t.Desk.Submit(ctx, t.Actor(), p)
	switch {
	case errors.Is(err, knowledge.ErrDuplicate):
		t.Toast(wordsSameText)
		return nil
	case errors.Is(err, knowledge.ErrForbidden):
		if ok, err := t.Guard.May(ctx, t.Talk, desk.MayPropose); err != nil {
			return err
		} else if ok {
			t.Alert(wordsOwnAgency)
			return nil
		}
		t.Alert(rights.Words(desk.MayPropose))
		return nil
	case talk.Problem(err) != "":
		t.Toast("")
		return t.card(ctx, p, talk.Problem(err), true)
	case err != nil:
		return fmt.Errorf("send a proposal: %w", err)
	}
	if err := t.focus(ctx, 0); err != nil {
		return err
	}
	t.Toast("")
	t.Edit((&talk.Text{}).Bold(doc.Title).Gap().Plain(fmt.Sprintf(wordsSubmitted, doc.ID)).Trim(), nil)
	if err := t.reviews().tellReviewers(ctx, doc, p); err != nil || p.Album == "" {
		return err
	}
	return t.restOfAlbum(ctx, p.Album)
}

// next is the value behind v in a round of values; the first for one that is not among them.
func next[V comparable](values []V, v V) V { return values[(slices.Index(values, v)+1)%len(values)] }

// askField keeps that a field of a draft is asked for, and asks.
func (t drafts) askField(ctx context.Context, p desk.Proposal, step string) error {
	p.Step = step
	p, err := t.saveDraft(ctx, p)
	if err != nil {
		return err
	}
	t.Toast("")
	return t.askStep(ctx, p, "")
}
