"""An independent witness for the studies: counts, rates, RFM, k-means and logistic regression in plain Python (standard
library only), from the source files, without a line of Habitus. Each function says what it computes and by which definition.

    python3 witness.py cdnow|course|compas|telco FOLDER SOURCE-FILE…

FOLDER is where the study ran: said.json (what `run STUDY --json` printed) and the rows it exported. Every figure is computed
again from the source files and compared; the first that differs by more than its tolerance ends with 1.
"""
import csv
import datetime as dt
import gzip
import json
import math
import os
import struct
import sys
from collections import Counter, defaultdict


class Said:
    """What the study said, and the comparison with it."""

    def __init__(self, folder):
        self.folder = folder
        with open(os.path.join(folder, "said.json"), encoding="utf-8") as f:
            self.steps = json.load(f)["steps"]
        self.missed = 0

    def of(self, title):
        found = [s["reply"] for s in self.steps if s["title"] == title]
        if len(found) != 1:
            sys.exit(f"The study has {len(found)} steps called “{title}”")
        return found[0]

    def rows(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8", newline="") as f:
            return list(csv.DictReader(f))

    def same(self, what, said, own, within=0.0):
        fine = said == own if isinstance(own, (str, list, dict)) else abs(said - own) <= within
        self.missed += not fine
        show = lambda v: f"{v:.6f}" if isinstance(v, float) else str(v)[:60]
        print(f"  {'ok ' if fine else 'NOT'}  {what}: said {show(said)}, witness {show(own)}" + (f", within {within:g}" if within else ""))


def auc(labels, scores):
    """Mann-Whitney with mid-ranks."""
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    ranks, i = [0.0] * len(scores), 0
    while i < len(order):
        j = i
        while j + 1 < len(order) and scores[order[j + 1]] == scores[order[i]]:
            j += 1
        for k in range(i, j + 1):
            ranks[order[k]] = (i + j) / 2 + 1
        i = j + 1
    pos = sum(labels)
    neg = len(labels) - pos
    return (sum(r for r, y in zip(ranks, labels) if y) - pos * (pos + 1) / 2) / (pos * neg)


def log_loss(labels, p):
    eps = 2.220446e-16
    return -sum(math.log(min(max(q if y else 1 - q, eps), 1.0)) for y, q in zip(labels, p)) / len(labels)


def solve(a, b):
    """Gauss with pivots."""
    n = len(b)
    a = [row[:] + [v] for row, v in zip(a, b)]
    for c in range(n):
        p = max(range(c, n), key=lambda r: abs(a[r][c]))
        a[c], a[p] = a[p], a[c]
        for r in range(c + 1, n):
            f = a[r][c] / a[c][c]
            for k in range(c, n + 1):
                a[r][k] -= f * a[c][k]
    x = [0.0] * n
    for r in reversed(range(n)):
        x[r] = (a[r][n] - sum(a[r][k] * x[k] for k in range(r + 1, n))) / a[r][r]
    return x


def prepared(rows):
    """What the model makes of numbers, learnt on these rows: a missing one becomes the median and gets a further 0/1 column;
    then (x - mean) / sd with n - 1. Gives a function from a row to its columns."""
    learnt = []
    for j in range(len(rows[0])):
        known = sorted(r[j] for r in rows if not math.isnan(r[j]))
        median = (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2
        filled = [median if math.isnan(r[j]) else r[j] for r in rows]
        mean = sum(filled) / len(filled)
        sd = math.sqrt(sum((v - mean) ** 2 for v in filled) / (len(filled) - 1)) or 1.0
        learnt.append((median, mean, sd, len(known) < len(rows)))

    def columns(row):
        out = []
        for v, (median, mean, sd, gaps) in zip(row, learnt):
            out.append(((median if math.isnan(v) else v) - mean) / sd)
            if gaps:
                out.append(float(math.isnan(v)))
        return out

    return columns


def logistic(rows, labels, ridge=1.0):
    """Newton for min ridge/2 |w|^2 + sum ln(1+exp(-yz)), intercept free; gives the margin."""
    columns = prepared(rows)
    x = [[1.0] + columns(r) for r in rows]
    k = len(x[0]) - 1
    w = [0.0] * (k + 1)
    for _ in range(50):
        g, h = [0.0] * (k + 1), [[0.0] * (k + 1) for _ in range(k + 1)]
        for xi, y in zip(x, labels):
            p = 1 / (1 + math.exp(-max(-35, min(35, sum(a * b for a, b in zip(w, xi))))))
            for a in range(k + 1):
                g[a] += (p - y) * xi[a]
                for b in range(k + 1):
                    h[a][b] += p * (1 - p) * xi[a] * xi[b]
        for a in range(1, k + 1):
            g[a] += ridge * w[a]
            h[a][a] += ridge
        step = solve(h, g)
        w = [a - b for a, b in zip(w, step)]
        if max(abs(s) for s in step) < 1e-10:
            break

    return lambda r: w[0] + sum(a * b for a, b in zip(w[1:], columns(r)))


def platt(scores, labels):
    """Newton for P = 1/(1+exp(A f + B)) with targets (N+ + 1)/(N+ + 2) and 1/(N- + 2); gives the map."""
    pos = sum(labels)
    neg = len(labels) - pos
    target = [(pos + 1) / (pos + 2) if y else 1 / (neg + 2) for y in labels]
    a, b = 0.0, math.log((neg + 1) / (pos + 1))
    for _ in range(100):
        g, h = [0.0, 0.0], [[1e-12, 0.0], [0.0, 1e-12]]
        for f, t in zip(scores, target):
            p = 1 / (1 + math.exp(max(-35, min(35, a * f + b))))
            for i, x in enumerate((f, 1.0)):
                g[i] += (t - p) * x
                for j, z in enumerate((f, 1.0)):
                    h[i][j] += p * (1 - p) * x * z
        step = solve(h, g)
        a, b = a - step[0], b - step[1]
        if max(abs(v) for v in step) < 1e-10:
            break
    return lambda f: 1 / (1 + math.exp(max(-35, min(35, a * f + b))))


def fit_again(said, validated, table, columns):
    """Fits on the rows the study trained on, calibrates on its calibration rows, judges on its test rows. `columns` gives the
    numbers of a row, from the source. Compares AUC, log loss and the single chances."""
    parts = defaultdict(list)
    for row in table:
        if row["label"] or row["part"] == "holdout":
            parts[row["part"]].append((columns(row), int(row["label"] or 0), float(row["score"])))
    margin = logistic([x for x, _, _ in parts["train"]], [y for _, y, _ in parts["train"]])
    chance = lambda x: 1 / (1 + math.exp(-margin(x)))
    if parts["calibration"]:
        learnt = platt([margin(x) for x, _, _ in parts["calibration"]], [y for _, y, _ in parts["calibration"]])
        chance = lambda x: learnt(margin(x))
    labels = [y for _, y, _ in parts["test"]]
    own = [chance(x) for x, _, _ in parts["test"]]
    test = validated["test"]
    said.same("test rows", test["n"], len(labels))
    said.same("AUC on the test rows", test["auc"]["value"], auc(labels, own), 0.005)
    said.same("log loss on the test rows", test["log_loss"]["value"], log_loss(labels, own), 0.005)
    said.same("widest gap between single chances", max(abs(p - s) for p, (_, _, s) in zip(own, parts["test"])), 0.0, 1e-4)


def cdnow(said, path):
    """Totals, the cohort table of the NOTICE, RFM at every as-of date, k-means, and "buys again within 180 days"."""
    rows = []
    with open(path) as f:
        next(f)
        for line in f:
            c, day, cds, value = line.split()
            rows.append((c, dt.date(int(day[:4]), int(day[4:6]), int(day[6:])), int(cds), value))
    by = defaultdict(list)
    for c, day, _, value in rows:
        by[c].append((day, float(value)))
    imported = said.of("Import the transactions")
    said.same("events", imported["files"][0]["stored"], len(rows))
    said.same("exact repeats", imported["repeats"], len(rows) - len(set(rows)))
    said.same("actors", said.of("What the project holds")["actors"], len(by))
    sales = said.of("Sales")["series"]
    said.same("revenue", sales[0]["total"]["value"], sum(round(float(r[3]) * 100) for r in rows) / 100, 0.005)
    said.same("CDs", sales[1]["total"]["value"], sum(r[2] for r in rows))
    month = lambda d: d.year * 12 + d.month - 1
    active = defaultdict(set)
    for c, buys in by.items():
        start = month(min(b[0] for b in buys))
        for day, _ in buys:
            active[start, month(day) - start].add(c)
    cohorts = said.of("Active customers by month of first purchase")["cohorts"]
    for m in range(3):
        said.same(f"cohort {m + 1}", [c["k"] for c in cohorts[m]["cells"]][:5 - m],
                  [len(active[1997 * 12 + m, k]) for k in range(5 - m)])

    def rfm(c, as_of):
        before = [b for b in by[c] if b[0] < as_of]
        return [(as_of - max(b[0] for b in before)).days, len(before), sum(b[1] for b in before)]

    def again(c, as_of):
        return int(any(as_of <= b[0] < as_of + dt.timedelta(days=180) for b in by[c]))

    table = said.rows("rows.csv")
    keys = ("recency purchase", "count purchase", "sum dollar_value purchase")
    off = labels = 0
    for row in table:
        row["when"] = dt.date.fromisoformat(row["as_of"][:10])
        row["own"] = rfm(row["actor"], row["when"])
        off += any(abs(float(row[k]) - v) > 1e-6 for k, v in zip(keys, row["own"]))
        if row["part"] != "holdout":  # its outcomes stay sealed
            labels += int(row["label"]) != again(row["actor"], row["when"])
    said.same("rows", len(table), sum(min(b[0] for b in buys) < d for d in {r["when"] for r in table} for buys in by.values()))
    said.same("rows whose RFM differs", off, 0)
    said.same("rows whose label differs", labels, 0)
    final = dt.date(1997, 12, 31)
    target = said.of("Buys again within 180 days")["dates"][-1]
    said.same("buyers again as of 1997-12-31", target["positive"], sum(again(c, final) for c in by))
    fit_again(said, said.of("Judged beside both baselines"), table, lambda row: row["own"])
    kmeans(said, said.of("Four groups by k-means++ on RFM"), [rfm(c, final) for c in sorted(by)])


def kmeans(said, answer, rows):
    """The answer's centres are a fixed point of Lloyd's algorithm on ln(1 + x), standardised: assign, average, compare."""
    k = len(rows[0])
    x = [[math.log1p(v) for v in r] for r in rows]
    mean = [sum(r[j] for r in x) / len(x) for j in range(k)]
    sd = [math.sqrt(sum((r[j] - mean[j]) ** 2 for r in x) / len(x)) for j in range(k)]
    x = [[(r[j] - mean[j]) / sd[j] for j in range(k)] for r in x]
    centres = [[v["z"] for v in c["values"]] for c in answer["clusters"]]
    near = [min((sum((a - b) ** 2 for a, b in zip(r, c)), i) for i, c in enumerate(centres)) for r in x]
    size = Counter(i for _, i in near)
    own = [[sum(r[j] for r, (_, i) in zip(x, near) if i == c) / size[c] for j in range(k)] for c in range(len(centres))]
    said.same("cluster sizes", [int(c["size"]["k"]) for c in answer["clusters"]], [size[c] for c in range(len(centres))])
    said.same("inertia", answer["inertia"], sum(d for d, _ in near), 1e-6)
    said.same("centres against the means of their people", max(abs(a - b) for r, c in zip(own, centres) for a, b in zip(r, c)), 0.0, 0.02)


def course(said, events, demographics, results):
    """Action counts, 900 s sessions (a new one when the gap is greater), grades below 6, group sizes, the first four weeks."""
    actions, times = Counter(), defaultdict(list)
    with gzip.open(events, "rt", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            actions[row["Action"]] += 1
            times[row["user"]].append((float(row["timecreated"]) * 86400, row["Action"]))
    said.same("events", said.of("What the project holds")["events"], sum(actions.values()))
    said.same("events by action", dict(said.of("Events by action")["rows"]), dict(actions))
    cut = lambda moments: 1 + sum(b - a > 900.0005 for a, b in zip(moments, moments[1:]))
    said.same("sessions", said.of("Sessions of 900 s")["sessions"], sum(cut(sorted(m for m, _ in t)) for t in times.values()))
    with open(results) as f:
        grades = {r["user"]: float(r["Final_grade"]) for r in csv.DictReader(f)}
    said.same("grades below 6", said.of("Final grade below 6")["total"]["positive"], sum(g < 6 for g in grades.values()))
    with open(demographics) as f:
        people = list(csv.DictReader(f))
    for cut_ in said.of("Audit by gender, location, employment")["cuts"]:
        own = Counter(p[cut_["name"]].strip() for p in people)
        said.same(cut_["name"], sorted((g["name"], int(g["counts"]["n"])) for g in cut_["groups"]), sorted(own.items()))
    epoch = dt.datetime(1899, 12, 30)
    table = said.rows("rows.csv")
    wrong = 0
    for row in table:
        end = (dt.datetime.fromisoformat(row["as_of"][:19]) - epoch).total_seconds()
        before = Counter(a for m, a in times[row["actor"]] if m < end)
        wrong += int(float(row["all events"])) != sum(before.values())
        wrong += any(int(float(row[k])) != before[k[len("count "):]] for k in row if k.startswith("count "))
    said.same("counts of the first four weeks that differ", wrong, 0)
    names = list(table[0])
    names = names[names.index("last_value" if "last_value" in names else "prevalence") + 1:]
    fit_again(said, said.of("Judged beside both baselines"), table, lambda row: [float(row[k] or "nan") for k in names])


def compas(said, path, _):
    """ProPublica's rates at Medium or High (decile above 4) and at High (above 7), by race; AUC of the decile."""
    with open(path, encoding="utf-8") as f:
        reader = csv.reader(f)
        head = next(reader)
        race, decile, recid = head.index("race"), head.index("decile_score"), head.index("two_year_recid")
        rows = [(r[race], int(r[decile]), int(r[recid])) for r in reader]
    for title, least in (("Medium or high, by race", 5), ("High, by race", 8)):
        groups = {g["name"]: g for g in said.of(title)["cuts"][0]["groups"]}
        for name in sorted({r[0] for r in rows}):
            of = Counter((r[2], r[1] >= least) for r in rows if r[0] == name)
            fp, tn, fn, tp = of[0, True], of[0, False], of[1, False], of[1, True]
            counts = groups[name]["counts"]
            said.same(f"{name} at {least}", [int(counts[k]) for k in ("fp", "tn", "fn", "tp")], [fp, tn, fn, tp])
            rates = groups[name]["rates"]
            if fp + tn >= 10:
                said.same(f"{name} at {least}, FPR", rates["fpr"]["value"], fp / (fp + tn), 0.0001)
    low = lambda name: sum(r[1] < 5 for r in rows if r[0] == name) / sum(r[0] == name for r in rows)
    groups = {g["name"]: g for g in said.of("Medium or high, by race")["cuts"][0]["groups"]}
    said.same("disparate impact", groups["African-American"]["gaps"]["impact"]["value"], low("African-American") / low("Caucasian"), 1e-9)
    said.same("AUC of the decile", said.of("Judged on the outcomes")["test"]["auc"]["value"], auc([r[2] for r in rows], [r[1] for r in rows]), 1e-9)


def single(v):
    """As single precision holds it: what XGBoost compares."""
    return struct.unpack("f", struct.pack("f", v))[0]


def walk(tree, x):
    """The leaf of one tree of XGBoost's JSON: left when x < threshold, a missing value goes the way the node says."""
    node = 0
    while tree["left_children"][node] != -1:
        v = x[tree["split_indices"][node]]
        left = tree["default_left"][node] if math.isnan(v) else v < single(tree["split_conditions"][node])
        node = tree["left_children" if left else "right_children"][node]
    return tree["split_conditions"][node]


def interpolated(xs, ys, v):
    """Linear between the thresholds of PAVA, constant outside."""
    if v <= xs[0] or v >= xs[-1]:
        return ys[0] if v <= xs[0] else ys[-1]
    i = next(k for k in range(1, len(xs)) if xs[k] > v)
    return ys[i - 1] + (ys[i] - ys[i - 1]) * (v - xs[i - 1]) / (xs[i] - xs[i - 1])


def telco(said, _, path):
    """The NOTICE's counts, the three-feature regression fitted again, and the boosted model's chances by walking its trees."""
    with open(path, encoding="utf-8", newline="") as f:
        people = {r["customerID"]: r for r in csv.DictReader(f)}
    target = said.of("Left within the last month")["total"]
    said.same("customers", target["known"], len(people))
    said.same("who left", target["positive"], sum(r["Churn"] == "Yes" for r in people.values()))
    number = lambda text: float(text) if text.strip() else math.nan
    rows = [r for r in said.rows("plain.csv") if r["part"] == "train"]
    contract = lambda r, level: float(people[r["actor"]]["Contract"] == level)
    x = [[float(people[r["actor"]]["tenure"]), number(people[r["actor"]]["MonthlyCharges"]), contract(r, "One year"), contract(r, "Two year")] for r in rows]
    margin = logistic(x, [int(r["label"]) for r in rows], 0.0)
    origin = [0.0] * 4
    own = {"intercept": margin(origin)}
    for i, name in enumerate(("tenure", "MonthlyCharges", "Contract = One year", "Contract = Two year")):
        own[name] = margin([float(j == i) for j in range(4)]) - margin(origin)
    model = said.of("Logistic regression on three features")["artefact"]
    learnt = {c["term"]: c["value"] for c in model["coefficients"]}
    learnt["intercept"] = model["intercept"]["value"]
    for name, value in own.items():
        said.same(f"coefficient of {name}", learnt[name], value, 1e-6)
    boosted = said.of("Boosted trees, isotonic calibration")["artefact"]
    learner = json.loads(boosted["trees"])["learner"]
    trees, names = learner["gradient_booster"]["model"]["trees"], learner["feature_names"]
    said.same("trees kept", boosted["training"]["rounds"], len(trees))
    widest = 0.0
    for row in said.rows("boosted.csv"):
        person = people[row["actor"]]
        values = []
        for name in names:
            column, _, level = name.partition(" = ")
            value = person[column] if column != "tenure" else person["tenure"]
            values.append(single(float(value == level) if level else number(value)))
        chance = 1 / (1 + math.exp(-sum(walk(t, values) for t in trees)))
        c = boosted["calibration"]
        chance = interpolated(c["x"], c["y"], chance)
        chance = min(max(chance, 1 / (c["rows"] - c["positives"] + 2)), (c["positives"] + 1) / (c["positives"] + 2))
        widest = max(widest, abs(chance - float(row["score"])))
    said.same("widest gap between chances", widest, 0.0, 1e-4)
    groups = {g["name"]: g for g in said.of("Audit by gender and age group")["cuts"][0]["groups"]}
    for name in ("Female", "Male"):
        own = [r for r in said.rows("boosted.csv") if r["part"] == "test" and people[r["actor"]]["gender"] == name]
        said.same(f"selected, {name}", groups[name]["counts"]["selected"], sum(float(r["score"]) >= 0.4 for r in own))
        c = groups[name]["calibration"]
        said.same(f"O/E, {name}", c["oe"], sum(int(r["label"]) for r in own) / sum(float(r["score"]) for r in own), 1e-9)


if __name__ == "__main__":
    said = Said(sys.argv[2])
    print(f"An independent computation of the study {sys.argv[1]}")
    {"cdnow": cdnow, "course": course, "compas": compas, "telco": telco}[sys.argv[1]](said, *sys.argv[3:])
    if said.missed:
        sys.exit(f"{said.missed} figures differ")
