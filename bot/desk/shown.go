package desk

import (
	"context"
	"fmt"
	"strconv"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// part is a piece of a document as it is shown for checking: what would be quoted, no more than fits one message.
type part struct {
	text talk.Text
	page int // of the file, 0 where the text tells of no pages
}

// partRoom is how much text one part has, in characters.
const partRoom = 2600

// parts are the passages of a document, as they would be quoted, put together into parts: those of one page of the file never
// stand together with those of another.
func parts(d knowledge.Document) (list []part) {
	var open part
	room, heading := partRoom, ""
	end := func() {
		if room < partRoom {
			list = append(list, part{open.text.Trim(), open.page})
		}
		open.text, room, heading = nil, partRoom, ""
	}
	for _, passage := range knowledge.Passages(d) {
		for _, piece := range byPage(passage) {
			size := len([]rune(piece.text)) + len([]rune(passage.Heading))
			if piece.page != open.page || size > room {
				end()
			}
			if open.page = piece.page; passage.Heading != heading {
				heading = passage.Heading
				open.text.Bold(talk.Clip(heading, 300)).Line()
			}
			open.text.Plain(talk.Clip(piece.text, partRoom)).Gap()
			room -= max(size, 1)
		}
	}
	end()
	return list
}

// pagePiece is what a passage says on one page.
type pagePiece struct {
	text string
	page int
}

// byPage cuts a passage where the pages of its file begin.
func byPage(p knowledge.Passage) (list []pagePiece) {
	at, page := 0, 0
	for _, m := range p.Pages {
		if m.At > at {
			list = append(list, pagePiece{p.Text[at:m.At], page})
		}
		at, page = m.At, m.Page
	}
	return append(list, pagePiece{p.Text[at:], page})
}

// partOf writes a part of a document below its title.
func partOf(d knowledge.Document, list []part, n int) talk.Text {
	var text talk.Text
	text.Bold(talk.Clip(d.Title, 200)).Line()
	where := fmt.Sprintf(wordsTextPart, n, len(list))
	if page := list[n-1].page; page > 0 {
		where += fmt.Sprintf(wordsOfPage, page)
	}
	text.Italic(where).Gap()
	return append(text, list[n-1].text...)
}

// leaf is a button that turns to another part.
type leaf struct {
	label string
	to    int
}

// farLeaves is from how many parts on one turns ten at a time, too.
const farLeaves = 12

// leaves are the buttons that turn from part n of many, those back first.
func leaves(n, of int) (back, on []leaf) {
	if n > 1 {
		back = append(back, leaf{labelBefore, n - 1})
	}
	if n < of {
		on = append(on, leaf{labelBehind, n + 1})
	}
	if of >= farLeaves && n > 2 {
		back = append([]leaf{{labelFarBefore, max(1, n-10)}}, back...)
	}
	if of >= farLeaves && n < of-1 {
		on = append(on, leaf{labelFarBehind, min(of, n+10)})
	}
	return back, on
}

// pressText turns to a part of what was read of a file, or shows the page that it is of.
func (t drafts) pressText(ctx context.Context, p desk.Proposal, d DraftData) error {
	if d.Do == "compare" {
		return t.compare(ctx, p, d.To)
	}
	return t.showText(ctx, p, d.To)
}

// showText shows what was read of a file, a part at a time, as it would be quoted.
func (t drafts) showText(ctx context.Context, p desk.Proposal, number string) error {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 {
		t.Toast(talk.WordsExpired)
		return nil
	}
	said, keys, ok, err := t.partKeys(ctx, p, n)
	if err != nil {
		return err
	}
	if !ok {
		t.Toast(talk.WordsExpired)
		return nil
	}
	t.Toast("")
	t.Edit(said, keys)
	return nil
}

// partKeys writes part n of a draft with the buttons that turn, lead back to the card, and show the page of the file; ok is
// false for a part that is not there.
func (t drafts) partKeys(ctx context.Context, p desk.Proposal, n int) (said talk.Text, keys talk.Keyboard, ok bool, err error) {
	list := parts(p.Document)
	if n > len(list) {
		return nil, nil, false, nil
	}
	var row []draftOption
	back, on := leaves(n, len(list))
	for _, l := range back {
		row = append(row, draftOption{l.label, "text", strconv.Itoa(l.to)})
	}
	row = append(row, draftOption{labelCard, "card", ""})
	for _, l := range on {
		row = append(row, draftOption{l.label, "text", strconv.Itoa(l.to)})
	}
	options := [][]draftOption{row}
	if p.File != "" {
		options = append(options, []draftOption{{labelCompare, "compare", strconv.Itoa(n)}})
	}
	for _, o := range options {
		made, err := t.draftRow(ctx, p.ID, o)
		if err != nil {
			return nil, nil, false, err
		}
		keys = append(keys, made)
	}
	return partOf(p.Document, list, n), keys, true, nil
}
