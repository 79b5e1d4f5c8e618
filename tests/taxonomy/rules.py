#!/usr/bin/env python3
"""Rules over several events from outside (BR-1.2): `taxonomy apply` on a hand-labelled log and on the sample's, against a plain second
reading of the definition in core/taxonomy/pattern.h; the same table on 1 and 2 threads; unmatched events with their counts.
usage: rules.py HABITUS_CLI"""
import csv, datetime, json, os, shutil, subprocess, sys, tempfile
from collections import Counter, defaultdict

cli = sys.argv[1]
home = tempfile.mkdtemp(prefix="habitus-rules-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)

def run(*args, code=0):
    done = subprocess.run([cli, *args], capture_output=True, text=True, cwd=home)
    assert done.returncode == code, (args, done.returncode, done.stderr)
    return done.stdout if code == 0 else done.stderr

def write(name, text):
    with open(os.path.join(home, name), "w") as f:
        f.write(text)

def table(project, threads):
    out = "table%d.csv" % threads
    run("taxonomy", project, "apply", "--file", "rules.txt", "--table", out, "--threads", str(threads))
    return list(csv.DictReader(open(os.path.join(home, out))))

HAND = """user,time,event,expected
ann,2025-03-01T10:00:00Z,view_item,exploration
ann,2025-03-01T10:05:00Z,view_item,exploration
ann,2025-03-01T10:06:00Z,add_to_cart,abandonment
ann,2025-03-01T11:06:00.001Z,purchase,confirmation
bob,2025-03-01T10:00:00Z,search,exploration
bob,2025-03-01T10:02:00Z,search,exploration
bob,2025-03-01T10:04:00Z,search,hesitation
bob,2025-03-01T10:10:00Z,view_item,exploration
bob,2025-03-01T10:20:00Z,add_to_cart,comparison
bob,2025-03-01T11:20:00Z,purchase,confirmation
cyd,2025-03-01T10:00:00Z,view_item,exploration
cyd,2025-03-01T10:01:00Z,log_out,
cyd,2025-03-01T10:02:00Z,add_to_cart,
cyd,2025-03-01T10:30:00Z,purchase,confirmation
dan,2025-03-01T11:30:00Z,add_to_cart,
eve,2025-03-01T12:00:00Z,ping,
"""
RULES = """behaviour abandonment in "Shop / Intent / Abandonment"
  when event is add_to_cart not followed by event is purchase within 1 h

behaviour comparison in "Shop / Intent"
  when event is view_item then event is add_to_cart within 30 min without event is log_out

behaviour hesitation in "Shop / Intent"
  when at least 3 times event is search within 10 min

behaviour exploration in Shop
  when event in (search, view_item)

behaviour confirmation in "Shop / Order"
  when event is purchase
"""

def hand_labelled():
    write("hand.csv", HAND)
    write("rules.txt", RULES)
    run("new", "hand.habitus")
    run("import", "hand.habitus", "hand.csv", "--source", "hand", "--accept")
    expected = list(csv.DictReader(HAND.splitlines()))
    for threads in (1, 2):
        got = table("hand.habitus", threads)
        assert [r["behaviour"] for r in got] == [r["expected"] for r in expected], [
            (g["row"], g["event"], g["behaviour"], e["expected"]) for g, e in zip(got, expected) if g["behaviour"] != e["expected"]]
    answer = json.loads(run("taxonomy", "hand.habitus", "--file", "rules.txt", "--json"))
    assert answer["behaviours"][0]["undecided"] == 1  # dan's hour has not ended when the log does
    assert {u["event"]: u["events"] for u in answer["unmatched"]} == {"add_to_cart": 2, "log_out": 1, "ping": 1}
    tree = {c["name"]: c["events"] for c in answer["categories"]}
    assert tree == {"Shop": 12, "Shop / Intent": 3, "Shop / Intent / Abandonment": 1, "Shop / Order": 3}, tree
    text = run("taxonomy", "hand.habitus", "--file", "rules.txt", "--text")
    assert text.strip() == RULES.strip(), text

def micro(text):
    t = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return (t - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)) // datetime.timedelta(microseconds=1)

MIN = 60_000_000
SAMPLE = """behaviour abandonment in "Shop / Intent / Abandonment"
  when event in (add_to_cart, cart_add) not followed by event is order within 1 h

behaviour decision in "Shop / Order"
  when event is view_item then event in (add_to_cart, cart_add) then event is order within 45 min without event is search

behaviour "app comparison" in "Shop / Intent"
  when event is view_item and channel is app then event is view_item and channel is app within 20 min without event is search

behaviour browsing in Shop
  when at least 3 times event is view_item within 15 min
  when event is search

behaviour order in "Shop / Order"
  when event is order
"""

