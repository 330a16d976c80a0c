package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"studitiru/knowledge"
)

// sourceData stands behind the pages of an open document.
type sourceData struct {
	Ref    passageRef `json:"ref"`
	Page   int        `json:"page"`             // from 0; -1 for the page of Ref
	Answer string     `json:"answer,omitempty"` // key of the answer to go back to
}

// openRef shows a quoted passage in its context, in place of the answer.
func (t *talk) openRef(ctx context.Context, ref passageRef, answer string) error {
	key, err := t.button(ctx, actionSource, sourceData{Ref: ref, Page: -1, Answer: answer})
	if err != nil {
		return err
	}
	return t.pressSource(ctx, key, sourceData{Ref: ref, Page: -1, Answer: answer}, "")
}

// pressSource shows a page of the document; want is the page's number, empty for d.Page.
func (t *talk) pressSource(ctx context.Context, key string, d sourceData, want string) error {
	if want != "" {
		n, err := strconv.Atoi(want)
		if err != nil {
			t.toast(wordsExpired)
			return nil
		}
		d.Page = n
	}
	doc, err := t.Library.Document(ctx, d.Ref.Document, t.audience())
	if isMissing(err) {
		t.toast(wordsGone)
		return nil
	}
	if err != nil {
		return fmt.Errorf("open a document: %w", err)
	}
	remark := ""
	if d.Ref.Version != doc.Version {
		if doc, remark, err = t.asQuoted(ctx, doc, d.Ref.Version); err != nil {
			return err
		}
	}
	html, keys := t.page(doc, d, key, remark)
	if doc.Version == d.Ref.Version && remark != "" {
		newest, err := t.button(ctx, actionSource, sourceData{Ref: passageRef{Document: doc.ID, Version: 0}, Answer: d.Answer})
		if err != nil {
			return err
		}
		keys = append(keys, []Key{{Text: labelNewest, Data: newest}})
	}
	t.toast("")
	t.edit(html, keys)
	return nil
}

// asQuoted is the version of a document that an answer quoted, if it can still be shown here; else the
// document as it is now. The remark says which of them it is.
func (t *talk) asQuoted(ctx context.Context, now knowledge.Document, version int) (doc knowledge.Document, remark string, err error) {
	if version == 0 { // asked for as it is now
		return now, "", nil
	}
	old, err := t.Documents.DocumentVersion(ctx, now.ID, version)
	if err != nil && !isMissing(err) {
		return doc, "", fmt.Errorf("open an older version: %w", err)
	}
	if err != nil || !t.audience().May(old.Visibility, old.Agency) {
		return now, wordsNewer, nil
	}
	return old, wordsOlder, nil
}

// openDocument sends a document in a new message.
func (t *talk) openDocument(ctx context.Context, id int64) error {
	doc, err := t.Library.Document(ctx, id, t.audience())
	if isMissing(err) {
		t.sayText(wordsNoDocument, nil)
		return nil
	}
	if err != nil {
		return fmt.Errorf("open a document: %w", err)
	}
	d := sourceData{Ref: passageRef{Document: doc.ID, Version: doc.Version}}
	key, err := t.button(ctx, actionSource, d)
	if err != nil {
		return err
	}
	html, keys := t.page(doc, d, key, "")
	t.say(html, keys)
	return nil
}

// document opens the document of a number: /dokumen 57.
func (t *talk) document(ctx context.Context, rest string) error {
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.sayText(wordsDocument, nil)
		return nil
	}
	return t.openDocument(ctx, id)
}

// pageRoom is how much of a document one page shows, in UTF-16 units.
const pageRoom = 2400

// page writes one page of a document, below a remark, with the buttons to turn it.
func (t *talk) page(doc knowledge.Document, d sourceData, key, remark string) (string, Keyboard) {
	pages := paginate(knowledge.Passages(doc))
	if d.Page < 0 {
		d.Page = pageOf(pages, d.Ref.Passage)
	}
	d.Page = max(0, min(d.Page, len(pages)-1))
	var text markup
	text.Bold(clip(doc.Title, knowledge.MaxTitle)).Line()
	text.Text("#", strconv.FormatInt(doc.ID, 10), " · ", kindName(doc.Kind))
	if place := placeYear(doc); place != "" {
		text.Text(" · ", place)
	}
	if s := statusWords(doc); s != "" {
		text.Text(" · ", s)
	}
	if s := confirmedWords(doc); s != "" {
		text.Text(" · ", s)
	}
	text.Gap()
	if remark != "" {
		text.Italic(remark).Gap()
	}
	heading := ""
	for _, p := range pages[d.Page] {
		if p.Heading != heading {
			heading = p.Heading
			text.Bold(heading).Line()
		}
		text.Add(withQuote(p.Text, d.Ref.Text)).Gap()
	}
	writeSources(&text, doc)
	return text.String(), t.pageKeys(len(pages), d, key)
}

// withQuote writes a passage with the quoted sentences in bold, where they stand in it.
func withQuote(passage, quoted string) *markup {
	var out markup
	at := -1
	if quoted != "" {
		at = strings.Index(passage, quoted)
	}
	if at < 0 {
		return out.Text(passage)
	}
	return out.Text(passage[:at]).Bold(quoted).Text(passage[at+len(quoted):])
}

// writeSources lists where the document's facts were published, at most six.
func writeSources(text *markup, doc knowledge.Document) {
	text.Bold(wordsSources)
	for i, s := range doc.Sources {
		if i == 6 {
			text.Line().Text("… dan ", strconv.Itoa(len(doc.Sources)-i), " sumber lain")
			break
		}
		text.Line().Text("• ").Link(clip(s.Title, 110), s.URL)
		if s.Date != "" {
			text.Text(" (", localDate(s.Date), ")")
		}
	}
}

func (t *talk) pageKeys(pages int, d sourceData, key string) Keyboard {
	var turn []Key
	if d.Page > 0 {
		turn = append(turn, Key{Text: labelPrevious, Data: fmt.Sprintf("%s.%d", key, d.Page-1)})
	}
	if d.Page < pages-1 {
		turn = append(turn, Key{Text: labelNext, Data: fmt.Sprintf("%s.%d", key, d.Page+1)})
	}
	var keys Keyboard
	if len(turn) > 0 {
		keys = append(keys, turn)
	}
	if d.Answer != "" {
		keys = append(keys, []Key{{Text: labelAnswer, Data: d.Answer + ".a"}})
	}
	return keys
}

// paginate packs passages into pages; a document always has at least one page.
func paginate(passages []knowledge.Passage) [][]knowledge.Passage {
	pages := [][]knowledge.Passage{nil}
	used := 0
	for _, p := range passages {
		p.Text = clip(p.Text, pageRoom)
		size := units(p.Text) + units(p.Heading) + 3
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

func kindName(k knowledge.Kind) string {
	return map[knowledge.Kind]string{
		knowledge.Innovation: "Inovasi", knowledge.Visit: "Kunjungan", knowledge.Rule: "Aturan", knowledge.Guide: "Panduan",
	}[k]
}
