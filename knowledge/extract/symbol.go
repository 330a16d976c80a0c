package extract

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// symbols are the signs of a font whose letters are pictures, by the low byte of their code.
func symbols(font string) map[rune]string {
	switch font = strings.ToLower(strings.TrimSpace(font)); {
	case font == "wingdings":
		return map[rune]string{0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x72: "☐", 0x78: "☒", 0x6E: "■",
			0xA7: "▪", 0x6C: "●", 0x9F: "•", 0x9E: "·", 0x76: "❖", 0x77: "◆", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓",
			0xF0: "⇨", 0xE8: "➔", 0x28: "☎", 0x2A: "✉", 0xAB: "★", 0x46: "☞", 0x4A: "☺", 0x4C: "☹"}
	case font == "wingdings 2":
		return map[rune]string{0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐", 0x97: "●",
			0x98: "●", 0xA2: "■", 0x55: "✗"}
	case font == "wingdings 3":
		return map[rune]string{0x61: "✓", 0x22: "→", 0x7D: "▶", 0x84: "→"}
	case font == "webdings":
		return map[rune]string{0x61: "✓", 0x72: "✗", 0x63: "☐", 0x6E: "●", 0x34: "▶"}
	case font == "symbol":
		return map[rune]string{0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB7: "•", 0xB0: "°", 0xAE: "→", 0xAC: "←", 0xD6: "√", 0xB4: "×",
			0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞", 0xE5: "∑", 0x61: "α", 0x62: "β", 0x44: "Δ", 0x6D: "µ", 0x70: "π", 0x57: "Ω",
			0xDE: "⇒", 0xC5: "⊕", 0xA8: "♦", 0x2D: "−"}
	}
	return nil
}

// symbol is a sign of a font by its code, "" for one that is not known.
func symbol(font string, code rune) string { return symbols(font)[code&0xFF] }

// inFont is a text that was typed in a font of pictures; other fonts leave it as it is.
func inFont(font, text string) string {
	signs := symbols(font)
	if signs == nil {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch sign := signs[r&0xFF]; {
		case r <= 0xFF && !unicode.IsSpace(r) || private(r):
			b.WriteString(sign)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// private reports whether a character is one of those that fonts of pictures are mapped to.
func private(r rune) bool { return r >= 0xF000 && r <= 0xF0FF }

// normal makes the characters of a text those that people type: without soft hyphens, characters of no width and signs of
// direction, ligatures in their letters, accents joined with their letters, all spaces simple, pictures of fonts as signs.
func normal(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00AD' || r == '\u180E' || r == '\uFEFF' || r >= '\u200B' && r <= '\u200F' || r >= '\u202A' && r <= '\u202E' ||
			r >= '\u2060' && r <= '\u2069' || r == unicode.ReplacementChar:
			return -1
		case r != ' ' && unicode.Is(unicode.Zs, r):
			return ' '
		case r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\u2010' || r == '\u2011':
			return '-'
		}
		return r
	}, s)
	if strings.ContainsFunc(s, func(r rune) bool { return private(r) || r >= 0xFB00 && r <= 0xFB06 }) {
		var b strings.Builder
		for _, r := range s {
			switch {
			case private(r):
				b.WriteString(symbol("wingdings", r))
			case r >= 0xFB00 && r <= 0xFB06:
				b.WriteString(norm.NFKC.String(string(r)))
			default:
				b.WriteRune(r)
			}
		}
		s = b.String()
	}
	return norm.NFC.String(s)
}

// raised is a text that stands above the line: digits keep their height, so that 10 and a raised 6 do not read as 106.
func raised(s string) string {
	digits := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return digits[r-'0']
		case r == '-' || r == '−':
			return '⁻'
		}
		return r
	}, s)
}
