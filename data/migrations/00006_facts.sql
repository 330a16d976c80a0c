-- The figures that documents state, as they were read when a version was saved, and what curators made of them. amount is
-- value as a number, -1 without one, to sort by; province is where the place lies. Of a correction reading says what the
-- reader had read in the same sentence, so that a new version does not bring it back.

-- +goose Up
CREATE TABLE facts (
    id        BIGINT           PRIMARY KEY,
    document  BIGINT           NOT NULL REFERENCES documents (id),
    version   BIGINT           NOT NULL,
    measure   TEXT             NOT NULL,
    place     TEXT             NOT NULL,
    province  TEXT             NOT NULL,
    service   TEXT             NOT NULL,
    unit      TEXT             NOT NULL,
    year      BIGINT           NOT NULL,
    value     TEXT             NOT NULL,
    amount    DOUBLE PRECISION NOT NULL,
    grade     TEXT             NOT NULL,
    rank      BIGINT           NOT NULL,
    sentence  TEXT             NOT NULL,
    passage   BIGINT           NOT NULL,
    source    BIGINT           NOT NULL,
    corrected BOOLEAN          NOT NULL,
    withdrawn BOOLEAN          NOT NULL,
    reading   TEXT             NOT NULL,
    updated   BIGINT           NOT NULL
);
CREATE INDEX facts_document ON facts (document, version);
CREATE INDEX facts_measure ON facts (measure, place);

INSERT INTO counters (name, value) VALUES ('fact', 0);
