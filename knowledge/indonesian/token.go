package indonesian

import "strings"

// Kind says what sort of token it is.
type Kind int

// The kinds of tokens.
const (
	Word   Kind = iota
	Number      // 4,71 = 4.71; 1.500 = 1500; 2025; 98,9
	Code        // f-01, 4/2023, sp4n-lapor, ktp-el, p3k
	Grade       // a, a-, b: a grade of the evaluation, written as a capital letter where a grade is meant
)

// Token is a piece of text that is searched for.
type Token struct {
	Surface    string // NFC, lower case, ’ as ', invisible characters removed; decimal point, no thousands separators
	Stem       string // root of the word; Surface itself for numbers, codes, grades, places and protected words
	Kind       Kind
	Start, End int  // bytes in the original text
	Upper      bool // typed in capitals
	Name       bool // part of the name of a known place
}

// Span is a half-open range of bytes in a text.
type Span struct{ Start, End int }

// Tokens cuts a text into tokens in order of their offsets, which do not overlap. It is meant for documents and
// questions alike: both have to be cut by the same rules to meet. The stem depends on the surface alone, never on the
// words around it.
func (l *Language) Tokens(text string) []Token {
	return l.AppendTokens(make([]Token, 0, len(text)/7+2), text)
}

// AppendTokens appends the tokens of text to to, for callers that analyse many texts and reuse the memory.
func (l *Language) AppendTokens(to []Token, text string) []Token {
	first := len(to)
	s := scanner{language: l, text: text, out: to, first: first}
	for i := 0; i < len(text); {
		switch classAt(text, i) {
		case letter:
			i = s.word(i)
		case digit:
			i = s.number(i)
		default:
			i += width(text, i)
		}
	}
	if s.aliases {
		s.out = append(s.out[:first], l.mergeAliases(text, s.out[first:])...)
	}
	if s.places {
		l.markPlaces(s.out[first:])
	}
	return s.out
}

// scanner walks through one text.
type scanner struct {
	language *Language
	text     string
	out      []Token
	first    int  // index in out of the text's first token
	aliases  bool // a token was seen that may begin a spelling variant of several tokens
	places   bool // a token was seen that may begin the name of a place
	buffer   [maxWord]byte
}

// word reads the word that begins at i, with all that hangs on it by hyphens and digits; it returns where to go on.
func (s *scanner) word(i int) int {
	end := letterRun(s.text, i)
	if end < len(s.text) && classAt(s.text, end) == digit {
		return s.mixed(i, end)
	}
	if next, ok := s.grade(i, end); ok {
		return next
	}
	if end+1 < len(s.text) && isHyphen(s.text[end]) {
		switch classAt(s.text, end+1) {
		case letter:
			return s.hyphenated(i, end)
		case digit:
			if codeLetters(s.language, s.text[i:end]) {
				return s.letterCode(i, end, end+1)
			}
		}
	}
	s.emit(i, end, end)
	return end
}

// hyphenated reads "left-right": one token for a doubled word and for e-words, else two.
func (s *scanner) hyphenated(i, end int) int {
	right := end + 1
	stop := letterRun(s.text, right)
	followed := stop < len(s.text) && classAt(s.text, stop) == digit
	leftText, rightText := s.text[i:end], s.text[right:stop]
	switch {
	case followed:
	case hangsOn(rightText): // KTP-nya, 2020-an
		s.emit(i, end, stop)
		return stop
	case len(leftText) == 1 && leftText[0]|0x20 == 'e': // e-Ponti, e-mail: written as one word as often
		s.emitText("e"+normal(rightText), i, stop, false)
		return stop
	case s.language.doubled(leftText, rightText):
		s.emitDoubled(i, end, right, stop)
		return stop
	case prefixPart(leftText): // di-upload, se-Indonesia
		s.emit(right, stop, stop)
		s.out[len(s.out)-1].Start = i
		return stop
	}
	s.emit(i, end, end)
	return right
}

