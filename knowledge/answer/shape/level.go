package shape

import (
	"regexp"
	"strings"
)

// Levels of places that a question may ask for.
const (
	LevelCity     = "Kota"
	LevelRegency  = "Kabupaten"
	LevelProvince = "Provinsi"
	LevelBody     = "lembaga"
)

// Lowest finds that a rank is to begin at its end.
var (
	levelForm = regexp.MustCompile(`(?i)\b(kota|kab(?:upaten)?|pemkot|pemkab|provinsi|propinsi|pemprov|kementerian|lembaga|badan|` +
		`daerah|pemda)\b`)
	Lowest = regexp.MustCompile(`(?i)\b(?:terendah|terkecil|terburuk|terjelek|paling (?:rendah|kecil|sedikit|buruk|jelek)|` +
		`dari (?:yang )?` +
		`(?:terendah|bawah)|terbawah)\b`)
)

// LevelOf is the one kind of place that a question asks for; "" when it names none or several.
func LevelOf(text string) string {
	found := ""
	for _, m := range levelForm.FindAllString(strings.ToLower(text), -1) {
		level := map[string]string{"kota": LevelCity, "pemkot": LevelCity, "kab": LevelRegency, "kabupaten": LevelRegency,
			"pemkab": LevelRegency, "provinsi": LevelProvince, "propinsi": LevelProvince, "pemprov": LevelProvince,
			"kementerian": LevelBody, "lembaga": LevelBody, "badan": LevelBody}[m]
		if found != "" && level != found {
			return ""
		}
		found = level
	}
	return found
}

// Award finds a title that practices are given by its number: "Top 99".
var Award = regexp.MustCompile(`^Top \d+$`)
