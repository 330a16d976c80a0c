package ask

import (
	"fmt"
	"strings"
	"testing"

	"studitiru/bot/talk"
	"studitiru/knowledge"
)

// A quote that is too long is cut behind a whole line where half of it fits, else at a word; what is in bold stays in its place.
func TestMarkedIsCutBehindALine(t *testing.T) {
	for _, test := range []struct {
		quote string
		limit int
		want  string
	}{
		{"1. Siapkan tim.\n2. Susun rancangan bersama warga.", 30, "1. Siapkan tim.\n…"},
		{"Tim.\n2. Susun rancangan bersama warga dan umumkan.", 30, "Tim.\n2. Susun rancangan…"},
		{"1. Siapkan tim.\n2. Susun.", 30, "1. Siapkan tim.\n2. Susun."},
	} {
		if got := marked(test.quote, []knowledge.Span{{Start: 0, End: 1}}, test.limit).String(); got != test.want {
			t.Errorf("%q in %d is %q, want %q", test.quote, test.limit, got, test.want)
		}
	}
}

// The first part of a card is whole: what stands behind it has the room that is left, or none.
func TestCardHasAllSteps(t *testing.T) {
	line := "%d. " + strings.Repeat("langkah ", 20) + "selesai.\n"
	steps := func(n int) (s string) {
		for i := range n {
			s += fmt.Sprintf(line, i+1)
		}
		return strings.TrimSpace(s)
	}
	write := func(n int) string {
		part := knowledge.CardPart{Section: knowledge.SectionSteps, Quotes: []knowledge.Quote{{Text: steps(n)}}}
		more := knowledge.CardPart{Section: knowledge.SectionBasis, Quotes: []knowledge.Quote{{Text: steps(9)}, {Text: steps(9)}}}
		var text talk.Text
		p := page{room: room}
		p.card(&text, knowledge.Answer{Card: []knowledge.CardPart{part, more, more, more}})
		if text.Units() > room+foldRoom {
			t.Errorf("a card of %d steps has %d units", n, text.Units())
		}
		return text.String()
	}
	if got := write(12); !strings.Contains(got, "12. langkah") || strings.Contains(got, "dari 12") {
		t.Errorf("twelve steps fit: %s", got)
	}
	if got := write(40); !strings.Contains(got, "Butir 1–13 dari 40") {
		t.Errorf("forty steps do not, which is said: %s", got)
	}
}
