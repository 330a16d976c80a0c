package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// DraftData stands behind the buttons of a draft.
type DraftData struct {
	Draft int64  `json:"draft"`
	Do    string `json:"do"`
	To    string `json:"to,omitempty"`
}

type draftOption struct{ label, do, to string }

func (t drafts) draftRow(ctx context.Context, draft int64, options []draftOption) ([]talk.Key, error) {
	var row []talk.Key
	for _, o := range options {
		key, err := t.Button(ctx, ActionDraft, DraftData{Draft: draft, Do: o.do, To: o.to})
		if err != nil {
			return nil, err
		}
		row = append(row, talk.Key{Text: o.label, Data: key})
	}
	return row, nil
}

// card shows what was understood of a proposal, with buttons to mend each part and to send it.
func (t drafts) card(ctx context.Context, p desk.Proposal, remark string, inPlace bool) error {
	twins, err := t.Desk.Twins(ctx, p.Document, p.FileHash)
	if err != nil {
		return fmt.Errorf("look for documents like a draft: %w", err)
	}
	twins = slices.DeleteFunc(twins, func(w desk.Twin) bool {
		return w.Document.ID == p.Replaces || !t.Audience().May(w.Document.Visibility, w.Document.Agency)
	})
	said := t.describeDraft(p, twins, remark)
	keys, err := t.cardKeys(ctx, p, twins)
	if err != nil {
		return err
	}
	t.Put(said, keys, inPlace)
	return nil
}

// describeDraft writes the card.
func (t drafts) describeDraft(p desk.Proposal, twins []desk.Twin, remark string) talk.Text {
	var text talk.Text
	if remark != "" {
		text.Italic(remark).Gap()
	}
	d := p.Document
	text.Bold(wordsCard).Line()
	for _, line := range [][2]string{
		{labelTitle, d.Title}, {labelKind, talk.KindName(d.Kind)}, {labelPlace, strings.Join(d.Places, ", ")}, {labelYear, yearText(d.Year)},
		{labelAspects, names("aspect", d.Aspects)}, {labelFields, names("field", d.Fields)}, {labelSource, sourceText(d.Sources)},
		{labelShown, shownName(d)},
	} {
		value := talk.Clip(line[1], 300)
		if value == "" {
			value = wordsUnfilled
		}
		text.Plain(line[0], ": ", value).Line()
	}
	text.Plain(labelBody, ": ", bodyText(knowledge.WithoutCites(d.Body))).Line()
	if p.File != "" {
		text.Plain(labelFile, ": ", talk.Clip(knowledge.Visible(p.File), 80)).Line()
	}
	if p.Origin != "" {
		text.Plain(labelOrigin, ": ", talk.Clip(p.Origin, 120)).Line()
	}
	for _, r := range p.Remarks {
		text.Plain("• ", talk.Clip(r, 200)).Line()
	}
	writeFindings(&text, p)
	if p.Replaces != 0 {
		text.Line().Plain(fmt.Sprintf(wordsReplaces, p.Replaces))
	}
	for _, w := range twins {
		text.Line().Plain(twinWords(w))
	}
	if missing := missingFields(p); len(missing) > 0 {
		text.Line().Plain(wordsMissing, strings.Join(missing, ", "))
	}
	return text.Trim()
}

// writeFindings names the kinds of personal data in a draft, never the data.
func writeFindings(text *talk.Text, p desk.Proposal) {
	found := knowledge.Findings(p.Document.Title + "\n" + p.Document.Body)
	if len(found) == 0 {
		return
	}
	counts := map[string]int{}
	var kinds []string
	for _, f := range found {
		if counts[f.Kind]++; counts[f.Kind] == 1 {
			kinds = append(kinds, f.Kind)
		}
	}
	var parts []string
	for _, kind := range kinds {
		parts = append(parts, fmt.Sprintf("%d %s", counts[kind], kind))
	}
	state := wordsMasked
	if !p.Masked {
		state = wordsUnmasked
	}
	text.Line().Plain("⚠ ", wordsPersonal, strings.Join(parts, ", "), ". ", state).Line()
}

func (t drafts) cardKeys(ctx context.Context, p desk.Proposal, twins []desk.Twin) (talk.Keyboard, error) {
	rows := [][]draftOption{
		{{labelTitle, "mend", "title"}, {labelBody, "mend", "body"}, {labelKind, "kind", ""}},
		{{labelPlace, "mend", "place"}, {labelYear, "mend", "year"}, {labelSource, "mend", "source"}},
		{{labelAspects, "mend", "aspects"}, {labelFields, "mend", "fields"}, {labelShown, "shown", ""}},
	}
	if len(knowledge.Findings(p.Document.Title+"\n"+p.Document.Body)) > 0 {
		label := labelUnmask
		if !p.Masked {
			label = labelMask
		}
		rows = append(rows, []draftOption{{label, "mask", ""}})
	}
	if p.Replaces != 0 {
		rows = append(rows, []draftOption{{labelOwnDocument, "apart", ""}})
	} else if len(twins) > 0 {
		id := twins[0].Document.ID
		rows = append(rows, []draftOption{{fmt.Sprintf(labelNewVersion, id), "version", strconv.FormatInt(id, 10)}})
	}
	rows = append(rows, []draftOption{{labelSend, "send", ""}, {labelStop, "discard", ""}})
	var keys talk.Keyboard
	for _, options := range rows {
		row, err := t.draftRow(ctx, p.ID, options)
		if err != nil {
			return nil, err
		}
		keys = append(keys, row)
	}
	return keys, nil
}

