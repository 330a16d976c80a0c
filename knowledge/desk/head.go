package desk

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"studitiru/knowledge"
)

// Head is what the head of a rule says of it: "PERATURAN WALI KOTA X / NOMOR 12 TAHUN 2024 / TENTANG / …".
type Head struct {
	Kind   string // "Peraturan Wali Kota X", "Surat Edaran", with what it is a part of before: "Lampiran II Peraturan …"
	Number string // "12", "100.3.3/45/ORG/2024"
	Year   int    // 0 where it names none
	About  string // what it is about, "" where it does not say
}

// Title is how the rule is cited.
func (h Head) Title() string {
	title := h.Kind
	if h.Number != "" {
		title += " " + wordsNumber + " " + h.Number
	}
	if h.Year != 0 && !strings.HasSuffix(h.Number, strconv.Itoa(h.Year)) {
		title += " " + wordsYear + " " + strconv.Itoa(h.Year)
	}
	if h.About != "" {
		title += " " + wordsAbout + " " + h.About
	}
	return shortened(title, knowledge.MaxTitle)
}

// headRoom is how much of a text is looked at for the head of a rule, in characters: a cover and a letterhead may stand before.
const headRoom = 6000

// What a rule is called, in capitals as in its head. The first that fits counts, so longer names stand first.
const ruleNames = `(?:RANCANGAN\s+)?(?:PERATURAN(?:\s+BERSAMA)?\s+(?:DAERAH|WALI\s?KOTA|BUPATI|GUBERNUR|PEMERINTAH|PRESIDEN|` +
	`MENTERI|KEPALA|BADAN|` +
	`LEMBAGA|KOMISI|OMBUDSMAN|DEWAN|DESA|DIREKTUR|SEKRETARIS|REKTOR|BANK|MAHKAMAH|JAKSA|KEPOLISIAN|PANGLIMA|OTORITAS|KETUA|` +
	`ARSIP|LURAH|CAMAT)|` +
	`KEPUTUSAN(?:\s+BERSAMA)?\s+(?:WALI\s?KOTA|BUPATI|GUBERNUR|PRESIDEN|MENTERI|KEPALA|DEWAN|DIREKTUR|SEKRETARIS|REKTOR|CAMAT|` +
	`LURAH|KETUA|BADAN|` +
	`PIMPINAN|INSPEKTUR|DEPUTI|PEJABAT|KUASA)|UNDANG-UNDANG|PERATURAN\s+PEMERINTAH\s+PENGGANTI|INSTRUKSI\s+(?:PRESIDEN|MENTERI|` +
	`GUBERNUR|BUPATI|` +
	`WALI\s?KOTA)|SURAT\s+EDARAN|SURAT\s+KEPUTUSAN|KEPUTUSAN|QANUN|PERATURAN|MAKLUMAT|PENGUMUMAN|PEDOMAN\s+MENTERI)`

