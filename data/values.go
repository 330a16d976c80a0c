package data

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"studitiru/knowledge"
)

// milli is how a time is stored: milliseconds since 1970 UTC, 0 for none.
func milli(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// fromMilli is the reverse of milli, in UTC.
func fromMilli(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// moment scans a stored time.
type moment struct{ into *time.Time }

// Scan is for database/sql.
func (m moment) Scan(stored any) error {
	ms, ok := stored.(int64)
	if !ok {
		return fmt.Errorf("a time is stored as %T, not as a number", stored)
	}
	*m.into = fromMilli(ms)
	return nil
}

// orNow is t, or the clock's time when t is zero.
func (db *DB) orNow(t time.Time) time.Time {
	if t.IsZero() {
		return db.now()
	}
	return t
}

// clean makes text that both engines take: PostgreSQL refuses NUL and bytes that are not UTF-8.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

// cleanMeta cleans all texts of a front matter, without touching the caller's lists.
func cleanMeta(m knowledge.Meta) knowledge.Meta {
	m.Title, m.Agency, m.Date, m.StatusDate = clean(m.Title), clean(m.Agency), clean(m.Date), clean(m.StatusDate)
	m.Kind, m.Status, m.Visibility = knowledge.Kind(clean(string(m.Kind))), knowledge.Status(clean(string(m.Status))),
		knowledge.Visibility(clean(string(m.Visibility)))
	m.Places, m.Fields, m.Aspects = each(m.Places, clean), each(m.Fields, clean), each(m.Aspects, clean)
	m.Questions = each(m.Questions, clean)
	m.Sources = each(m.Sources, func(s knowledge.Source) knowledge.Source {
		return knowledge.Source{Title: clean(s.Title), URL: clean(s.URL), Date: clean(s.Date)}
	})
	return m
}

// each returns a list of what change makes of every value; nil stays nil.
func each[T any](values []T, change func(T) T) []T {
	values = slices.Clone(values)
	for i, v := range values {
		values[i] = change(v)
	}
	return values
}

// blob makes bytes that are never NULL.
func blob(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// unblob is the reverse of blob: no bytes are nil.
func unblob(b []byte) []byte {
	if len(b) == 0 {
		return nil
	}
	return b
}

// encode makes JSON, which escapes what a TEXT column does not take.
func encode(v any) (string, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("write JSON: %w", err)
	}
	return string(b), nil
}

// decode reads the JSON of a TEXT column.
func decode(text string, v any) error {
	if err := json.Unmarshal([]byte(text), v); err != nil {
		return fmt.Errorf("read stored JSON: %w", err)
	}
	return nil
}
