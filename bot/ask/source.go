package ask

import (
	"context"
	"fmt"
	"strconv"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// openRef shows a quoted passage in its context, in place of the answer.
func (t reading) openRef(ctx context.Context, ref talk.PassageRef, answer string) error {
	key, err := t.Button(ctx, talk.ActionSource, talk.SourceData{Ref: ref, Page: -1, Answer: answer})
	if err != nil {
		return err
	}
	return t.pressSource(ctx, key, talk.SourceData{Ref: ref, Page: -1, Answer: answer}, "")
}

// pressSource shows a page of the document; want is the page's number, empty for d.Page.
func (t reading) pressSource(ctx context.Context, key string, d talk.SourceData, want string) error {
	if want != "" {
		n, err := strconv.Atoi(want)
		if err != nil {
			t.Toast(talk.WordsExpired)
			return nil
		}
		d.Page = n
	}
	doc, err := t.Library.Document(ctx, d.Ref.Document, t.Audience())
	if talk.Missing(err) {
		t.Toast(wordsGone)
		return nil
	}
	if err != nil {
		return fmt.Errorf("open a document: %w", err)
	}
	remark := ""
	if d.Ref.Version != doc.Version { // what an old version said is not shown again: it may have been wrong
		remark = wordsNewer
		d.Ref.Start, d.Ref.End = 0, 0
	}
	said, keys := t.page(doc, d, key, remark)
	t.Toast("")
	t.Edit(said, keys)
	return nil
}

// openDocument sends a document in a new message.
func (t reading) openDocument(ctx context.Context, id int64) error {
	said, keys, err := t.opened(ctx, talk.PassageRef{Document: id})
	if err == nil {
		t.Say(said, keys)
	}
	return err
}

// opened is a document at a quoted passage, or at its beginning when ref names no version.
func (t reading) opened(ctx context.Context, ref talk.PassageRef) (talk.Text, talk.Keyboard, error) {
	doc, err := t.Library.Document(ctx, ref.Document, t.Audience())
	if talk.Missing(err) {
		return talk.Plain(talk.WordsNoDocument), nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("open a document: %w", err)
	}
	d := talk.SourceData{Ref: ref, Page: -1}
	if ref.Version != doc.Version {
		d = talk.SourceData{Ref: talk.PassageRef{Document: doc.ID, Version: doc.Version}}
	}
	key, err := t.Button(ctx, talk.ActionSource, d)
	if err != nil {
		return nil, nil, err
	}
	said, keys := t.page(doc, d, key, "")
	return said, keys, nil
}

// document opens the document of a number: /dokumen 57.
func (t reading) document(ctx context.Context, rest string) error {
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.SayPlain(wordsDocument, nil)
		return nil
	}
	return t.openDocument(ctx, id)
}

// pageRoom is how much of a document one page shows, in UTF-16 units.
const pageRoom = 2400

// page writes one page of a document, below a remark, with the buttons to turn it.
func (t reading) page(doc knowledge.Document, d talk.SourceData, key, remark string) (talk.Text, talk.Keyboard) {
	pages := paginate(knowledge.Passages(doc))
	if d.Page < 0 {
		d.Page = pageOf(pages, d.Ref.Passage)
	}
	d.Page = max(0, min(d.Page, len(pages)-1))
	var text talk.Text
	text.Bold(talk.Clip(doc.Title, knowledge.MaxTitle)).Line()
	text.Plain("#", strconv.FormatInt(doc.ID, 10), " · ", talk.KindName(doc.Kind))
	if place := talk.PlaceYear(doc); place != "" {
		text.Plain(" · ", place)
	}
	if s := doc.StatusWords(); s != "" {
		text.Plain(" · ", s)
	}
	if s := doc.ConfirmationWords(); s != "" {
		text.Plain(" · ", s)
	}
	text.Gap()
	if remark != "" {
		text.Italic(remark).Gap()
	}
	heading, page := "", 0
	for _, p := range pages[d.Page] {
		if p.Heading != heading {
			heading = p.Heading
			text.Bold(heading).Line()
		}
		if begins := p.PageOf(knowledge.Span{}); begins != page {
			page = begins
			text.Italic(talk.PageName(page)).Line()
		}
		text.Add(withQuote(p, d.Ref)).Gap()
	}
	writeSources(&text, doc)
	return text.Trim(), t.pageKeys(len(pages), d, key)
}

// withQuote writes a passage, the one that was quoted with the quoted sentences in bold.
func withQuote(p knowledge.Passage, ref talk.PassageRef) *talk.Text {
	var out talk.Text
	if p.Ordinal != ref.Passage || ref.Start < 0 || ref.End <= ref.Start || ref.End > len(p.Text) {
		return out.Plain(p.Text)
	}
	return out.Plain(p.Text[:ref.Start]).Bold(p.Text[ref.Start:ref.End]).Plain(p.Text[ref.End:])
}

// writeSources lists where the document's facts were published, at most six.
func writeSources(text *talk.Text, doc knowledge.Document) {
	text.Bold(talk.WordsSources)
	for i, s := range doc.Sources {
		if i == 6 {
			text.Line().Plain(fmt.Sprintf(wordsMoreSources, len(doc.Sources)-i))
			break
		}
		text.Line().Plain("• ").Link(talk.Clip(s.Title, 110), s.URL)
		if s.Date != "" {
			text.Plain(" (", knowledge.LocalDate(s.Date), ")")
		}
	}
}

func (t reading) pageKeys(pages int, d talk.SourceData, key string) talk.Keyboard {
	var turn []talk.Key
	if d.Page > 0 {
		turn = append(turn, talk.Key{Text: talk.LabelPrevious, Data: fmt.Sprintf("%s.%d", key, d.Page-1)})
	}
	if d.Page < pages-1 {
		turn = append(turn, talk.Key{Text: talk.LabelNext, Data: fmt.Sprintf("%s.%d", key, d.Page+1)})
	}
	var keys talk.Keyboard
	if len(turn) > 0 {
		keys = append(keys, turn)
	}
	if d.Answer != "" {
		keys = append(keys, []talk.Key{{Text: labelAnswer, Data: d.Answer + ".a"}})
	}
	return keys
}

// paginate packs passages into pages; a document always has at least one page.
func paginate(passages []knowledge.Passage) [][]knowledge.Passage {
	pages := [][]knowledge.Passage{nil}
	used := 0
	for _, p := range passages {
		p.Text = talk.Clip(p.Text, pageRoom)
		size := talk.Units(p.Text) + talk.Units(p.Heading) + 3
		if last := len(pages) - 1; used+size > pageRoom && len(pages[last]) > 0 {
			pages, used = append(pages, nil), 0
		}
		last := len(pages) - 1
		pages[last] = append(pages[last], p)
		used += size
	}
	return pages
}

// pageOf finds the page that holds a passage.
func pageOf(pages [][]knowledge.Passage, ordinal int) int {
	for i, page := range pages {
		for _, p := range page {
			if p.Ordinal == ordinal {
				return i
			}
		}
	}
	return 0
}
