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
	number := h.publish(note("Kunjungan Pontianak", "## Yang dilihat\n\nLoket *daring*.\n\n- antrean singkat\n\n"+
		"## Rencana tindak lanjut\n\n- buka loket daring (penanggung jawab: Sari; tenggat: 30 Juni 2027)\n"+
		"- latih petugas (penanggung jawab: Tono)\n- susun SK\n", ""))
	bare := h.publish(note("Kunjungan Lain", "Tanpa rencana apa pun yang tertulis.", ""))
	sari.says("/tindaklanjut").hears("Tulis nomor")
	sari.says("/laporan").hears("Tulis nomor")
	sari.says("/tindaklanjut 9999").hears("bukan catatan kunjungan")
	sari.says("/tindaklanjut " + itoa(bare)).hears("tidak memuat rencana")
	sari.says("/laporan " + itoa(bare)).hears("Tindak lanjut")
	sari.says("/tindaklanjut #"+itoa(number)).hears("buka loket daring", "30 Juni 2027", "Sari", "latih petugas", "susun SK")
	tono.says("/tindaklanjut " + itoa(number))
	if sari.count("3 tindakan masuk agenda") != 1 || sari.count("0 tindakan masuk agenda") != 1 {
		t.Error("what was agreed is not put on the agenda once")
	}
	h.until("2027-01-07 08:01") // thirty days after the visit are over
	sari.hears("Tindak lanjut kunjungan", "hari sesudahnya")
	tono.presses("Berhenti").hears("Mengapa berhenti").says("anggaran belum ada").hears("Dicatat: berhenti – anggaran belum ada")
	sari.says("/laporan "+itoa(number)).hears("*Kunjungan Pontianak*", "Tindak lanjut", "anggaran belum ada", "Loket ∗daring∗")
	read, err := extract.Read(t.Context(), "a.docx", sari.file("laporan-kunjungan-"+itoa(number)+".docx"), extract.DefaultLimits())
	if err != nil || !strings.Contains(read.Markdown, "antrean singkat") || !strings.Contains(read.Markdown, "anggaran belum ada") {
		t.Errorf("the report (%v):\n%s", err, read.Markdown)
	}
}

// What is internal stays out of the group, also by way of a report.
func TestAnInternalVisitIsForPrivateOnly(t *testing.T) {
	h, sari, _ := balikpapan(t)
	body := "## Rencana tindak lanjut\n\n- rahasia (penanggung jawab: Sari)\n"
	number := itoa(h.publish(note("Kunjungan Internal", body, knowledge.Internal)))
	sari.says("/laporan " + number).hears("bukan catatan kunjungan") // she is nobody's member yet
	h.ok(h.db.SetRole(t.Context(), knowledge.BySystem("test"), sari.who.ID, knowledge.Member, ""))
	for _, command := range []string{"/laporan ", "/tindaklanjut "} {
		sari.says(command + number).hears("hanya di chat pribadi").lacks("rahasia")
	}
	alone := h.private(sari.who.ID, "Sari")
	alone.says("/tindaklanjut " + number).hears("rahasia")
}
