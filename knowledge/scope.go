package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scope decides what needs no search. An empty reason means: search.
func scope(text string) (Outcome, Reason) {
	switch {
	case !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return OutOfScope, ReasonEmpty
	case utf8.RuneCountInString(text) > MaxQuestion:
		return Unclear, ReasonTooLong
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	switch {
	case asksPrivate(words):
		return OutOfScope, ReasonPrivate
	case isChatter(words):
		return OutOfScope, ReasonChatter
	}
	return "", ""
}

// Words that tell a request for somebody's own data from one for a public service.
const (
	contactWords = " hp telepon telpon telp tlp handphone ponsel wa whatsapp kontak rekening "
	personWords  = " kabag kepala kasi kasubag kabid kadis sekda sekretaris camat lurah walikota wali bupati gubernur pak bapak " +
		"bu ibu pegawai staf pejabat asisten ajudan ketua direktur dokter dr guru warga pelapor pasien orang saya teman "
	publicWords = " pengaduan aduan layanan resmi hotline darurat call center centre kantor dinas pemkot pemkab pemda humas loket " +
		"publik inovasi terapkan nerapin "
	ownData = " nik ktp kk npwp nip paspor rekening gaji alamat tanggal "
)

func in(list, word string) bool { return strings.Contains(list, " "+word+" ") }

func anyIn(list string, words []string) bool {
	for _, w := range words {
		if in(list, w) {
			return true
		}
	}
	return false
}

// asksPrivate recognises "nomor hp kabag …", "NIK pak …", "alamat rumah …": data of a
// person (UU 27/2022). "nomor wa pengaduan" is a public hotline and is searched.
func asksPrivate(words []string) bool {
	for i, w := range words {
		after := words[i+1:]
		switch {
		case len(after) == 0:
		case in(" nomor no nomer kontak ", w) && in(contactWords+ownData, after[0]):
			ofPerson := anyIn(personWords, words) && !anyIn(" pengaduan aduan hotline darurat ", words)
			if ofPerson || after[0] == "hp" && !anyIn(publicWords, words) {
				return true
			}
		case in(" hp nik gaji npwp ", w) && in(" pak bapak bu ibu saya ", after[0]):
			return true
		case w == "alamat" && after[0] == "rumah" && anyIn(personWords, words):
			return true
		}
	}
	return false
}

const (
	greetings = " halo hallo hai hi hello hei hey pagi siang sore malam selamat assalamualaikum assalamu alaikum waalaikumsalam " +
		"salam terima kasih makasih trims thanks thank you tks thx mks oke ok sip siap baik mantap bot min admin gan kak pak bu " +
		"bang bapak ibu ya iya tidak test tes testing ping apa kabar wkwk haha hehe dong sih nih deh p permisi maaf "
	ownAgenda = " rapat meeting zoom lembur cuti makan tidur libur "
	when      = " jam kapan besok bsk nanti hari lusa sore pagi siang tadi "
	aboutBot  = " kamu anda bot kau lu dirimu "
)

// isChatter recognises greetings, thanks, small talk and the asker's own agenda.
func isChatter(words []string) bool {
	small := true
	for _, w := range words {
		small = small && in(greetings, w)
	}
	if small {
		return true
	}
	if len(words) > 8 {
		return false
	}
	if anyIn(ownAgenda, words) && anyIn(when, words) && !anyIn(" layanan pelayanan ipp pekppp indikator standar ", words) {
		return true
	}
	if anyIn(aboutBot, words) && len(words) <= 4 {
		return anyIn(" siapa robot manusia umur cinta jelek bodoh pintar lucu ", words)
	}
	return false
}
