#!/usr/bin/env python3
"""Makes the file that is harder than the benchmark's own: every field in quotes, UUIDs for event ids, 320 event names instead of 40.
usage: odd.py EVENTS_CSV ODD_CSV   (reads a file of gen_events; malformed rows stay as they are)"""
import sys

with open(sys.argv[1]) as source, open(sys.argv[2], "w") as out:
    out.write(source.readline())
    lines = []
    for line in source:
        cells = line.rstrip("\n").split(",")
        key = cells[0]
        if len(key) == 16 and len(cells) > 2:
            cells[0] = "%s-%s-4%s-8%s-%s%s" % (key[:8], key[8:12], key[13:16], key[1:4], key[4:8], key[8:16])
            part = int(key[-2:], 16) % 32
            if part < 7:
                cells[2] += "_%d" % part  # a few of each name under seven others
        lines.append('"' + '","'.join(cells) + '"\n')
        if len(lines) == 100000:
            out.writelines(lines)
            lines = []
    out.writelines(lines)
