package answer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"studitiru/knowledge"
	"studitiru/knowledge/answer/lexicon"
	"studitiru/knowledge/indonesian"
)

// members is a list that is asked for by how many there are in it: "11 lokasi MPP pertama di mana saja".
type members struct {
	n      int
	number *regexp.Regexp // in digits or words
	stem   string         // of the number in the question
	nouns  []string       // stems of what is counted
}

// Bounds of a list that is asked for by its number.
const (
	mostMembers = 30
	nounReach   = 3 // words between a number and what it counts, in a text
	nounWords   = 2 // of the question behind the number
)

// membersAsked finds the number of a list that all members are asked of; nil when none is.
func (w *brief) membersAsked() *members {
	if !w.reading.Listed && !slices.Contains(w.reading.Meant, "saja") {
		return nil
	}
	tokens := w.cfg.Language.Tokens(w.q.Text)
	for i, t := range tokens {
		n, next := numeralAt(tokens, i)
		if n < 2 || n > mostMembers || next >= len(tokens) || i > 0 && w.signs.Has(signCalledBy, tokens[i-1].Surface) {
			continue
		}
		form := strconv.Itoa(n)
		for _, word := range numeralWords(n) {
			form += "|" + word
		}
		out := &members{n: n, number: regexp.MustCompile(`(?i)\b(?:` + form + `)\b`), stem: t.Stem}
		for _, noun := range tokens[next:min(next+nounWords, len(tokens))] {
			out.nouns = append(out.nouns, noun.Stem)
		}
		return out
	}
	return nil
}

// numeralAt reads a number in digits or words, and where the word behind it stands; 0 for none.
func numeralAt(tokens []indonesian.Token, i int) (n, next int) {
	if n, err := strconv.Atoi(tokens[i].Surface); err == nil {
		return n, i + 1
	}
	n = indonesian.Numeral(tokens[i].Surface)
	if n > 0 && n < 10 && i+1 < len(tokens) && tokens[i+1].Surface == "belas" {
		return n + 10, i + 2
	}
	return n, i + 1
}

// numeralWords are a number in words.
func numeralWords(n int) []string {
	if word := indonesian.NumeralWord(n); word != "" {
		return []string{word}
	}
	if n > 11 && n < 20 {
		return []string{indonesian.NumeralWord(n-10) + " belas"}
	}
	return nil
}

// listed reads a question for all members of a list as one for what they are: where they all are is no address, and the first
// eleven are not the first one.
func (w *brief) listed(p knowledge.Parts) knowledge.Parts {
	if w.members = w.membersAsked(); w.members == nil {
		return p
	}
	if at := slices.Index(p.Attributes, addressAttribute); at >= 0 {
		p.Attributes = slices.Delete(slices.Clone(p.Attributes), at, at+1)
		p.Words = append(slices.Clone(p.Words), w.members.nouns[0])
	}
	if p.Wish == knowledge.WishWhere {
		p.Wish = knowledge.WishAny
	}
	if at := slices.Index(p.Words, wordsFirst); at >= 0 {
		p.Words = slices.Delete(slices.Clone(p.Words), at, at+1)
		w.light = append(w.light, wordsFirst)
	}
	return p
}

// addressAttribute is the attribute that "lokasi" asks for.
const addressAttribute = "alamat"

// namesMembers tells whether a window gives the members of the list that is asked for: their number, what they are, and a row of
// names.
func (w *judge) namesMembers(v view) bool {
	if w.members == nil {
		return false
	}
	text := v.string()
	if parts := strings.Count(text, ",") + strings.Count(text, ";"); parts == 0 || parts < w.members.n-2 {
		return false
	}
	for _, at := range w.members.number.FindAllStringIndex(text, -1) {
		behind := strings.Fields(text[at[1]:])
		behind = behind[:min(len(behind), nounReach)]
		stems := lexicon.Stems(w.cfg.Language.Tokens(strings.Join(behind, " ")))
		if slices.ContainsFunc(stems, func(s string) bool { return slices.Contains(w.members.nouns, s) }) {
			return true
		}
	}
	return false
}
