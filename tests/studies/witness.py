"""An independent witness for the studies: counts, rates, RFM, logistic regression and its scores in plain Python (standard
library only), from the source files, without a line of Habitus. Each function says what it computes and by which definition.

    python3 witness.py cdnow  CDNOW_master.txt [features.csv]
    python3 witness.py course Events.csv.gz Results.csv Demographics.csv
    python3 witness.py compas compas-scores-two-years.csv
"""
import csv
import datetime as dt
import gzip
import json
import math
import sys
from collections import Counter, defaultdict


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


def logistic(rows, labels, ridge=1.0):
    """Newton for min ridge/2 |w|^2 + sum ln(1+exp(-yz)) on standardised columns, intercept free; gives a scorer."""
    k = len(rows[0])
    mean = [sum(r[j] for r in rows) / len(rows) for j in range(k)]
    sd = [math.sqrt(sum((r[j] - mean[j]) ** 2 for r in rows) / len(rows)) or 1.0 for j in range(k)]
    x = [[1.0] + [(r[j] - mean[j]) / sd[j] for j in range(k)] for r in rows]
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

    def score(r):
        z = w[0] + sum(w[j + 1] * (r[j] - mean[j]) / sd[j] for j in range(k))
        return 1 / (1 + math.exp(-z))

    return score


def cdnow(path):
    """Totals, the cohort table of the NOTICE, and RFM with the label "buys again within 180 days" as of 1997-12-31."""
    rows = []
    with open(path) as f:
        next(f)
        for line in f:
            c, day, _, value = line.split()
            rows.append((c, dt.date(int(day[:4]), int(day[4:6]), int(day[6:])), value))
    repeats = len(rows) - len(set(open(path).read().splitlines()[1:]))
    by = defaultdict(list)
    for c, day, value in rows:
        by[c].append((day, float(value)))
    cents = sum(round(float(v) * 100) for _, _, v in rows)
    month = lambda d: d.year * 12 + d.month - 1
    active = defaultdict(set)
    for c, buys in by.items():
        start = month(min(b[0] for b in buys))
        for day, _ in buys:
            active[start, month(day) - start].add(c)
    as_of, horizon = dt.date(1997, 12, 31), dt.timedelta(days=180)
    frame = {}
    for c, buys in by.items():
        before = [b for b in buys if b[0] < as_of]
        if before:
            frame[c] = {"recency": (as_of - max(b[0] for b in before)).days, "frequency": len(before),
                        "monetary": sum(b[1] for b in before),
                        "label": int(any(as_of <= b[0] < as_of + horizon for b in buys))}
    start = 1997 * 12
    return {"events": len(rows), "actors": len(by), "sum": cents / 100, "repeats": repeats,
            "cohorts": [[len(active[start + m, k]) for k in range(5 - m)] for m in range(3)],
            "at_risk": len(frame), "positive": sum(r["label"] for r in frame.values())}, frame


def course(events, results, demographics):
    """Action counts, 900 s sessions (a new one when the gap is greater), grades below 6, group sizes."""
    opener = gzip.open if events.endswith(".gz") else open
    actions, times = Counter(), defaultdict(list)
    with opener(events, "rt", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            actions[row["Action"]] += 1
            times[row["user"]].append(float(row["timecreated"]) * 86400)
    sessions = sum(1 + sum(b - a > 900.0005 for a, b in zip(sorted(t), sorted(t)[1:])) for t in times.values())
    grades = {r["user"]: float(r["Final_grade"]) for r in csv.DictReader(open(results))}
    people = list(csv.DictReader(open(demographics)))
    first = min(min(t) for t in times.values())
    return {"events": sum(actions.values()), "students": len(times), "actions": dict(actions), "sessions": sessions,
            "failed": sum(g < 6 for g in grades.values()), "graded": len(grades), "first_serial": first / 86400,
            **{k: dict(Counter(p[k].strip() for p in people)) for k in ("Gender", "Location", "Employment")}}


def compas(path):
    """ProPublica's rates at Medium or High (decile above 4), by race."""
    groups = defaultdict(lambda: [0, 0, 0, 0])
    with open(path) as f:
        reader = csv.reader(f)
        head = next(reader)
        race, decile, recid = head.index("race"), head.index("decile_score"), head.index("two_year_recid")
        for r in reader:
            at = (int(r[recid]) << 1) | (int(r[decile]) > 4)
            groups["all"][at] += 1
            groups[r[race]][at] += 1
    out = {}
    for g, (tn, fp, fn, tp) in groups.items():
        out[g] = {"n": tn + fp + fn + tp, "fpr": fp / (fp + tn), "fnr": fn / (fn + tp), "ppv": tp / (tp + fp) if tp + fp else None,
                  "selection": (tp + fp) / (tn + fp + fn + tp)}
    low = {g: 1 - out[g]["selection"] for g in out}
    out["impact_of_low"] = low["African-American"] / low["Caucasian"]
    return out


if __name__ == "__main__":
    what, files = sys.argv[1], sys.argv[2:]
    if what == "cdnow":
        summary, frame = cdnow(files[0])
        rows = [[r["recency"], r["frequency"], r["monetary"]] for r in frame.values()]
        labels = [r["label"] for r in frame.values()]
        score = logistic(rows, labels)
        p = [score(r) for r in rows]
        summary["in_sample"] = {"auc": auc(labels, p), "log_loss": log_loss(labels, p)}
        print(json.dumps(summary, indent=1))
    else:
        print(json.dumps({"course": course, "compas": compas}[what](*files), indent=1))
