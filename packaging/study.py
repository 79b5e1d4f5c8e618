#!/usr/bin/env python3
"""Writes a study for files nobody has seen before: import as proposed, exploration, and, when the data allow it, target, features,
model, validation, audit and card.

    study.py HABITUS-CLI OUT-FOLDER FILE…      writes OUT-FOLDER/study.json and says what it left out, and why

Every choice is a plain rule, and the study's "about" says how it was made, so that an analyst can read, change and run it again:
the funnel runs over the three events that most actors reach, in the order in which they are first reached; the target is the
question ("does E within H") whose outcomes are most even; features look back over windows made from its horizon.
"""
import datetime as dt
import json
import os
import re
import subprocess
import sys

HORIZONS = [1, 3, 7, 14, 30, 60, 90, 180, 365]
FEWEST = 50  # outcomes of either kind at one date: a fifth of them is for the test, and ten of each are the least for a verdict
PROTECTED = re.compile(r"sex|gender|birth|\bage\b|race|ethni|religi|disab|nation|marital|pregnan|orientation|colou?r", re.IGNORECASE)


class Refused(Exception):
    pass


class Probe:
    """What the log holds, from a project that is thrown away again."""

    def __init__(self, cli, out):
        self.cli, self.out, self.project = cli, out, os.path.join(out, "probe.habitus")

    def __enter__(self):
        self.ask("new", self.project)
        return self

    def __exit__(self, *_):
        for name in os.listdir(self.out):
            if name.startswith("probe."):
                os.remove(os.path.join(self.out, name))

    def ask(self, *words):
        done = subprocess.run([self.cli, *words, "--json"], capture_output=True, text=True)
        if done.returncode:
            raise Refused(done.stderr.strip() or f"{words[0]} failed")
        return json.loads(done.stdout)

    def spec(self, value):
        path = os.path.join(self.out, "probe.json")
        with open(path, "w", encoding="utf-8") as f:
            json.dump(value, f)
        return path

    def sql(self, query):
        return self.ask("sql", self.project, query)["rows"]


def moment(text):
    return dt.datetime.fromisoformat(text.replace("Z", "+00:00"))


def stem(file):
    return os.path.basename(file.rstrip("/")).split(".")[0]


def read(probe, files, about):
    """Import steps: logs with the proposed mapping written out, then tables about people. Files with equal mappings are one batch."""
    logs, people = [], []
    for i, file in enumerate(files):
        name = f"file{i + 1}"
        said = probe.ask("import", file, "--propose")
        mapping = said["mapping"]
        if said["kind"] == "people":
            people.append((name, file, mapping["key"]))
            continue
        for role in ("actor", "time"):
            if role not in mapping:
                raise Refused(f"{file}: no column was found for “{role}”, and a study cannot do without. Write a mapping, see import --help")
        about += [f"{stem(file)}: {note}." for note in said["notes"]]
        about += [f"{stem(file)}, taken as proposed though not sure: {d['question']}" for d in said["doubts"]]
        if "event" not in mapping:
            mapping["event"] = {"constant": "record"}
            about.append(f"{stem(file)}: no column says what happened; every record is the event “record”.")
        same = [log for log in logs if log["mapping"] == mapping]
        if same:
            same[0]["files"].append((name, file))
        else:
            logs.append({"mapping": mapping, "files": [(name, file)]})
    if not logs:
        raise Refused("None of these files is a log of events: each record is a person of its own")
    for log in logs:
        probe.ask("import", probe.project, *[f for _, f in log["files"]], "--mapping", probe.spec(log["mapping"]), "--source", stem(log["files"][0][1]))
        yield {"verb": "import", "title": "Import " + ", ".join(stem(f) for _, f in log["files"]),
               "spec": {"files": ["${%s}" % n for n, _ in log["files"]], "source": stem(log["files"][0][1]), "mapping": log["mapping"]}}
    for name, file, key in people:
        said = probe.ask("people", probe.project, "import", file, "--key", key)
        guarded = [a["name"] for a in probe.ask("people", probe.project, "list")["attributes"] if PROTECTED.search(a["name"]) and not a["protected"]]
        for attribute in guarded:
            probe.ask("people", probe.project, "mark", attribute, "--mark-protected")
        about.append(f"{stem(file)}: a table about people, {said['matched']} of them in the log; undated, so audits use it and features do not.")
        yield {"verb": "people", "title": f"Import {stem(file)}", "spec": {"action": "import", "file": "${%s}" % name, "key": key, **({"protected": guarded} if guarded else {})}}


