package pdf

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// set prints words of 10 points, five points a letter, each at its place.
func set(cells ...any) (words []word) {
	for i := 0; i < len(cells); i += 3 {
		x, y, text := cells[i].(float64), cells[i+1].(float64), cells[i+2].(string)
		words = append(words, word{x, y, x + 5*float64(len(text)), y + 10, 10, text})
	}
	return words
}

func TestHeadOfTwoRows(t *testing.T) {
	words := set(60.0, 100.0, "No", 100.0, 100.0, "Layanan", 325.0, 100.0, "Tahun",
		250.0, 114.0, "2022", 330.0, 114.0, "2023", 400.0, 114.0, "2024",
		60.0, 134.0, "1", 100.0, 134.0, "Akta", 250.0, 134.0, "1500", 330.0, 134.0, "1600", 400.0, 134.0, "1700",
		60.0, 154.0, "2", 100.0, 154.0, "Kartu", 250.0, 154.0, "2500", 330.0, 154.0, "2600", 400.0, 154.0, "2700")
	want := `| No | Layanan | Tahun 2022 | Tahun 2023 | Tahun 2024 |
| --- | --- | --- | --- | --- |
| 1 | Akta | 1500 | 1600 | 1700 |
| 2 | Kartu | 2500 | 2600 | 2700 |`
	if diff := cmp.Diff(want, textOf(words...)); diff != "" {
		t.Error(diff)
	}
}

// Rows of several lines are told by the room between them, also where their number stands in the middle.
func TestRowsOfSeveralLines(t *testing.T) {
	words := set(60.0, 100.0, "No", 100.0, 100.0, "Uraian", 300.0, 100.0, "Pelaksana",
		100.0, 120.0, "menyusun standar", 300.0, 120.0, "Dinas", 60.0, 126.0, "1", 100.0, 131.0, "pelayanan publik",
		60.0, 151.0, "2", 100.0, 151.0, "mengumumkan", 300.0, 151.0, "Bagian", 100.0, 162.0, "maklumat", 300.0, 162.0, "Organisasi",
		60.0, 182.0, "3", 100.0, 182.0, "melaporkan", 300.0, 182.0, "Camat")
	want := `| No | Uraian | Pelaksana |
| --- | --- | --- |
| 1 | menyusun standar pelayanan publik | Dinas |
| 2 | mengumumkan maklumat | Bagian Organisasi |
| 3 | melaporkan | Camat |`
	if diff := cmp.Diff(want, textOf(words...)); diff != "" {
		t.Error(diff)
	}
}

// A table that a page cuts is one: its head is said once, and a row that goes on is whole.
func TestTableOverPages(t *testing.T) {
	head := set(60.0, 60.0, "No", 100.0, 60.0, "Uraian", 300.0, 60.0, "Pelaksana")
	one := page{width: 595, height: 842, words: append(head,
		set(60.0, 80.0, "1", 100.0, 80.0, "menyusun", 300.0, 80.0, "Dinas", 60.0, 100.0, "2", 100.0, 100.0, "mengumumkan", 300.0, 100.0,
			"Bagian")...)}
	two := page{width: 595, height: 842, words: append(set(60.0, 60.0, "No", 100.0, 60.0, "Uraian", 300.0, 60.0, "Pelaksana"),
		set(100.0, 80.0, "maklumat", 60.0, 100.0, "3", 100.0, 100.0, "melaporkan", 300.0, 100.0, "Camat")...)}
	got, _ := proseOf([]sheet{one.sheet(0), two.sheet(0)})
	want := `| No | Uraian | Pelaksana |
| --- | --- | --- |
| 1 | menyusun | Dinas |
| 2 | mengumumkan <!-- hlm 2 -->maklumat | Bagian |
| 3 | melaporkan | Camat |`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
