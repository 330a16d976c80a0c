// Package article finds the provisions of a rule in its text: a Pasal and, within it, an ayat, a huruf and an angka, whether
// headings or the beginnings of lines say where they stand. It is given the passages of a document and gives back where in them
// the provision is; what only refers to a provision ("sebagaimana dimaksud dalam Pasal 5") is none. Called by knowledge/answer.
package article

import (
	"regexp"
	"strconv"
	"strings"

	"studitiru/knowledge"
)

// Provision is a part of a rule that is asked for; "" stands for a level that is not named. All are in small letters.
type Provision struct{ Pasal, Ayat, Huruf, Angka string }

// Parse reads what knowledge.Parts calls an article: "pasal 5 ayat (2) huruf b".
func Parse(named string) (p Provision) {
	words := strings.Fields(strings.ToLower(named))
	for i := 0; i+1 < len(words); i += 2 {
		switch number := strings.Trim(words[i+1], "()"); words[i] {
		case "pasal":
			p.Pasal = number
		case "ayat":
			p.Ayat = number
		case "huruf":
			p.Huruf = number
		case "angka":
			p.Angka = number
		}
	}
	return p
}

// String is the provision as people write it: "Pasal 5A ayat (2) huruf b angka 1".
func (p Provision) String() string {
	var parts []string
	for _, level := range []struct{ form, number string }{
		{"Pasal ", strings.ToUpper(p.Pasal)}, {"ayat ", p.Ayat}, {"huruf ", p.Huruf}, {"angka ", p.Angka},
	} {
		switch {
		case level.number == "":
		case level.form == "ayat ":
			parts = append(parts, level.form+"("+level.number+")")
		default:
			parts = append(parts, level.form+level.number)
		}
	}
	return strings.Join(parts, " ")
}

// Whole is the Pasal alone.
func (p Provision) Whole() Provision { return Provision{Pasal: p.Pasal} }

// Piece is where a provision, or a part of it, stands in a list of passages.
type Piece struct {
	Passage int // its place in the list
	Span    knowledge.Span
}

// Find returns the pieces of a provision in the order of the text, none when the text has no such provision; what explains it at
// the end of a rule comes behind it. cut tells whether the text is cut into Pasal at all, so that one that is not found is not
// in it.
func Find(list []knowledge.Passage, p Provision) (pieces []Piece, cut bool) {
	lines, cut := linesOf(list, p.Pasal)
	for _, explains := range []bool{false, true} {
		var own []line
		for _, l := range lines {
			if l.explains == explains && !(explains && clear(l.text)) {
				own = append(own, l)
			}
		}
		pieces = append(pieces, joined(narrowed(own, p))...)
	}
	return pieces, cut
}

// narrowed are the lines of the ayat, huruf and angka of a provision among those of its Pasal.
func narrowed(lines []line, p Provision) []line {
	if p.Ayat != "" {
		lines = within(lines, ayatMark, p.Ayat, func(l line) string { return l.ayat })
	}
	if p.Huruf != "" {
		lines = lettered(lines, p.Huruf)
	}
	if p.Angka != "" {
		lines = numbered(lines, p.Angka)
	}
	return lines
}

// line is a line of a passage that belongs to a Pasal.
type line struct {
	passage  int
	span     knowledge.Span
	text     string
	ayat     string // that a heading above names, "" for none
	explains bool   // it is of the explanation of the rule
}

var (
	pasalHead  = regexp.MustCompile(`(?i)^pasal\s+(\d+\s?[a-z]?|[ivxl]+)\b(?:\s*ayat\s*\(?(\d+[a-z]?)\)?)?`)
	pasalLine  = regexp.MustCompile(`(?i)^pasal\s+(\d+[a-z]?|[ivxl]+)\s*(?:$|[.:–—-]\s|\(\d+\)\s)`)
	ayatMark   = regexp.MustCompile(`^\((\d+[a-z]?)\)\s`)
	hurufMark  = regexp.MustCompile(`^\(?([a-z]{1,2})[.)]\s`)
	angkaMark  = regexp.MustCompile(`^\(?(\d{1,3})[.)]\s`)
	explaining = regexp.MustCompile(`(?i)^(?:penjelasan|pasal demi pasal)\b|\bpasal demi pasal\b`)
)

// closing matches where the text of a rule ends: place and day on which it was made.
var closing = regexp.MustCompile(`(?i)^(?:ditetapkan|diundangkan|disahkan) (?:di|pada)\b`)

// Cut tells whether a document is cut into Pasal.
func Cut(list []knowledge.Passage) bool {
	_, cut := linesOf(list, "")
	return cut
}

// clear tells whether an explanation says nothing: "Cukup jelas."
func clear(text string) bool {
	return strings.EqualFold(strings.Trim(text, " ."), "cukup jelas")
}

