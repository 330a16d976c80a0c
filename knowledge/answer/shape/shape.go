// Package shape knows by their form what texts say: a year, a limit, an amount, a clock time, an address, an article, an
// indicator, the number of a rule, how often something is done, and that something is not known. It reads nothing but the text
// that it is given.
package shape

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Attributes are what some attributes look like, beside the words for them.
var Attributes = map[string]*regexp.Regexp{
	"situs":   regexp.MustCompile(`\b[a-z0-9-]+\.(?:go\.id|id|com|org)\b`),
	"tanggal": regexp.MustCompile(`\b(?:19|20)\d\d\b`),
	"jadwal":  regexp.MustCompile(`\b\d{1,2} \pL+ (?:19|20)\d\d\b`),
}

// Strict are attributes that a text has in this shape or not at all: their words mean other things as well.
var Strict = map[string]*regexp.Regexp{
	"jam": regexp.MustCompile(`(?i)\b\d{1,2}[.:]\d{2}\b|\b(?:pukul|jam) \d|\b24 jam\b`),
	"alamat": regexp.MustCompile(`\b(?:Jl\.?|Jalan|Gedung|Kompleks|Komplek|Simpang) \p{Lu}|` +
		`\b(?:[Ll]antai|[Bb]eralamat|[Tt]erletak|` +
		`[Bb]erlokasi|[Bb]ertempat|[Aa]lamat(?:nya)?)\b`),
	"telepon": regexp.MustCompile(`\b0\d{2,3}[\d -]{6,}|\+62[\d -]{8,}|` +
		`(?i:nomor|center|telepon|darurat|hubungi|hotline)\b[^.]{0,25}\b1(?:1\d|29|5\d{2,})\b`),
	"biaya": regexp.MustCompile(`(?i)\bRp\.? ?\d|\brupiah\b|\bgratis\b|` +
		`\btanpa (?:dipungut |pungutan )?biaya\b|\btidak dipungut\b|\bbebas biaya\b`),
	"anggaran": regexp.MustCompile(`(?i)\bRp\.? ?\d|\d (?:juta|miliar|triliun)\b|` +
		`\brupiah\b|` +
		`\b(?:tanpa|tidak (?:ada|memakai|membutuhkan)) anggaran\b`),
	"bobot": regexp.MustCompile(`(?i)\d ?(?:persen|%)`),
	"email": regexp.MustCompile(`\S@\S`),
	"pasal": regexp.MustCompile(`(?i)\b(?:pasal|bab|ayat) \(?[\dIVX]`),
}

// Grade finds what may be a grade where there is no figure.
var Grade = regexp.MustCompile(`(?i)\b(?:kategori|predikat|kualitas|zona|opini|mutu)\b`)

// Article finds an article as it is written, "pasal 5" and not "pasal 50".
func Article(article string) *regexp.Regexp {
	quoted := strings.ReplaceAll(regexp.QuoteMeta(strings.ToLower(article)), " ", `\s+`)
	return regexp.MustCompile(`(?i)\b` + quoted + `(?:[^\d\pL]|$)`)
}

// Indicator finds the numbers behind the word: "indikator 6, 8, dan 9", "indikator 21 sampai 28".
var (
	Indicator = regexp.MustCompile(`(?i)\bindikator\s+(?:nomor\s+|no\.?\s+|ke-?)?` +
		`(\d{1,2}(?:(?:\s*,\s*(?:dan\s+)?|\s*[-–]\s*|` +
		`\s+(?:dan|sampai|hingga|s\.?d\.?)\s+)\d{1,2})*)`)
	indicatorPart = regexp.MustCompile(`(?i)(\d{1,2})(?:\s*(?:[-–]|sampai|hingga|s\.?d\.?)\s*(\d{1,2}))?`)
)

// NamesIndicator tells whether a text names an indicator by its number.
func NamesIndicator(text string, n int) bool {
	for _, m := range Indicator.FindAllStringSubmatch(text, -1) {
		for _, part := range indicatorPart.FindAllStringSubmatch(m[1], -1) {
			from, _ := strconv.Atoi(part[1])
			to := from
			if part[2] != "" {
				to, _ = strconv.Atoi(part[2])
			}
			if from <= n && n <= to {
				return true
			}
		}
	}
	return false
}

// Denies finds a source's own word that something is not known. Some verbs deny only when a source is their subject:
// "belum memuat 14 komponen" says much.
var Denies = regexp.MustCompile(`(?i)\b(?:tidak|belum) (?:\pL+ )?(?:disebut(?:kan)?|menyebut(?:kan)?|ditemukan|tercatat|` +
	`diketahui|diumumkan|dijelaskan|dirinci|terbaca)\b|` +
	`\b(?:sumber|berita|keterangan|naskah|pemberitaan|laporan)\b[^.;]{0,80}\b(?:tidak|belum) ` +
	`(?:memuat|mencantumkan|menjelaskan|merinci|memberi)\b`)

// Wording finds a text that is given word for word, to be copied.
var Wording = regexp.MustCompile(`(?i)\bberbunyi\b[^“"]{0,40}[“"]`)

