package assess

import (
	"context"
	"fmt"
	"time"

	"studitiru/bot/picture"
	"studitiru/bot/talk"
	"studitiru/bot/workbook"
	"studitiru/knowledge/ipp"
	work "studitiru/knowledge/team"
)

// picture sends the progress as a picture.
func (t evidence) picture(c checklist) error {
	var rows []picture.Bar
	for _, a := range c.inst.Aspects {
		if p := ipp.Count(work.Counting(c.of(a.Key))); p.Total > 0 {
			rows = append(rows, picture.Bar{Name: a.Name, Done: p.Done(), Total: p.Total})
		}
	}
	whole := ipp.Count(work.Counting(c.lines)).Sentence()
	raw, err := picture.Progress(fmt.Sprintf(headEvidence+" %d", c.cycle.Year), c.team.Name+": "+whole, rows)
	if err != nil {
		return fmt.Errorf("draw the evidence: %w", err)
	}
	t.Attach(talk.SendFile{Name: fileEvidencePicture, Content: raw, Photo: true})
	return nil
}

// sheet sends the checklist as a spreadsheet that can be filled in and sent back.
func (t evidence) sheet(ctx context.Context, c checklist) error {
	names, err := t.Names(ctx, c.team.ID)
	if err != nil {
		return err
	}
	e, err := t.Teams.Estimate(ctx, t.Actor(), c.cycle)
	if err != nil {
		return t.OrRefused(err, "estimate an index")
	}
	last, _, err := rating(t).lastYear(ctx, c.cycle)
	if err != nil {
		return err
	}
	var lines []workbook.Line
	for _, l := range c.lines {
		lines = append(lines, sheetLine(l, c, e, last, names, t.Teams.Calendar(c.team).Zone))
	}
	var states []string
	for _, s := range ipp.EvidenceStates() {
		states = append(states, string(s))
	}
	raw, err := workbook.Write(headEvidence, lines, states)
	if err != nil {
		return fmt.Errorf("write the evidence as a spreadsheet: %w", err)
	}
	t.Attach(talk.SendFile{Name: fmt.Sprintf(fileEvidenceSheet, c.cycle.Year), Content: raw, Text: talk.Plain(wordsSheetHow)})
	return nil
}

// sheetLine is a line of evidence with what is known of its indicator: weight, both scores, last year's.
func sheetLine(l work.Evidence, c checklist, e, last work.Estimate, names map[int64]string, zone *time.Location) workbook.Line {
	i, _ := c.inst.Indicator(l.Indicator)
	aspect, _ := c.inst.AspectOf(i.Aspect)
	before := last.Rating(ipp.F02, l.Indicator).Value
	if before == "" {
		before = last.Rating(ipp.F01, l.Indicator).Value
	}
	line := workbook.Line{
		ID: l.ID, Aspect: aspect.Name, Indicator: l.Indicator, Question: i.Text, Weight: i.Share.Shift(2).InexactFloat64(),
		Own: e.Rating(ipp.F01, l.Indicator).Value, Official: e.Rating(ipp.F02, l.Indicator).Value, Before: before,
		Item: l.Item, Form: l.Form, State: l.State, Owner: names[l.Owner], Link: l.Link, Note: l.Note,
	}
	if !l.Due.IsZero() {
		line.Due = l.Due.In(zone)
	}
	return line
}
