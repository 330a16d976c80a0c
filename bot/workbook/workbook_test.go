package workbook_test

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"studitiru/bot/workbook"
)

var due = time.Date(2027, 7, 15, 0, 0, 0, 0, time.UTC)

// What is written is read back, whatever the texts are.
func TestThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[=+@A-Za-z0-9 .:/"'<>&-]{0,30}`)
		var lines []workbook.Line
		var want []workbook.Edit
		for n := range rapid.IntRange(0, 4).Draw(t, "lines") {
			l := workbook.Line{ID: int64(n + 1), Item: text.Draw(t, "item"), State: "siap", Own: "4", Weight: 4.08,
				Owner: text.Draw(t, "owner"), Link: text.Draw(t, "link"), Note: text.Draw(t, "note")}
			if rapid.Bool().Draw(t, "dated") {
				l.Due = due
			}
			lines = append(lines, l)
			trim := func(s string) string { return string(bytes.TrimSpace([]byte(s))) }
			want = append(want, workbook.Edit{ID: l.ID, State: l.State, Owner: trim(l.Owner), Due: l.Due, Link: trim(l.Link),
				Note: trim(l.Note)})
		}
		raw, err := workbook.Write("Bukti dukung", lines, []string{"belum", "siap"})
		if err != nil {
			t.Fatal(err)
		}
		got, err := workbook.Read(raw)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestTheSheetIsFitForWork(t *testing.T) {
	raw, err := workbook.Write("Bukti dukung", []workbook.Line{{ID: 7, Item: "=1+1", Due: due, Weight: 4.08, Own: "3"}},
		[]string{"belum", "siap"})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	panes, err := f.GetPanes("Bukti dukung")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head is not frozen: %+v, %v", panes, err)
	}
	if formula, err := f.GetCellFormula("Bukti dukung", "I2"); err != nil || formula != "" {
		t.Errorf("a text became the formula %q, %v", formula, err)
	}
	if day, err := f.GetCellValue("Bukti dukung", "M2"); err != nil || day != "2027-07-15" {
		t.Errorf("the date reads %q, %v", day, err)
	}
	if choices, err := f.GetDataValidations("Bukti dukung"); err != nil || len(choices) != 1 ||
		choices[0].Formula1 != `"belum,siap"` {
		t.Errorf("states are not offered: %+v, %v", choices, err)
	}
	if score, err := f.GetCellType("Bukti dukung", "F2"); err != nil || score == excelize.CellTypeSharedString {
		t.Errorf("a score is a text: %v, %v", score, err)
	}
}

// Columns may be moved and rows added; days may be typed in words.
func TestWhatPeopleMakeOfIt(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for n, r := range [][]any{{"Daftar bukti"}, {"tenggat", "NO BARIS", "Keadaan"}, {"15 Juli", 12, "SIAP"}, {"", "tanpa nomor"},
		{due, "13", ""}} {
		if err := f.SetSheetRow("Sheet1", []string{"A1", "A2", "A3", "A4", "A5"}[n], &r); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if _, err := f.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	got, err := workbook.Read(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := []workbook.Edit{{ID: 12, State: "siap", Day: "15 Juli"}, {ID: 13, Due: due}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNoChecklist(t *testing.T) {
	other := excelize.NewFile()
	defer other.Close()
	var out bytes.Buffer
	if _, err := other.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{"text": []byte("bukan"), "nothing": nil, "another sheet": out.Bytes(),
		"half": out.Bytes()[:900]} {
		if _, err := workbook.Read(raw); !errors.Is(err, workbook.ErrUnreadable) {
			t.Errorf("%s is read: %v", name, err)
		}
	}
}
