package data

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"studitiru/knowledge"
)

// conditions collects the parts of a WHERE and their arguments.
type conditions struct {
	parts []string
	args  []any
}

// arg adds an argument and returns its placeholder.
func (c *conditions) arg(v any) string {
	c.args = append(c.args, v)
	return "$" + strconv.Itoa(len(c.args))
}

func (c *conditions) add(part string) { c.parts = append(c.parts, part) }

// among restricts a column to some values; no values do not restrict.
func among[T, A any](c *conditions, column string, values []T, as func(T) A) {
	if len(values) == 0 {
		return
	}
	marks := make([]string, len(values))
	for i, v := range values {
		marks[i] = c.arg(as(v))
	}
	c.add(column + " IN (" + strings.Join(marks, ", ") + ")")
}

// labelled restricts documents to those with a label.
func (c *conditions) labelled(kind, value string) {
	if value == "" {
		return
	}
	c.add("d.id IN (SELECT document_id FROM document_labels WHERE kind = " + c.arg(kind) + " AND value = " + c.arg(clean(value)) +
		")")
}

// seenBy restricts documents to what an audience may see, as knowledge.Audience.May says.
func (c *conditions) seenBy(a *knowledge.Audience) {
	if a == nil {
		return
	}
	levels := []string{"d.visibility = " + c.arg(string(knowledge.Public))}
	if a.Member {
		levels = append(levels, "d.visibility = "+c.arg(string(knowledge.Internal)))
	}
	if a.Agency != "" { // what is neither public nor internal is for its agency, whatever its visibility is called
		levels = append(levels, "(d.visibility <> "+c.arg(string(knowledge.Internal))+" AND d.agency = "+c.arg(clean(a.Agency))+")")
	}
	c.add("(" + strings.Join(levels, " OR ") + ")")
}

// Documents lists current versions; see knowledge.Filter. A filter may name some 30,000 IDs and keys.
func (db *DB) Documents(ctx context.Context, f knowledge.Filter) ([]knowledge.Document, error) {
	var c conditions
	among(&c, "d.id", f.IDs, func(id int64) int64 { return id })
	among(&c, "d.key", f.Keys, clean)
	among(&c, "d.state", f.States, func(s knowledge.State) string { return string(s) })
	if f.Kind != "" {
		c.add("d.kind = " + c.arg(string(f.Kind)))
	}
	c.labelled(labelPlace, f.Place)
	c.labelled(labelField, f.Field)
	c.labelled(labelAspect, f.Aspect)
	c.seenBy(f.Audience)

	query := selectDocument + currentVersion
	if f.NoBody {
		query = strings.Replace(query, "v.body", "''", 1)
	}
	if len(c.parts) > 0 {
		query += "AND " + strings.Join(c.parts, " AND ")
	}
	if f.Newest {
		query += " ORDER BY d.seq DESC"
	} else {
		query += " ORDER BY d.id"
	}
	query += " LIMIT " + c.arg(limit(f.Limit)) + " OFFSET " + c.arg(int64(max(f.Offset, 0)))
	found, err := list(ctx, db.reader(ctx), scanDocument, query, c.args...)
	if err != nil {
		return nil, fmt.Errorf("list documents: %w", err)
	}
	for i := range found {
		found[i] = db.dated(found[i])
	}
	return found, nil
}

// limit is how many rows are wanted; nothing or less means all.
func limit(n int) int64 {
	if n <= 0 {
		return math.MaxInt64
	}
	return int64(n)
}
