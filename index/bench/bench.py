"""Runs every engine over every set and prints one Markdown table a set. Called by `run`, which says how.

    bench.py FOLDER-OF-SETS WORK-FOLDER

A set is laid out once in the work folder, then every engine gets the same files:
passages.tsv (id, text with its title before it) and words.tsv (id, words of the question without
punctuation) for the peers; passages.jsonl, queries.tsv and qrels.tsv for Studi Tiru, whose verb
`eval` reads the questions as people wrote them. All runs are scored by score.py.
"""
import collections
import glob
import gzip
import json
import os
import platform
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import time

import score

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = int(os.environ.get("ROUNDS") or 3)
CUT = int(os.environ.get("CUT") or 0)
WHOLE_SECONDS = 19 * 60  # engines that come later than this are not measured
STEP_SECONDS = 5 * 60  # one engine's indexing, or its asking
SLOW_QUESTIONS = 100  # of a large set, for the peers that need hundreds of ms a question
LARGE = 100_000  # passages

Engine = collections.namedtuple("Engine", "key title command environment slow")


def engines(work):
    """In the order of the table. Lucene and Studi Tiru are compared, so measured one after the other; the slow are last."""
    java = ["java", "-Xmx512m", "-cp", os.environ["LUCENE_JARS"] + work + "/java", "LucenePeer"]
    python = lambda name: [sys.executable, f"{HERE}/{name}_peer.py"]
    bleve = [work + "/stockbleve.bin"]
    return [
        Engine("lucene", "Lucene 8 IndonesianAnalyzer, BM25", java, {}, False),
        Engine("studitiru", "**Studi Tiru**", [work + "/studitiru", "eval", "--json"], {}, False),
        Engine("xapian", "Xapian `indonesian`, BM25", python("xapian"), {}, False),
        Engine("bleve", "Bleve as it comes (TF-IDF)", bleve, {}, False),
        Engine("bleve-bm25", "Bleve as it comes, `ScoringModel` bm25", bleve, {"SCORING": "bm25"}, False),
        Engine("sqlite", "SQLite FTS5, OR, bm25", python("sqlite"), {}, True),
        Engine("postgres", "PostgreSQL `indonesian`, ts_rank", python("postgres"), {}, True),
    ]


class Failed(Exception):
    """An engine that could not be measured, with the reason."""


class Clock:
    """Runs commands within what is left of the whole time."""

    def __init__(self):
        self.end = time.monotonic() + WHOLE_SECONDS

    def json_of(self, command, environment, work):
        """The JSON line that a command prints. It and all its children are ended when it takes too long."""
        limit = min(STEP_SECONDS, self.end - time.monotonic())
        if limit <= 0:
            raise Failed("not measured: out of time")
        with open(work + "/errors.log", "w+", encoding="utf-8") as errors:
            with subprocess.Popen(command, env={**os.environ, "TMPDIR": work, **environment}, cwd=work, text=True,
                                  stdout=subprocess.PIPE, stderr=errors, start_new_session=True) as process:
                try:
                    out, _ = process.communicate(timeout=limit)
                except subprocess.TimeoutExpired:
                    raise Failed(f"stopped after {limit:.0f} s") from None
                finally:
                    if process.poll() is None:
                        os.killpg(process.pid, signal.SIGKILL)
            if process.returncode != 0:
                errors.seek(0)
                said = errors.read().strip().splitlines() or ["no message"]
                raise Failed(f"exit {process.returncode}: {said[-1][:200]}")
        return json.loads(out.strip().splitlines()[-1])


