-- The pace that all processes on a store keep together: when the next turn of a name is due, in milliseconds since 1970 UTC.

-- +goose Up
CREATE TABLE turns (
    name TEXT   PRIMARY KEY,
    next BIGINT NOT NULL
);
