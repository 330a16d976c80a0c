package seed_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"studitiru/knowledge"
)

// The sections of a document, by what they hold; README.md says what belongs in each. A section is left out where no
// source says anything. Of a rule or a guide each chain keeps its own order: one tells of practice, one of the instrument.
var (
	practice = []string{"Masalah", "Yang dilakukan", "Sumber daya", "Dasar hukum", "Hasil", "Kendala", "Cara meniru", unknown}
	assessed = []string{"Yang dinilai", "Menuju skor 5", "Bukti dukung", "Kesalahan umum", unknown}
	ruled    = []string{"Yang diatur", "Langkah", "Bukti dukung", "Kesalahan umum", unknown}
	examples = []string{"Contoh daerah", unknown}
)

// unknown is the only section that may say what no source tells.
const unknown = "Belum diketahui"

func chains(kind knowledge.Kind) [][]string {
	if kind == knowledge.Innovation || kind == knowledge.Visit {
		return [][]string{practice}
	}
	return [][]string{practice, assessed, ruled, examples}
}

// line is a paragraph, an item or a row of a document's text, with the heading that it stands under ("" the lead).
type line struct{ section, text string }

var (
	marks     = regexp.MustCompile(`(?:\[\^\d{1,3}\])+`)
	number    = regexp.MustCompile(`\[\^(\d{1,3})\]`)
	separator = regexp.MustCompile(`^\|(?:\s*:?-+:?\s*\|)+$`)
	item      = regexp.MustCompile(`^(?:- |\d+\. )`)
)

// read returns the headings of a document and its lines; the head of a table is no line.
func read(d knowledge.Document) (headings []string, lines []line) {
	all := strings.Split(strings.TrimSpace(d.Body), "\n")
	section := ""
	for i, text := range all {
		switch {
		case strings.HasPrefix(text, "## "):
			section = strings.TrimPrefix(text, "## ")
			headings = append(headings, section)
		case strings.TrimSpace(text) == "", separator.MatchString(text):
		case i+1 < len(all) && separator.MatchString(all[i+1]):
		default:
			lines = append(lines, line{section, text})
		}
	}
	return headings, lines
}

func TestSectionsStandInTheirOrder(t *testing.T) {
	for _, d := range documents(t) {
		headings, lines := read(d)
		if len(lines) == 0 || lines[0].section != "" || strings.HasPrefix(lines[0].text, "#") {
			t.Errorf("%s: a document begins with a paragraph, not with a heading", d.Key)
		}
		if i := slices.Index(headings, unknown); i >= 0 && i != len(headings)-1 {
			t.Errorf("%s: %q is not the last section", d.Key, unknown)
		}
		known := 0
		for _, chain := range chains(d.Kind) {
			at := -1
			for _, h := range headings {
				place := slices.Index(chain, h)
				if place >= 0 && place <= at {
					t.Errorf("%s: %q stands behind %q, or twice", d.Key, h, chain[at])
				}
				at = max(at, place)
			}
		}
		for _, h := range headings {
			if slices.ContainsFunc(chains(d.Kind), func(chain []string) bool { return slices.Contains(chain, h) }) {
				known++
			} else {
				t.Errorf("%s: a document of kind %q has no section %q", d.Key, d.Kind, h)
			}
		}
		if known == 0 {
			t.Errorf("%s: no section at all", d.Key)
		}
	}
}

// A reader is shown single sentences with their sources: so every line ends with the mark of a source that exists, and no
// source is listed that backs nothing.
func TestEveryLineNamesItsSource(t *testing.T) {
	for _, d := range documents(t) {
		used := make([]bool, len(d.Sources))
		_, lines := read(d)
		for _, l := range lines {
			end := strings.TrimSpace(strings.TrimSuffix(l.text, "|"))
			if runs := marks.FindAllStringIndex(end, -1); len(runs) == 0 || runs[len(runs)-1][1] != len(end) {
				t.Errorf("%s: no source mark at the end of %q", d.Key, l.text)
			}
			for _, m := range number.FindAllStringSubmatch(l.text, -1) {
				n, err := strconv.Atoi(m[1])
				if err != nil || n < 1 || n > len(used) {
					t.Errorf("%s: source %s of %d in %q", d.Key, m[1], len(used), l.text)
					continue
				}
				used[n-1] = true
			}
		}
		for i, u := range used {
			if !u {
				t.Errorf("%s: source %d (%s) backs nothing", d.Key, i+1, d.Sources[i].Title)
			}
		}
	}
}

