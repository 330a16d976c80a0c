package desk

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"studitiru/knowledge"
	"studitiru/knowledge/fact"
)

// How much of a text is looked at to understand what it is about, in characters: for places and labels, for the year, and
// for a line that names the source.
const (
	senseRoom  = 20_000
	yearRoom   = 3000
	titleRoom  = 120 // of a title that was no title: a first line, a caption
	labelsMost = 2   // aspects, and fields, of one document
)

// Sense is what texts are understood with. The zero Sense knows no place and no label.
type Sense struct {
	// Place is the official name of the one place that some words mean, "" when they mean none or several.
	Place  func(words string) string
	Labels Labels
	// Measures are what facts may be of; without them nothing is said of what a measure allows.
	Measures fact.Measures
}

var (
	namedYear   = regexp.MustCompile(`\b(?:19[5-9]\d|20\d\d)\b`)
	namedSource = regexp.MustCompile(`(?m)^[*_> ]*[Ss]umber[*_ ]*:[*_ ]*(\S.{3,300})$`)
	webWord     = regexp.MustCompile(`https?://[^\s<>()\[\]"]+`)
)

// Told is what stands beside a text that came as a file.
type Told struct {
	Caption string // what was said with it
	Title   string // among the file's properties, or its first heading
	File    string // its name, without folders
	Site    string // of a page: its title with the name of its site
	Origin  string // whom a forwarded one is from, with the date
}

// Understand fills what is not known yet of a document from what was said of it and from its own text: title, kind, places,
// year, aspects, fields. It is pure: the same texts give the same document. year is the present one, for no document is of a
// later one. Everything is a guess that a person sees and can mend.
func (s Sense) Understand(d *knowledge.Document, told Told, year int) {
	text := beginning(knowledge.WithoutPages(beginning(d.Body, 2*senseRoom)), senseRoom)
	caption := strings.TrimSpace(webWord.ReplaceAllString(told.Caption, ""))
	file := fileTitle(told.File)
	head, isRule := s.headOf(text, told.Title, firstHeading(text), file)
	if d.Title == "" {
		if d.Title = s.titleIn(text, caption, told.Title, file); isRule {
			if d.Title = head.Title(); !annexInName.MatchString(d.Title) {
				d.Title += annexBehind(file)
			}
		}
	}
	if d.Kind == "" {
		switch {
		case isRule && kindNamed(caption) == "":
			d.Kind = knowledge.Rule
		default:
			d.Kind = kindIn(caption, d.Title, opening(text))
		}
	}
	if len(d.Places) == 0 {
		if place := s.placeOf(d.Kind, head, text, caption, d.Title, file, told.Site, told.Origin); place != "" {
			d.Places = []string{place}
		}
	}
	if d.Year == 0 && head.Year <= year && yearIn(year, caption) == 0 {
		d.Year = head.Year
	}
	if d.Year == 0 {
		d.Year = yearIn(year, caption, d.Title, file, beginning(text, yearRoom), told.Origin)
	}
	about := caption + "\n" + d.Title + "\n" + text
	if len(d.Aspects) == 0 {
		d.Aspects = labelsIn(about, s.Labels.Aspects)
	}
	if len(d.Fields) == 0 {
		d.Fields = labelsIn(about, s.Labels.Fields)
	}
}

// yearIn is the newest year, not after the present one, in the first of the texts that names any; 0 for none.
func yearIn(present int, texts ...string) (year int) {
	for _, text := range texts {
		for _, found := range namedYear.FindAllString(text, 100) {
			if n, err := strconv.Atoi(found); err == nil && n <= present {
				year = max(year, n)
			}
		}
		if year != 0 {
			return year
		}
	}
	return 0
}

// labelsIn are the labels whose words stand in a text most often, labelsMost at most.
func labelsIn(text string, labels []Label) (keys []string) {
	text = strings.ToLower(text)
	type counted struct {
		key string
		n   int
	}
	var found []counted
	for _, l := range labels {
		n := 0
		for _, w := range l.Words {
			n += wordCount(text, w)
		}
		if n > 0 {
			found = append(found, counted{l.Key, n})
		}
	}
	slices.SortStableFunc(found, func(a, b counted) int { return b.n - a.n })
	for _, f := range found[:min(labelsMost, len(found))] {
		keys = append(keys, f.key)
	}
	return keys
}

// wordCount counts a word or phrase, in lower case, where it stands as a whole, or with -nya behind it.
func wordCount(text, word string) (n int) {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return n
		}
		i, from = from+i, from+i+len(word)
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(strings.TrimPrefix(text[from:], "nya"))
		if !inWord(before) && !inWord(after) {
			n++
		}
	}
}

