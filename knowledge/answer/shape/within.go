package shape

import (
	"regexp"
	"strings"
)

// number is a whole number or one with decimals, in a group.
const number = `(\d{1,6}(?:[.,]\d{1,2})?)`

var (
	span = regexp.MustCompile(number + `\s*(?:[-–]|sampai(?: dengan)?|hingga|s\.?d\.?)\s*` + number)
	from = regexp.MustCompile(`(?i)\b(?:di ?atas|lebih dari|minimal|paling sedikit|paling rendah|mulai|sekurang-kurangnya)\s+` +
		number)
	upTo = regexp.MustCompile(`(?i)\b(?:di ?bawah|kurang dari|maksimal|paling banyak|paling tinggi)\s+` + number)
)

// Within tells whether a text gives a range of figures that holds n: "3,07–3,53", "lebih dari 75", "paling banyak 20".
func Within(text string, n float64) bool {
	if !mayRange(text) {
		return false
	}
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

// mayRange reports whether a number of a text has the last word of a form before it, or behind it a dash or a word for
// one. Most have not, and looking for the forms themselves takes long.
func mayRange(text string) bool {
	figure := func(i int) bool { return text[i] >= '0' && text[i] <= '9' }
	for i := range len(text) {
		if !figure(i) || i > 0 && figure(i-1) {
			continue
		}
		end := i
		for end > 0 && isSpace(text[end-1]) {
			end--
		}
		begin := end
		for begin > 0 && (text[begin-1]|0x20 >= 'a' && text[begin-1]|0x20 <= 'z') {
			begin--
		}
		if end < i && lastWords[strings.ToLower(text[begin:end])] {
			return true
		}
		behind := i
		for behind < len(text) && (figure(behind) || isSpace(text[behind])) {
			behind++
		}
		for _, to := range []string{"-", "–", "sampai", "hingga", "s.d", "sd"} {
			if strings.HasPrefix(text[behind:], to) {
				return true
			}
		}
	}
	return false
}

// lastWords are those that stand before the number in from and upTo.
var lastWords = map[string]bool{
	"atas": true, "dari": true, "minimal": true, "sedikit": true, "rendah": true, "mulai": true, "kurangnya": true,
	"bawah": true, "maksimal": true, "banyak": true, "tinggi": true, "diatas": true, "dibawah": true,
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }
