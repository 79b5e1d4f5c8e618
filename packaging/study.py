#!/usr/bin/env python3
"""Writes a study for log files nobody has seen before: import as proposed, then the main job with choices read off the log itself.

    study.py HABITUS-CLI OUT-FOLDER LOG-FILE…      writes OUT-FOLDER/study.json

Every choice is a plain rule, said in the study's own text, so that an analyst can change it: the funnel runs over the three events
that most actors reach, the target is "does anything again" over the last quarter of the period.
"""
import datetime as dt
import json
import os
import subprocess
import sys


def ask(cli, *words):
    done = subprocess.run([cli, *words, "--json"], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr.strip() or f"{words[0]} failed")
    return json.loads(done.stdout)


def probe(cli, out, files):
    """What the log holds, from a project that is thrown away again."""
    project = os.path.join(out, "probe.habitus")
    ask(cli, "new", project)
    try:
        ask(cli, "import", project, *files, "--accept", "--source", "log")
        info = ask(cli, "info", project)
        reach = ask(cli, "sql", project, "select event, count(*) n, count(distinct actor) a from events group by event order by a desc, n desc limit 12")
        return info, [row[0] for row in reach["rows"]]
    finally:
        for name in os.listdir(out):
            if name.startswith("probe.habitus"):
                os.remove(os.path.join(out, name))


def moment(text):
    return dt.datetime.fromisoformat(text.replace("Z", "+00:00"))


def steps(info, events):
    first, last = moment(info["period"]["first"]), moment(info["period"]["last"])
    span = last - first
    horizon = max(1, round(span.days / 4))
    as_of = (last - dt.timedelta(days=horizon)).date().isoformat()
    yield {"verb": "sessions", "title": "Sessions (30 minutes)", "spec": {"timeout": "30 min"}}
    if len(events) >= 2:
        yield {"verb": "funnel", "title": "Funnel over the events that most actors reach", "spec": {"steps": events[:3], "window": f"{horizon} d"}}
    yield {"verb": "trend", "title": "Events and actors over time", "spec": {
        "measures": [{"pick": "*", "as": "events"}, {"pick": "*", "as": "actors"}], "grain": "month" if span.days > 120 else "day"}}
    yield {"verb": "retention", "title": "Who comes back", "spec": {"grain": "month" if span.days > 120 else "week", "periods": 6}}
    target = {"type": "event", "horizon": f"{horizon} d", "as_of": [as_of]}
    yield {"verb": "target", "title": f"Does anything again within {horizon} days of {as_of}", "spec": target}


def main():
    cli, out, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    info, events = probe(cli, out, files)
    names = [f"file{i + 1}" for i in range(len(files))]
    imports = {"verb": "import", "title": "Import", "spec": {"files": ["${%s}" % n for n in names], "source": "log", "accept": True}}
    study = {"title": f"{info['events']} events of {info['actors']} actors", "about": "Written by packaging/study.py from the log itself.",
             "data": names, "steps": [imports, {"verb": "info", "title": "What the project holds"}, *steps(info, events)]}
    with open(os.path.join(out, "study.json"), "w", encoding="utf-8") as f:
        json.dump(study, f, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
