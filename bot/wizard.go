package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"studitiru/knowledge"
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
	set     func(t *talk, p *knowledge.Proposal, text string) (problem string)
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
func stepsOf(p knowledge.Proposal) []step {
	if p.Document.Kind == knowledge.Visit {
		return visitSteps()
	}
	return documentSteps()
}

// mending marks the step of a single question that was asked from the card.
const mending = "mend."

func stepOf(p knowledge.Proposal) (s step, number int, ok bool) {
	name := strings.TrimPrefix(p.Step, mending)
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
func (t *talk) add(ctx context.Context, rest string) error {
	p := knowledge.Proposal{Document: knowledge.Document{Meta: knowledge.Meta{Kind: knowledge.Innovation}}}
	return t.begin(ctx, p, rest)
}

// begin starts a wizard in private for somebody who may propose.
func (t *talk) begin(ctx context.Context, p knowledge.Proposal, title string) error {
	if ok, err := t.mayHere(ctx, knowledge.MayPropose); !ok || err != nil {
		return err
	}
	p.Person, p.Chat, p.Masked = t.who.ID, t.m.Chat.ID, true
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
func (t *talk) saveDraft(ctx context.Context, p knowledge.Proposal) (knowledge.Proposal, error) {
	p.Updated = t.Now()
	if p.Created.IsZero() {
		p.Created = p.Updated
	}
	p, err := t.Records.SaveProposal(ctx, p)
	if err != nil {
		return p, fmt.Errorf("keep a draft: %w", err)
	}
	return p, nil
}

// focus makes a proposal the one that the next messages of this chat belong to; 0 for none.
func (t *talk) focus(ctx context.Context, id int64) error {
	t.state.Draft, t.state.Await = id, ""
	return t.remember(ctx)
}

// draft reads the person's own proposal; ok is false when it is gone or somebody else's.
func (t *talk) draft(ctx context.Context, id int64) (p knowledge.Proposal, ok bool, err error) {
	if id == 0 {
		return p, false, nil
	}
	p, err = t.Records.Proposal(ctx, id)
	if isMissing(err) {
		return p, false, nil
	}
	if err != nil {
		return p, false, fmt.Errorf("read a draft: %w", err)
	}
	return p, p.Person == t.who.ID && p.Chat == t.m.Chat.ID, nil
}

// askStep asks the question that the proposal waits for.
func (t *talk) askStep(ctx context.Context, p knowledge.Proposal, remark string) error {
	s, number, ok := stepOf(p)
	if !ok {
		return t.card(ctx, p, remark, false)
	}
	html, keys, err := t.question(ctx, p, s, number, remark)
	if err == nil {
		t.say(html, keys)
	}
	return err
}

// question writes a step with its buttons.
func (t *talk) question(ctx context.Context, p knowledge.Proposal, s step, number int, remark string) (string, Keyboard, error) {
	var text markup
	if remark != "" {
		text.Italic(remark).Gap()
	}
	if !strings.HasPrefix(p.Step, mending) {
		text.Bold(fmt.Sprintf(wordsStep, number, len(stepsOf(p)))).Line()
	}
	text.Text(s.ask)
	var keys Keyboard
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
			key, err := t.button(ctx, actionDraft, draftData{Draft: p.ID, Do: "choose", To: o.Key})
			if err != nil {
				return "", nil, err
			}
			if i%2 == 0 {
				keys = append(keys, nil)
			}
			keys[len(keys)-1] = append(keys[len(keys)-1], Key{Text: label, Data: key})
		}
	}
	row, err := t.stepKeys(ctx, p, s)
	return text.String(), append(keys, row), err
}

// stepKeys are the buttons that lead on.
func (t *talk) stepKeys(ctx context.Context, p knowledge.Proposal, s step) ([]Key, error) {
	options := []draftOption{{labelStop, "discard", ""}}
	switch {
	case s.options != nil:
		options = append([]draftOption{{labelOn, "skip", ""}}, options...)
	case strings.HasPrefix(p.Step, mending):
		options = []draftOption{{labelCard, "card", ""}}
	case s.optional:
		options = append([]draftOption{{labelSkip, "skip", ""}}, options...)
	}
	return t.draftRow(ctx, p.ID, options)
}

// answeredStep takes a text as the answer to the step that a draft of this chat waits for.
func (t *talk) answeredStep(ctx context.Context, text string) (done bool, err error) {
	if t.state.Draft == 0 || !t.m.Chat.Private() || t.state.Await != "" {
		return false, nil
	}
	p, ok, err := t.draft(ctx, t.state.Draft)
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
	if problem := s.set(t, &p, text); problem != "" {
		return true, t.askStep(ctx, p, problem)
	}
	return true, t.forward(ctx, p)
}

// forward goes to the next question, or to the card after the last and after a mend.
func (t *talk) forward(ctx context.Context, p knowledge.Proposal) error {
	mended := strings.HasPrefix(p.Step, mending)
	p.Step = nextStep(p)
	p, err := t.saveDraft(ctx, p)
	if err != nil {
		return err
	}
	if p.Step != "" {
		return t.askStep(ctx, p, "")
	}
	remark := wordsDraftReady
	if mended {
		remark = wordsDraftKept
	}
	return t.card(ctx, p, remark, false)
}

