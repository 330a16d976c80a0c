package question

import (
	"io/fs"
	"slices"
	"strings"

	"studitiru/knowledge"
)

// talkLine is a way to say an intent: groups of words of which one has to be there.
type talkLine struct {
	intent knowledge.Intent
	groups []phrases[bool]
}

// courteous are the intents whose words may stand around anything else.
var courteous = []knowledge.Intent{
	knowledge.IntentGreeting, knowledge.IntentThanks, knowledge.IntentAgree, knowledge.IntentFarewell,
}

var intents = append([]knowledge.Intent{
	knowledge.IntentAbility, knowledge.IntentIdentity, knowledge.IntentPrivacy, knowledge.IntentPropose, knowledge.IntentWrong,
	knowledge.IntentMore, knowledge.IntentSource, knowledge.IntentDetail, knowledge.IntentExample, knowledge.IntentShort,
	knowledge.IntentHuman, knowledge.IntentPersonal, knowledge.IntentChatter,
}, courteous...)

func (r *Reader) readTalk(files fs.FS) error {
	return readRows(files, "talk.tsv", 2, 2, func(n row) error {
		line := talkLine{intent: knowledge.Intent(n.columns[0])}
		if !slices.Contains(intents, line.intent) {
			return n.errorf("%q is no intent", line.intent)
		}
		for _, group := range strings.Fields(n.columns[1]) {
			var words phrases[bool]
			for _, text := range strings.Split(group, "|") {
				text = strings.ReplaceAll(text, "_", " ")
				to := []*phrases[bool]{&words, &r.talking}
				if slices.Contains(courteous, line.intent) {
					to = append(to, &r.courtesy)
				}
				for _, p := range to {
					if err := p.add(r.language, text, true); err != nil {
						return n.errorf("%v", err)
					}
				}
			}
			line.groups = append(line.groups, words)
		}
		r.talk = append(r.talk, line)
		return nil
	})
}

// longestTalk is how many words talk has at most.
const longestTalk = 14

// intent tells what a message wants that is nothing but talk; "" for a question.
func (q *asked) intent() knowledge.Intent {
	if len(q.words) == 0 || len(q.words) > longestTalk {
		return ""
	}
	aside := make([]bool, len(q.words)) // may stand around anything
	for i := range q.words {
		w := &q.words[i]
		_, framed := q.frame.at(q.words, i)
		_, polite := q.courtesy.at(q.words, i)
		aside[i] = w.claim == 0 && (framed > 0 || w.Idle || len(w.Surface) == 1) || polite > 0
		if _, n := q.talking.at(q.words, i); n == 0 && !aside[i] && !q.within(i) {
			return ""
		}
		for k := i + 1; k < i+max(framed, polite) && k < len(q.words); k++ {
			aside[k] = true
		}
	}
	for _, line := range q.talk {
		if q.says(line, aside) {
			return line.intent
		}
	}
	return ""
}

// within tells whether word i stands inside of a phrase of talk that begins before it.
func (q *asked) within(i int) bool {
	for k := max(0, i-5); k < i; k++ {
		for _, key := range [...]string{q.words[k].Surface, q.words[k].bare} {
			for _, f := range q.talking.first[key] {
				if key != "" && k+len(f.words) > i && met(f.words, q.words[k:]) {
					return true
				}
			}
		}
	}
	return false
}

// says tells whether a line covers the message.
func (q *asked) says(line talkLine, aside []bool) bool {
	covered := make([]bool, len(q.words))
	for g := range line.groups {
		found := false
		for i := 0; i < len(q.words); i++ {
			_, n := line.groups[g].at(q.words, i)
			for k := i; k < i+n; k++ {
				covered[k] = true
			}
			found = found || n > 0
			i += max(n-1, 0)
		}
		if !found {
			return false
		}
	}
	for i := range covered {
		if !covered[i] && !aside[i] {
			return false
		}
	}
	return true
}