// emitDoubled emits undang-undang and sebaik-baiknya as one token whose stem is that of the repeated word.
func (s *scanner) emitDoubled(i, end, right, stop int) {
	l := s.language
	e := l.lookup(normal(s.text[i:end]))
	surface := e.surface + "-" + normal(s.text[right:stop])
	s.places = s.places || l.places.begins(surface) // Toli-Toli
	s.out = append(s.out, Token{Surface: surface, Stem: e.stem, Start: i, End: stop, Upper: isUpper(s.text[i:stop])})
}

// mixed reads a word in which digits follow letters: F01, P3K, SP4N; it splits what is only written together (Rp500).
func (s *scanner) mixed(i, end int) int {
	stop := end
	for stop < len(s.text) && s.text[stop] >= '0' && s.text[stop] <= '9' {
		stop++
	}
	letters := s.text[i:end]
	after := byte(0)
	if stop < len(s.text) {
		after = classAt(s.text, stop)
	}
	switch {
	case s.text[end:stop] == "2" && end-i > 3 && end-i < maxWord/2 && after != letter && isLower(letters): // undang2
		e := s.language.lookup(normal(letters))
		s.out = append(s.out, Token{Surface: e.surface + "-" + e.surface, Stem: e.stem, Start: i, End: stop})
		return stop
	case !codeLetters(s.language, letters) || isDecimal(s.text, stop):
		s.emit(i, end, end)
		return end
	case after == letter:
		for stop < len(s.text) && (classAt(s.text, stop) == letter || classAt(s.text, stop) == digit) {
			stop += width(s.text, stop)
		}
		s.emitText(normal(s.text[i:stop]), i, stop, true)
		return stop
	}
	return s.letterCode(i, end, end)
}

// letterCode emits letters and digits as one code: F01, F-01 and f-01 are "f-01".
func (s *scanner) letterCode(i, end, digits int) int {
	stop := digits
	for stop < len(s.text) && s.text[stop] >= '0' && s.text[stop] <= '9' {
		stop++
	}
	surface := normal(s.text[i:end]) + "-" + s.text[digits:stop]
	s.emitText(surface, i, stop, true)
	return stop
}

// emit emits text[i:end] as a word whose offsets end at to.
func (s *scanner) emit(i, end, to int) {
	e, upper := s.language.find(s.text[i:end], &s.buffer)
	if e.flags&beginsAlias != 0 {
		s.aliases = true
		if upper && end < len(s.text) && s.text[end] == '!' && !s.aliasBefore(i) {
			if canonical, ok := s.language.aliases.single[e.surface+"!"]; ok {
				s.out = append(s.out, canonical.token(i, end+1, true))
				return
			}
		}
	}
	if e.flags&beginsPlace != 0 {
		s.places = true
	}
	s.out = append(s.out, Token{Surface: e.surface, Stem: e.stem, Start: i, End: to, Upper: upper})
}

// aliasBefore tells whether the token right before i may be the beginning of a longer spelling, which then goes first.
func (s *scanner) aliasBefore(i int) bool {
	if len(s.out) == s.first {
		return false
	}
	last := s.out[len(s.out)-1]
	return i-last.End <= 1 && s.language.aliases.begins(last.Surface)
}

// emitText emits a surface that is not a plain piece of the text.
func (s *scanner) emitText(surface string, i, to int, code bool) {
	surface = cut(surface, maxWord)
	if strings.IndexByte(surface, '-') < 0 && !code {
		e := s.language.lookup(surface)
		s.aliases = s.aliases || e.flags&beginsAlias != 0
		s.out = append(s.out, Token{Surface: e.surface, Stem: e.stem, Start: i, End: to})
		return
	}
	if s.language.aliases.begins(surface) {
		s.aliases = true
	}
	s.out = append(s.out, Token{Surface: surface, Stem: surface, Kind: Code, Start: i, End: to, Upper: isUpper(s.text[i:to])})
}
