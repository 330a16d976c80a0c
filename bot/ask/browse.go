package ask

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// BrowseData is where a person stands in /jelajah: a menu, a list of values, or a list of documents.
type BrowseData struct {
	By    string `json:"by,omitempty"`    // aspect, field, place, kind, newest; empty for the first menu
	Value string `json:"value,omitempty"` // empty for the list of values
	Page  int    `json:"page,omitempty"`
}

const perPage = 8

// newest is the list of what changed last.
func newest() BrowseData { return BrowseData{By: "newest", Value: "semua"} }

// open starts the browsing in a new message.
func (t browsing) open(ctx context.Context, d BrowseData) error {
	said, keys, err := t.browsePage(ctx, d)
	if err == nil {
		t.Say(said, keys)
	}
	return err
}

func (t browsing) pressBrowse(ctx context.Context, d BrowseData) error {
	said, keys, err := t.browsePage(ctx, d)
	if err != nil {
		return err
	}
	t.Toast("")
	t.Edit(said, keys)
	return nil
}

func (t browsing) browsePage(ctx context.Context, d BrowseData) (talk.Text, talk.Keyboard, error) {
	switch {
	case d.By == "":
		return t.browseMenu(ctx)
	case d.Value == "":
		return t.browseValues(ctx, d)
	}
	return t.browseDocuments(ctx, d)
}

func (t browsing) browseMenu(ctx context.Context) (talk.Text, talk.Keyboard, error) {
	var keys talk.Keyboard
	for _, row := range [][2]struct{ label, by string }{
		{{labelByAspect, "aspect"}, {labelByField, "field"}},
		{{labelByPlace, "place"}, {labelByKind, "kind"}},
	} {
		var line []talk.Key
		for _, item := range row {
			key, err := t.Button(ctx, ActionBrowse, BrowseData{By: item.by})
			if err != nil {
				return nil, nil, err
			}
			line = append(line, talk.Key{Text: item.label, Data: key})
		}
		keys = append(keys, line)
	}
	return talk.Plain(wordsBrowse), keys, nil
}

// value is one entry of a list of values, with the number of its documents.
type value struct {
	key, name string
	count     int
}

// values counts the values of all documents that may be seen here.
func (t browsing) values(ctx context.Context, by string) ([]value, error) {
	docs, err := t.Library.Browse(ctx, knowledge.Filter{}, t.Audience())
	if err != nil {
		return nil, fmt.Errorf("list documents: %w", err)
	}
	counts := map[string]int{}
	for _, d := range docs {
		for _, v := range valuesOf(d, by) {
			counts[v]++
		}
	}
	var list []value
	for key, n := range counts {
		list = append(list, value{key, talk.ValueName(by, key), n})
	}
	slices.SortFunc(list, func(a, b value) int {
		if a.count != b.count {
			return b.count - a.count
		}
		return strings.Compare(a.name, b.name)
	})
	return list, nil
}

func valuesOf(d knowledge.Document, by string) []string {
	switch by {
	case "aspect":
		return d.Aspects
	case "field":
		return d.Fields
	case "place":
		return d.Places
	}
	return []string{string(d.Kind)}
}

func (t browsing) browseValues(ctx context.Context, d BrowseData) (talk.Text, talk.Keyboard, error) {
	list, err := t.values(ctx, d.By)
	if err != nil {
		return nil, nil, err
	}
	var keys talk.Keyboard
	from := min(d.Page*perPage, len(list))
	for _, v := range list[from:min(from+perPage, len(list))] {
		key, err := t.Button(ctx, ActionBrowse, BrowseData{By: d.By, Value: v.key})
		if err != nil {
			return nil, nil, err
		}
		keys = append(keys, []talk.Key{{Text: fmt.Sprintf("%s (%d)", v.name, v.count), Data: key}})
	}
	title := map[string]string{"aspect": labelByAspect, "field": labelByField, "place": labelByPlace, "kind": labelByKind}[d.By]
	return t.turning(ctx, (&talk.Text{}).Bold(title).Trim(), keys, d, len(list), BrowseData{})
}

func (t browsing) browseDocuments(ctx context.Context, d BrowseData) (talk.Text, talk.Keyboard, error) {
	f := knowledge.Filter{Newest: true}
	title := wordsNewest
	switch d.By {
	case "aspect":
		f.Aspect = d.Value
	case "field":
		f.Field = d.Value
	case "place":
		f.Place = d.Value
	case "kind":
		f.Kind = knowledge.Kind(d.Value)
	}
	if d.By != "newest" {
		title = talk.ValueName(d.By, d.Value)
	}
	docs, err := t.Library.Browse(ctx, f, t.Audience())
	if err != nil {
		return nil, nil, fmt.Errorf("list documents: %w", err)
	}
	var text talk.Text
	text.Bold(title).Gap()
	if len(docs) == 0 {
		text.Plain(wordsNothing)
	}
	var keys talk.Keyboard
	from := min(d.Page*perPage, len(docs))
	for i, doc := range docs[from:min(from+perPage, len(docs))] {
		text.Plain(fmt.Sprintf("%d. ", from+i+1)).Add(talk.Citation(doc, "")).Line()
		key, err := t.Button(ctx, talk.ActionSource, talk.SourceData{Ref: talk.PassageRef{Document: doc.ID, Version: doc.Version}})
		if err != nil {
			return nil, nil, err
		}
		if i%4 == 0 {
			keys = append(keys, nil)
		}
		keys[len(keys)-1] = append(keys[len(keys)-1], talk.Key{Text: fmt.Sprintf("📄 %d", from+i+1), Data: key})
	}
	back := BrowseData{By: d.By}
	if d.By == "newest" {
		back = BrowseData{}
	}
	return t.turning(ctx, text.Trim(), keys, d, len(docs), back)
}

// turning adds the buttons that turn a list's pages and lead back.
func (t browsing) turning(
	ctx context.Context,
	said talk.Text,
	keys talk.Keyboard,
	d BrowseData,
	total int,
	back BrowseData,
) (talk.Text, talk.Keyboard, error) {
	var row []talk.Key
	add := func(label string, to BrowseData) error {
		key, err := t.Button(ctx, ActionBrowse, to)
		row = append(row, talk.Key{Text: label, Data: key})
		return err
	}
	previous, next := d, d
	previous.Page--
	next.Page++
	if d.Page > 0 {
		if err := add(talk.LabelPrevious, previous); err != nil {
			return nil, nil, err
		}
	} else if err := add(labelBack, back); err != nil {
		return nil, nil, err
	}
	if (d.Page+1)*perPage < total {
		if err := add(talk.LabelNext, next); err != nil {
			return nil, nil, err
		}
	}
	return said, append(keys, row), nil
}
