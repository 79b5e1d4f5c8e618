#!/usr/bin/env python3
"""Counts a project's events straight from the file, written from core/events/README.md alone (sqlite3, and libzstd through ctypes).
usage: reader.py PROJECT [PROPERTY]  ->  JSON: events, actors, names, first and last time, values of the property"""
import collections, ctypes, ctypes.util, datetime, itertools, json, sqlite3, sys

zstd = ctypes.CDLL(ctypes.util.find_library("zstd") or "libzstd.so.1")
zstd.ZSTD_decompress.restype = ctypes.c_size_t

class In:
    def __init__(self, data): self.d, self.at = data, 0
    def raw(self, n):
        self.at += n
        assert self.at <= len(self.d), "chunk ends early"
        return self.d[self.at - n:self.at]
    def u8(self): return self.raw(1)[0]
    def varint(self):
        x = shift = 0
        while True:
            b = self.u8()
            x |= (b & 127) << shift
            shift += 7
            if b < 128: return x
    def zigzag(self): return ((x := self.varint()) >> 1) ^ -(x & 1)
    def ints(self, n):
        way, low = self.u8(), self.zigzag()
        if way == 0: return [low] * n
        unit = self.varint()
        if way == 1:
            w = self.u8()
            b = self.raw(n * w)
            return [low + unit * int.from_bytes(b[i * w:i * w + w], "little") for i in range(n)]
        return list(itertools.accumulate((self.zigzag() * unit for _ in range(n)), initial=low))[1:]
    def plain(self, n): return [self.raw(size).decode() for size in self.ints(n)]
    def words(self, n):
        way = self.u8()
        if way == 0: return self.plain(n)
        if way == 1:
            out, last = [], b""
            for _ in range(n):
                shared = self.varint()
                last = last[:shared] + self.raw(self.varint())
                out.append(last.decode())
            return out
        if way in (2, 3):
            size = self.u8() if way == 2 else 16
            h = [self.raw(size).hex() for _ in range(n)]
            return h if way == 2 else ["-".join((x[:8], x[8:12], x[12:16], x[16:20], x[20:])) for x in h]
        kind, scale, sep, fraction, zone = self.raw(5)
        out = [printed(v, kind, scale, sep, fraction, zone) for v in self.ints(n)]
        odd = self.varint()
        where = self.ints(odd)
        for i, text in zip(where, self.plain(odd)): out[i] = text
        return out

def printed(v, kind, scale, sep, fraction, zone):
    digits = str(abs(v)).rjust(scale + 1, "0")
    if kind < 2: return ("-" if v < 0 else "") + (digits[:-scale] + "." + digits[-scale:] if scale else digits)
    t = datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=v)
    out = t.strftime("%Y-%m-%d").rjust(10, "0")
    if sep: out += chr(sep) + t.strftime("%H:%M:%S") + ("." + t.strftime("%f")[:fraction] if fraction else "") + ["", "Z", "+00:00"][zone]
    return out

def opened(data):
    i = In(data)
    if i.u8() == 0: return In(i.d[i.at:])
    size = i.varint()
    out, frame = ctypes.create_string_buffer(size), i.d[i.at:]
    assert zstd.ZSTD_decompress(out, ctypes.c_size_t(size), frame, ctypes.c_size_t(len(frame))) == size
    return In(out.raw)

def texts(data):
    i = opened(data)
    kind, rows = chr(i.u8()), i.varint()
    if kind == "d":
        words = i.words(n := i.varint())
        i.ints(n)  # uses
        return [words[c - 1] if c else None for c in i.ints(rows)]
    present = i.varint()
    bits = i.raw((rows + 7) // 8) if present < rows else b"\xff" * ((rows + 7) // 8)
    words = iter(i.words(present))
    return [next(words) if bits[r // 8] >> r % 8 & 1 else None for r in range(rows)]

db = sqlite3.connect("file:%s?mode=ro" % sys.argv[1], uri=True)
events, persons, names, values, times = 0, set(), collections.Counter(), collections.Counter(), []
for run, n in db.execute("SELECT id, events FROM events_run").fetchall():
    chunk = dict(db.execute("SELECT name, data FROM events_chunk WHERE run = ?", (run,)))
    i = opened(chunk["person"])
    i.u8(), i.varint()
    keys = [int.from_bytes(i.raw(8), "little")] if (count := i.varint()) else []
    for step in i.ints(max(count - 1, 0)): keys.append((keys[-1] + step) % 2**64)
    assert sum(i.ints(count)) == n
    persons |= set(keys)
    i = opened(chunk["time"])
    i.u8()
    times += i.ints(i.varint())
    events += n
    names.update(texts(chunk["event"]))
    if len(sys.argv) > 2 and "." + sys.argv[2] in chunk: values.update(t for t in texts(chunk["." + sys.argv[2]]) if t is not None)
assert persons <= {key % 2**64 for key, in db.execute("SELECT key FROM events_actor")}, "a person without an id"
print(json.dumps({"events": events, "actors": len(persons), "names": names, "first": min(times, default=0), "last": max(times, default=0), "values": values}, sort_keys=True))
