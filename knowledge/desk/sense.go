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
	namedPlace = regexp.MustCompile(`\b(?:Kota|Kabupaten|Kab\.|Provinsi|Pemkot|Pemkab|Pemprov|KOTA|KABUPATEN|PROVINSI)` +
		`\s+\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+){0,3}`)
	namedYear   = regexp.MustCompile(`\b(?:19[5-9]\d|20\d\d)\b`)
	firstHead   = regexp.MustCompile(`(?m)^#{1,3} +(.{5,200})$`)
	namedSource = regexp.MustCompile(`(?m)^[*_> ]*[Ss]umber[*_ ]*:[*_ ]*(\S.{3,300})$`)
	webWord     = regexp.MustCompile(`https?://[^\s<>()\[\]"]+`)
)

// Understand fills what is not known yet of a document from what was said of it, its caption, and from its own text: title,
// kind, places, year, aspects, fields, source. It is pure: the same texts give the same document. year is the present one,
// for no document is of a later one. Everything is a guess that a person sees and can mend.
func (s Sense) Understand(d *knowledge.Document, caption string, year int) {
	text := beginning(d.Body, senseRoom)
	caption = strings.TrimSpace(webWord.ReplaceAllString(caption, ""))
	if d.Title == "" {
		d.Title = titleIn(text, caption)
	}
	if d.Kind == "" {
		d.Kind = kindIn(caption, d.Title)
	}
	if len(d.Places) == 0 {
		if place := s.placeOf(d.Kind, caption, d.Title, text); place != "" {
			d.Places = []string{place}
		}
	}
	if d.Year == 0 {
		d.Year = yearIn(year, caption, d.Title, beginning(text, yearRoom))
	}
	about := caption + "\n" + d.Title + "\n" + text
	if len(d.Aspects) == 0 {
		d.Aspects = labelsIn(about, s.Labels.Aspects)
	}
	if len(d.Fields) == 0 {
		d.Fields = labelsIn(about, s.Labels.Fields)
	}
}

// titleIn is the first heading, else what was said of the file, else the first line.
func titleIn(text, caption string) string {
	if m := firstHead.FindStringSubmatch(text); m != nil {
		return shortened(knowledge.Visible(m[1]), knowledge.MaxTitle)
	}
	for _, line := range strings.Split(caption+"\n"+text, "\n") {
		if line = knowledge.Visible(strings.Trim(line, "#*_> ")); len(line) >= 5 {
			return shortened(line, titleRoom)
		}
	}
	return ""
}

// placeOf is the place that the first of the parts that names any names most often. A title or caption of a visit names who
// came, too: there it is the place that they went to.
func (s Sense) placeOf(kind knowledge.Kind, caption, title, text string) string {
	for _, short := range []string{caption, title} {
		if kind == knowledge.Visit {
			if _, to, ok := strings.Cut(short, " ke "); ok && s.placeIn(to) != "" {
				return s.placeIn(to)
			}
		}
		if place := s.placeIn(short); place != "" {
			return place
		}
	}
	return s.placeIn(text)
}

// placeIn is the place that a text names most often, the first of those named equally often.
func (s Sense) placeIn(text string) string {
	if s.Place == nil {
		return ""
	}
	counts, best := map[string]int{}, ""
	for _, found := range namedPlace.FindAllString(text, 200) {
		name := s.longestPlace(strings.Fields(found))
		if name == "" {
			continue
		}
		if counts[name]++; best == "" || counts[name] > counts[best] {
			best = name
		}
	}
	return best
}

// longestPlace tries the words of a name, one less at the end each time.
func (s Sense) longestPlace(words []string) string {
	for n := len(words); n >= 2; n-- {
		if name := s.Place(strings.Join(words[:n], " ")); name != "" {
			return name
		}
	}
	return ""
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

// kindIn guesses what a document is from what is said of it and from its title.
func kindIn(caption, title string) knowledge.Kind {
	for _, said := range []string{caption, title} {
		if kind := kindNamed(said); kind != "" {
			return kind
		}
	}
	return knowledge.Innovation
}

// kindNamed is the kind that a title names, "" for none.
func kindNamed(title string) knowledge.Kind {
	title = strings.ToLower(strings.TrimSpace(title))
	first, _, _ := strings.Cut(title, " ")
	for _, k := range kindWords() {
		if slices.Contains(k.first, first) || slices.ContainsFunc(k.words, func(w string) bool { return strings.Contains(title, w) }) {
			return k.kind
		}
	}
	return ""
}

// sourceIn is where a text says that it is from: the address in its caption, else its own line "Sumber: …".
func sourceIn(caption, text, title string) (source knowledge.Source, ok bool) {
	if address := webAddress(caption); address != "" {
		return knowledge.Source{Title: title, URL: address}, true
	}
	m := namedSource.FindStringSubmatch(text)
	if m == nil {
		return source, false
	}
	source.URL = webAddress(m[1])
	said := strings.Trim(strings.Replace(m[1], source.URL, "", 1), " <>()[],;.–-*_")
	if source.Title = shortened(knowledge.Visible(said), knowledge.MaxTitle); source.Title == "" {
		source.Title = title
	}
	return source, source.Title != ""
}

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
