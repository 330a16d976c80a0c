package knowledge

import "strings"

// Headings of a visit note, in their order. They are part of the document: searched, quoted and exported.
const (
	HeadVisitors = "Rombongan"
	HeadHost     = "Diterima oleh"
	HeadDates    = "Waktu"
	HeadTopic    = "Topik"
	HeadWhy      = "Alasan memilih"
	HeadSeen     = "Yang dilihat"
	HeadCopy     = "Yang bisa ditiru"
	HeadFollow   = "Rencana tindak lanjut"
)

// VisitHeads is the order of the headings.
func VisitHeads() []string {
	return []string{HeadVisitors, HeadHost, HeadDates, HeadTopic, HeadWhy, HeadSeen, HeadCopy, HeadFollow}
}

// SectionOf is what stands under a heading, "" for nothing.
func SectionOf(body, head string) string {
	_, rest, found := strings.Cut("\n"+body, "\n## "+head+"\n")
	if !found {
		return ""
	}
	section, _, _ := strings.Cut(rest, "\n## ")
	return strings.TrimSpace(section)
}
