"""What the Python peers share: the command line, warming up, timing, two askers at a time.

A peer is run twice, so that memory while serving holds nothing of the indexing:
    PEER index PASSAGES FOLDER                                   prints {"passages/s"}
    PEER serve FOLDER QUESTIONS RUN ROUNDS [QUESTIONS RUN]       prints times and memory, writes TREC runs
PASSAGES has id, tab, text in a line; QUESTIONS id, tab, words. The second pair is ranked only, not timed.
"""
import json
import multiprocessing
import statistics
import sys
import time

WARM_SECONDS = 3  # asking for this long comes before every timed round
TWO_SECONDS = 5  # a round with two askers ends here even when questions are left


def read_pairs(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t", 1)


def main(name, index, connect, resident=None):
    """index(pairs, folder) builds; connect(folder) gives ask(words, limit) -> ids, best first."""
    if sys.argv[1] == "index":
        count, start = 0, time.perf_counter()

        def counted():
            nonlocal count
            for pair in read_pairs(sys.argv[2]):
                count += 1
                yield pair

        report = index(counted(), sys.argv[3]) or {}
        report["passages/s"] = count / (time.perf_counter() - start)
    else:
        report = serve(name, connect, resident or own_resident, *sys.argv[2:])
    print(json.dumps(report))


def serve(name, connect, resident, folder, questions, run, rounds, *ranked_only):
    ask = connect(folder)
    words = list(read_pairs(questions))
    start = time.perf_counter()
    rank(name, ask, words, run)
    if ranked_only:
        rank(name, ask, list(read_pairs(ranked_only[0])), ranked_only[1])
    while time.perf_counter() - start < WARM_SECONDS:
        for _, text in words:
            ask(text, 10)
    timed = [one_round(ask, words) for _ in range(int(rounds))]
    report = {key: statistics.median(t[key] for t in timed) for key in timed[0]}
    report["rss_bytes"] = resident(ask)
    report["qps"] = statistics.median(two_askers(connect, folder, words) for _ in range(int(rounds)))
    return report


def rank(name, ask, words, path):
    with open(path, "w", encoding="utf-8") as out:
        for qid, text in words:
            for i, pid in enumerate(ask(text, 100), 1):
                out.write(f"{qid} Q0 {pid} {i} {1 / i:g} {name}\n")


def one_round(ask, words):
    took = []
    for _, text in words:
        start = time.perf_counter()
        ask(text, 10)
        took.append((time.perf_counter() - start) * 1000)
    took.sort()
    return {f"p{p}_ms": took[min(len(took) - 1, len(took) * p // 100)] for p in (50, 95, 99)}


def two_askers(connect, folder, words):
    """Questions a second with two processes: Python's threads would wait for each other."""
    fork = multiprocessing.get_context("fork")
    ready, answered = fork.Barrier(3), fork.Queue()

    def worker(part):
        ask = connect(folder)
        ask(part[0][1], 10)
        ready.wait(60)
        done, start = 0, time.perf_counter()
        for _, text in part:
            ask(text, 10)
            done += 1
            if time.perf_counter() - start > TWO_SECONDS:
                break
        answered.put(done)

    workers = [fork.Process(target=worker, args=(words[i::2],), daemon=True) for i in (0, 1)]
    for w in workers:
        w.start()
    ready.wait(60)
    start = time.perf_counter()
    done = sum(answered.get(timeout=60) for _ in workers)
    took = time.perf_counter() - start
    for w in workers:
        w.join()
    return done / took


def own_resident(_ask):
    return resident_of("self")


def resident_of(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as lines:
        for line in lines:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    raise OSError(f"no VmRSS for process {pid}")
