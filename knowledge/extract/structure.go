package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// The headings of Indonesian rules that stand on a line of their own, whatever program wrote them.
var (
	ruleChapter   = regexp.MustCompile(`^BAB\s+(?:[IVXLC]+[A-Z]?|\d{1,2})\.?(?:\s+.*)?$`)
	bareChapter   = regexp.MustCompile(`^BAB\s+(?:[IVXLC]+[A-Z]?|\d{1,2})\.?$`)
	ruleAnnex     = regexp.MustCompile(`^(?:LAMPIRAN(?:\s+[IVXLC]+)?|PENJELASAN(?:\s+ATAS)?)\.?$`)
	rulePart      = regexp.MustCompile(`^Bagian\s+(?:Ke[a-z]+(?:\s+(?:[Bb]elas|[Pp]uluh))?|[IVX]+)$`)
	ruleParagraph = regexp.MustCompile(`^Paragraf\s+(?:\d{1,2}|Ke[a-z]+)$`)
	ruleArticle   = regexp.MustCompile(`^(?:Pasal|PASAL)\s+\d{1,3}[A-Z]{0,2}\.?$`)
	romanArticle  = regexp.MustCompile(`^(?:Pasal|PASAL)\s+[IVX]+\.?$`)
	spacedOut     = regexp.MustCompile(`^(?:\pL ){5,}\pL\s*:?$`)
	blankLines    = regexp.MustCompile(`\n{3,}`)
	headingLine   = regexp.MustCompile(`^(#{1,6})\s+(.*)$`)
	blockLine     = regexp.MustCompile(`^\s*(?:\||[-*+]\s|\d{1,9}[.)]\s|>|\x60{3}|\\)`)
)

// headingMost is the longest line, in characters, that can be the name of a part of a rule.
const headingMost = 120

// ruleLevel is the level of a line that is a heading of a rule, 0 for others, and whether its name may stand on the line
// below.
func ruleLevel(line string) (level int, named bool) {
	switch {
	case utf8.RuneCountInString(line) > headingMost:
		return 0, false
	case bareChapter.MatchString(line):
		return 2, true
	case ruleChapter.MatchString(line) && capitalized(line), ruleAnnex.MatchString(line):
		return 2, false
	case rulePart.MatchString(line):
		return 3, true
	case ruleParagraph.MatchString(line):
		return 4, true
	case romanArticle.MatchString(line):
		return 4, false
	case ruleArticle.MatchString(line):
		return 5, false
	}
	return 0, false
}

// capitalized reports whether all letters of a line, at least three, are capitals.
func capitalized(s string) bool {
	letters := 0
	for _, r := range s {
		if strings.ToLower(string(r)) != string(r) {
			letters++
		}
	}
	return letters >= 3 && strings.ToUpper(s) == s
}

// structured makes headings of the chapters, parts and articles of a rule that a file sets as paragraphs, each at its own
// level, and closes words that are set with spaces between their letters.
func structured(markdown string) string {
	lines := strings.Split(markdown, "\n")
	out := make([]string, 0, len(lines)+16)
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		said := line
		if m := headingLine.FindStringSubmatch(line); m != nil {
			said = strings.TrimSpace(m[2])
		}
		said = strings.TrimSpace(strings.Trim(said, "*_"))
		if spacedOut.MatchString(said) {
			out = append(out, strings.ReplaceAll(said, " ", ""))
			continue
		}
		level, named := ruleLevel(said)
		if level == 0 || said == line && inSentence(lines, i) {
			out = append(out, lines[i])
			continue
		}
		if named {
			if name, end := nameBelow(lines, i+1, level); name != "" {
				said, i = said+" "+name, end
			}
		}
		if len(out) > 0 && out[len(out)-1] != "" {
			out = append(out, "")
		}
		out = append(out, strings.Repeat("#", level)+" "+strings.TrimSuffix(said, "."), "")
	}
	return blankLines.ReplaceAllString(strings.Join(out, "\n"), "\n\n")
}

// inSentence reports whether a line stands in the middle of running text, where it only names a part of a rule.
func inSentence(lines []string, i int) bool {
	if i == 0 {
		return false
	}
	before := strings.TrimSpace(lines[i-1])
	if before == "" || strings.HasPrefix(before, "#") || capitalized(before) {
		return false
	}
	if level, _ := ruleLevel(before); level > 0 {
		return false
	}
	return !strings.ContainsAny(before[len(before)-1:], ".;:!?") && utf8.RuneCountInString(before) > 40
}

// nameBelow is the name of a chapter or part on the lines below it, and the line that it ends at.
func nameBelow(lines []string, from, level int) (name string, end int) {
	for i := from; i < len(lines) && i < from+6; i++ {
		line := strings.TrimSpace(lines[i])
		if line == "" {
			continue
		}
		if m := headingLine.FindStringSubmatch(line); m != nil {
			line = strings.TrimSpace(m[2])
		}
		line = strings.TrimSpace(strings.Trim(line, "*_"))
		if other, _ := ruleLevel(line); other > 0 || blockLine.MatchString(line) || utf8.RuneCountInString(line) > headingMost {
			break
		}
		if level == 2 && !capitalized(line) || level > 2 && (name != "" || !nameLike(line)) {
			break
		}
		name, end = strings.TrimSpace(name+" "+line), i
		if level > 2 {
			break
		}
	}
	return name, end
}

// nameLike reports whether a line can be the name of a part: it begins with a capital and does not end as a sentence does.
func nameLike(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	return strings.ToLower(string(first)) != string(first) && !strings.ContainsAny(line[len(line)-1:], ".;:,")
}