class QuestionSet:
    """A set as the engines get it, in a folder of the work folder."""

    def __init__(self, source, folder):
        self.folder = folder
        os.mkdir(folder, 0o711)
        ids, size = self._passages(source)
        self.passages = len(ids)
        self.bytes = size
        self.large = self.passages >= LARGE
        with open(source + "/qrels.tsv", encoding="utf-8") as lines:
            kept = [line for line in lines if line.split()[2] in ids]
        with open(folder + "/qrels.tsv", "w", encoding="utf-8") as out:
            out.writelines(kept)
        self.qrels = score.read_qrels(folder + "/qrels.tsv")
        self.questions = self._questions(source, "queries", "words")
        self.slips = self._questions(source, "typo", "slips") if os.path.exists(source + "/typo.tsv") else []

    def path(self, name):
        return f"{self.folder}/{name}"

    def _passages(self, source):
        ids, size = set(), 0
        with gzip.open(source + "/passages.jsonl.gz", "rt", encoding="utf-8") as lines, \
                open(self.path("passages.jsonl"), "w", encoding="utf-8") as whole, \
                open(self.path("passages.tsv"), "w", encoding="utf-8") as pairs:
            for line in lines:
                if CUT and len(ids) == CUT:
                    break
                p = json.loads(line)
                text = " ".join((p["title"] + " " + p["text"]).split())
                ids.add(p["id"])
                size += len(text.encode())
                whole.write(line)
                pairs.write(f"{p['id']}\t{text}\n")
        return ids, size

    def _questions(self, source, name, words):
        """Those with a passage here, as they are and as words; gives their ids in order."""
        asked = []
        with open(f"{source}/{name}.tsv", encoding="utf-8") as lines, \
                open(self.path(name + ".tsv"), "w", encoding="utf-8") as whole, \
                open(self.path(words + ".tsv"), "w", encoding="utf-8") as stripped, \
                open(self.path(words + "-first.tsv"), "w", encoding="utf-8") as first:
            for line in lines:
                qid, text = line.rstrip("\n").split("\t")[:2]
                if qid not in self.qrels:
                    continue
                pair = qid + "\t" + " ".join(re.findall(r"[^\W_]+", text)) + "\n"
                whole.write(line)
                stripped.write(pair)
                if len(asked) < SLOW_QUESTIONS:
                    first.write(pair)
                asked.append(qid)
        return asked

    def relevance(self, run, questions):
        return score.score(score.read_run(run), self.qrels, questions)


def folder_bytes(folder):
    return sum(os.path.getsize(os.path.join(at, f)) for at, _, files in os.walk(folder) for f in files)


def measure_peer(engine, data, clock, work):
    """One peer on one set: what its table row says, by name."""
    folder, run, slips_run = data.path("index"), data.path(engine.key + ".run"), data.path(engine.key + ".slips.run")
    os.mkdir(folder, 0o711)
    first = engine.slow and data.large
    questions = data.questions[:SLOW_QUESTIONS] if first else data.questions
    # One thread of Go, as the others have.
    indexing = {**engine.environment, "GOMAXPROCS": "1"}
    try:
        report = clock.json_of(engine.command + ["index", data.path("passages.tsv"), folder], indexing, work)
        report.setdefault("index_bytes", folder_bytes(folder))
        slips = [data.path("slips.tsv"), slips_run] if data.slips else []
        asked = data.path("words-first.tsv" if first else "words.tsv")
        report |= clock.json_of(engine.command + ["serve", folder, asked, run, str(ROUNDS), *slips], engine.environment, work)
    finally:
        if engine.key == "postgres":
            subprocess.run(engine.command + ["stop", folder], check=False, stdout=subprocess.DEVNULL)
        shutil.rmtree(folder)
    report |= data.relevance(run, questions)
    if slips:
        report["slips"] = data.relevance(slips_run, data.slips)["mrr@10"]
    return report | {"questions": len(questions), "run": run}


