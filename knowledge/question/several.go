package question

import (
	"regexp"
	"slices"
	"strings"

	"studitiru/knowledge"
)

// Limits of the questions in one message.
const (
	mostQuestions    = 5
	shortestQuestion = 2 // words
)

// listItem is the number or dash before a question in a list of them.
var listItem = regexp.MustCompile(`(?:^|\s)(?:\d{1,2}[.)]|[-•*])\s+`)

// tie is put before a question that hangs on the one before it by a comma alone, so that it is read as its continuation.
const tie = "dan "

// several cuts a text into the questions it holds; nil when it holds one. A piece that is only courtesy is none, and one that
// asks nothing is told for the next one.
func (r *Reader) several(text string, names Names) []string {
	pieces := r.pieces(text)
	if len(pieces) < 2 {
		return nil
	}
	var out []string
	told := ""
	for i, piece := range pieces {
		piece = strings.Trim(piece, " ,;.")
		if q := r.own(piece, names); len(q.words) == 0 || q.parts.Intent != "" {
			continue
		}
		if i+1 < len(pieces) && !strings.HasSuffix(piece, "?") && !r.asks(strings.Fields(piece)) {
			told += piece + ", "
			continue
		}
		out = append(out, told+piece)
		told = ""
	}
	if len(out) < 2 {
		return nil
	}
	return out[:min(len(out), mostQuestions)]
}

// pieces cuts a text behind question marks, before words that join one question to the next, and at the items of a list.
func (r *Reader) pieces(text string) []string {
	if items := listItem.Split(text, -1); len(items) > 2 && !strings.Contains(items[0], "?") {
		return items
	}
	words := strings.Fields(text)
	var out []string
	from, before := 0, ""
	for i, w := range words {
		end, begin, tied := i+1, i+1, ""
		switch {
		case i+1 < len(words) && (strings.HasSuffix(w, "?") || strings.HasSuffix(w, ";")):
		case strings.HasSuffix(w, ",") && r.asksAt(words, i+1):
			tied = tie
		case joins[strings.ToLower(w)] && r.asksAt(words, i+1):
			end, begin = i, i
		default:
			continue
		}
		if end-from < shortestQuestion && !strings.HasSuffix(w, "?") || begin == end && end-from < shortestQuestion {
			continue
		}
		out = append(out, before+strings.Join(words[from:end], " "))
		from, before = begin, tied
	}
	return append(out, before+strings.Join(words[from:], " "))
}

// joins are the words that tie one question to the next.
var joins = map[string]bool{"dan": true, "serta": true, "lalu": true, "terus": true, "trus": true, "juga": true, "sama": true}

// asksAt tells whether a question opens at word i.
func (r *Reader) asksAt(words []string, i int) bool {
	if i >= len(words) {
		return false
	}
	spoken := r.language.Spoken(words[i], everything{})
	if len(spoken) == 0 {
		return false
	}
	first := word{Spoken: spoken[0]}
	return r.asking.has(&first) || len(spoken) > 1 && spoken[1].Surface == where ||
		spoken[0].Surface == "di" && i+1 < len(words) && strings.HasPrefix(strings.ToLower(words[i+1]), where)
}

// where is the second word of "di mana".
const where = "mana"

// asks tells whether a word asks something.
func (r *Reader) asks(words []string) bool {
	for i := range words {
		if r.asksAt(words, i) {
			return true
		}
	}
	return false
}

// Leaning gives a question that names no place or thing of its own those of the question before it in the same message.
func Leaning(r Reading, prev knowledge.Parts) Reading {
	p := &r.Parts
	if r.Inherited || len(p.Places)+len(p.Provinces)+len(p.Things)+len(p.Rules)+len(p.Forms)+len(p.Indicators) > 0 {
		return r
	}
	p.Places, p.Region, p.Provinces = prev.Places, prev.Region, prev.Provinces
	p.Things, p.Rules, p.Forms, p.Indicators = prev.Things, prev.Rules, prev.Forms, prev.Indicators
	taken := slices.Concat(p.Things, p.Rules, p.Forms, p.Places)
	if len(taken) > 0 || len(p.Indicators) > 0 {
		r.Inherited = true
		r.Text = strings.Join(append([]string{r.Text}, taken...), " ")
	}
	return r
}
