-- Several lokus of one team, evidence that is checked by somebody else, ratings with comments, tasks of a plan.

-- +goose Up
INSERT INTO counters (name, value) VALUES ('unit', 0);

-- A team without a row here evaluates one lokus, and its evidence and ratings have unit 0.
CREATE TABLE team_units (
    id      BIGINT PRIMARY KEY,
    team    BIGINT NOT NULL REFERENCES teams (id),
    name    TEXT   NOT NULL,
    created BIGINT NOT NULL,
    UNIQUE (team, name)
);

-- The lokus that a person looks at.
CREATE TABLE team_workplaces (
    team   BIGINT NOT NULL REFERENCES teams (id),
    person BIGINT NOT NULL,
    unit   BIGINT NOT NULL REFERENCES team_units (id),
    PRIMARY KEY (team, person)
);
CREATE INDEX team_workplaces_person ON team_workplaces (person);

-- The items of the agenda that are to raise an indicator.
CREATE TABLE team_tasks (
    item      BIGINT PRIMARY KEY REFERENCES team_items (id),
    team      BIGINT NOT NULL REFERENCES teams (id),
    cycle     BIGINT NOT NULL REFERENCES cycles (id),
    unit      BIGINT NOT NULL,
    indicator BIGINT NOT NULL,
    score     BIGINT NOT NULL
);
CREATE INDEX team_tasks_cycle ON team_tasks (cycle);

ALTER TABLE evidence ADD COLUMN unit BIGINT NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN noted BIGINT NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN readied BIGINT NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN verified BIGINT NOT NULL DEFAULT 0;

CREATE TABLE ratings_of_units (
    team        BIGINT NOT NULL REFERENCES teams (id),
    cycle       BIGINT NOT NULL REFERENCES cycles (id),
    unit        BIGINT NOT NULL,
    form        TEXT   NOT NULL,
    indicator   BIGINT NOT NULL,
    value       TEXT   NOT NULL,
    note        TEXT   NOT NULL,
    respondents BIGINT NOT NULL,
    wanted      BIGINT NOT NULL,
    person      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (cycle, unit, form, indicator)
);
INSERT INTO ratings_of_units (team, cycle, unit, form, indicator, value, note, respondents, wanted, person, at)
    SELECT team, cycle, 0, form, indicator, value, '', 0, 0, person, at FROM ratings;
DROP TABLE ratings;
ALTER TABLE ratings_of_units RENAME TO ratings;
CREATE INDEX ratings_person ON ratings (person);

-- What happened to one thing.
CREATE INDEX audit_subject ON audit (subject);
