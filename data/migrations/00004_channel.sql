-- The IDs of people and chats are a channel's own: two channels may give the same number to different people. All that
-- was there before came from Telegram. A table whose key changes is written anew, which both engines can do.

-- +goose Up
CREATE TABLE people_of_channels (
    id        BIGINT  NOT NULL,
    channel   TEXT    NOT NULL DEFAULT 'telegram',
    name      TEXT    NOT NULL,
    role      TEXT    NOT NULL,
    agency    TEXT    NOT NULL,
    active    BOOLEAN NOT NULL,
    created   BIGINT  NOT NULL,
    seen      BIGINT  NOT NULL,
    pseudonym TEXT    NOT NULL UNIQUE,
    PRIMARY KEY (id, channel)
);
INSERT INTO people_of_channels (id, name, role, agency, active, created, seen, pseudonym)
    SELECT id, name, role, agency, active, created, seen, pseudonym FROM people;
DROP TABLE people;
ALTER TABLE people_of_channels RENAME TO people;

CREATE TABLE chats_of_channels (
    id      BIGINT  NOT NULL,
    channel TEXT    NOT NULL DEFAULT 'telegram',
    type    TEXT    NOT NULL,
    title   TEXT    NOT NULL,
    active  BOOLEAN NOT NULL,
    seen    BIGINT  NOT NULL,
    PRIMARY KEY (id, channel)
);
INSERT INTO chats_of_channels (id, type, title, active, seen) SELECT id, type, title, active, seen FROM chats;
DROP TABLE chats;
ALTER TABLE chats_of_channels RENAME TO chats;

CREATE TABLE conversations_of_channels (
    chat    BIGINT NOT NULL,
    person  BIGINT NOT NULL,
    channel TEXT   NOT NULL DEFAULT 'telegram',
    state   BYTEA  NOT NULL,
    updated BIGINT NOT NULL,
    PRIMARY KEY (chat, person, channel)
);
INSERT INTO conversations_of_channels (chat, person, state, updated) SELECT chat, person, state, updated FROM conversations;
DROP TABLE conversations;
ALTER TABLE conversations_of_channels RENAME TO conversations;
CREATE INDEX conversations_person ON conversations (person);

ALTER TABLE buttons ADD COLUMN channel TEXT NOT NULL DEFAULT 'telegram';
ALTER TABLE inbox ADD COLUMN channel TEXT NOT NULL DEFAULT 'telegram';
ALTER TABLE outbox ADD COLUMN channel TEXT NOT NULL DEFAULT 'telegram';
