// Package workbook writes the checklist of evidence as a spreadsheet that people fill in, and reads it back by the number of each
// line. It compares nothing and keeps nothing.
//
// Data shapes: a Line is one row as it is written; an Edit is what a row of a file that came back says. Texts stay texts: none is
// written or read as a formula. Called by bot/team.
package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Line is one line of the checklist with what is known of its indicator.
type Line struct {
	ID        int64
	Aspect    string
	Indicator int
	Question  string
	Weight    float64 // of F-02, in percent
	Own       string  // the unit's score, "" for none
	Official  string  // the evaluator's
	Before    string  // last year's
	Item      string
	Form      string
	State     string
	Owner     string
	Due       time.Time // a day in the team's zone, zero for none
	Link      string
	Note      string
}

// Edit is a row of a file that came back: the fields that people fill in, as they stand there.
type Edit struct {
	ID    int64
	State string
	Owner string
	Due   time.Time // midnight UTC of a cell that holds a date
	Day   string    // … or the words of one that does not
	Link  string
	Note  string
}

// ErrUnreadable says that a file is no spreadsheet of a checklist: it cannot be opened, or has no column of line numbers.
var ErrUnreadable = errors.New("the spreadsheet cannot be read")

// Bounds of what is read.
const (
	mostUnzipped = 32 << 20
	mostRows     = 5000
	longestCell  = 500
)

// Write makes the workbook: a sheet of this name with a head that stays in sight, a filter, and a choice of states.
func Write(name string, lines []Line, states []string) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return nil, fmt.Errorf("name the sheet: %w", err)
	}
	rows := [][]any{heads()}
	for _, l := range lines {
		rows = append(rows, row(l))
	}
	for n, r := range rows {
		if err := f.SetSheetRow(name, fmt.Sprintf("A%d", n+1), &r); err != nil {
			return nil, fmt.Errorf("write row %d: %w", n+1, err)
		}
	}
	if err := dress(f, name, len(rows), states); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if _, err := f.WriteTo(&out); err != nil {
		return nil, fmt.Errorf("write the workbook: %w", err)
	}
	return out.Bytes(), nil
}

// row is a line as cells; without a date or score a cell stays empty.
func row(l Line) []any {
	var due any // nil leaves the cell empty
	if !l.Due.IsZero() {
		due = time.Date(l.Due.Year(), l.Due.Month(), l.Due.Day(), 0, 0, 0, 0, time.UTC)
	}
	return []any{l.ID, l.Aspect, l.Indicator, l.Question, l.Weight, score(l.Own), score(l.Official), score(l.Before), l.Item, l.Form,
		l.State, l.Owner, due, l.Link, l.Note}
}

// score is a number where there is one.
func score(s string) any {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if s == "" {
		return nil
	}
	return s
}

// dress freezes the head, adds the filter, the widths, the date format and the choice of states.
func dress(f *excelize.File, name string, rows int, states []string) error {
	last, err := excelize.ColumnNumberToName(len(heads()))
	if err != nil {
		return fmt.Errorf("name a column: %w", err)
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true}})
	if err != nil {
		return fmt.Errorf("make a style: %w", err)
	}
	format := "yyyy-mm-dd"
	date, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		return fmt.Errorf("make a style: %w", err)
	}
	choice := excelize.NewDataValidation(true)
	choice.Sqref = fmt.Sprintf("K2:K%d", max(rows, 2))
	if err := choice.SetDropList(states); err != nil {
		return fmt.Errorf("offer the states: %w", err)
	}
	steps := []error{
		f.SetCellStyle(name, "A1", last+"1", bold),
		f.SetCellStyle(name, "M2", fmt.Sprintf("M%d", max(rows, 2)), date),
		f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}),
		f.AutoFilter(name, fmt.Sprintf("A1:%s%d", last, max(rows, 2)), nil),
		f.AddDataValidation(name, choice),
	}
	for _, w := range []struct {
		from, to string
		width    float64
	}{{"A", "A", 8}, {"B", "B", 22}, {"C", "C", 10}, {"D", "D", 44}, {"E", "H", 10}, {"I", "I", 44}, {"J", "M", 16}, {"N", "O",
		32}} {
		steps = append(steps, f.SetColWidth(name, w.from, w.to, w.width))
	}
	if err := errors.Join(steps...); err != nil {
		return fmt.Errorf("dress the sheet: %w", err)
	}
	return nil
}

// Read reads the first sheet that has a column of line numbers. Columns are found by their heads, in any order; rows without a
// number are passed over. ErrUnreadable for anything else.
func Read(raw []byte) (edits []Edit, err error) {
	defer func() {
		if r := recover(); r != nil { // the library gives up on some broken files in this way
			edits, err = nil, fmt.Errorf("read a spreadsheet: %w", ErrUnreadable)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: mostUnzipped,
		UnzipXMLSizeLimit: mostUnzipped,
		RawCellValue:      true})
	if err != nil {
		return nil, fmt.Errorf("open a spreadsheet: %w: %w", ErrUnreadable, err)
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		if edits, ok := readSheet(f, name); ok {
			return edits, nil
		}
	}
	return nil, fmt.Errorf("find the column of line numbers: %w", ErrUnreadable)
}

func readSheet(f *excelize.File, name string) (edits []Edit, ok bool) {
	rows, err := f.Rows(name)
	if err != nil {
		return nil, false
	}
	defer rows.Close()
	var at map[string]int
	for n := 0; rows.Next() && n < mostRows; n++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, false
		}
		if at == nil {
			if at = columns(cells); at == nil && n > 10 {
				return nil, false
			}
			continue
		}
		if e, ok := edit(cells, at); ok {
			edits = append(edits, e)
		}
	}
	return edits, at != nil
}

// columns are where the heads stand; nil for a row that is no head.
func columns(cells []string) map[string]int {
	at := map[string]int{}
	for n, c := range cells {
		at[strings.ToLower(strings.TrimSpace(c))] = n
	}
	if _, ok := at[strings.ToLower(headID)]; !ok {
		return nil
	}
	return at
}

func edit(cells []string, at map[string]int) (e Edit, ok bool) {
	of := func(head string) string {
		n, there := at[strings.ToLower(head)]
		if !there || n >= len(cells) {
			return ""
		}
		text := []rune(strings.TrimSpace(cells[n]))
		return string(text[:min(len(text), longestCell)])
	}
	id, err := strconv.ParseInt(strings.TrimSuffix(of(headID), ".0"), 10, 64)
	if err != nil {
		return e, false
	}
	e = Edit{ID: id, State: strings.ToLower(of(headState)), Owner: of(headOwner), Day: of(headDue), Link: of(headLink),
		Note: of(headNote)}
	if serial, err := strconv.ParseFloat(e.Day, 64); err == nil {
		if day, err := excelize.ExcelDateToTime(serial, false); err == nil {
			e.Due, e.Day = day, ""
		}
	} else if day, err := time.Parse(time.DateOnly, e.Day); err == nil {
		e.Due, e.Day = day, ""
	}
	return e, true
}