var (
	// ruleHead is a head: what it is of whom, number, year, what about. Between the parts stand signs and spaces only.
	ruleHead = regexp.MustCompile(`(` + ruleNames +
		`)((?:[\s,/&-]+[\p{Lu}\d.()'’]+){0,16}?)[\s:]+(?:NOMOR|NO\.?|` +
		`NO)\s*[.:]?\s*([\p{Lu}\d][\p{L}\d./_–-]*(?:\s?/\s?[\p{L}\d.-]+)*|[.…_]{2,})` +
		`(?:[\s,/]+TAHUN[\s:]*(\d{4}|[.…_]+))?[\s,]+TENTANG[\s:]+`)
	// aboutHead is a head without a number: "SURAT EDARAN TENTANG …".
	aboutHead = regexp.MustCompile(`(` + ruleNames + `)((?:\s+[\p{Lu}\d.()'’,-]+){0,14}?)\s+TENTANG\s+`)
	// namedRule is a rule as a title or file name cites it.
	namedRule = regexp.MustCompile(`(?i)^(?:salinan\s+)?((?:lampiran(?:\s+[ivx\d]+)?\s+)?` + ruleNames +
		`)((?:\s+[\p{L}\d.()'’,-]+){0,16}?)\s+(?:nomor|no\.?|no)\s*[.:]?\s*` +
		`([\p{L}\d][\p{L}\d./–-]*)(?:\s+(?:tahun|thn\.?|th\.?)\s*(\d{4}))?(?:\s+tentang\s+(.+))?$`)
	// shortRule is a rule as people shorten it: "Perwali 12/2024 tentang …", "Perwali Pontianak No. 12 Tahun 2024".
	shortRule = regexp.MustCompile(`(?i)^(perwali|perwako|perbup|pergub|perda|kepwal|kepbup|kepgub|permenpan\s?rb|permendagri|` +
		`permenkes|perpres|inpres|keppres|permen\s?panrb|se)` +
		`((?:\s+[\p{L}'-]+){0,5}?)[\s_]+(?:nomor|no\.?)?\s*(\d+[A-Z]?)\s*(?:/|\s+tahun\s+|\s+th\.?\s*|\s+)((?:19|` +
		`20)\d\d)(?:\s+tentang\s+(.+))?$`)

	annexOf   = regexp.MustCompile(`\bLAMPIRAN(?:\s+([IVX]+|\d{1,2}))?[\s:]*$`)
	explainOf = regexp.MustCompile(`\bPENJELASAN(?:\s+ATAS)?[\s:]*$`)
	// cited are words by which a text only speaks of a rule whose name follows.
	cited = regexp.MustCompile(`\b(?:BERDASARKAN|SESUAI|MENURUT|PELAKSANAAN|SOSIALISASI|TENTANG|ATAS|DENGAN|DALAM|OLEH|` +
		`MENGINGAT|EVALUASI|LAPORAN|NASKAH AKADEMIK|IMPLEMENTASI|TERHADAP)\b[^\n]{0,60}$`)
	citing = regexp.MustCompile(`^(?:BERDASARKAN|SESUAI|MENURUT|PELAKSANAAN|SOSIALISASI|TENTANG|ATAS|DENGAN|DALAM|OLEH|TERHADAP)$`)
	// aboutEnds is where the name of a rule is over.
	aboutEnds = regexp.MustCompile(`\s(?:DENGAN\s+RAHMAT|ATAS\s+(?:BERKAT\s+)?RAHMAT|BISMILLAH|DEMI\s+KEADILAN|MENIMBANG|` +
		`MENGINGAT|MEMUTUSKAN|BAB\s+[IVX1]+\b|PASAL\s+\d|YTH\b|KEPADA\s+YTH|` +
		`DITETAPKAN|DAFTAR\s+ISI|SEKRETARIAT\s+DAERAH|BAGIAN\s+(?:HUKUM|ORGANISASI)\b|(?:I|A|1)\.\s+\p{Lu}|` +
		`(?:PENJABAT\s+|PLT\.?\s+|PJ\.?\s+)?(?:WALI\s?KOTA|BUPATI|GUBERNUR|PRESIDEN|MENTERI|KEPALA|SEKRETARIS|KETUA|DIREKTUR|` +
		`REKTOR|CAMAT|LURAH)(?:\s+[\p{Lu}/-]+){0,12},(?:\s|$))`)
	fourDigits = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)$`)
	listStart  = regexp.MustCompile(`\s+(?:[A-Z]|\d{1,2})\.?$`)
	spacesIn   = regexp.MustCompile(`\s*([/])\s*`)
)

// headOf finds the head of a rule at the beginning of a text, or in the titles that it goes by.
func (s Sense) headOf(text string, names ...string) (Head, bool) {
	flat, broken := flattened(beginning(text, headRoom))
	if h, ok := s.headIn(flat, broken); ok {
		return h, true
	}
	for _, name := range names {
		if h, ok := s.namedIn(name); ok {
			return h, true
		}
	}
	return Head{}, false
}

// begin is what begins at a place of a text.
type begin int

// The begins: nothing, a line, a block behind an empty line.
const (
	_ begin = iota
	beginsLine
	beginsBlock
)

// flattened is a text without the marks of Markdown, its lines joined by spaces, and where each line began.
func flattened(text string) (flat string, starts map[int]begin) {
	var b strings.Builder
	starts = map[int]begin{}
	how := beginsBlock
	for line := range strings.Lines(text) {
		line = strings.Join(strings.Fields(strings.Trim(strings.TrimSpace(strings.ReplaceAll(line, "|", " ")), `#*_>\ `)), " ")
		if line == "" {
			how = beginsBlock
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		starts[b.Len()] = how
		b.WriteString(line)
		how = beginsLine
	}
	return b.String(), starts
}

