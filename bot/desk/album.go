package desk

import (
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

// albumButtons is how many files of an album have a button in one row.
const albumButtons = 5

// album lists the person's proposals that came together, in the order in which they were read, with their bodies.
func (t drafts) album(ctx context.Context, album string) (list []desk.Proposal, err error) {
	all, err := t.Drafts.Proposals(ctx, t.Who.ID)
	if err != nil {
		return nil, fmt.Errorf("list the files of an album: %w", err)
	}
	for _, brief := range slices.Backward(all) {
		if album == "" || brief.Album != album || brief.Chat != t.M.Chat.ID || brief.Step == suggested {
			continue
		}
		p, ok, err := t.draft(ctx, brief.ID)
		if err != nil {
			return nil, err
		}
		if ok {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b desk.Proposal) int { return int(a.ID - b.ID) })
	return list, nil
}

// albumCard shows what the files of an album share, a line for each, and what can be done with all.
func (t drafts) albumCard(ctx context.Context, list []desk.Proposal, remark string, inPlace bool) error {
	if len(list) == 0 {
		return nil
	}
	var text talk.Text
	if remark != "" {
		text.Italic(remark).Gap()
	}
	text.Bold(fmt.Sprintf(wordsAlbum, len(list))).Line()
	for _, line := range [][2]string{
		{labelKind, common(list, func(d knowledge.Document) string { return talk.KindName(d.Kind) })},
		{labelPlace, common(list, func(d knowledge.Document) string { return strings.Join(d.Places, ", ") })},
		{labelYear, common(list, func(d knowledge.Document) string { return yearText(d.Year) })},
		{labelSource, common(list, func(d knowledge.Document) string { return sourceText(d.Sources) })},
	} {
		text.Plain(line[0], ": ", talk.Clip(line[1], 200)).Line()
	}
	rows := talk.Keyboard{}
	for i, p := range list {
		state := "✓"
		if missing := missingFields(p); len(missing) > 0 {
			state = wordsMissing + strings.Join(missing, ", ")
		}
		text.Line().Plain(fmt.Sprintf("%d. %s – %s", i+1, talk.Clip(draftName(p), 100), state))
		key, err := t.draftRow(ctx, p.ID, []draftOption{{strconv.Itoa(i + 1), "card", ""}})
		if err != nil {
			return err
		}
		if i%albumButtons == 0 {
			rows = append(rows, nil)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], key...)
	}
	for _, options := range [][]draftOption{{{labelSameForAll, "all", ""}}, {{labelSendAll, "all-send", ""}}} {
		row, err := t.draftRow(ctx, list[0].ID, options)
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	t.Put(text.Trim(), rows, inPlace)
	return nil
}

// common is what all files of an album have in a field.
func common(list []desk.Proposal, field func(knowledge.Document) string) string {
	first := field(list[0].Document)
	for _, p := range list[1:] {
		if field(p.Document) != first {
			return wordsDiffer
		}
	}
	if first == "" {
		return wordsUnfilled
	}
	return first
}

// pressAlbum does what a button for all files of an album stands for; p is one of them.
func (t drafts) pressAlbum(ctx context.Context, p desk.Proposal, d DraftData) (err error) {
	if p.Album == "" {
		t.Toast(talk.WordsExpired)
		return nil
	}
	list, err := t.album(ctx, p.Album)
	if err != nil {
		return err
	}
	switch d.Do {
	case "album":
		t.Toast("")
		return t.albumCard(ctx, list, "", true)
	case "all":
		t.Toast("")
		return t.pickShared(ctx, p, [][]draftOption{
			{{labelPlace, "all-mend", "place"}, {labelYear, "all-mend", "year"}}, {{labelSource, "all-mend", "source"}, {labelKind,
				"all-pick", ""}},
		}, wordsAskShared)
	case "all-pick":
		var rows [][]draftOption
		for _, k := range kinds() {
			rows = append(rows, []draftOption{{capital(talk.KindName(k)), "all-kind", string(k)}})
		}
		t.Toast("")
		return t.pickShared(ctx, p, rows, wordsAskKind)
	case "all-kind":
		p.Document.Kind = knowledge.Kind(d.To)
		if !slices.Contains(kinds(), p.Document.Kind) {
			t.Toast(talk.WordsExpired)
			return nil
		}
		t.Toast("")
		return t.shared(ctx, p, "kind")
	case "all-mend":
		return t.askField(ctx, p, sharing+d.To)
	case "same":
		t.Toast("")
		return t.shared(ctx, p, "place", "year", "source", "kind", "fields", "aspects", "shown")
	}
	return t.sendAll(ctx, list)
}

func (t drafts) pickShared(ctx context.Context, p desk.Proposal, rows [][]draftOption, words string) error {
	var keys talk.Keyboard
	for _, options := range append(rows, []draftOption{{labelCard, "album", ""}}) {
		row, err := t.draftRow(ctx, p.ID, options)
		if err != nil {
			return err
		}
		keys = append(keys, row)
	}
	t.Edit(talk.Plain(words), keys)
	return nil
}

// shared gives all files of an album some fields of one of them, and shows the album.
func (t drafts) shared(ctx context.Context, from desk.Proposal, fields ...string) error {
	list, err := t.album(ctx, from.Album)
	if err != nil {
		return err
	}
	for i, p := range list {
		if p.ID == from.ID {
			p.Document = from.Document
		}
		for _, field := range fields {
			share(&p.Document, from.Document, field)
		}
		p.Step = ""
		if list[i], err = t.saveDraft(ctx, p); err != nil {
			return err
		}
	}
	return t.albumCard(ctx, list, wordsDraftKept, t.M.Event == talk.EventButton)
}

// share copies a field.
func share(to *knowledge.Document, from knowledge.Document, field string) {
	switch field {
	case "place":
		to.Places = from.Places
	case "year":
		to.Year = from.Year
	case "source":
		to.Sources = from.Sources
	case "kind":
		to.Kind = from.Kind
	case "fields":
		to.Fields = from.Fields
	case "aspects":
		to.Aspects = from.Aspects
	case "shown":
		to.Visibility, to.Agency = from.Visibility, from.Agency
	}
}

// sendAll sends the files of an album that are ready; the others stay, each with its reason.
func (t drafts) sendAll(ctx context.Context, list []desk.Proposal) error {
	var sent, left []string
	for _, p := range list {
		why := ""
		twin, like, err := t.undecided(ctx, p)
		switch missing := missingFields(p); {
		case err != nil:
			return err
		case len(missing) > 0:
			why = wordsMissing + strings.Join(missing, ", ")
		case like:
			why = twinWords(twin)
		default:
			if why, err = t.sendOne(ctx, p); err != nil {
				return err
			}
		}
		if why == "" {
			sent = append(sent, draftName(p))
		} else {
			left = append(left, draftName(p)+": "+why)
		}
	}
	t.Toast("")
	var text talk.Text
	if len(sent) > 0 {
		text.Bold(fmt.Sprintf(wordsSentAll, len(sent))).Line()
	}
	for _, line := range left {
		text.Line().Plain("• ", talk.Clip(line, 300))
	}
	t.Edit(text.Trim(), nil)
	if len(list) == 0 || len(left) == 0 {
		return t.focus(ctx, 0)
	}
	return t.restOfAlbum(ctx, list[0].Album)
}

// sendOne sends one file of an album; why says what stands against it.
func (t drafts) sendOne(ctx context.Context, p desk.Proposal) (why string, err error) {
	doc, err := t.Desk.Submit(ctx, t.Actor(), p)
	switch {
	case errors.Is(err, knowledge.ErrDuplicate):
		return wordsSameText, nil
	case errors.Is(err, knowledge.ErrForbidden):
		return wordsOwnAgency, nil
	case talk.Problem(err) != "":
		return talk.Problem(err), nil
	case err != nil:
		return "", fmt.Errorf("send a file of an album: %w", err)
	}
	return "", t.reviews().tellReviewers(ctx, doc, p)
}

// restOfAlbum shows what of an album is not sent yet.
func (t drafts) restOfAlbum(ctx context.Context, album string) error {
	list, err := t.album(ctx, album)
	if err != nil || len(list) == 0 {
		return err
	}
	return t.albumCard(ctx, list, "", false)
}

// keptInAlbum takes a file that came with others: what was said with one was said of all. The card of the album is shown when
// all are read.
func (t drafts) keptInAlbum(ctx context.Context, in desk.Intake, p desk.Proposal) error {
	if _, err := t.saveDraft(ctx, p); err != nil {
		return err
	}
	return t.albumRead(ctx, in)
}

// albumRead shows the card of an album when the file that was just read is its last.
func (t drafts) albumRead(ctx context.Context, in desk.Intake) error {
	waiting, err := t.Records.AlbumWaits(ctx, in.Person, in.Group)
	if err != nil {
		return fmt.Errorf("look for the files of an album: %w", err)
	}
	if waiting > 1 { // this one is not finished yet
		return nil
	}
	list, err := t.album(ctx, in.Group)
	if err != nil || len(list) == 0 {
		return err
	}
	if err := t.captioned(ctx, list); err != nil {
		return err
	}
	return t.albumCard(ctx, list, wordsReadAll, false)
}

// captioned lets what was said with one file of an album speak for those that say nothing themselves.
func (t drafts) captioned(ctx context.Context, list []desk.Proposal) (err error) {
	i := slices.IndexFunc(list, func(p desk.Proposal) bool { return p.Caption != "" })
	if i < 0 {
		return nil
	}
	told := list[i]
	for n, p := range list {
		if p.Caption != "" {
			continue
		}
		p.Caption = told.Caption
		t.Desk.Understand(&p.Document, desk.Told{Caption: p.Caption, File: p.File})
		if len(p.Document.Sources) == 1 && p.Document.Sources[0].Title == p.File && told.Document.Sources[0].Title != told.File {
			p.Document.Sources = told.Document.Sources
		}
		if list[n], err = t.saveDraft(ctx, p); err != nil {
			return err
		}
	}
	return nil
}
