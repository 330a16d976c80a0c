package assess_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Who has a piece of evidence does not verify it; what changed is kept with who did it.
func TestEvidenceIsVerifiedBySomebodyElse(t *testing.T) {
	_, sari, tono := cycle(t)
	tono.Says("/bukti").Presses("Kebijakan").Presses("⚪ 1").Presses("🙋 Saya kerjakan").Toasted("Disimpan")
	tono.Presses("✅ diverifikasi").Toasted("Nyatakan siap lebih dulu")
	tono.Presses("🟢 siap").Toasted("Disimpan").Presses("🟢 1").Presses("✅ diverifikasi").Toasted("Bukti diverifikasi oleh orang lain")
	sari.Presses("✅ diverifikasi").Toasted("Disimpan").Presses("✅ 1").Hears("✅ diverifikasi oleh Sari", "Penanggung jawab: Tono")
	sari.Presses("🔁 perlu perbaikan").Hears("apa yang perlu diperbaiki").Says("halaman 3 belum ditandatangani").
		Hears("Disimpan", "Dikembalikan kepada Tono: ")
	tono.Says("/bukti").Hears("1 perlu perbaikan").Presses("Kebijakan").Hears("🔁 1.").Presses("🔁 1").
		Hears("Komentar: halaman 3 belum ditandatangani – Sari").Lacks("oleh Sari")
	tono.Presses("🕘 Riwayat").Hears("Sari: komentar", "Sari: perlu perbaikan", "Sari: diverifikasi", "Tono: siap",
		"Tono: penanggung jawab")
	tono.Presses("◀ Sebelumnya").Presses("➖ tidak berlaku").Toasted("Hanya ketua")
	sari.Presses("➖ tidak berlaku").Says("layanan ini tidak ada di sini").Hears("Disimpan")
	sari.Says("/bukti").Presses("Kebijakan").Hears("➖ 1.")
	if !sari.Audited("evidence.saved") {
		t.Error("a change of evidence is not in the audit")
	}
}

func TestTheLeadSetsOwnersAndDates(t *testing.T) {
	h, sari, tono := cycle(t)
	tono.Says("/bukti").Presses("Kebijakan").Presses("⚪ 2").Presses("👤 Penanggung jawab").Presses("Sari").Toasted("Hanya ketua")
	sari.Says("/bukti").Presses("Kebijakan").Presses("⚪ 2").Presses("👤 Penanggung jawab").Presses("Tono").Toasted("Disimpan").
		Hears("Penanggung jawab: Tono")
	sari.Presses("📅 Tenggat").
		Hears("Tulis tenggat").
		Says("setiap Senin").
		Hears("satu tanggal").
		Says("8 Januari 2027").
		Hears("Disimpan")
	sari.Says("/bukti").Presses("Kebijakan").Presses("⚪ 2").Hears("Tenggat: 8 Januari 2027").Lacks("lewat tenggat")
	tono.Presses("💬 Komentar").Says("hubungi 081234567890 ya").Hears("Disimpan")
	sari.Says("/bukti").Presses("Kebijakan").Presses("⚪ 2").Lacks("081234567890").Hears("Komentar: hubungi")
	h.Until("2027-01-12 09:00")
	sari.Says("/bukti").Presses("Kebijakan").Hears("⚠ lewat tenggat").Presses("⚪ 2").Hears("⚠ lewat tenggat")
}

