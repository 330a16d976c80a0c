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
	opens  bool // its words begin the message, and anything may follow: "ingatkan saya rapat besok"
}

// whatever is the group of talk.tsv that anything may follow.
const whatever = "*"

// courteous are the intents whose words may stand around anything else.
var courteous = []knowledge.Intent{
	knowledge.IntentGreeting, knowledge.IntentThanks, knowledge.IntentAgree, knowledge.IntentFarewell,
}

var intents = append([]knowledge.Intent{
	knowledge.IntentAbility, knowledge.IntentIdentity, knowledge.IntentPrivacy, knowledge.IntentPropose, knowledge.IntentWrong,
	knowledge.IntentMore, knowledge.IntentSource, knowledge.IntentDetail, knowledge.IntentExample, knowledge.IntentShort,
	knowledge.IntentHuman, knowledge.IntentPersonal, knowledge.IntentChatter, knowledge.IntentJoin, knowledge.IntentGroup,
	knowledge.IntentRemind, knowledge.IntentLanguage, knowledge.IntentMaker, knowledge.IntentCost, knowledge.IntentOfficial,
	knowledge.IntentHours, knowledge.IntentFiles, knowledge.IntentExport,
	knowledge.IntentMemory, knowledge.IntentInsult, knowledge.IntentPraise,
	knowledge.IntentSorry, knowledge.IntentTest, knowledge.IntentInvite, knowledge.IntentHoldings, knowledge.IntentNewest,
}, courteous...)

