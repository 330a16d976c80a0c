package indonesian

import (
	"io/fs"
	"slices"
	"strings"
)

// alias is the one surface under which the spellings of a code or word are found: e-KTP, KTP-el and ektp are "ktp-el".
type alias struct {
	surface string
	stem    string
	code    bool
	words   []string // the spelling, as surfaces of tokens
}

// aliasTable holds the spellings by the surface of their first token.
type aliasTable struct {
	first  map[string][]alias // longest first
	single map[string]alias   // spellings that end in "!": LAPOR!
	prefix map[string]bool    // letters that make a code with the digits after them, however long they are
}

func (t *aliasTable) begins(surface string) bool { return len(t.first[surface]) > 0 }

// readAliases reads codes.tsv: the surface, its nature (kode, kata or awalan), the spellings.
func (l *Language) readAliases(files fs.FS) error {
	lines, err := readList(files, "codes.tsv", 2, 3)
	if err != nil {
		return err
	}
	table := aliasTable{first: map[string][]alias{}, single: map[string]alias{}, prefix: map[string]bool{}}
	for _, n := range lines {
		surface, nature := n.columns[0], n.columns[1]
		if surface != strings.ToLower(surface) {
			return n.errorf("%q is not in small letters", surface)
		}
		switch nature {
		case "awalan":
			table.prefix[surface] = true
			continue
		case "kode", "kata":
		default:
			return n.errorf("nature %q is none of kode, kata, awalan", nature)
		}
		if n.column(2) == "" {
			return n.errorf("no spelling of %q", surface)
		}
		as := alias{surface: surface, stem: surface, code: nature == "kode"}
		if !as.code {
			as.stem = l.stemmer.stem(surface)
		}
		for _, spelling := range list(n.column(2)) {
			if err := l.addSpelling(&table, n, as, spelling); err != nil {
				return err
			}
		}
	}
	for _, all := range table.first {
		slices.SortStableFunc(all, func(a, b alias) int { return len(b.words) - len(a.words) })
	}
	l.aliases = table
	return nil
}

// addSpelling files one spelling of an alias.
func (l *Language) addSpelling(table *aliasTable, n line, as alias, spelling string) error {
	if word, shouted := strings.CutSuffix(spelling, "!"); shouted {
		table.single[spelling] = as
		table.first[word] = append(table.first[word], alias{surface: word, words: []string{word}})
		return nil
	}
	as.words = surfaces(l.Tokens(spelling))
	if len(as.words) == 0 {
		return n.errorf("spelling %q holds no word", spelling)
	}
	table.first[as.words[0]] = append(table.first[as.words[0]], as)
	return nil
}

// token returns the token of a spelling that stands at [start, end).
func (a alias) token(start, end int, upper bool) Token {
	t := Token{Surface: a.surface, Stem: a.stem, Start: start, End: end, Upper: upper}
	if a.code {
		t.Kind = Code
	}
	return t
}

// mergeAliases replaces spellings of codes by the code, in place.
func (l *Language) mergeAliases(text string, tokens []Token) []Token {
	out := tokens[:0]
	for i := 0; i < len(tokens); {
		n := 0
		for _, a := range l.aliases.first[tokens[i].Surface] {
			if len(a.words) == 1 && a.words[0] == a.surface || !a.matches(text, tokens[i:]) {
				continue
			}
			n = len(a.words)
			out = append(out, a.token(tokens[i].Start, tokens[i+n-1].End, tokens[i].Upper))
			break
		}
		if n == 0 {
			out = append(out, tokens[i])
			n = 1
		}
		i += n
	}
	return out
}

// matches tells whether the tokens begin with the spelling, close together on one line.
func (a alias) matches(text string, tokens []Token) bool {
	if len(tokens) < len(a.words) {
		return false
	}
	for k, word := range a.words {
		if tokens[k].Surface != word {
			return false
		}
		if k > 0 {
			gap := text[tokens[k-1].End:tokens[k].Start]
			if len(gap) > 3 || strings.ContainsAny(gap, "\n,;()") {
				return false
			}
		}
	}
	return true
}

// codeLetters tells whether digits right after these letters make a code with them: F01 but not Rp500.
func codeLetters(l *Language, letters string) bool {
	if len(letters) <= 3 || len(letters) <= 6 && isUpper(letters) {
		return !noCode[strings.ToLower(letters)]
	}
	return len(letters) <= 12 && l.aliases.prefix[strings.ToLower(letters)]
}

// noCode are short words that stand before an amount or an ordinal.
var noCode = map[string]bool{
	"rp": true, "rp.": true, "usd": true, "no": true, "ke": true, "se": true, "di": true, "hal": true, "ps": true, "bab": true,
	"jam": true, "pkl": true, "tgl": true, "thn": true, "th": true, "dan": true, "per": true, "kg": true, "km": true,
	"pasal": true, "tahun": true, "nomor": true, "ayat": true, "tanggal": true,
}

// hangsOn tells particles that are written behind a hyphen after capitals and numbers: KTP-nya, 2020-an.
func hangsOn(right string) bool {
	if len(right) > 3 {
		return false
	}
	switch right {
	case "nya", "ku", "mu", "lah", "kah", "pun", "an", "kan":
		return true
	}
	return false
}

// prefixPart tells prefixes that are written before a hyphen: di-upload, se-Indonesia.
func prefixPart(left string) bool {
	switch left {
	case "di", "ke", "se", "me", "mem", "men", "meng", "meny", "ber", "ter", "per", "pe", "Se", "Ke", "Di", "Ber":
		return true
	}
	return false
}