def order_of_events(probe):
    """Events by reach, and the three that most actors reach in the order in which they are first reached."""
    reach = probe.sql("select event, count(distinct actor) a from events group by event order by a desc, count(*) desc, event limit 12")
    events = [row[0] for row in reach]
    first = probe.sql("select event, avg(f - s) from (select actor, event, min(time_us) f from events group by actor, event) "
                      "join (select actor who, min(time_us) s from events group by actor) on who = actor group by event")
    when = {row[0]: float(row[1]) for row in first}
    return events, sorted(events[:3], key=lambda e: (when.get(e, 0), events.index(e)))


def explore(info, events, funnel, about):
    first, last = moment(info["period"]["first"]), moment(info["period"]["last"])
    days = (last - first).days
    grain = "month" if days > 150 else "week" if days > 30 else "day"
    yield {"verb": "sessions", "title": "Sessions (30 minutes)", "spec": {"timeout": "30 min", "$save": "sessions"}}
    if len(funnel) >= 2:
        yield {"verb": "funnel", "title": "Funnel over the events that most actors reach",
               "spec": {"steps": funnel, "window": f"{max(1, days // 4)} d", "$save": "funnel"}}
    else:
        about.append("No funnel: there is one kind of event only.")
    yield {"verb": "trend", "title": f"Events and actors by {grain}",
           "spec": {"measures": [{"pick": "*", "as": "events"}, {"pick": "*", "as": "actors"}], "grain": grain, "$save": "trend"}}
    yield {"verb": "retention", "title": "Who comes back", "spec": {"grain": grain, "periods": 6, "$save": "retention"}}
    yield {"verb": "cohorts", "title": f"Actors by {grain} of their first event",
           "spec": {"by": [{"time": grain, "pick": "*"}], "kpis": [{"as": "repeat", "pick": "*"}], "$save": "cohorts"}}


def dates_of(first, last, horizon):
    """As-of dates a horizon apart, the last as late as its window can end, the first with as much history; at most eight."""
    step, when, out = dt.timedelta(days=horizon), last - dt.timedelta(days=horizon), []
    when = when.replace(hour=0, minute=0, second=0, microsecond=0)
    while when - step >= first and len(out) < 8:
        out.append(when.date().isoformat())
        when -= step
    return out[::-1]


def target_of(probe, info, events, about):
    """The question with the most even outcomes among: does anything again, or one of the commonest events, within a horizon. One
    that can be asked at four dates, so that a model can be judged in time, goes before one that cannot."""
    first, last = moment(info["period"]["first"]), moment(info["period"]["last"])
    best = {True: (0, None, None), False: (0, None, None)}
    for horizon in HORIZONS:
        dates = dates_of(first, last, horizon)
        if not dates:
            continue
        for event in [None] + (events[:6] if len(events) > 1 else []):
            spec = {"type": "event", "horizon": f"{horizon} d", "as_of": dates, **({"event": event} if event else {})}
            latest = probe.ask("target", probe.project, "--spec", probe.spec(spec))["dates"][-1]
            even = min(latest["positive"], latest["negative"])
            if even > best[len(dates) >= 4][0] * 1.1:  # a longer horizon or a single event must be clearly better
                best[len(dates) >= 4] = (even, spec, latest)
    most, spec, latest = best[True] if best[True][0] >= FEWEST else best[False]
    if spec is None or most < FEWEST:
        about.append(f"No target, and so no model and no card: at the latest date no question about the next days has {FEWEST} people "
                     f"with and {FEWEST} without the outcome (the most even one has {int(max(most, best[True][0]))}).")
        return None
    spec["$save"] = "target"
    what = f"“{spec['event']}”" if "event" in spec else "anything"
    about.append(f"The target is the question with the most even outcomes: does {what} within {spec['horizon']}, "
                 f"{int(latest['positive'])} of {int(latest['n'])} at the latest of {len(spec['as_of'])} dates.")
    return {"verb": "target", "title": f"Does {what} within {spec['horizon']}", "spec": spec}


