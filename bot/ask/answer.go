package ask

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// ask answers a question in a new message.
func (t answering) ask(ctx context.Context, text string) error {
	q := knowledge.Question{Text: text, Previous: t.Memory.Context}
	if !t.M.Chat.Private() && t.Memory.Context.At.IsZero() && t.M.ReplyTo != nil { // somebody else's thread
		shared, err := t.Recall(ctx, 0)
		if err != nil {
			return err
		}
		q.Previous = shared.Context
	}
	said, keys, err := t.answer(ctx, q)
	if err != nil {
		return err
	}
	t.Memory.Message = t.M.ID
	if err := t.Remember(ctx); err != nil {
		return err
	}
	if !t.M.Chat.Private() {
		if err := t.RememberFor(ctx, 0); err != nil { // the group's last subject, for a reply by somebody else
			return err
		}
	}
	t.Say(said, keys)
	return nil
}

// answer asks the Library and writes the message, with its buttons.
func (t answering) answer(ctx context.Context, q knowledge.Question) (said talk.Text, keys talk.Keyboard, err error) {
	q.Person, q.Chat, q.Audience = t.Who.ID, t.M.Chat.ID, t.Audience()
	a, err := t.Library.Ask(ctx, q)
	if err != nil {
		return nil, nil, fmt.Errorf("ask the library: %w", err)
	}
	if !a.Context.At.IsZero() {
		t.Memory.Context = a.Context
	}
	var text talk.Text
	if t.M.Resent {
		text.Italic(wordsLate).Gap()
	}
	if t.M.Event == talk.EventEdited {
		text.Italic(wordsEdited).Gap()
	}
	switch a.Outcome {
	case knowledge.Answered, knowledge.Partly:
		return t.found(ctx, q, a, &text)
	case knowledge.Unclear:
		return t.unclear(ctx, q, a, &text)
	case knowledge.NotFound:
		return t.notFound(ctx, q, a, &text)
	case knowledge.OutOfScope:
		words := map[knowledge.Reason]string{knowledge.ReasonPrivate: wordsPrivate, knowledge.ReasonEmpty: wordsEmpty}[a.Reason]
		if words == "" {
			words = wordsChatter
		}
		return text.Plain(words).Trim(), nil, nil
	}
	return text.Plain(talk.WordsFailed).Trim(), nil, nil
}

// AnswerData stands behind the buttons of an answer.
type AnswerData struct {
	Question string            `json:"question"` // masked
	Previous knowledge.Context `json:"previous,omitzero"`
	Senses   map[string]string `json:"senses,omitempty"`
	ID       int64             `json:"id"`
	Offset   int               `json:"offset,omitempty"`
	Text     talk.Text         `json:"text"`
	Keys     talk.Keyboard     `json:"keys,omitempty"`
	Refs     []talk.PassageRef `json:"refs,omitempty"`
}

// found writes quotes and their numbered sources.
func (t answering) found(
	ctx context.Context,
	q knowledge.Question,
	a knowledge.Answer,
	text *talk.Text,
) (talk.Text, talk.Keyboard, error) {
	if a.Understood != "" {
		text.Italic(wordsUnderstood + a.Understood).Gap()
	}
	if !a.Inherited.At.IsZero() {
		text.Italic(wordsInherited + inheritedNames(a.Inherited)).Gap()
	}
	if a.Outcome == knowledge.Partly {
		text.Plain(wordsPartly).Gap()
	}
	if a.Disagree {
		text.Plain(wordsDisagree).Gap()
	}
	writeQuotes(text, a.Quotes, q.Offset)
	writeAlternatives(text, a.Alternatives)
	if a.Hidden > 0 && !t.M.Chat.Private() && knowledge.AudienceOf(t.Who).Member {
		text.Gap().Italic(wordsHiddenInGroup)
	}
	keys, err := t.answerKeys(ctx, q, a, text.Trim())
	return text.Trim(), keys, err
}

func inheritedNames(c knowledge.Context) string {
	parts := append([]string{}, c.Places...)
	if c.Topic != "" {
		parts = append(parts, c.Topic)
	}
	if len(parts) == 0 {
		return ""
	}
	return ": " + strings.Join(parts, " · ")
}

// room is what a message leaves for quotes, so that sources and remarks always fit.
const room = 2800

// writeQuotes writes the quotes, then the sources under the same numbers.
func writeQuotes(text *talk.Text, quotes []knowledge.Quote, from int) {
	var sources talk.Text
	for i, quote := range quotes {
		n := "[" + strconv.Itoa(from+i+1) + "]"
		body := marked(quote.Text, quote.Marks, room/len(quotes))
		text.Plain("“").Add(body).Plain("” ", n).Gap()
		sources.Plain(n, " ").Add(talk.Citation(quote.Document, quote.Heading))
		for _, r := range quote.Replaced {
			sources.Plain(" · ", r.Words())
		}
		sources.Line()
	}
	text.Bold(talk.WordsSources).Line().Add(&sources)
}

