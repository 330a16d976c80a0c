package desk_test

import (
	"strings"
	"testing"

	"studitiru/bot/housetest"
	"studitiru/knowledge"
)

// stating is a published document with facts.
func stating(lines ...string) knowledge.Document {
	return knowledge.Document{Body: strings.Join(lines, "\n\n") + "\n",
		Meta: knowledge.Meta{Title: "Nilai IPP Kota Magelang", Places: []string{"Kota Magelang"}}}
}

const (
	plainFact = "Nilai IPP Kota Magelang tahun 2025 adalah 4,36 dengan kategori A-."
	otherFact = "Nilai IPP Kota Batam tahun 2024 adalah 4,21."
)

func TestFactsAreSeenAndCorrected(t *testing.T) {
	h, sari, _, ratna := office(t, housetest.Options{})
	id := h.Publish(stating(plainFact, otherFact))
	ratna.Says(with("/fakta", id)).Hears("untuk kurator")
	sari.Says("/fakta").Hears("nomor dokumennya").Says("/fakta 999").Hears("tidak ditemukan")
	sari.Says(with("/fakta", id)).Hears("Fakta dokumen #", "Kota Magelang · 2025 · 4,36 (A-)", plainFact, "Kota Batam · 2024 · 4,21")
	sari.Presses("1").Hears("4,36 (A-)", plainFact).Offers("Nilai", "Tahun", "Daerah", "✖ Tarik", "◀ Fakta")

	sari.Presses("Nilai").Hears("Berapa nilainya?").Says("banyak").Hears("Tulis angkanya").Says("9,9").Hears("di luar yang mungkin")
	sari.Says("4,63 Z").Hears("Tulis angkanya").Says("4,63").Hears("Disimpan", "4,63 (A-)", "✏")
	sari.Presses("Nilai").Says("A").Hears("4,63 (A)").Presses("Nilai").Says("4,5 a-").Hears("4,5 (A-)")
	sari.Presses("Tahun").Hears("Tahun berapa?").Says("besok").Hears("empat angka").Says("1800").Hears("1945").
		Says("2024").Hears("Kota Magelang · 2024 · 4,5 (A-)")
	sari.Presses("Tahun").Says("tidak tahu").Hears("Kota Magelang · 4,5")
	sari.Presses("Daerah").Says("Magelangg").Hears("Daerah mana yang dimaksud").Presses("Daerah").Says("kota semarang").
		Hears("Kota Semarang · 4,5")
	facts, err := h.DB.Facts(t.Context(), knowledge.FactFilter{Places: []string{"Kota Semarang"},
		Provinces: []string{"Provinsi Jawa Tengah"}})
	if err != nil || len(facts) != 1 || facts[0].Value != "4.5" || !facts[0].Corrected {
		t.Errorf("kept: %+v, %v", facts, err)
	}
	if !h.Audited("fact.corrected") {
		t.Error("a correction is not audited")
	}
}

func TestAFactIsWithdrawn(t *testing.T) {
	h, sari, budi, _ := office(t, housetest.Options{})
	id := h.Publish(stating(plainFact, otherFact))
	budi.Says(with("/fakta", id)).Presses("2").Hears("Kota Batam")
	sari.Says(with("/fakta", id)).Presses("2").Presses("✖ Tarik").Hears("Tarik fakta ini?").Presses("Batal").Offers("✖ Tarik")
	sari.Presses("✖ Tarik").Presses("Ya, tarik").Hears("Ditarik: ").Presses("◀ Fakta").Hears("Kota Magelang").Lacks("Kota Batam")
	if !h.Audited("fact.withdrawn") {
		t.Error("a withdrawal is not audited")
	}
	budi.Presses("Nilai").Toasted("tidak ada lagi")
	budi.Presses("◀ Fakta").Lacks("Kota Batam")
}

