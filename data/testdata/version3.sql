-- A store as version 3 of the schema left it, as SQLite dumps one: every statement ends with ";" at the end of a line.
-- Booleans stand as TRUE and FALSE, so that PostgreSQL takes them too.

CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO goose_db_version VALUES (1, 0, 1, '2026-11-29 06:58:31');
INSERT INTO goose_db_version VALUES (2, 1, 1, '2026-11-29 06:58:31');
INSERT INTO goose_db_version VALUES (3, 2, 1, '2026-11-29 06:58:31');
INSERT INTO goose_db_version VALUES (4, 3, 1, '2026-11-29 06:58:31');

CREATE TABLE store (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO store VALUES ('id', 'znxytdrba5a2dki7zwjk4wn7ey');

CREATE TABLE counters (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters VALUES ('audit', 9);
INSERT INTO counters VALUES ('change', 9);
INSERT INTO counters VALUES ('document', 9);
INSERT INTO counters VALUES ('inbox', 9);
INSERT INTO counters VALUES ('outbox', 9);
INSERT INTO counters VALUES ('question', 9);
INSERT INTO counters VALUES ('proposal', 9);
INSERT INTO counters VALUES ('intake', 9);
INSERT INTO counters VALUES ('term', 9);
INSERT INTO counters VALUES ('key', 9);
INSERT INTO counters VALUES ('team', 9);
INSERT INTO counters VALUES ('item', 9);
INSERT INTO counters VALUES ('cycle', 9);
INSERT INTO counters VALUES ('evidence', 9);
INSERT INTO counters VALUES ('handover', 9);

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
INSERT INTO documents VALUES (1, 'uji/gerobak-baca', 2, 2, 'published', 'inovasi', '', 'Dinas Uji', 1795399200000, 1795399200005);
INSERT INTO documents VALUES (2, 'uji/loket-apung', 1, 3, 'hidden', 'inovasi', '', '', 1795399200000, 1795399200000);
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
INSERT INTO document_versions VALUES (1, 1, 1, '{"title": "Gerobak Baca", "kind": "inovasi", "places": ["Kota Uji"], "year": 2024, "sources": [{"title": "Catatan uji", "url": "https://example.org/uji"}]}', 'Gerobak baca berkeliling.', 'h1', 1795399200000);
INSERT INTO document_versions VALUES (1, 2, 2, '{"title": "Gerobak Baca", "kind": "inovasi", "places": ["Kota Uji"], "year": 2024, "sources": [{"title": "Catatan uji", "url": "https://example.org/uji"}]}', 'Gerobak baca berkeliling setiap sore.', 'h2', 1795399200005);
INSERT INTO document_versions VALUES (2, 1, 3, '{"title": "Loket Apung", "kind": "inovasi", "places": ["Kota Uji"], "year": 2024, "sources": [{"title": "Catatan uji", "url": "https://example.org/uji"}]}', 'Loket di atas perahu.', 'h3', 1795399200000);

CREATE TABLE document_labels (
    kind        TEXT   NOT NULL,
    value       TEXT   NOT NULL,
    document_id BIGINT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (kind, value, document_id)
);
INSERT INTO document_labels VALUES ('place', 'Kota Uji', 1);
INSERT INTO document_labels VALUES ('field', 'perpustakaan', 1);
CREATE INDEX document_labels_document ON document_labels (document_id);

CREATE TABLE audit (
    id             BIGINT PRIMARY KEY,
    at             BIGINT NOT NULL,
    actor          TEXT   NOT NULL,
    via            TEXT   NOT NULL,
    action         TEXT   NOT NULL,
    subject        TEXT   NOT NULL,
    subject_person TEXT   NOT NULL,
    detail         TEXT   NOT NULL
, hash TEXT NOT NULL DEFAULT '');
INSERT INTO audit VALUES (1, 1795399200000, '', 'cli', 'document.added', 'document:1', '', '{}', '');
INSERT INTO audit VALUES (2, 1795399200005, 'pseudonimsari', 'chat', 'document.versioned', 'document:1', '', '{}', 'ab12');

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
INSERT INTO people VALUES (7, 'Sari Uji', 'kurator', 'Dinas Uji', TRUE, 1795399200000, 1795399200009, 'pseudonimsari');
INSERT INTO people VALUES (8, 'Budi Uji', 'tamu', '', FALSE, 1795399200000, 1795399200003, 'pseudonimbudi');

CREATE TABLE chats (
    id     BIGINT  PRIMARY KEY,
    type   TEXT    NOT NULL,
    title  TEXT    NOT NULL,
    active BOOLEAN NOT NULL,
    seen   BIGINT  NOT NULL
);
INSERT INTO chats VALUES (7, 'private', '', TRUE, 1795399200009);
INSERT INTO chats VALUES (-1001, 'supergroup', 'Tim Uji', TRUE, 1795399200008);

CREATE TABLE conversations (
    chat    BIGINT NOT NULL,
    person  BIGINT NOT NULL,
    state   BYTEA  NOT NULL,
    updated BIGINT NOT NULL,
    PRIMARY KEY (chat, person)
);
INSERT INTO conversations VALUES (7, 7, X'7b227465726d73223a5b226765726f62616b225d2c226c617374223a317d', 1795399200009);
INSERT INTO conversations VALUES (-1001, 8, X'7b2277697a617264223a227669736974227d', 1795399200003);
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
INSERT INTO buttons VALUES ('k1', 7, 'open', X'7b22646f63756d656e74223a317d', 1795399200000, 1795485600000, FALSE);
INSERT INTO buttons VALUES ('k2', -1001, 'more', X'7b2268746d6c223a223c623e6c616d613c2f623e227d', 1795399200000, 0, TRUE);
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
INSERT INTO questions VALUES (1, 7, 7, 'apa itu gerobak baca', '["gerobak","baca"]', 'answered', '[1]', 0.93, 850, 1795399200000);
INSERT INTO questions VALUES (2, 8, -1001, 'jadwal kapal', '["jadwal","kapal"]', 'nothing', '[]', 0.0, 640, 1795399200001);
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
INSERT INTO feedback VALUES (1, 7, TRUE, '', 1795399200002);
CREATE INDEX feedback_person ON feedback (person);

CREATE TABLE question_counts (
    day     BIGINT NOT NULL,
    outcome TEXT   NOT NULL,
    asked   BIGINT NOT NULL,
    good    BIGINT NOT NULL,
    bad     BIGINT NOT NULL,
    PRIMARY KEY (day, outcome)
);
INSERT INTO question_counts VALUES (20000, 'answered', 12, 5, 1);

CREATE TABLE gaps (
    key       TEXT    PRIMARY KEY,
    example   TEXT    NOT NULL,
    asked     BIGINT  NOT NULL,
    first     BIGINT  NOT NULL,
    last      BIGINT  NOT NULL,
    forwarded BOOLEAN NOT NULL
, closed TEXT NOT NULL DEFAULT '');
INSERT INTO gaps VALUES ('jadwal kapal', 'jadwal kapal', 3, 1795399200000, 1795399200001, TRUE, '');
INSERT INTO gaps VALUES ('loket apung', 'loket apung', 1, 1795399200000, 1795399200000, FALSE, 'dokumen 2');

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
INSERT INTO inbox VALUES (100, 7, 1, X'', 1795399200000, 1, '', 0, 1795399200004, '');
INSERT INTO inbox VALUES (101, 7, 2, X'7b227570646174655f6964223a3130312c226d657373616765223a7b226d6573736167655f6964223a352c2264617465223a313739353339393230302c2263686174223a7b226964223a372c2274797065223a2270726976617465227d2c2266726f6d223a7b226964223a372c2266697273745f6e616d65223a2253617269227d2c2274657874223a2261706120697475206765726f62616b20626163613f227d7d', 1795399200009, 0, '', 0, 0, '');
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
INSERT INTO outbox VALUES (1, '100:0', 0, 0, X'', 0, 0, 1795399200000, 1, '', 0, 1795399200004, '');
INSERT INTO outbox VALUES (2, '101:0', 7, 0, X'7b2273656e64223a7b2263686174223a372c227265706c795f746f223a352c2268746d6c223a223c623e4765726f62616b2026616d703b20426163613c2f623e20266c743b4b6f746120556a692667743b5c6e3c626c6f636b71756f74653e4765726f62616b203c623e626163613c2f623e206265726b656c696c696e67202671756f743b7365746961702671756f743b20736f72652e203c6120687265663d5c2268747470733a2f2f6578616d706c652e6f72672f756a693f613d3126616d703b623d325c223e5b315d3c2f613e3c2f626c6f636b71756f74653e5c6e3c626c6f636b71756f746520657870616e6461626c653e53656c656e676b61706e79613a203c693e613c2f693e203c753e623c2f753e203c733e633c2f733e203c636f64653e2f62616e7475616e3c2f636f64653e3c2f626c6f636b71756f74653e5c6e3c7072653e73616c696e5c6e696e6920266c743b622667743b3c2f7072653e222c226b6579626f617264223a5b5b7b2274657874223a224c65626968206c616e6a7574222c2264617461223a226b31227d2c7b2274657874223a2242756b61222c2275726c223a2268747470733a2f2f6578616d706c652e6f72672f756a693f613d3126623d32227d5d5d7d7d', 0, 0, 1795399200009, 0, '', 0, 0, '');
INSERT INTO outbox VALUES (3, '101:1', 7, 0, X'7b2265646974223a7b2263686174223a372c226d657373616765223a342c2268746d6c223a2248616c616d616e203c623e323c2f623e20646172692033227d7d', 0, 0, 1795399200009, 0, '', 0, 0, '');
INSERT INTO outbox VALUES (4, '101:2', 2000000001, 0, X'7b22616e737765725f696e6c696e65223a7b2263616c6c6261636b223a2251222c22726573756c7473223a5b7b226964223a2231222c227469746c65223a224765726f62616b2042616361222c226465736372697074696f6e223a224b6f746120556a69222c2268746d6c223a223c623e4765726f62616b20426163613c2f623e227d2c7b226964223a2232222c227469746c65223a224c61696e222c2268746d6c223a2274616e70612067617961227d5d2c226e657874223a2232227d7d', 0, 1795399230000, 1795399200009, 0, '', 0, 0, '');
INSERT INTO outbox VALUES (5, '101:3', -1001, 0, X'7b2273656e645f66696c65223a7b2263686174223a2d313030312c226e616d65223a22612e706e67222c22636f6e74656e74223a2255453548222c2270686f746f223a747275652c2268746d6c223a223c693e47726166696b3c2f693e2032303234227d7d', 0, 0, 1795399200009, 2, '', 0, 0, '');
INSERT INTO outbox VALUES (6, '101:4', -1001, 0, X'7b2273656e645f66696c65223a7b2263686174223a2d313030312c226e616d65223a226167656e64612e696373222c22636f6e74656e74223a2253554e54227d7d', 0, 0, 1795399200009, 0, '', 0, 0, '');
INSERT INTO outbox VALUES (7, '101:5', 2000000003, 0, X'7b22616e737765725f627574746f6e223a7b2263616c6c6261636b223a2243222c2274657874223a2253756461682064696361746174203c6f6b3e227d7d', 0, 1795399320000, 1795399200009, 0, '', 0, 0, '');
INSERT INTO outbox VALUES (8, 'remind/1/3/2026-11-24:0', -1001, 5, X'7b2273656e64223a7b2263686174223a2d313030312c22746872656164223a342c2268746d6c223a2254656e67676174203c623e3234204e6f76656d6265723c2f623e3a206b6972696d2062756b74692e222c2273696c656e74223a747275657d7d', 1795399260000, 0, 1795399200009, 0, '', 0, 0, '');
INSERT INTO outbox VALUES (9, '101:6', 8, 0, X'7b2273656e64223a', 0, 0, 1795399200009, 0, '', 0, 0, '');
CREATE INDEX outbox_waiting ON outbox (priority, id) WHERE finished = 0;
CREATE INDEX outbox_queue ON outbox (queue, id) WHERE finished = 0;
CREATE INDEX outbox_expires ON outbox (expires) WHERE finished = 0 AND expires > 0;

CREATE TABLE leases (
    name   TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    until  BIGINT NOT NULL
);
INSERT INTO leases VALUES ('poller', 'lama', 1795399230000);

CREATE TABLE proposals (
    id       BIGINT PRIMARY KEY,
    person   BIGINT NOT NULL,
    chat     BIGINT NOT NULL,
    content  TEXT   NOT NULL,
    updated  BIGINT NOT NULL
);
INSERT INTO proposals VALUES (1, 8, 8, '{"title": "Usulan"}', 1795399200000);
CREATE INDEX proposals_person ON proposals (person);

CREATE TABLE intake (
    id           BIGINT PRIMARY KEY,
    person       BIGINT NOT NULL,
    content      TEXT   NOT NULL,
    attempts     BIGINT NOT NULL,
    holder       TEXT   NOT NULL,
    leased_until BIGINT NOT NULL
);
INSERT INTO intake VALUES (1, 7, '{"chat": 7, "file": "F"}', 1, '', 0);

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
INSERT INTO curations VALUES (1, 8, 7, 0, '', 'fh', X'0102ff00', 7, 180, 1795399200000, 1810951200000, 0, 0, '');
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
INSERT INTO invites VALUES ('kode-uji', 'kurator', 'Dinas Uji', 7, 1795485600000, FALSE);

CREATE TABLE gap_watches (
    gap    TEXT   NOT NULL,
    person BIGINT NOT NULL,
    chat   BIGINT NOT NULL,
    PRIMARY KEY (gap, person)
);
INSERT INTO gap_watches VALUES ('jadwal kapal', 8, 8);
CREATE INDEX gap_watches_person ON gap_watches (person);

CREATE TABLE terms (
    id      BIGINT PRIMARY KEY,
    short   TEXT   NOT NULL,
    long    TEXT   NOT NULL,
    kind    TEXT   NOT NULL,
    person  BIGINT NOT NULL,
    created BIGINT NOT NULL
);
INSERT INTO terms VALUES (1, 'gb', 'gerobak baca', 'singkatan', 7, 1795399200000);
CREATE INDEX audit_action ON audit (action, at);

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
INSERT INTO teams VALUES (1, -1001, 4, 'Tim Uji', 'Dinas Uji', 'Loket', 'Kota Uji', 'Asia/Jakarta', 7, 18, 6, '12345', 7, TRUE, TRUE, FALSE, 1795399200000, 1795399200000, 1795399200000);
CREATE INDEX teams_lead ON teams (lead);

CREATE TABLE team_members (
    team   BIGINT  NOT NULL REFERENCES teams (id),
    person BIGINT  NOT NULL,
    name   TEXT    NOT NULL,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (team, person)
);
INSERT INTO team_members VALUES (1, 7, 'Sari Uji', TRUE);
INSERT INTO team_members VALUES (1, 8, 'Budi Uji', TRUE);
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
INSERT INTO team_items VALUES (3, 1, 'task', 'Kirim bukti', 0, 0, 1795485600000, 'Asia/Jakarta', '', '7,1', 8, TRUE, 'open', '', 0, 0, 0, 0, 0, 0, 1, 1795399260000, 1795399200000, 1795399200000);
CREATE INDEX team_items_team ON team_items (team);
CREATE INDEX team_items_owner ON team_items (owner);
CREATE INDEX team_items_next ON team_items (next) WHERE next > 0;

CREATE TABLE team_slots (
    team BIGINT NOT NULL REFERENCES teams (id),
    slot TEXT   NOT NULL,
    at   BIGINT NOT NULL,
    PRIMARY KEY (team, slot)
);
INSERT INTO team_slots VALUES (1, '3/7', 1795399200000);

CREATE TABLE cycles (
    id         BIGINT PRIMARY KEY,
    team       BIGINT NOT NULL REFERENCES teams (id),
    year       BIGINT NOT NULL,
    kind       TEXT   NOT NULL,
    instrument TEXT   NOT NULL,
    created    BIGINT NOT NULL,
    UNIQUE (team, year, kind)
);
INSERT INTO cycles VALUES (1, 1, 2026, 'mandiri', 'ipp-2017', 1795399200000);

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
INSERT INTO evidence VALUES (1, 1, 1, 4, 'Maklumat layanan', 'F-01', 'https://example.org/bukti', 8, 'ready', 1795399200000, 1795399200000);
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
INSERT INTO ratings VALUES (1, 1, 'F-01', 4, '4.5', 7, 1795399200000);
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
INSERT INTO handovers VALUES (1, 7, 8, 1, 1795399200000, 1795485600000, FALSE);
CREATE INDEX handovers_person ON handovers (from_person, to_person);
