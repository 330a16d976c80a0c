"""PostgreSQL: text search configuration indonesian, words joined by |, ts_rank, a GIN index.

Ranks are divided by 1 + the logarithm of the passage's length (flag 1), the best of its choices here.
A cluster of its own in the peer's folder, no TCP port. `PEER stop FOLDER` ends a server that a
killed run left behind. Parallel query and JIT are off: one question, one core, as for all.
"""
import glob
import io
import os
import pwd
import subprocess
import sys
import tempfile

import psycopg2

import serving

SETTINGS = {
    "listen_addresses": "''", "shared_buffers": "256MB", "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0", "jit": "off", "autovacuum": "off",
}


def tool(name, *arguments):
    """Runs a tool of the server; as the user postgres when we are root, whom it refuses."""
    program = max(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"))
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(as_user + [program, *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/")


def cluster(folder):
    return os.path.join(folder, "cluster")


class Server:
    """The server of a folder, running inside `with`."""

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        # A socket's path may have 107 bytes, too few for some work folders.
        self.socket = tempfile.mkdtemp(prefix="pg", dir="/tmp")
        own(self.socket)
        options = " ".join(f"-c {k}={v}" for k, v in {**SETTINGS, "unix_socket_directories": self.socket}.items())
        tool("pg_ctl", "-D", cluster(self.folder), "-l", cluster(self.folder) + "/log", "-w", "-o", options, "start")
        return self

    def __exit__(self, *_):
        tool("pg_ctl", "-D", cluster(self.folder), "-w", "-m", "fast", "stop")
        os.rmdir(self.socket)

    def connect(self):
        user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        db = psycopg2.connect(host=self.socket, dbname="postgres", user=user)
        db.autocommit = True
        return db


def own(folder):
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)


class Copied(io.TextIOBase):
    """Passages as a stream in COPY's text format."""

    def __init__(self, pairs):
        self.lines = (f"{pid}\t{text}\n".replace("\\", "\\\\") for pid, text in pairs)

    def read(self, _size=-1):
        return next(self.lines, "")


def index(pairs, folder):
    with Server(folder) as server, server.connect().cursor() as db:
        db.execute("""CREATE TABLE p (id text, body text,
            words tsvector GENERATED ALWAYS AS (to_tsvector('indonesian', body)) STORED)""")
        db.copy_expert("COPY p (id, body) FROM STDIN", Copied(pairs))
        db.execute("CREATE INDEX ON p USING gin (words)")
        db.execute("VACUUM ANALYZE p")
        db.execute("SELECT pg_total_relation_size('p')")
        return {"index_bytes": db.fetchone()[0]}


def prepare(folder):
    own(folder)
    tool("initdb", "-D", cluster(folder), "--encoding=UTF8", "--locale=C.UTF-8", "--auth=peer" if os.geteuid() else "--auth=trust")


def asker(server):
    db = server.connect().cursor()

    def ask(words, limit):
        query = " | ".join(f"'{w}'" for w in words.split())
        db.execute("SELECT id FROM p, to_tsquery('indonesian', %s) q WHERE words @@ q "
                   "ORDER BY ts_rank(words, q, 1) DESC LIMIT %s", (query, limit))
        return [pid for pid, in db.fetchall()]

    ask.pid = db.connection.get_backend_pid()
    return ask


if __name__ == "__main__":
    verb, folder = sys.argv[1], sys.argv[3 if sys.argv[1] == "index" else 2]
    if verb == "stop":
        if os.path.exists(cluster(folder) + "/postmaster.pid"):
            tool("pg_ctl", "-D", cluster(folder), "-w", "-m", "immediate", "stop")
    elif verb == "index":
        prepare(folder)
        serving.main("postgres", index, None)
    else:
        with Server(folder) as running:
            serving.main("postgres", None, lambda _: asker(running), lambda ask: serving.resident_of(ask.pid))