// kindIn guesses what a document is from what is said of it, from its title, and from how it begins.
func kindIn(texts ...string) knowledge.Kind {
	for _, said := range texts {
		if kind := kindNamed(said); kind != "" {
			return kind
		}
	}
	return knowledge.Innovation
}

// kindNamed is the kind that a title names, "" for none.
func kindNamed(title string) knowledge.Kind {
	title = strings.Join(strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !inWord(r) && r != '-'
	}), " ") + " "
	for _, k := range kindWords() {
		if slices.ContainsFunc(k.first, func(w string) bool { return strings.HasPrefix(title, w+" ") }) {
			return k.kind
		}
	}
	for _, k := range kindWords() {
		if slices.ContainsFunc(k.words, func(w string) bool { return strings.Contains(" "+title, " "+w+" ") }) {
			return k.kind
		}
	}
	return ""
}

// sourceIn is where a text says that it is from: the address in its caption, its own line "Sumber: …", what else its caption
// says beside place and year.
func (s Sense) sourceIn(caption, text, title string) (source knowledge.Source, ok bool) {
	if address := webAddress(caption); address != "" {
		return knowledge.Source{Title: title, URL: address}, true
	}
	for _, said := range []string{caption, text} {
		m := namedSource.FindStringSubmatch(said)
		if m == nil {
			continue
		}
		source.URL = webAddress(m[1])
		name := strings.Trim(strings.Replace(m[1], source.URL, "", 1), " <>()[],;.–-*_")
		if source.Title = shortened(knowledge.Visible(name), knowledge.MaxTitle); source.Title == "" {
			source.Title = title
		}
		return source, source.Title != ""
	}
	source.Title = s.sourceSaid(caption)
	return source, source.Title != ""
}

var (
	captionBreak = regexp.MustCompile(`\s*[,;\n|·•]\s*|\s+[–—-]\s+`)
	fromWhom     = regexp.MustCompile(`(?i)^(?:unduhan\s+|diunduh\s+|diambil\s+)?(?:dari|via|melalui)\s+`)
	fromKeeper   = regexp.MustCompile(`(?i)\bdari\s+(\S[^/()@]*)$`)
	// keepers are words for who hands out documents.
	keepers = regexp.MustCompile(`(?i)\b(?:jdih|ppid|dinas|badan|bagian|biro|sekretariat|kementerian|kemen\w+|humas|laporan|` +
		`situs|website|web|portal|` +
		`media|kanal|koran|radio|bappeda\w*|diskominfo\w*|inspektorat|setda|dprd|\w+\.(?:go\.id|id|com|org))\b`)
)

// sourceWords is the longest source that a caption names without saying so, in words.
const sourceWords = 8

// sourceSaid is who handed a file out, as its caption says beside place and year: "Kota Pontianak, JDIH".
func (s Sense) sourceSaid(caption string) string {
	parts := captionBreak.Split(strings.TrimSpace(caption), -1)
	for _, part := range parts {
		if m := fromKeeper.FindStringSubmatch(part); m != nil && keepers.MatchString(m[1]) && len(strings.Fields(m[1])) <= sourceWords {
			return shortened(strings.Trim(knowledge.Visible(m[1]), " .:"), knowledge.MaxTitle)
		}
		part = strings.Trim(knowledge.Visible(part), " .:")
		from := fromWhom.FindString(part)
		name := strings.TrimPrefix(part, from)
		words := len(strings.Fields(name))
		switch {
		case utf8.RuneCountInString(name) < 3 || strings.ContainsAny(name, "/()@") || words > sourceWords || s.Place != nil &&
			s.Place(name) != "" || yearOnly.MatchString(name):
		case from != "", keepers.MatchString(name) && (len(parts) > 1 || words <= 4) && kindNamed(name) != knowledge.Rule:
			return shortened(name, knowledge.MaxTitle)
		}
	}
	return ""
}

var yearOnly = regexp.MustCompile(`(?i)^(?:tahun\s+)?(?:19|20)\d\d$`)

// webAddress is the first address of a page in a text, "" for none.
func webAddress(text string) string {
	for _, found := range webWord.FindAllString(text, 20) {
		found = strings.TrimRight(found, ".,;:!?")
		u, err := url.Parse(found)
		if err == nil && strings.Contains(u.Hostname(), ".") && u.User == nil {
			return found
		}
	}
	return ""
}

// beginning is the first n characters of a text.
func beginning(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

// shortened cuts a title at a word to n characters.
func shortened(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	short := beginning(text, n-1)
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,.;:") + "…"
}