// headIn finds a head in capitals that stands for itself: at the beginning of a line, below nothing but a letterhead.
func (s Sense) headIn(flat string, starts map[int]begin) (Head, bool) {
	for _, pattern := range []*regexp.Regexp{ruleHead, aboutHead} {
		from := 0
		for range 8 {
			m := pattern.FindStringSubmatchIndex(flat[from:])
			if m == nil {
				break
			}
			for i := range m {
				if m[i] >= 0 {
					m[i] += from
				}
			}
			if before := flat[:m[0]]; standsAsHead(before, lineBefore(flat, starts, m[0]), starts[m[0]] != 0) {
				h := Head{Kind: part(before) + s.named(flat[m[2]:m[3]]+flat[m[4]:m[5]])}
				if pattern == ruleHead {
					h.Number = spacesIn.ReplaceAllString(strings.Trim(flat[m[6]:m[7]], ".…_-–"), "$1")
					if m[8] >= 0 {
						h.Year = number(flat[m[8]:m[9]])
					}
				}
				h.About = s.named(aboutIn(flat[m[1]:blockEnd(flat, starts, m[1], annexOf.MatchString(before))]))
				if h.Year == 0 {
					if y := fourDigits.FindStringSubmatch(h.Number); y != nil {
						h.Year = number(y[1])
					}
				}
				return h, h.About != ""
			}
			from = m[0] + 1
			for from < len(flat) && !utf8.RuneStart(flat[from]) {
				from++
			}
		}
	}
	return Head{}, false
}

// letterheadMost is how many characters may stand before a head on its line.
const letterheadMost = 400

// lineBefore is what stands before a place on its line.
func lineBefore(flat string, starts map[int]begin, at int) string {
	from := at
	for from > 0 && (starts[from] == 0 || from == at) {
		from--
	}
	return flat[from:at]
}

// blockEnd is where the name of a rule ends at the latest: behind its block. A name that is a block of its own, as in files
// that set each line as a paragraph, may go on in the next one, but not in an annex.
func blockEnd(flat string, starts map[int]begin, from int, annex bool) int {
	if starts[from] == beginsBlock && !annex {
		return len(flat)
	}
	for at := from + 1; at < len(flat); at++ {
		if starts[at] == beginsBlock {
			return at
		}
	}
	return len(flat)
}