func TestEvidenceIsDividedInWords(t *testing.T) {
	_, sari, tono := cycle(t)
	sari.Says("/bagi").Hears("Tulis satu baris")
	tono.Says("/bagi aspek SDM → Tono").Hears("Hanya ketua")
	for text, why := range map[string]string{
		"aspek SDM": "Tidak saya pahami", "aspek gizi → Tono": "“aspek gizi” tidak saya kenal", "aspek SDM → Budi": "“Budi” bukan anggota tim. Anggota: Sari, Tono",
		"indikator 99 → Tono": "Indikator 99 tidak ada", "aspek SDM → Tono, entah kapan": "Tanggal “entah kapan” tidak saya pahami",
		"aspek SDM → Tono\nindikator x → Sari": "tidak saya kenal",
	} {
		sari.Says("/bagi " + text).Hears(why).Denies("Simpan")
	}
	sari.Says("/bagi aspek SDM → Tono, 15 Juli\nindikator 1, 3-4 -> saya\nsarana prasarana dan inovasi kepada pak tono, 1 Agustus\nbukti indikator nomor 21: sari\nsisanya ke Sari").
		Hears("• Profesionalisme SDM: ", " bukti → Tono, tenggat: 15 Juli 2027", "• indikator 1, 3, 4: ", "bukti → Sari",
			"• Sarana dan Prasarana, Inovasi: ", "1 Agustus 2027", "• indikator 21: ", "yang belum ada penanggung jawabnya: ")
	sari.Presses("Jangan simpan").Hears("tidak disimpan")
	sari.Says("/bagi aspek SDM → Tono, 15 Juli\nsisanya → saya").Hears("Profesionalisme SDM: 10 bukti",
		"penanggung jawabnya: 57 bukti").Presses("Simpan").Hears("bukti dibagi")
	sari.Says("/bukti").Presses("Profesionalisme").Hears(" – Tono, 15 Juli 2027").Presses("⚪ 1").
		Hears("Penanggung jawab: Tono", "Tenggat: 15 Juli 2027")
	sari.Says("/bukti").Presses("Kebijakan").Presses("⚪ 1").Hears("Penanggung jawab: Sari").Lacks("Tenggat")
	sari.Says("/bagi sisanya → Tono").Hears("Tidak ada bukti yang belum siap")
}

func TestSeveralLokus(t *testing.T) {
	_, sari, tono := cycle(t)
	sari.Says("/nilai 1 5")
	sari.Says("/lokus").Hears("mengevaluasi satu lokus")
	tono.Says("/lokus tambah Disdukcapil").Hears("Hanya ketua")
	sari.Says("/lokus tambah").Hears("Tulis nama lokusnya")
	sari.Says("/lokus hapus X").Hears("Tulis nama lokusnya")
	sari.Says("/lokus tambah Disdukcapil").Hears("“Disdukcapil” ditambahkan")
	sari.Says("/lokus tambah DPMPTSP").Hears("• Disdukcapil: rata-rata 5,00 (1/30) · bukti 0/", "• DPMPTSP: rata-rata 0,00 (0/30)",
		"Rata-rata lokus lengkap (0/2): belum dinilai")
	sari.Says("/lokus tambah dpmptsp").Hears("sudah ada").Offers("• Disdukcapil •", "DPMPTSP")
	tono.Presses("DPMPTSP").Toasted("DPMPTSP").Hears("Tono mengerjakan DPMPTSP")
	tono.Says(rated(4, "F-03 4")).Hears("Lokus: DPMPTSP", "IPP 4,00 – B")
	sari.Says("/nilai").Hears("Lokus: Disdukcapil").Lacks("IPP 4,00")
	// A button keeps its lokus, whoever presses it.
	sari.Presses("✏ Isi indikator 2").Hears("F-01 · ", " · Disdukcapil")
	tono.Presses("3").Toasted("Disimpan").Presses("Σ Hasil").Hears("Lokus: Disdukcapil", "(2 dari 30")
	sari.Says("/bukti").Hears("Lokus: Disdukcapil").Presses("Kebijakan").Presses("⚪ 1")
	tono.Presses("🟢 siap").Toasted("Disimpan").Presses("◀ Semua aspek").Hears("Lokus: Disdukcapil", "1 dari ")
	tono.Says("/bukti").Hears("Lokus: DPMPTSP", "0 dari ")
	sari.Says(rated(5, "F-03 5")).Says("/lokus").Hears("• Disdukcapil: 5,00 A · bukti 1/", "• DPMPTSP: 4,00 B",
		"Rata-rata lokus lengkap (2/2): 4,50 A-")
	tono.Says("/target A-").Hears("Lokus: DPMPTSP", "Sekarang 4,00 (B)")
	tono.Says("/rekap")
	if text := words(t, "a.docx", tono.File("rekap-ipp-2027.docx")); !strings.Contains(text, "Rata-rata lokus lengkap (2/2)") {
		t.Errorf("the recap lacks the lokus:\n%s", text)
	}
}

