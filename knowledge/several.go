package knowledge

import (
	"context"
	"regexp"
	"slices"
	"strings"
)

// A message may hold several questions: "berapa IPP Pontianak dan siapa yang pernah berkunjung?" They are searched
// together first; what the whole does not bring to the front is taken from each question alone.
const (
	mostQuestions    = 3
	shortestQuestion = 2 // words
	shortestSubject  = 3 // words that are searched
)

// asking are the words that open a question, chat spellings included.
var asking = regexp.MustCompile(`(?i)^[("“]*(berapa|berapakah|brp|brapa|siapa|siapakah|kapan|kapankah|kpn|dimana|dmn|bagaimana|` +
	`bagaimanakah|gimana|gmn|mengapa|kenapa|knp|apa|apakah|adakah)[,?]*$`)

// joining are the words that tie one question to the next.
var joining = regexp.MustCompile(`(?i)^(dan|serta|lalu|terus|trus|juga|sama)$`)

// severalQuestions cuts a text into the questions it holds; nil when it holds one.
func severalQuestions(text string) []string {
	words := strings.Fields(text)
	var parts []string
	from := 0
	for i, w := range words {
		next := func(k int) bool {
			return i+k < len(words) && (asking.MatchString(words[i+k]) ||
				strings.EqualFold(words[i+k], "di") && i+k+1 < len(words) && strings.HasPrefix(strings.ToLower(words[i+k+1]), "mana"))
		}
		end, begin := i+1, i+1
		switch {
		case i+1 < len(words) && strings.HasSuffix(w, "?") || strings.HasSuffix(w, ";"):
		case strings.HasSuffix(w, ",") && next(1):
		case joining.MatchString(w) && next(1):
			end = i
		default:
			continue
		}
		if end-from >= shortestQuestion {
			parts = append(parts, strings.Trim(strings.Join(words[from:end], " "), " ,;"))
			from = begin
		}
	}
	if len(words)-from >= shortestQuestion {
		parts = append(parts, strings.Join(words[from:], " "))
	}
	if len(parts) < 2 {
		return nil
	}
	return parts[:min(len(parts), mostQuestions)]
}

// find searches a text, and the questions in it one by one when it holds several.
func (l *Library) find(ctx context.Context, r SearchRequest) (SearchResult, error) {
	found, err := l.search.Search(ctx, r)
	parts := severalQuestions(r.Text)
	if err != nil || len(parts) == 0 || len(found.Understood.Ambiguous) > 0 {
		return found, err
	}
	var tops []Hit
	sure, first := 0, Understanding{}
	for i, text := range parts {
		one := r
		one.Text = text
		alone, err := l.search.Search(ctx, one)
		if i == 0 {
			first = alone.Understood
		} else if more := lacking(alone.Understood, first); err == nil && more != "" {
			one.Text += " " + more
			alone, err = l.search.Search(ctx, one)
		}
		if err != nil {
			return found, err
		}
		if alone.Verdict != SureMatch || len(alone.Hits) == 0 {
			continue
		}
		sure++
		if i := slices.IndexFunc(alone.Hits, func(h Hit) bool { return r.Audience.May(h.Visibility, h.Agency) }); i >= 0 {
			tops = append(tops, alone.Hits[i])
		}
	}
	switch {
	case sure == 0 || sure < len(parts) && found.Verdict == SureMatch:
		return found, nil // the whole is the better guess
	case sure == len(parts):
		found.Verdict = SureMatch
	default:
		found.Verdict = NearMatch
	}
	found.Hits = foremost(tops, found.Hits)
	return found, nil
}

// lacking is what a later question takes over from the first: its places when it names none, and its subject when it
// has hardly one of its own.
func lacking(u, first Understanding) string {
	var out []string
	if len(strings.Fields(u.Topic)) < shortestSubject {
		out = append(out, first.Topic)
	}
	if len(u.Places) == 0 && len(first.Places) == 1 {
		out = append(out, first.Places[0])
	}
	return strings.TrimSpace(strings.Join(out, " "))
}

// foremost puts the best hit of each question before the rest, none of them twice.
func foremost(tops, rest []Hit) (out []Hit) {
	for _, h := range slices.Concat(tops, rest) {
		if !slices.ContainsFunc(out, func(o Hit) bool { return o.DocumentID == h.DocumentID && o.Passage == h.Passage }) {
			out = append(out, h)
		}
	}
	return out
}
