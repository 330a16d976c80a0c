package desk

import (
	"regexp"
	"strings"

	"studitiru/knowledge"
)

var (
	// unitLine is the part of an office that writes, below the office in a letterhead.
	unitLine = regexp.MustCompile(`^(?:DINAS|BADAN|SEKRETARIAT|INSPEKTORAT|KECAMATAN|KELURAHAN|BAGIAN|KANTOR|` +
		`RUMAH SAKIT|RSUD|UPTD?|PUSKESMAS|SATUAN POLISI)\b[^\p{Ll}]*$`)
	// parties is an agreement whose cover names who made it before what it is about.
	parties = regexp.MustCompile(`\bANTARA\b`)
	// subjectLine is what a letter is about.
	subjectLine = regexp.MustCompile(`(?im)^[*\s]*(?:hal|perihal)\s*:\s*(\S.{3,200})$`)
	memo        = regexp.MustCompile(`(?m)^[#*\s]*NOTA DINAS[*\s]*$`)
	letterSign  = regexp.MustCompile(`(?im)^[*\s]*(?:nomor|no\.?|sifat|lampiran)\s*:`)
	coverLine   = regexp.MustCompile(`^(?:LAPORAN|RENCANA|PETUNJUK|PEDOMAN|PANDUAN|STANDAR|PROFIL|KAJIAN|NASKAH|PROPOSAL|BUKU|` +
		`LAKIP|LKJIP)\b`)
)

// letterSubject is what a letter says that it is about, "" for other texts.
func letterSubject(text string) string {
	text = beginning(text, yearRoom)
	m := subjectLine.FindStringSubmatchIndex(text)
	if m == nil || !letterSign.MatchString(text) {
		return ""
	}
	about := strings.TrimSpace(text[m[2]:m[3]])
	if memo.MatchString(text[:m[0]]) {
		return wordsMemo + ": " + about
	}
	return about
}

// coverGoesOn reports whether a line, no title itself, is one within the title of a cover: "TENTANG", "(LKjIP)".
func coverGoesOn(line string) bool {
	return line == "TENTANG" || strings.HasPrefix(line, "(") && strings.HasSuffix(line, ")") && mostlyCapitals(line)
}

// cover is the name of a report or guide whose cover stands behind something else, a foreword say.
func cover(text string) string {
	var title []string
	for line := range strings.Lines(beginning(text, headRoom)) {
		line = knowledge.Visible(strings.Trim(line, "#*_> \n"))
		capitals := mostlyCapitals(line) && titleLine(line)
		goesOn := len(title) > 0 && len(title) <= openingLines && (capitals || coverGoesOn(line))
		switch {
		case len(title) == 0 && coverLine.MatchString(line) && capitals, goesOn:
			title = append(title, line)
		case len(title) > 0:
			return strings.Join(title, " ")
		}
	}
	return strings.Join(title, " ")
}
