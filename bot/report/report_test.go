package report_test

import (
	"strings"
	"testing"
	"time"

	"studitiru/bot/report"
	"studitiru/knowledge"
	"studitiru/knowledge/extract"
	"studitiru/knowledge/ipp"
	"studitiru/knowledge/team/plan"
)

var at = time.Date(2027, 1, 12, 1, 0, 0, 0, time.UTC)

func head() report.Head {
	return report.Head{Team: "Tim Uji", Place: "Kota Uji", Unit: "Dinas Satu", Year: 2027, At: at, Zone: time.FixedZone("WITA",
		8*3600)}
}

// says reads a Word file and wants texts in it, in this order.
func says(t *testing.T, raw []byte, err error, texts ...string) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	read, err := extract.Read(t.Context(), "a.docx", raw, extract.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	rest := read.Markdown
	for _, text := range texts {
		_, after, found := strings.Cut(rest, text)
		if !found {
			t.Fatalf("%q does not follow in:\n%s", text, read.Markdown)
		}
		rest = after
	}
	return read.Markdown
}

func document(id int64, title string) knowledge.Document {
	return knowledge.Document{ID: id, Meta: knowledge.Meta{Title: title, Places: []string{"Kota Baik"}, Year: 2026,
		Sources: []knowledge.Source{{Title: "Berita", URL: "https://example.org/" + title}}}}
}

func TestPlanCitesEachDocumentOnce(t *testing.T) {
	a := plan.Advice{Indicator: ipp.Indicator{Number: 5, Text: "Maklumat"}, From: 3, To: 4, Next: "Maklumat dipublikasikan",
		Missing:   []ipp.Item{{Name: "Foto"}},
		Practices: []plan.Practice{{Document: document(7, "Loket"), Letter: "A"}}, Guides: []knowledge.Document{document(8, "Panduan")}}
	b := a
	b.Indicator.Number, b.From, b.To, b.Missing = 6, -1, 1, nil
	raw, err := report.Plan{Head: head(), Intro: []string{"Target: A-"}, Actions: []report.Action{
		{Advice: a, Effort: "dokumen, bulan ini", Tasks: []report.Task{{Owner: "Ani", Due: at, State: "terbuka"}}}, {Advice: b},
	}}.File()
	text := says(t, raw, err, "Rencana aksi", "Tim Uji · Kota Uji · Lokus Dinas Satu", "Target: A-", "Indikator 5: Maklumat",
		"3 → 4", "Foto",
		"Loket [1] – Kota Baik, IPP A", "Panduan [2]", "Ani", "12 Januari 2027 (terbuka)", "belum dinilai → 1", "Loket [1]", "Sumber",
		"[1] Loket (dokumen 7", "https://example.org/Loket")
	if strings.Count(text, "https://example.org/Loket") != 1 {
		t.Errorf("a source stands twice:\n%s", text)
	}
}

func TestRecapSaysWhatThereIsNot(t *testing.T) {
	raw, err := report.Recap{Head: head(), Standing: []string{"IPP 3,57"}}.File()
	says(t, raw, err, "Rekap IPP 2027", "IPP 3,57", "Belum ada celah yang diketahui", "Tidak ada yang lewat tenggat")
	if _, err := (report.Recap{Radar: []byte("bukan gambar"), Head: head()}).File(); err == nil {
		t.Error("a radar that is no picture is taken")
	}
}

// Every line of a note stands in the report once, whatever its headings are; what is not in it is left open.
func TestJourneyHasItsParts(t *testing.T) {
	note := document(57, "Kunjungan")
	note.Date = "2026-01-09"
	note.Body = "Ringkasan awal.[^1]\n\n## Alasan memilih\n\nserupa\n\n## Yang dilihat\n\n- loket\n\n## Judul sendiri\n\nlain-lain\n\n" +
		"## Rencana tindak lanjut\n\n- buka loket\n"
	raw, err := report.Journey{Head: head(), Note: note, Summary: "1 tindakan: 1 selesai",
		Results: []report.Result{{What: "buka loket", Owner: "", Due: "1 Juli 2026", State: "selesai"}}}.File()
	text := says(
		t,
		raw,
		err,
		"Laporan perjalanan dinas",
		"Dasar",
		"Surat tugas nomor",
		"nomor 57",
		"Maksud dan tujuan",
		"Ringkasan awal.",
		"serupa",
		"Peserta",
		"lengkapi",
		"Waktu dan tempat",
		"Jumat, 9 Januari 2026",
		"Kota Baik",
		"Hasil",
		"Yang dilihat",
		"loket",
		"Judul sendiri",
		"lain-lain",
		"Tindak lanjut",
		"1 tindakan: 1 selesai",
		"buka loket",
		"selesai",
		"Penutup",
		"Yang melaporkan",
		"NIP",
		"[1] Berita",
	)
	for _, once := range []string{"Ringkasan awal.", "lain-lain", "buka loket", "serupa"} {
		if strings.Count(text, once) != 1 {
			t.Errorf("%q stands %d times", once, strings.Count(text, once))
		}
	}
	if strings.Contains(text, "[^1]") {
		t.Error("marks of sources stand in the report")
	}
}

func TestPapers(t *testing.T) {
	gap := ipp.Gap{Indicator: ipp.Indicator{Number: 5, Text: "Maklumat"}, Value: 3, Answered: true}
	raw, err := report.Papers{Head: head(), Known: []string{"IPP Kota Baik: A"}, Questions: []string{"Bagaimana?"},
		Package: plan.Package{Place: "Kota Baik", ByGap: []plan.GapPractices{{Gap: gap, Documents: []knowledge.Document{document(7,
			"Loket")}}},
			Visits: []knowledge.Document{document(9, "Kunjungan")}},
		Learnt: []report.Point{{Sentence: "Loket satu pintu.", Document: document(9, "Kunjungan")}},
		Open:   []report.Point{{Sentence: "Biaya belum diketahui.", Document: document(7, "Loket")}}}.File()
	says(t, raw, err, "Paket kunjungan ke Kota Baik", "IPP Kota Baik: A", "Indikator 5: Maklumat (nilai 3)", "Loket [1]",
		"Kunjungan [2]",
		"Bagaimana?", "“Loket satu pintu.” Kunjungan [2]", "“Biaya belum diketahui.” Loket [1]", "Catatan di tempat", "Sumber")
}
