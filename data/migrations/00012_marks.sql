-- What documents that are alike share some of: hashes of their titles and of pieces of their texts (desk.Marks). With them
-- the documents like a new one are found without reading all others. Documents from before get theirs when the store opens.

-- +goose Up
CREATE TABLE document_marks (
    mark        BIGINT NOT NULL,
    document_id BIGINT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (mark, document_id)
);
CREATE INDEX document_marks_document ON document_marks (document_id);
CREATE INDEX curations_file ON curations (file_hash) WHERE file_hash <> '';
