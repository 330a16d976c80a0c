package answer

import "strings"

// sameRule compares two rules in their normal form, "permen panrb 29/2022": the same number and year, and no other kind. A text
// may name a rule by less than the question does: "Permen 29/2022", "29/2022".
func sameRule(asked, said string) bool {
	kind := func(rule string) (string, string) {
		i := strings.LastIndexByte(rule, ' ')
		return rule[:max(i, 0)], rule[i+1:]
	}
	k1, n1 := kind(asked)
	k2, n2 := kind(said)
	if !strings.Contains(n1, "/") { // a number without a year is that of any year
		n2, _, _ = strings.Cut(n2, "/")
	}
	return n1 == n2 && (strings.HasPrefix(k1, k2) || strings.HasPrefix(k2, k1))
}
