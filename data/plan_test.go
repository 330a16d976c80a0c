package data_test

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"studitiru/data"
)

// Claims must not read through what is finished: all steps of their plans go by the indexes of waiting rows.
func TestClaimsUseIndexes(t *testing.T) {
	eachEngine(t, func(t *testing.T, s store) {
		fill(t, s, 20_000)
		for name, query := range map[string]string{"inbox": data.InboxHeads, "outbox": data.OutboxHeads} {
			plan := explain(t, s, query)
			for _, index := range []string{name + "_waiting", name + "_queue"} {
				if !strings.Contains(plan, index) {
					t.Errorf("the claim from %s does not use %s:\n%s", name, index, plan)
				}
			}
			if scan := regexp.MustCompile(`Seq Scan|SCAN \w+\n`).FindString(plan); scan != "" {
				t.Errorf("the claim from %s reads the whole table:\n%s", name, plan)
			}
		}
	})
}

// fill puts finished rows and a few waiting ones into both boxes.
func fill(t testing.TB, s store, finished int) {
	t.Helper()
	const rows = `WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < %d) `
	const free = `CASE WHEN i %% 500 = 0 THEN 0 ELSE 1 END`
	for _, statement := range []string{
		rows + `INSERT INTO inbox SELECT i, i %% 50, i, CAST('' AS BYTEA), 1, 0, '', 0, ` + free + `, '', 'telegram' FROM n`,
		rows + `INSERT INTO outbox SELECT i, CAST(i AS TEXT), i %% 50, 0, CAST('' AS BYTEA), 0, 0, 1, 0, '', 0, ` + free +
			`, '', 'telegram' FROM n`,
	} {
		if _, err := s.SQL().ExecContext(t.Context(), fmt.Sprintf(statement, finished)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.SQL().ExecContext(t.Context(), `ANALYZE`); err != nil {
		t.Fatal(err)
	}
}

// explain returns the engine's plan for a query of heads, a line a step.
func explain(t *testing.T, s store, query string) string {
	how := "EXPLAIN "
	if s.onSQLite() {
		how = "EXPLAIN QUERY PLAN "
	}
	query = strings.NewReplacer("$1", "5", "$2", "8").Replace(query)
	rows, err := s.SQL().QueryContext(t.Context(), how+query)
	ok(t, err)
	columns, err := rows.Columns()
	ok(t, err)
	var plan strings.Builder
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(string)
		}
		ok(t, rows.Scan(values...))
		fmt.Fprintln(&plan, *values[len(values)-1].(*string))
	}
	ok(t, errors.Join(rows.Err(), rows.Close()))
	return plan.String()
}
