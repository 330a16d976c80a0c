-- One schema for SQLite and PostgreSQL. Times are milliseconds since 1970 UTC, 0 for none.
-- Bytes are BYTEA: PostgreSQL's own type, and to SQLite a column that keeps a blob as it is.

-- +goose Up
CREATE TABLE store (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- The numbers of changes and the IDs of rows. A row here stays locked until the transaction that took a
-- number ends, so numbers become visible in their order; a sequence could show 6 before 5.
CREATE TABLE counters (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES
    ('audit', 0), ('change', 0), ('document', 0), ('inbox', 0), ('outbox', 0), ('question', 0);

CREATE TABLE documents (
    id         BIGINT PRIMARY KEY,
    key        TEXT   NOT NULL UNIQUE,
    version    BIGINT NOT NULL,
    seq        BIGINT NOT NULL UNIQUE,
    state      TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    visibility TEXT   NOT NULL,
    agency     TEXT   NOT NULL,
    created    BIGINT NOT NULL,
    updated    BIGINT NOT NULL
);
CREATE INDEX documents_state ON documents (state);

CREATE TABLE document_versions (
    document_id BIGINT NOT NULL REFERENCES documents (id),
    version     BIGINT NOT NULL,
    seq         BIGINT NOT NULL,
    meta        TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    hash        TEXT   NOT NULL,
    created     BIGINT NOT NULL,
    PRIMARY KEY (document_id, version)
);

-- What the current version of a document can be found by: kind is place, field or aspect.
CREATE TABLE document_labels (
    kind        TEXT   NOT NULL,
    value       TEXT   NOT NULL,
    document_id BIGINT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (kind, value, document_id)
);
CREATE INDEX document_labels_document ON document_labels (document_id);

-- Append-only. Persons stand in it by pseudonym; people holds the meaning of a pseudonym until the person is erased.
CREATE TABLE audit (
    id             BIGINT PRIMARY KEY,
    at             BIGINT NOT NULL,
    actor          TEXT   NOT NULL,
    via            TEXT   NOT NULL,
    action         TEXT   NOT NULL,
    subject        TEXT   NOT NULL,
    subject_person TEXT   NOT NULL,
    detail         TEXT   NOT NULL
);

CREATE TABLE people (
    id        BIGINT  PRIMARY KEY,
    name      TEXT    NOT NULL,
    role      TEXT    NOT NULL,
    agency    TEXT    NOT NULL,
    active    BOOLEAN NOT NULL,
    created   BIGINT  NOT NULL,
    seen      BIGINT  NOT NULL,
    pseudonym TEXT    NOT NULL UNIQUE
);

CREATE TABLE chats (
    id     BIGINT  PRIMARY KEY,
    type   TEXT    NOT NULL,
    title  TEXT    NOT NULL,
    active BOOLEAN NOT NULL,
    seen   BIGINT  NOT NULL
);

CREATE TABLE conversations (
    chat    BIGINT NOT NULL,
    person  BIGINT NOT NULL,
    state   BYTEA  NOT NULL,
    updated BIGINT NOT NULL,
    PRIMARY KEY (chat, person)
);
CREATE INDEX conversations_person ON conversations (person);

CREATE TABLE buttons (
    key     TEXT    PRIMARY KEY,
    chat    BIGINT  NOT NULL,
    action  TEXT    NOT NULL,
    data    BYTEA   NOT NULL,
    created BIGINT  NOT NULL,
    expires BIGINT  NOT NULL,
    used    BOOLEAN NOT NULL
);
CREATE INDEX buttons_chat ON buttons (chat);
CREATE INDEX buttons_expires ON buttons (expires);

CREATE TABLE questions (
    id         BIGINT PRIMARY KEY,
    person     BIGINT NOT NULL,
    chat       BIGINT NOT NULL,
    text       TEXT   NOT NULL,
    terms      TEXT   NOT NULL,
    outcome    TEXT   NOT NULL,
    documents  TEXT   NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    elapsed_us BIGINT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX questions_at ON questions (at);
CREATE INDEX questions_person ON questions (person);
CREATE INDEX questions_chat ON questions (chat);

CREATE TABLE feedback (
    question BIGINT  NOT NULL REFERENCES questions (id),
    person   BIGINT  NOT NULL,
    good     BOOLEAN NOT NULL,
    reason   TEXT    NOT NULL,
    at       BIGINT  NOT NULL,
    PRIMARY KEY (question, person)
);
CREATE INDEX feedback_person ON feedback (person);

-- What is left of questions after their time: counts. day is the number of days since 1970 UTC.
CREATE TABLE question_counts (
    day     BIGINT NOT NULL,
    outcome TEXT   NOT NULL,
    asked   BIGINT NOT NULL,
    good    BIGINT NOT NULL,
    bad     BIGINT NOT NULL,
    PRIMARY KEY (day, outcome)
);

CREATE TABLE gaps (
    key       TEXT    PRIMARY KEY,
    example   TEXT    NOT NULL,
    asked     BIGINT  NOT NULL,
    first     BIGINT  NOT NULL,
    last      BIGINT  NOT NULL,
    forwarded BOOLEAN NOT NULL
);

-- finished is 0 while the update waits. A row is claimed while leased_until lies ahead.
CREATE TABLE inbox (
    id           BIGINT PRIMARY KEY,
    queue        BIGINT NOT NULL,
    position     BIGINT NOT NULL,
    raw          BYTEA  NOT NULL,
    received     BIGINT NOT NULL,
    attempts     BIGINT NOT NULL,
    holder       TEXT   NOT NULL,
    leased_until BIGINT NOT NULL,
    finished     BIGINT NOT NULL,
    problem      TEXT   NOT NULL
);
-- The indexes of waiting rows stay small however many finished rows there are.
CREATE INDEX inbox_waiting ON inbox (position) WHERE finished = 0;
CREATE INDEX inbox_queue ON inbox (queue, position) WHERE finished = 0;

CREATE TABLE outbox (
    id           BIGINT PRIMARY KEY,
    key          TEXT   NOT NULL UNIQUE,
    queue        BIGINT NOT NULL,
    priority     BIGINT NOT NULL,
    payload      BYTEA  NOT NULL,
    not_before   BIGINT NOT NULL,
    expires      BIGINT NOT NULL,
    created      BIGINT NOT NULL,
    attempts     BIGINT NOT NULL,
    holder       TEXT   NOT NULL,
    leased_until BIGINT NOT NULL,
    finished     BIGINT NOT NULL,
    problem      TEXT   NOT NULL
);
CREATE INDEX outbox_waiting ON outbox (priority, id) WHERE finished = 0;
CREATE INDEX outbox_queue ON outbox (queue, id) WHERE finished = 0;
CREATE INDEX outbox_expires ON outbox (expires) WHERE finished = 0 AND expires > 0;

CREATE TABLE leases (
    name   TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    until  BIGINT NOT NULL
);
