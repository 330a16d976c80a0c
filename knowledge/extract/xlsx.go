package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readXLSX reads each sheet as a heading with a table below; numbers and dates as they are shown.
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
		table, err := readSheet(ctx, f, name, l, l.Characters-out.Len())
		if err != nil {
			return Text{}, err
		}
		t.Cut = t.Cut || table.cut
		if len(table.rows) == 0 {
			t.Unread = append(t.Unread, n+1)
			continue
		}
		fmt.Fprintf(&out, "## %s\n\n%s\n", strings.Join(strings.Fields(name), " "), table.markdown())
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
	for rows.Next() {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		row, err := rows.Columns()
		if err != nil {
			return nil, &Refusal{Broken, "a row that cannot be read"}
		}
		if !table.add(row) {
			break
		}
	}
	return table, nil
}