def features_of(target, events, value):
    horizon = int(target["spec"]["horizon"].split()[0])
    event = target["spec"].get("event", "*")
    windows = [f"{horizon} d"] + ([f"{4 * horizon} d"] if horizon <= 90 else [])
    of = [{"type": "rfm", "event": event, **({"property": value} if value else {})}]
    if event != "*":
        of += [{"type": "recency"}, {"type": "count", "name": "all events"}]
    if len(events) > 1:
        of.append({"type": "count", "name": "times", "events": events[:6], "windows": windows})
    of += [{"type": "tenure"}, {"type": "distinct", "of": "day", "windows": windows},
           {"type": "lag", "event": event, "step": f"{max(1, horizon // 4)} d", "k": 4}]
    return {"verb": "features", "title": "What was known at each date", "spec": {"target": "target", "$save": "features", "set": {"features": of}}}


def model(probe, target, features, about):
    """Model, validation, audit, card; the prevalence is the threshold of the audit, so that about as many are selected as have it."""
    yield {"verb": "features", "title": "The same on the truncated log", "spec": {"$act": "verify", "set": "features", "target": "target"}, "expect": {"/mismatches": []}}
    date = target["spec"]["as_of"][-1]
    yield {"verb": "segments", "title": "Groups that behave alike, by k-means++",
           "spec": {"kmeans": 4, "on": {"set": "features", "as_of": date}, "scale": "log", "$save": "groups"}}
    yield {"verb": "model", "title": "Logistic regression beside its baselines", "spec": {"name": "model", "frame": {"set": "features", "target": "target"}}}
    yield {"verb": "validate", "title": "Judged in time, beside the baselines", "spec": {"model": "model"}}
    attributes = [a for a in probe.ask("people", probe.project, "list")["attributes"] if 2 <= len(a["levels"]) <= 12]
    attributes = sorted(attributes, key=lambda a: not a["protected"])[:4]
    if attributes:
        probe.ask("target", probe.project, "--spec", probe.spec({k: v for k, v in target["spec"].items() if k != "$save"}), "--save", "target")
        latest = probe.ask("target", probe.project, "--name", "target")["dates"][-1]
        share = round(latest["positive"] / latest["known"], 2)
        yield {"verb": "fairness", "title": "Audit by " + ", ".join(a["name"] for a in attributes),
               "spec": {"of": {"type": "model", "model": "model", "threshold": share}, "by": [a["name"] for a in attributes], "$save": "audit"}}
    else:
        about.append("No audit by groups: these files say nothing about people. Give a table with one row for each actor as a further file.")
    yield {"verb": "card", "title": "The card", "spec": {"name": "card", "draft": True, "spec": {"model": "model", "title": target["title"]}}}
    yield {"verb": "recompute", "title": "Every number of the card again", "spec": {"card": "${out}/card.html"}}
    yield {"verb": "card", "title": "The report of what was explored", "spec": {"report": True, "name": "report"}}


def steps(probe, files, about):
    imports = list(read(probe, files, about))
    yield from imports
    info = probe.ask("info", probe.project)
    yield {"verb": "info", "title": "What the project holds", "expect": {"/events": info["events"], "/actors": info["actors"]}}
    events, funnel = order_of_events(probe)
    yield from explore(info, events, funnel, about)
    target = target_of(probe, info, events, about)
    if not target:
        return
    yield target
    values = [s["spec"]["mapping"].get("value") for s in imports if s["verb"] == "import"]
    features = features_of(target, events, next((v for v in values if isinstance(v, str)), None))
    yield features
    yield from model(probe, target, features, about)


def main():
    cli, out, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    about = ["Written by packaging/study.py from the files themselves."]
    try:
        with Probe(cli, out) as probe:
            done = list(steps(probe, files, about))
            info = probe.ask("info", probe.project)
    except Refused as why:
        sys.exit(f"No study could be written. {why}")
    study = {"title": f"{info['events']} events of {info['actors']} actors", "about": " ".join(about),
             "data": [f"file{i + 1}" for i in range(len(files))], "steps": done}
    head = json.dumps({k: v for k, v in study.items() if k != "steps"}, indent=1, ensure_ascii=False)[:-2]
    with open(os.path.join(out, "study.json"), "w", encoding="utf-8") as f:
        f.write(head + ',\n "steps": [\n  ' + ",\n  ".join(json.dumps(s, ensure_ascii=False) for s in done) + "\n ]\n}\n")
    for sentence in about:
        print("  " + sentence)


if __name__ == "__main__":
    main()
