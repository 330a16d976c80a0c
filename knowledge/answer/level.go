package answer

import (
	"regexp"
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
