package desk

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/desk"
	"studitiru/knowledge/fact"
)

// FactData stands behind the buttons of the facts of a document.
type FactData struct {
	Do       string `json:"do"` // list, one, value, year, place, gone, sure
	Document int64  `json:"document"`
	Fact     int64  `json:"fact,omitempty"`
	Page     int    `json:"page,omitempty"`
}

const (
	factsPerPage = 5
	factsOnCard  = 3   // of a document that waits
	factSentence = 240 // characters of a fact's sentence in a list
)

// What the next message says of a fact.
const (
	awaitFactValue = "factvalue"
	awaitFactYear  = "factyear"
	awaitFactPlace = "factplace"
)

// factText is what a fact states, in one line.
func (t room) factText(f knowledge.Fact) string {
	parts := []string{capital(t.Desk.Measure(f.Measure).Name), placeOfFact(f)}
	if f.Year != 0 {
		parts = append(parts, strconv.Itoa(f.Year))
	}
	if said := talk.FactValue(f); said != "" {
		parts = append(parts, said)
	}
	if f.Rank != 0 {
		parts = append(parts, fmt.Sprintf(wordsFactRank, f.Rank))
	}
	return knowledge.MaskPersonal(strings.Join(parts, " · "))
}

func placeOfFact(f knowledge.Fact) string {
	if f.Service == "" {
		return f.Place
	}
	return f.Service + ", " + f.Place
}

// facts lists what was read out of a document: /fakta 57.
func (t reviews) facts(ctx context.Context, rest string) error {
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.SayPlain(wordsWhichDocument, nil)
		return nil
	}
	said, keys, err := t.factsPage(ctx, id, 0)
	if err != nil {
		return rights.Explain(t.Talk, err, "list the facts of a document")
	}
	t.Say(said, keys)
	return nil
}

// factsPage writes one page of the list.
func (t reviews) factsPage(ctx context.Context, id int64, page int) (talk.Text, talk.Keyboard, error) {
	list, err := t.Desk.Facts(ctx, t.Actor(), id)
	if err != nil {
		return nil, nil, err
	}
	doc, err := t.Documents.Document(ctx, id)
	if err != nil {
		return nil, nil, fmt.Errorf("read a document: %w", err)
	}
	var text talk.Text
	text.Bold(fmt.Sprintf(wordsFacts, id)).Line().Plain(talk.Clip(doc.Title, 120)).Line()
	if len(list) == 0 {
		return text.Line().Plain(wordsNoFacts).Trim(), nil, nil
	}
	page = min(page, (len(list)-1)/factsPerPage)
	from := page * factsPerPage
	to := min(from+factsPerPage, len(list))
	var row []talk.Key
	for n, f := range list[from:to] {
		text.Line().Plain(strconv.Itoa(from+n+1), ". ").Bold(t.factText(f))
		if f.Corrected {
			text.Plain(wordsFactCorrected)
		}
		text.Line().Quote(sentenceOf(f, factSentence)).Line()
		key, err := t.factKey(ctx, strconv.Itoa(from+n+1), FactData{Do: "one", Document: id, Fact: f.ID, Page: page})
		if err != nil {
			return nil, nil, err
		}
		row = append(row, key)
	}
	text.Line().Plain(wordsFactsHow)
	turning, err := t.factTurning(ctx, id, page, to < len(list))
	return text.Trim(), rows(row, turning), err
}

// sentenceOf is the sentence that states a fact, without personal data.
func sentenceOf(f knowledge.Fact, most int) *talk.Text {
	said := talk.Plain(talk.Clip(knowledge.MaskPersonal(f.Sentence), most))
	return &said
}

// rows are the rows that have buttons.
func rows(all ...[]talk.Key) (keys talk.Keyboard) {
	for _, row := range all {
		if len(row) > 0 {
			keys = append(keys, row)
		}
	}
	return keys
}

func (t reviews) factKey(ctx context.Context, label string, d FactData) (talk.Key, error) {
	key, err := t.Button(ctx, ActionFact, d)
	return talk.Key{Text: label, Data: key}, err
}

