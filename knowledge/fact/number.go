package fact

import (
	"regexp"
	"strconv"
	"strings"
)

// Decimal writes a number as facts keep it: with a full stop and without separators.
func Decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Written writes a kept value as people here do: 4,36 and 32.559.
func Written(value string) string {
	whole, rest, decimals := strings.Cut(value, ".")
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(c)
	}
	if decimals {
		b.WriteString("," + rest)
	}
	return b.String()
}

var (
	withComma  = regexp.MustCompile(`^\d{1,15}(?:,\d{1,6})?$|^\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,6})?$`)
	withPoint  = regexp.MustCompile(`^\d{1,3}\.\d{1,2}$`)
	separators = strings.NewReplacer(".", "", ",", ".")
)

// Value reads a number as people here write it, 4,36 or 32.559; 4.36 too. ok is false for anything else.
func Value(text string) (value string, ok bool) {
	text = strings.TrimSpace(text)
	switch {
	case withComma.MatchString(text):
		text = separators.Replace(text)
	case !withPoint.MatchString(text):
		return "", false
	}
	v, err := strconv.ParseFloat(text, 64)
	return Decimal(v), err == nil
}
