package indonesian

import (
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// reading holds the word lists that only questions need. They can change without a new index.
type reading struct {
	chat      map[string]chatWord
	fillers   map[string][]filler // by first surface, longest first
	stops     map[string]bool
	weights   map[string]float64  // by stem
	phrases   map[string][]phrase // by first stem, longest first
	whole     map[string][]phrase // those of which a stop word is a part ("kerja sama"), by first stem
	display   map[string]string   // surface of an acronym → how it is written
	misspelt  map[string]string   // surface → acronym's surface
	expansion map[string]string   // surface of an acronym → its first meaning
	senses    map[string][]sense  // surface → meanings
	known     map[string]bool     // surfaces of all these lists
	skeletons skeletons           // words by what is left without their vowels
}

// chatWord is what a chat spelling stands for.
type chatWord struct {
	meaning  string
	doubtful bool // may be a word of the index itself
}

// filler is a phrase of questions that is not searched for, or counts little.
type filler struct {
	words  []string
	weak   bool
	newest bool
	answer AnswerType
}

// phrase is a word or phrase that can be said otherwise.
type phrase struct {
	stems   []string
	surface string        // the only form that is meant, "" for every form of the stem
	acronym bool          // it is one, and its meaning may depend on the question
	others  []Alternative // the other ways; Span is set when they are used
}

// sense is one meaning of an ambiguous word.
type sense struct {
	meaning string
	ask     bool
	context map[string]bool // stems that decide for it
}

// readReading reads the lists for questions.
func (l *Language) readReading(files fs.FS) error {
	l.reading = reading{
		chat: map[string]chatWord{}, fillers: map[string][]filler{}, stops: map[string]bool{}, weights: map[string]float64{},
		phrases: map[string][]phrase{}, whole: map[string][]phrase{}, display: map[string]string{}, misspelt: map[string]string{},
		expansion: map[string]string{}, senses: map[string][]sense{}, known: map[string]bool{},
	}
	steps := []func(fs.FS) error{
		l.readChat, l.readStops, l.readFillers, l.readWeights, l.readAcronyms, l.readSynonyms, l.readSenses, l.readAsking,
	}
	for _, step := range steps {
		if err := step(files); err != nil {
			return err
		}
	}
	for first, all := range l.reading.phrases {
		slices.SortStableFunc(all, func(a, b phrase) int { return len(b.stems) - len(a.stems) })
		l.reading.phrases[first] = all
	}
	l.vocabular = NewSpeller(l.vocabularyWords())
	l.reading.skeletons = l.newSkeletons()
	return nil
}

// vocabularyWords are the words a question may misspell although no document has them: question words, names of places.
func (l *Language) vocabularyWords() iter.Seq2[string, int] {
	words := map[string]int{}
	for word := range l.reading.stops {
		words[word] = 100
	}
	for _, all := range l.reading.fillers {
		for _, f := range all {
			for _, word := range f.words {
				words[word] = 100
			}
		}
	}
	for _, all := range l.places.first {
		for _, name := range all {
			for _, word := range name.words {
				if len(word) >= 5 && !name.nickname {
					words[word] = max(words[word], 10)
				}
			}
		}
	}
	return maps.All(words)
}

func (l *Language) readChat(files fs.FS) error {
	lines, err := readList(files, "chat.tsv", 2, 3)
	for _, n := range lines {
		typed := n.columns[0]
		if !isRoot(typed) {
			return n.errorf("%q is not a word in small letters", typed)
		}
		if _, twice := l.reading.chat[typed]; twice {
			return n.errorf("%q stands there twice", typed)
		}
		if flag := n.column(2); flag != "" && flag != "ragu" {
			return n.errorf("%q is not ragu", flag)
		}
		l.reading.chat[typed] = chatWord{meaning: n.columns[1], doubtful: n.column(2) != ""}
	}
	return err
}

func (l *Language) readStops(files fs.FS) error {
	lines, err := readList(files, "stopwords.tsv", 1, 1)
	for _, n := range lines {
		l.reading.stops[n.columns[0]] = true
	}
	return err
}

// answers are the words for answer types in fillers.tsv.
var answers = map[string]AnswerType{
	"angka": NumberAnswer, "waktu": DateAnswer, "orang": PersonAnswer, "tempat": PlaceAnswer, "daftar": ListAnswer,
	"definisi": DefinitionAnswer, "cara": HowAnswer,
}

func (l *Language) readFillers(files fs.FS) error {
	lines, err := readList(files, "fillers.tsv", 2, 2)
	for _, n := range lines {
		f := filler{words: surfaces(l.Tokens(n.columns[0]))}
		if len(f.words) == 0 {
			return n.errorf("no word")
		}
		for _, effect := range list(n.columns[1]) {
			answer, ok := answers[effect]
			switch {
			case ok:
				f.answer = answer
			case effect == "lemah":
				f.weak = true
			case effect == "baru":
				f.newest = true
			case effect != "buang":
				return n.errorf("unknown effect %q", effect)
			}
		}
		l.reading.fillers[f.words[0]] = append(l.reading.fillers[f.words[0]], f)
	}
	for _, all := range l.reading.fillers {
		slices.SortStableFunc(all, func(a, b filler) int { return len(b.words) - len(a.words) })
	}
	return err
}

func (l *Language) readWeights(files fs.FS) error {
	lines, err := readList(files, "weights.tsv", 2, 2)
	for _, n := range lines {
		weight, bad := strconv.ParseFloat(n.columns[1], 64)
		if bad != nil || !(weight > 0 && weight <= 2) {
			return n.errorf("weight %q is not between 0 and 2", n.columns[1])
		}
		l.reading.weights[n.columns[0]] = weight
	}
	return err
}

const acronymList = "acronyms.tsv"

// acronymWeight is the weight of an acronym's meaning, and of the acronym for its meaning.
const acronymWeight = 0.9

func (l *Language) readAcronyms(files fs.FS) error {
	lines, err := readList(files, acronymList, 2, 3)
	for _, n := range lines {
		short := l.Tokens(n.columns[0])
		if len(short) != 1 {
			return n.errorf("acronym %q is not one word", n.columns[0])
		}
		surface := short[0].Surface
		if _, twice := l.reading.expansion[surface]; twice {
			return n.errorf("%q stands there twice", n.columns[0])
		}
		l.reading.display[surface] = n.columns[0]
		for i, meaning := range list(n.columns[1]) {
			if i == 0 {
				l.reading.expansion[surface] = meaning
			}
			if err := l.addPhrases(n, acronymWeight, []string{n.columns[0], meaning}); err != nil {
				return err
			}
		}
		for _, wrong := range list(n.column(2)) {
			l.reading.misspelt[wrong] = surface
		}
	}
	return err
}

func (l *Language) readSynonyms(files fs.FS) error {
	lines, err := readList(files, "synonyms.tsv", 3, 12)
	for _, n := range lines {
		weight, bad := strconv.ParseFloat(n.columns[0], 64)
		if bad != nil || !(weight > 0 && weight <= 1) {
			return n.errorf("weight %q is not between 0 and 1", n.columns[0])
		}
		if err := l.addPhrases(n, weight, n.columns[1:]); err != nil {
			return err
		}
	}
	return err
}

// member is one way to say something in a group of synonyms.
type member struct {
	words   []Token
	stems   []string
	surface string // for "=": this form only
	target  bool   // for "→": found for the others, does not find them
	whole   bool   // a stop word is a part of it
}

// addPhrases files the members of a group under their stems; each gets the others as alternatives.
func (l *Language) addPhrases(n line, weight float64, texts []string) error {
	all := make([]member, 0, len(texts))
	for _, text := range texts {
		m, err := l.readMember(n, text)
		if err != nil {
			return err
		}
		all = append(all, m)
	}
	for i, m := range all {
		for _, w := range m.words {
			l.reading.known[w.Surface] = true
		}
		if m.target {
			continue
		}
		p := phrase{stems: m.stems, surface: m.surface, acronym: n.file == acronymList}
		for j, other := range all {
			if i != j && !slices.Equal(m.stems, other.stems) {
				p.others = append(p.others, Alternative{Words: other.words, Weight: weight})
			}
		}
		if len(p.others) == 0 {
			continue
		}
		l.reading.phrases[p.stems[0]] = append(l.reading.phrases[p.stems[0]], p)
		if m.whole {
			l.reading.whole[p.stems[0]] = append(l.reading.whole[p.stems[0]], p)
		}
	}
	return nil
}

// readMember reads "words", "=word" or "→words". Stop words are left out, unless hardly anything is left then.
func (l *Language) readMember(n line, text string) (member, error) {
	var m member
	text, m.target = strings.CutPrefix(text, "→")
	text, exact := strings.CutPrefix(text, "=")
	all := l.Tokens(text)
	m.words = slices.DeleteFunc(slices.Clone(all), func(t Token) bool { return l.reading.stops[t.Surface] })
	if len(m.words) < 2 && len(all) > 1 {
		m.words, m.whole = all, true
	}
	if len(m.words) == 0 || exact && len(m.words) > 1 {
		return m, n.errorf("%q is not a word or phrase", text)
	}
	if m.stems = stemsOf(m.words); exact {
		m.surface = m.words[0].Surface
	}
	return m, nil
}

func (l *Language) readSenses(files fs.FS) error {
	lines, err := readList(files, "ambiguous.tsv", 3, 4)
	for _, n := range lines {
		surface := normal(n.columns[0])
		s := sense{meaning: n.columns[2], context: map[string]bool{}}
		switch n.columns[1] {
		case "tanya":
			s.ask = true
		case "utama":
		default:
			return n.errorf("%q is none of tanya, utama", n.columns[1])
		}
		for _, word := range list(n.column(3)) {
			s.context[l.Stem(word)] = true
		}
		l.reading.senses[surface] = append(l.reading.senses[surface], s)
		if l.reading.display[surface] == "" {
			l.reading.display[surface] = n.columns[0]
		}
		l.reading.known[surface] = true
	}
	return err
}

// readAsking knows the words that only ask: whoever types "tips" means no word of the index that is spelled nearly so.
func (l *Language) readAsking(files fs.FS) error {
	for _, name := range [...]string{"wishes.tsv", "frame.tsv"} {
		lines, err := readList(files, name, 2, 2)
		if err != nil {
			return err
		}
		for _, n := range lines {
			for _, phrase := range list(n.columns[1]) {
				for _, t := range l.Tokens(phrase) {
					l.reading.known[t.Surface] = true
				}
			}
		}
	}
	return nil
}

func surfaces(tokens []Token) []string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.Surface
	}
	return out
}

func stemsOf(tokens []Token) []string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.Stem
	}
	return out
}
