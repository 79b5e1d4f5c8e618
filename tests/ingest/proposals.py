#!/usr/bin/env python3
"""Acceptance 10: what the wizard proposes, unedited, for every set of shared/data: right, or it asks; never wrong without a word.
What is proposed without a question is imported as it is and must give the NOTICE's number of events.
usage: proposals.py HABITUS_CLI SHARED_DATA   (77 when the data is not here)"""
import csv, json, os, subprocess, sys, tempfile

cli, data = sys.argv[1:3]
if not os.path.isdir(data):
    print("skipped: the shared data is not here")
    sys.exit(77)

def run(*args):
    return subprocess.run([cli, *args], capture_output=True, text=True)

def role(mapping, key):
    value = mapping.get(key, "")
    if isinstance(value, str):
        return value
    return "=" + value["constant"] if "constant" in value else "+".join(value["columns"])

def proposal(path):
    done = run("import", "--propose", path, "--json")
    assert done.returncode == 0, done.stderr
    p = json.loads(done.stdout)
    m = p["mapping"]
    when = role(m, "time") + "|" + m["time"]["format"] if "time" in m else ""
    return {"kind": p["kind"], "who": role(m, "key" if p["kind"] == "people" else "actor"), "what": role(m, "event"), "when": when,
            "asks": " ".join(d["about"] for d in p["doubts"])}

def stored(path, home):
    project = home + "/p.habitus"
    run("new", project)
    report = json.loads(run("import", project, path, "--source", "s", "--json").stdout)
    os.remove(project)
    assert report["read"] == report["stored"] + report["rejected"] + report["duplicates"] + report["skipped"], report
    return report["stored"]

with open(os.path.dirname(os.path.abspath(__file__)) + "/proposals.tsv") as f:
    wanted = list(csv.DictReader((line for line in f if not line.startswith("#")), delimiter="\t"))
right, sets, wrong = {"events": set(), "people": set()}, set(), []
with tempfile.TemporaryDirectory() as home:
    for want in wanted:
        path, name = os.path.join(data, want["file"]), want["file"].split("/")[0]
        got = proposal(path)
        sets.add(name)
        verdict = "asks" if got["asks"] else "right"
        if any(got[key] != want[key] for key in got):
            verdict = "WRONG"
            wrong.append((want["file"], got))
        elif not got["asks"]:
            right[got["kind"]].add(name)
            if want["stored"] and stored(path, home) != int(want["stored"]):
                verdict = "WRONG COUNT"
                wrong.append((want["file"], "stored"))
        print("%-52s %-6s %-11s %-16s %-14s %-34s %s" % (want["file"], got["kind"], verdict, got["who"], got["what"], got["when"], got["asks"]))
both = right["events"] | right["people"]
print("%d sets; right unedited: %d as event logs (%s), %d as tables about people (%s), %d in all" % (
    len(sets), len(right["events"]), ", ".join(sorted(right["events"])), len(right["people"]), ", ".join(sorted(right["people"])), len(both)))
assert not wrong, wrong
assert len(both) >= 10
