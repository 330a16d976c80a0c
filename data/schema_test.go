package data_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"studitiru/data"
)

// schema lists every column with its table, and every index.
func (s store) schema(t testing.TB) (lines []string) {
	t.Helper()
	query := `SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" FROM sqlite_master m,
			pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
		UNION ALL SELECT 'index ' || name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite_%'`
	if !s.onSQLite() {
		query = `SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
				FROM information_schema.columns WHERE table_schema = current_schema()
			UNION ALL SELECT 'index ' || tablename || ' ' || REGEXP_REPLACE(indexdef, '^.* USING ', '') FROM pg_indexes
				WHERE schemaname = current_schema()`
	}
	rows, err := s.SQL().QueryContext(t.Context(), query)
	ok(t, err)
	defer rows.Close()
	for rows.Next() {
		var line string
		ok(t, rows.Scan(&line))
		lines = append(lines, line)
	}
	ok(t, rows.Err())
	slices.Sort(lines)
	return lines
}

// A store of every earlier version comes to the schema that a new store has, and keeps the rows that it had: those of the
// dump, from the version on of which the dump is.
func TestEveryEarlierSchema(t *testing.T) {
	t.Parallel()
	const ofDump = 3
	for name, made := range map[string]func(testing.TB) data.Config{"sqlite": newSQLite, "postgres": newPostgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := open(t, made(t), newClock()).schema(t)
			versions := must[[]int64](t)(data.Versions(t.Context(), made(t)))
			if len(want) < 100 || len(versions) < 5 {
				t.Fatalf("%d lines of schema, versions %v", len(want), versions)
			}
			for _, version := range versions {
				t.Run(fmt.Sprint(version), func(t *testing.T) {
					c, rows := made(t), map[string]int{}
					if version >= ofDump {
						rows = restore(t, c, "testdata/version3.sql")
					}
					ok(t, data.MigrateTo(t.Context(), c, version))
					s := open(t, c, newClock())
					if diff := cmp.Diff(want, s.schema(t)); diff != "" {
						t.Error(diff)
					}
					for table, n := range rows {
						if got := s.count(t, "SELECT COUNT(*) FROM "+table); table != "goose_db_version" && got != n &&
							!(table == "counters" && got > n) { // migrations add some
							t.Errorf("%d rows in %s, %d before", got, table, n)
						}
					}
				})
			}
		})
	}
}