// Forbids finds what must not or cannot be done, in a text and in a question.
var Forbids = regexp.MustCompile(`(?i)\b(?:tidak|dilarang|jangan)\b(?: \pL+)?? ?` +
	`\b(?:boleh|dapat|bisa|diperbolehkan|diizinkan)\b|\b(?:dilarang|terlarang|jangan)\b`)

// Bans finds what a text forbids; AsksLeave a question whether something may be done.
var (
	Bans = regexp.MustCompile(`(?i)\b(?:melarang|dilarang|terlarang|jangan|` +
		`tidak (?:\pL+ )?(?:boleh|diperbolehkan|diizinkan))\b`)
	AsksLeave = regexp.MustCompile(`(?i)\b(?:boleh(?:kah)?|dibolehkan|diperbolehkan|diizinkan)\b`)
)

// Nation finds that the whole country is meant.
var Nation = regexp.MustCompile(`(?i)\b(?:(?:di|se|seluruh|se-) ?indonesia|` +
	`indonesia (?:punya|mempunyai|memiliki)|nasional|tanah air)\b`)

// Row finds the row of a table: "Tahun: 2024; Nilai: 4,02".
var Row = regexp.MustCompile(`^[^:;]+: [^;]+(?:; [^:;]+: [^;]+)+$`)

// Listing finds a list in a sentence: members behind a colon or behind a word that announces them.
var Listing = regexp.MustCompile(`(?i)` +
	`(?::|\b(?:yaitu|yakni|meliputi|mencakup|terdiri (?:atas|dari)|antara lain|berupa|memuat|ialah)\b)` +
	`[^,;.]+(?:[,;][^,;.]+){1,}(?:[,;]| dan | serta )`)

// Often finds how often something is done.
var Often = regexp.MustCompile(`(?i)\b(?:sekali|(?:satu|dua|tiga|empat|\d+) kali)(?: dalam)? (?:setahun|` +
	`(?:se|satu |\d+ )(?:tahun|bulan|minggu|semester))\b|` +
	`\b(?:setiap|tiap) (?:tahun|bulan|triwulan|semester|minggu|hari)\b`)

// SameRule compares two rules in their normal form, "permen panrb 29/2022": the same number and year, and no other kind. A text
// may name a rule by less than the question does: "Permen 29/2022", "29/2022".
func SameRule(asked, said string) bool {
	kind := func(rule string) (string, string) {
		i := strings.LastIndexByte(rule, ' ')
		return rule[:max(i, 0)], rule[i+1:]
	}
	k1, n1 := kind(asked)
	k2, n2 := kind(said)
	if !strings.Contains(n1, "/") { // a number without a year is that of any year
		n2, _, _ = strings.Cut(n2, "/")
	}
	return n1 == n2 && (strings.HasPrefix(k1, k2) || strings.HasPrefix(k2, k1))
}

// YearOf reads a year that documents may speak of, else 0.
func YearOf(s string) int {
	if len(s) != 4 || s < "1945" || s > "2100" || strings.Trim(s, "0123456789") != "" {
		return 0
	}
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

// Years writes years as a list.
func Years(list []int) string {
	var out []string
	for _, y := range list {
		out = append(out, strconv.Itoa(y))
	}
	return strings.Join(out, ", ")
}

// Number reads the value of a fact; what has none is less than every value.
func Number(value string) float64 {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return -1
	}
	return n
}

// bound finds a limit that figures are to keep: "di atas 4,5".
var bound = regexp.MustCompile(`(?i)\b(di ?atas|lebih (?:dari|tinggi dari|besar dari)|minimal|paling sedikit|` +
	`di ?bawah|kurang dari|lebih rendah dari|` +
	`maksimal|paling banyak)\s+(\d{1,3}(?:[.,]\d{1,2})?)\b`)

// BoundOf gives what a figure has to keep; nil when the question sets no limit.
func BoundOf(text string) func(float64) bool {
	m := bound.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	limit := Number(strings.Replace(m[2], ",", ".", 1))
	switch how := strings.ToLower(m[1]); {
	case strings.HasPrefix(how, "minimal"), strings.HasPrefix(how, "paling sedikit"):
		return func(n float64) bool { return n >= limit }
	case strings.HasPrefix(how, "maksimal"), strings.HasPrefix(how, "paling banyak"):
		return func(n float64) bool { return n <= limit }
	case strings.Contains(how, "bawah"), strings.HasPrefix(how, "kurang"), strings.Contains(how, "rendah"):
		return func(n float64) bool { return n < limit }
	}
	return func(n float64) bool { return n > limit }
}

const topNumbers = "dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh" // from two on

// top finds how many of a rank are asked for: "top 5", "10 besar", "tiga terbaik", "5 kota".
var top = regexp.MustCompile(`(?i)\b(?:top\s+(\d{1,2}|` + topNumbers + `)|(\d{1,2}|` + topNumbers +
	`)\s+(?:besar|teratas|tertinggi|terendah|terbaik|terbesar|terbanyak|terbawah|kota|kabupaten|provinsi|daerah|pemda))\b`)

// TopOf is how many of a rank are asked for, 0 for all.
func TopOf(text string) int {
	m := top.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	said := strings.ToLower(m[1] + m[2])
	if i := slices.Index(strings.Split(topNumbers, "|"), said); i >= 0 {
		return i + 2
	}
	return int(max(Number(said), 0))
}