def measure_studitiru(engine, data, clock, work):
    """Studi Tiru by its own verb: once with one thread of Go for the indexing speed, then the rounds."""
    def evaluate(questions, run, environment):
        files = ["--passages", data.path("passages.jsonl"), "--queries", data.path(questions), "--qrels", data.path("qrels.tsv")]
        return clock.json_of(engine.command + files + ["--run", run], environment, work)

    run, other = data.path("studitiru.run"), data.path("studitiru.other.run")
    rounds = [evaluate("queries.tsv", run, {}) for _ in range(ROUNDS)]
    report = {key: statistics.median(r[key] for r in rounds) for key, v in rounds[0].items() if isinstance(v, (int, float))}
    said = report["mrr@10"]
    report |= data.relevance(run, data.questions)
    if abs(said - report["mrr@10"]) > 0.0005:
        raise Failed(f"its own MRR@10 is {said:.4f}, its run's is {report['mrr@10']:.4f}")
    report["passages/s, two threads"] = report["passages/s"]
    few = "typo.tsv" if data.slips else "queries.tsv"
    report["passages/s"] = evaluate(few, other, {"GOMAXPROCS": "1"})["passages/s"]
    if data.slips:
        report["slips"] = data.relevance(other, data.slips)["mrr@10"]
    return report | {"questions": len(data.questions), "run": run}


def measure(engine, data, clock, work):
    print(f"{os.path.basename(data.folder)}: {engine.key}", file=sys.stderr, flush=True)
    try:
        one = measure_studitiru if engine.key == "studitiru" else measure_peer
        return one(engine, data, clock, work)
    except (Failed, KeyError, ValueError, OSError) as reason:
        return {"failed": f"{type(reason).__name__}: {reason}" if not isinstance(reason, Failed) else str(reason)}


def table(data, rows):
    """The Markdown table: rows are (engine, report)."""
    slips = ["MRR@10, slips"] if data.slips else []
    head = ["engine", "hit@1", "MRR@10", "nDCG@10", "recall@100", *slips, "p50 ms", "p95 ms", "p99 ms",
            "questions/s", "passages/s", "index MB", "memory MB"]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for engine, r in rows:
        if "failed" in r:
            cells = [r["failed"]] + [""] * (len(head) - 2)
        else:
            slip = [f"{r['slips']:.3f}"] if data.slips else []
            cells = [f"{r[k]:.3f}" for k in ("hit@1", "mrr@10", "ndcg@10", "recall@100")] + slip
            cells += [number(r[k]) for k in ("p50_ms", "p95_ms", "p99_ms", "qps", "passages/s")]
            cells += [number(r[k] / 1e6) for k in ("index_bytes", "rss_bytes")]
        few = " ¹" if r.get("questions", len(data.questions)) < len(data.questions) else ""
        lines.append("| " + " | ".join([engine.title + few, *cells]) + " |")
    return lines


