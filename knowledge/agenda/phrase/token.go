package phrase

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"studitiru/knowledge/indonesian"
)

// kind is what a token of a phrase looks like.
type kind int

const (
	word   kind = iota // text is its usual spelling, in lower case
	number             // a
	clock              // a hour, b minute
	date               // a day, b month, c year or 0
	dash               // - or –
	odd                // digits that are none of these
)

// token is a piece of a phrase and where it stood in it.
type token struct {
	kind       kind
	text       string
	a, b, c    int
	padded     bool // the first number was written with a leading zero, as 24-hour times are
	start, end int
}

var (
	dashedDate = regexp.MustCompile(`^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})-(\d{1,2})-(\d{4}|\d{2}))(?:[^\d]|$)`)
	fullDate   = regexp.MustCompile(`^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$`)
	shortDate  = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})$`)
	clockTime  = regexp.MustCompile(`^(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?$`)
	untilWord  = regexp.MustCompile(`(?i)^s(?:\.\s?d\.?|/d)(?:[^\pL]|$)`)
	dottedZone = regexp.MustCompile(`(?i)^(w\.\s?i\.\s?(?:b|t\.\s?a|t))\b\.?`)
	gluedWord  = regexp.MustCompile(`(?i)^(jam|jm|pukul|pkl|pk|tanggal|tgl|tg)\.?\d`)
)

// tokenize cuts a phrase. Punctuation other than a dash is dropped.
func tokenize(text string) []token {
	var list []token
	for i := 0; i < len(text); {
		rest := text[i:]
		r, size := utf8.DecodeRuneInString(rest)
		var t token
		switch {
		case r >= '0' && r <= '9':
			t = numeric(rest)
		case unicode.IsLetter(r):
			t = wordToken(rest)
		case r == '&':
			t = token{kind: word, text: usual("&"), end: size}
		case r == '-' || r == '–':
			t = token{kind: dash, end: size}
		default:
			i += size
			continue
		}
		t.start, t.end = i, i+t.end
		i = t.end
		if n := len(list) - 1; n > 0 && t.kind == number && list[n].text == "ke" && placed(list[n-1].text) { // "Rabu ke 3"
			list[n].text, list[n].end = "ke"+text[t.start:t.end], t.end
			continue
		}
		list = append(list, t)
	}
	return list
}

// placed reports whether a word of time may have a place in a month behind it.
func placed(w string) bool { return dayWords[w] != 0 || w == "kerja" || w == "hari" }

// longestWord bounds a word in bytes, so that a text without spaces is not read again from each of its parts.
const longestWord = 100

// wordToken reads the word at the beginning of rest; end is its length.
func wordToken(rest string) token {
	if untilWord.MatchString(rest) {
		end := strings.IndexAny(rest, "dD") + 1
		if end < len(rest) && rest[end] == '.' {
			end++
		}
		return token{kind: word, text: "sampai", end: end}
	}
	if m := dottedZone.FindStringSubmatch(rest); m != nil {
		return token{kind: word, text: strings.NewReplacer(".", "", " ", "").Replace(strings.ToLower(m[1])), end: len(m[0])}
	}
	if m := gluedWord.FindStringSubmatch(rest); m != nil {
		return token{kind: word, text: usual(strings.ToLower(m[1])), end: len(m[1])}
	}
	end := 0
	for j, r := range rest {
		inner := r == '\'' || r == '’' || r == '-' || r == '_' || r == '/'
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !inner || j > longestWord {
			break
		}
		if !inner { // a mark inside a word counts only when the word goes on after it
			end = j + utf8.RuneLen(r)
			if r == utf8.RuneError {
				end = j + 1
			}
		}
	}
	whole := strings.ToLower(rest[:end])
	if at := strings.IndexAny(whole, "-/"); at > 0 {
		first := whole[:at]
		if month, _ := indonesian.MonthNamed(first); month != 0 || dayWords[usual(first)] != 0 || first == "wib" || first == "wita" ||
			first == "wit" {
			end = len(first) // "Senin-Jumat", "Januari-Maret", "WIB/10.00 WITA"
			whole = first
		}
	}
	return token{kind: word, text: usual(whole), end: end}
}

// numeric reads the digits at the beginning of rest; end is their length.
func numeric(rest string) token {
	if m := dashedDate.FindStringSubmatchIndex(rest); m != nil {
		n := func(g int) int { v, _ := strconv.Atoi(rest[m[2*g]:m[2*g+1]]); return v }
		if m[2] >= 0 {
			return token{kind: date, a: n(3), b: n(2), c: n(1), end: m[7]}
		}
		return token{kind: date, a: n(4), b: n(5), c: century(rest[m[12]:m[13]]), end: m[13]}
	}
	end := 0
	for end < len(rest) {
		if isDigit(rest[end]) || (strings.IndexByte("./:", rest[end]) >= 0 && end+1 < len(rest) && isDigit(rest[end+1])) {
			end++
			continue
		}
		break
	}
	t := classify(rest[:end])
	t.end, t.padded = end, rest[0] == '0'
	return t
}

func classify(s string) token {
	atoi := func(s string) int { v, _ := strconv.Atoi(s); return v }
	if m := fullDate.FindStringSubmatch(s); m != nil && atoi(m[2]) != 0 {
		return token{kind: date, a: atoi(m[1]), b: atoi(m[2]), c: century(m[3])}
	}
	if m := clockTime.FindStringSubmatch(s); m != nil {
		return token{kind: clock, text: s, a: atoi(m[1]), b: atoi(m[2])}
	}
	if m := shortDate.FindStringSubmatch(s); m != nil {
		return token{kind: date, a: atoi(m[1]), b: atoi(m[2])}
	}
	if v, err := strconv.Atoi(s); err == nil && len(s) <= 4 {
		return token{kind: number, text: s, a: v}
	}
	return token{kind: odd, text: s}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// century makes 26 mean 2026; 0026 stays what it is.
func century(digits string) int {
	year, _ := strconv.Atoi(digits) // two or four digits
	if len(digits) == 2 {
		return 2000 + year
	}
	return year
}

// dayWords are the days of the week plus one, so that zero means no day.
var dayWords = map[string]int{"minggu": 1, "senin": 2, "selasa": 3, "rabu": 4, "kamis": 5, "jumat": 6, "sabtu": 7}

// shortDays count only where a day is expected.
var shortDays = map[string]int{"min": 1, "sen": 2, "sel": 3, "rab": 4, "kam": 5, "jum": 6, "sab": 7, "sbt": 7}

// monthOf is the month that a word names, forgiving one slip in a long name.
func monthOf(w string) (time.Month, bool) {
	if m, _ := indonesian.MonthNamed(w); m != 0 {
		return m, true
	}
	if len(w) < 5 {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(indonesian.MonthName(m)); len(name) > 5 && oneSlip(w, name) {
			return m, true
		}
	}
	return 0, false
}