// A sentence that is quoted alone has nothing before it to point at.
func TestNoLineBeginsByPointingBack(t *testing.T) {
	back := regexp.MustCompile(`^(?:Ini|Itu|Tersebut|Ia|Mereka|Keduanya|Ketiganya|Selain itu|Namun|Karena itu|` +
		`(?:Hal|Program|Layanan|Inovasi|Kegiatan|Aplikasi|Sistem|Angka|Kunjungan) (?:ini|itu|tersebut))(?:\W|$)`)
	for _, d := range documents(t) {
		_, lines := read(d)
		for _, l := range lines {
			if text := item.ReplaceAllString(l.text, ""); back.MatchString(text) {
				t.Errorf("%s: %q points back at something", d.Key, text)
			}
		}
	}
}

// What is not known is said in one place and in at most two sentences a paragraph, and only there. A reservation ("belum
// dikonfirmasi", "belum terkonfirmasi") stands with its fact.
func TestOnlyTheLastSectionTellsOfGaps(t *testing.T) {
	gap := regexp.MustCompile(`(?i)sumber[^.|]{0,40} tidak menyebut|yang dibaca tidak|` +
		`\bbelum (?:ditemukan|diketahui)`)
	sentence := regexp.MustCompile(`\.(?:\s|$)`)
	for _, d := range documents(t) {
		_, lines := read(d)
		for _, l := range lines {
			if l.section != unknown && gap.MatchString(l.text) {
				t.Errorf("%s: a gap is told under %q: %q", d.Key, l.section, l.text)
			}
			if l.section == unknown && len(sentence.FindAllString(marks.ReplaceAllString(l.text, ""), -1)) > 2 {
				t.Errorf("%s: more than two sentences about what is unknown: %q", d.Key, l.text)
			}
		}
	}
}

func TestQuestionsOfADocument(t *testing.T) {
	const longest = 150
	for _, d := range documents(t) {
		if n := len(d.Questions); n < 3 || n > knowledge.MaxQuestions {
			t.Errorf("%s: %d questions, want 3 to 12, at most %d", d.Key, n, knowledge.MaxQuestions)
		}
		seen := map[string]bool{}
		for _, q := range d.Questions {
			if utf8.RuneCountInString(q) > longest {
				t.Errorf("%s: longer than %d characters: %q", d.Key, longest, q)
			}
			if seen[strings.ToLower(q)] {
				t.Errorf("%s: asked twice: %q", d.Key, q)
			}
			seen[strings.ToLower(q)] = true
		}
	}
}

// With -v the figures that a reviewer should compare with their sources are listed: five of each document, the ones with
// a unit first. A figure without a source behind it on its line is an error.
func TestFiguresToCompareWithTheirSources(t *testing.T) {
	figure := regexp.MustCompile(`\d[\d.,–]*(?: persen| orang| jiwa| unit| layanan| laporan| menit| hari| bulan| miliar| juta|%)`)
	digit := regexp.MustCompile(`\d`)
	for _, d := range documents(t) {
		_, lines := read(d)
		var first, rest []string
		for _, l := range lines {
			at := 0
			for _, run := range marks.FindAllStringIndex(l.text, -1) {
				text := strings.TrimSpace(l.text[at:run[0]])
				at = run[1]
				m := number.FindStringSubmatch(l.text[run[0]:run[1]])
				n, err := strconv.Atoi(m[1])
				if err != nil || n < 1 || n > len(d.Sources) {
					continue
				}
				switch told := text + " ← " + d.Sources[n-1].URL; {
				case figure.MatchString(text):
					first = append(first, told)
				case digit.MatchString(text):
					rest = append(rest, told)
				}
			}
			if tail := l.text[at:]; digit.MatchString(tail) {
				t.Errorf("%s: figure without a source: %q", d.Key, tail)
			}
		}
		if told := append(first, rest...); testing.Verbose() {
			t.Logf("%s:\n%s", d.Key, strings.Join(told[:min(5, len(told))], "\n"))
		}
	}
}
