package desk

import (
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"studitiru/knowledge"
)

var (
	anyHeading = regexp.MustCompile(`(?m)^#{1,6} +(.{4,300})$`)
	// sectionName are headings of a part of a document, which name no document.
	sectionName = regexp.MustCompile(`(?i)^(?:bab\s+(?:[ivxlc]+|\d+)\b.*|bagian\s+ke\w+.*|paragraf\s+\w+|pasal\s+\w+.*|` +
		`lampiran(?:\s+[ivx\d]+)?|` +
		`kata\s+pengantar|daftar\s+(?:isi|tabel|gambar|lampiran|pustaka)|pendahuluan|latar\s+belakang|penutup|kesimpulan|saran|` +
		`abstrak|` +
		`ringkasan(?:\s+eksekutif)?|umum|menimbang.*|mengingat.*|memutuskan.*|menetapkan.*|salinan|tentang|` +
		`(?:nomor|no\.?|sifat|hal|perihal|tanggal|dari|kepada|yth\.?)\s*:.*|` +
		`(?:[a-z]|[ivx]+|\d{1,2}(?:\.\d{1,2})*)[.)]\s.*|\(\d+\)\s.*|-+\s*\d+\s*-+|(?:halaman|page|hal\.?)\s*\d+.*)$`)
	// programName are titles that a program filled in.
	programName = regexp.MustCompile(`(?i)^(?:microsoft\s+(?:word|excel|powerpoint)\b.*|power\s?point presentation|presentasi ` +
		`powerpoint|untitled.*|tanpa\s+judul.*|` +
		`(?:document|dokumen|book|buku|sheet|lembar|slide|presentation|presentasi|scan|pindai\w*|img|image|gambar|foto|file|` +
		`berkas|doc|camscanner|new doc|whatsapp\s\w+|` +
		`naskah|hasil|draft?|final|salinan|copy|unduhan|download)[\s_.()-]*\d*(?:[\s_.:()-]*[\dxp]+)*(?:\s*\(\d+\))?|(?:home|` +
		`beranda|index|default|error|not found)(?:\W.*)?|[\W\d_]+|[0-9a-f]{12,}|.*\.(?:docx?|xlsx?|pptx?|pdf|odt|rtf|indd|cdr|` +
		`p65))$`)
	copyMark = regexp.MustCompile(`(?i)(?:\s*\((?:\d+|copy|salinan)\)|\s+-\s+(?:copy|salinan)|[\s_-]+(?:final|rev(?:isi)?|` +
		`fix|ttd|v)[\s_-]*\d*)+$`)
	annexInName = regexp.MustCompile(`(?i)\(?\blampiran\s+([ivx]+|\d{1,2})\b\)?`)
	addressLine = regexp.MustCompile(`(?i)^(?:jl\.?|jalan|telp|telepon|tlp|fax|faks|e-?mail|website|laman|kode ` +
		`pos|alamat)\b|@|https?://`)
)

// titleIn is the title of a document that is no rule: that of the file's properties, its first heading, what a letter is about,
// the line that it begins with where that is one, a cover behind a foreword, the name of the file, what was said of it; else
// its first line.
func (s Sense) titleIn(text, caption, told, file string) string {
	for _, title := range []string{told, firstHeading(text), letterSubject(text), opening(text), cover(text), file, caption} {
		if title = s.titleOf(title); title != "" {
			return title
		}
	}
	for line := range strings.Lines(text) {
		if line = knowledge.Visible(strings.Trim(line, "#*_>| \n")); len(line) >= 5 && !strings.Contains(line, "|") &&
			!ruleLine.MatchString(line) &&
			!sectionName.MatchString(line) {
			return shortened(line, titleRoom)
		}
	}
	return shortened(knowledge.Visible(caption), titleRoom)
}

var ruleLine = regexp.MustCompile(`^[-=_*.\s|:]+$`)

