package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda/phrase"
	"studitiru/knowledge/desk"
)

// visitSteps are the questions of /kunjungan.
func visitSteps() []step {
	return []step{
		{name: "visitors", ask: wordsAskVisitors, set: setVisitors},
		{name: "host", ask: wordsAskHost, set: setHost},
		{name: "dates", ask: wordsAskDates, set: setDates},
		{name: "topic", ask: wordsAskTopic, set: setTopic},
		{name: "seen", ask: wordsAskSeen, optional: true, set: sectionSetter(knowledge.HeadSeen)},
		{name: "copy", ask: wordsAskCopy, optional: true, set: sectionSetter(knowledge.HeadCopy)},
		{name: "follow", ask: wordsAskFollow, optional: true, set: setFollow},
	}
}

// visit begins the wizard for a visit note: /kunjungan.
func (t drafts) visit(ctx context.Context, _ string) error {
	p := desk.Proposal{Document: knowledge.Document{Meta: knowledge.Meta{Kind: knowledge.Visit}}}
	return t.begin(ctx, p, "")
}

// setVisitors takes who came and from where.
func setVisitors(_ drafts, p *desk.Proposal, text string) string {
	text = knowledge.Visible(text)
	if len(text) < 5 {
		return wordsBadVisitors
	}
	p.Document.Body = withSection(p.Document.Body, knowledge.HeadVisitors, text)
	retitle(p)
	return ""
}

// setHost takes "Kota Pontianak, diterima Wali Kota": the place up to the first comma, then who received them.
func setHost(t drafts, p *desk.Proposal, text string) string {
	name, host, _ := strings.Cut(knowledge.Visible(text), ",")
	if problem := setPlace(t, p, name); problem != "" {
		return problem
	}
	if host = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(host), "diterima")); host != "" {
		host = strings.TrimSpace(strings.TrimPrefix(host, "oleh"))
		p.Document.Body = withSection(p.Document.Body, knowledge.HeadHost, capital(host))
	}
	retitle(p)
	return ""
}

// setDates takes "9–10 Januari 2026" or "09/01/2026"; the first day counts as the document's date.
func setDates(t drafts, p *desk.Proposal, text string) string {
	when, err := phrase.FindPeriod(text)
	var m *phrase.Misunderstanding
	switch {
	case errors.As(err, &m) && m.Trouble != phrase.Nothing:
		return m.Say()
	case err != nil || when.Precision == phrase.ByYear || when.From.Year < 1945 || when.From.Year > t.Now().Year()+1:
		return wordsBadDates
	}
	p.Document.Year, p.Document.Date = when.From.Year, when.String()
	p.Document.Body = withSection(p.Document.Body, knowledge.HeadDates, knowledge.Visible(text))
	if len(p.Document.Sources) == 0 {
		p.Document.Sources = []knowledge.Source{{Title: wordsVisitSource, Date: p.Document.Date}}
	}
	return ""
}

// setTopic takes the topic in the first line and why the place was chosen in the others.
func setTopic(_ drafts, p *desk.Proposal, text string) string {
	topic, why, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if len(knowledge.Visible(topic)) < 3 {
		return wordsBadTopic
	}
	p.Document.Body = withSection(p.Document.Body, knowledge.HeadTopic, knowledge.Visible(topic))
	if why = strings.TrimSpace(why); why != "" {
		p.Document.Body = withSection(p.Document.Body, knowledge.HeadWhy, why)
	}
	retitle(p)
	return ""
}

// setFollow takes one action a line: "what; who; when".
func setFollow(_ drafts, p *desk.Proposal, text string) string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		parts := strings.Split(knowledge.Visible(strings.TrimLeft(line, "-•* ")), ";")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		switch {
		case parts[0] == "":
			continue
		case len(parts) >= 3:
			if problem := noSuchDay(strings.Join(parts[2:], "; ")); problem != "" {
				return problem
			}
			lines = append(lines, fmt.Sprintf(wordsActionDue, parts[0], parts[1], strings.Join(parts[2:], "; ")))
		case len(parts) == 2:
			lines = append(lines, fmt.Sprintf(wordsActionOf, parts[0], parts[1]))
		default:
			lines = append(lines, "- "+parts[0])
		}
	}
	if len(lines) == 0 {
		return wordsBadFollow
	}
	p.Document.Body = withSection(p.Document.Body, knowledge.HeadFollow, strings.Join(lines, "\n"))
	return ""
}

// noSuchDay is what to say of a deadline that no calendar has; "" for any other, one without a date as well.
func noSuchDay(deadline string) string {
	_, err := phrase.FindPeriod(deadline)
	var m *phrase.Misunderstanding
	if errors.As(err, &m) && (m.Trouble == phrase.Impossible || m.Trouble == phrase.Contradiction) {
		return m.Say()
	}
	return ""
}

// sectionSetter sets one section to what was written, line by line.
func sectionSetter(head string) func(drafts, *desk.Proposal, string) string {
	return func(_ drafts, p *desk.Proposal, text string) string {
		if len(knowledge.Visible(text)) < 3 {
			return wordsBadSection
		}
		p.Document.Body = withSection(p.Document.Body, head, text)
		return ""
	}
}

// retitle writes the title that the answers so far make; one that was mended by hand stays.
func retitle(p *desk.Proposal) {
	d := &p.Document
	if d.Title != "" && !strings.HasPrefix(d.Title, wordsVisitOf) {
		return
	}
	visitors, _, _ := strings.Cut(knowledge.SectionOf(d.Body, knowledge.HeadVisitors), ",")
	d.Title = wordsVisitOf + talk.Clip(visitors, 80)
	if len(d.Places) > 0 {
		d.Title += wordsVisitTo + d.Places[0]
	}
	if topic := knowledge.SectionOf(d.Body, knowledge.HeadTopic); topic != "" {
		d.Title += ": " + talk.Clip(topic, 120)
	}
}

// withSection writes a section into a note, in the place that its heading has. What a person
// writes cannot make a heading of its own.
func withSection(body, head, text string) string {
	sections := map[string]string{head: text}
	for _, h := range knowledge.VisitHeads() {
		if h != head {
			sections[h] = knowledge.SectionOf(body, h)
		}
	}
	var b strings.Builder
	for _, h := range knowledge.VisitHeads() {
		var lines []string
		for _, line := range strings.Split(strings.TrimSpace(sections[h]), "\n") {
			lines = append(lines, strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "#")))
		}
		if content := strings.TrimSpace(strings.Join(lines, "\n")); content != "" {
			b.WriteString("## " + h + "\n\n" + content + "\n\n")
		}
	}
	return strings.TrimSpace(b.String()) + "\n"
}
