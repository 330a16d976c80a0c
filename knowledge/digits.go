package knowledge

import (
	"regexp"
	"slices"
	"strings"
)

// A long number is written in groups of digits with something between them: blanks, one dot, dash or bracket.
var (
	groupForm = regexp.MustCompile(`\d+`)
	joint     = regexp.MustCompile(`^` + blanks + `[.\-‐‑‒–—−()]?` + blanks + `$`)
	blankForm = regexp.MustCompile(`[ \t\x{a0}\x{2009}\x{202f}]`)
)

// blanks are spaces of all widths, and what cannot be seen.
const blanks = `[ \t\x{a0}\x{2009}\x{202f}\x{ad}\x{200b}-\x{200d}\x{2060}]{0,2}`

// mostGroups is in how many groups a number may be written; longestNumber how many digits the longest has in several;
// longestJoint how many bytes may stand between two groups.
const (
	mostGroups    = 10
	longestNumber = 19
	longestJoint  = 8
)

// digits is a number that may be one: some groups of digits, one after the other.
type digits struct {
	groups []string
	joints []string // between the groups
	before string   // the text up to it, at most reach bytes
}

// numbers finds numbers that are somebody's among groups of digits, in order. Of the groups that follow each other it takes from
// the left as many as make a known kind: of two ways to read, the one with like joints, then the longer.
func numbers(text string, at [][]int) (found []Finding) {
	for i := 0; i < len(at); {
		n, kind := firstNumber(text, at[i:])
		if kind == "" {
			i++
			continue
		}
		f := Finding{kind, opening(text, at[i][0]), at[i+n-1][1]}
		if !slices.Contains(hotlines, join(text, at[i:i+n])) {
			found = append(found, f)
		}
		i += n
	}
	return found
}

// firstNumber reads the number that the groups begin with: how many of them it takes, and its kind, "" for none.
func firstNumber(text string, at [][]int) (n int, kind string) {
	d := digits{before: text[max(0, at[0][0]-reach):at[0][0]]}
	total := 0
	for k, g := range at {
		if k > 0 {
			between := text[at[k-1][1]:g[0]]
			if len(between) > longestJoint || !joint.MatchString(between) || k == mostGroups {
				break
			}
			d.joints = append(d.joints, between)
		}
		d.groups = append(d.groups, text[g[0]:g[1]])
		if total += g[1] - g[0]; k > 0 && total > longestNumber {
			break
		}
		if found := d.kind(); found != "" && (kind == "" || d.alike()) {
			n, kind = k+1, found
		}
	}
	return n, kind
}

// opening includes a plus, and a bracket that closes in the number.
func opening(text string, start int) int {
	closes := strings.IndexByte(text[start:min(len(text), start+8)], ')') > 0
	for start > 0 && (text[start-1] == '+' || text[start-1] == '(' && closes) {
		start--
	}
	return start
}

func join(text string, at [][]int) string {
	var out strings.Builder
	for _, g := range at {
		out.WriteString(text[g[0]:g[1]])
	}
	return out.String()
}

// headGroups are written before a mobile number in all ways: +62-812 3456 7890.
var headGroups = []string{"0", "62", "0062"}

// alike reports whether no blank comes after a tight joint: "0812-3456-7890 15" ends before the 15.
func (d digits) alike() bool {
	tight := false
	for i, j := range d.joints {
		if slices.Contains(headGroups, d.groups[i]) {
			continue
		}
		blank := blankForm.MatchString(j)
		if blank && tight {
			return false
		}
		tight = tight || !blank
	}
	return true
}

// tight reports whether there is no blank in the number.
func (d digits) tight() bool { return !slices.ContainsFunc(d.joints, blankForm.MatchString) }

// amount reports whether it is written as amounts are: 1.250.000.000.
func (d digits) amount() bool {
	for i, g := range d.groups {
		if i == 0 && (len(g) > 3 || g[0] == '0') || i > 0 && (len(g) != 3 || d.joints[i-1] != ".") {
			return false
		}
	}
	return len(d.groups) > 1
}

