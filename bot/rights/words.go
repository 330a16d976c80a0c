package rights

// Why something is not done.
const (
	wordsProposers   = "Perintah ini untuk kontributor dan kurator. Minta kode undangan ke admin."
	wordsSuperAdmins = "Perintah ini untuk superadmin."
	wordsCurators    = "Perintah ini untuk kurator. Untuk mencari, ketik /cari dan kata-katanya."
	wordsOwnDocument = "Perlu orang lain: dokumen sendiri disetujui kurator lain."
	wordsWrongState  = "Tidak dapat dilakukan pada keadaan dokumen itu sekarang."
	wordsBadCode     = "Kode tidak dikenal, sudah dipakai, atau sudah lewat waktunya. Minta kode baru."
)
