package phrase

import (
	"slices"
	"strings"
)

// usual is the usual spelling of a word written short, with a letter doubled or as in a chat.
func usual(w string) string {
	if full, ok := spellings[w]; ok {
		return full
	}
	single := squeezed(w)
	for _, full := range timeWords {
		if single == squeezed(full) || clipped(w, full) {
			return full
		}
	}
	return w
}

// spellings are chat forms and common slips of the words of time.
var spellings = map[string]string{
	"tgl": "tanggal", "tg": "tanggal", "tnggal": "tanggal", "tggl": "tanggal", "tangal": "tanggal",
	"jm": "jam", "pukul": "jam", "pkl": "jam", "pk": "jam", "pkul": "jam", "jamm": "jam",
	"bsk": "besok", "bsok": "besok", "esok": "besok", "besokk": "besok", "bsuk": "besok",
	"lusaa": "lusa", "ntar": "nanti", "ntr": "nanti", "nnti": "nanti", "nti": "nanti", "entar": "nanti",
	"hr": "hari", "hri": "hari", "mgg": "minggu", "mggu": "minggu", "mnggu": "minggu", "mingu": "minggu", "ahad": "minggu",
	"bln": "bulan", "thn": "tahun", "th": "tahun", "taun": "tahun", "mnt": "menit",
	"dpn": "depan", "dpan": "depan", "lg": "lagi", "lgi": "lagi", "dlm": "dalam", "trakhir": "terakhir", "trkhir": "terakhir",
	"akhr": "akhir",
	"tiap": "setiap", "saban": "setiap", "tiap2": "setiap", "tiap-tiap": "setiap", "stiap": "setiap", "setip": "setiap",
	"stp":    "setiap",
	"hingga": "sampai", "sd": "sampai", "sampe": "sampai", "&": "dan", "dn": "dan",
	"petang": "sore", "mlm": "malam", "malem": "malam", "srg": "sekarang", "skrg": "sekarang", "skrng": "sekarang",
	"snin": "senin", "senen": "senin", "sennin": "senin", "slasa": "selasa", "selsa": "selasa", "rebo": "rabu", "rabo": "rabu",
	"kmis": "kamis", "kemis": "kamis", "jum'at": "jumat", "jum’at": "jumat", "jumaat": "jumat", "jmat": "jumat", "jmt": "jumat",
	"sbtu": "sabtu", "saptu": "sabtu",
	"krja": "kerja", "kdepan": "kedepan", "pagi-pagi": "pagi",
	"pg": "pagi", "pgi": "pagi", "pagi2": "pagi", "siang2": "siang", "sore2": "sore", "malam2": "malam",
	"malem2": "malam", "tw": "triwulan", "set": "setengah", "stgh": "setengah",
	"stengah": "setengah",
	"setelah": "sesudah", "stlh": "sesudah", "sblm": "sebelum", "sebelom": "sebelum", "ssdh": "sesudah",
	"malem-malem": "malam", "yg": "yang", "dr": "dari", "berakhir": "sampai", "dst": "seterusnya", "jelang": "menjelang",
}

// timeWords are the words of time that are often written without their vowels, or with a letter too many.
var timeWords = []string{"minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "besok", "lusa", "nanti", "depan",
	"bulan",
	"tahun", "tanggal", "setiap", "malam", "kerja", "sebelum", "sesudah", "terakhir", "pertama"}

// squeezed is a word with each letter that stands several times in a row written once: besoook.
func squeezed(w string) string {
	var b strings.Builder
	var last rune
	for _, r := range w {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// clipped reports whether w is a full word without some of its vowels: slsa, kms, sabt. A short one has to lack the first: RAB
// is no Wednesday.
func clipped(w, full string) bool {
	if len(w) < 3 || len(w) >= len(full) || w[0] != full[0] || len(w) == 3 && w[1] == full[1] {
		return false
	}
	at := 0
	for i := range len(full) {
		switch {
		case at < len(w) && w[at] == full[i]:
			at++
		case !strings.ContainsRune("aeiou", rune(full[i])):
			return false
		}
	}
	return at == len(w)
}

// likeDays are words of their own that are a slip away from the name of a day.
var likeDays = []string{"seni", "sendi", "satu", "sabut", "kami", "kamus", "kamir", "ribu", "rambu", "raba", "ragu", "ramu",
	"rayu",
	"labu", "sabu", "tabu", "baru", "abu", "jimat", "umat", "selasar"}

// slippedDay is the weekday that a word is one slip away from, plus one; 0 for none, or where it is a word of its own.
func slippedDay(w string) int {
	if len(w) < 4 || slices.Contains(likeDays, w) {
		return 0
	}
	for day, d := range dayWords {
		if day != w && oneSlip(w, day) {
			return d
		}
	}
	return 0
}

// oneSlip reports whether one letter more, less, other or exchanged with its neighbour makes a into b.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i == len(a) || a[i+1:] == b[i+1:] {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
