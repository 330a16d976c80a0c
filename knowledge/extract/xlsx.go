package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readXLSX reads each sheet that is shown as a heading with a table below; numbers and dates as they are shown.
func readXLSX(ctx context.Context, data []byte, l Limits) (Text, error) {
	if _, err := openArchive(data, l); err != nil { // bombs are met before excelize sees the file
		return Text{}, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: 4 * l.Unpacked, UnzipXMLSizeLimit: l.Unpacked,
	})
	switch {
	case errors.Is(err, excelize.ErrWorkbookPassword):
		return Text{}, &Refusal{Locked, "an encrypted workbook"}
	case err != nil:
		return Text{}, &Refusal{Broken, "no workbook that can be read"}
	}
	defer f.Close()
	sheets := f.GetSheetList()
	if len(sheets) > l.Pages {
		return Text{}, &Refusal{TooLong, fmt.Sprintf("%d sheets", len(sheets))}
	}
	t := Text{Pages: len(sheets)}
	if p, err := f.GetDocProps(); err == nil {
		t.Title = p.Title
	}
	var out strings.Builder
	for n, name := range sheets {
		if shown, err := f.GetSheetVisible(name); err == nil && !shown {
			continue
		}
		table, err := readSheet(ctx, f, name, l, l.Characters-out.Len())
		if err != nil {
			return Text{}, err
		}
		t.Cut = t.Cut || table.cut
		if len(table.rows) == 0 {
			t.Unread = append(t.Unread, n+1)
			continue
		}
		fmt.Fprintf(&out, "## %s\n\n%s\n", strings.Join(strings.Fields(name), " "), table.titled(3))
	}
	t.Markdown = out.String()
	return t, nil
}

// readSheet reads the rows of a sheet one by one, up to what there is room for.
func readSheet(ctx context.Context, f *excelize.File, name string, l Limits, room int) (*table, error) {
	table := newTable(l)
	table.room = room
	rows, err := f.Rows(name)
	if err != nil {
		return nil, &Refusal{Broken, "a sheet that cannot be read"}
	}
	defer rows.Close()
	merged, err := mergedCells(f, name, l)
	if err != nil {
		return nil, err
	}
	for number := 1; rows.Next(); number++ {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		row, err := rows.Columns()
		if err != nil {
			return nil, &Refusal{Broken, "a row that cannot be read"}
		}
		if opts := rows.GetRowOpts(); opts.Hidden {
			continue
		}
		if !table.add(merged.fill(number, row)) {
			break
		}
	}
	return table, nil
}

// mergedRanges are the values of merged cells by row and column, both from 1.
type mergedRanges map[int]map[int]string

// mergedCells reads which cells of a sheet are merged. A range counts as far as tables go.
func mergedCells(f *excelize.File, name string, l Limits) (mergedRanges, error) {
	ranges, err := f.GetMergeCells(name)
	if err != nil {
		return nil, &Refusal{Broken, "merged cells that cannot be read"}
	}
	merged := mergedRanges{}
	room := l.Rows * 4
	for _, m := range ranges {
		x0, y0, err0 := excelize.CellNameToCoordinates(m.GetStartAxis())
		x1, y1, err1 := excelize.CellNameToCoordinates(m.GetEndAxis())
		value := m.GetCellValue()
		if err0 != nil || err1 != nil || value == "" {
			continue
		}
		for y := y0; y <= min(y1, l.Rows); y++ {
			for x := x0; x <= min(x1, mostColumns) && room > 0; x++ {
				if room--; merged[y] == nil {
					merged[y] = map[int]string{}
				}
				merged[y][x] = value
			}
		}
	}
	return merged, nil
}

// fill puts the values of merged cells into each place of a row that they take.
func (m mergedRanges) fill(number int, row []string) []string {
	for x, value := range m[number] {
		for len(row) < x {
			row = append(row, "")
		}
		if row[x-1] == "" {
			row[x-1] = value
		}
	}
	return row
}
