package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// Life of a wizard: after this long without an answer the draft is put aside until /lanjut.
const wizardIdle = 24 * time.Hour

// step is one question of a wizard.
type step struct {
	name     string // kept in Proposal.Step
	ask      string
	optional bool
	// options are offered as buttons that can be chosen together; nil for a text.
	options func() []knowledge.Label
	set     func(t drafts, p *desk.Proposal, text string) (problem string)
}

// documentSteps are the questions of /tambah.
func documentSteps() []step {
	return []step{
		{name: "title", ask: wordsAskTitle, set: setTitle},
		{name: "body", ask: wordsAskBody, optional: true, set: setBody},
		{name: "place", ask: wordsAskPlace, set: setPlace},
		{name: "year", ask: wordsAskYear, set: setYear},
		{name: "source", ask: wordsAskSource, set: setSource},
		{name: "aspects", ask: wordsAskAspects, optional: true, options: knowledge.Aspects, set: setAspects},
		{name: "fields", ask: wordsAskFields, optional: true, options: fieldLabels, set: setFields},
	}
}

// stepsOf are the questions for what is being written.
func stepsOf(p desk.Proposal) []step {
	if p.Document.Kind == knowledge.Visit {
		return visitSteps()
	}
	return documentSteps()
}

// How a step is marked whose question was asked from the card: alone, as one of the gaps that sending found, or for all files
// of an album.
const (
	mending = "mend."
	sending = "send."
	sharing = "all."
)

// single reports whether a step was asked from the card, and names it.
func single(step string) (name string, ok bool) {
	for _, mark := range []string{mending, sending, sharing} {
		if name, ok := strings.CutPrefix(step, mark); ok {
			return name, true
		}
	}
	return step, false
}

func stepOf(p desk.Proposal) (s step, number int, ok bool) {
	name, _ := single(p.Step)
	list := stepsOf(p)
	n := slices.IndexFunc(list, func(s step) bool { return s.name == name })
	if n < 0 {
		list = documentSteps() // a visit's place and year are mended like those of any document
		if n = slices.IndexFunc(list, func(s step) bool { return s.name == name }); n < 0 {
			return step{}, 0, false
		}
	}
	return list[n], n + 1, true
}

// add begins the wizard for a document: /tambah [TITLE].
func (t drafts) add(ctx context.Context, rest string) error {
	p := desk.Proposal{Document: knowledge.Document{Meta: knowledge.Meta{Kind: knowledge.Innovation}}}
	return t.begin(ctx, p, rest)
}

// begin starts a wizard in private for somebody who may propose.
func (t drafts) begin(ctx context.Context, p desk.Proposal, title string) error {
	if ok, err := t.Guard.AdmitHere(ctx, t.Talk, desk.MayPropose); !ok || err != nil {
		return err
	}
	p.Person, p.Chat, p.Masked = t.Who.ID, t.M.Chat.ID, true
	p.Step = stepsOf(p)[0].name
	if title != "" {
		if problem := setTitle(t, &p, title); problem == "" && p.Step == "title" {
			p.Step = stepsOf(p)[1].name
		}
	}
	p, err := t.saveDraft(ctx, p)
	if err != nil {
		return err
	}
	if err := t.focus(ctx, p.ID); err != nil {
		return err
	}
	return t.askStep(ctx, p, "")
}

// saveDraft keeps a proposal with the time of its last change.
func (t drafts) saveDraft(ctx context.Context, p desk.Proposal) (desk.Proposal, error) {
	p.Updated = t.Now()
	if p.Created.IsZero() {
		p.Created = p.Updated
	}
	p, err := t.Drafts.SaveProposal(ctx, p)
	if err != nil {
		return p, fmt.Errorf("keep a draft: %w", err)
	}
	return p, nil
}

// focus makes a proposal the one that the next messages of this chat belong to; 0 for none.
func (t drafts) focus(ctx context.Context, id int64) error {
	t.Memory.Draft, t.Memory.Await = id, ""
	return t.Remember(ctx)
}

// draft reads the person's own proposal; ok is false when it is gone or somebody else's.
func (t drafts) draft(ctx context.Context, id int64) (p desk.Proposal, ok bool, err error) {
	if id == 0 {
		return p, false, nil
	}
	p, err = t.Drafts.Proposal(ctx, id)
	if talk.Missing(err) {
		return p, false, nil
	}
	if err != nil {
		return p, false, fmt.Errorf("read a draft: %w", err)
	}
	return p, p.Person == t.Who.ID && p.Chat == t.M.Chat.ID, nil
}

