package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
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
	State uint32 `json:"state,omitempty"` // of the draft when the button was shown, 0 where it does not matter
}

type draftOption struct{ label, do, to string }

// draftRow makes buttons that do not depend on what the draft says.
func (t drafts) draftRow(ctx context.Context, draft int64, options []draftOption) ([]talk.Key, error) {
	return t.stateRow(ctx, draft, 0, options)
}

// stateRow makes buttons that are refused once the draft says something else.
func (t drafts) stateRow(ctx context.Context, draft int64, state uint32, options []draftOption) ([]talk.Key, error) {
	var row []talk.Key
	for _, o := range options {
		key, err := t.Button(ctx, ActionDraft, DraftData{Draft: draft, Do: o.do, To: o.to, State: state})
		if err != nil {
			return nil, err
		}
		row = append(row, talk.Key{Text: o.label, Data: key})
	}
	return row, nil
}

// stateOf is a number for what a draft says, so that a card from before is told from the present one.
func stateOf(p desk.Proposal) uint32 {
	said, err := json.Marshal([]any{p.Document.Meta, p.Document.Body, p.Replaces, p.Masked, p.Apart})
	if err != nil { // of plain data: cannot be
		return 1
	}
	h := fnv.New32a()
	h.Write(said)
	return max(h.Sum32(), 1)
}

// card shows what was understood of a proposal, with buttons to mend each part and to send it.
func (t drafts) card(ctx context.Context, p desk.Proposal, remark string, inPlace bool) error {
	twins, err := t.twins(ctx, p)
	if err != nil {
		return err
	}
	said := t.describeDraft(p, twins, remark)
	keys, err := t.cardKeys(ctx, p, twins)
	if err != nil {
		return err
	}
	t.Put(said, keys, inPlace)
	return nil
}

// twins are the documents like a draft that the person may see, but for the one that it replaces.
func (t drafts) twins(ctx context.Context, p desk.Proposal) ([]desk.Twin, error) {
	twins, err := t.Desk.Twins(ctx, p.Document, p.FileHash)
	if err != nil {
		return nil, fmt.Errorf("look for documents like a draft: %w", err)
	}
	return slices.DeleteFunc(twins, func(w desk.Twin) bool {
		return w.Document.ID == p.Replaces || !t.Audience().May(w.Document.Visibility, w.Document.Agency)
	}), nil
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
		{labelTitle, d.Title}, {labelKind, talk.KindName(d.Kind)}, {labelPlace, strings.Join(d.Places, ", ")}, {labelYear,
			yearText(d.Year)},
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
		{{labelTitle, "mend", "title"}, {labelBody, "mend", "body"}, {labelKind, "pick", "kind"}},
		{{labelPlace, "mend", "place"}, {labelYear, "mend", "year"}, {labelSource, "mend", "source"}},
		{{labelAspects, "mend", "aspects"}, {labelFields, "mend", "fields"}, {labelShown, "shown", ""}},
	}
	if filled(p, "body") {
		rows = append(rows, []draftOption{{labelText, "text", "1"}})
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
	if p.Album != "" {
		rows = append(rows, []draftOption{{labelSameForAll, "same", ""}, {labelAlbum, "album", ""}})
	}
	rows = append(rows, []draftOption{{labelSend, "send", ""}, {labelStop, "discard", ""}})
	return t.stateRows(ctx, p, rows)
}

func (t drafts) stateRows(ctx context.Context, p desk.Proposal, rows [][]draftOption) (keys talk.Keyboard, err error) {
	for _, options := range rows {
		row, err := t.stateRow(ctx, p.ID, stateOf(p), options)
		if err != nil {
			return nil, err
		}
		keys = append(keys, row)
	}
	return keys, nil
}

// gapsOf are the steps whose answers a proposal must have and has not.
func gapsOf(p desk.Proposal) (steps []string) {
	for _, name := range []string{"title", "body", "place", "year", "source"} {
		if !filled(p, name) {
			steps = append(steps, name)
		}
	}
	return steps
}

func missingFields(p desk.Proposal) (list []string) {
	for _, name := range gapsOf(p) {
		list = append(list, strings.ToLower(stepLabel(name)))
	}
	return list
}

// stepLabel is what the field of a step is called.
func stepLabel(name string) string {
	label := map[string]string{"title": labelTitle, "body": labelBody, "place": labelPlace, "year": labelYear, "source": labelSource,
		"aspects": labelAspects, "fields": labelFields}[name]
	return cmp.Or(label, labelBody)
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
