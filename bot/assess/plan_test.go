package assess_test

import (
	"fmt"
	"strings"
	"testing"

	"studitiru/bot/housetest"
	"studitiru/knowledge"
	"studitiru/knowledge/extract"
)

// rated writes a value for every indicator.
func rated(value int, others ...string) string {
	var all []string
	for n := 1; n <= 31; n++ {
		all = append(all, fmt.Sprintf("%d %d", n, value))
	}
	return "/nilai " + strings.Join(append(all, others...), ", ")
}

// shelf publishes a guide, a rule and practices for indicator 29, the heaviest.
func shelf(h *housetest.House) {
	at := func(kind knowledge.Kind, title, place string, indicators ...int) {
		h.Publish(knowledge.Document{Key: title, Body: "Isi tentang " + title + ".\n\n## Belum diketahui\n\nBiaya " + title +
			" belum diketahui.",
			Meta: knowledge.Meta{Kind: kind, Title: title, Places: []string{place}, Indicators: indicators, Aspects: []string{"inovasi"},
				Sources: []knowledge.Source{{Title: "Sumber " + title, URL: "https://example.org/" + title}}, Year: 2026}})
	}
	at(knowledge.Guide, "Panduan-Inovasi", "Nasional", 29)
	at(knowledge.Rule, "Aturan-Inovasi", "Nasional", 29, 30)
	at(knowledge.Innovation, "Loket-Jauh", "Kabupaten Sambas", 29)
	at(knowledge.Innovation, "Loket-Pontianak", "Kota Pontianak", 29, 1)
	at(knowledge.Innovation, "Loket-Lain", "Kota Pontianak", 31)
	h.Publish(
		knowledge.Document{Key: "lama", Body: "Rombongan datang.\n\n## Yang bisa ditiru\n\n- antrean lewat WhatsApp[^1]\n- papan jam\n",
			Meta: knowledge.Meta{Kind: knowledge.Visit, Title: "Kunjungan-Lama", Places: []string{"Kota Pontianak", "Kota Balikpapan"}}},
	)
}

func words(t *testing.T, name string, raw []byte) string {
	t.Helper()
	read, err := extract.Read(t.Context(), name, raw, extract.DefaultLimits())
	if err != nil {
		t.Fatalf("%s cannot be read: %v", name, err)
	}
	return read.Markdown
}

// S37: the way to a target follows the ratings; a task that is done counts only when it is rated.
func TestTheWayToATarget(t *testing.T) {
	h, sari, _ := balikpapan(t)
	shelf(h)
	sari.Says("/target A-").Hears("Belum ada siklus")
	sari.Says("/siklus 2027 mandiri")
	sari.Says("/target A-").Hears("Belum ada indikator yang dinilai")
	sari.Says("/target").Hears("Tulis targetnya")
	sari.Says("/target Z").Hears("Tulis targetnya")
	sari.Says(rated(3, "F-03 3,8"))
	sari.Says("/target B").Hears("Menuju B – Tim Balikpapan", "Sekarang 3,20 (B-) → 3,5", "(paling sedikit langkah)",
		"dengan 7 langkah", "1. Indikator 14, ",
		": 3 → 5 · +0,113 · sarana atau program, tahun ini", "4. Indikator 29, ", ": 3 → 4 · +0,045 · inovasi, beberapa tahun", "30 indikator dinilai sendiri; nilai evaluator dapat berbeda")
	sari.Presses("Upaya paling ringan").Hears("(upaya paling ringan)", "dokumen, bulan ini").Lacks("inovasi, beberapa tahun")
	sari.Presses("Langkah paling sedikit").Hears("inovasi, beberapa tahun")
	sari.Says("/target A").
		Hears("dengan 46 langkah").
		Offers("Berikutnya ▶").
		Presses("Berikutnya ▶").
		Hears("9. Indikator").
		Offers("◀ Sebelumnya")
	sari.Says("/nilai F-03 2,9").Says("/target A").Lacks("→").Denies("⬇ Rencana aksi").
		Hears("tidak tercapai dari indikator saja: semua bernilai 5 menghasilkan 4,48", "Perlu F-03 paling sedikit 3,02")
	sari.Says("/nilai F-03 4,9").Says("/target 3,49").Hears("target tercapai bila F-03 paling sedikit 4,94")
	sari.Says("/nilai F-03 5").Says("/target B-").Hears("Sudah tercapai: perkiraan 3,50 (B-)").Denies("⬇ Rencana aksi")
}

