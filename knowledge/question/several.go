package question

import (
	"regexp"
	"slices"
	"strings"
)

// Limits of the questions in one message.
const (
	mostQuestions    = 5
	shortestQuestion = 2 // words
)

// listItem is the number or dash before a question in a list of them.
var listItem = regexp.MustCompile(`(?m)(?:^|\s)(?:\d{1,2}[.)]|[-•*])\s+`)

// several cuts a text into the questions it holds; nil when it holds one. A piece that is only courtesy is none.
func (r *Reader) several(text string, names Names) []string {
	var out []string
	for _, piece := range r.pieces(text) {
		piece = strings.Trim(piece, " ,;.")
		if len(strings.Fields(piece)) < shortestQuestion && !strings.HasSuffix(piece, "?") {
			continue
		}
		if q := r.own(piece, names); len(q.words) == 0 || q.parts.Intent != "" {
			continue
		}
		out = append(out, piece)
	}
	if len(out) < 2 {
		return nil
	}
	return out[:min(len(out), mostQuestions)]
}

// pieces cuts a text behind question marks and before words that join one question to the next.
func (r *Reader) pieces(text string) []string {
	if items := listItem.Split(text, -1); len(items) > 2 && !strings.Contains(items[0], "?") {
		return slices.DeleteFunc(items, func(s string) bool { return strings.TrimSpace(s) == "" })
	}
	words := strings.Fields(text)
	var out []string
	from := 0
	for i, w := range words {
		end, begin := i+1, i+1
		switch {
		case i+1 < len(words) && (strings.HasSuffix(w, "?") || strings.HasSuffix(w, ";")):
		case strings.HasSuffix(w, ",") && r.asksAt(words, i+1):
		case joins[strings.ToLower(w)] && r.asksAt(words, i+1):
			end = i
		default:
			continue
		}
		if end > from && (strings.HasSuffix(w, "?") || r.asks(words[from:end])) {
			out = append(out, strings.Join(words[from:end], " "))
			from = begin
		}
	}
	if from < len(words) {
		out = append(out, strings.Join(words[from:], " "))
	}
	return out
}

// joins are the words that tie one question to the next.
var joins = map[string]bool{"dan": true, "serta": true, "lalu": true, "terus": true, "trus": true, "juga": true, "sama": true}

// asking opens a question, chat spellings included.
var asking = regexp.MustCompile(`(?i)^[("“]*(berapa|berapakah|brp|brapa|siapa|siapakah|sapa|kapan|kapankah|kpn|dimana|dmn|` +
	`bagaimana|bagaimanakah|gimana|gmn|mengapa|kenapa|knp|apa|apakah|adakah)[,?]*$`)

// asksAt tells whether a question opens at word i.
func (r *Reader) asksAt(words []string, i int) bool {
	if i >= len(words) {
		return false
	}
	return asking.MatchString(words[i]) ||
		strings.EqualFold(words[i], "di") && i+1 < len(words) && strings.HasPrefix(strings.ToLower(words[i+1]), "mana")
}

// asks tells whether words ask something.
func (r *Reader) asks(words []string) bool {
	if len(words) < shortestQuestion {
		return false
	}
	for i := range words {
		if r.asksAt(words, i) {
			return true
		}
	}
	return len(words) > shortestQuestion
}
