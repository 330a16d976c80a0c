package answer

import (
	"slices"

	"studitiru/knowledge"
)

// context is what the next turn may go on with.
func (w *work) context() knowledge.Context {
	p := w.parts
	out := knowledge.Context{Places: p.Places, Topic: w.reading.Topic, Parts: p, About: p.Words, Section: w.section,
		Among: w.reading.Among, Later: w.reading.Other && !w.reading.Whole, At: w.cfg.Now()}
	if w.reading.Alike {
		out.Alike = w.reading.Document
	}
	if len(w.answer.Quotes) == 0 {
		return out
	}
	out.Document = w.answer.Quotes[0].Document.ID
	a := &w.answer
	if w.reading.Inherited && (p.Visitors || p.Guests) && w.q.Previous.Document != 0 { // "siapa yang pernah ke sana" of a practice
		if a.Route != knowledge.RouteCatalogue || len(a.Lists) != 1 || a.Total != 1 {
			out.Document = w.q.Previous.Document
			return out
		}
		out.Visited = w.q.Previous.Document // "itu" is the only one of the list
	}
	if w.strict || w.sameTopic(out.Document) {
		out = w.q.Previous
		out.Later, out.At = true, w.cfg.Now()
		return out
	}
	if a.Route == knowledge.RouteCatalogue && len(a.Lists) > 0 && a.Lists[0].Fact == nil &&
		!slices.ContainsFunc(a.Lists, func(l knowledge.ListItem) bool { return l.Document.ID == out.Document }) {
		out.Document = a.Lists[0].Document.ID
	}
	c := w.cardOf(out.Document)
	if c == nil {
		return out
	}
	if len(w.reading.Either) > 0 && len(c.places) == 1 && slices.Contains(out.Places, c.places[0]) { // which "Semarang" was meant
		out.Places = c.places
		out.Parts.Places = c.places
	}
	kept := w.reading.Kept
	if w.reading.Inherited {
		kept = append(slices.Clone(kept), w.q.Previous.About...)
	}
	about := slices.DeleteFunc(slices.Clone(p.Words), func(s string) bool {
		asked := w.reading.Other && slices.Contains(w.reading.Own.Words, s) // of the subject: it does not say what that is
		return (asked || !slices.Contains(c.stems, s)) && !slices.Contains(kept, s)
	})
	if out.About = about; len(about)+len(p.Things)+len(p.Rules)+len(p.Forms)+len(p.Indicators) == 0 && !w.reading.Inherited {
		out.About = p.Words
	}
	if len(out.Places)+len(p.Provinces) == 0 && w.namesPractice(c) {
		out.Places = c.places
	}
	return out
}

// sameTopic tells whether a question of its own that names nothing was answered from the document of the one before.
func (w *brief) sameTopic(document int64) bool {
	own := w.reading.Own
	return !w.reading.Inherited && document == w.q.Previous.Document && own.Kind == "" && own.Measure == "" &&
		len(own.Places)+len(own.Provinces)+len(own.Things)+len(own.Rules)+len(own.Forms)+len(own.Indicators)+len(own.Years) == 0
}

// refused is what the next turn may go on with after one without an answer: what the question before was about, in the place that
// the turn put in the place of its own.
func (w *work) refused() knowledge.Context {
	out, own := w.q.Previous, w.reading.Own
	if !w.reading.Inherited || len(own.Places) == 0 || w.answer.Outcome == knowledge.Unclear || w.reading.Alike {
		return out
	}
	out.Places, out.Document, out.Alike, out.At = own.Places, 0, 0, w.cfg.Now()
	out.Parts.Places, out.Parts.Region, out.Parts.Provinces = own.Places, own.Region, own.Provinces
	return out
}

// namesPractice tells whether a document is the practice of one place that the question names, by a name that no other place has
// or by several words that its title has.
func (w *judge) namesPractice(c *card) bool {
	p := w.parts
	if c.kind != knowledge.Innovation || len(c.places) != 1 || c.places[0] == nationwide {
		return false
	}
	said := !slices.ContainsFunc(p.Words, func(s string) bool { return !slices.Contains(c.stems, s) })
	if len(p.Things) == 0 || len(p.Words) > 1 && said {
		return len(p.Words) > 1 && said
	}
	return slices.ContainsFunc(p.Things, func(t string) bool {
		ways := w.phraseOf(t)
		return ways.InStems(c.stems) && len(w.all(w.q.Audience, func(o *card) bool {
			return o.kind == knowledge.Innovation && !slices.Equal(o.places, c.places) && ways.InStems(o.stems)
		})) == 0
	})
}