func TestAStepBecomesATask(t *testing.T) {
	h, sari, tono := balikpapan(t)
	shelf(h)
	sari.Says("/siklus 2027 mandiri")
	sari.Says(rated(3, "F-03 3,8")).Says("/target B")
	sari.Presses("4").Hears("29. ", "nilai 3 · skor 4: ", "Hasilkan: ", "Contoh: Loket-Pontianak", "IPP A", "mirip daerah Anda",
		"Panduan: Panduan-Inovasi", "Aturan: Aturan-Inovasi", "/dokumen")
	if text := sari.Newest().Text; strings.Index(text, "Loket-Pontianak") > strings.Index(text, "Loket-Jauh") {
		t.Error("the practice of a place that is alike does not come first")
	}
	sari.Presses("📌 Jadikan tugas").Hears("Siapa yang mengerjakan?").Presses("Tono").Hears("Sampai kapan?")
	sari.Presses("11 Januari 2027").Toasted("Disimpan di agenda").Hears("Indikator 29 ke skor 4: ", "Penanggung jawab: Tono",
		"11 Januari 2027")
	sari.Says("/target B").Presses("4").Presses("📌 Jadikan tugas").Hears("📌 Tugas terbuka: Tono", "Siapa yang mengerjakan?").
		Presses("Tono").Presses("11 Januari 2027").Toasted("sudah ada di agenda")
	sari.Says("/agenda").Hears("Indikator 29").Lacks("2. Indikator 29")
	sari.Presses("◀ Kembali").Hears("📌 Tugas terbuka: Tono, tenggat 11 Januari 2027").Presses("◀ Kembali").Hears("Menuju B", "📌")
	tono.Presses("2").Presses("📌 Jadikan tugas").Presses("Sari").
		Presses("📅 Tanggal lain").Hears("Tulis tenggatnya")
	tono.Denies("11 Januari 2027").Says("kapan-kapan saja").Says("17 Juli 2027").Hears("⚠ Sabtu, 17 Juli 2027 bukan hari kerja tim")
	tono.Says("/target B").Presses("2").Presses("📌 Jadikan tugas").Presses("Sari").Presses("📅 Tanggal lain").Says("15 Juli").
		Hears("Tugas masuk agenda", "Indikator 11 ke skor 4", "Penanggung jawab: Sari",
			"15 Juli 2027")
	h.Until("2027-01-10 09:00")
	if sari.Count("⏰ Pengingat") == 0 {
		t.Error("the task was not reminded of")
	}
	tono.Says("/agenda").Hears("Indikator 29 ke skor 4", "Indikator 11 ke skor 4")
	tono.Presses("1").Presses("✅ Selesai").Toasted("Selesai")
	sari.Says("/target B").Hears("☑ tugas selesai, belum dinilai ulang",
		"Tugas sudah selesai tetapi belum dinilai ulang: indikator 29",
		"Sekarang 3,20 (B-)")
	sari.Says("/nilai 29 5").Says("/target B").Hears("Sekarang 3,29 (B-)").Lacks("Indikator 29, ")
}

// What is not rated is taken to stand at the mean, and that is said.
func TestATargetOfAHalfFilledSheet(t *testing.T) {
	_, sari, _ := cycle(t)
	sari.Says("/nilai 29 3, 30 3, 14 4")
	sari.Says("/target 3,7").Hears("27 indikator belum dinilai dan di sini dianggap sama dengan rata-rata yang sudah dinilai (3,",
		"F-03 belum ada; di sini dianggap sama dengan F-02").Lacks("(B")
	sari.Says("/target A- upaya").Hears("tidak tercapai dari indikator saja")
}

func TestThePlanIsAFile(t *testing.T) {
	h, sari, _ := balikpapan(t)
	shelf(h)
	sari.Says("/siklus 2027 mandiri")
	sari.Says(rated(3, "F-03 3,8")).Says("/target B").Presses("⬇ Rencana aksi")
	text := words(t, "a.docx", sari.File("rencana-aksi-2027.docx"))
	for _, want := range []string{"Rencana aksi", "Tim Balikpapan", "Target: B", "Indikator 29", "Nilai 3 → 4",
		"Loket-Pontianak [1]",
		"https://example.org/Loket-Pontianak", "bukan nilai resmi"} {
		if !strings.Contains(text, want) {
			t.Errorf("the plan lacks %q:\n%s", want, text)
		}
	}
}

