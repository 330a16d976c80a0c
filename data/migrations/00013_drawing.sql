-- By which name the channel lends the file of a document again, so that a page of it can be drawn beside the text that was read.

-- +goose Up
ALTER TABLE curations ADD COLUMN file_id TEXT NOT NULL DEFAULT '';