// standsAsHead reports whether what stands before a head is a letterhead, rather than a sentence that cites the rule.
func standsAsHead(before, line string, lineStart bool) bool {
	switch {
	case strings.TrimSpace(before) == "" || annexOf.MatchString(before) || explainOf.MatchString(before):
		return true
	case lineStart:
		return !citing.MatchString(lastWords(before, 1))
	case cited.MatchString(line):
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
	return len(line) <= letterheadMost && !strings.ContainsFunc(lastWords(before, 4), unicode.IsLower) && last != ',' && last != '('
}

// lastWords are the last n words of a text.
func lastWords(s string, n int) string {
	words := strings.Fields(s)
	return strings.Join(words[max(0, len(words)-n):], " ")
}

// part is what a head is only a part of, as it is written before the rule's own name.
func part(before string) string {
	if m := annexOf.FindStringSubmatch(before); m != nil {
		return strings.TrimSpace(wordsAnnex+" "+m[1]) + " "
	}
	if explainOf.MatchString(before) {
		return wordsExplanation + " "
	}
	return ""
}

// aboutIn is the name of a rule at the beginning of what stands behind TENTANG: words in capitals, up to what comes next.
func aboutIn(text string) string {
	text = beginning(text, 2*knowledge.MaxTitle)
	if m := aboutEnds.FindStringIndex(" " + text); m != nil {
		text = text[:max(0, m[0]-1)]
	}
	words := strings.Fields(text)
	n := 0
	for n < len(words) && !lowered(words[n]) {
		n++
	}
	text = strings.Join(words[:n], " ")
	if n < len(words) { // the last word in capitals begins the sentence behind: "A. Umum", "Dalam rangka"
		text = listStart.ReplaceAllString(text, "")
	}
	return strings.TrimRight(text, " ,.;:–-")
}

// lowered reports whether a word is written in small letters, of a unit or an app at most in part ("KTP-el", "e-Office").
func lowered(word string) bool {
	lower, upper := 0, 0
	for _, r := range word {
		switch {
		case unicode.IsLower(r):
			lower++
		case unicode.IsUpper(r):
			upper++
		}
	}
	return lower > upper && lower > 1
}

// namedIn reads a title or a file name as that of a rule.
func (s Sense) namedIn(name string) (Head, bool) {
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '_' }), " ")
	if m := namedRule.FindStringSubmatch(name); m != nil {
		h := Head{Kind: s.named(m[1] + m[2]), Number: m[3], Year: number(m[4]), About: s.named(m[5])}
		if h.Year == 0 {
			if y := fourDigits.FindStringSubmatch(h.Number); y != nil {
				h.Year = number(y[1])
			}
		}
		return h, h.About != "" || h.Year != 0
	}
	if m := shortRule.FindStringSubmatch(name); m != nil {
		kind := spelledRules()[strings.ToLower(strings.ReplaceAll(m[1], " ", ""))]
		return Head{Kind: strings.TrimSpace(kind + " " + s.named(m[2])), Number: m[3], Year: number(m[4]), About: s.named(m[5])},
			kind != ""
	}
	return Head{}, false
}

// named writes a name as people do: text all in capitals with capitals at the beginning of words only, but for acronyms
// and numerals.
func (s Sense) named(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	text = oldSpelling.ReplaceAllStringFunc(text, func(w string) string {
		return strings.ToUpper(w[:4]) + " " +
			strings.ToUpper(w[4:])
	})
	if strings.ContainsFunc(text, unicode.IsLower) && !mostlyCapitals(text) {
		return text
	}
	words := strings.Fields(text)
	for i, w := range words {
		words[i] = s.cased(w, i == 0 || strings.EqualFold(w, "dalam") && i+1 < len(words) && strings.EqualFold(words[i+1], "negeri"))
	}
	return strings.Join(words, " ")
}

var (
	oldSpelling = regexp.MustCompile(`(?i)\bwalikota\b`)
	numeralWord = regexp.MustCompile(`^[(]?[IVXLC]+[).,]?$`)
	// spokenWord are acronyms that are written as words are: Puskesmas, Perwali, Pemkot.
	spokenWord = regexp.MustCompile(`^(?:pem(?:kot|kab|da|prov)|per(?:men|da|wali|bup|pres|gub)|kepmen|sekda|setda|kabag|kadis|` +
		`puskesmas|posyandu|adminduk|` +
		`dis[a-z]{3,}|din[a-z]{3}|bap[a-z]{3,})$`)
	wordParts = regexp.MustCompile(`[\p{L}\d’']+`)
)

func mostlyCapitals(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	return upper > 3*lower
}

// cased writes one word of a name.
func (s Sense) cased(word string, first bool) string {
	if numeralWord.MatchString(word) && !strings.EqualFold(word, "di") || strings.ContainsFunc(word, unicode.IsLower) {
		return word
	}
	return wordParts.ReplaceAllStringFunc(word, func(w string) string {
		lower := strings.ToLower(w)
		switch {
		case s.Labels.Acronyms[w] && !spokenWord.MatchString(lower) || !strings.ContainsAny(lower, "aiueo0123456789") &&
			utf8.RuneCountInString(w) > 1:
			return w
		case !first && smallWords()[lower] && !strings.Contains(word, "-"):
			return lower
		case w == "REPUBLIK":
			return "Republik"
		}
		r, size := utf8.DecodeRuneInString(w)
		return string(unicode.ToUpper(r)) + strings.ToLower(w[size:])
	})
}

func number(s string) (n int) {
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0
		}
		n = n*10 + int(r-'0')
	}
	return n
}
