package knowledge

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ReplacedRule is a rule that another one has taken the place of.
type ReplacedRule struct {
	Rule   string // as people name it: "Permen PANRB 17/2017"
	By     string // what holds now: "29/2022 jo. 4/2023"
	Source Source // where that is said
	form   numberForm
	sure   bool     // the number alone tells the rule
	heirs  []string // numbers of By: "29/2022"
}

// ReplacedRules is the table of rules that no longer hold.
type ReplacedRules []ReplacedRule

// shortestSure is the number from which on "17/2017" alone is taken for the ministry's rule: smaller ones belong to a
// rule of nearly everybody.
const shortestSure = 10

var ruleNumber = regexp.MustCompile(`(\d+)/(\d{4})`)

// ReadReplacedRules reads a table: the old rule with its number as 17/2017, what holds now, title and address of the
// source, separated by tabs. Lines that begin with # and empty ones are skipped; a bad one is an error.
func ReadReplacedRules(r io.Reader) (ReplacedRules, error) {
	var out ReplacedRules
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 4 {
			return nil, fmt.Errorf("replaced rules, line %d: %d columns, 4 are wanted", n, len(c))
		}
		number := ruleNumber.FindStringSubmatch(c[0])
		if number == nil {
			return nil, fmt.Errorf("replaced rules, line %d: no number like 17/2017 in %q", n, c[0])
		}
		value, err := strconv.Atoi(number[1])
		if err != nil {
			return nil, fmt.Errorf("replaced rules, line %d: %w", n, err)
		}
		out = append(out, ReplacedRule{
			Rule: c[0], By: c[1], Source: Source{Title: c[2], URL: c[3]}, form: newNumberForm(number[1], number[2]),
			sure: value >= shortestSure, heirs: ruleNumber.FindAllString(c[1], -1),
		})
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read the replaced rules: %w", err)
	}
	return out, nil
}

// numberForm finds a rule's number as it is written: 17/2017, 17 Tahun 2017, 17 Th. 2017.
type numberForm struct {
	year  string
	whole *regexp.Regexp
}

// beforeYear is more than the bytes that the pattern of a number has before its year.
const beforeYear = 24

func newNumberForm(number, year string) numberForm {
	return numberForm{year, regexp.MustCompile(
		`(?i)(?:^|[^\d/.,-])0?` + number + `\s?(?:/\s?|\s(?:tahun|thn?\.?)\s)` + year + `(?:[^\d/]|$)`)}
}

// in yields where the number begins in a text. It looks around the places of its year only: rules are long.
func (f numberForm) in(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := 0; ; at += len(f.year) {
			next := strings.Index(text[at:], f.year)
			if next < 0 {
				return
			}
			at += next
			begin := max(0, at-beforeYear)
			near := text[begin:min(len(text), at+len(f.year)+1)]
			if m := f.whole.FindStringIndex(near); m != nil && !yield(begin+m[0]) {
				return
			}
		}
	}
}

// isIn reports whether a text has the number.
func (f numberForm) isIn(text string) bool {
	for range f.in(text) {
		return true
	}
	return false
}

var (
	ministryWords = regexp.MustCompile(`(?i)pan-?\s?rb|menpan|pendayagunaan aparatur`)
	otherRules    = regexp.MustCompile(`(?i)\b(uu|undang-undang|pp|pemerintah|perpres|presiden|perda|daerah|pergub|gubernur|` +
		`perwali?|perwako|wali\s?kota|` +
		`perbup|bupati|inpres|keppres|edaran|se|sk|pmk|kep\pL+|permen(dagri|kes|keu|dik|kom|sos|hub|aker)\pL*|menteri ` +
		`(dalam|kesehatan|keuangan|sosial))\b`)
)

// beforeNumber is how many bytes before a rule's number may say whose rule it is.
const beforeNumber = 70

// citedIn tells whether a text cites the rule and not another one of the same number.
func (r ReplacedRule) citedIn(text string) bool {
	for at := range r.form.in(text) {
		before := text[max(0, at-beforeNumber):at]
		if cut := strings.LastIndexAny(before, ";()\n"); cut >= 0 {
			before = before[cut:]
		}
		ministry := lastMatch(ministryWords, before)
		if ministry >= 0 && ministry >= lastMatch(otherRules, before) {
			return true
		}
		if r.sure && ministry < 0 && lastMatch(otherRules, before) < 0 {
			return true
		}
	}
	return false
}

func lastMatch(form *regexp.Regexp, text string) int {
	all := form.FindAllStringIndex(text, -1)
	if len(all) == 0 {
		return -1
	}
	return all[len(all)-1][0]
}

// CitedBy returns the rules that a document leans on although they no longer hold. A document that names what holds now
// only tells the history, unless the old rule is what it is about.
func (rules ReplacedRules) CitedBy(d Document) (out []ReplacedRule) {
	for _, r := range rules {
		about := r.citedIn(d.Title)
		if !about && !r.citedIn(d.Body) {
			continue
		}
		knowsHeir := slices.ContainsFunc(r.heirs, func(number string) bool {
			n, year, _ := strings.Cut(number, "/")
			return newNumberForm(n, year).isIn(d.Body)
		})
		if about || !knowsHeir {
			out = append(out, r)
		}
	}
	return out
}

// WithReplacedRules gives the Library the table of rules that no longer hold, before it is used, and returns it.
func (l *Library) WithReplacedRules(rules ReplacedRules) *Library {
	l.replaced = rules
	return l
}

// alternatives is how many practices that go on are offered beside one that has ended.
const alternatives = 2

// warn marks the quotes whose documents lean on rules that no longer hold, and looks for practices that go on when the
// best quote is of one that has ended.
func (l *Library) warn(ctx context.Context, a *Answer, quotes []Quote, who Audience) error {
	if len(a.Quotes) == 0 {
		return nil
	}
	if len(l.replaced) > 0 {
		var ids []int64
		for _, q := range a.Quotes {
			ids = append(ids, q.Document.ID)
		}
		docs, err := l.docs.Documents(ctx, Filter{IDs: ids, States: []State{Published}})
		if err != nil {
			return fmt.Errorf("read the quoted documents: %w", err)
		}
		for i, q := range a.Quotes {
			for _, d := range docs {
				if d.ID == q.Document.ID {
					a.Quotes[i].Replaced = l.replaced.CitedBy(d)
				}
			}
		}
	}
	best := a.Quotes[0].Document
	if best.Status != Stopped || best.Kind == Rule {
		return nil
	}
	return l.findAlternatives(ctx, a, best, quotes, who)
}

// findAlternatives takes practices that go on from what was found, else from the same field.
func (l *Library) findAlternatives(ctx context.Context, a *Answer, ended Document, quotes []Quote, who Audience) error {
	add := func(d Document) {
		known := slices.ContainsFunc(a.Alternatives, func(o Document) bool { return o.ID == d.ID })
		if !known && len(a.Alternatives) < alternatives && d.ID != ended.ID && d.Status == Continues && d.Kind == ended.Kind {
			a.Alternatives = append(a.Alternatives, d)
		}
	}
	for _, q := range quotes {
		add(q.Document)
	}
	if len(a.Alternatives) > 0 || len(ended.Fields) == 0 {
		return nil
	}
	docs, err := l.docs.Documents(ctx, Filter{States: []State{Published}, Kind: ended.Kind, Field: ended.Fields[0], Audience: &who,
		Newest: true, NoBody: true})
	if err != nil {
		return fmt.Errorf("look for practices that go on: %w", err)
	}
	for _, d := range docs {
		add(d)
	}
	return nil
}