// S36: from the team's own gaps, else, and said so, from the heaviest indicators.
func TestRecommendations(t *testing.T) {
	h, sari, _ := balikpapan(t)
	shelf(h)
	alone := h.Private(40, "Orang")
	alone.Says("/rekomendasi").Hears("Tulis daerahnya")
	for _, question := range []string{"/rekomendasi Balikpapan", "rekomendasi untuk Balikpapan",
		"tolong beri rekomendasi perbaikan untuk kota balikpapan?",
		"saran buat Kota Balikpapan"} {
		alone.Says(question).Hears("Rekomendasi untuk Kota Balikpapan", "IPP Kota Balikpapan: B", "tidak diketahui di sini",
			"1) Indikator 14. ",
			"2) Indikator 29. ", "7) Indikator ", "Hasilkan: ", "Contoh: Loket-Pontianak", "Panduan: Panduan-Inovasi").
			Lacks("8) Indikator")
	}
	alone.Says("rekomendasi untuk makan siang").Lacks("Rekomendasi untuk")
	alone.Says("/rekomendasi Balikpapann Raya Jaya").Hears("tidak saya kenal")
	sari.Says("/rekomendasi").Hears("tidak diketahui di sini") // without a cycle
	sari.Says("/siklus 2027 mandiri").Says("/rekomendasi").Hears("Rekomendasi untuk Tim Balikpapan",
		"dari indikator berbobot terbesar")
	sari.Says("/nilai 5 3, 14 2").Says("/rekomendasi").Hears("Dari celah tim sendiri", "1) Indikator 14. ", "nilai 2 · skor 3",
		"2) Indikator 5. ").
		Lacks("3) Indikator")
	sari.Says("rekomendasi untuk Balikpapan").Hears("Dari celah tim sendiri")
	sari.Says("rekomendasi untuk Pontianak").Hears("Rekomendasi untuk Kota Pontianak").Lacks("celah tim sendiri")
	sari.Says("/rekomendasi").Presses("1").Hears("14. ", "Menerapkan 3 unsur",
		"Bunyi skor: ").Presses("📌 Jadikan tugas").Presses("Belum ada")
	sari.Presses("18 Januari 2027").Hears("Penanggung jawab: belum ada")
	sari.Says("/rekomendasi").Presses("⬇ Rencana aksi")
	if text := words(t, "a.docx", sari.File("rencana-aksi-2027.docx")); !strings.Contains(text, "Dari celah tim sendiri") ||
		!strings.Contains(text, "18 Januari 2027 (terbuka)") {
		t.Errorf("the file says:\n%s", text)
	}
}

func TestGapsHavePagesAndTasks(t *testing.T) {
	h, sari, _ := balikpapan(t)
	shelf(h)
	sari.Says("/siklus 2027 mandiri").Says(rated(4, "29 3")).Says("/celah").
		Hears("Celah 1–3 dari 30", "29. ", "nilai 3 · skor 4: ", "Panduan: Panduan-Inovasi", "Ke skor 5: +0,09 IPP").
		Offers("📌 Jadikan tugas: indikator 29", "Berikutnya ▶")
	sari.Presses("Berikutnya ▶").Hears("Celah 4–6 dari 30").Offers("◀ Sebelumnya").Presses("◀ Sebelumnya")
	sari.Presses("📌 Jadikan tugas: indikator 29").Presses("Sari").Presses("3 Februari 2027").Hears("Indikator 29 ke skor 4",
		"3 Februari 2027")
	sari.Says("/celah").Hears("📌 Tugas terbuka: Sari, tenggat 3 Februari 2027")
	stranger := sari.Private(99, "Orang").In(sari.Chat.ID, "Tim Balikpapan")
	stranger.Presses("📌 Jadikan tugas: indikator 29").Toasted("Hanya anggota")
}

func TestPapersBeforeAVisit(t *testing.T) {
	h, sari, _ := balikpapan(t)
	shelf(h)
	sari.Says("/paket").Hears("Tulis daerahnya")
	sari.Says("/paket Antah").Hears("tidak saya kenal")
	sari.Says("/paket Pontianak").Hears("Paket kunjungan ke Kota Pontianak", "IPP Kota Pontianak: 4,71 (A, 2025)",
		"IPP Kota Balikpapan: B",
		"menurut indikator berbobot terbesar", "Loket-Pontianak", "Praktik lain (1)", "Loket-Lain", "Yang sudah berkunjung (1)", "Kunjungan-Lama",
		"Tanyakan di sana", "Yang sudah dipelajari pengunjung", "“antrean lewat WhatsApp” Kunjungan-Lama", "Belum diketahui menurut sumber", "“Biaya Loket-Pontianak belum diketahui.”")
	sari.Says("/siklus 2027").Says("/nilai 29 3, 14 4").Says("/paket Pontianak").Lacks("berbobot terbesar").Hears("Indikator 14 (",
		"Indikator 29: apa syarat")
	text := words(t, "a.docx", sari.Presses("⬇ DOCX").File("paket-kota-pontianak-2027-01-04.docx"))
	if !strings.Contains(text, "Catatan di tempat") || !strings.Contains(text, "Loket-Pontianak [1]") {
		t.Errorf("the papers say:\n%s", text)
	}
	sari.Private(40, "Orang").Says("/paket Kota Sambas").Hears("tidak saya kenal")
	sari.Private(40, "Orang").Says("/paket Kabupaten Sambas").Hears("Paket kunjungan ke Kabupaten Sambas",
		"Belum ada catatan kunjungan ke sana").
		Denies("⬇ DOCX")
}
