package team

import (
	"strings"

	"studitiru/bot/group"
)

// What is said about teams, their agenda and their reminders.
const (
	wordsTeamNone     = group.WordsNone
	wordsTeamMade     = "Tim dibuat. Anda ketuanya."
	wordsTeamPlace    = "Daerah itu tidak saya kenal."
	wordsTeamMaybe    = "Maksud Anda salah satu dari ini?"
	wordsTeamPlaceAsk = "Tulis nama kota, kabupaten, atau provinsi, misalnya: /tim Kabupaten Kubu Raya"
	wordsTeamZone     = "Zona waktu mana yang dipakai tim ini?"
	wordsTeamJoined   = "Anda kini terdaftar di tim ini."
	wordsTeamLeft     = "Anda sudah keluar dari tim ini."
	wordsTeamLeadStay = "Ketua menyerahkan tim lebih dulu: ketik /serahkan."
	wordsTeamSaved    = group.WordsSaved
	wordsTeamAskName  = "Tulis nama tim ini (balas pesan ini)."
	wordsTeamAskUnit  = "Tulis nama unit lokus yang dievaluasi (balas pesan ini)."
	wordsTeamAskOffic = "Tulis nama perangkat daerahnya (balas pesan ini)."
	wordsTeamNoYear   = "⚠ Hari libur tahun %d belum ada dalam data; hanya akhir pekan yang diperhitungkan."
	wordsTeamGone     = "Bot dikeluarkan dari grup tim “%s”. Pengingat dihentikan sampai bot ditambahkan lagi."
	wordsTeamBlocked  = "%s (tim “%s”) tidak dapat dihubungi lagi oleh bot. Tugasnya tetap tercatat; periksa siapa yang melanjutkan."
	wordsTeamWhich    = "Anda ada di beberapa tim. Pilih tim untuk percakapan ini, lalu ulangi perintahnya:"
	wordsTeamChosen   = "Percakapan ini sekarang tentang tim “%s”. Ulangi perintahnya; /tim untuk memilih lagi."

	wordsCycleHow    = "Tulis tahun dan jenisnya, misalnya: /siklus 2026 mandiri"
	wordsCycleMade   = "Siklus %d %s dibuka dengan %d tahap. Tanggalnya belum diumumkan: tekan tahap untuk mengisinya."
	wordsCycleThere  = "Siklus %d %s sudah ada."
	wordsAgendaEmpty = "Agenda masih kosong. Contoh: /agenda rapat F-01 setiap Senin 08.00"
	wordsAgendaHead  = "Agenda tim"
	wordsAgendaKeep  = group.WordsKeep
	wordsAgendaKept  = "Disimpan di agenda."
	wordsAgendaTitle = "Tulis juga nama kegiatannya, misalnya: /agenda rapat F-01 besok jam 9"
	wordsAgendaDrop  = group.WordsDropped
	wordsItemDate    = "Tulis tanggalnya, misalnya “31 Agustus 23.59 WIB” (balas pesan ini)."
	wordsItemDone    = "Selesai. Tidak diingatkan lagi."
	wordsItemAgain   = "Selesai untuk %s; yang lain tetap diingatkan."
	wordsItemTwice   = "Untuk %s sudah tercatat selesai."
	wordsItemUndone  = "Diurungkan: belum selesai."
	wordsItemMoved   = "Tanggalnya sudah berubah; buka /agenda."
	wordsItemTooLate = "Saat itu acaranya sudah lewat; pilih waktu yang lebih awal."
	wordsIsEvent     = "Acara: berlangsung pada waktu itu, sesudahnya tidak ditagih."
	wordsIsDeadline  = "Tenggat: harus selesai sebelum waktu itu, bila lewat ditagih."

	wordsFirstReminder   = "Diingatkan mulai %s."
	wordsNoReminderSoon  = "Tidak ada pengingat sebelum itu: waktunya tinggal %s."
	wordsNoReminderQuiet = "Tidak ada pengingat sebelum itu: seluruh waktunya jatuh dalam jam tenang %s–%s."
	wordsItemCancel      = "Dibatalkan dari agenda."
	wordsItemOwner       = "Siapa yang mengerjakan?"
	wordsItemNobody      = "Dicatat: belum ada yang mengerjakan. Ketua dapat menunjuk orang lain di /agenda."
	wordsItemSnoozed     = "Ditunda sampai %s."
	wordsItemSeen        = "Dicatat: sudah dibaca."
	wordsItemOver        = "Sudah selesai atau dibatalkan."
	wordsItemWhen        = "Tunda sampai kapan?"
	wordsUnsure          = "⚠ Hari libur tahun itu belum ada dalam data; hari kerja dihitung tanpa hari libur."
	wordsWeek            = "Pekan ini: "
	wordsWeekEvidence    = "Bukti dukung (/bukti)"
	wordsWeekSoon        = "%d bukti sampai %s"
	wordsWeekLate        = "%d lewat tenggat"
	wordsNews            = "Praktik baru pekan ini"
	wordsNoSchedule      = "Tidak ada pengingat dalam 30 hari ke depan."
	wordsSchedule        = "Pengingat 30 hari ke depan"
	wordsICS             = "Agenda tim untuk kalender ponsel. Unduh lagi bila tanggal berubah; " +
		"butir yang sama diperbarui, yang dibatalkan ikut dibatalkan."

	wordsRemind      = "⏰ Pengingat"
	wordsRemindLate  = "⏰ Pengingat terlambat %s karena gangguan"
	wordsRemindDays  = "⏰ Ringkasan sesudah bot tidak aktif %s"
	wordsRemindDue   = "Tenggat: "
	wordsRemindAt    = "Waktu: "
	wordsRemindMiss  = "Yang masih kurang:"
	wordsRemindMore  = "… dan %d lagi; lihat /bukti"
	wordsRemindOwner = "Penanggung jawab: "
	wordsOverdue     = "⚠ Lewat tenggat di tim “%s”"
	wordsOverdueNext = "Buka /agenda di grup tim untuk menyelesaikan, mengubah tanggal, atau membatalkannya."
	wordsActionAsk   = "Tindak lanjut kunjungan, %d hari sesudahnya. Bagaimana keadaannya?"
	wordsActionWhy   = "Mengapa berhenti? Tulis satu alasan (balas pesan ini)."
	wordsActionKept  = "Dicatat: %s."

	wordsHandoverWho   = "Kepada siapa tugas, tim, dan pengingat Anda diserahkan?"
	wordsHandoverNone  = "Pengganti harus sudah tergabung di tim: minta ia menekan Gabung di /tim, lalu ulangi."
	wordsHandoverAsk   = "%s menyerahkan semua tugas terbuka, tim yang dipimpin, dan verifikasi dokumen kepada Anda. Terima?"
	wordsHandoverSent  = "Penawaran dikirim kepada %s. Semua tetap pada Anda sampai diterima; berlaku 7 hari."
	wordsHandoverDone  = "Serah terima selesai."
	wordsHandoverMoved = "%s menerima penyerahan Anda pada %s: tugas terbuka, tim, dan verifikasi sudah berpindah."
	wordsHandoverNo    = "%s tidak menerima penyerahan Anda. Semua tetap seperti semula."
	wordsHandoverOther = "Penawaran ini untuk orang lain."
	wordsHandoverOver  = "Penawaran ini sudah tidak berlaku."

	labelJoin       = "Gabung"
	labelLeave      = "Keluar"
	labelHour       = "Jam pengingat"
	labelZone       = "Zona waktu"
	labelName       = "Nama tim"
	labelUnit       = "Unit lokus"
	labelOffice     = "Perangkat daerah"
	labelWeekly     = "Ringkasan mingguan: "
	labelDigest     = "Kabar praktik: "
	labelKeep       = "Simpan"
	labelDrop       = "Jangan simpan"
	labelDone       = "✅ Selesai"
	labelUndo       = "↩ Urungkan"
	labelDaily      = "🔔 Ingatkan tiap hari kerja"
	labelUsual      = "🔕 Ingatkan seperti biasa"
	labelIsEvent    = "Ini acara"
	labelIsDeadline = "Ini tenggat"
	labelSnooze     = "⏳ Tunda"
	labelNotMine    = "Bukan saya"
	labelSeen       = "👀 Sudah dibaca"
	labelDate       = "📅 Ubah tanggal"
	labelOwner      = "👤 Penanggung jawab"
	labelCancel     = "🗑 Batalkan"
	labelList       = "◀ Agenda"
	labelRunning    = "Berjalan"
	labelStopped    = "Berhenti"
	labelRefuse     = "Tolak"
	labelOneHour    = "1 jam"
	labelTomorrow   = "Besok"
	labelMonday     = "Senin"
	labelNobody     = "Belum ada"
	labelTeam       = "◀ Tim"
)

