package knowledge

import (
	"fmt"
	"slices"
	"strings"
)

// What is said to a message that is no question, the same in every channel.
const (
	wordsChatter = "Saya menjawab pertanyaan tentang pelayanan publik: inovasi daerah, aturan, IPP, dan " +
		"kunjungan kerja. Silakan tulis pertanyaannya, atau ketik /jelajah."
	wordsNoLast   = "Belum ada jawaban yang dapat dilanjutkan. Silakan tulis pertanyaannya."
	wordsRemind   = "Saya mengingatkan lewat agenda tim. Ketik /tim sekali untuk membuat timnya, lalu:\n/agenda %s"
	wordsMeeting  = "rapat setiap Senin 08.00"
	wordsHoldings = "Ada %d dokumen: %s. Ketik /jelajah untuk melihatnya menurut daerah, bidang, atau jenis."
	wordsNewest   = "Dokumen terbaru:"
)

// talkWords are the replies to what is no question, by its intent.
func talkWords() map[Intent]string {
	return map[Intent]string{
		IntentGreeting: "Halo. Silakan tulis pertanyaan Anda tentang pelayanan publik, misalnya “nilai IPP Pontianak” atau " +
			"“cara menyusun maklumat pelayanan”.",
		IntentInvite: "Silakan tulis langsung pertanyaannya, misalnya “nilai IPP Pontianak” atau “siapa yang mengisi F-01”.",
		IntentTest:   "Saya aktif. Silakan tulis pertanyaan tentang pelayanan publik, misalnya “nilai IPP Pontianak”.",
		IntentThanks: "Sama-sama. Silakan bertanya lagi kapan saja.", IntentFarewell: "Sampai jumpa. Silakan bertanya lagi kapan saja.",
		IntentPraise: "Terima kasih. Silakan bertanya lagi kapan saja.",
		IntentSorry:  "Tidak apa-apa. Silakan tulis pertanyaannya.",
		IntentInsult: "Maaf bila jawaban saya mengecewakan. Tekan 👎 di bawah jawabannya, atau tulis pertanyaannya dengan kata " +
			"lain; yang belum terjawab dapat diteruskan ke admin.",
		IntentAgree: "Baik. Silakan tulis pertanyaan berikutnya.",
		IntentAbility: "Saya mencari kalimat persis dari dokumen inovasi, aturan, panduan IPP, dan catatan kunjungan: " +
			"nilai dan pengertian, langkah, daftar, peringkat, perbandingan daerah. Saya juga mengingatkan tim tentang tenggat IPP.",
		IntentIdentity: "Saya Studi Tiru, mesin pencari untuk pelayanan publik. Saya tidak memakai kecerdasan buatan yang " +
			"mengarang: setiap kalimat saya kutip dari dokumen dan saya sebut sumbernya.",
		IntentMaker: "Saya Studi Tiru, program sumber terbuka. Isinya dijaga kurator: setiap dokumen diperiksa orang kedua sebelum " +
			"terbit. Untuk pesan kepada pengelola, tulis pertanyaannya, lalu tekan “Teruskan ke admin”.",
		IntentOfficial: "Saya alat bantu belajar, bukan penjelasan resmi pemerintah. Setiap kalimat saya kutip dari dokumen yang " +
			"saya sebut; untuk keputusan resmi, periksa naskah aslinya lewat tautan sumbernya.",
		IntentCost:  "Bertanya di sini gratis dan tidak perlu mendaftar. Silakan tulis pertanyaannya.",
		IntentHours: "Saya menjawab setiap hari, 24 jam. Pertanyaan yang diteruskan ke admin menunggu admin membacanya.",
		IntentLanguage: "Saya hanya menjawab dalam bahasa Indonesia; singkatan dan bahasa sehari-hari saya mengerti. Silakan tulis " +
			"pertanyaannya dalam bahasa Indonesia.",
		IntentFiles: "Foto, suara, dan video tidak dapat saya baca; tulis pertanyaannya sebagai teks. Berkas seperti PDF dan Word " +
			"saya baca sebagai usulan dokumen dari kontributor: ketik /tambah.",
		IntentExport: "Jawaban dapat disalin dengan tombol “Salin untuk WhatsApp” di bawahnya. Sebagai berkas Word ada perbandingan " +
			"daerah: ketik /banding. Jawaban lain tidak keluar sebagai PDF, Word, atau Excel.",
		IntentMemory: "Saya tidak belajar dari percakapan. Pokok pertanyaan terakhir saya ingat 30 menit, agar pertanyaan lanjutan " +
			"saya mengerti. Yang disimpan tertulis di /privasi.",
		IntentPrivacy: "Yang disimpan: nomor akun, nama tampilan, pertanyaan yang sudah disamarkan, dan penilaian Anda. " +
			"Rinciannya di /privasi; salinannya di /dataku; penghapusannya di /hapusdata.",
		IntentPropose: "Terima kasih. Kirim berkas atau tautannya di chat pribadi, atau ketik /tambah. Bila belum " +
			"mempunyai peran, minta undangan kepada admin, lalu ketik /gabung.",
		IntentJoin: "Kontributor dan kurator diangkat dengan undangan: minta kodenya kepada admin, lalu ketik /gabung KODE di chat " +
			"pribadi. Untuk bertanya tidak perlu peran.",
		IntentGroup: "Tidak ada grup khusus. Saya dapat dipakai di grup Anda sendiri: tambahkan saya ke grup, lalu sebut nama saya " +
			"di awal pertanyaan atau balas pesan saya. Pesan lain tidak saya baca. Untuk agenda grup, ketik /tim di sana.",
		IntentPersonal: "Itu ada di agenda tim Anda: ketik /agenda atau /jadwal.",
		IntentHuman: "Tulis pertanyaannya di sini; bila tidak ada jawabannya, tekan “Teruskan ke admin” dan pengelola akan " +
			"menindaklanjutinya.",
		IntentNewest: wordsNewest,
		IntentMore:   wordsNoLast, IntentSource: wordsNoLast, IntentDetail: wordsNoLast, IntentShort: wordsNoLast,
		IntentExample: wordsNoLast,
		IntentWrong: "Maaf bila jawaban saya keliru. Tekan 👎 di bawah jawaban itu dan pilih sebabnya, agar kurator memeriksanya; " +
			"atau tulis pertanyaannya lagi dengan nama daerah atau programnya.",
	}
}

