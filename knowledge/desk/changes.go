package desk

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"studitiru/knowledge"
)

// changesShown bounds how many sentences Changes quotes.
const changesShown = 6

// Changes says in words what a new version changes: fields, and sentences and rows that came (+) and went (−).
func Changes(from, to knowledge.Document) string {
	var lines []string
	seen := func(v knowledge.Visibility) string { return string(cmp.Or(v, knowledge.Public)) }
	for _, f := range []struct{ name, a, b string }{
		{"Judul", from.Title, to.Title}, {"Daerah", strings.Join(from.Places, ", "), strings.Join(to.Places, ", ")},
		{"Tahun", fmt.Sprint(from.Year), fmt.Sprint(to.Year)}, {"Instansi", from.Agency, to.Agency},
		{"Keadaan", string(from.Status), string(to.Status)}, {wordsShownTo, seen(from.Visibility), seen(to.Visibility)},
	} {
		if f.a != f.b {
			lines = append(lines, fmt.Sprintf("%s: %s → %s", f.name, f.a, f.b))
		}
	}
	lines = append(lines, changesOf(pieces(from.Body), pieces(to.Body), func(sign string, p piece) bool { return true })...)
	return strings.Join(lines, "\n")
}

// PageChanges is Changes of the sentences and rows on one page of the new text's file, from 1, and on the page of the old text
// that is most like it; old is the number of that page, 0 for an old text that says nothing like it.
func PageChanges(from, to knowledge.Document, page int) (said string, old int) {
	gone, come := pieces(from.Body), pieces(to.Body)
	old = likePage(gone, come, page)
	lines := changesOf(gone, come, func(sign string, p piece) bool {
		return sign == wordsCame && p.page == page || sign == wordsWent && p.page == old
	})
	return strings.Join(lines, "\n"), old
}

// likePage is the page of which most words in a row are found on a page of another text, the first of equals.
func likePage(old, new []piece, page int) (like int) {
	pairs := map[[2]string]bool{}
	eachPair(new, func(p int, pair [2]string) {
		if p == page {
			pairs[pair] = true
		}
	})
	found := map[int]map[[2]string]bool{}
	eachPair(old, func(p int, pair [2]string) {
		if !pairs[pair] {
			return
		}
		if found[p] == nil {
			found[p] = map[[2]string]bool{}
		}
		found[p][pair] = true
	})
	for p, shared := range found {
		if best := len(found[like]); len(shared) > best || len(shared) == best && p < like {
			like = p
		}
	}
	return like
}

// eachPair calls do for each two words in a row of each piece.
func eachPair(list []piece, do func(page int, pair [2]string)) {
	for _, p := range list {
		words := strings.Fields(p.text)
		for i := 1; i < len(words); i++ {
			do(p.page, [2]string{words[i-1], words[i]})
		}
	}
}

// changesOf lists the pieces that went and came, as far as they are wanted; of many the first, and how many more there are.
func changesOf(gone, come []piece, wanted func(sign string, p piece) bool) (lines []string) {
	shown := 0
	for _, change := range []struct {
		sign       string
		list, base []piece
	}{{wordsWent, gone, come}, {wordsCame, come, gone}} {
		known := map[string]bool{}
		for _, p := range change.base {
			known[p.text] = true
		}
		for _, p := range change.list {
			if known[p.text] || !wanted(change.sign, p) {
				continue
			}
			known[p.text] = true
			if shown++; shown <= changesShown {
				lines = append(lines, change.sign+" "+p.text)
			}
		}
	}
	if shown > changesShown {
		lines = append(lines, fmt.Sprintf(wordsMoreChanges, shown-changesShown))
	}
	return lines
}

// piece is a sentence, row or entry of a text, and the page on which it begins: 1 where the text tells of none.
type piece struct {
	text string
	page int
}

// rowOrItem matches lines that stand for themselves: rows, entries of lists, headings.
var rowOrItem = regexp.MustCompile(`^\s*(?:\||[-*+#]|\d{1,9}[.)]\s)`)

// pieces are the sentences, rows and entries of a text.
func pieces(body string) (list []piece) {
	text, marks := knowledge.CutPages(body)
	var open []string // words of a sentence that goes on
	begin, at := 0, 0 // where it begins, and where a line does
	end := func() {
		if len(open) > 0 {
			list = append(list, piece{strings.Join(open, " "), max(1, knowledge.PageAt(marks, begin))})
			open = nil
		}
	}
	for line := range strings.Lines(text) {
		apart := rowOrItem.MatchString(line)
		if apart || strings.TrimSpace(line) == "" {
			end()
		}
		read := 0
		for w := range strings.FieldsSeq(line) {
			if read += strings.Index(line[read:], w); len(open) == 0 {
				begin = at + read
			}
			read += len(w)
			open = append(open, w)
			if strings.ContainsAny(w[len(w)-1:], ".!?") && len(w) > 4 { // "No.", "Jl." end no sentence
				end()
			}
		}
		if at += len(line); apart {
			end()
		}
	}
	end()
	return list
}
