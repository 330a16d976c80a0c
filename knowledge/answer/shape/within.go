package shape

import (
	"regexp"
	"strings"
)

// number is a whole number or one with decimals, in a group.
const number = `(\d{1,6}(?:[.,]\d{1,2})?)`

var (
	span = regexp.MustCompile(number + `\s*(?:[-–]|sampai(?: dengan)?|hingga|s\.?d\.?)\s*` + number)
	from = regexp.MustCompile(`(?i)\b(?:di ?atas|lebih dari|minimal|paling sedikit|paling rendah|mulai|sekurang-kurangnya)\s+` + number)
	upTo = regexp.MustCompile(`(?i)\b(?:di ?bawah|kurang dari|maksimal|paling banyak|paling tinggi)\s+` + number)
)

// Within tells whether a text gives a range of figures that holds n: "3,07–3,53", "lebih dari 75", "paling banyak 20".
func Within(text string, n float64) bool {
	read := func(s string) float64 { return Number(strings.Replace(s, ",", ".", 1)) }
	for _, m := range span.FindAllStringSubmatch(text, -1) {
		if low, high := read(m[1]), read(m[2]); low <= n && n <= high {
			return true
		}
	}
	for _, m := range from.FindAllStringSubmatch(text, -1) {
		if n >= read(m[1]) {
			return true
		}
	}
	for _, m := range upTo.FindAllStringSubmatch(text, -1) {
		if n <= read(m[1]) {
			return true
		}
	}
	return false
}
