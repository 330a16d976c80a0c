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
