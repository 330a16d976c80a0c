package indonesian

import "strings"

// number reads what begins with a digit at i: an amount, a year, a time of day, the number of a rule (4/2023).
func (s *scanner) number(i int) int {
	text := s.text
	end := digitRun(text, i)
	for end+1 < len(text) && isDigit(text[end+1]) {
		c := text[end]
		if c != '.' && c != ',' && c != '/' && c != ':' {
			break
		}
		end = digitRun(text, end+1)
	}
	raw := text[i:end]
	surface, kind := canonicalNumber(raw)
	next := end
	if end < len(text) && classAt(text, end) == letter {
		stop := letterRun(text, end)
		switch letters := text[end:stop]; {
		case strings.EqualFold(letters, "an"): // 1980an
			end, next = stop, stop
		case stop-end == 1 && kind == Number && len(raw) <= 2 && !followedByDigit(text, stop): // 3D, 4G
			surface, kind = raw+normal(letters), Code
			end, next = stop, stop
		}
	} else if end+1 < len(text) && text[end] == '-' && classAt(text, end+1) == letter {
		if stop := letterRun(text, end+1); hangsOn(text[end+1 : stop]) { // 2020-an
			end, next = stop, stop
		}
	}
	s.out = append(s.out, Token{Surface: cut(surface, maxWord), Stem: cut(surface, maxWord), Kind: kind, Start: i, End: end})
	if s.language.aliases.begins(surface) {
		s.aliases = true
	}
	return next
}

// canonicalNumber brings the ways of writing a number together: 1.500 is 1500, 4,71 is 4.71, 07:30 is 07.30. What is
// no number (4/2023, 3.1.2) stays as it is and is a code.
func canonicalNumber(raw string) (string, Kind) {
	points, commas := strings.Count(raw, "."), strings.Count(raw, ",")
	switch {
	case strings.ContainsAny(raw, "/"):
		return raw, Code
	case strings.Contains(raw, ":"):
		if strings.Count(raw, ":") == 1 && points+commas == 0 {
			return strings.Replace(raw, ":", ".", 1), Number
		}
		return raw, Code
	case points+commas == 0:
		return raw, Number
	case points > 0 && commas == 0:
		return separated(raw, ".", points)
	case commas > 0 && points == 0:
		if commas == 1 {
			return strings.Replace(raw, ",", ".", 1), Number
		}
		return separated(raw, ",", commas)
	case commas == 1 && strings.LastIndex(raw, ".") < strings.Index(raw, ","): // 1.234,5
		if whole, _ := separated(raw[:strings.Index(raw, ",")], ".", 2); isDigits(whole) {
			return whole + "." + raw[strings.Index(raw, ",")+1:], Number
		}
	case points == 1 && strings.LastIndex(raw, ",") < strings.Index(raw, "."): // 1,234.5
		if whole, _ := separated(raw[:strings.Index(raw, ".")], ",", 2); isDigits(whole) {
			return whole + "." + raw[strings.Index(raw, ".")+1:], Number
		}
	}
	return raw, Code
}

// separated removes thousands separators; a single point that separates no thousands is a decimal point.
func separated(raw, mark string, count int) (string, Kind) {
	groups := strings.Split(raw, mark)
	thousands := len(groups[0]) <= 3 && groups[0][0] != '0'
	for _, g := range groups[1:] {
		thousands = thousands && len(g) == 3
	}
	switch {
	case thousands:
		return strings.Join(groups, ""), Number
	case count == 1:
		return raw, Number
	}
	return raw, Code
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isDigits(s string) bool { return s != "" && digitRun(s, 0) == len(s) }

// digitRun returns the end of the run of digits that begins at i.
func digitRun(text string, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return i
}

func followedByDigit(text string, i int) bool { return i < len(text) && isDigit(text[i]) }

// isDecimal tells whether a decimal or thousands mark with a digit stands at i.
func isDecimal(text string, i int) bool {
	return i+1 < len(text) && (text[i] == ',' || text[i] == '.') && isDigit(text[i+1])
}
