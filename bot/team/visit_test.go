package team_test

import (
	"strings"
	"testing"

	"studitiru/knowledge"
	"studitiru/knowledge/extract"
)

// note is the note of a visit.
func note(title, body string, v knowledge.Visibility) knowledge.Document {
	return knowledge.Document{Key: title, Body: body, Meta: knowledge.Meta{
		Visibility: v, Agency: "Dinas X",
		Title: title, Kind: knowledge.Visit, Places: []string{"Kota Pontianak"}, Year: 2026, Date: "2026-12-08",
		Sources: []knowledge.Source{{Title: "Uji", URL: "https://example.org"}},
	}}
}

func TestWhatWasAgreedOnAVisit(t *testing.T) {
	h, sari, tono := balikpapan(t)
	number := h.Publish(note("Kunjungan Pontianak", "## Yang dilihat\n\nLoket *daring*.\n\n- antrean singkat\n\n"+
		"## Rencana tindak lanjut\n\n- buka loket daring (penanggung jawab: Sari; tenggat: 30 Juni 2027)\n"+
		"- latih petugas (penanggung jawab: Tono)\n- susun SK\n", ""))
	bare := h.Publish(note("Kunjungan Lain", "Tanpa rencana apa pun yang tertulis.", ""))
	sari.Says("/tindaklanjut").Hears("Tulis nomor")
	sari.Says("/laporan").Hears("Tulis nomor")
	sari.Says("/tindaklanjut 9999").Hears("bukan catatan kunjungan")
	sari.Says("/tindaklanjut " + itoa(bare)).Hears("tidak memuat rencana")
	sari.Says("/laporan " + itoa(bare)).Hears("Tindak lanjut")
	sari.Says("/tindaklanjut #"+itoa(number)).Hears("buka loket daring", "30 Juni 2027", "Sari", "latih petugas", "susun SK")
	for text, want := range map[string]int{"Belum lengkap": 1, "• latih petugas – belum ada tenggat": 1,
		"• susun SK – belum ada penanggung jawab, belum ada tenggat": 1, "• buka loket daring –": 0} {
		if sari.Count(text) != want {
			t.Errorf("%q is not said %d times", text, want)
		}
	}
	tono.Says("/tindaklanjut " + itoa(number))
	if sari.Count("3 tindakan masuk agenda") != 1 || sari.Count("0 tindakan masuk agenda") != 1 {
		t.Error("what was agreed is not put on the agenda once")
	}
	h.Until("2027-01-07 08:01") // thirty days after the visit are over
	sari.Hears("Tindak lanjut kunjungan", "hari sesudahnya")
	tono.Presses("Berhenti").Hears("Mengapa berhenti").Says("anggaran belum ada").Hears("Dicatat: berhenti – anggaran belum ada")
	sari.Says("/laporan "+itoa(number)).Hears("*Kunjungan Pontianak*", "Tindak lanjut", "anggaran belum ada", "Loket ∗daring∗")
	read, err := extract.Read(t.Context(), "a.docx", sari.File("laporan-kunjungan-"+itoa(number)+".docx"), extract.DefaultLimits())
	if err != nil || !strings.Contains(read.Markdown, "antrean singkat") || !strings.Contains(read.Markdown, "anggaran belum ada") {
		t.Errorf("the report (%v):\n%s", err, read.Markdown)
	}
}

// What is internal stays out of the group, also by way of a report.
func TestAnInternalVisitIsForPrivateOnly(t *testing.T) {
	h, sari, _ := balikpapan(t)
	body := "## Rencana tindak lanjut\n\n- rahasia (penanggung jawab: Sari)\n"
	number := itoa(h.Publish(note("Kunjungan Internal", body, knowledge.Internal)))
	sari.Says("/laporan " + number).Hears("bukan catatan kunjungan") // she is nobody's member yet
	h.Must(h.DB.SetRole(t.Context(), knowledge.BySystem("test"), sari.Who.ID, knowledge.Member, ""))
	for _, command := range []string{"/laporan ", "/tindaklanjut "} {
		sari.Says(command + number).Hears("hanya di chat pribadi").Lacks("rahasia")
	}
	alone := h.Private(sari.Who.ID, "Sari")
	alone.Says("/tindaklanjut " + number).Hears("rahasia")
}
