package pdf

import (
	"math"
	"regexp"
	"slices"
)

// rowsIn groups the lines of a table to rows, the head first, each with a text for every column. It also returns the lines
// of the head.
func rowsIn(region []line, columns []cell, em float64) (table [][]string, head []string) {
	units := make([][]unit, len(region))
	for i, ln := range region {
		units[i] = unitsOf(ln, columns)
	}
	groups := groupsOf(region, units, em)
	deep := 1
	if len(groups) > 2 && underHead(units[groups[0].from:groups[0].to], units[groups[1].from:groups[1].to]) {
		deep = 2
	}
	below := groups[deep-1].to
	for _, ln := range region[:below] {
		head = append(head, ln.text)
	}
	table = append(table, headOf(units[:below], columns, deep == 2))
	for _, g := range groups[deep:] {
		table = append(table, rowOf(units[g.from:g.to], len(columns)))
	}
	return escaped(table), head
}

// rowOf joins the texts of the lines of a row, column by column.
func rowOf(lines [][]unit, columns int) []string {
	row := make([]string, columns)
	for _, line := range lines {
		for _, u := range line {
			row[u.column] = joinWrapped(row[u.column], u.text)
		}
	}
	return row
}

// group is the lines of one row.
type group struct{ from, to int }

var rowNumber = regexp.MustCompile(`^\(?\d{1,4}[.)]?$`)

// groupsOf finds where rows begin: at the wider of two kinds of gaps between lines, else where the first column has a number,
// else where it has text.
func groupsOf(region []line, units [][]unit, em float64) []group {
	if byGap := groupsByGap(region, em); byGap != nil && !severalAmounts(byGap, units) {
		return byGap
	}
	keyed, numbered := 0, 0
	for _, line := range units {
		if k := key(line); k != "" {
			keyed++
			if rowNumber.MatchString(k) {
				numbered++
			}
		}
	}
	byNumber := numbered > 1 && 2*numbered > keyed
	var groups []group
	for i, line := range units {
		k := key(line)
		begins := i == 0 || k != "" && (!byNumber || rowNumber.MatchString(k) || i == 1) && (len(line) > 1 || !startsLower(k))
		if begins {
			groups = append(groups, group{i, i})
		}
		groups[len(groups)-1].to = i + 1
	}
	return groups
}

// key is the text of a line in the first column.
func key(line []unit) string {
	if len(line) > 0 && line[0].column == 0 && !line[0].across {
		return line[0].text
	}
	return ""
}

// groupsByGap cuts between lines that are further apart than those of a cell; nil where the gaps are of one kind.
func groupsByGap(region []line, em float64) []group {
	gaps := make([]float64, 0, len(region))
	bottom := region[0].y1
	for _, ln := range region[1:] {
		gaps = append(gaps, ln.y0-bottom)
		bottom = max(bottom, ln.y1)
	}
	sorted := slices.Clone(gaps)
	slices.Sort(sorted)
	widest, limit := 0.0, 0.0
	for i := 1; i < len(sorted); i++ {
		if jump := sorted[i] - sorted[i-1]; jump > widest {
			widest, limit = jump, (sorted[i]+sorted[i-1])/2
		}
	}
	if widest < 0.2*em {
		return nil
	}
	groups := []group{{0, 1}}
	for i, gap := range gaps {
		if gap > limit {
			groups = append(groups, group{i + 1, i + 1})
		}
		groups[len(groups)-1].to = i + 2
	}
	return groups
}

// severalAmounts reports whether many of the groups hold two numbers under each other in one column: then they are rows.
func severalAmounts(groups []group, units [][]unit) bool {
	several := 0
	for _, g := range groups {
		seen := map[int]int{}
		for _, line := range units[g.from:g.to] {
			for _, u := range line {
				if figures(u.text) {
					seen[u.column]++
				}
			}
		}
		for _, n := range seen {
			if n > 1 {
				several++
				break
			}
		}
	}
	return 4*several > len(groups)
}

// underHead reports whether the second group of lines belongs to the head: it says nothing in the first column, and the
// group above has a cell over several of its own.
func underHead(first, second [][]unit) bool {
	for _, line := range second {
		if key(line) != "" {
			return false
		}
	}
	for _, line := range first {
		for _, u := range line {
			if len(spanOf(u, second)) > 1 || len(spanRight(u, line, second)) > 1 {
				return true
			}
		}
	}
	return false
}

// spanRight are the columns that a cell of the head stands over which begins where the first of them does: those to its right of
// which its own line says nothing.
func spanRight(u unit, line []unit, below [][]unit) (span []int) {
	const near = 3 // points
	for _, under := range below {
		at := slices.IndexFunc(under, func(v unit) bool { return v.column == u.column && math.Abs(v.x0-u.x0) <= near })
		if at < 0 {
			continue
		}
		span = []int{u.column}
		for _, v := range under[at+1:] {
			taken := slices.ContainsFunc(line, func(o unit) bool { return o.column == v.column })
			if v.column != span[len(span)-1]+1 || taken {
				break
			}
			span = append(span, v.column)
		}
		return span
	}
	return nil
}

// spanOf are the columns that a cell of the head stands over: those of cells below whose common middle is its own.
func spanOf(u unit, below [][]unit) []int {
	const near = 8 // points
	var under []unit
	for _, line := range below {
		under = append(under, line...)
	}
	slices.SortStableFunc(under, func(a, b unit) int { return a.column - b.column })
	under = slices.CompactFunc(under, func(a, b unit) bool { return a.column == b.column })
	middle := (u.x0 + u.x1) / 2
	var best []int
	for i := range under {
		for k := i + 1; k < len(under) && under[k].column-under[i].column == k-i; k++ {
			over := (under[i].x0+under[k].x1)/2 - middle
			if math.Abs(over) > near || under[i].x0 > u.x1 || under[k].x1 < u.x0 || k-i+1 <= len(best) {
				continue
			}
			best = nil
			for _, v := range under[i : k+1] {
				best = append(best, v.column)
			}
		}
	}
	return best
}

// headOf writes the head of a table: a cell over several columns is said in each. deep tells that it has two rows.
func headOf(lines [][]unit, columns []cell, deep bool) []string {
	head := make([]string, len(columns))
	for i, line := range lines {
		for _, u := range line {
			span := spanOf(u, lines[i+1:])
			if deep && len(span) < 2 {
				span = spanRight(u, line, lines[i+1:])
			}
			if len(span) < 2 || len(line) == 1 && len(span) == len(columns) {
				span = []int{u.column}
			}
			for _, c := range span {
				head[c] = joinWrapped(head[c], u.text)
			}
		}
	}
	return head
}