// A question that waits for its answer and a button on the screen look at the right, and at the fact, when they are used.
func TestFactsOfAnotherVersionOrAnotherRole(t *testing.T) {
	h, sari, budi, _ := office(t, housetest.Options{})
	d := stating(plainFact)
	d.Key = "nilai-magelang"
	id := h.Publish(d)
	sari.Says(with("/fakta", id)).Presses("1").Presses("Nilai")
	budi.Says(with("/fakta", id)).Presses("1").Presses("Tahun")
	mine := budi.Key("Nilai")
	h.SetRole(22, knowledge.Contributor, "")
	budi.Says("2024").Hears("untuk kurator")
	budi.Taps(mine).Toasted("untuk kurator")
	d.Body = "Kalimat lain tanpa angka tentang pelayanan.\n"
	h.Publish(d)
	sari.Says("4,5").Hears("tidak ada lagi")
	sari.Says(with("/fakta", id)).Hears("Tidak ada angka")
	sari.In(-9, "Tim").Says(with("/fakta", id)).Hears("hanya di chat pribadi")
}

func TestManyFactsHavePages(t *testing.T) {
	h, sari, _, _ := office(t, housetest.Options{})
	var lines []string
	for _, place := range []string{"Kota Magelang", "Kota Batam", "Kota Semarang", "Kota Tegal", "Kota Malang", "Kota Blitar",
		"Kota Madiun"} {
		lines = append(lines, "Nilai IPP "+place+" tahun 2025 adalah 4,36.")
	}
	id := h.Publish(stating(lines...))
	sari.Says(with("/fakta", id)).Hears("5. ", "Kota Malang").Lacks("Kota Blitar").Presses("Berikutnya").Hears("6. ", "Kota Blitar").
		Lacks("Kota Malang").Presses("7").Hears("Kota Madiun").Presses("◀ Fakta").Hears("Kota Blitar").
		Presses("◀ Sebelumnya").Hears("1. ")
}

// Personal data in a sentence is not shown with its fact.
func TestFactsAreMasked(t *testing.T) {
	h, sari, _, _ := office(t, housetest.Options{})
	id := h.Publish(stating("Nilai IPP Kota Magelang tahun 2025 adalah 4,36, kata Budi, NIK 3371010101900001."))
	sari.Says(with("/fakta", id)).Hears("4,36", "[NIK/KK]").Lacks("3371010101900001").Presses("1").Lacks("3371010101900001")
}

// The card of what waits shows the facts, and what is corrected there holds for the document that it becomes a version of.
func TestTheCardShowsFacts(t *testing.T) {
	h, sari, _, ratna := office(t, housetest.Options{})
	h.Publish(stating("Layanan publik Kota Magelang dinilai setiap tahun oleh banyak orang yang memakainya di kantor.", plainFact))
	newer := strings.Join(
		[]string{"Nilai IPP Kota Magelang", "Layanan publik Kota Magelang dinilai setiap tahun oleh banyak orang " +
			"yang memakainya di kantor. " + plainFact, otherFact, "Nilai IKM Kota Magelang tahun 2025 adalah 88,3.",
			"Nilai IKM Kota Batam tahun 2025 adalah 87,1."},
		"\n\n",
	)
	ratna.Sends("baru.txt", newer, "").Presses("Versi baru #").Presses("Tahun").Says("2025").
		Presses("Sumber").Says("Laporan Magelang").Presses("📨 Kirim").Hears("menunggu")
	waits := number(ratna)
	sari.Hears("Menunggu pemeriksaan", "Fakta yang dibaca: Nilai Indeks Pelayanan Publik (IPP) · Kota Magelang · 2025 · 4,36 (A-); ",
		" 1 lagi. Perbaiki dengan /fakta")
	sari.Says(with("/fakta", waits)).Presses("1").Presses("Nilai").Says("4,39")
	sari.Says(with("/terbit", waits)).Hears("Terbit #")
	sari.Says(with("/fakta", number(sari))).Hears("4,39 (A-) ✏", "4,21", "88,3")
	facts, err := h.DB.Facts(t.Context(), knowledge.FactFilter{Measure: "ipp"})
	if err != nil || len(facts) != 2 || facts[0].Value != "4.39" {
		t.Errorf("published: %+v, %v", facts, err)
	}
}

// A document without facts has a card without a word of them.
func TestTheCardWithoutFacts(t *testing.T) {
	_, sari, _, ratna := office(t, housetest.Options{})
	proposed(ratna, "akta.txt", akta)
	sari.Says("/periksa").Presses("#").Hears("Menunggu pemeriksaan").Lacks("Fakta yang dibaca")
}
