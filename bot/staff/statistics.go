package staff

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"studitiru/bot/picture"
	"studitiru/bot/rights"
	"studitiru/bot/talk"
	"studitiru/knowledge"
	"studitiru/knowledge/agenda"
	"studitiru/knowledge/desk"
)

// statisticsSpan is how far back the overview looks.
const statisticsSpan = 8 * 7 * 24 * time.Hour

// Statistics shows what was asked and what is missing: /statistik.
func (s *Staff) Statistics(ctx context.Context, t *talk.Talk, _ string) error {
	counted, err := s.Desk.Statistics(ctx, t.Actor(), t.Now().Add(-statisticsSpan))
	if err != nil {
		return rights.Explain(t, err, "count")
	}
	if counted.Questions > 0 {
		chart, err := picture.Weeks(wordsChart, chartSubtitle(counted), weekBars(counted))
		if err != nil {
			return fmt.Errorf("draw the statistics: %w", err)
		}
		t.Do(talk.Action{SendFile: &talk.SendFile{
			Chat: t.M.Chat.ID, Thread: t.M.Chat.Thread, Name: "statistik.png", Content: chart, Photo: true, Text: talk.Plain(wordsChart),
		}})
	}
	t.Say(describe(counted, wordsStatistics).Trim(), nil)
	return nil
}

func chartSubtitle(s desk.Statistics) string {
	return fmt.Sprintf(wordsChartSince, s.Questions, s.Since.Format("02/01/2006"))
}

// weekBars are the outcomes of each week, in three shares.
func weekBars(s desk.Statistics) (bars []picture.Week) {
	for _, w := range s.Weeks {
		bars = append(bars, picture.Week{
			Name: w.Begin.Format(
				"02/01",
			), Answered: w.Asked[knowledge.Answered], Partly: w.Asked[knowledge.Partly] + w.Asked[knowledge.Unclear],
			Missing: w.Asked[knowledge.NotFound],
		})
	}
	return bars
}

// describe writes the overview as text.
func describe(s desk.Statistics, head string) *talk.Text {
	var text talk.Text
	text.Bold(head).Line()
	counts, good, bad := map[knowledge.Outcome]int{}, 0, 0
	for _, w := range s.Weeks {
		for outcome, n := range w.Asked {
			counts[outcome] += n
		}
		good, bad = good+w.Good, bad+w.Bad
	}
	text.Line().
		Plain(fmt.Sprintf(wordsCounts, s.Questions, counts[knowledge.Answered], counts[knowledge.Partly], counts[knowledge.NotFound]))
	text.Line().Plain(fmt.Sprintf("👍 %d · 👎 %d", good, bad))
	text.Line().Plain(fmt.Sprintf(wordsShelf, s.Documents[knowledge.Published], s.Waiting, s.Overdue))
	if len(s.Topics) > 0 {
		var parts []string
		for _, topic := range s.Topics {
			parts = append(parts, fmt.Sprintf("%s (%d)", topic.Word, topic.Count))
		}
		text.Gap().Bold(wordsTopTopics).Line().Plain(strings.Join(parts, ", "))
	}
	if len(s.Gaps) > 0 {
		text.Gap().Bold(wordsTopGaps)
		for _, g := range s.Gaps {
			text.Line().Plain("• ", talk.Clip(g.Example, 120), " (", strconv.Itoa(g.Count), "×)")
		}
		text.Line().Plain(wordsSeeGaps)
	}
	return &text
}

// auditShown is how many entries /audit lists.
const auditShown = 15

// Audit lists the newest entries of the audit, or exports it: /audit.
func (s *Staff) Audit(ctx context.Context, t *talk.Talk, _ string) error {
	list, err := s.Desk.Audit(ctx, t.Actor(), auditShown)
	if err != nil {
		return rights.Explain(t, err, "list the audit")
	}
	var text talk.Text
	text.Bold(wordsAudit).Line()
	for _, e := range list {
		text.Line().
			Plain(fmt.Sprintf("%d. %s ", e.ID, e.At.In(agenda.WIB()).Format("02/01/06 15.04")), e.Action, " ", e.Subject, " (", e.Via, ")")
	}
	key, err := t.Button(ctx, ActionAudit, nil)
	if err != nil {
		return err
	}
	t.Say(text.Trim(), talk.Keyboard{{{Text: talk.LabelCSV, Data: key}}})
	return nil
}

// PressAudit sends the whole audit as a file.
func (s *Staff) PressAudit(ctx context.Context, t *talk.Talk, _ any) error {
	if !t.InPrivate() {
		return nil
	}
	var file bytes.Buffer
	if err := s.Desk.ExportAudit(ctx, t.Actor(), &file); err != nil {
		return rights.Explain(t, err, "export the audit")
	}
	t.Toast("")
	t.SendCSV("audit.csv", file.Bytes())
	return nil
}
