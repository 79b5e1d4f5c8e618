#!/usr/bin/env python3
"""Acceptance 8 and more: `verify` finds one flipped bit in what is stored, wherever it is, and a foreign trigger, view or table is refused
by name. First one flip in each column that holds content, then random flips of the file: each that changes content must be noticed.
usage: flips.py HABITUS_CLI [RANDOM_FLIPS=60] [SEED=5]"""
import json, os, random, shutil, sqlite3, subprocess, sys, tempfile

cli, flips = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60
draw = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 5)
home = tempfile.mkdtemp(prefix="habitus-flips-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
CONTENT = {  # by table, the columns that answers, records or accounts rest on
    "events_chunk": ["data", "hash"], "events_run": ["events", "weight", "first", "last", "first_arrival", "last_arrival", "content", "digest", "chain"],
    "events_batch": ["source", "arrival_is_import", "stored"], "events_actor": ["key", "id"], "journal": ["time", "act", "actor", "text", "hash"],
    "definition": ["kind", "name", "version", "hash", "spec", "reason"], "result": ["kind", "inputs", "body"], "model": ["hash", "body"],
    "people_attribute": ["protected", "static", "static_reason", "numeric", "persons", "levels", "content"], "people_value": ["person", "since", "value"],
    "people_table": ["imported"],
    "import_range": ["source", "mapping", "text_from", "text_to", "sha256", "records", "stored", "rejected", "duplicates", "skipped"],
    "quarantine": ["record", "line", "byte", "raw"]}

def run(*args):
    return subprocess.run([cli, *args], capture_output=True, text=True, errors="replace", cwd=home)
def did(*args):
    done = run(*args)
    assert done.returncode == 0, (args, done.stderr)
    return done.stdout

def small_project():
    """Everything a project can hold, small: a log with rejects, people, questions, a model."""
    spec = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../resources/sample/shop.json")))
    spec.update(actors=120, effects=[], faults={"rows": 30})
    json.dump(spec, open(home + "/spec.json", "w"))
    did("simulate", "spec.json", "--out", "log.csv", "--people", "people.csv")
    target = {"type": "event", "event": "order", "horizon": "60 d", "as_of": {"every": "month", "from": "2025-02-01", "to": "2025-07-01"}}
    steps = [("import", {"files": ["${log}"], "source": "shop", "batches": 3, "accept": True}),
             ("people", {"action": "import", "file": "people.csv", "key": "user", "protected": ["sex"], "static": {"sex": "as registered", "country": "as registered"}}),
             ("funnel", {"steps": ["visit", "view_item", "order"], "window": "1 d", "$save": "f"}), ("target", {**target, "$save": "t"}),
             ("features", {"target": "t", "$save": "s", "set": {"features": [{"type": "recency"}, {"type": "count", "events": ["visit", "order"], "windows": ["30 d"]}]}}),
             ("model", {"name": "m", "frame": {"set": "s", "target": "t"}})]
    json.dump({"data": ["log"], "steps": [{"verb": v, "spec": s} for v, s in steps]}, open(home + "/study.json", "w"))
    did("run", "study.json", "--project", "good.habitus", "--data", "log.csv")

def content(path):
    with sqlite3.connect("file:%s?mode=ro" % path, uri=True) as db:
        db.text_factory = bytes
        rows = {t: db.execute("SELECT %s FROM %s ORDER BY rowid" % (", ".join(c), t) if t not in ("result", "model", "people_value") else
                              "SELECT %s FROM %s ORDER BY 1, 2" % (", ".join(c), t)).fetchall() for t, c in CONTENT.items()}
    db.close()
    return rows

def flipped(value):
    if isinstance(value, int):
        return value ^ 1
    if isinstance(value, float):
        return value + 1
    if value in ("", b""):
        return "x"
    data = bytearray(value if isinstance(value, bytes) else value.encode())
    at = draw.randrange(len(data))
    data[at] ^= 1
    return bytes(data) if isinstance(value, bytes) else data.decode("utf-8", "replace")

def flip_in_columns():
    told = 0
    for table, columns in CONTENT.items():
        for column in columns:
            shutil.copy(home + "/good.habitus", home + "/bad.habitus")
            with sqlite3.connect(home + "/bad.habitus") as db:
                db.execute("PRAGMA foreign_keys = OFF")
                key = "rowid" if table not in ("result", "model", "people_value") else {"result": "hash", "model": "hash", "people_value": "person"}[table]
                rows = db.execute("SELECT %s, %s FROM %s WHERE %s IS NOT NULL" % (key, column, table, column)).fetchall()
                assert rows, "the project holds no %s.%s" % (table, column)
                at, value = draw.choice(rows)
                db.execute("UPDATE OR REPLACE %s SET %s = ? WHERE %s IS ?" % (table, column, key), (flipped(value), at))
            db.close()
            done = run("verify", "bad.habitus")
            assert done.returncode in (1, 2), "a flip in %s.%s is not noticed" % (table, column)
            told += 1
    print("%d columns, one flip in each: all noticed" % told)

def flip_in_file():
    good = open(home + "/good.habitus", "rb").read()
    want, noticed, harmless = content(home + "/good.habitus"), 0, 0
    for _ in range(flips):
        bad = bytearray(good)
        at = draw.randrange(len(bad))
        bad[at] ^= 1 << draw.randrange(8)
        open(home + "/bad.habitus", "wb").write(bad)
        done = run("verify", "bad.habitus")
        assert done.returncode in (0, 1, 2, 3), (at, done.returncode, done.stderr)
        noticed += done.returncode != 0
        if done.returncode == 0:
            assert content(home + "/bad.habitus") == want, "a flip at byte %d changes content unnoticed" % at
            harmless += 1
    print("%d random flips of the file: %d noticed, %d change nothing that counts" % (flips, noticed, harmless))

def foreign_parts():
    for sql in ("CREATE TRIGGER stranger AFTER INSERT ON journal BEGIN SELECT 1; END", "CREATE VIEW stranger AS SELECT 1", "CREATE TABLE stranger (a)",
                "CREATE INDEX stranger ON journal(act)"):
        shutil.copy(home + "/good.habitus", home + "/bad.habitus")
        with sqlite3.connect(home + "/bad.habitus") as db:
            db.execute(sql)
        db.close()
        for verb in (["verify"], ["info"], ["sql", "select 1"]):
            done = run(verb[0], "bad.habitus", *verb[1:])
            assert done.returncode == 1 and "stranger" in done.stderr, (sql, verb, done.stderr)
    shown = did("sql", "good.habitus", "select * from sqlite_schema")
    assert "journal" not in shown and "events_chunk" not in shown, shown
    print("a foreign trigger, view, table and index are refused by name; sql shows no internal table")

try:
    small_project()
    before = open(home + "/good.habitus", "rb").read()
    did("verify", "good.habitus")
    assert open(home + "/good.habitus", "rb").read() == before, "verify changes the file"
    flip_in_columns()
    flip_in_file()
    foreign_parts()
finally:
    shutil.rmtree(home)
