package knowledge

import (
	"regexp"
	"slices"
	"strings"
)

// Finding is personal data in a text.
type Finding struct {
	Kind       string // NIK/KK, NIP, NPWP, nomor HP, e-mail, rekening
	Start, End int    // byte offsets
}

var (
	// officialNear are words before a number that make it one that an office publishes.
	officialNear = regexp.MustCompile(`(?i)(hotline|call ?cent(er|re)|layanan|pengaduan|aduan|kontak kantor|telepon ` +
		`kantor|kantor|whatsapp resmi|wa resmi|lapor|sms|darurat|pusat bantuan)[^.\n]{0,40}$`)
	accountNear = regexp.MustCompile(`(?i)(rekening|no\.? ?rek)[^.\n]{0,40}$`)
	accountForm = regexp.MustCompile(`\b\d(?:[ .\-]?\d){8,17}\b`)
	// officeMail are mailboxes of offices: on .go.id, named for a service and not for a person.
	officeMail = regexp.MustCompile(`(?i)^(info|humas|admin|layanan|pengaduan|aduan|sekretariat|kontak|lapor|ppid|diskominfo|` +
		`disdukcapil|dpmptsp|dinkes|rsud|bappeda|setda|kecamatan|kelurahan|mpp)[\w.-]*@[\w.-]+\.go\.id$`)
)

// kindOf is the kind of personal data that a number is by its digits, "" for none.
func kindOf(number string) string {
	switch maskDigits(number) {
	case "[NIK]":
		return "NIK/KK"
	case "[NIP]":
		return "NIP"
	case "[nomor HP]":
		return "nomor HP"
	case "[NPWP]":
		return "NPWP"
	}
	return ""
}

// reach is how far before a number its explanation is looked for, in bytes.
const reach = 60

// Findings finds personal data in a document: NIK and KK, NIP, NPWP, mobile numbers, e-mail addresses and bank
// accounts. Numbers and mailboxes that offices publish for everybody pass.
func Findings(text string) []Finding {
	var found []Finding
	add := func(kind string, at []int) {
		if !slices.ContainsFunc(found, func(f Finding) bool { return at[0] < f.End && f.Start < at[1] }) {
			found = append(found, Finding{kind, at[0], at[1]})
		}
	}
	for _, at := range emailForm.FindAllStringIndex(text, -1) {
		if !officeMail.MatchString(text[at[0]:at[1]]) {
			add("e-mail", at)
		}
	}
	for _, at := range digitsForm.FindAllStringIndex(text, -1) {
		kind := kindOf(text[at[0]:at[1]])
		before := text[max(0, at[0]-reach):at[0]]
		switch {
		case accountNear.MatchString(before):
			add("rekening", at)
		case kind == "" || kind == "nomor HP" && officialNear.MatchString(before):
		default:
			add(kind, at)
		}
	}
	for _, at := range accountForm.FindAllStringIndex(text, -1) {
		if accountNear.MatchString(text[max(0, at[0]-reach):at[0]]) {
			add("rekening", at)
		}
	}
	slices.SortFunc(found, func(a, b Finding) int { return a.Start - b.Start })
	return found
}

// MaskPersonal puts the kind of each finding in its place: "[NIK/KK]".
func MaskPersonal(text string) string {
	var out strings.Builder
	at := 0
	for _, f := range Findings(text) {
		out.WriteString(text[at:f.Start] + "[" + f.Kind + "]")
		at = f.End
	}
	out.WriteString(text[at:])
	return out.String()
}