def plain(rows):
    """Per person, over all earlier and later events: slow, without any state."""
    until = max(r["t"] for r in rows)
    people = defaultdict(list)
    for r in rows:
        people[r["actor"]].append(r)
    cart, out = ("add_to_cart", "cart_add"), {}
    def before(mine, r, test, within):
        return [a for a in mine if test(a) and a["t"] < r["t"] <= a["t"] + within]
    def none_between(mine, a, r, name):
        return not any(x["event"] == name and a["t"] < x["t"] < r["t"] for x in mine)
    def app_view(r):
        return r["event"] == "view_item" and r["channel"] == "app"
    for mine in people.values():
        for r in mine:
            e, t, word = r["event"], r["t"], ""
            if e in cart and t + 60 * MIN <= until and not any(
                    x["event"] == "order" and t < x["t"] <= t + 60 * MIN for x in mine):
                word = "abandonment"
            elif e == "order" and any(
                    none_between(mine, a, r, "search") and any(x["event"] in cart and a["t"] < x["t"] < t for x in mine)
                    for a in before(mine, r, lambda a: a["event"] == "view_item", 45 * MIN)):
                word = "decision"
            elif app_view(r) and any(none_between(mine, a, r, "search") for a in before(mine, r, app_view, 20 * MIN)):
                word = "app comparison"
            elif e == "view_item" and sum(x["event"] == e and t - 15 * MIN <= x["t"] <= t for x in mine) >= 3:
                word = "browsing"
            elif e == "search":
                word = "browsing"
            elif e == "order":
                word = "order"
            out[r["row"]] = word
    return out

def sample():
    spec = json.load(open(os.path.join(os.path.dirname(__file__), "../../resources/sample/shop.json")))
    spec["actors"] = 700
    write("spec.json", json.dumps(spec))
    run("simulate", "spec.json", "--out", "shop.csv")
    write("rules.txt", SAMPLE)
    run("new", "shop.habitus")
    run("import", "shop.habitus", "shop.csv", "--source", "shop", "--accept")
    got = table("shop.habitus", 1)
    assert got == table("shop.habitus", 2), "1 and 2 threads differ"
    file = list(csv.DictReader(open(os.path.join(home, "shop.csv"))))
    rows = [{**r, "t": micro(r["time"]), "channel": file[int(r["row"]) - 1]["channel"]} for r in got]
    want = plain(rows)
    wrong = [(r["row"], r["actor"], r["time"], r["event"], r["behaviour"], want[r["row"]]) for r in rows if r["behaviour"] != want[r["row"]]]
    assert not wrong, (len(wrong), wrong[:5])
    counts = Counter(want.values())
    assert all(counts[w] > 20 for w in ("abandonment", "decision", "app comparison", "browsing")), counts  # every order is a decision
    answer = json.loads(run("taxonomy", "shop.habitus", "--file", "rules.txt", "--json"))
    assert {b["name"]: b["events"] for b in answer["behaviours"] if b["events"]} == {w: n for w, n in counts.items() if w}
    left = Counter(r["event"] for r in rows if not want[r["row"]])
    assert {u["event"]: u["events"] for u in answer["unmatched"]} == dict(left)
    print("sample: %d events, " % len(rows) + ", ".join("%s %d" % (w or "unmatched", n) for w, n in counts.most_common()))

def the_future_stays_out():
    """Features and targets refuse by name what is decided later; what looks back only may be used."""
    run("taxonomy", "shop.habitus", "--file", "rules.txt", "--save", "main")
    scope = {"level": "behaviour", "taxonomy": "main"}
    for name, verb, spec in [
            ("feature", "features", {"set": {"features": [{"type": "count", "event": "abandonment", "windows": ["30 d"]}], "scope": scope},
                                     "as_of": "2025-06-01"}),
            ("target", "target", {"type": "event", "event": "abandonment", "horizon": "30 d", "as_of": "2025-06-01", "scope": scope})]:
        write("spec.json", json.dumps({"steps": [{"verb": verb, "spec": spec}]}))
        said = subprocess.run([cli, "run", "spec.json", "--project", "shop.habitus"], capture_output=True, text=True, cwd=home)
        assert said.returncode != 0 and "“abandonment” is decided by what comes later" in said.stderr + said.stdout, (name, said.stdout, said.stderr)
        text = json.dumps({"steps": [{"verb": verb, "spec": spec}]}).replace("abandonment", "decision")
        write("spec.json", text)
        run("run", "spec.json", "--project", "shop.habitus")

try:
    hand_labelled()
    sample()
    the_future_stays_out()
    print("rules: as labelled, as read literally")
finally:
    shutil.rmtree(home, ignore_errors=True)