// waits reports whether another draft of this chat waits for an answer.
func (t drafts) waits(ctx context.Context, but int64) (bool, error) {
	if t.Memory.Draft == but {
		return false, nil
	}
	p, ok, err := t.draft(ctx, t.Memory.Draft)
	return ok && p.Step != "", err
}

// askStep asks the question that the proposal waits for.
func (t drafts) askStep(ctx context.Context, p desk.Proposal, remark string) error {
	s, number, ok := stepOf(p)
	if !ok {
		return t.card(ctx, p, remark, false)
	}
	said, keys, err := t.question(ctx, p, s, number, remark)
	if err == nil {
		t.Say(said, keys)
	}
	return err
}

// question writes a step with its buttons.
func (t drafts) question(
	ctx context.Context,
	p desk.Proposal,
	s step,
	number int,
	remark string,
) (talk.Text, talk.Keyboard, error) {
	var text talk.Text
	if remark != "" {
		text.Italic(remark).Gap()
	}
	if _, alone := single(p.Step); !alone {
		text.Bold(fmt.Sprintf(wordsStep, number, len(stepsOf(p)))).Line()
	}
	text.Plain(s.ask)
	var keys talk.Keyboard
	if s.options != nil {
		chosen := p.Document.Aspects
		if s.name == "fields" {
			chosen = p.Document.Fields
		}
		for i, o := range s.options() {
			label := o.Name
			if slices.Contains(chosen, o.Key) {
				label = "✓ " + label
			}
			key, err := t.Button(ctx, ActionDraft, DraftData{Draft: p.ID, Do: "choose", To: o.Key})
			if err != nil {
				return nil, nil, err
			}
			if i%2 == 0 {
				keys = append(keys, nil)
			}
			keys[len(keys)-1] = append(keys[len(keys)-1], talk.Key{Text: label, Data: key})
		}
	}
	row, err := t.stepKeys(ctx, p, s)
	return text.Trim(), append(keys, row), err
}

// stepKeys are the buttons that lead on.
func (t drafts) stepKeys(ctx context.Context, p desk.Proposal, s step) ([]talk.Key, error) {
	options := []draftOption{{labelStop, "discard", ""}}
	_, alone := single(p.Step)
	switch {
	case s.options != nil:
		options = append([]draftOption{{labelOn, "skip", ""}}, options...)
	case strings.HasPrefix(p.Step, sharing):
		options = []draftOption{{labelCard, "album", ""}}
	case alone:
		options = []draftOption{{labelCard, "card", ""}}
	case s.optional:
		options = append([]draftOption{{labelSkip, "skip", ""}}, options...)
	}
	return t.draftRow(ctx, p.ID, options)
}

// answeredStep takes a text as the answer to the step that a draft of this chat waits for.
func (t drafts) answeredStep(ctx context.Context, text string) (done bool, err error) {
	if t.Memory.Draft == 0 || !t.M.Chat.Private() {
		return false, nil
	}
	p, ok, err := t.draft(ctx, t.Memory.Draft)
	if err != nil {
		return false, err
	}
	if !ok || p.Step == "" {
		return false, nil
	}
	if t.Now().Sub(p.Updated) >= wizardIdle { // Round has said that the draft was put aside
		return false, t.focus(ctx, 0)
	}
	s, _, ok := stepOf(p)
	if !ok {
		return false, nil
	}
	if ok, err := t.Guard.May(ctx, t.Talk, desk.MayPropose); err != nil {
		return true, err
	} else if !ok { // the role was taken away in the meantime
		if err := t.focus(ctx, 0); err != nil {
			return true, err
		}
		return true, t.Guard.TurnAway(ctx, t.Talk, desk.MayPropose)
	}
	before := p
	problem := s.set(t, &p, text)
	if asksSomething(text) {
		if err := t.offerSearch(ctx, text, s, problem); err != nil {
			return true, err
		}
	}
	switch {
	case problem != "":
		return true, t.askStep(ctx, before, problem)
	case strings.HasPrefix(p.Step, sharing):
		return true, t.shared(ctx, p, s.name)
	}
	return true, t.forward(ctx, p)
}

