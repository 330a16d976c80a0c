-- Whose reminders are due is read from the index alone.

-- +goose Up
DROP INDEX team_items_next;
CREATE INDEX team_items_next ON team_items (next, team) WHERE next > 0;
