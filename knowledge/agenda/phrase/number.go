package phrase

import "studitiru/knowledge/indonesian"

// count is the number below a thousand at i, in digits or in words, with the tokens it takes; 0 tokens when there is none.
func (p *reading) count(i int) (n, tokens int) {
	if p.kindAt(i) == number {
		return p.tokens[i].a, 1
	}
	hundreds, taken := 0, 0
	switch v := indonesian.Numeral(p.wordAt(i)); {
	case p.is(i, "seratus"):
		hundreds, taken = 100, 1
	case v > 1 && v < 10 && p.is(i+1, "ratus"):
		hundreds, taken = 100*v, 2
	}
	more, words := p.belowHundred(i + taken)
	return hundreds + more, taken + words
}

// belowHundred is the number that is written out at i: "dua puluh lima".
func (p *reading) belowHundred(i int) (n, tokens int) {
	v := indonesian.Numeral(p.wordAt(i))
	switch {
	case v > 0 && v < 10 && p.is(i+1, "belas"):
		return v + 10, 2
	case v > 1 && v < 10 && p.is(i+1, "puluh"):
		if more := indonesian.Numeral(p.wordAt(i + 2)); more > 0 && more < 10 {
			return v*10 + more, 3
		}
		return v * 10, 2
	case v > 0:
		return v, 1
	}
	return 0, 0
}

// number0 is a number of at most three digits, or -1.
func number0(digits string) int {
	n := 0
	for i := range len(digits) {
		if !isDigit(digits[i]) || i > 2 {
			return -1
		}
		n = 10*n + int(digits[i]-'0')
	}
	if digits == "" {
		return -1
	}
	return n
}

// number4 is a number of four digits.
func number4(digits string) int { return 100*number0(digits[:2]) + number0(digits[2:]) }