// pressDraft does what a button of a draft stands for.
func (t drafts) pressDraft(ctx context.Context, d DraftData) error {
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
	switch d.Do {
	case "choose":
		return t.choose(ctx, p, d.To)
	case "skip":
		t.Toast("")
		return t.forward(ctx, p)
	case "mend":
		p.Step = mending + d.To
		if p, err = t.saveDraft(ctx, p); err != nil {
			return err
		}
		t.Toast("")
		return t.askStep(ctx, p, "")
	case "discard":
		t.Toast("")
		if _, err := t.discardDraft(ctx); err != nil {
			return err
		}
		return t.focus(ctx, 0)
	case "resume":
		t.Toast("")
		return t.goOn(ctx, p)
	case "send":
		return t.submit(ctx, p)
	}
	return t.adjust(ctx, p, d)
}

// adjust changes what needs no typing, and shows the card again.
func (t drafts) adjust(ctx context.Context, p desk.Proposal, d DraftData) (err error) {
	p.Step = ""
	switch d.Do {
	case "card":
	case "kind":
		p.Document.Kind = next(
			[]knowledge.Kind{knowledge.Innovation, knowledge.Guide, knowledge.Rule, knowledge.Visit},
			p.Document.Kind,
		)
	case "shown":
		shown := []knowledge.Visibility{knowledge.Public, knowledge.Internal}
		if t.Who.Agency != "" {
			shown = append(shown, knowledge.Restricted)
		}
		p.Document.Visibility = next(shown, cmp.Or(p.Document.Visibility, knowledge.Public))
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
		p.Replaces = id
	case "apart":
		p.Replaces = 0
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

// next is the value behind v in a round of values; the first for one that is not among them.
func next[V comparable](values []V, v V) V { return values[(slices.Index(values, v)+1)%len(values)] }

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

// submit sends a proposal for review and tells those who can approve it.
func (t drafts) submit(ctx context.Context, p desk.Proposal) error {
	if missing := missingFields(p); len(missing) > 0 {
		t.Toast(wordsMissing + strings.Join(missing, ", "))
		return nil
	}
	doc, err := t.Desk.Submit(ctx, t.Actor(), p)
	switch {
	case errors.Is(err, knowledge.ErrDuplicate):
		t.Toast(wordsSameText)
		return nil
	case errors.Is(err, knowledge.ErrForbidden):
		if ok, err := t.may(ctx, desk.MayPropose); err != nil {
			return err
		} else if ok {
			t.Alert(wordsOwnAgency)
			return nil
		}
		t.Alert(wordsProposers)
		return nil
	case problemOf(err) != "":
		t.Toast("")
		return t.card(ctx, p, problemOf(err), true)
	case err != nil:
		return fmt.Errorf("send a proposal: %w", err)
	}
	if err := t.focus(ctx, 0); err != nil {
		return err
	}
	t.Toast("")
	t.Edit((&talk.Text{}).Bold(doc.Title).Gap().Plain(fmt.Sprintf(wordsSubmitted, doc.ID)).Trim(), nil)
	return t.reviews().tellReviewers(ctx, doc, p)
}

func missingFields(p desk.Proposal) (list []string) {
	for _, f := range []struct{ step, label string }{
		{"title", labelTitle}, {"body", labelBody}, {"place", labelPlace}, {"year", labelYear}, {"source", labelSource},
	} {
		if !filled(p, f.step) {
			list = append(list, strings.ToLower(f.label))
		}
	}
	return list
}

func twinWords(w desk.Twin) string {
	switch w.Same {
	case "berkas", "teks":
		return fmt.Sprintf(wordsTwinSame, w.Document.ID, talk.Clip(w.Document.Title, 100))
	case "mirip":
		return fmt.Sprintf(wordsTwinNear, w.Document.ID, talk.Clip(w.Document.Title, 100), int(w.Share*100))
	}
	return fmt.Sprintf(wordsTwinTitle, w.Document.ID, talk.Clip(w.Document.Title, 100))
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

func names(by string, keys []string) string {
	var list []string
	for _, k := range keys {
		list = append(list, talk.ValueName(by, k))
	}
	return strings.Join(list, ", ")
}

func sourceText(sources []knowledge.Source) string {
	if len(sources) == 0 {
		return ""
	}
	return strings.TrimSpace(sources[0].Title + " " + sources[0].URL)
}

func shownName(d knowledge.Document) string {
	switch d.Visibility {
	case knowledge.Internal:
		return wordsInternal
	case knowledge.Restricted:
		return fmt.Sprintf(wordsRestricted, d.Agency)
	}
	return wordsPublic
}

func bodyText(body string) string {
	body = strings.TrimSpace(body)
	if body == "" {
		return wordsUnfilled
	}
	return fmt.Sprintf(wordsCharacters, talk.Thousands(len([]rune(body))), talk.Clip(knowledge.Visible(body), 160))
}
