package knowledge

import (
	"regexp"
	"strings"
)

// Personal data in free text. Digits may be broken by single spaces, dots or dashes.
var (
	emailForm  = regexp.MustCompile(`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+`)
	tokenForm  = regexp.MustCompile(`\b\d{8,10}:[\w-]{35}\b`)
	digitsForm = regexp.MustCompile(`\+?\d(?:[ .\-]?\d){9,18}`)
)

// hotlines are numbers that agencies publish for everybody; they are never masked.
var hotlines = []string{"6281510101771", "081510101771"}

// Mask replaces personal data in a text by a word for its kind: NIK and KK numbers (16
// digits), NIP (18 digits), NPWP (15 digits), mobile numbers (+62, 62 or 0, then 8),
// e-mail addresses and bot tokens. Years, scores, rule numbers and official hotlines stay.
func Mask(s string) string {
	s = tokenForm.ReplaceAllString(s, "[token]")
	s = emailForm.ReplaceAllString(s, "[e-mail]")
	return digitsForm.ReplaceAllStringFunc(s, maskDigits)
}

func maskDigits(s string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	for _, h := range hotlines {
		if digits == h {
			return s
		}
	}
	mobile := strings.TrimPrefix(strings.TrimPrefix(digits, "62"), "0")
	switch n := len(digits); {
	case n == 16:
		return "[NIK]"
	case n == 18:
		return "[NIP]"
	case len(mobile) < n && strings.HasPrefix(mobile, "8") && len(mobile) >= 9 && len(mobile) <= 12:
		return "[nomor HP]"
	case n == 15:
		return "[NPWP]"
	case n >= 13:
		return "[nomor]"
	}
	return s
}
