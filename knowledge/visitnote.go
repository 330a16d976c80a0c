package knowledge

import "strings"

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
