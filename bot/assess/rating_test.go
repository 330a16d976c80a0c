package assess_test

import (
	"strings"
	"testing"
)

// What stands behind /nilai is kept whole or not at all, and what is not understood is said.
func TestValuesAreWritten(t *testing.T) {
	_, sari, tono := cycle(t)
	for _, c := range [][]string{
		{"5 4", "F-01 indikator 5: belum dinilai → 4", "Kebijakan Pelayanan: "},
		{"5=3", "F-01 indikator 5: 4 → 3"},
		{"indikator 6: 2", "F-01 indikator 6: belum dinilai → 2"},
		{"7 4, 8 5; 9 0", "F-01 indikator 7: belum dinilai → 4", "indikator 8: belum dinilai → 5", "indikator 9: belum dinilai → 0"},
		{"10 4 dan 11 3, 12 2", "indikator 10: belum dinilai → 4", "indikator 11: belum dinilai → 3",
			"indikator 12: belum dinilai → 2"},
		{"F-02 5 3 SK ada, belum ditetapkan", "F-02 indikator 5: belum dinilai → 3 (komentar: SK ada, belum ditetapkan)"},
		{"f02 6 4, 7 5", "F-02 indikator 6: belum dinilai → 4", "F-02 indikator 7: belum dinilai → 5"},
		{"F-03=3,8", "F-03: belum dinilai → 3,8", "F-03: 3,80"},
		{"f03 : 4.25", "F-03: 3,8 → 4,25", "F-03: 4,25"},
		{"SKM 82,5", "SKM 82,5 ÷ 20 = F-03 4,125", "F-03: 4,125"},
		{"F-03 4,1 dari 30 responden", "F-03: 4,125 → 4,1 · Responden: 30", "F-03: 4,10 (30 responden)"},
		{"F-03 4,1 30 responden", "F-03: 4,1 → 4,1 · Responden: 30"},
		{"responden +5", "Responden: 35"},
		{"responden 40 dari 100", "Responden: 40", "(40 dari 100 responden)"},
		{"F-03 responden 41", "Responden: 41", "(41 dari 100 responden)"},
		{"1 2, F-03 4,3, 30 responden, SKM 80", "F-01 indikator 1: belum dinilai → 2", "F-03: 4,1 → 4,3 · Responden: 30",
			"SKM 80 ÷ 20 = F-03 4 "},
		{"F-03 4,1; responden 41; 1 hapus"},
		{"5 hapus", "F-01 indikator 5: 3 → belum dinilai"},
		{"F-02 5 -", "F-02 indikator 5: 3 → belum dinilai"},
		{"F-03 hapus", "F-03: 4,1 → belum dinilai"},
		{"20-22 4, 23 3", "indikator 20: belum dinilai → 4", "indikator 22: belum dinilai → 4", "indikator 23: belum dinilai → 3"},
		{"20–23 hapus", "indikator 23: 3 → belum dinilai"},
	} {
		sari.Says("/nilai " + c[0]).Hears(c[1:]...).Hears("Perkiraan IPP 2027")
	}
	for text, why := range map[string]string{
		"5": "Tidak saya pahami: “5”", "lima empat": "Tidak saya pahami: “lima empat”", "11 3,12 2": "Tidak saya pahami: “11 3,12 2”", "5 4 3": "Tidak saya pahami: “5 4 3”",
		"5 4 6 3": "Tidak saya pahami", "5 6": "bilangan bulat 0 sampai 5, bukan “6”",
		"5 4,5": "bukan “4,5”", "9-8 4": "Tidak saya pahami: “9-8 4”",
		"29-39 4": "tidak ada dalam instrumen", "99 3": "Indikator 99 tidak ada",
		"SKM 12": "25 sampai 100", "F-03 5,1": "dari 0 sampai 5",
		"7 1, 8 9": "bukan “9”", "responden banyak": "Tidak saya pahami", "SKM": "Tidak saya pahami", "besok 3": "Tidak saya pahami",
	} {
		sari.Says("/nilai "+text).Hears(why, "Contoh: /nilai 5 4").Lacks("Perkiraan IPP")
	}
	tono.Says("/nilai").Presses("✏ Isi indikator 1").Lacks("✖").Denies("✖ Kosongkan").Presses("4").Presses("◀ Sebelumnya")
	tono.Presses("✖ Kosongkan").Toasted("Disimpan").Hears("1. ").Denies("✖ Kosongkan")
	tono.Presses("Σ Hasil").Hears("indikator)", "Kategori ditulis sesudah semua indikator dinilai", "antara")
	if !sari.Audited("rating.saved") {
		t.Error("a value is not in the audit")
	}
}

func TestTheEvaluatorStandsApart(t *testing.T) {
	_, sari, _ := cycle(t)
	sari.Says("/nilai").Presses("F-01 ↔ F-02").Hears("Evaluator belum memberi nilai").Presses("Σ Hasil")
	sari.Says("/nilai 1 4, 2 3").Says("/nilai F-02 1 3 SK belum ditetapkan; 2 3")
	sari.Presses("F-01 ↔ F-02").Hears("1. ", "F-01 4 · F-02 3", "Komentar F-02: SK belum ditetapkan").Lacks("2. ")
	sari.Presses("Σ Hasil").Presses("Isi nilai evaluator (F-02)").Hears("Nilai sendiri (F-01): 4", "SK belum ditetapkan")
	sari.Presses("Berikutnya ▶").Presses("💬 Komentar").Hears("F-02 indikator 2").Says("undang media").Hears("Disimpan")
	sari.Says("/nilai").Presses("F-01 ↔ F-02").Hears("Komentar F-02: undang media")
	sari.Says("/nilai").Presses("Isi nilai evaluator (F-02)").Presses("💬 Komentar").Says("hapus").Hears("Disimpan")
	sari.Says("/nilai").Presses("F-01 ↔ F-02").Lacks("belum ditetapkan")
}

func TestLastYearStandsBesideThisYear(t *testing.T) {
	_, sari, _ := cycle(t)
	values := func(v string) string {
		var all []string
		for n := 1; n <= 31; n++ {
			all = append(all, itoa(int64(n))+" "+v)
		}
		return "/nilai " + strings.Join(all, ", ")
	}
	sari.Says(values("3")).Hears("IPP 3,00 – C").Lacks("(2027")
	sari.Says("/siklus 2028 mandiri").Says(values("4")).Hears("IPP 4,00 – B, Baik (2027: 3,00)", "4,00 (9 dari 9) (2027: 3,00)")
}
