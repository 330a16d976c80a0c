package team

import (
	"bytes"
	"context"
	"fmt"

	"github.com/xuri/excelize/v2"

	"studitiru/bot/picture"
	"studitiru/bot/talk"
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
	t.attach(talk.SendFile{Name: fileEvidencePicture, Content: raw, Photo: true})
	return nil
}

// sheet sends the checklist as a spreadsheet.
func (t evidence) sheet(ctx context.Context, c checklist) error {
	members, err := t.Teams.Members(ctx, t.Actor(), c.team.ID)
	if err != nil {
		return t.orRefused(err, "list a team's members")
	}
	names := map[int64]string{}
	for _, m := range members {
		names[m.Person] = m.Name
	}
	raw, err := sheet(c, names)
	if err != nil {
		return fmt.Errorf("write the evidence as a spreadsheet: %w", err)
	}
	t.attach(talk.SendFile{Name: fmt.Sprintf(fileEvidenceSheet, c.cycle.Year), Content: raw})
	return nil
}

// sheet writes a checklist as XLSX. Texts stay texts: none is read as a formula.
func sheet(c checklist, names map[int64]string) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", headEvidence); err != nil {
		return nil, fmt.Errorf("name the sheet: %w", err)
	}
	rows := [][]any{columnsEvidence()}
	for _, e := range c.lines {
		i, _ := c.inst.Indicator(e.Indicator)
		aspect, _ := c.inst.AspectOf(i.Aspect)
		rows = append(rows, []any{aspect.Name, e.Indicator, i.Text, e.Item, e.Form, e.State, names[e.Owner], e.Link})
	}
	for n, row := range rows {
		if err := f.SetSheetRow(headEvidence, fmt.Sprintf("A%d", n+1), &row); err != nil {
			return nil, fmt.Errorf("write row %d: %w", n+1, err)
		}
	}
	for _, w := range []struct {
		from, to string
		width    float64
	}{{"A", "A", 24}, {"C", "D", 60}, {"E", "H", 20}} {
		if err := f.SetColWidth(headEvidence, w.from, w.to, w.width); err != nil {
			return nil, fmt.Errorf("set the width of a column: %w", err)
		}
	}
	var out bytes.Buffer
	if _, err := f.WriteTo(&out); err != nil {
		return nil, fmt.Errorf("write the workbook: %w", err)
	}
	return out.Bytes(), nil
}
