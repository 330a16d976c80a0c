package team

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"

	"studitiru/bot/report"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/agenda/phrase"
	work "studitiru/knowledge/team"
)

// agreed is one action in the note of a visit, as the wizard writes it.
var agreed = regexp.MustCompile(patternAgreed)

// visits is what came of visits.
type visits struct{ turn }

// note opens the note of a visit for a command of a team; ok is false when the person was told what is wrong.
func (t visits) note(ctx context.Context, rest, how string) (doc knowledge.Document, group work.Team, ok bool, err error) {
	if group, ok, err = t.ours(ctx); !ok || err != nil {
		return doc, group, false, err
	}
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.SayPlain(how, nil)
		return doc, group, false, nil
	}
	doc, err = t.Library.Document(ctx, id, knowledge.AudienceOf(t.Who))
	if talk.Missing(err) || err == nil && doc.Kind != knowledge.Visit {
		t.SayPlain(wordsNoVisit, nil)
		return doc, group, false, nil
	}
	if err == nil && !t.M.Chat.Private() && !(knowledge.Audience{}).May(doc.Visibility, doc.Agency) {
		t.SayPlain(talk.WordsInPrivate, talk.Keyboard{{t.PrivateKey("mulai")}})
		return doc, group, false, nil
	}
	return doc, group, err == nil, err
}

// followUp makes items of the agenda of what was agreed on a visit: /tindaklanjut N. Twice is harmless.
func (t visits) followUp(ctx context.Context, rest string) error {
	doc, group, ok, err := t.note(ctx, rest, wordsFollowHow)
	if !ok || err != nil {
		return err
	}
	known, err := t.actionsOf(ctx, group, doc.ID)
	if err != nil {
		return err
	}
	members, err := t.Teams.Members(ctx, t.Actor(), group.ID)
	if err != nil {
		return t.orRefused(err, "list a team's members")
	}
	made := 0
	var open talk.Text
	for line := range strings.SplitSeq(knowledge.SectionOf(doc.Body, knowledge.HeadFollow), "\n") {
		m := agreed.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil || has(known, m[1]) {
			continue
		}
		i := t.actionItem(group, doc, m[1], m[2], m[3], members)
		if _, err := t.Teams.Plan(ctx, t.Actor(), i); err != nil {
			return t.orRefused(err, "plan an action")
		}
		made++
		if lacks := lacking(i, m[2]); lacks != "" {
			open.Item(i.Title, " – ", lacks)
		}
	}
	if made == 0 && len(known) == 0 {
		t.SayPlain(wordsNoFollow, nil)
		return nil
	}
	said := talk.Plain(wordsFollowKnown)
	if made > 0 {
		said = talk.Plain(fmt.Sprintf(wordsFollowMade, made))
	}
	if len(open) > 0 {
		said.Gap().Plain(wordsFollowOpen).Line().Add(&open)
	}
	t.Say(said.Trim(), nil)
	return planner(t).page(ctx, group, 0, false)
}

// lacking says what an action that was agreed does not have: an owner of the team, a date; "" when it has both.
func lacking(i work.Item, who string) string {
	var parts []string
	switch who = strings.TrimSpace(who); {
	case i.Owner == 0 && who != "":
		parts = append(parts, fmt.Sprintf(wordsFollowUnknown, talk.Clip(who, 60)))
	case i.Owner == 0:
		parts = append(parts, wordsFollowNobody)
	}
	if i.Due.IsZero() {
		parts = append(parts, wordsFollowNoDay)
	}
	return strings.Join(parts, ", ")
}

func has(items []work.Item, title string) bool {
	for _, i := range items {
		if i.Title == title {
			return true
		}
	}
	return false
}

// actionItem is an agreed action as an item: with an owner of the team whose name it says, and a date as far as one
// is understood. Its owner is asked 30, 90 and 180 days after the visit.
func (t visits) actionItem(group work.Team, doc knowledge.Document, what, who, when string, members []work.Member) work.Item {
	calendar := t.Teams.Calendar(group)
	i := work.Item{
		Team: group.ID, Kind: work.ItemAction, Visit: doc.ID, Title: talk.Clip(what, 120), Zone: group.Zone, Agreed: t.Now(),
	}
	if day, err := agenda.ParseDate(doc.Date); err == nil {
		i.Agreed = day.At(agenda.At(12, 0), calendar.Zone)
	}
	for _, m := range members {
		if who = strings.TrimSpace(who); who != "" && strings.Contains(strings.ToLower(m.Name), strings.ToLower(who)) {
			i.Owner = m.Person
		}
	}
	if u, err := phrase.Parse(when, t.Now(), calendar); err == nil && u.Repeat.IsZero() {
		i.Due = u.Once
	}
	return i
}

