package group

// What every feature of teams says.
const (
	WordsNone = "Belum ada tim di chat ini. Tim mendapat pengingat IPP menurut tanggal dan zona waktunya sendiri.\n\n" +
		"Untuk membuatnya, ketik /tim dan daerahnya, misalnya: /tim Kota Balikpapan"
	WordsMembers   = "Hanya anggota tim yang dapat melakukan ini. Ketik /tim lalu tekan Gabung."
	WordsLead      = "Hanya ketua tim yang dapat mengubah ini."
	WordsSaved     = "Disimpan."
	WordsDropped   = "Baik, tidak disimpan."
	WordsCycleNone = "Belum ada siklus. Ketua membukanya dengan /siklus 2026 mandiri"
	WordsKeep      = "Saya pahami:"
	WordsWho       = "Siapa yang mengerjakan?"
	WordsNobody    = "belum ada"
	WordsEmpty     = "belum diisi"
	WordsDue       = "Tenggat: "
	WordsOwner     = "Penanggung jawab: "
	WordsState     = "Keadaan: "
	WordsPlace     = "Daerah itu tidak saya kenal. Tulis nama lengkapnya, misalnya: Kota Pontianak."
	WordsMore      = "… dan %d lagi"
	WordsDocument  = " (/dokumen %d)"

	LabelKeep   = "Simpan"
	LabelDrop   = "Jangan simpan"
	LabelOwner  = "👤 Penanggung jawab"
	LabelNobody = "Belum ada"

	wordsDayOff     = "⚠ %s bukan hari kerja tim."
	wordsHoliday    = "⚠ %s hari libur: %s."
	wordsJointLeave = "⚠ %s cuti bersama: %s."

	wordsOneDay = "Tulis satu tanggal saja, misalnya: 15 Juli."
)

// MembersShown is how many members are offered as owners, beside nobody.
const MembersShown = 40
