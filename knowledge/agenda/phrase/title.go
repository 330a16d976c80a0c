package phrase

import (
	"slices"
	"strings"
)

// Words that only join a time to what is to be done, and words of asking for a reminder.
var (
	joiners = []string{"pada", "tanggal", "hari", "jam", "sampai", "sebelum", "lambat", "paling", "di", "per", "mulai", "nanti",
		"selambat-lambatnya", "selambatnya", "pukul", "terhitung", "tmt", "dari", "lambatnya", "telat", "maksimal", "maks", "pas"}
	askers = []string{"ingatkan", "ingetin", "ingatin", "tolong", "tlg", "tlong", "mohon", "saya", "kami", "kita", "untuk", "agar",
		"supaya",
		"buat", "catat", "jadwalkan", "pengingat", "dan"}
	endings = []string{"untuk", "ya", "dong", "pada", "agar", "dan", "yang"}
)

// title is the phrase without the words that said the time.
func (p *reading) title() string {
	for i := len(p.tokens) - 2; i >= 0; i-- {
		if i > 0 && p.is(i-1, "sampai", "dengan") && p.used[i+1] {
			p.used[i] = true
		}
		_, counted := p.count(i - 1) // "2 jam" is how long, not when
		if !p.used[i] && p.used[i+1] && slices.Contains(joiners, p.wordAt(i)) && (counted == 0 || !p.unitAt(i) || p.taken(i-1)) {
			p.used[i] = true
		}
	}
	var kept []string
	start := 0
	for i, t := range p.tokens {
		if p.used[i] {
			kept = append(kept, p.text[start:t.start])
			start = t.end
		}
	}
	kept = append(kept, p.text[start:])
	words := strings.Fields(strings.Join(kept, " "))
	words = slices.DeleteFunc(words, func(w string) bool { return strings.Trim(w, "+.,;:!?()[]-–/\"'“”") == "" })
	for len(words) > 0 && slices.Contains(askers, strings.ToLower(strings.Trim(words[0], ",:"))) {
		words = words[1:]
	}
	for len(words) > 0 && slices.Contains(endings, strings.ToLower(strings.Trim(words[len(words)-1], ",.!"))) {
		words = words[:len(words)-1]
	}
	title := strings.Trim(strings.Join(words, " "), " +,;:-–")
	if p.ending != "" {
		title = strings.TrimSpace(title + " (sampai " + p.ending + ")")
	}
	return title
}
