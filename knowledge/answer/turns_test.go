package answer_test

import (
	"slices"
	"strings"
	"testing"

	"studitiru/knowledge"
)

// mostAway is how many turns in a thousand may be answered from a document of another place.
const mostAway = 15

// TestTurnsStayWithTheirPractice asks something of each practice without naming it, as the turn after its name: no other place's
// practice answers. A title that names nothing, as "Layanan sosial ODGJ", is about all of them; and the rules that hold
// everywhere say the legal basis of anything.
func TestTurnsStayWithTheirPractice(t *testing.T) {
	thousands(t)
	h := seeded(t)
	practices, names := practices(t)
	turns := []string{"ambulansnya brp", "stuntingnya turun brp", "yg ngisi siapa", "kendalanya?", "pesertanya brp orang"}
	asked, answered, away := 0, 0, 0
	for i, d := range practices {
		first := h.ask(names[i])
		if len(d.Places) != 1 || len(first.Quotes) == 0 || first.Quotes[0].Document.Title != d.Title {
			continue
		}
		for _, turn := range turns {
			asked++
			a := h.askAs(knowledge.Question{Text: turn, Previous: first.Context})
			if a.Outcome != knowledge.Answered || len(a.Quotes) == 0 {
				continue
			}
			answered++
			q := a.Quotes[0]
			if !slices.Contains(q.Document.Places, d.Places[0]) && !strings.Contains(q.Text, d.Places[0]) {
				away++
				t.Logf("%s → %s: %s", names[i], turn, q.Document.Title)
			}
		}
	}
	t.Logf("%d turns, %d answered, %d from elsewhere", asked, answered, away)
	if answered == 0 || away*1000 > mostAway*asked {
		t.Errorf("%d of %d turns are answered from elsewhere", away, asked)
	}
}