func (r *Reader) readTalk(files fs.FS) error {
	return readRows(files, "talk.tsv", 2, 2, func(n row) error {
		line := talkLine{intent: knowledge.Intent(n.columns[0])}
		if !slices.Contains(intents, line.intent) {
			return n.errorf("%q is no intent", line.intent)
		}
		for _, group := range strings.Fields(n.columns[1]) {
			if group == whatever {
				line.opens = true
				continue
			}
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
func (q *message) intent() knowledge.Intent {
	if len(q.words) == 0 {
		return ""
	}
	if q.asksOfAcronym() {
		return ""
	}
	if intent := q.opening(); intent != "" {
		return intent
	}
	if len(q.words) > longestTalk {
		return ""
	}
	around := q.around()
	for i := range q.words {
		if _, n := q.talking.at(q.words, i); n == 0 && around[i] == bare && !q.within(i) {
			return ""
		}
	}
	for _, line := range q.talk {
		if line.intent == knowledge.IntentHoldings && q.asksPlaces() {
			continue
		}
		if q.saysWhich(line.intent) {
			continue
		}
		if !line.opens && q.says(line, around) && (line.intent != knowledge.IntentPropose || !q.asksWho()) {
			return line.intent
		}
	}
	return ""
}

// opening is the intent of a message that begins with words which say all, whatever follows them; "" for none.
func (q *message) opening() knowledge.Intent {
	for _, line := range q.talk {
		for i := 0; line.opens && i < len(q.words); i++ {
			if _, n := line.groups[0].at(q.words, i); n > 0 {
				return line.intent
			}
			if !q.politeAt(i) && !q.pleadAt(i) {
				break
			}
		}
	}
	return ""
}

// pleadAt tells whether the word at i asks for a favour: "bisa", "saya mau", "bantu saya".
func (q *message) pleadAt(i int) bool {
	switch q.words[i].Surface {
	case "bisa", "bisakah", "dapat", "mau", "ingin", "saya", "aku", "kami", "kamu", "anda", "bantu", "boleh", "buat", "agar",
		"untuk":
		return true
	}
	return false
}

// asksPlaces tells whether places are counted, not documents: "ada berapa kota yang punya dokumen".
func (q *message) asksPlaces() bool {
	for i := range q.words {
		if q.areas.has(&q.words[i]) {
			return true
		}
	}
	return false
}

// asksOfAcronym tells whether a word that is talk by itself is an acronym here: "apa itu sipp", "SIPP".
func (q *message) asksOfAcronym() bool {
	wished, opened := false, q.opened()
	for i := range q.words {
		wish, n := q.wishes.at(q.words, i)
		wished = wished || n > 0 && wish != knowledge.WishList
	}
	for i := range q.words {
		w := &q.words[i]
		if _, n := q.acronyms.at(q.words, i); n == 1 && (w.Upper || wished || opened && i > 0) {
			return true
		}
	}
	return false
}

// saysWhich tells whether words of an intent say which of something is meant: "yang selesai", "yang download berapa".
func (q *message) saysWhich(intent knowledge.Intent) bool {
	which := q.surface(0) == "yang" || q.surface(0) == "kalau"
	if intent == knowledge.IntentExport {
		return which || q.asksAmount()
	}
	return which && len(q.words) > 1 && slices.Contains(courteous, intent)
}

// asksAmount tells whether a number, a person or a time is asked for.
func (q *message) asksAmount() bool {
	return slices.ContainsFunc(q.words, func(w word) bool {
		return w.Surface == "berapa" || w.Surface == "siapa" || w.Surface == "kapan"
	})
}

// asksWho tells whether somebody asks who may do a thing, or when: no offer to do it.
func (q *message) asksWho() bool {
	for i := range q.words {
		switch wish, n := q.wishes.at(q.words, i); {
		case n == 0:
		case wish == knowledge.WishWho, wish == knowledge.WishWhen, wish == knowledge.WishList:
			return true
		}
	}
	return false
}

// standing says what a word of talk is beside the words of an intent.
type standing int

const (
	bare   standing = iota // none: the intent has to cover it
	frame                  // a word of the frame
	polite                 // courtesy, a form of address, a particle
)

// softGroups are the groups of frame.tsv that are courtesy.
var softGroups = map[string]bool{"sapaan": true, "sopan": true, "partikel": true}

// around tells of every word how it stands around the words of an intent.
func (q *message) around() []standing {
	out := make([]standing, len(q.words))
	raise := func(i, n int, to standing) {
		for k := i; k < i+n && k < len(out); k++ {
			out[k] = max(out[k], to)
		}
	}
	for i := range q.words {
		w := &q.words[i]
		group, framed := q.frame.at(q.words, i)
		_, courtesy := q.courtesy.at(q.words, i)
		raise(i, courtesy, polite)
		switch {
		case w.claim != 0:
		case group == contentGroup:
		case framed > 0 && softGroups[group]:
			raise(i, framed, polite)
		case framed > 0:
			raise(i, framed, frame)
		case w.Idle || len(w.Surface) <= shortest && !q.acronyms.has(w) && !digits(w.Surface):
			raise(i, 1, frame)
		}
	}
	return out
}

// within tells whether word i stands inside of a phrase of talk that begins before it.
func (q *message) within(i int) bool {
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

// says tells whether a line covers the message. Where a single word that says nothing by itself ("sudah", "cukup") is all that
// speaks for the intent, nothing but courtesy may stand around it. Courtesy does not stand
// beside a word that asks: "mana yang bagus".
func (q *message) says(line talkLine, around []standing) bool {
	covered := make([]bool, len(q.words))
	least := polite
	for g := range line.groups {
		found := false
		for i := 0; i < len(q.words); i++ {
			_, n := line.groups[g].at(q.words, i)
			for k := i; k < i+n; k++ {
				covered[k] = true
			}
			if n > 0 {
				found = true
				if n > 1 || !q.words[i].Idle || len(line.groups) > 1 {
					least = frame
				}
			}
			i += max(n-1, 0)
		}
		if !found {
			return false
		}
	}
	idle := line.intent == knowledge.IntentInvite || slices.Contains(courteous, line.intent)
	for i := range covered {
		if !covered[i] && (around[i] < least || idle && q.asking.has(&q.words[i])) {
			return false
		}
	}
	return true
}
