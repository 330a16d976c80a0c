package ask

import (
	"context"
	"fmt"
	"strconv"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// smallTalk answers what is no question: a sentence with the fitting buttons, or something about the last answer.
func (t answering) smallTalk(ctx context.Context, a knowledge.Answer, text *talk.Text) (talk.Text, talk.Keyboard, error) {
	if about := t.aboutLast(a.Talk); about != nil {
		switch {
		case t.Memory.Last.Question == "":
			keys, err := t.commandKeys(ctx, talkCommands[a.Talk])
			return text.Plain(a.TalkWords()).Trim(), keys, err
		case a.Parts.Nth > 0:
			return t.nth(ctx, a.Parts.Nth, text)
		}
		return about(ctx, text)
	}
	if a.Talk == knowledge.IntentNewest {
		return browsing(t).browsePage(ctx, newest())
	}
	keys, err := t.commandKeys(ctx, talkCommands[a.Talk])
	return text.Plain(a.TalkWords()).Trim(), keys, err
}

// nth opens a result of the last answer by its number.
func (t answering) nth(ctx context.Context, n int, text *talk.Text) (talk.Text, talk.Keyboard, error) {
	offset := t.Memory.Last.Offset
	if n <= offset {
		offset = 0
	}
	q, a, err := t.again(ctx, t.Memory.Last, offset)
	if err != nil {
		return nil, nil, err
	}
	if steps, ok := stepsOf(a); ok {
		return t.step(ctx, shown{q, a}, steps, n, text)
	}
	p := page{room: room}
	p.write(new(talk.Text), q, a)
	if n > offset+len(p.refs) {
		return text.Plain(fmt.Sprintf(wordsNoNth, n, offset+len(p.refs))).Trim(), nil, nil
	}
	ref := p.refs[n-1-offset]
	t.Memory.Context.Document = ref.Document
	return reading(t).opened(ctx, ref)
}

// talkCommands are the commands that a reply offers as buttons.
var talkCommands = map[knowledge.Intent][]string{
	knowledge.IntentGreeting: {"jelajah", "bantuan"},
	knowledge.IntentAbility:  {"bantuan", "jelajah", "tim"},
	knowledge.IntentIdentity: {"bantuan"},
	knowledge.IntentPrivacy:  {"privasi"},
	knowledge.IntentPropose:  {"tambah"},
	knowledge.IntentPersonal: {"agenda", "jadwal"},
	knowledge.IntentChatter:  {"jelajah"},
	knowledge.IntentInvite:   {"jelajah", "bantuan"},
	knowledge.IntentTest:     {"jelajah", "bantuan"},
	knowledge.IntentJoin:     {"gabung"},
	knowledge.IntentGroup:    {"bantuan"},
	knowledge.IntentRemind:   {"tim", "agenda"},
	knowledge.IntentMemory:   {"privasi"},
	knowledge.IntentFiles:    {"tambah"},
	knowledge.IntentExport:   {"banding"},
	knowledge.IntentWrong:    {"bantuan"},
	knowledge.IntentHoldings: {"jelajah", "terbaru"},
}

// commandKeys are buttons that run commands, one row.
func (t answering) commandKeys(ctx context.Context, names []string) (talk.Keyboard, error) {
	var row []talk.Key
	for _, name := range names {
		key, err := t.Button(ctx, talk.ActionCommand, talk.CommandData{Name: name})
		if err != nil {
			return nil, err
		}
		row = append(row, talk.Key{Text: commandLabels[name], Data: key})
	}
	if len(row) == 0 {
		return nil, nil
	}
	return talk.Keyboard{row}, nil
}

// aboutLast is what is done about the last answer; nil for an intent that is not about it.
func (t answering) aboutLast(i knowledge.Intent) func(context.Context, *talk.Text) (talk.Text, talk.Keyboard, error) {
	switch i {
	case knowledge.IntentMore:
		return t.more
	case knowledge.IntentSource:
		return t.tell(sources)
	case knowledge.IntentDetail:
		return t.tell(detail)
	case knowledge.IntentShort:
		return t.tell(short)
	case knowledge.IntentExample:
		return t.example
	case knowledge.IntentWrong:
		return t.wrong
	}
	return nil
}

// more is the next page of the last answer.
func (t answering) more(ctx context.Context, text *talk.Text) (talk.Text, talk.Keyboard, error) {
	last := t.Memory.Last
	_, first, err := t.again(ctx, last, last.Offset)
	if err != nil {
		return nil, nil, err
	}
	q, a, err := t.again(ctx, last, last.Offset+onPage(first))
	if err != nil {
		return nil, nil, err
	}
	if onPage(a) == 0 {
		return text.Plain(wordsNoMore).Trim(), nil, nil
	}
	t.Memory.Last.Offset = q.Offset
	return t.found(ctx, q, a, text)
}

// onPage is how much of what can be turned a page has.
func onPage(a knowledge.Answer) int {
	switch a.Route {
	case knowledge.RouteCatalogue:
		return len(a.Lists)
	case knowledge.RouteCompare, knowledge.RouteHow, knowledge.RouteTalk:
		return 0
	}
	return len(a.Quotes)
}

// quotesOf are all quotes of an answer, in the order of their numbers.
func quotesOf(a knowledge.Answer) []knowledge.Quote {
	list := append([]knowledge.Quote(nil), a.Quotes...)
	for _, c := range a.Columns {
		list = append(list, c.Quotes...)
	}
	for _, part := range a.Card {
		list = append(list, part.Quotes...)
	}
	for _, item := range a.Lists {
		if quote, ok := quoteOf(item); ok {
			list = append(list, quote)
		} else {
			list = append(list, knowledge.Quote{Document: item.Document})
		}
	}
	return list
}

// tell writes the quotes of the last answer in another way, with the buttons of an answer. write numbers what it quotes with
// number.
func (t answering) tell(write func(text *talk.Text, quotes []knowledge.Quote, number func(knowledge.Quote) string),
) func(context.Context, *talk.Text) (talk.Text, talk.Keyboard, error) {
	return func(ctx context.Context, text *talk.Text) (talk.Text, talk.Keyboard, error) {
		q, a, err := t.again(ctx, t.Memory.Last, t.Memory.Last.Offset)
		if err != nil {
			return nil, nil, err
		}
		quotes := quotesOf(a)
		if len(quotes) == 0 {
			return text.Plain(wordsGone).Trim(), nil, nil
		}
		var p page
		write(text, quotes, func(quote knowledge.Quote) string { return p.number(talk.RefOf(quote), q.Offset) })
		keys, err := t.answerKeys(ctx, q, a, p)
		return text.Trim(), keys, err
	}
}

// sources names where the last answer is from, with addresses and dates.
func sources(text *talk.Text, quotes []knowledge.Quote, number func(knowledge.Quote) string) {
	text.Bold(talk.WordsSources).Line()
	for _, quote := range quotes[:min(len(quotes), mostSources)] {
		text.Plain(number(quote), " ", quote.Document.Title, "\n")
		for _, s := range talk.SourcesOf(quote) {
			text.Plain("• ").Link(talk.Clip(s.Title, 110), s.URL)
			if s.Date != "" {
				text.Plain(" (", knowledge.LocalDate(s.Date), ")")
			}
			text.Line()
		}
	}
}

const mostSources = 8

// detail is the last answer with all that stands around its quotes.
func detail(text *talk.Text, quotes []knowledge.Quote, number func(knowledge.Quote) string) {
	for i, quote := range quotes[:min(len(quotes), 2)] {
		if quote.Context != "" {
			quote.Text, quote.Marks = quote.Context, nil
		}
		if i > 0 {
			text.Line()
		}
		quoted(text, quote, number(quote), firstRoom)
	}
}

// short is the first quote of the last answer alone.
func short(text *talk.Text, quotes []knowledge.Quote, number func(knowledge.Quote) string) {
	quoted(text, quotes[0], number(quotes[0]), columnRoom)
}

// quoted writes a quote under its number, and where it is from.
func quoted(text *talk.Text, quote knowledge.Quote, n string, room int) {
	text.Plain("“").Add(marked(quote.Text, quote.Marks, room)).Plain("” ", n).Line()
	text.Plain(n, " ").Add(citationOf(quote)).Line()
}

// example tells the examples of the card that was shown last, or asks for practice on its subject.
func (t answering) example(ctx context.Context, text *talk.Text) (talk.Text, talk.Keyboard, error) {
	last, shown, err := t.again(ctx, t.Memory.Last, t.Memory.Last.Offset)
	if err != nil {
		return nil, nil, err
	}
	for _, part := range shown.Card {
		if part.Section == knowledge.SectionExample && len(part.Quotes) > 0 {
			var p page
			text.Bold(part.Section.Name()).Line()
			detail(text, part.Quotes, func(quote knowledge.Quote) string { return p.number(talk.RefOf(quote), 0) })
			keys, err := t.answerKeys(ctx, last, shown, p)
			return text.Trim(), keys, err
		}
	}
	topic := t.Memory.Context.Topic
	if topic == "" {
		topic = t.Memory.Last.Question
	}
	q := knowledge.Question{Text: talk.FirstCharacters(wordsExampleOf+topic, knowledge.MaxQuestion), Unrecorded: true}
	a, err := t.put(ctx, &q)
	if err != nil {
		return nil, nil, err
	}
	if a.Route == knowledge.RouteTalk {
		return text.Plain(wordsNoMore).Trim(), nil, nil
	}
	if answers(a) {
		t.Memory.Last = askedOf(q, a)
	}
	return t.written(ctx, q, a, text)
}

// wrong asks what was wrong with the last answer.
func (t answering) wrong(ctx context.Context, text *talk.Text) (talk.Text, talk.Keyboard, error) {
	key, err := t.Button(ctx, ActionAnswer, t.Memory.Last)
	return text.Plain(wordsSorry).Trim(), reasonKeys(key), err
}

// reasonKeys are the reasons that somebody can give for a bad answer.
func reasonKeys(key string) (keys talk.Keyboard) {
	for i, r := range reasonsBad {
		if i%2 == 0 {
			keys = append(keys, nil)
		}
		keys[len(keys)-1] = append(keys[len(keys)-1], talk.Key{Text: r.Label, Data: key + ".r." + r.Key})
	}
	return keys
}

// numbered is the label of a button that opens quote n of several.
func numbered(n int) string { return "📄 [" + strconv.Itoa(n) + "]" }
