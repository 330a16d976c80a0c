package question

import (
	"slices"
	"strings"

	"studitiru/knowledge"
)

// Topical tells whether parts name something beside places.
func Topical(p knowledge.Parts) bool {
	return len(p.Things)+len(p.Words)+len(p.Rules)+len(p.Forms)+len(p.Indicators)+len(p.Attributes) > 0 || p.Field != "" ||
		p.Measure != "" || p.Aspect != ""
}

// SameTopic tells whether two questions are about the same, places aside.
func SameTopic(a, b knowledge.Parts) bool {
	return slices.Equal(a.Things, b.Things) && slices.Equal(a.Words, b.Words) && a.Field == b.Field && a.Measure == b.Measure
}

// Kinds names what a list was to be of, as people read it.
func Kinds(p knowledge.Parts) string {
	words := []string{string(p.Kind)}
	if p.Visitors || p.Guests {
		words[0] = string(knowledge.Visit)
	}
	words = append(words, p.Things...)
	words = append(words, p.RuleKind, p.Field, string(p.Status))
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), " ")
}

// Ranks tells whether places are to be listed by a measure: in an order, or those of a grade.
func Ranks(p knowledge.Parts) bool {
	if p.Measure == "" {
		return false
	}
	switch p.Wish {
	case knowledge.WishRank:
		return true
	case knowledge.WishList, knowledge.WishCount:
		return p.Grade != "" || len(p.Places) != 1
	case knowledge.WishAny, knowledge.WishValue, knowledge.WishWho, knowledge.WishWhere:
		return p.Grade != "" && len(p.Places) == 0
	}
	return false
}

// Bare tells whether nothing but a place, a region, a field or an aspect is named.
func Bare(p knowledge.Parts) bool {
	return p.Measure == "" && len(p.Things)+len(p.Rules)+len(p.Forms)+len(p.Indicators)+len(p.Words)+len(p.Attributes) == 0 &&
		(len(p.Places)+len(p.Provinces) > 0 || p.Field != "" || p.Aspect != "")
}

// Lists tells whether documents are asked for: a kind of them, or a field or place with a word for a list.
func (r Reading) Lists(p knowledge.Parts) bool {
	if len(p.Rules)+len(p.Forms)+len(p.Indicators)+len(p.Attributes) > 0 || p.Article != "" || p.Measure != "" {
		return false
	}
	wished := p.Wish == knowledge.WishList || p.Wish == knowledge.WishCount
	switch {
	case p.Kind != "" && len(p.Words) == 0:
		return wished || p.Wish == knowledge.WishAny || p.Wish == knowledge.WishOverview
	case p.Status != "" && len(p.Words) == 0:
		return true
	case p.Kind != "":
		return wished
	case wished && r.Store:
		return true
	}
	return wished && (r.Area || len(p.Words)+len(p.Things) > 0 || p.Field != "" || p.Aspect != "" ||
		len(p.Places)+len(p.Provinces) > 0)
}