// titleOf is a text as a title, "" for one that is none. What cites a rule is written as rules are.
func (s Sense) titleOf(text string) string {
	text = strings.Trim(knowledge.Visible(strings.ReplaceAll(text, "\\", "")), " *_#:")
	if utf8.RuneCountInString(text) < 4 || sectionName.MatchString(text) || programName.MatchString(text) ||
		strings.Contains(text, "|") {
		return ""
	}
	if h, ok := s.namedIn(text); ok {
		return h.Title()
	}
	return shortened(s.named(text), knowledge.MaxTitle)
}

// firstHeading is the first heading of a text that can be its title.
func firstHeading(text string) string {
	for _, m := range anyHeading.FindAllStringSubmatch(beginning(text, headRoom), 12) {
		said := strings.Trim(m[1], " *_:")
		if !sectionName.MatchString(said) && !programName.MatchString(said) && !strings.Contains(said, "|") {
			return said
		}
	}
	return ""
}

// openingLines is how many lines of a cover are one title.
const openingLines = 4

// opening is the line that a text begins with where it can be a title: alone, short, no sentence and no letterhead; of a
// cover in capitals the lines behind it too.
func opening(text string) string {
	var title []string
	below := false // a letterhead
	for line := range strings.Lines(belowLetterhead(beginning(text, yearRoom))) {
		line = knowledge.Visible(strings.Trim(line, "#*_> \n"))
		switch {
		case line == "" && len(title) == 0:
			continue
		case line == "":
			if !mostlyCapitals(title[0]) {
				return strings.Join(title, " ")
			}
			continue
		case len(title) == 0 && (letterhead.MatchString(line) || addressLine.MatchString(line)):
			below = true
			continue
		case len(title) == 0 && below && unitLine.MatchString(line):
			continue
		case len(title) > 0 && coverGoesOn(line):
		case !titleLine(line), len(title) > 0 && !mostlyCapitals(line):
			if len(title) > 0 && !mostlyCapitals(title[0]) { // the first line goes on: it begins a paragraph
				return ""
			}
			return strings.Join(title, " ")
		}
		if title = append(title, line); len(title) >= openingLines && !parties.MatchString(strings.Join(title, " ")) ||
			len(title) == 3*openingLines {
			break
		}
	}
	return strings.Join(title, " ")
}

// letterheadLines is in how many of the first lines an address ends a letterhead.
const letterheadLines = 8

// belowLetterhead is a text behind the address of who writes.
func belowLetterhead(text string) string {
	at, below := 0, 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			below++
		}
		if below > letterheadLines {
			break
		}
		if addressLine.MatchString(strings.Trim(line, "#*_> \n")) {
			text = text[at+len(line):]
			return belowLetterhead(text)
		}
		at += len(line)
	}
	return text
}

// titleLine reports whether a line can be of a title.
func titleLine(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	return utf8.RuneCountInString(line) <= titleRoom && (unicode.IsUpper(first) || unicode.IsDigit(first)) &&
		!strings.ContainsRune(".;:,", last) &&
		!sectionName.MatchString(line) && !strings.Contains(line, "|") && !addressLine.MatchString(line)
}

// fileTitle is the name of a file as a title: of two words or more, without its ending and the marks of copies.
func fileTitle(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	if ext := path.Ext(name); len(ext) <= 6 && !strings.Contains(ext, " ") {
		name = strings.TrimSuffix(name, ext)
	}
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '_' || r == '+' }), " ")
	if !strings.Contains(name, " ") {
		name = strings.ReplaceAll(name, "-", " ")
	}
	name = strings.TrimSpace(copyMark.ReplaceAllString(strings.ReplaceAll(name, "%20", " "), ""))
	if programName.MatchString(name) || len(strings.Fields(name)) < 2 {
		return ""
	}
	return knowledge.Visible(name)
}

// annexBehind is the annex of a rule that the name of its file names.
func annexBehind(file string) string {
	if m := annexInName.FindStringSubmatch(file); m != nil && !strings.HasPrefix(strings.ToLower(file), "lampiran") {
		return " (" + wordsAnnex + " " + strings.ToUpper(m[1]) + ")"
	}
	return ""
}