// What is said about what came of a visit.
const (
	wordsFollowHow     = "Tulis nomor catatan kunjungannya, misalnya: /tindaklanjut 57"
	wordsReportHow     = "Tulis nomor catatan kunjungannya, misalnya: /laporan 57"
	wordsNoVisit       = "Nomor itu bukan catatan kunjungan yang terbit. Ketik /jelajah, lalu Jenis, Kunjungan."
	wordsNoFollow      = "Catatan kunjungan itu tidak memuat rencana tindak lanjut. Kurator dapat menambahkannya sebagai versi baru."
	wordsFollowMade    = "%d tindakan masuk agenda. Penanggung jawab ditanya 30, 90, dan 180 hari sesudah kunjungan."
	wordsFollowKnown   = "0 tindakan masuk agenda: semuanya sudah tercatat."
	wordsFollowOpen    = "Belum lengkap; tekan nomornya di bawah untuk melengkapi:"
	wordsFollowNobody  = "belum ada penanggung jawab"
	wordsFollowUnknown = "“%s” bukan anggota tim"
	wordsFollowNoDay   = "belum ada tenggat"
)

// Parts of what is shown, and names of files.
const (
	wordsTeamOf     = "Tim IPP "
	wordsPlace      = "Daerah"
	wordsEmpty      = "belum diisi"
	wordsHours      = "Zona waktu: %s · pengingat pukul %s"
	wordsQuiet      = "Jam tenang: %s–%s"
	wordsWorkdays   = "Hari kerja: "
	wordsNobody     = "belum ada"
	wordsOutOfReach = " (tidak dapat dihubungi)"
	wordsLeadIs     = "Ketua: "
	wordsMembersAre = "Anggota: "
	wordsYes        = "ya"
	wordsNo         = "tidak"
	wordsNoDate     = "belum ada tanggal"
	wordsNoTime     = "Jam tidak ditulis; periksa jam di atas."
	wordsState      = "Keadaan: "
	wordsAndMore    = "… dan %d lagi"
	wordsMoreAgenda = "… dan %d lagi; lihat /agenda"
	wordsLateBy     = ", lewat "
	wordsDocument   = " (/dokumen %d)"
	fileAgenda      = "agenda.ics"

	labelReopen = "Buka lagi"
	labelWIB    = "WIB"
	labelWITA   = "WITA"
	labelWIT    = "WIT"

	headActions    = "Tindak lanjut"
	wordsNoActions = "Belum ada tindak lanjut di agenda tim."
	wordsActions   = "%d tindakan: %s"
	fileReport     = "laporan-kunjungan-%d.docx"
)

// Kinds of cycles, as people write them and as they are kept.
const (
	cycleOwn      = "mandiri"
	cycleNational = "nasional"
)

// patternAgreed reads one action that was agreed on in the note of a visit: what, who, until when.
const patternAgreed = `^- (.+?)(?: \(penanggung jawab: ([^;)]*)(?:; tenggat: ([^)]*))?\))?$`

// deadlineWords and eventWords are words of a title that say whether something is to be done, or takes place.
func deadlineWords() []string {
	return strings.Fields(`laporan lapor laporkan unggah upload kirim kirimkan kumpulkan kumpul isi lengkapi serahkan batas tenggat
		deadline lambat selesaikan susun revisi perbaiki perbaikan input entri setor bayar rekap balas jawab tindaklanjuti usulkan
		finalisasi verifikasi tandatangani cetak sebarkan hubungi telepon cek periksa`)
}

func eventWords() []string {
	return strings.Fields(`rapat apel upacara paparan kunjungan pelatihan bimtek sosialisasi acara pertemuan audiensi wawancara
		lokakarya workshop seminar forum fkp senam pelantikan musyawarah diskusi fgd zoom briefing peringatan peresmian
		presentasi visitasi pasar lomba pameran konsultasi makan`)
}
