#!/usr/bin/env python3
"""BM-2.1: three real files of different layouts (a web server's log, transactions in columns of fixed width, tickets as CSV) and two
planted streams become sources of one project; the registry's counts are those of `wc -l`; the stream that was planted to foretell the
next purchase leads the table of proxies, the one of noise does not. Rank and coverage are counted again here.
usage: three_sources.py HABITUS_CLI SHARED_DATA   (77 when the data is not here)"""
import csv, datetime, json, os, random, subprocess, sys, tempfile

cli, data = sys.argv[1:3]
files = {"web": "apache_access_log/apache_logs", "till": "cdnow/CDNOW_master.txt", "desk": "helpdesk_tickets/helpdesk.csv"}
missing = [f for f in files.values() if not os.path.exists(os.path.join(data, f))]
if missing:
    print("skipped: not here: " + ", ".join(missing))
    sys.exit(77)

def run(*args):
    done = subprocess.run([cli, *args], capture_output=True, text=True)
    assert done.returncode == 0, (args, done.stderr)
    return done.stdout

AS_OF, LAST = datetime.date(1997, 7, 1), datetime.date(1997, 8, 30)  # sixty days

def shoppers():
    """Of everybody who bought in the 180 days before: did they in the sixty days from the date on?"""
    bought = {}
    with open(os.path.join(data, files["till"])) as f:
        for line in f:
            who, day = line.split()[:2]
            bought.setdefault(who, []).append(datetime.datetime.strptime(day, "%Y%m%d").date() if day.isdigit() and len(day) == 8 else None)
    out = {}
    for who, days in bought.items():
        if any(d and AS_OF - datetime.timedelta(180) <= d < AS_OF for d in days):
            out[who] = any(d and AS_OF <= d < LAST for d in days)
    return out

with tempfile.TemporaryDirectory() as home:
    project = home + "/three.habitus"
    run("new", project)
    chance, again = random.Random(7), shoppers()
    planted = {"hints": [], "noise": []}
    for who, buys in sorted(again.items()):
        hint = chance.random() < (.8 if buys else .1)
        planted["hints"] += [(who, "1997-06-%02dT12:00:00Z" % d, "wish_list") for d in ((5, 12, 20) if hint else ())]
        planted["noise"] += [(who, "1997-06-%02dT08:00:00Z" % d, "newsletter") for d in ((3, chance.randint(4, 28)) if chance.random() < .5 else ())]
    for name, rows in planted.items():
        with open(home + "/%s.csv" % name, "w", newline="") as f:
            csv.writer(f).writerows([("user", "time", "event"), *rows])
    paths = {**{n: os.path.join(data, f) for n, f in files.items()}, **{n: home + "/%s.csv" % n for n in planted}}
    for name, path in paths.items():
        run("import", project, path, "--source", name)
    registry = {s["name"]: s for s in json.loads(run("sources", project, "--json"))["sources"]}
    assert set(registry) == set(paths), registry.keys()
    for name, path in paths.items():
        lines = int(subprocess.run(["wc", "-l", path], capture_output=True, text=True).stdout.split()[0])
        source, heads = registry[name], 0 if name == "web" else 1
        assert source["files"][0]["lines"] == lines, (name, source, lines)
        assert source["read"] == lines - heads, (name, source["read"], lines)
        assert source["read"] == source["stored"] + source["rejected"] + source["duplicates"] + source["skipped"], source
        print("%-6s %6d lines, %6d read, %6d stored, %d rejected" % (name, lines, source["read"], source["stored"], source["rejected"]))
    json.dump({"steps": [{"verb": "target", "spec": {"type": "event", "event": "purchase", "horizon": "60 d", "active_within": "180 d",
                                                      "as_of": "1997-07-01", "$save": "buys again"}}]}, open(home + "/target.json", "w"))
    run("run", home + "/target.json", "--project", project)
    table = json.loads(run("proxies", project, "--outcome", "buys again", "--json"))
    rank = [s["name"] for s in table["sources"]]
    by = {s["name"]: s for s in table["sources"]}
    print("sources: " + ", ".join("%s %.4f" % (s["name"], s["gain"]["corrected"] or 0) for s in table["sources"]))
    assert rank[0] == "hints" and table["events"][0]["name"] == "wish_list", rank
    assert by["noise"]["gain"]["corrected"] < .01 < .2 < by["hints"]["gain"]["corrected"], by
    assert by["hints"]["coverage"]["k"] == len({w for w, *_ in planted["hints"]}), by["hints"]
    assert table["outcome"]["n"] == by["hints"]["coverage"]["n"] == len(again) and table["outcome"]["positives"] == sum(again.values())
print("three sources: counted, ranked")
