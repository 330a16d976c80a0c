"""SQLite FTS5: tokenizer unicode61, words joined by OR, ordered by its bm25. Text stored."""
import os
import sqlite3

import serving


def index(pairs, folder):
    db = sqlite3.connect(os.path.join(folder, "fts.db"))
    db.execute("CREATE VIRTUAL TABLE p USING fts5(id UNINDEXED, text, tokenize = 'unicode61')")
    with db:
        db.executemany("INSERT INTO p VALUES (?, ?)", pairs)
    db.close()


def connect(folder):
    path = os.path.join(folder, "fts.db")
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def ask(words, limit):
        match = " OR ".join(f'"{w}"' for w in words.split())
        rows = db.execute("SELECT id FROM p WHERE p MATCH ? ORDER BY rank LIMIT ?", (match, limit))
        return [pid for pid, in rows]

    return ask


if __name__ == "__main__":
    serving.main("sqlite", index, connect)
