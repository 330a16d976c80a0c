-- Teams, their agenda, and their way to the yearly evaluation.

-- +goose Up
INSERT INTO counters (name, value) VALUES ('team', 0), ('item', 0), ('cycle', 0), ('evidence', 0), ('handover', 0);

CREATE TABLE teams (
    id         BIGINT  PRIMARY KEY,
    chat       BIGINT  NOT NULL UNIQUE,
    thread     BIGINT  NOT NULL,
    name       TEXT    NOT NULL,
    agency     TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    place      TEXT    NOT NULL,
    zone       TEXT    NOT NULL,
    hour       BIGINT  NOT NULL,
    quiet_from BIGINT  NOT NULL,
    quiet_to   BIGINT  NOT NULL,
    workdays   TEXT    NOT NULL,
    lead       BIGINT  NOT NULL,
    digest     BOOLEAN NOT NULL,
    weekly     BOOLEAN NOT NULL,
    paused     BOOLEAN NOT NULL,
    looked     BIGINT  NOT NULL,
    created    BIGINT  NOT NULL,
    updated    BIGINT  NOT NULL
);
CREATE INDEX teams_lead ON teams (lead);

CREATE TABLE team_members (
    team   BIGINT  NOT NULL REFERENCES teams (id),
    person BIGINT  NOT NULL,
    name   TEXT    NOT NULL,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (team, person)
);
CREATE INDEX team_members_person ON team_members (person);

CREATE TABLE team_items (
    id        BIGINT  PRIMARY KEY,
    team      BIGINT  NOT NULL REFERENCES teams (id),
    kind      TEXT    NOT NULL,
    title     TEXT    NOT NULL,
    cycle     BIGINT  NOT NULL,
    visit     BIGINT  NOT NULL,
    due       BIGINT  NOT NULL,
    zone      TEXT    NOT NULL,
    repeat    TEXT    NOT NULL,
    leads     TEXT    NOT NULL,
    owner     BIGINT  NOT NULL,
    important BOOLEAN NOT NULL,
    state     TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    snoozed   BIGINT  NOT NULL,
    snooze_due BIGINT NOT NULL,
    acked     BIGINT  NOT NULL,
    done_until BIGINT NOT NULL,
    agreed    BIGINT  NOT NULL,
    since     BIGINT  NOT NULL,
    sequence  BIGINT  NOT NULL,
    next      BIGINT  NOT NULL,
    created   BIGINT  NOT NULL,
    updated   BIGINT  NOT NULL
);
CREATE INDEX team_items_team ON team_items (team);
CREATE INDEX team_items_owner ON team_items (owner);
-- What is due is found without looking at what is not.
CREATE INDEX team_items_next ON team_items (next) WHERE next > 0;

-- A reminder belongs to whoever inserts its slot.
CREATE TABLE team_slots (
    team BIGINT NOT NULL REFERENCES teams (id),
    slot TEXT   NOT NULL,
    at   BIGINT NOT NULL,
    PRIMARY KEY (team, slot)
);


CREATE TABLE cycles (
    id         BIGINT PRIMARY KEY,
    team       BIGINT NOT NULL REFERENCES teams (id),
    year       BIGINT NOT NULL,
    kind       TEXT   NOT NULL,
    instrument TEXT   NOT NULL,
    created    BIGINT NOT NULL,
    UNIQUE (team, year, kind)
);

CREATE TABLE evidence (
    id        BIGINT PRIMARY KEY,
    team      BIGINT NOT NULL REFERENCES teams (id),
    cycle     BIGINT NOT NULL REFERENCES cycles (id),
    indicator BIGINT NOT NULL,
    item      TEXT   NOT NULL,
    form      TEXT   NOT NULL,
    link      TEXT   NOT NULL,
    owner     BIGINT NOT NULL,
    state     TEXT   NOT NULL,
    due       BIGINT NOT NULL,
    updated   BIGINT NOT NULL
);
CREATE INDEX evidence_cycle ON evidence (cycle, indicator);
CREATE INDEX evidence_owner ON evidence (owner);

CREATE TABLE ratings (
    team      BIGINT NOT NULL REFERENCES teams (id),
    cycle     BIGINT NOT NULL REFERENCES cycles (id),
    form      TEXT   NOT NULL,
    indicator BIGINT NOT NULL,
    value     TEXT   NOT NULL,
    person    BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (cycle, form, indicator)
);
CREATE INDEX ratings_person ON ratings (person);

CREATE TABLE handovers (
    id          BIGINT  PRIMARY KEY,
    from_person BIGINT  NOT NULL,
    to_person   BIGINT  NOT NULL,
    team        BIGINT  NOT NULL,
    created     BIGINT  NOT NULL,
    expires     BIGINT  NOT NULL,
    done        BOOLEAN NOT NULL
);
CREATE INDEX handovers_person ON handovers (from_person, to_person);
