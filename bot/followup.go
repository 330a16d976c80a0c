package bot

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/docx"
)

// agreed is one action of a visit note, as setFollow writes it.
var agreed = regexp.MustCompile(`^- (.+?)(?: \(penanggung jawab: ([^;)]*)(?:; tenggat: ([^)]*))?\))?$`)

// visitNote opens the note of a visit for a command of a team; ok is false when the person was told what is wrong.
func (t *talk) visitNote(ctx context.Context, rest, how string) (doc knowledge.Document, team knowledge.Team, ok bool, err error) {
	if team, ok, err = t.ours(ctx); !ok || err != nil {
		return doc, team, false, err
	}
	id, ok := knowledge.DocumentNumber(rest)
	if !ok {
		t.sayText(how, nil)
		return doc, team, false, nil
	}
	doc, err = t.Library.Document(ctx, id, t.rights())
	if isMissing(err) || err == nil && doc.Kind != knowledge.Visit {
		t.sayText(wordsNoVisit, nil)
		return doc, team, false, nil
	}
	if err == nil && !t.m.Chat.Private() && !(knowledge.Audience{}).May(doc.Visibility, doc.Agency) {
		t.sayText(wordsInPrivate, Keyboard{{t.privateKey("mulai")}})
		return doc, team, false, nil
	}
	return doc, team, err == nil, err
}

// followUp makes items of the agenda of what was agreed on a visit: /tindaklanjut N. Twice is harmless.
func (t *talk) followUp(ctx context.Context, rest string) error {
	doc, team, ok, err := t.visitNote(ctx, rest, wordsFollowHow)
	if !ok || err != nil {
		return err
	}
	known, err := t.actionsOf(ctx, team, doc.ID)
	if err != nil {
		return err
	}
	members, err := t.Teams.Members(ctx, t.actor(), team.ID)
	if err != nil {
		return t.orRefused(err, "list a team's members")
	}
	made := 0
	for line := range strings.SplitSeq(sectionOf(doc.Body, headFollow), "\n") {
		m := agreed.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil || has(known, m[1]) {
			continue
		}
		i := t.actionItem(team, doc, m[1], m[2], m[3], members)
		if _, err := t.Teams.Plan(ctx, t.actor(), i); err != nil {
			return t.orRefused(err, "plan an action")
		}
		made++
	}
	if made == 0 && len(known) == 0 {
		t.sayText(wordsNoFollow, nil)
		return nil
	}
	t.sayText(fmt.Sprintf(wordsFollowMade, made), nil)
	return t.agendaPage(ctx, team, 0, false)
}

func has(items []knowledge.TeamItem, title string) bool {
	for _, i := range items {
		if i.Title == title {
			return true
		}
	}
	return false
}

// actionItem is an agreed action as an item: with an owner of the team whose name it says, and a date as far as one
// is understood. Its owner is asked 30, 90 and 180 days after the visit.
func (t *talk) actionItem(team knowledge.Team, doc knowledge.Document, what, who, when string, members []knowledge.TeamMember) knowledge.TeamItem {
	calendar := t.Teams.Calendar(team)
	i := knowledge.TeamItem{
		Team: team.ID, Kind: knowledge.ItemAction, Visit: doc.ID, Title: clip(what, 120), Zone: team.Zone, Agreed: t.Now(),
	}
	if day, err := agenda.ParseDate(doc.Date); err == nil {
		i.Agreed = day.At(agenda.At(12, 0), calendar.Zone)
	}
	for _, m := range members {
		if who = strings.TrimSpace(who); who != "" && strings.Contains(strings.ToLower(m.Name), strings.ToLower(who)) {
			i.Owner = m.Person
		}
	}
	if u, err := calendar.Parse(when, t.Now()); err == nil && u.Repeat.IsZero() {
		i.Due = u.Once
	}
	return i
}

// actionsOf are the items that came of a visit.
func (t *talk) actionsOf(ctx context.Context, team knowledge.Team, visit int64) ([]knowledge.TeamItem, error) {
	all, err := t.Teams.Items(ctx, t.actor(), team.ID)
	if err != nil {
		return nil, fmt.Errorf("list an agenda: %w", err)
	}
	var list []knowledge.TeamItem
	for _, i := range all {
		if i.Visit == visit && i.Kind == knowledge.ItemAction {
			list = append(list, i)
		}
	}
	return list, nil
}

