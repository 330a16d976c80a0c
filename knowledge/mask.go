package knowledge

import (
	"regexp"
	"slices"
	"strings"
)

// Mask puts the kind of every piece of personal data in its place, "[NIK/KK]": for what people typed. Only the hotlines
// that agencies publish for everybody stay, and what is no personal data: amounts, years, scores, dates, numbers of rules.
// Mask first and clip then: a number that was cut is not known for what it is.
func Mask(text string) string { return redact(text, personal(text), kindInBrackets) }

// MaskPersonal is Mask for a document: what Findings lets pass stays too.
func MaskPersonal(text string) string { return redact(text, Findings(text), kindInBrackets) }

// Redact is MaskPersonal for who has the Findings of a text already.
func Redact(text string, found []Finding) string { return redact(text, found, kindInBrackets) }

// withoutPersonal leaves personal data out altogether, masked or not: for what is searched.
func withoutPersonal(text string) string {
	return strings.Join(strings.Fields(maskedForm.ReplaceAllString(Mask(text), " ")), " ")
}

// Findings finds personal data in a document. Numbers and mailboxes that offices publish for everybody pass, and long
// numbers of no known kind.
func Findings(text string) []Finding {
	return slices.DeleteFunc(personal(text), func(f Finding) bool {
		before := text[max(0, f.Start-reach):f.Start]
		switch f.Kind {
		case kindNumber:
			return true
		case kindMobile, kindPhone:
			return ofOffice(before)
		case kindMail:
			return officeMail.MatchString(text[f.Start:f.End])
		}
		return false
	})
}

func kindInBrackets(f Finding) string { return "[" + f.Kind + "]" }

// redact puts something in the place of each finding; they are in order and do not overlap.
func redact(text string, found []Finding, with func(Finding) string) string {
	if len(found) == 0 {
		return text
	}
	var out strings.Builder
	at := 0
	for _, f := range found {
		out.WriteString(text[at:f.Start])
		out.WriteString(with(f))
		at = f.End
	}
	out.WriteString(text[at:])
	return out.String()
}

// personal is the one place where personal data is recognised, in order of appearance. No form reaches over the end of a line,
// so that the lines of a long document that cannot hold any are passed over.
func personal(text string) []Finding {
	var found []Finding
	rest := []byte(text) // what is known already is blotted out in it, so that offsets stay
	var groups [][]int   // of digits that are left
	for from := 0; from < len(text); {
		to := from + len(text[from:])
		if n := strings.IndexByte(text[from:], '\n'); n >= 0 {
			to = from + n
		}
		if mayHold(text[from:to]) {
			found = append(found, personalIn(rest[from:to], from)...)
			for _, at := range groupForm.FindAllIndex(rest[from:to], -1) {
				groups = append(groups, []int{from + at[0], from + at[1]})
			}
		}
		from = to + 1
	}
	if len(groups) > 0 {
		found = append(found, numbers(string(rest), groups)...)
	}
	slices.SortFunc(found, func(a, b Finding) int { return a.Start - b.Start })
	return found
}

// fewestDigits is how many digits personal data has at least, but for a mailbox: those of a token.
const fewestDigits = 8

// mayHold reports whether a line may hold personal data: a mailbox, or so many digits with no more between them than can join
// two groups.
func mayHold(line string) bool {
	digits, last := 0, 0
	for i := range len(line) {
		c := line[i]
		if c == '@' {
			return true
		}
		if c < '0' || c > '9' {
			continue
		}
		if i-last > longestJoint+1 {
			digits = 0
		}
		if digits++; digits >= fewestDigits {
			return true
		}
		last = i
	}
	return false
}

// personalIn finds the tokens and mailboxes of a line that begins at an offset, and blots out in it what they and harmless
// numbers take.
func personalIn(rest []byte, offset int) (found []Finding) {
	take := func(kind string, form *regexp.Regexp) {
		for _, at := range form.FindAllIndex(rest, -1) {
			if kind != "" {
				found = append(found, Finding{kind, offset + at[0], offset + at[1]})
			}
			blot(rest[at[0]:at[1]])
		}
	}
	take(kindToken, tokenForm)
	take(kindMail, mailForm)
	for _, at := range linkForm.FindAllIndex(rest, -1) {
		if link := rest[at[0]:at[1]]; !writeForm.Match(link) {
			blot(link)
		}
	}
	for _, form := range harmless {
		take("", form)
	}
	return found
}

func blot(span []byte) {
	for i := range span {
		span[i] = 'x'
	}
}
