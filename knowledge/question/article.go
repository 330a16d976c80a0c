package question

import "strings"

// Article is the article of a rule that a text names: "pasal 5", "pasal 5 ayat (2) huruf b angka 1"; "" for none.
func (r *Reader) Article(text string) string {
	q := &asked{message: message{Reader: r, names: nobody{}}}
	q.cutWords(text)
	q.findArticle()
	return q.parts.Article
}

// articleLevels are the levels of an article from the whole to the part, as they are written in Parts.Article.
var articleLevels = [...]string{"pasal", "ayat", "huruf", "angka"}

// articleWords are the words for a level: its place in articleLevels.
func articleWord(word string) (level int, ok bool) {
	switch word {
	case "pasal", "ps", "psl":
		return 0, true
	case "ayat", "ay":
		return 1, true
	case "huruf", "hrf":
		return 2, true
	case "angka":
		return 3, true
	}
	return 0, false
}

// findArticle finds "pasal 5", "ayat 2 pasal 5", "ps. 5 ayat (2) huruf b". A letter or a figure alone is none: they are words of
// other questions, too.
func (q *asked) findArticle() {
	var named [len(articleLevels)]string
	var at []int
	for i := range q.words {
		level, ok := articleWord(q.words[i].Surface)
		number := q.articleNumber(i+1, level)
		if !ok || number == "" {
			continue
		}
		if named[level] == "" {
			named[level] = number
		}
		at = append(at, i)
	}
	if named[0] == "" && named[1] == "" {
		return
	}
	var parts []string
	for level, number := range named {
		if number == "" {
			continue
		}
		if level == 1 {
			number = "(" + number + ")"
		}
		parts = append(parts, articleLevels[level]+" "+number)
	}
	for _, i := range at {
		q.mark(i, 2, ofNumber)
	}
	q.parts.Article = strings.Join(parts, " ")
}

// articleNumber is what word i says as the number of a level: figures, perhaps with a letter ("5a"), or Roman ones for Pasal of
// rules that change others; for huruf a letter. "" for none.
func (q *message) articleNumber(i, level int) string {
	said := q.surface(i)
	figures := strings.TrimRight(said, "abcdefghijklmnopqrstuvwxyz")
	letters := said[len(figures):]
	switch {
	case level == 2:
		if figures == "" && len(letters) == 1 || len(letters) == 2 && letters[0] == letters[1] && figures == "" {
			return letters
		}
	case digits(figures) && len(figures) <= 3 && len(letters) <= 1:
		return trimZeros(figures) + letters
	case level == 0 && said != "" && strings.Trim(said, "ivxl") == "":
		return said
	}
	return ""
}

// articleWithin completes the name of a part of an article with the levels above it, as another one names them: "ayat (3)" asked
// after "pasal 5 ayat (2) huruf a" is "pasal 5 ayat (3)".
func articleWithin(before, own string) string {
	first, _, _ := strings.Cut(own, " ")
	top, _ := articleWord(first)
	var above []string
	words := strings.Fields(before)
	for i := 0; i+1 < len(words); i += 2 {
		if level, ok := articleWord(words[i]); ok && level < top {
			above = append(above, words[i], words[i+1])
		}
	}
	return strings.Join(append(above, own), " ")
}