// report sends what was learnt on a visit and what came of it, as DOCX and as text for WhatsApp: /laporan N.
func (t *talk) report(ctx context.Context, rest string) error {
	doc, team, ok, err := t.visitNote(ctx, rest, wordsReportHow)
	if !ok || err != nil {
		return err
	}
	actions, err := t.actionsOf(ctx, team, doc.ID)
	if err != nil {
		return err
	}
	names, err := t.Teams.Owners(ctx, actions)
	if err != nil {
		return fmt.Errorf("name the owners of actions: %w", err)
	}
	raw, err := t.reportFile(team, doc, actions, names)
	if err != nil {
		return fmt.Errorf("write the report of a visit: %w", err)
	}
	t.actions = append(t.actions, Action{SendFile: &SendFile{
		Chat: t.m.Chat.ID, Thread: t.m.Chat.Thread, ReplyTo: t.replyTo(), Name: fmt.Sprintf("laporan-kunjungan-%d.docx", doc.ID), Content: raw,
		HTML: escapeText.Replace(summary(actions)),
	}})
	t.say("<pre>"+escapeText.Replace(clip(reportText(doc, actions, names), MaxText-200))+"</pre>", nil)
	return nil
}

// summary counts what came of the actions: "2 tindakan: 1 selesai, 1 berhenti".
func summary(actions []knowledge.TeamItem) string {
	var parts []string
	for _, state := range []knowledge.ItemState{knowledge.ItemDone, knowledge.ItemRunning, knowledge.ItemStopped, knowledge.ItemOpen} {
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
		return "Belum ada tindak lanjut di agenda tim."
	}
	return fmt.Sprintf("%d tindakan: %s", len(actions), strings.Join(parts, ", "))
}

func (t *talk) reportFile(team knowledge.Team, doc knowledge.Document, actions []knowledge.TeamItem, names map[int64]string) ([]byte, error) {
	zone := t.Teams.Calendar(team).Zone
	f := docx.File{Title: "Laporan kunjungan", Author: "Studi Tiru", Footer: wordsReportFooter + agenda.SayTime(t.Now(), zone), Created: t.Now()}
	f.Paragraph(doc.Title)
	for _, head := range visitHeads() {
		section := sectionOf(doc.Body, head)
		if section == "" || head == headFollow {
			continue
		}
		f.Heading(1, head)
		for line := range strings.SplitSeq(section, "\n") {
			if rest, bullet := strings.CutPrefix(strings.TrimSpace(line), "- "); bullet {
				f.Bullet(rest)
			} else if line = strings.TrimSpace(line); line != "" {
				f.Paragraph(line)
			}
		}
	}
	f.Heading(1, "Tindak lanjut")
	f.Paragraph(summary(actions))
	if len(actions) > 0 {
		rows := [][]string{{"Tindakan", "Penanggung jawab", "Tenggat", "Keadaan"}}
		for _, i := range actions {
			rows = append(rows, []string{i.Title, names[i.Owner], dueDay(i, zone), stateWords(i)})
		}
		f.Table(rows)
	}
	f.Heading(1, wordsSources)
	for n, s := range doc.Sources {
		f.Paragraph(fmt.Sprintf("[%d] %s %s", n+1, s.Title, s.URL))
	}
	return f.Bytes()
}

func dueDay(i knowledge.TeamItem, zone *time.Location) string {
	if i.Due.IsZero() {
		return "–"
	}
	return agenda.DateOf(i.Due, zone).Spoken()
}

func stateWords(i knowledge.TeamItem) string {
	if i.Reason != "" {
		return string(i.State) + " – " + i.Reason
	}
	return string(i.State)
}

// reportText is the report in WhatsApp's marks.
func reportText(doc knowledge.Document, actions []knowledge.TeamItem, names map[int64]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "*%s*\n", plainMarks(doc.Title))
	for _, head := range []string{headSeen, headCopy} {
		if section := sectionOf(doc.Body, head); section != "" {
			fmt.Fprintf(&b, "\n*%s*\n%s\n", head, plainMarks(clip(section, 900)))
		}
	}
	fmt.Fprintf(&b, "\n*Tindak lanjut* – %s\n", summary(actions))
	for _, i := range actions {
		fmt.Fprintf(&b, "- %s", plainMarks(i.Title))
		if names[i.Owner] != "" {
			fmt.Fprintf(&b, " (%s)", names[i.Owner])
		}
		fmt.Fprintf(&b, ": %s\n", plainMarks(stateWords(i)))
	}
	return strings.TrimSpace(b.String())
}
