package answer

import (
	"regexp"
	"strings"
)

// ruleKinds are the kinds of rules by the words that name them, the longer ones first.
var ruleKinds = []struct{ kind, words string }{
	{"permen", "peraturan menteri"}, {"pp", "peraturan pemerintah"}, {"perpres", "peraturan presiden"}, {"perda", "peraturan daerah"},
	{"pergub", "peraturan gubernur"}, {"perwali", "peraturan wali kota"}, {"perwali", "peraturan walikota"},
	{"perbup", "peraturan bupati"}, {"kepmen", "keputusan menteri"}, {"inpres", "instruksi presiden"}, {"keppres", "keputusan presiden"},
	{"uu", "undang-undang"}, {"se", "surat edaran"}, {"pedoman", "pedoman menteri"},
	{"permen", "permenpan"}, {"permen", "permen"}, {"pp", "pp"}, {"perpres", "perpres"}, {"perda", "perda"}, {"pergub", "pergub"},
	{"perwali", "perwali"}, {"perwali", "perwako"}, {"perbup", "perbup"}, {"kepmen", "kepmen"}, {"inpres", "inpres"},
	{"keppres", "keppres"}, {"uu", "uu"}, {"se", "se"},
}

// ruleNumber finds 29/2022, "29 Tahun 2022", "Nomor 3 Tahun 2026".
var ruleNumber = regexp.MustCompile(`(?i)(?:^|[^\d/.,-])0?(\d{1,4})\s?(?:/\s?|\s(?:tahun|thn?\.?)\s)((?:19|20)\d\d)\b`)

// ruleReach is how many bytes before a number may say what kind of rule it is.
const ruleReach = 70

// rulesIn lists the rules that a text names, as "permen 29/2022"; without a kind that is said, as "29/2022".
func rulesIn(text string) []string {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	var out []string
	small := strings.ToLower(text)
	for _, m := range ruleNumber.FindAllStringSubmatchIndex(small, -1) {
		before := small[max(0, m[2]-ruleReach):m[2]]
		if cut := strings.LastIndexAny(before, ";()\n"); cut >= 0 {
			before = before[cut:]
		}
		number := strings.TrimLeft(small[m[2]:m[3]], "0") + "/" + small[m[4]:m[5]]
		if kind := kindOf(before); kind != "" {
			number = kind + " " + number
		}
		out = append(out, number)
	}
	return out
}

// kindOf is the kind of rule that is said last in a text.
func kindOf(text string) string {
	best, at := "", -1
	for _, k := range ruleKinds {
		i := strings.LastIndex(text, k.words)
		if i < 0 || i > 0 && isLetter(text[i-1]) || len(k.words) < 4 && i+len(k.words) < len(text) && isLetter(text[i+len(k.words)]) {
			continue
		}
		if i > at {
			best, at = k.kind, i
		}
	}
	return best
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 0x80 }

// sameRule compares a rule of the question ("permen panrb 29/2022") with one that a text names ("permen 29/2022").
func sameRule(asked, said string) bool {
	number := func(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
	if number(asked) != number(said) {
		return false
	}
	a, b := kindOf(strings.ToLower(asked)), kindOf(said)
	return a == "" || b == "" || a == b
}