// edited opens the newest spreadsheet, lets do change it, and gives it back.
func edited(t *testing.T, raw []byte, do func(f *excelize.File)) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	do(f)
	var out bytes.Buffer
	if _, err := f.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTheSpreadsheetComesBack(t *testing.T) {
	_, sari, tono := cycle(t)
	sari.Says("/nilai 1 4").Says("/bukti").Presses("⬇ XLSX")
	set := func(f *excelize.File, cells map[string]any) {
		for cell, value := range cells {
			if err := f.SetCellValue("Bukti dukung", cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	raw := sari.File("bukti-2027.xlsx")
	same := edited(t, raw, func(f *excelize.File) {
		if score, err := f.GetCellValue("Bukti dukung", "F2"); err != nil || score != "4" {
			t.Errorf("the score is %q, %v", score, err)
		}
	})
	sari.SendsBack("bukti-2027.xlsx", same).Hears("Tidak ada yang berbeda")
	changed := edited(t, raw, func(f *excelize.File) {
		set(f, map[string]any{"K2": "siap", "L2": "Tono", "M2": "15 Juli 2027", "O2": "lihat map biru", "N3": "https://drive.example/3",
			"K4": "beres", "L5": "Budi", "M6": "entah", "A7": 999999, "K8": "diverifikasi"})
	})
	sari.Presses("⬆ Impor XLSX").Hears("Kirim berkas XLSX").Says("ini berkasnya").Hears("Kirim berkas XLSX")
	sari.Presses("⬆ Impor XLSX").SendsBack("isian.xlsx", changed)
	sari.Hears(
		"3 baris akan berubah",
		"keadaan belum → siap",
		"penanggung jawab – → Tono",
		"tenggat – → 15 Juli 2027",
		"komentar – → lihat map biru",
		"tautan – → https://drive.example/3",
		"Dilewati",
		"keadaan “beres” tidak dikenal",
		"“Budi” bukan anggota",
		"Tanggal “entah”",
		"999999 tidak ada",
	)
	sari.Says("/bukti").Hears("0 dari ") // nothing is kept before the yes
	sari.Presses("Simpan").Hears("2 baris disimpan", "Dilewati", "Nyatakan siap lebih dulu")
	sari.Says("/bukti").Hears("1 dari ").Presses("Kebijakan").Presses("🟢 1").Hears("Penanggung jawab: Tono",
		"Tenggat: 15 Juli 2027", "lihat map biru – Sari")
	sari.Says("/bukti").Presses("⬇ XLSX")
	sari.SendsBack("bukti-2027.xlsx", edited(t, sari.File("bukti-2027.xlsx"),
		func(*excelize.File) {})).Hears("Tidak ada yang berbeda")
	tono.SendsBack("bukti-2027.xlsx", edited(t, raw, func(f *excelize.File) { set(f, map[string]any{"L9": "Sari"}) }))
	tono.Presses("Simpan").Hears("1 baris disimpan", "baris 1: Hanya ketua", "baris 8: Hanya ketua")
	sari.SendsBack("bukti-2026 (1).xlsx", "bukan lembar kerja").Hears("bukan daftar bukti dari tombol XLSX")
	stranger := sari.Private(99, "Orang").In(sari.Chat.ID, "Tim Balikpapan")
	stranger.SendsBack("bukti-2027.xlsx", changed).Lacks("akan berubah", "sedang dibaca")
}

func TestARecapForTheLeadership(t *testing.T) {
	h, sari, _ := cycle(t)
	sari.Says("/rekap").Hears("Rata-rata yang sudah dinilai: 0,00 (0 dari 30", "Lewat tenggat: 0")
	sari.Says(rated(3, "14 2", "F-03 3,8 dari 30 responden")).Says("/bagi indikator 1-3 → Tono, 8 Januari 2027").Presses("Simpan")
	sari.Says("/agenda kirim F-01 8 Januari 2027").Presses("Simpan")
	sari.Says("/agenda rapat lokus 11 Januari 2027 jam 9").Hears("Acara").Presses("Simpan")
	sari.Says("/agenda laporan mingguan setiap Jumat jam 15").Presses("Ini tenggat").Presses("Simpan")
	h.Until("2027-01-12 09:00")
	sari.Says("/rekap").Hears("IPP 3,14 – B-. Ke kategori B kurang 0,37.", "F-03: 3,80 (30 responden)", "Bukti dukung: 0 dari ",
		"Lewat tenggat: ")
	raw := sari.File("rekap-ipp-2027.docx")
	text := words(t, "a.docx", raw)
	for _, want := range []string{"Rekap IPP 2027", "Tim Balikpapan", "Celah terbesar", "14. Pelaksana menerapkan budaya pelayanan",
		"Lewat tenggat",
		"Daftar jenis pelayanan", "… dan ", "Penanggung jawab bukti dukung", "Tono", "belum ada"} {
		if !strings.Contains(text, want) {
			t.Errorf("the recap lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "rapat lokus") || !strings.Contains(text, "laporan mingguan") {
		t.Errorf("an event is over, a report that was missed is overdue:\n%s", text)
	}
	if !bytes.Contains(raw, []byte("word/media/image1.png")) {
		t.Error("the recap has no radar")
	}
	sari.Says("/siklus 2028").Says("/rekap").Hears("Sebelumnya (2027): Perkiraan tim sendiri")
}

// From B to A as Balikpapan plays it: ratings, the way to the target, tasks, evidence, the next rating, the recap.
func TestBalikpapanFromBToA(t *testing.T) {
	h, sari, tono := cycle(t)
	shelf(h)
	sari.Says(rated(4, "11 3", "13 3", "29 3", "30 3", "F-03 3,9 dari 30 responden")).Hears("IPP 3,81 – B, Baik",
		"Ke kategori A- kurang 0,20", "… dan ")
	sari.Says("/target A-").Hears("Sekarang 3,81 (B) → 4,0", "langkah masing-masing +1",
		"Tanpa langkah apa pun, target tercapai bila F-03 paling sedikit 4,68")
	sari.Presses("1").Presses("📌 Jadikan tugas").Presses("Tono").Presses("3 Februari 2027").Hears("Penanggung jawab: Tono")
	sari.Says("/bagi indikator 10, 11, 13 → Tono, 3 Februari\nsisanya → saya, 1 Maret").Presses("Simpan").Hears("bukti dibagi")
	tono.Says("/bukti").Presses("Profesionalisme").Presses("⚪ 2").Hears("Penanggung jawab: Tono").Presses("🟢 siap")
	sari.Says("/bukti").Presses("Profesionalisme").Presses("🟢 2").Presses("✅ diverifikasi").Toasted("Disimpan")
	h.Until("2027-02-02 09:00")
	for _, n := range []int{11, 13, 14, 29, 30} {
		sari.Says(fmt.Sprintf("/nilai %d 5", n))
	}
	sari.Says("/target A-").Lacks("Indikator 29, ").Says("/nilai F-03 4,4 dari 100 responden")
	sari.Says("/rekap").Hears("IPP 4,", "A-", "(100 responden)")
}