// TalkWords are the reply to what is no question; for an intent that is about the answer before, that there is none.
func (a Answer) TalkWords() string {
	switch words := talkWords()[a.Talk]; {
	case a.Talk == IntentRemind:
		return fmt.Sprintf(wordsRemind, remindedOf(a.Question))
	case a.Talk == IntentHoldings:
		return fmt.Sprintf(wordsHoldings, a.Total, strings.ToLower(strings.ReplaceAll(kindWords(a.Counts), " · ", ", ")))
	case words != "":
		return words
	}
	return wordsChatter
}

// kindWords are the counts by kind in one line.
func kindWords(list []Count) string {
	kinds := slices.DeleteFunc(slices.Clone(list), func(c Count) bool { return c.Group != "kind" })
	return Answer{Counts: kinds}.CountWords()
}

// remindAsked are the words with which a person asks to be reminded; what follows them is what it is about.
const remindAsked = " tolong mohon minta bisa bisakah boleh dapat mau ingin pengen saya aku kami kamu anda bantu bot min admin " +
	"kak pak bu ingatkan ingetin mengingatkan diingatkan ingatin buat buatkan buatin bikin bikinkan bikinin pasang pasangkan " +
	"set setel atur tambah tambahkan catat pengingat reminder alarm remind me jadwalkan jadwalin agendakan agenda untuk dong " +
	"ya ada soal tentang tim halo hai selamat pagi siang sore malam "

// remindEnds are words behind a wish that belong to its courtesy.
const remindEnds = " dong ya ga gak nggak tidak bisa kah min pak bu kak "

// remindedOf is what is to be reminded of in a wish for a reminder: "bikin pengingat rapat tiap senin jam 8" → "rapat tiap senin
// jam 8"; an example when nothing is said.
func remindedOf(wish string) string {
	words := strings.Fields(wish)
	for len(words) > 0 && in(remindAsked, strings.ToLower(strings.Trim(words[0], ",.!?:"))) {
		words = words[1:]
	}
	for len(words) > 0 && in(remindEnds, strings.ToLower(strings.Trim(words[len(words)-1], ",.!?"))) {
		words = words[:len(words)-1]
	}
	if text := strings.Trim(strings.Join(words, " "), " ,.!?"); text != "" {
		return text
	}
	return wordsMeeting
}
