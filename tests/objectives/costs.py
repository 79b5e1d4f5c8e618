#!/usr/bin/env python3
"""BM-1.4 from outside: a labelled holdout of known confusion, with two classes and with five: counts, expected cost of 1,000 and total equal
the hand sum, its interval Student's; what is no matrix is refused; what was saved is asked again.
usage: costs.py HABITUS_CLI"""
import csv, json, math, os, shutil, subprocess, sys, tempfile

cli = sys.argv[1]
home = tempfile.mkdtemp(prefix="habitus-costs-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)

def run(*args, fails=None):
    done = subprocess.run([cli, *args], capture_output=True, text=True, cwd=home)
    assert (done.returncode != 0) == (fails is not None) and (fails or "") in done.stderr, (args, done.returncode, done.stderr)
    return done.stdout

def write(name, head, rows):
    with open(os.path.join(home, name), "w", newline="") as f:
        csv.writer(f).writerows([head, *rows])

def check(answer, counts, costs):
    """T975 of 2.5 % with hundreds of degrees is read off the answer's own half width: the rest is by hand."""
    k, n = len(counts), sum(map(sum, counts))
    assert answer["counts"] == counts, answer["counts"]
    total = sum(counts[t][d] * costs[t][d] for t in range(k) for d in range(k))
    assert math.isclose(answer["total_cost"], total), (answer["total_cost"], total)
    per = answer["cost_per_1000"]
    assert math.isclose(per["value"], 1000 * total / n) and per["n"] == n, per
    mean = total / n
    variance = sum(counts[t][d] * (costs[t][d] - mean) ** 2 for t in range(k) for d in range(k)) / (n - 1)
    ratio = (per["hi"] - per["value"]) / (1000 * math.sqrt(variance / n))
    assert 1.96 < ratio < 1.98 and math.isclose(per["hi"] - per["value"], per["value"] - per["lo"]), ratio
    always = [1000 * sum(sum(counts[t]) * costs[t][d] for t in range(k)) / n for d in range(k)]
    assert all(math.isclose(a["cost_per_1000"], b) for a, b in zip(answer["always"], always)), always
    assert answer["best_always"] == answer["classes"][always.index(min(always))]
    assert answer["agreement"]["k"] == sum(counts[i][i] for i in range(k))

try:
    two = [[700, 60], [15, 225]]                   # truth no, yes; decided no, yes
    bands = ["none", "mail", "call", "visit", "gift"]
    five = [[(7 * t + 3 * d) % 11 + (40 if t == d else 1) for d in range(5)] for t in range(5)]
    prices = [[0 if t == d else 1 + t * 2.5 + abs(t - d) * (3 if d < t else 1) for d in range(5)] for t in range(5)]
    cells2 = [(t, d) for t in range(2) for d in range(2) for _ in range(two[t][d])]
    cells5 = [(bands[t], bands[d]) for t in range(5) for d in range(5) for _ in range(five[t][d])]
    people = []
    for i, (t, d) in enumerate(cells2):
        band = cells5[i] if i < len(cells5) else ("", "")  # the others have no band: not labelled
        people.append(("u%04d" % i, ("no", "yes")[t], ("no", "yes")[d], *band))
    write("people.csv", ("user", "bought", "foreseen", "band", "offer"), people)
    write("log.csv", ("user", "time", "event"), [(p[0], "2025-01-%02dT0%d:00:00Z" % (1 + i % 28, h), "visit") for i, p in enumerate(people) for h in (1, 2)])
    run("new", "p.habitus")
    run("import", "p.habitus", "log.csv", "--source", "log", "--accept")
    run("people", "p.habitus", "import", "people.csv", "--key", "user")

    FP, FN = 5, 100
    got = json.loads(run("costs", "p.habitus", "--truth", "bought", "--decided", "foreseen", "--class", "no", "yes", "--costs",
                         "0 %d; %d 0" % (FP, FN), "--json"))
    check(got, two, [[0, FP], [FN, 0]])
    assert got["total_cost"] == FP * 60 + FN * 15 == 1800 and math.isclose(got["cost_per_1000"]["value"], 1800)
    matrix = "; ".join(" ".join(map(str, row)) for row in prices)
    flags = ["--truth", "band", "--decided", "offer", "--class", *bands, "--costs", matrix]
    got = json.loads(run("costs", "p.habitus", *flags, "--save", "offers", "--json"))
    check(got, five, prices)
    assert got["persons"] == {"all": len(people), "labelled": len(cells5)}, got["persons"]
    again = json.loads(run("costs", "p.habitus", "--name", "offers", "--threads", "1", "--json"))
    assert again["result"] == got["result"] and again["counts"] == five
    assert run("costs", "p.habitus", "--name", "offers").count("mail") >= 10
    errors = json.loads(run("costs", "p.habitus", "--truth", "band", "--decided", "offer", "--json"))  # all values, by name, 1 an error
    assert errors["classes"] == sorted(bands) and errors["total_cost"] == sum(map(sum, five)) - sum(five[i][i] for i in range(5))
    for wrong in ("0 5", "0 5; 100", "0 a; 100 0"):
        run("costs", "p.habitus", "--truth", "bought", "--decided", "foreseen", "--class", "no", "yes", "--costs", wrong, fails="2 rows of 2 numbers")
    run("costs", "p.habitus", "--truth", "bougt", "--decided", "foreseen", fails="Did you mean “bought”")
    print("costs: two classes 1,800 of 1,000, five classes %.1f" % got["cost_per_1000"]["value"])
finally:
    shutil.rmtree(home, ignore_errors=True)