func (t reviews) factTurning(ctx context.Context, id int64, page int, more bool) (row []talk.Key, err error) {
	add := func(label string, page int) {
		if err == nil {
			var key talk.Key
			key, err = t.factKey(ctx, label, FactData{Do: "list", Document: id, Page: page})
			row = append(row, key)
		}
	}
	if page > 0 {
		add(talk.LabelPrevious, page-1)
	}
	if more {
		add(talk.LabelNext, page+1)
	}
	return row, err
}

// pressFact does what a button of the facts stands for. The right is checked by the Desk, too.
func (t reviews) pressFact(ctx context.Context, d FactData) error {
	if ok, err := t.Guard.Admit(ctx, t.Talk, desk.MayCurate); !ok || err != nil {
		return err
	}
	if !t.InPrivate() {
		return nil
	}
	if d.Do == "list" {
		said, keys, err := t.factsPage(ctx, d.Document, d.Page)
		if err != nil {
			return rights.Explain(t.Talk, err, "list the facts of a document")
		}
		t.Toast("")
		t.Edit(said, keys)
		return nil
	}
	f, err := t.Desk.Fact(ctx, t.Actor(), d.Fact)
	if talk.Missing(err) {
		t.Alert(fmt.Sprintf(wordsFactGone, d.Document))
		return nil
	}
	if err != nil {
		return rights.Explain(t.Talk, err, "read a fact")
	}
	return t.doFact(ctx, d, f)
}

// doFact shows a fact, asks what to change in it, or withdraws it.
func (t reviews) doFact(ctx context.Context, d FactData, f knowledge.Fact) error {
	asks := map[string][2]string{
		"value": {awaitFactValue, wordsAskFactValue}, "year": {awaitFactYear, wordsAskFactYear},
		"place": {awaitFactPlace, wordsAskFactPlace},
	}
	if ask, ok := asks[d.Do]; ok {
		t.Toast("")
		return t.Await(ctx, "desk."+ask[0], f.ID, t.factText(f)+"\n"+ask[1])
	}
	switch d.Do {
	case "one", "gone":
		said, keys, err := t.oneFact(ctx, f, d.Page, d.Do == "gone")
		if err != nil {
			return err
		}
		t.Toast("")
		t.Edit(said, keys)
	case "sure":
		if _, err := t.Desk.CorrectFact(ctx, t.Actor(), f, true); err != nil {
			return rights.Explain(t.Talk, err, "withdraw a fact")
		}
		back, err := t.factKey(ctx, labelFacts, FactData{Do: "list", Document: f.Document, Page: d.Page})
		if err != nil {
			return err
		}
		t.Toast("")
		t.Edit(talk.Plain(wordsFactWithdrawn+t.factText(f)), talk.Keyboard{{back}})
	default:
		t.Toast(talk.WordsExpired)
	}
	return nil
}

// oneFact is a fact with its sentence and what can be changed; sure asks whether it is to be withdrawn.
func (t reviews) oneFact(ctx context.Context, f knowledge.Fact, page int, sure bool) (talk.Text, talk.Keyboard, error) {
	var text talk.Text
	text.Plain("#", strconv.FormatInt(f.Document, 10), " ").Bold(t.factText(f))
	if f.Corrected {
		text.Plain(wordsFactCorrected)
	}
	text.Line().Quote(sentenceOf(f, 1500))
	options := [][]draftOption{
		{{labelFactValue, "value", ""}, {labelYear, "year", ""}, {labelPlace, "place", ""}},
		{{labelFactGone, "gone", ""}, {labelFacts, "list", ""}},
	}
	if sure {
		text.Line().Plain(wordsFactSure)
		options = [][]draftOption{{{labelFactSure, "sure", ""}, {talk.LabelNo, "one", ""}}}
	}
	var keys talk.Keyboard
	for _, line := range options {
		var row []talk.Key
		for _, o := range line {
			key, err := t.factKey(ctx, o.label, FactData{Do: o.do, Document: f.Document, Fact: f.ID, Page: page})
			if err != nil {
				return nil, nil, err
			}
			row = append(row, key)
		}
		keys = append(keys, row)
	}
	return text.Trim(), keys, nil
}