// forward goes to the next question, or to the card after the last and after a mend.
func (t drafts) forward(ctx context.Context, p desk.Proposal) error {
	_, mended := single(p.Step)
	toSend := strings.HasPrefix(p.Step, sending)
	p.Step = nextStep(p)
	p, err := t.saveDraft(ctx, p)
	if err != nil {
		return err
	}
	if p.Step != "" {
		return t.askStep(ctx, p, "")
	}
	remark := wordsDraftReady
	if mended && !toSend {
		remark = wordsDraftKept
	}
	return t.card(ctx, p, remark, false)
}

// nextStep is the step behind the present one whose answer is not known yet, "" for none.
func nextStep(p desk.Proposal) string {
	if _, alone := single(p.Step); alone {
		if gaps := gapsOf(p); strings.HasPrefix(p.Step, sending) && len(gaps) > 0 {
			return sending + gaps[0]
		}
		return ""
	}
	_, number, ok := stepOf(p)
	if !ok {
		return ""
	}
	for _, s := range stepsOf(p)[number:] {
		if !filled(p, s.name) {
			return s.name
		}
	}
	return ""
}

// filled reports whether the field behind a step has a value.
func filled(p desk.Proposal, step string) bool {
	d := p.Document
	switch step {
	case "title":
		return d.Title != ""
	case "body":
		return strings.TrimSpace(d.Body) != ""
	case "place":
		return len(d.Places) > 0
	case "year":
		return d.Year != 0
	case "source":
		return len(d.Sources) > 0
	case "aspects":
		return len(d.Aspects) > 0
	case "fields":
		return len(d.Fields) > 0
	case "host":
		return len(d.Places) > 0
	}
	head := map[string]string{"visitors": knowledge.HeadVisitors, "dates": knowledge.HeadDates, "topic": knowledge.HeadTopic,
		"seen": knowledge.HeadSeen, "copy": knowledge.HeadCopy, "follow": knowledge.HeadFollow}[step]
	return head != "" && knowledge.SectionOf(d.Body, head) != ""

}

// resume goes on with the newest draft of this chat, and offers the others: /lanjut.
func (t drafts) resume(ctx context.Context, _ string) error {
	if !t.InPrivate() {
		return nil
	}
	list, err := t.Drafts.Proposals(ctx, t.Who.ID)
	if err != nil {
		return fmt.Errorf("list drafts: %w", err)
	}
	list = slices.DeleteFunc(list, func(p desk.Proposal) bool { return p.Step == suggested || p.Chat != t.M.Chat.ID })
	if len(list) == 0 {
		t.SayPlain(wordsNoDraft, nil)
		return nil
	}
	if len(list) > 1 {
		var keys talk.Keyboard
		for _, p := range list[1:min(len(list), 6)] {
			row, err := t.draftRow(ctx, p.ID, []draftOption{{talk.Clip(draftName(p), 40), "resume", ""}})
			if err != nil {
				return err
			}
			keys = append(keys, row)
		}
		t.SayPlain(wordsOtherDrafts, keys)
	}
	p, ok, err := t.draft(ctx, list[0].ID)
	if !ok || err != nil {
		return err
	}
	return t.goOn(ctx, p)
}

// goOn asks for what a draft waits for, or shows its card.
func (t drafts) goOn(ctx context.Context, p desk.Proposal) error {
	p, err := t.saveDraft(ctx, p) // it is no longer idle
	if err != nil {
		return err
	}
	if err := t.focus(ctx, p.ID); err != nil {
		return err
	}
	return t.askStep(ctx, p, fmt.Sprintf(wordsResumed, draftName(p)))
}

func draftName(p desk.Proposal) string {
	if p.Document.Title == "" {
		return wordsUntitled
	}
	return talk.Clip(p.Document.Title, 80)
}

// discardDraft ends the draft of this chat: /batal. ok is false when there is none.
func (t drafts) discardDraft(ctx context.Context) (ok bool, err error) {
	p, ok, err := t.draft(ctx, t.Memory.Draft)
	if !ok || err != nil {
		return false, err
	}
	if err := t.Drafts.DeleteProposal(ctx, p.ID); err != nil {
		return false, fmt.Errorf("discard a draft: %w", err)
	}
	t.SayPlain(fmt.Sprintf(wordsDiscarded, draftName(p)), nil)
	return true, nil
}
