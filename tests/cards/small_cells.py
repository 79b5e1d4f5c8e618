#!/usr/bin/env python3
"""small_cells.py CARD.html GROUP: no row of a group that is too small shows a number of its own, and one more group of the same
cut is withheld with it. For the course of ../shared/data: its 5 full-time students appear on no card."""
import html, re, sys


def main():
    path, group = sys.argv[1], sys.argv[2]
    with open(path, encoding="utf-8") as f:
        page = f.read()
    rows = [row for row in re.findall(r"<tr[ >].*?</tr>", page, re.S) if f">{html.escape(group)}<" in row]
    if not rows:
        print(f"{path}: “{group}” stands in no table")
        return 1
    bad = []
    for row in rows:
        cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S)
        words = [re.sub(r"<[^>]+>", " ", c).strip() for c in cells]
        bad += [words for w in words if re.search(r"\d", w.replace(group, ""))]
    print(f"{path}: {len(rows)} rows of “{group}”, {len(bad)} show a number")
    for words in bad[:5]:
        print("  " + " | ".join(words))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