// correctFact takes what was written for a value, year or place of a fact.
func (t reviews) correctFact(ctx context.Context, field string, id int64, text string) error {
	if ok, err := t.Guard.AdmitHere(ctx, t.Talk, desk.MayCurate); !ok || err != nil {
		return err
	}
	f, err := t.Desk.Fact(ctx, t.Actor(), id)
	if talk.Missing(err) {
		t.SayPlain(wordsFactMissing, nil)
		return nil
	}
	if err != nil {
		return rights.Explain(t.Talk, err, "read a fact")
	}
	if problem := t.setFact(&f, field, text); problem != "" {
		return t.Await(ctx, "desk."+field, id, capital(problem))
	}
	f, err = t.Desk.CorrectFact(ctx, t.Actor(), f, false)
	if problem := talk.Problem(err); problem != "" {
		return t.Await(ctx, "desk."+field, id, capital(problem)+".")
	}
	if err != nil {
		return rights.Explain(t.Talk, err, "correct a fact")
	}
	said, keys, err := t.oneFact(ctx, f, 0, false)
	if err != nil {
		return err
	}
	t.Say((&talk.Text{}).Plain(wordsFactSaved).Line().Add(&said).Trim(), keys)
	return nil
}

// setFact puts a text into a field of a fact, and returns what is wrong with it, for people, or "".
func (t reviews) setFact(f *knowledge.Fact, field, text string) string {
	switch field {
	case awaitFactYear:
		return setFactYear(f, text)
	case awaitFactPlace:
		place := t.place(text)
		switch {
		case place.Name != "":
			f.Place = place.Name
		case text != "" && strings.Contains(f.Sentence, text): // a body, which no table lists
			f.Place = text
		case len(place.Near) > 0:
			return fmt.Sprintf(wordsNearPlace, strings.Join(place.Near[:min(4, len(place.Near))], ", "))
		default:
			return fmt.Sprintf(wordsBadPlace, talk.Clip(text, 60))
		}
		return ""
	}
	return t.setFactValue(f, text)
}

func setFactYear(f *knowledge.Fact, text string) string {
	if text = strings.TrimSpace(text); text == "-" || strings.EqualFold(text, wordsFactNoYear) {
		f.Year = 0
		return ""
	}
	year, err := strconv.Atoi(text)
	if err != nil || year <= 0 {
		return wordsAskFactYear
	}
	f.Year = year
	return ""
}

// setFactValue reads "4,36", "A-", or both: what is not named stays.
func (t reviews) setFactValue(f *knowledge.Fact, text string) string {
	grades := t.Desk.Measure(f.Measure).Grades
	value, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	number, ok := fact.Value(value)
	if !ok {
		rest = strings.TrimSpace(text)
	}
	rest = strings.Trim(rest, " ()")
	for _, g := range grades {
		if strings.EqualFold(rest, g) {
			f.Grade, rest = g, ""
		}
	}
	if rest != "" || !ok && text == "" {
		return wordsAskFactValue
	}
	if ok {
		f.Value = number
	}
	return ""
}

// cardFacts is what of a waiting document's facts its card shows, "" for none.
func (t room) cardFacts(list []knowledge.Fact, document int64) string {
	if len(list) == 0 {
		return ""
	}
	var parts []string
	for _, f := range list[:min(factsOnCard, len(list))] {
		parts = append(parts, t.factText(f))
	}
	said := wordsCardFacts + strings.Join(parts, "; ") + "."
	if more := len(list) - factsOnCard; more > 0 {
		said += fmt.Sprintf(wordsCardFactsMore, more)
	}
	return said + fmt.Sprintf(wordsCardFactsHow, document)
}
