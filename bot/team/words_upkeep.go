package team

// What is said about the upkeep of a team, and about what is late.
const (
	wordsLeadLost   = "Ketua tim, %s, tidak dapat dihubungi lagi. Siapa yang melanjutkan? Anggota menekan tombol ini:"
	wordsLeadMade   = "Anda sekarang ketua tim ini."
	wordsLeadThere  = "Ketua tim masih dapat dihubungi; ia menyerahkan tim dengan /serahkan."
	wordsMemberLeft = "%s keluar dari grup tim “%s” dan bukan anggota lagi. Tugasnya tetap tercatat; " +
		"periksa siapa yang melanjutkan."
	wordsMemberOut   = "%s dikeluarkan dari tim."
	wordsMemberWho   = "Siapa yang dikeluarkan dari tim? Tugasnya tetap tercatat."
	wordsSuperiorWho = "Siapa atasan yang diberi tahu bila ada yang lewat tenggat lebih dari sepekan? " +
		"Ia harus anggota tim dan pernah memulai bot."
	wordsSuperiorIs = "Atasan: "
	wordsClosed     = "Tim ini ditutup; tidak ada pengingat. Ketua dapat membukanya lagi."
	wordsCloseSure  = "Tutup tim ini? Pengingat berhenti; agenda dan bukti tetap tersimpan, dan tim dapat dibuka lagi."
	wordsQuietAsk   = "Tulis jam tenangnya, misalnya 20.00-06.00, atau “tidak ada” (balas pesan ini)."
	wordsQuietBad   = "Saya belum mengerti. Tulis misalnya: 20.00-06.00"
	wordsDaysAsk    = "Tekan hari untuk mengubahnya. Hari kerja tim:"
	wordsOffAsk     = "Tulis tanggal tim tidak bekerja, misalnya “17 Oktober 2026” atau “12-13 Maret 2026”; " +
		"tulis tanggal yang sama lagi untuk menghapusnya (balas pesan ini)."
	wordsOffDays = "Libur tim: "
	wordsJoint   = "Cuti bersama: "
	wordsWorks   = "masuk"
	wordsRests   = "libur"
	wordsNoQuiet = "tidak ada"

	wordsRemindMissed    = "Terlewat tanpa pengingat: %d kali sebelumnya."
	wordsOverdueSuperior = "Sudah lebih dari sepekan lewat; ketua dan penanggung jawabnya sudah diberi tahu."

	labelTakeOver = "Ambil alih sebagai ketua"
	labelQuiet    = "Jam tenang"
	labelWorkdays = "Hari kerja"
	labelOff      = "Libur tim"
	labelRemove   = "Keluarkan anggota"
	labelSuperior = "Atasan"
	labelClose    = "Tutup tim"
	labelOpen     = "Buka tim lagi"
	labelSure     = "Ya, tutup"
	labelMore     = "⚙ Lainnya"
)

// patternSpan reads two hours with something between.
const patternSpan = `^(?:jam |pukul )?(\d{1,2})(?:[.:](\d{2}))?\s*(?:-|–|sampai|s\.?d\.?|hingga)\s*` +
	`(?:jam |pukul )?(\d{1,2})(?:[.:](\d{2}))?$`

const exampleOff = "17 Oktober 2026"

// dayLabels are the days of the week on buttons, from Monday on.
func dayLabels() [7]string { return [7]string{"Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"} }