var yearGroup = regexp.MustCompile(`^(?:19|20)\d\d$`)

// years reports whether it is a row of years: 2019-2020 2021.
func (d digits) years() bool {
	return len(d.groups) > 1 && !slices.ContainsFunc(d.groups, func(g string) bool { return !yearGroup.MatchString(g) })
}

// kind is what the number is by its digits, how they are grouped, and what stands before it; "" for none.
func (d digits) kind() string {
	s := strings.Join(d.groups, "")
	n := len(s)
	if n < 9 || d.years() {
		return ""
	}
	whole := len(d.groups) == 1 || d.tight()
	switch {
	case n <= longestNumber && accountHere.MatchString(d.before):
		return kindAccount
	case n == 16 && d.id(s, whole):
		return kindID
	case n == 18 && d.servant(s, whole):
		return kindServant
	}
	return d.looserKind(s, whole)
}

// looserKind is kind for what is no account, NIK or NIP by the surest signs.
func (d digits) looserKind(s string, whole bool) string {
	n, called := len(s), taxNear.MatchString(d.before)
	switch {
	case d.mobile(s):
		return kindMobile
	case n <= longestNumber && accountNear.MatchString(d.before):
		return kindAccount
	case d.amount() && !called:
	case n == 15 && (whole || called):
		return kindTax
	case d.home(s):
		return kindPhone
	case n >= 13 && whole:
		return kindNumber
	}
	return ""
}

// servant reports whether 18 digits are a NIP, by their form or by name.
func (d digits) servant(s string, whole bool) bool {
	return whole || servantForm.MatchString(s) || servantNear.MatchString(d.before)
}

// home reports whether it is the number of a telephone at home.
func (d digits) home(s string) bool { return homeForm.MatchString(s) && homeNear.MatchString(d.before) }

// id reports whether 16 digits are a NIK; written in groups it has to look like one, or to be called so.
func (d digits) id(s string, whole bool) bool {
	if len(d.groups) > 1 && s[0] == '0' {
		return false
	}
	return whole || d.grouped(idShapes) || idForm.MatchString(s) || idNear.MatchString(d.before)
}

// idShapes are the lengths of the groups in which people write a NIK.
var idShapes = [][]int{{4, 4, 4, 4}, {6, 6, 4}, {2, 2, 2, 6, 4}, {2, 2, 2, 2, 2, 2, 4}}

func (d digits) grouped(shapes [][]int) bool {
	return slices.ContainsFunc(shapes, func(shape []int) bool {
		return slices.EqualFunc(d.groups, shape, func(g string, n int) bool { return len(g) == n })
	})
}

// A NIK begins with the place of registration, then day (a woman's plus 40), month and year of birth (PP 37/2007, Pasal
// 37); a NIP with the day of birth and the year and month of entry, or the like, then the sex, 1 or 2 (Perka BKN 22/2007).
var (
	idForm      = regexp.MustCompile(`^[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}$`)
	servantForm = regexp.MustCompile(`^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d{4}[12]\d{3}$`)
	mobileForm  = regexp.MustCompile(`^(?:(?:00)?62)?0?8\d{8,11}$`)
	homeForm    = regexp.MustCompile(`^(?:62|0)[2-79]\d{7,10}$`)
	mobileHead  = regexp.MustCompile(`^(?:0|62|0062|08\d*|8\d*|628\d*|00628\d*)$`)
)

// mobile reports whether it is a mobile number. One without 0 or 62 in front has to be called so.
func (d digits) mobile(s string) bool {
	if !mobileForm.MatchString(s) || !mobileHead.MatchString(d.groups[0]) {
		return false
	}
	body := slices.IndexFunc(d.groups, func(g string) bool { return !slices.Contains(headGroups, g) })
	if body > 0 && len(d.groups[body]) < 3 {
		return false // a row of figures
	}
	return s[0] != '8' || mobileNear.MatchString(d.before)
}
