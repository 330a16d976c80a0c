package index

import (
	"math"
	"slices"
	"strings"
	"time"

	"studitiru/knowledge"
	"studitiru/knowledge/indonesian"
)

// question is what one search asks: the words as groups for the first stage, and as forms
// of the view's lexicon for the second.
type question struct {
	indonesian.Query
	groups   []group
	terms    []queryTerm // parallel to groups
	ideal    float64     // sum of idf·weight over the terms
	hooks    map[formID][]hook
	filter   [16]uint64 // which forms may be in hooks: spares most look-ups
	inside   inside
	passages int // in the index
	now      int // this year
}

// queryTerm is what the second pass knows of a group.
type queryTerm struct {
	surface formID
	idf     float64 // idf·weight
	place   bool    // part of the name of a place
	exact   bool    // number, code or grade
	number  bool
	ways    []formWay
}

// formWay is a way in forms of the lexicon.
type formWay struct {
	forms  []formID
	weight float64
}

// hook tells which word of which way of which term a form is.
type hook struct{ term, way, word int16 }

// inside is what the question inherited or lacks.
type inside struct {
	inherited bool
	places    []string // names of the places asked for
}

// ask makes a question of a query; the groups' idf is still missing.
func (v *view) ask(q indonesian.Query, now time.Time) *question {
	out := &question{Query: q, hooks: map[formID][]hook{}, passages: v.counts.passages, now: now.Year()}
	for _, t := range q.Terms[:min(len(q.Terms), maxTerms)] {
		out.groups = append(out.groups, group{ways: []way{{stems: []string{t.Stem}, weight: 1}}, weight: t.Weight})
		out.terms = append(out.terms, queryTerm{
			surface: v.lex.form(t.Surface), exact: t.Kind != indonesian.Word, number: t.Kind == indonesian.Number,
		})
	}
	for _, p := range q.Places {
		out.inside.places = append(out.inside.places, p.Name)
		for i := p.Start; i < p.End && i < len(out.terms); i++ {
			out.terms[i].place = true
		}
	}
	least := 0.0
	if len(out.groups) > longQuestion {
		least = sameMeaning
	}
	for i := range out.groups {
		for _, a := range q.Terms[i].Alternatives {
			if a.Weight >= least {
				out.alternative(i, a)
			}
		}
	}
	for i := range out.groups {
		for j, w := range out.groups[i].ways {
			forms := make([]formID, len(w.stems))
			for k, s := range w.stems {
				forms[k] = v.lex.form(s)
				if forms[k] != 0 {
					out.hooks[forms[k]] = append(out.hooks[forms[k]], hook{int16(i), int16(j), int16(k)})
					out.filter[forms[k]>>6&15] |= 1 << (forms[k] & 63)
				}
			}
			out.terms[i].ways = append(out.terms[i].ways, formWay{forms, w.weight})
		}
	}
	return out
}

// Limits of a question.
const (
	maxTerms = 64
	maxWays  = 12 // of one term
	maxWords = 8  // of one way
)

// longQuestion is how many terms a question has from which on only words of the same meaning stand for its own: it has enough of
// them, and each way more is a list of passages to read.
const longQuestion = 7

// sameMeaning is the weight from which on an alternative counts as the word itself when its
// rarity is judged.
const sameMeaning = .8

// alternative adds a way to a term, or, when it stands for several, to each of them.
func (q *question) alternative(i int, a indonesian.Alternative) {
	var stems []string
	for _, t := range a.Words {
		if !slices.Contains(stems, t.Stem) {
			stems = append(stems, t.Stem)
		}
	}
	last := min(i+max(a.Span, 1), len(q.groups)) - 1
	if len(stems) == 0 || len(stems) > maxWords {
		return
	}
	for j := i; j <= last; j++ {
		g := &q.groups[j]
		if len(g.ways) >= maxWays {
			continue
		}
		g.ways = append(g.ways, way{stems: stems, weight: min(a.Weight, 1)})
	}
}

// settle takes over what the first stage learnt about rarity.
func (q *question) settle() {
	q.ideal = 0
	for i := range q.groups {
		q.terms[i].idf = q.groups[i].idf * q.groups[i].weight
		q.ideal += q.terms[i].idf
	}
	q.ideal = math.Max(q.ideal, 1e-9)
}

// merged reads a question that leans on the one before: the new words with the old topic,
// and the old places unless it names its own.
func (x *Index) merged(r knowledge.SearchRequest, d indonesian.Dictionary) (indonesian.Query, bool) {
	text := cut(r.Text)
	q := x.cfg.Language.ReadWith(text, d, r.Senses)
	old := r.Previous
	if !q.FollowUp || old.Topic == "" && len(old.Places) == 0 {
		return q, false
	}
	parts := []string{old.Topic, text}
	if len(q.Places) == 0 {
		parts = append(parts, old.Places...)
	}
	both := x.cfg.Language.ReadWith(strings.Join(parts, " "), d, r.Senses)
	if len(both.Terms) == 0 {
		return q, false
	}
	both.Changed = true
	if q.Answer != indonesian.AnyAnswer {
		both.Answer = q.Answer
	}
	return both, true
}

// cut shortens a text to what is searched.
func cut(text string) string {
	n := 0
	for i := range text {
		if n++; n > knowledge.MaxQuestion {
			return text[:i]
		}
	}
	return text
}

// understanding reports what was made of the words typed.
func (q *question) understanding() knowledge.Understanding {
	u := knowledge.Understanding{
		Text: q.Understood, Changed: q.Changed, Fixed: q.Fixed, Inherited: q.inside.inherited,
		Kind: knowledge.Kind(q.DocumentKind), Year: q.Year, Newest: q.Newest, Unknown: q.Unknown,
	}
	for _, p := range q.Places {
		if !slices.Contains(u.Places, p.Name) {
			u.Places = append(u.Places, p.Name)
		}
	}
	var topic []string
	for i, t := range q.Terms {
		u.Terms = append(u.Terms, t.Stem)
		if i < len(q.terms) {
			u.Asked = append(u.Asked, q.askedTerm(i))
		}
		if i < len(q.terms) && !q.terms[i].place {
			if t.Fixed {
				topic = append(topic, t.Surface)
			} else {
				topic = append(topic, t.Typed)
			}
		}
	}
	slices.Sort(u.Terms)
	u.Terms = slices.Compact(u.Terms)
	u.Topic = strings.Join(topic, " ")
	for _, a := range q.Ambiguous {
		for _, s := range a.Senses {
			u.Ambiguous = append(u.Ambiguous, knowledge.Choice{Word: a.Word, Sense: s})
		}
	}
	return u
}

// askedTerm tells how a term was searched.
func (q *question) askedTerm(i int) knowledge.AskedTerm {
	out := knowledge.AskedTerm{Typed: q.Terms[i].Typed, Share: q.terms[i].idf / q.ideal, Place: q.terms[i].place}
	for _, w := range q.groups[i].ways {
		out.Ways = append(out.Ways, knowledge.AskedWay{Stems: w.stems, Weight: w.weight})
	}
	return out
}
