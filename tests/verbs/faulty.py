#!/usr/bin/env python3
"""Acceptance 9 from outside: a log with faults of many kinds at random rows. Every record is accounted for, every reject has its true
record, line, byte and column; after repair (in the exported quarantine, or by a better mapping) and replay the log is the one that was
meant.  usage: faulty.py HABITUS_CLI [SEED…]"""
import csv, io, json, os, random, shutil, subprocess, sys, tempfile

cli, seeds = sys.argv[1], [int(s) for s in sys.argv[2:]] or [1, 2, 3]
home = tempfile.mkdtemp(prefix="habitus-faulty-")
HEAD = ["user", "what", "at", "sent", "qty", "eid", "note"]
MAPPING = {"actor": "user", "event": "what", "time": {"columns": ["at"], "format": "iso"}, "event_id": "eid", "weight": "qty",
           "arrival": {"columns": ["sent"], "format": "iso"}, "skip": [{"column": "what", "in": ["heartbeat"]}], "comment": "#"}

def asked(*args):
    done = subprocess.run([cli, *args, "--json"], capture_output=True, text=True)
    assert done.returncode == 0, (args, done.stderr)
    return json.loads(done.stdout)

def line_of(cells):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()[:-1].encode()

def cell(column, value):
    """A record with another text in one cell, and the column that must be named."""
    def spoil(cells):
        bad = list(cells)
        bad[HEAD.index(column)] = value
        return line_of(bad), column
    return spoil
def raw(change):
    return lambda cells: (change(cells), "")

REJECTED = {
    "no time": cell("at", ""), "unreadable time": cell("at", "yesterday"), "impossible date": cell("at", "2025-02-30T10:00:00Z"),
    "hour 25": cell("at", "2025-03-01T25:00:00Z"), "no actor": cell("user", ""), "placeholder actor": cell("user", "NULL"), "no event": cell("what", ""),
    "weight is a word": cell("qty", "many"), "negative weight": cell("qty", "-1"), "no arrival": cell("sent", ""), "unreadable arrival": cell("sent", "12/31"),
    "too few fields": raw(lambda c: line_of(c[:4])), "too many fields": raw(lambda c: line_of(c + ["x", "y"])),
    "text after a quote": raw(lambda c: line_of(c[:6]) + b',"a"b'), "invalid UTF-8": raw(lambda c: line_of(c[:6]) + b",caf\xe9"),
    "zero byte": raw(lambda c: line_of(c[:6]) + b",a\0b"), "quote in the middle": raw(lambda c: line_of(c[:6]) + b',"x""y" z'),
}

def row(draw, i):
    t = "2025-%02d-%02dT%02d:%02d:00Z" % (draw.randrange(1, 7), draw.randrange(1, 28), draw.randrange(24), draw.randrange(60))
    note = draw.choice(["", "plain", "two\nlines", 'a "word", quoted', "ä€"])
    return ["u%d" % draw.randrange(40), draw.choice(["view", "buy", "add"]), t, t[:11] + "23:59:59Z", str(draw.randrange(1, 9)), "e%06d" % i, note]

def write(seed, spoiled):
    """The file, the rejects that must be found, the good text of each, and the account."""
    draw = random.Random(seed)
    out, rejects, goods = bytearray(line_of(HEAD) + b"\n"), [], []
    account = dict(read=0, stored=0, rejected=0, duplicates=0, skipped=0)
    kinds = sorted(REJECTED)
    turn = draw.sample(kinds, len(kinds)) + [draw.choice(kinds) for _ in range(40)]
    faulty = dict(zip(draw.sample(range(900), len(turn)), turn))
    def put(text, fate):
        out.extend(text + b"\n")
        account["read"] += 1
        account[fate] += 1
    rows = [row(draw, i) for i in range(900)]
    for i, cells in enumerate(rows):
        if spoiled and i in faulty:
            text, column = REJECTED[faulty[i]](cells)
            rejects.append((account["read"] + 1, out.count(b"\n") + 1, len(out), column, faulty[i]))
            goods.append(line_of(cells).decode())
            put(text, "rejected")
            continue
        put(line_of(cells), "stored")
        kind = draw.randrange(40) if spoiled else -1
        if kind == 0: put(line_of(cells), "duplicates")
        if kind == 1: put(b"", "skipped")
        if kind == 2: put(b"# a comment, with commas", "skipped")
        if kind == 3: put(line_of(cells[:1] + ["heartbeat"] + cells[2:]), "skipped")
    return bytes(out), rejects, goods, account