// writeAlternatives names practices that go on, beside one that has ended.
func writeAlternatives(text *talk.Text, documents []knowledge.Document) {
	if len(documents) == 0 {
		return
	}
	text.Gap().Bold(wordsAlternatives).Line()
	for _, d := range documents {
		text.Plain("• ").Add(talk.Citation(d, "")).Line()
	}
}

// marked writes a quote with the matched words in bold, shortened to limit units with an
// ellipsis that shows the cut.
func marked(s string, marks []knowledge.Span, limit int) *talk.Text {
	var out talk.Text
	whole := s
	s = strings.TrimSuffix(talk.Clip(s, limit), "…")
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(s) {
			continue
		}
		out.Plain(s[at:m.Start]).Bold(s[m.Start:m.End])
		at = m.End
	}
	out.Plain(s[at:])
	if len(s) < len(whole) {
		out.Plain("…")
	}
	return &out
}

// unclear asks back.
func (t answering) unclear(
	ctx context.Context,
	q knowledge.Question,
	a knowledge.Answer,
	text *talk.Text,
) (talk.Text, talk.Keyboard, error) {
	if a.Reason == knowledge.ReasonTooLong {
		key, err := t.Button(ctx, talk.ActionSearch, talk.SearchData{Text: talk.FirstCharacters(a.Question, knowledge.MaxQuestion)})
		keys := talk.Keyboard{{{Text: labelFirst300, Data: key}}}
		if gist := knowledge.Gist(a.Question); gist != "" && err == nil {
			if key, err = t.Button(ctx, talk.ActionSearch, talk.SearchData{Text: gist}); err == nil {
				keys = append(talk.Keyboard{{{Text: talk.Clip(labelGist+gist, 60), Data: key}}}, keys...)
			}
		}
		return text.Plain(wordsTooLong).Trim(), keys, err
	}
	text.Plain(wordsUnclear)
	var keys talk.Keyboard
	for _, c := range a.Choices {
		data := talk.SearchData{Text: a.Question, Senses: map[string]string{c.Word: c.Sense}, Previous: q.Previous}
		key, err := t.Button(ctx, ActionChoice, data)
		if err != nil {
			return nil, nil, err
		}
		keys = append(keys, []talk.Key{{Text: talk.Clip(strings.ToUpper(c.Word)+": "+c.Sense, 60), Data: key}})
	}
	return text.Trim(), keys, nil
}

// notFound says so, names near topics, and offers the way to an admin.
func (t answering) notFound(
	ctx context.Context,
	q knowledge.Question,
	a knowledge.Answer,
	text *talk.Text,
) (talk.Text, talk.Keyboard, error) {
	text.Bold(wordsNotFound)
	if a.Understood != "" {
		text.Line().Italic(wordsUnderstood + a.Understood)
	}
	text.Gap()
	var keys talk.Keyboard
	if len(a.Nearest) > 0 {
		text.Plain(wordsNearest).Line()
		for i, quote := range a.Nearest {
			text.Plain("• ").Add(talk.Citation(quote.Document, "")).Line()
			key, err := t.Button(ctx, talk.ActionSource, talk.SourceData{Ref: talk.RefOf(quote)})
			if err != nil {
				return nil, nil, err
			}
			if i == 0 {
				keys = append(keys, nil)
			}
			keys[0] = append(keys[0], talk.Key{Text: "📄 " + strconv.Itoa(i+1), Data: key})
		}
		text.Line()
	}
	text.Plain(wordsNotFoundNext)
	if a.Hidden > 0 && !t.M.Chat.Private() && knowledge.AudienceOf(t.Who).Member {
		text.Gap().Italic(wordsHiddenInGroup)
		keys = append(keys, []talk.Key{t.PrivateKey("mulai")})
	}
	key, err := t.Button(ctx, ActionForward, ForwardData{Gap: a.Gap})
	if err != nil {
		return nil, nil, err
	}
	if a.Gap != "" {
		watch, err := t.Button(ctx, talk.ActionWatch, talk.WatchData{Gap: a.Gap})
		if err != nil {
			return nil, nil, err
		}
		keys = append(keys, []talk.Key{{Text: labelForward, Data: key}, {Text: labelWatch, Data: watch}})
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

func (t answering) aloneKey(ctx context.Context, q knowledge.Question) ([]talk.Key, error) {
	key, err := t.Button(ctx, ActionAlone, talk.SearchData{Text: knowledge.Mask(q.Text)})
	return []talk.Key{{Text: labelAlone, Data: key}}, err
}
