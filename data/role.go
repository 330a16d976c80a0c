package data

import (
	"context"
	"encoding/json"
	"fmt"

	"studitiru/knowledge"
)

// SetRole gives a person, met or not, a role and an agency, with an audit entry.
func (db *DB) SetRole(ctx context.Context, by knowledge.Actor, person int64, role knowledge.Role, agency string) error {
	detail, err := json.Marshal(map[string]string{"role": string(role)})
	if err != nil {
		return fmt.Errorf("write a role down: %w", err)
	}
	err = db.Within(ctx, func(ctx context.Context) error {
		if _, err := db.SeePerson(ctx, knowledge.Person{ID: person, Active: true}); err != nil {
			return err
		}
		return db.write(ctx, func(ctx context.Context, q runner) error {
			if _, err := q.ExecContext(ctx, `UPDATE people SET role = $1, agency = $2 WHERE id = $3`, string(role), clean(agency),
				person); err != nil {
				return err
			}
			return db.audit(ctx, q, by.Entry("person.role", fmt.Sprintf("person:%d", person), string(detail)))
		})
	})
	if err != nil {
		return fmt.Errorf("set the role of a person: %w", err)
	}
	return nil
}
