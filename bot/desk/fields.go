package desk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
)

// The setters take a text as the value of a field of a proposal. Each returns what is wrong with it, for
// people, or "".

func setTitle(_ drafts, p *desk.Proposal, text string) string {
	text = knowledge.Visible(text)
	if n := len([]rune(text)); n < 5 || n > knowledge.MaxTitle {
		return fmt.Sprintf(wordsBadTitle, knowledge.MaxTitle)
	}
	p.Document.Title = text
	return ""
}

func setBody(_ drafts, p *desk.Proposal, text string) string {
	text = strings.TrimSpace(text)
	if len(knowledge.Visible(text)) < 20 {
		return wordsBadBody
	}
	p.Document.Body = text + "\n"
	return ""
}

// setPlace takes one place or several between commas; official names where they are known.
func setPlace(t drafts, p *desk.Proposal, text string) string {
	var places, near []string
	for _, name := range listed(text) {
		place := t.place(name)
		switch {
		case place.Name != "":
			places = append(places, place.Name)
		case len(place.Near) > 0:
			near = append(near, place.Near...)
		default:
			return fmt.Sprintf(wordsBadPlace, talk.Clip(name, 60))
		}
	}
	switch {
	case len(near) > 0:
		return fmt.Sprintf(wordsNearPlace, strings.Join(near[:min(4, len(near))], ", "))
	case len(places) == 0:
		return fmt.Sprintf(wordsBadPlace, talk.Clip(text, 60))
	}
	p.Document.Places = places
	return ""
}

func setYear(t drafts, p *desk.Proposal, text string) string {
	year, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || year < 1945 || year > t.Now().Year()+1 {
		return fmt.Sprintf(wordsBadYear, t.Now().Year()+1)
	}
	p.Document.Year = year
	return ""
}

// setSource takes an address, a title, or both.
func setSource(_ drafts, p *desk.Proposal, text string) string {
	var source knowledge.Source
	var title []string
	for _, word := range strings.Fields(knowledge.Visible(text)) {
		if source.URL == "" && webAddress(word) {
			source.URL = word
			continue
		}
		title = append(title, word)
	}
	source.Title = talk.Clip(strings.Trim(strings.Join(title, " "), " –-,:"), 200)
	if source.Title == "" {
		source.Title = hostOf(source.URL)
	}
	if len([]rune(source.Title)) < 3 {
		return wordsBadSource
	}
	p.Document.Sources = []knowledge.Source{source}
	return ""
}

func setAspects(_ drafts, p *desk.Proposal, text string) string {
	return setLabels(&p.Document.Aspects, knowledge.Aspects(), text)
}

func setFields(_ drafts, p *desk.Proposal, text string) string {
	return setLabels(&p.Document.Fields, fieldLabels(), text)
}

func setLabels(into *[]string, known []knowledge.Label, text string) string {
	var keys []string
	for _, name := range listed(text) {
		i := slices.IndexFunc(known, func(l knowledge.Label) bool {
			return strings.EqualFold(l.Key, name) || strings.EqualFold(l.Name, name)
		})
		if i < 0 {
			return fmt.Sprintf(wordsBadChoice, talk.Clip(name, 60))
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
		list = append(list, knowledge.Label{Key: key, Name: talk.ValueName("field", key)})
	}
	return list
}

// place is what a name of a place means; without a gazetteer the name itself.
func (b *Editor) place(words string) talk.Place {
	words = knowledge.Visible(words)
	if b.Places == nil {
		return talk.Place{Name: talk.Clip(words, 80)}
	}
	return b.Places(words)
}
