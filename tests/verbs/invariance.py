#!/usr/bin/env python3
"""Acceptance 6, the core's part: one file in 1, 7 and 500 batches, its lines shuffled, before and after compaction, on 1 and 2 threads
gives the same content hash, the same stored results and the same model bytes; one changed event changes them.
usage: invariance.py HABITUS_CLI"""
import json, os, random, shutil, sqlite3, subprocess, sys, tempfile

cli = sys.argv[1]
home = tempfile.mkdtemp(prefix="habitus-same-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)

def run(*args):
    done = subprocess.run([cli, *args], capture_output=True, text=True, cwd=home)
    assert done.returncode == 0, (args, done.stderr)
    return done.stdout

def study(batches, compact):
    """The main job, small: every question of the acceptance line, and a model."""
    buyers = {"type": "event", "event": "order", "horizon": "30 d", "active_within": "60 d",
              "as_of": {"every": "month", "from": "2025-02-01", "to": "2025-08-01"}}
    features = [{"type": "rfm", "event": "order", "property": "amount", "window": "180 d"}, {"type": "recency"},
                {"type": "count", "events": ["visit", "view_item", "order"], "windows": ["7 d", "30 d"]},
                {"type": "sessions", "window": "90 d", "timeout": "30 min"}, {"type": "level", "property": "channel", "which": "most"}]
    return {"data": ["log"], "steps": [{"verb": verb, "spec": spec} for verb, spec in [
        ("import", {"files": ["${log}"], "source": "shop", "batches": batches, "compact": compact}),
        ("sessions", {"timeout": "30 min"}),
        ("funnel", {"steps": ["visit", "view_item", "order"], "window": "1 d", "breakdown": ["channel"], "grain": "month"}),
        ("trend", {"measures": [{"pick": "order"}, {"pick": "order", "as": "sum", "property": "amount"}, {"pick": "*", "as": "actors"}], "grain": "month"}),
        ("retention", {"start": "visit", "return": "visit", "grain": "month", "periods": 6}),
        ("target", {**buyers, "$save": "again"}),
        ("features", {"target": "again", "$save": "few", "set": {"features": features}}),
        ("model", {"name": "orders", "frame": {"set": "few", "target": "again"}})]]}

def outcome(name, log, batches=1, compact=False, threads=1):
    json.dump(study(batches, compact), open(home + "/study.json", "w"))
    project = home + "/%s.habitus" % name
    run("run", "study.json", "--project", project, "--data", log, "--threads", str(threads))
    run("verify", project)
    info = json.loads(run("info", project, "--json"))
    with sqlite3.connect("file:%s?mode=ro" % project, uri=True) as db:
        results = db.execute("SELECT kind, hash, body FROM result ORDER BY kind, hash").fetchall()
        models = db.execute("SELECT hash, body FROM model ORDER BY hash").fetchall()
        runs = db.execute("SELECT count(*) FROM events_run").fetchone()[0]
    db.close()
    kinds = sorted({kind for kind, *_ in results})
    assert len(kinds) >= 5 and len(models) == 1, (kinds, len(models))
    return (info["content_hash"], results, models), runs, kinds

def differences(a, b):
    out = [] if a[0] == b[0] else ["content hash"]
    out += ["result " + x[0] for x, y in zip(a[1], b[1]) if x != y] + (["number of results"] if len(a[1]) != len(b[1]) else [])
    return out + ([] if a[2] == b[2] else ["model"])

try:
    spec = json.load(open(os.path.join(os.path.dirname(__file__), "../../resources/sample/shop.json")))
    spec.update(actors=250, effects=[])
    json.dump(spec, open(home + "/spec.json", "w"))
    run("simulate", "spec.json", "--out", "log.csv")
    head, *lines = open(home + "/log.csv").read().splitlines()
    shuffled = lines[:]
    random.Random(11).shuffle(shuffled)
    changed = lines[:]
    order = next(i for i, line in enumerate(lines) if ",order," in line)
    changed[order] = lines[order].replace(",order,", ",visit,")
    for name, text in (("shuffled", shuffled), ("changed", changed)):
        open(home + "/%s.csv" % name, "w").write("\n".join([head] + text) + "\n")

    want, runs, kinds = outcome("one", "log.csv")
    print("%d events, results of %s, %d in the file" % (len(lines), ", ".join(kinds), len(want[1])))
    for name, how in {"seven": dict(log="log.csv", batches=7, threads=2), "many": dict(log="log.csv", batches=500, threads=2),
                      "compacted": dict(log="log.csv", batches=500, compact=True), "mixed": dict(log="shuffled.csv", threads=2),
                      "mixed7": dict(log="shuffled.csv", batches=7, compact=True, threads=2)}.items():
        got, runs, _ = outcome(name, **how)
        wrong = differences(want, got)
        assert not wrong, (name, wrong)
        print("%-10s %3d runs  same content hash, results and model bytes" % (name, runs))
    wrong = differences(want, outcome("changed", "changed.csv")[0])
    assert "content hash" in wrong and "model" in wrong and sum(w.startswith("result") for w in wrong) >= 5, wrong
    print("one changed event changes: " + ", ".join(wrong))
finally:
    shutil.rmtree(home)
