package indonesian

import "strings"

// strippedByRule strips a word whose root is not known. It takes off what is hardly ever part of a root, and prefixes
// only when enough is left; so the forms of a loan word meet and names mostly stay whole.
func strippedByRule(word string) string {
	for _, particle := range [...]string{"lah", "kah", "pun"} {
		if rest, ok := strings.CutSuffix(word, particle); ok && len(rest) >= 5 {
			word = rest
			break
		}
	}
	if rest, ok := strings.CutSuffix(word, "nya"); ok && len(rest) >= 3 {
		return rest
	}
	if rest, ok := verbPrefix(word); ok {
		return verbSuffix(rest)
	}
	if rest, ok := strings.CutPrefix(word, "ke"); ok && len(rest) >= 6 && strings.HasSuffix(rest, "an") {
		return strings.TrimSuffix(rest, "an")
	}
	if rest, ok := strings.CutSuffix(word, "kan"); ok && len(rest) >= 4 {
		return rest
	}
	if rest, ok := strings.CutSuffix(word, "an"); ok && len(rest) >= 5 {
		return rest
	}
	return word
}

// verbSuffix takes off the suffix of a verb or of the noun made of it, behind a prefix.
func verbSuffix(rest string) string {
	for _, suffix := range [...]string{"kan", "an", "i"} {
		if short, ok := strings.CutSuffix(rest, suffix); ok && len(short) >= 4 && !(suffix == "i" && strings.HasSuffix(short, "s")) {
			return short
		}
	}
	return rest
}

// verbPrefix takes off di-, me-, pe-, ber-, ter-, memper-.
func verbPrefix(word string) (string, bool) {
	for _, p := range [...]struct {
		prefix string
		left   int // letters that have to be left
	}{{"memper", 4}, {"diper", 4}, {"di", 4}, {"ber", 5}, {"ter", 5}} {
		if rest, ok := strings.CutPrefix(word, p.prefix); ok && len(rest) >= p.left {
			return rest, true
		}
	}
	for _, prefix := range [...]string{"me", "pe"} {
		rest, ok := strings.CutPrefix(word, prefix)
		if !ok || len(rest) < 5 || prefix == "pe" && !strings.HasSuffix(rest, "an") {
			continue
		}
		if root, ok := withoutNasal(rest); ok {
			return root, true
		}
	}
	return word, false
}

// withoutNasal takes the nasal off what stands behind me- or pe-, five letters at least, and gives back the letter that it
// took the place of: "nyapu" to "sapu", "mukul" to "pukul", "nulis" to "tulis".
func withoutNasal(rest string) (string, bool) {
	switch {
	case strings.HasPrefix(rest, "ny"):
		return "s" + rest[2:], true
	case strings.HasPrefix(rest, "ng") && (isVowel(rest[2]) || strings.IndexByte("ghkqx", rest[2]) >= 0):
		return rest[2:], true
	case rest[0] == 'm' && strings.IndexByte("bfpv", rest[1]) >= 0:
		return rest[1:], true
	case rest[0] == 'n' && strings.IndexByte("cdjstz", rest[1]) >= 0:
		return rest[1:], true
	case rest[0] == 'm' && isVowel(rest[1]):
		return "p" + rest[1:], true
	case rest[0] == 'n' && isVowel(rest[1]):
		return "t" + rest[1:], true
	}
	return rest, false
}
