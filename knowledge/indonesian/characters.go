package indonesian

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Classes of characters, as far as cutting words needs them.
const (
	separator = iota
	letter
	digit
	apostrophe // belongs to a word when letters stand on both sides
	attached   // combining marks and invisible characters: never begin a word, never end one
)

// maxWord is the length of the longest surface in bytes; what is longer is no word and is cut off there.
const maxWord = 64

// ascii holds the classes of the single-byte characters.
var ascii = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			t[c] = letter
		case c >= '0' && c <= '9':
			t[c] = digit
		case c == '\'', c == '`':
			t[c] = apostrophe
		}
	}
	return t
}()

// classAt returns the class of the character at byte i.
func classAt(text string, i int) byte {
	if c := text[i]; c < utf8.RuneSelf {
		return ascii[c]
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	if r == utf8.RuneError && size == 1 {
		return separator
	}
	return classOf(r)
}

// classOf returns the class of a character beyond ASCII.
func classOf(r rune) byte {
	switch {
	case isInvisible(r), unicode.Is(unicode.M, r):
		return attached
	case r == '’', r == '‘', r == 'ʼ', r == 'ʻ', r == '′', r == '´':
		return apostrophe
	case unicode.IsLetter(r), unicode.Is(unicode.Nd, r):
		return letter
	}
	return separator
}

// isInvisible tells characters that steer the display and are no part of what is written: zero-width ones, direction
// marks and overrides, soft hyphens.
func isInvisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0x61C, r == 0xFEFF, r == 0x180E:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	}
	return false
}

// width returns the number of bytes of the character at i.
func width(text string, i int) int {
	if text[i] < utf8.RuneSelf {
		return 1
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return size
}

// letterRun returns the end of the run of letters that begins at i.
func letterRun(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if ascii[c] == letter {
				i++
				continue
			}
			if ascii[c] == apostrophe && i+1 < len(text) && classAt(text, i+1) == letter {
				i++
				continue
			}
			return i
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		switch classOf(r) {
		case letter, attached:
		case apostrophe:
			if i+size >= len(text) || classAt(text, i+size) != letter {
				return i
			}
		default:
			return i
		}
		i += size
	}
	return i
}

// isHyphen tells the ASCII hyphen, the only one that joins words here.
func isHyphen(c byte) bool { return c == '-' }

// isUpper tells whether text has capital letters and no small ones.
func isUpper(text string) bool {
	capital := false
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		capital = capital || unicode.IsUpper(r)
	}
	return capital
}

// isLower tells whether text has no capital letter.
func isLower(text string) bool { return strings.IndexFunc(text, unicode.IsUpper) < 0 }

// normal returns the surface of a word: NFC, lower case, plain apostrophes, nothing invisible, at most maxWord bytes.
func normal(raw string) string {
	raw = cut(raw, 8*maxWord)
	plain := true
	for i := 0; i < len(raw) && plain; i++ {
		plain = raw[i] < utf8.RuneSelf && raw[i] != '`'
	}
	if !plain {
		raw = strings.Map(func(r rune) rune {
			switch {
			case isInvisible(r):
				return -1
			case r == '`' || r >= utf8.RuneSelf && classOf(r) == apostrophe:
				return '\''
			}
			return r
		}, raw)
		raw = norm.NFC.String(strings.ToLower(norm.NFC.String(raw)))
	} else {
		raw = strings.ToLower(raw)
	}
	return cut(raw, maxWord)
}

// cut shortens text to at most limit bytes at the border of a character.
func cut(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit]
}

// fold removes accents and apostrophes, so that Pokémon meets pokemon and Jum'at meets jumat.
func fold(surface string) string {
	plain := true
	for i := 0; i < len(surface) && plain; i++ {
		plain = surface[i] < utf8.RuneSelf && surface[i] != '\''
	}
	if plain {
		return surface
	}
	folded := strings.TrimSuffix(surface, "'s")
	folded = strings.Map(func(r rune) rune {
		if r == '\'' || unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, norm.NFD.String(folded))
	if folded = norm.NFC.String(folded); folded == "" {
		return surface
	}
	return folded
}
