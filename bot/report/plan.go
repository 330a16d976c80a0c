package report

import (
	"fmt"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/team/plan"
)

// Action is one row of a plan.
type Action struct {
	Advice plan.Advice
	Effort string // in words, "" for none
	Gain   string // of the index, as people read it, "" for none
	Tasks  []Task
}

// Task is who does it until when, and where it stands.
type Task struct {
	Owner string
	Due   time.Time
	State string
}

// Plan is the plan of action of a team, or what is recommended to a place.
type Plan struct {
	Head
	Intro   []string // paragraphs: from where to where, what is assumed
	Actions []Action
}

// How much of a kind a row names.
const (
	evidenceNamed  = 6
	documentsNamed = 2
)

// File writes the plan: a wide table, an action a row, and the sources that it names.
func (p Plan) File() ([]byte, error) {
	f := p.file(headPlan, true)
	f.Dense = true
	f.Paragraph(p.about())
	for _, s := range p.Intro {
		f.Paragraph(s)
	}
	var named sources
	rows := [][]string{columnsPlan()}
	for n, a := range p.Actions {
		rows = append(rows, []string{
			fmt.Sprint(n + 1), stepWords(a), a.Advice.Next, evidenceWords(a.Advice), documentWords(a.Advice, &named),
			p.ownerWords(a.Tasks), p.dueWords(a.Tasks),
		})
	}
	f.Columns([]int{6, 22, 20, 22, 29, 13, 12}, rows)
	f.Paragraph(wordsPlanNote)
	named.write(f)
	raw, err := f.Bytes()
	if err != nil {
		return nil, fmt.Errorf("write a plan of action: %w", err)
	}
	return raw, nil
}

// stepWords says which indicator goes from where to where.
func stepWords(a Action) string {
	from := wordsNotRated
	if a.Advice.From >= 0 {
		from = fmt.Sprint(a.Advice.From)
	}
	lines := []string{fmt.Sprintf(wordsStep, a.Advice.Indicator.Number, a.Advice.Indicator.Text, from, a.Advice.To)}
	if a.Gain != "" {
		lines = append(lines, a.Gain)
	}
	if a.Effort != "" {
		lines = append(lines, a.Effort)
	}
	return strings.Join(lines, "\n")
}

func evidenceWords(a plan.Advice) string {
	if len(a.Missing) == 0 {
		return wordsNoMissing
	}
	var lines []string
	for n, e := range a.Missing {
		if n == evidenceNamed {
			lines = append(lines, fmt.Sprintf(wordsMore, len(a.Missing)-n))
			break
		}
		lines = append(lines, "• "+e.Name)
	}
	return strings.Join(lines, "\n")
}

func documentWords(a plan.Advice, named *sources) string {
	var lines []string
	for _, p := range a.Practices[:min(len(a.Practices), documentsNamed)] {
		line := wordsPractice + named.cite(p.Document)
		if p.Letter != "" {
			line += fmt.Sprintf(wordsLetter, strings.Join(p.Document.Places, ", "), p.Letter)
		}
		lines = append(lines, line)
	}
	add := func(label string, list []knowledge.Document) {
		if len(list) > 0 {
			lines = append(lines, label+named.cite(list[0]))
		}
	}
	add(wordsGuide, a.Guides)
	add(wordsRule, a.Rules)
	return orNone(strings.Join(lines, "\n"))
}

func (p Plan) ownerWords(tasks []Task) string {
	var lines []string
	for _, t := range tasks {
		lines = append(lines, orNone(t.Owner))
	}
	return strings.Join(lines, "\n")
}

func (p Plan) dueWords(tasks []Task) string {
	var lines []string
	for _, t := range tasks {
		lines = append(lines, p.day(t.Due)+" ("+t.State+")")
	}
	return strings.Join(lines, "\n")
}
