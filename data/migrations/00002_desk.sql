-- The editorial work: proposals, what is kept beside documents, invitations, wishes to be told, vocabulary, and the
-- chain of the audit.

-- +goose Up
INSERT INTO counters (name, value) VALUES ('proposal', 0), ('intake', 0), ('term', 0), ('key', 0);

CREATE TABLE proposals (
    id       BIGINT PRIMARY KEY,
    person   BIGINT NOT NULL,
    chat     BIGINT NOT NULL,
    content  TEXT   NOT NULL,
    updated  BIGINT NOT NULL
);
CREATE INDEX proposals_person ON proposals (person);

CREATE TABLE intake (
    id           BIGINT PRIMARY KEY,
    person       BIGINT NOT NULL,
    content      TEXT   NOT NULL,
    attempts     BIGINT NOT NULL,
    holder       TEXT   NOT NULL,
    leased_until BIGINT NOT NULL
);

CREATE TABLE curations (
    document  BIGINT PRIMARY KEY REFERENCES documents (id),
    author    BIGINT NOT NULL,
    approver  BIGINT NOT NULL,
    replaces  BIGINT NOT NULL,
    gap       TEXT   NOT NULL,
    file_hash TEXT   NOT NULL,
    sketch    BYTEA  NOT NULL,
    owner     BIGINT NOT NULL,
    days      BIGINT NOT NULL,
    verified  BIGINT NOT NULL,
    due       BIGINT NOT NULL,
    asked     BIGINT NOT NULL,
    raised    BIGINT NOT NULL,
    reason    TEXT   NOT NULL
);
CREATE INDEX curations_due ON curations (due) WHERE due > 0;
CREATE INDEX curations_owner ON curations (owner);
CREATE INDEX curations_author ON curations (author);

CREATE TABLE invites (
    code    TEXT    PRIMARY KEY,
    role    TEXT    NOT NULL,
    agency  TEXT    NOT NULL,
    person  BIGINT  NOT NULL,
    expires BIGINT  NOT NULL,
    used    BOOLEAN NOT NULL
);

ALTER TABLE gaps ADD COLUMN closed TEXT NOT NULL DEFAULT '';

CREATE TABLE gap_watches (
    gap    TEXT   NOT NULL,
    person BIGINT NOT NULL,
    chat   BIGINT NOT NULL,
    PRIMARY KEY (gap, person)
);
CREATE INDEX gap_watches_person ON gap_watches (person);

CREATE TABLE terms (
    id      BIGINT PRIMARY KEY,
    short   TEXT   NOT NULL,
    long    TEXT   NOT NULL,
    kind    TEXT   NOT NULL,
    person  BIGINT NOT NULL,
    created BIGINT NOT NULL
);

-- Rows from before this column have no hash: the chain begins behind them.
ALTER TABLE audit ADD COLUMN hash TEXT NOT NULL DEFAULT '';
CREATE INDEX audit_action ON audit (action, at);