// actionsOf are the items that came of a visit.
func (t visits) actionsOf(ctx context.Context, group work.Team, visit int64) ([]work.Item, error) {
	all, err := t.Teams.Items(ctx, t.Actor(), group.ID)
	if err != nil {
		return nil, fmt.Errorf("list an agenda: %w", err)
	}
	var list []work.Item
	for _, i := range all {
		if i.Visit == visit && i.Kind == work.ItemAction {
			list = append(list, i)
		}
	}
	return list, nil
}

// report sends what was learnt on a visit and what came of it, as DOCX and as text for WhatsApp: /laporan N.
func (t visits) report(ctx context.Context, rest string) error {
	doc, group, ok, err := t.note(ctx, rest, wordsReportHow)
	if !ok || err != nil {
		return err
	}
	actions, err := t.actionsOf(ctx, group, doc.ID)
	if err != nil {
		return err
	}
	names, err := t.Teams.Owners(ctx, actions)
	if err != nil {
		return fmt.Errorf("name the owners of actions: %w", err)
	}
	raw, err := t.reportFile(group, doc, actions, names)
	if err != nil {
		return fmt.Errorf("write the report of a visit: %w", err)
	}
	t.attach(talk.SendFile{
		ReplyTo: t.ReplyTo(), Name: fmt.Sprintf(fileReport, doc.ID), Content: raw, Text: talk.Plain(summary(actions)),
	})
	t.Say(talk.Block(talk.Clip(reportText(doc, actions, names), talk.MaxText-200)), nil)
	return nil
}

// summary counts what came of the actions: "2 tindakan: 1 selesai, 1 berhenti".
func summary(actions []work.Item) string {
	var parts []string
	for _, state := range []work.ItemState{work.ItemDone, work.ItemRunning, work.ItemStopped, work.ItemOpen} {
		n := 0
		for _, i := range actions {
			if i.State == state {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, state))
		}
	}
	if len(parts) == 0 {
		return wordsNoActions
	}
	return fmt.Sprintf(wordsActions, len(actions), strings.Join(parts, ", "))
}

func (t visits) reportFile(group work.Team, doc knowledge.Document, actions []work.Item, names map[int64]string) ([]byte, error) {
	zone := t.Teams.Calendar(group).Zone
	j := report.Journey{
		Head: report.Head{Team: group.Name, Place: group.Place, At: t.Now(), Zone: zone}, Note: doc, Summary: summary(actions),
	}
	for _, i := range actions {
		j.Results = append(j.Results, report.Result{What: i.Title, Owner: names[i.Owner], Due: dueDay(i, zone), State: stateWords(i)})
	}
	return j.File()
}

func dueDay(i work.Item, zone *time.Location) string {
	if i.Due.IsZero() {
		return "–"
	}
	return agenda.DateOf(i.Due, zone).Spoken()
}

func stateWords(i work.Item) string {
	if i.Reason != "" {
		return string(i.State) + " – " + i.Reason
	}
	return string(i.State)
}

// reportText is the report in WhatsApp's marks.
func reportText(doc knowledge.Document, actions []work.Item, names map[int64]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "*%s*\n", talk.PlainMarks(doc.Title))
	for _, head := range []string{knowledge.HeadSeen, knowledge.HeadCopy} {
		if section := knowledge.SectionOf(doc.Body, head); section != "" {
			fmt.Fprintf(&b, "\n*%s*\n%s\n", head, talk.PlainMarks(talk.Clip(section, 900)))
		}
	}
	fmt.Fprintf(&b, "\n*"+headActions+"* – %s\n", summary(actions))
	for _, i := range actions {
		fmt.Fprintf(&b, "- %s", talk.PlainMarks(i.Title))
		if names[i.Owner] != "" {
			fmt.Fprintf(&b, " (%s)", names[i.Owner])
		}
		fmt.Fprintf(&b, ": %s\n", talk.PlainMarks(stateWords(i)))
	}
	return strings.TrimSpace(b.String())
}
