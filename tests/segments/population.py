#!/usr/bin/env python3
"""BS-1.5 from outside: region, consent and not bot beside activity, sessions and tenure: the waterfall equals SQL over the files themselves,
people left out are "out of scope" under the first rule they do not meet, stability is shown, the population is kept and used again,
and an undated attribute that nobody could have known says so.
usage: population.py HABITUS_CLI"""
import csv, json, os, random, shutil, sqlite3, subprocess, sys, tempfile

cli = sys.argv[1]
home = tempfile.mkdtemp(prefix="habitus-who-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)

def run(*args):
    done = subprocess.run([cli, *args], capture_output=True, text=True, cwd=home)
    assert done.returncode == 0, (args, done.stderr)
    return done.stdout

def rows_of(name):
    return list(csv.DictReader(open(os.path.join(home, name))))

RULES = ["--active-within", "60 d", "--min-sessions", "3", "--tenure", "30 d", "--attribute", "region=north|west", "consented=yes",
         "--not", "bot=true"]
SQL = ["SELECT user FROM event GROUP BY user HAVING max(t) >= (SELECT max(t) + 1 - 60 * 86400000 FROM event)",
       """SELECT user FROM (SELECT user, t - lag(t) OVER (PARTITION BY user ORDER BY t) AS gap FROM event)
          GROUP BY user HAVING 1 + sum(coalesce(gap > 1800000, 0)) >= 3""",
       "SELECT user FROM event GROUP BY user HAVING min(t) <= (SELECT max(t) + 1 - 30 * 86400000 FROM event)",
       "SELECT user FROM person WHERE region IN ('north', 'west')", "SELECT user FROM person WHERE consented = 'yes'",
       "SELECT user FROM event WHERE user NOT IN (SELECT user FROM person WHERE bot = 'true')"]

def micro(text):
    from datetime import datetime
    return int(round(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000))

try:
    spec = json.load(open(os.path.join(os.path.dirname(__file__), "../../resources/sample/shop.json")))
    spec["actors"] = 900
    json.dump(spec, open(os.path.join(home, "spec.json"), "w"))
    run("simulate", "spec.json", "--out", "shop.csv", "--people", "people.csv")
    chance = random.Random(3)
    people = [{"user": p["user"], "region": p["region"], "consented": chance.choice(["yes", "yes", "no"]),
               "bot": "true" if chance.random() < .05 else "false"} for p in rows_of("people.csv")]
    with open(os.path.join(home, "who.csv"), "w", newline="") as f:
        out = csv.DictWriter(f, people[0])
        out.writeheader()
        out.writerows(people)
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE event (user, t INTEGER)")
    db.execute("CREATE TABLE person (user, region, consented, bot)")
    db.executemany("INSERT INTO event VALUES (?, ?)", [(r["user"], micro(r["time"])) for r in rows_of("shop.csv")])
    db.executemany("INSERT INTO person VALUES (:user, :region, :consented, :bot)", people)
    everybody = left = {u for u, in db.execute("SELECT DISTINCT user FROM event")}
    waterfall, first = [len(left)], {}
    for n, query in enumerate(SQL, 1):
        kept = left & {u for u, in db.execute(query)}
        first.update({u: n for u in left - kept})
        left = kept
        waterfall.append(len(left))

    run("new", "p.habitus")
    run("import", "p.habitus", "shop.csv", "--source", "shop", "--accept")
    run("people", "p.habitus", "import", "who.csv", "--key", "user")
    early = json.loads(run("population", "p.habitus", *RULES, "--json"))
    assert early["in"]["k"] == 0 and early["steps"][3]["not_known_yet"] == len({p["user"] for p in people} & everybody), early["steps"][3]
    for name in ("region", "consented", "bot"):
        run("people", "p.habitus", "mark", name, "--mark-static", "--reason", "so since sign-up")
    got = json.loads(run("population", "p.habitus", *RULES, "--save", "meant", "--table", "who_is_in.csv", "--json"))
    assert [got["persons"]] + [int(s["kept"]["k"]) for s in got["steps"]] == waterfall, (waterfall, [s["kept"]["k"] for s in got["steps"]])
    assert all("not_known_yet" not in s for s in got["steps"])
    assert len(set(waterfall)) == 7, waterfall  # every rule leaves somebody out
    standing = {r["actor"]: r for r in rows_of("who_is_in.csv")}
    assert set(standing) == everybody
    assert all((standing[u]["status"] == "in scope") == (u in left) for u in everybody)
    names = {}
    for u, n in first.items():
        names.setdefault(n, set()).add(standing[u]["first_rule_not_met"])
    assert all(len(v) == 1 for v in names.values()) and len(set().union(*names.values())) == 6, names
    assert -1 <= got["stability"]["ari"] <= got["stability"]["rerun"] + .2 <= 1.2, got["stability"]
    again = json.loads(run("sessions", "p.habitus", "--population", "meant", "--json"))
    assert again["persons"] == len(left), (again["persons"], len(left))
    print("population: %s, ARI %.3f (starts alone %.3f)" % (" > ".join(map(str, waterfall)), got["stability"]["ari"], got["stability"]["rerun"]))
finally:
    shutil.rmtree(home, ignore_errors=True)
