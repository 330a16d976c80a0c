package ask

import (
	"context"
	"strconv"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// notFound says so, names what there is instead, and offers the way to an admin.
func (t answering) notFound(
	ctx context.Context,
	q knowledge.Question,
	a knowledge.Answer,
	text *talk.Text,
) (talk.Text, talk.Keyboard, error) {
	text.Bold(wordsNotFound)
	if words := a.Missing.Words(); words != "" {
		text.Line().Plain(words)
	}
	if !a.Inherited.At.IsZero() {
		text.Line().Italic(wordsInherited + inheritedNames(a.Inherited))
	}
	if a.Understood != "" {
		text.Line().Italic(wordsUnderstood + a.Understood)
	}
	text.Gap()
	keys, err := t.instead(ctx, a, text)
	if err != nil {
		return nil, nil, err
	}
	text.Plain(wordsNotFoundNext)
	if a.Gap != "" {
		row, err := t.gapKeys(ctx, a.Gap)
		if err != nil {
			return nil, nil, err
		}
		keys = append(keys, row)
	}
	if !a.Inherited.At.IsZero() {
		row, err := t.aloneKey(ctx, q)
		if err != nil {
			return nil, nil, err
		}
		keys = append(keys, row)
	}
	return text.Trim(), keys, nil
}

// instead lists the documents that there are of the named place or thing, with a button each that says its title; else near
// topics.
func (t answering) instead(ctx context.Context, a knowledge.Answer, text *talk.Text) (keys talk.Keyboard, err error) {
	if a.Missing != nil && a.Missing.Part == "year" && len(a.Nearest) > 0 {
		return t.otherYears(ctx, a, text)
	}
	if a.Missing != nil && len(a.Missing.Documents) > 0 {
		for _, d := range a.Missing.Documents {
			key, err := t.openKey(ctx, talk.PassageRef{Document: d.ID, Version: d.Version}, "📄 "+talk.Clip(d.Title, 56))
			if err != nil {
				return nil, err
			}
			keys = append(keys, []talk.Key{key})
		}
		return keys, nil
	}
	if len(a.Nearest) == 0 {
		return nil, nil
	}
	text.Plain(wordsNearest).Line()
	keys = talk.Keyboard{nil}
	for i, quote := range a.Nearest {
		text.Plain("• ").Add(talk.Citation(quote.Document, "")).Line()
		key, err := t.openKey(ctx, talk.RefOf(quote), "📄 "+strconv.Itoa(i+1))
		if err != nil {
			return nil, err
		}
		keys[0] = append(keys[0], key)
	}
	text.Line()
	return keys, nil
}

// otherYears quotes the value of the years that are known, each with its source.
func (t answering) otherYears(ctx context.Context, a knowledge.Answer, text *talk.Text) (keys talk.Keyboard, err error) {
	var p page
	keys = talk.Keyboard{nil}
	for _, quote := range a.Nearest {
		n := p.number(talk.RefOf(quote), 0)
		text.Plain("“").
			Add(marked(quote.Text, quote.Marks, columnRoom)).
			Plain("” ", n).
			Line().
			Plain(n, " ").
			Add(citationOf(quote)).
			Line()
		key, err := t.openKey(ctx, talk.RefOf(quote), "📄 "+n)
		if err != nil {
			return nil, err
		}
		keys[0] = append(keys[0], key)
	}
	text.Line()
	return keys, nil
}

// openKey is a button that opens a document in the place of the message.
func (t answering) openKey(ctx context.Context, ref talk.PassageRef, label string) (talk.Key, error) {
	key, err := t.Button(ctx, talk.ActionSource, talk.SourceData{Ref: ref, Page: pageOfRef(ref)})
	return talk.Key{Text: label, Data: key}, err
}

// pageOfRef is the first page for a whole document, and the page of the quote for a quote.
func pageOfRef(ref talk.PassageRef) int {
	if ref.End > 0 {
		return -1
	}
	return 0
}

func (t answering) gapKeys(ctx context.Context, gap string) ([]talk.Key, error) {
	forward, err := t.Button(ctx, ActionForward, ForwardData{Gap: gap})
	if err != nil {
		return nil, err
	}
	watch, err := t.Button(ctx, talk.ActionWatch, talk.WatchData{Gap: gap})
	return []talk.Key{{Text: labelForward, Data: forward}, {Text: labelWatch, Data: watch}}, err
}

func (t answering) aloneKey(ctx context.Context, q knowledge.Question) ([]talk.Key, error) {
	key, err := t.Button(ctx, ActionAlone, talk.SearchData{Text: knowledge.Mask(q.Text)})
	return []talk.Key{{Text: labelAlone, Data: key}}, err
}
