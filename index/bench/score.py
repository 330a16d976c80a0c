"""Relevance of a TREC run. One scorer for every engine; run alone, it tests itself."""
import math


def read_run(path):
    """Ranked passages by question: {qid: [pid, ...]}, in the order of the rank column."""
    ranked = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            qid, _, pid, rank, _, _ = line.split()
            ranked.setdefault(qid, []).append((int(rank), pid))
    return {qid: [pid for _, pid in sorted(hits)] for qid, hits in ranked.items()}


def read_qrels(path):
    """Relevant passages by question: {qid: {pid, ...}}."""
    relevant = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            qid, _, pid, grade = line.split()
            if int(grade) > 0:
                relevant.setdefault(qid, set()).add(pid)
    return relevant


def score(run, qrels, questions):
    """Means over the questions that have a relevant passage; one without an answer in the run counts 0."""
    questions = [q for q in questions if qrels.get(q)]
    if not questions:
        raise ValueError("no question has a relevant passage")
    total = {"hit@1": 0.0, "mrr@10": 0.0, "ndcg@10": 0.0, "recall@100": 0.0}
    for qid in questions:
        hits, relevant = run.get(qid, []), qrels[qid]
        if len(set(hits)) != len(hits):
            raise ValueError(f"question {qid}: the run names a passage twice")
        ranks = [i for i, pid in enumerate(hits[:100], 1) if pid in relevant]
        top = [i for i in ranks if i <= 10]
        total["hit@1"] += bool(ranks and ranks[0] == 1)
        total["mrr@10"] += 1 / top[0] if top else 0
        ideal = sum(1 / math.log2(i + 1) for i in range(1, min(10, len(relevant)) + 1))
        total["ndcg@10"] += sum(1 / math.log2(i + 1) for i in top) / ideal
        total["recall@100"] += len(ranks) / len(relevant)
    return {name: value / len(questions) for name, value in total.items()}


def self_test():
    qrels = {"a": {"1"}, "b": {"2", "3"}, "c": {"4"}, "d": {"5"}, "empty": set()}
    far = [f"x{i}" for i in range(10)]
    run = {"a": ["1", "9"], "b": ["9", "3", "8", "2"], "c": far + ["4"], "other": ["1"]}
    got = score(run, qrels, ["a", "b", "c", "d", "empty"])
    # a: rank 1; b: ranks 2 and 4 of two; c: rank 11, too late for all but recall; d: not answered.
    gain_b = (1 / math.log2(3) + 1 / math.log2(5)) / (1 + 1 / math.log2(3))
    want = {"hit@1": 1 / 4, "mrr@10": (1 + 1 / 2) / 4, "ndcg@10": (1 + gain_b) / 4, "recall@100": 3 / 4}
    for name, value in want.items():
        if abs(got[name] - value) > 1e-12:
            raise SystemExit(f"score.py: {name} is {got[name]}, want {value}")
    late = {"a": [f"x{i}" for i in range(100)] + ["1"]}
    if score(late, qrels, ["a"])["recall@100"] != 0:
        raise SystemExit("score.py: rank 101 counted in recall@100")
    try:
        score({"a": ["1", "1"]}, qrels, ["a"])
    except ValueError:
        return
    raise SystemExit("score.py: a passage named twice went unnoticed")


if __name__ == "__main__":
    self_test()