// nextStep is the step behind the present one whose answer is not known yet, "" for none.
func nextStep(p knowledge.Proposal) string {
	if strings.HasPrefix(p.Step, mending) {
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
func filled(p knowledge.Proposal, step string) bool {
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
	head := map[string]string{"visitors": headVisitors, "dates": headDates, "topic": headTopic, "seen": headSeen, "copy": headCopy, "follow": headFollow}[step]
	return head != "" && sectionOf(d.Body, head) != ""

}

// resume goes on with the newest draft of this chat: /lanjut.
func (t *talk) resume(ctx context.Context, _ string) error {
	if ok, err := t.inPrivate(); !ok || err != nil {
		return err
	}
	list, err := t.Records.Proposals(ctx, t.who.ID)
	if err != nil {
		return fmt.Errorf("list drafts: %w", err)
	}
	for _, kept := range list {
		p, ok, err := t.draft(ctx, kept.ID)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if p, err = t.saveDraft(ctx, p); err != nil { // it is no longer idle
			return err
		}
		if err := t.focus(ctx, p.ID); err != nil {
			return err
		}
		return t.askStep(ctx, p, fmt.Sprintf(wordsResumed, draftName(p)))
	}
	t.sayText(wordsNoDraft, nil)
	return nil
}

func draftName(p knowledge.Proposal) string {
	if p.Document.Title == "" {
		return wordsUntitled
	}
	return clip(p.Document.Title, 80)
}

// discardDraft ends the draft of this chat: /batal. ok is false when there is none.
func (t *talk) discardDraft(ctx context.Context) (ok bool, err error) {
	p, ok, err := t.draft(ctx, t.state.Draft)
	if !ok || err != nil {
		return false, err
	}
	if err := t.Records.DeleteProposal(ctx, p.ID); err != nil {
		return false, fmt.Errorf("discard a draft: %w", err)
	}
	t.sayText(fmt.Sprintf(wordsDiscarded, draftName(p)), nil)
	return true, nil
}

// What a text sets. Each returns what is wrong with it, for people, or "".

func setTitle(_ *talk, p *knowledge.Proposal, text string) string {
	text = knowledge.Visible(text)
	if n := len([]rune(text)); n < 5 || n > knowledge.MaxTitle {
		return fmt.Sprintf(wordsBadTitle, knowledge.MaxTitle)
	}
	p.Document.Title = text
	return ""
}

func setBody(_ *talk, p *knowledge.Proposal, text string) string {
	text = strings.TrimSpace(text)
	if len(knowledge.Visible(text)) < 20 {
		return wordsBadBody
	}
	p.Document.Body = text + "\n"
	return ""
}

// setPlace takes one place or several between commas; official names where they are known.
func setPlace(t *talk, p *knowledge.Proposal, text string) string {
	var places, near []string
	for _, name := range listed(text) {
		place := t.place(name)
		switch {
		case place.Name != "":
			places = append(places, place.Name)
		case len(place.Near) > 0:
			near = append(near, place.Near...)
		default:
			return fmt.Sprintf(wordsBadPlace, clip(name, 60))
		}
	}
	switch {
	case len(near) > 0:
		return fmt.Sprintf(wordsNearPlace, strings.Join(near[:min(4, len(near))], ", "))
	case len(places) == 0:
		return fmt.Sprintf(wordsBadPlace, clip(text, 60))
	}
	p.Document.Places = places
	return ""
}

func setYear(t *talk, p *knowledge.Proposal, text string) string {
	year, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || year < 1945 || year > t.Now().Year()+1 {
		return fmt.Sprintf(wordsBadYear, t.Now().Year()+1)
	}
	p.Document.Year = year
	return ""
}

// setSource takes an address, a title, or both.
func setSource(_ *talk, p *knowledge.Proposal, text string) string {
	var source knowledge.Source
	var title []string
	for _, word := range strings.Fields(knowledge.Visible(text)) {
		if source.URL == "" && webAddress(word) {
			source.URL = word
			continue
		}
		title = append(title, word)
	}
	source.Title = clip(strings.Trim(strings.Join(title, " "), " –-,:"), 200)
	if source.Title == "" {
		source.Title = hostOf(source.URL)
	}
	if len([]rune(source.Title)) < 3 {
		return wordsBadSource
	}
	p.Document.Sources = []knowledge.Source{source}
	return ""
}

func setAspects(_ *talk, p *knowledge.Proposal, text string) string {
	return setLabels(&p.Document.Aspects, knowledge.Aspects(), text)
}

func setFields(_ *talk, p *knowledge.Proposal, text string) string {
	return setLabels(&p.Document.Fields, fieldLabels(), text)
}

func setLabels(into *[]string, known []knowledge.Label, text string) string {
	var keys []string
	for _, name := range listed(text) {
		i := slices.IndexFunc(known, func(l knowledge.Label) bool {
			return strings.EqualFold(l.Key, name) || strings.EqualFold(l.Name, name)
		})
		if i < 0 {
			return fmt.Sprintf(wordsBadChoice, clip(name, 60))
		}
		keys = append(keys, known[i].Key)
	}
	*into = keys
	return ""
}

// listed splits "a, b; c".
func listed(text string) (list []string) {
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if s = knowledge.Visible(s); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// fieldLabels are the fields of work, in the order of their names.
func fieldLabels() []knowledge.Label {
	var list []knowledge.Label
	for _, key := range []string{"adminduk", "air", "ipp", "kesehatan", "lingkungan", "mpp", "pajak", "pangan", "pendidikan",
		"pengaduan", "perizinan", "skm", "sosial", "tata-kelola", "teknologi", "umkm"} {
		list = append(list, knowledge.Label{Key: key, Name: valueName("field", key)})
	}
	return list
}

// place is what a name of a place means; without a gazetteer the name itself.
func (b *Bot) place(words string) Place {
	words = knowledge.Visible(words)
	if b.Places == nil {
		return Place{Name: clip(words, 80)}
	}
	return b.Places(words)
}

// problemOf is the sentence of a document that breaks the contract, "" for other errors.
func problemOf(err error) string {
	var invalid *knowledge.Invalid
	if errors.As(err, &invalid) {
		return invalid.Problem
	}
	return ""
}
