-- Occurrences of what recurs are finished one by one; an event is over where a deadline is overdue; more of a team's ways.

-- +goose Up
ALTER TABLE team_items ADD COLUMN finished TEXT NOT NULL DEFAULT '';
-- What recurs was never overdue until now; a phase is reminded of on its days alone unless a team wants more.
UPDATE team_items SET kind = 'acara' WHERE kind = 'agenda' AND repeat <> '';
UPDATE team_items SET important = FALSE WHERE kind = 'tahap';

ALTER TABLE teams ADD COLUMN closed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE teams ADD COLUMN superior BIGINT NOT NULL DEFAULT 0;
ALTER TABLE teams ADD COLUMN days_off TEXT NOT NULL DEFAULT '';
ALTER TABLE teams ADD COLUMN named BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE teams ADD COLUMN joint_leave BOOLEAN NOT NULL DEFAULT FALSE;