// linesOf are the lines of a Pasal, without the line that is its number alone; cut tells whether there is any Pasal.
func linesOf(list []knowledge.Passage, pasal string) (lines []line, cut bool) {
	heading, running, explains, ended := "", "", false, false
	for i, p := range list {
		now, ayat := "", ""
		for level := range strings.SplitSeq(p.Heading, " › ") {
			if explaining.MatchString(level) {
				explains = true
			}
			if m := pasalHead.FindStringSubmatch(level); m != nil {
				now, ayat = plain(m[1]), strings.ToLower(m[2])
			}
		}
		if p.Heading != heading {
			heading, running, ended = p.Heading, "", false
		}
		cut = cut || now != ""
		at := 0
		for text := range strings.SplitSeq(p.Text, "\n") {
			begin, of := at, now
			at += len(text) + 1
			if now == "" {
				if m := pasalLine.FindStringSubmatch(text); m != nil {
					running, cut = plain(m[1]), true
				}
				of = running
			}
			ended = ended || closing.MatchString(text)
			if of == pasal && of != "" && !ended && !pasalAlone(text) {
				lines = append(lines, line{i, knowledge.Span{Start: begin, End: begin + len(text)}, text, ayat, explains})
			}
		}
	}
	return lines, cut
}

// pasalAlone tells whether a line is nothing but the number of a Pasal.
func pasalAlone(text string) bool {
	return strings.TrimSpace(pasalHead.ReplaceAllString(strings.TrimSpace(text), "")) == ""
}

// plain is a number as Provision has it: "5 A" is "5a".
func plain(number string) string { return strings.ToLower(strings.ReplaceAll(number, " ", "")) }

// within are the lines from the one that a mark begins with this number up to the next number; of says which number a line has
// without one.
func within(lines []line, mark *regexp.Regexp, number string, of func(line) string) (out []line) {
	now := ""
	for _, l := range lines {
		if m := mark.FindStringSubmatch(l.text); m != nil {
			now = m[1]
		}
		if now == number || now == "" && of(l) == number {
			out = append(out, l)
		}
	}
	return out
}

func none(line) string { return "" }

// lettered are the lines of a huruf, or the piece of a line in which its list runs on: "memuat: a. syarat; dan b. biaya".
func lettered(lines []line, letter string) []line {
	if own := within(lines, hurufMark, letter, none); len(own) > 0 {
		return own
	}
	item := regexp.MustCompile(`(?:[:;,]|\b(?:dan|atau|dan/atau))\s+(` + letter + `[.)]\s)`)
	var out []line
	for _, l := range lines {
		m := item.FindStringSubmatchIndex(l.text)
		if m == nil {
			continue
		}
		end := len(l.text)
		next := regexp.MustCompile(`(?:[:;,]|\b(?:dan|atau|dan/atau))\s+` + following(letter) + `[.)]\s`)
		if k := next.FindStringIndex(l.text[m[2]:]); k != nil {
			end = m[2] + k[0]
			if strings.ContainsAny(l.text[end:end+1], ":;,") {
				end++
			}
			end = m[2] + len(strings.TrimRight(l.text[m[2]:end], " "))
		}
		l.span = knowledge.Span{Start: l.span.Start + m[2], End: l.span.Start + end}
		l.text = l.text[m[2]:end]
		out = append(out, l)
	}
	return out
}

// following is the letter of the next item of a list.
func following(letter string) string {
	if last := letter[len(letter)-1]; last < 'z' {
		return letter[:len(letter)-1] + string(last+1)
	}
	return "aa"
}

// numbered are the lines of an angka. The items of a list whose beginning is said before them have no numbers any more: they are
// counted, one a line or, when they are short, all on one.
func numbered(lines []line, number string) []line {
	if own := within(lines, angkaMark, number, none); len(own) > 0 {
		return own
	}
	lists := map[string][]line{}
	var first string
	for _, l := range lines {
		begin, items, ok := strings.Cut(l.text, ": ")
		if !ok {
			continue
		}
		if len(lists) == 0 {
			first = begin
		}
		at := len(begin) + len(": ")
		for item := range strings.SplitSeq(items, "; ") {
			if one := strings.TrimSpace(item); one != "dan" && one != "atau" && one != "dan/atau" {
				lists[begin] = append(lists[begin], line{passage: l.passage, text: item,
					span: knowledge.Span{Start: l.span.Start + at, End: l.span.Start + at + len(item)}})
			}
			at += len(item) + len("; ")
		}
	}
	n, err := strconv.Atoi(number)
	if list := lists[first]; err == nil && n >= 1 && n <= len(list) {
		return list[n-1 : n]
	}
	return nil
}

// joined are the pieces of lines, those that follow each other in a passage as one.
func joined(lines []line) (pieces []Piece) {
	for _, l := range lines {
		if strings.TrimSpace(l.text) == "" {
			continue
		}
		if n := len(pieces); n > 0 && pieces[n-1].Passage == l.passage && pieces[n-1].Span.End+1 == l.span.Start {
			pieces[n-1].Span.End = l.span.End
			continue
		}
		pieces = append(pieces, Piece{l.passage, l.span})
	}
	return pieces
}
