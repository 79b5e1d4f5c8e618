#!/usr/bin/env python3
"""Logs of shapes that break what is quadratic: a million actors with one event each, one actor with ten million events, a million
event names, ids of a thousand bytes. Prints seconds and peak memory of the import and of each question, beside those of an ordinary
log of as many events, so that a cliff is seen as a ratio. usage: shapes.py HABITUS_CLI FOLDER [EVENTS=1000000]"""
import os, subprocess, sys, time

cli, folder, n = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1000000
WORDS = ["view_item", "search", "add_to_cart", "begin_checkout", "purchase"]

def moment(i):
    t = 1736121600 + i * 15000000 // n
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(t))

def write(name, actor, event, key):
    path = os.path.join(folder, name + ".csv")
    with open(path, "w") as out:
        out.write("event_id,actor_id,event,timestamp,channel,country,amount\n")
        for i in range(n):
            out.write("%s,%s,%s,%s,web,DE,%s\n" % (key(i), actor(i), event(i), moment(i), "9.50" if i * 7919 % 5 == 4 else ""))
    return path

word = lambda i: WORDS[i * 7919 % 5]
hexid = lambda i: "%016x" % (i * 0x9E3779B97F4A7C15 % (1 << 64))
shapes = {"ordinary": (lambda i: "u%d" % (i % (n // 50)), word, hexid), "one_event_each": (lambda i: "u%d" % i, word, hexid),
          "one_actor": (lambda i: "u", word, hexid), "million_names": (lambda i: "u%d" % (i % (n // 50)), lambda i: "name %d" % i, hexid),
          "long_ids": (lambda i: ("u%d" % (i % (n // 50))).ljust(200, "x"), word, lambda i: ("id/%d/" % i).ljust(1000, "y"))}
mapping = os.path.join(folder, "mapping.json")  # a million different words are not proposed as the event
with open(mapping, "w") as out:
    out.write('{"actor": "actor_id", "event": "event", "time": {"columns": ["timestamp"], "format": "iso", "zone": "UTC"}, "event_id": "event_id", "properties": "rest"}')
first = {}
for shape, (actor, event, key) in shapes.items():
    path = write(shape, actor, event, key)
    store = os.path.join(folder, shape + ".habitus")
    done = subprocess.run([cli, "bench", path, "--store", store, "--mapping", mapping, "--workloads", "W1,W2,W3,W4,W5,W6", "--threads", "2", "--reps", "1"],
                          capture_output=True, text=True)
    if done.returncode:
        print(shape, "failed:", done.stderr.strip())
        continue
    for line in done.stdout.splitlines():
        cells = line.split("\t")
        first.setdefault(cells[0], float(cells[5]))
        print("%-15s %-5s wall %8.3f s  cpu %8.3f s  (%5.1f x ordinary)  peak %5s MB  %s" %
              (shape, cells[0], float(cells[2]), float(cells[5]), float(cells[5]) / max(first[cells[0]], 1e-9), cells[6], cells[-1][:60]))
    os.remove(path)
