package extract

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestTablesOfFiles(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"sep= is no row": {"sep=;\r\nKota;Nilai\r\nPontianak;4,71\r\n",
			"| Kota | Nilai |\n| --- | --- |\n| Pontianak | 4,71 |"},
		"sep= wins over the looks": {"\"sep=|\"\nKota|Nilai; angka\nPontianak|4,71\n",
			"| Kota | Nilai; angka |\n| --- | --- |\n| Pontianak | 4,71 |"},
		"titles above the head": {"LAMPIRAN II;;\nDAFTAR TARIF;;\nNo;Layanan;Tarif\n1;KTP;gratis\n",
			"# LAMPIRAN II\n\n## DAFTAR TARIF\n\n| No | Layanan | Tarif |\n| --- | --- | --- |\n| 1 | KTP | gratis |"},
		"a head of two rows": {"No;Layanan;Waktu;\n;;Loket;Daring\n1;KTP;1 hari;2 hari\n",
			"| No | Layanan | Waktu – Loket | Waktu – Daring |\n| --- | --- | --- | --- |\n| 1 | KTP | 1 hari | 2 hari |"},
		"years are names of columns": {"Kota;2023;2024\nPontianak;4,1;4,3\n",
			"| Kota | 2023 | 2024 |\n| --- | --- | --- |\n| Pontianak | 4,1 | 4,3 |"},
		"no head": {"KTP;1 hari\nKK;2 hari\n", "|  |  |\n| --- | --- |\n| KTP | 1 hari |\n| KK | 2 hari |"},
		"cells with the delimiter": {"Kota,Nilai\nPontianak,\"4,71\"\nBekasi,\"4,2\"\n",
			"| Kota | Nilai |\n| --- | --- |\n| Pontianak | 4,71 |\n| Bekasi | 4,2 |"},
		"tabs": {"Kota\tNilai\nPontianak\t4,71\n", "| Kota | Nilai |\n| --- | --- |\n| Pontianak | 4,71 |"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Read(t.Context(), "a.csv", []byte(c.data), DefaultLimits())
			if err != nil || got.Markdown != c.want {
				t.Errorf("%v, got\n%s\nwant\n%s", err, got.Markdown, c.want)
			}
		})
	}
}

func TestWorkbookIsReadAsShown(t *testing.T) {
	file := workbook(t, func(f *excelize.File) {
		must := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		for cell, v := range map[string]any{"A1": "Daftar layanan", "A2": "Dinas", "B2": "Layanan", "A3": "Dukcapil", "B3": "KTP",
			"B4": "KK"} {
			must(f.SetCellValue("Sheet1", cell, v))
		}
		must(f.MergeCell("Sheet1", "A1", "B1"))
		must(f.MergeCell("Sheet1", "A3", "A4"))
		_, err := f.NewSheet("Rahasia")
		must(err)
		must(f.SetCellValue("Rahasia", "A1", "tidak tampil"))
		must(f.SetSheetVisible("Rahasia", false))
	})
	got, err := Read(t.Context(), "a.xlsx", file, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	want := "## Sheet1\n\n### Daftar layanan\n\n| Dinas | Layanan |\n| --- | --- |\n| Dukcapil | KTP |\n| Dukcapil | KK |"
	if got.Markdown != want || strings.Contains(got.Markdown, "tidak tampil") {
		t.Errorf("got\n%s\nwant\n%s", got.Markdown, want)
	}
}