def number(value):
    """Three figures that count."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.{1 if value >= 10 else 2 if value >= 1 else 3}f}"


def remarks(data, reports):
    """What stands under a table: the first questions alone, and Studi Tiru against Lucene."""
    few = [r["questions"] for r in reports.values() if "failed" not in r and r["questions"] < len(data.questions)]
    if few:
        yield f"¹ Only the first {few[0]} questions. On the same ones MRR@10 is " + ", ".join(
            f"{key} {data.relevance(reports[key]['run'], data.questions[:few[0]])['mrr@10']:.3f}"
            for key in reports if "failed" not in reports[key]) + "."
    ours, lucene = reports.get("studitiru", {"failed": ""}), reports.get("lucene", {"failed": ""})
    if "failed" not in ours:
        yield f"Studi Tiru indexes {number(ours['passages/s, two threads'])} passages/s with both cores."
        if "first_stage_p50_ms" in ours:
            yield (f"Its first stage alone: p50 {number(ours['first_stage_p50_ms'])} ms, "
                   f"p99 {number(ours['first_stage_p99_ms'])} ms.")
    if "failed" in ours or "failed" in lucene:
        return
    ratios = [("MRR@10", "mrr@10"), ("p50", "p50_ms"), ("p99", "p99_ms"), ("indexing", "passages/s"),
              ("index size", "index_bytes"), ("memory", "rss_bytes")]
    yield "Studi Tiru to Lucene: " + ", ".join(f"{name} × {ours[key] / lucene[key]:.2f}" for name, key in ratios) + "".join(
        f", first stage {p} × {ours[f'first_stage_{p}_ms'] / lucene[f'{p}_ms']:.2f}" for p in ("p50", "p99")
        if f"first_stage_{p}_ms" in ours) + "."
    if data.slips:
        at = {q: 1 for q in data.slips}
        clean = data.relevance(ours["run"], [q for q in data.questions if q in at])["mrr@10"]
        yield f"With a slip Studi Tiru keeps {ours['slips'] / clean:.3f} of the MRR@10 of the same {len(at)} questions ({clean:.3f})."


READING = f"""\
Each question is asked alone and timed; the best 10 are asked for when timing, 100 when ranking. Peers get the
question's words joined by OR, after their own analysis, and time the identifiers only; Studi Tiru gets the question
as written, and its time holds the second pass and the quotes too. At least 3 s of asking go before; then medians of
{ROUNDS} rounds. questions/s: two askers (threads; processes for Xapian, SQLite and PostgreSQL). passages/s: one
thread, reading included. Index: the folder that serves, with the peers' texts stored in it (PostgreSQL: table and
index; Studi Tiru keeps texts in its database). Memory: resident set of the process that serves after the questions
(Lucene: with the JVM, -Xmx512m; PostgreSQL: one backend). MB are millions of bytes."""


def first_line(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return ((done.stdout + done.stderr).strip().splitlines() or ["unknown"])[0]


def machine():
    """Cores and versions, in one paragraph."""
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        cpu = next((l.split(":", 1)[1].strip() for l in info if l.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    lucene = re.search(r"lucene-core-([\d.]+)\.jar", os.environ["LUCENE_JARS"]).group(1)
    server = max(glob.glob("/usr/lib/postgresql/*/bin/postgres"))
    with open(os.environ["PROJECT"] + "/go.mod", encoding="utf-8") as mod:
        bleve = re.search(r"blevesearch/bleve/v2 (\S+)", mod.read()).group(1)
    import xapian  # Debian's python3-xapian, only for its version here
    return ", ".join([
        f"{os.cpu_count()} cores ({cpu})", f"{memory:.0f} GiB", f"{platform.system()} {platform.release()}",
        first_line(["go", "version"]).split()[2], f"Bleve {bleve}", f"Lucene {lucene} on {first_line(['java', '-version'])}",
        f"SQLite {sqlite3.sqlite_version}", first_line([server, "--version"]), f"Xapian {xapian.version_string()}",
        f"Python {platform.python_version()}"])


def main(sets, work):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    clock, failed, parts = Clock(), False, []
    wanted = (os.environ.get("ENGINES") or "").split()
    chosen = [e for e in engines(work) if not wanted or e.key in wanted]
    if not chosen:
        sys.exit("bench.py: ENGINES names no engine there is")
    for name in (os.environ.get("SETS") or "umum peraturan").split():
        data = QuestionSet(f"{sets}/{name}", f"{work}/{name}")
        rows = [(e, measure(e, data, clock, work)) for e in chosen]
        failed |= any("failed" in r for _, r in rows)
        title = (f"### {name}: {data.passages:,} passages ({data.bytes / 1e6:.1f} MB of text), "
                 f"{len(data.questions):,} questions" + (f", cut to {CUT:,} passages" if CUT else ""))
        parts += [title, "", *table(data, rows), ""]
        for remark in remarks(data, {e.key: r for e, r in rows}):
            parts += [remark, ""]
        shutil.rmtree(data.folder)
    text = "\n".join(parts + [READING, "", "Machine: " + machine() + "."])
    print(text)
    if os.environ.get("OUT"):
        with open(os.environ["OUT"], "w", encoding="utf-8") as out:
            out.write(text + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
