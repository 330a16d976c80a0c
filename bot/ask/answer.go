package ask

import (
	"context"
	"fmt"
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
		q.Previous, t.Memory.Last = shared.Context, shared.Last
	}
	said, keys, hidden, err := t.answer(ctx, q)
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
	t.tellHidden(hidden)
	return nil
}

// answer asks the Library and writes the message, with its buttons; hidden is how many sources only a private chat is shown.
// The last answer changes only when it answers.
func (t answering) answer(ctx context.Context, q knowledge.Question) (said talk.Text, keys talk.Keyboard, hidden int, err error) {
	a, err := t.put(ctx, &q)
	if err != nil {
		return nil, nil, 0, err
	}
	if a.Route != knowledge.RouteTalk && !a.Context.At.IsZero() { // the subject of a question is remembered, answered or not
		t.Memory.Context = a.Context
	}
	if answers(a) {
		t.Memory.Last = askedOf(q, a)
	}
	var text talk.Text
	if t.M.Resent {
		text.Italic(wordsLate).Gap()
	}
	if t.M.Event == talk.EventEdited {
		text.Italic(wordsEdited).Gap()
	}
	said, keys, err = t.written(ctx, q, a, &text)
	return said, keys, a.Hidden, err
}

// tellHidden tells who may see them, and nobody else, that there are internal sources, which a group is not shown.
func (t answering) tellHidden(hidden int) {
	if hidden > 0 && !t.M.Chat.Private() && knowledge.AudienceOf(t.Who).Member {
		t.SayAlone(talk.Plain(wordsHiddenInGroup), talk.Keyboard{{t.PrivateKey("mulai")}})
	}
}

// put asks the Library on behalf of who is here.
func (t answering) put(ctx context.Context, q *knowledge.Question) (knowledge.Answer, error) {
	q.Person, q.Chat, q.Audience = t.Who.ID, t.M.Chat.ID, t.Audience()
	a, err := t.Library.Ask(ctx, *q)
	if err != nil {
		return a, fmt.Errorf("ask the library: %w", err)
	}
	return a, nil
}

// answers says that a turn has a subject to go on with.
func answers(a knowledge.Answer) bool {
	return (a.Outcome == knowledge.Answered || a.Outcome == knowledge.Partly) && a.Route != knowledge.RouteTalk
}

func askedOf(q knowledge.Question, a knowledge.Answer) talk.Asked {
	return talk.Asked{Question: a.Question, Previous: q.Previous, Senses: q.Senses, ID: a.ID, Offset: q.Offset}
}

// written writes an answer of any kind below what text says already.
func (t answering) written(
	ctx context.Context,
	q knowledge.Question,
	a knowledge.Answer,
	text *talk.Text,
) (talk.Text, talk.Keyboard, error) {
	switch {
	case a.Route == knowledge.RouteTalk:
		return t.smallTalk(ctx, a, text)
	case a.Outcome == knowledge.Unclear:
		return t.unclear(ctx, q, a, text)
	case a.Outcome == knowledge.NotFound:
		return t.notFound(ctx, q, a, text)
	case a.Outcome == knowledge.OutOfScope:
		words := map[knowledge.Reason]string{knowledge.ReasonPrivate: wordsPrivate, knowledge.ReasonEmpty: wordsEmpty}[a.Reason]
		if words == "" {
			words = a.TalkWords()
		}
		return text.Plain(words).Trim(), nil, nil
	case a.Outcome == knowledge.Failed:
		return text.Plain(talk.WordsFailed).Trim(), nil, nil
	}
	return t.found(ctx, q, a, text)
}

// found writes what was found, in the form that its route asks for.
func (t answering) found(
	ctx context.Context,
	q knowledge.Question,
	a knowledge.Answer,
	text *talk.Text,
) (talk.Text, talk.Keyboard, error) {
	t.preface(text, a)
	p := page{room: room - text.Units()}
	p.write(text, q, a)
	for _, other := range a.Others {
		writeOther(text, other, &p)
	}
	keys, err := t.answerKeys(ctx, q, a, p)
	return text.Trim(), keys, err
}

// preface says what was understood, what was carried on, and what is missing.
func (t answering) preface(text *talk.Text, a knowledge.Answer) {
	if a.Understood != "" {
		text.Italic(wordsUnderstood + a.Understood).Gap()
	}
	if !a.Inherited.At.IsZero() {
		text.Italic(wordsInherited + inheritedNames(a.Inherited)).Gap()
	}
	switch words := a.Missing.Words(); {
	case words != "":
		text.Plain(words).Gap()
	case a.Outcome == knowledge.Partly:
		text.Plain(wordsPartly).Gap()
	}
	if a.Disagree {
		text.Plain(wordsDisagree).Gap()
	}
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

// unclear asks back.
func (t answering) unclear(
	ctx context.Context,
	q knowledge.Question,
	a knowledge.Answer,
	text *talk.Text,
) (talk.Text, talk.Keyboard, error) {
	if a.Reason == knowledge.ReasonTooLong {
		key, err := t.Button(ctx, talk.ActionSearch, talk.SearchData{Text: talk.FirstCharacters(a.Question, knowledge.MaxQuestion)})
		keys := talk.Keyboard{{{Text: fmt.Sprintf(labelFirst, knowledge.MaxQuestion), Data: key}}}
		if gist := knowledge.Gist(a.Question); gist != "" && err == nil {
			if key, err = t.Button(ctx, talk.ActionSearch, talk.SearchData{Text: gist}); err == nil {
				keys = append(talk.Keyboard{{{Text: talk.Clip(labelGist+gist, 60), Data: key}}}, keys...)
			}
		}
		return text.Plain(fmt.Sprintf(wordsTooLong, knowledge.MaxQuestion)).Trim(), keys, err
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
