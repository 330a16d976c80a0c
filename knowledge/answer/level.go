package answer

import (
	"regexp"
	"slices"
	"strings"
)

// Levels of places that a question may ask for.
const (
	levelCity     = "Kota"
	levelRegency  = "Kabupaten"
	levelProvince = "Provinsi"
	levelBody     = "lembaga"
)

var (
	levelForm = regexp.MustCompile(`(?i)\b(kota|kab(?:upaten)?|pemkot|pemkab|provinsi|propinsi|pemprov|kementerian|lembaga|badan|` +
		`daerah|pemda)\b`)
	lowestForm = regexp.MustCompile(`(?i)\b(?:terendah|terkecil|terburuk|terjelek|paling (?:rendah|kecil|sedikit|buruk|jelek)|` +
		`dari (?:yang )?` +
		`(?:terendah|bawah)|terbawah)\b`)
)

// levelOf is the one kind of place that a question asks for; "" when it names none or several.
func levelOf(text string) string {
	found := ""
	for _, m := range levelForm.FindAllString(strings.ToLower(text), -1) {
		level := map[string]string{"kota": levelCity, "pemkot": levelCity, "kab": levelRegency, "kabupaten": levelRegency,
			"pemkab": levelRegency, "provinsi": levelProvince, "propinsi": levelProvince, "pemprov": levelProvince,
			"kementerian": levelBody, "lembaga": levelBody, "badan": levelBody}[m]
		if found != "" && level != found {
			return ""
		}
		found = level
	}
	return found
}

// boundForm finds a limit that figures are to keep: "di atas 4,5".
var boundForm = regexp.MustCompile(`(?i)\b(di ?atas|lebih (?:dari|tinggi dari|besar dari)|minimal|paling sedikit|` +
	`di ?bawah|kurang dari|lebih rendah dari|` +
	`maksimal|paling banyak)\s+(\d{1,3}(?:[.,]\d{1,2})?)\b`)

// boundOf gives what a figure has to keep; nil when the question sets no limit.
func boundOf(text string) func(float64) bool {
	m := boundForm.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	limit := number(strings.Replace(m[2], ",", ".", 1))
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

// topForm finds how many of a rank are asked for: "top 5", "10 besar", "tiga terbaik", "5 kota".
var topForm = regexp.MustCompile(`(?i)\b(?:top\s+(\d{1,2}|` + topNumbers + `)|(\d{1,2}|` + topNumbers +
	`)\s+(?:besar|teratas|tertinggi|terendah|terbaik|terbesar|terbanyak|terbawah|kota|kabupaten|provinsi|daerah|pemda))\b`)

// topOf is how many of a rank are asked for, 0 for all.
func topOf(text string) int {
	m := topForm.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	said := strings.ToLower(m[1] + m[2])
	if i := slices.Index(strings.Split(topNumbers, "|"), said); i >= 0 {
		return i + 2
	}
	return int(max(number(said), 0))
}