def imported(name, text, mapping):
    project, log, how = ("%s/%s.%s" % (home, name, end) for end in ("habitus", "csv", "json"))
    open(log, "wb").write(text)
    json.dump(mapping, open(how, "w"))
    asked("new", project)
    return project, asked("import", project, log, "--mapping", how, "--source", "log", "--batches", "5")

def repaired_in_the_export(project, goods, rejects):
    sheet = home + "/sheet.csv"
    asked("quarantine", project, "export", sheet)
    by_record = {record: good for (record, *_), good in zip(rejects, goods)}
    with open(sheet, newline="", encoding="utf-8", errors="surrogateescape") as f:
        rows = list(csv.DictReader(line.replace("\0", "\ufffd") for line in f))
    assert len(rows) == len(rejects)
    with open(sheet, "w", newline="", encoding="utf-8", errors="surrogateescape") as f:
        out = csv.DictWriter(f, rows[0].keys())
        out.writeheader()
        out.writerows({**r, "raw": by_record[int(r["record"])]} for r in rows)
    assert asked("quarantine", project, "repair", sheet)["repaired"] == len(rejects)
    return asked("quarantine", project, "replay")

def account_of(report):
    return {k: report["files"][0][k] for k in ("read", "stored", "rejected", "duplicates", "skipped")}

def by_export(seed):
    text, rejects, goods, account = write(seed, True)
    project, report = imported("faulty%d" % seed, text, MAPPING)
    assert account_of(report) == account, (account_of(report), account)
    got = asked("quarantine", project, "list", "--limit", "-1")["records"]
    assert len(got) == len(rejects)
    for entry, (record, line, byte, column, kind) in zip(got, rejects):
        place = entry["record"], entry["line"], entry["byte"], entry["column"]
        assert place == (record, line, byte, column), (kind, place, (record, line, byte, column))
    replayed = repaired_in_the_export(project, goods, rejects)
    assert replayed["stored"] == len(rejects) and replayed["rejected"] == 0, replayed
    clean = imported("clean%d" % seed, write(seed, False)[0], MAPPING)[1]
    assert replayed["content_hash"] == clean["content_hash"], "repaired and replayed, the log is another one"
    assert asked("quarantine", project)["open"] == 0
    again = asked("import", project, "%s/faulty%d.csv" % (home, seed), "--mapping", "%s/faulty%d.json" % (home, seed), "--source", "log")
    assert again["read"] == 0 and again["content_hash"] == clean["content_hash"], again
    return len(rejects)

def by_mapping(seed):
    """Times of a second form stand among those of the first; the mapping learns to read them."""
    draw = random.Random(seed)
    rows = [row(draw, i) for i in range(300)]
    other = set(draw.sample(range(300), 50))
    def text(reform):
        out = [line_of(HEAD)]
        for i, cells in enumerate(rows):
            d = cells[2]
            out.append(line_of(cells[:2] + ["%s.%s.%s %s" % (d[8:10], d[5:7], d[:4], d[11:16]) if reform and i in other else d] + cells[3:]))
        return b"\n".join(out) + b"\n"
    project, report = imported("mapped%d" % seed, text(True), MAPPING)
    assert account_of(report)["rejected"] == 50
    better = json.loads(json.dumps(MAPPING))
    better["time"].update(format="dd.MM.yyyy HH:mm")
    json.dump(better, open(home + "/better.json", "w"))
    asked("define", project, "mapping", "log", "--spec", home + "/better.json", "--reason", "a second form of times")
    replayed = asked("quarantine", project, "replay")
    assert replayed["stored"] == 50 and replayed["rejected"] == 0, replayed
    assert replayed["content_hash"] == imported("plain%d" % seed, text(False), MAPPING)[1]["content_hash"]

try:
    for seed in seeds:
        n = by_export(seed)
        by_mapping(seed)
        print("seed %d: %d rejects of %d kinds placed, repaired and replayed; 50 by a mapping" % (seed, n, len(REJECTED)))
finally:
    shutil.rmtree(home)
