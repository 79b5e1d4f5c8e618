#!/usr/bin/env python3
"""alter.py HABITUS-CLI CARD PROJECT [N [SEED]]: changes one random digit of an exported card, N times (20), and wants each
change named by `recompute`; the file as it is must give 0 mismatches."""
import json, os, random, re, subprocess, sys, tempfile


def main():
    cli, card, project = sys.argv[1:4]
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 20
    draw = random.Random(int(sys.argv[5]) if len(sys.argv) > 5 else 1)
    with open(card, encoding="utf-8") as f:
        text = f.read()
    digits = [m.start() for m in re.finditer("[0-9]", text)]
    with tempfile.TemporaryDirectory() as folder:
        copies, changes = [], []
        for i in range(count):
            at = draw.choice(digits)
            other = draw.choice([d for d in "0123456789" if d != text[at]])
            copy = os.path.join(folder, f"{i}{os.path.splitext(card)[1]}")
            with open(copy, "w", encoding="utf-8") as f:
                f.write(text[:at] + other + text[at + 1:])
            copies.append(copy)
            changes.append((text.count("\n", 0, at) + 1, text[max(0, at - 20):at + 20]))
        run = subprocess.run([cli, "recompute", card, project, "--json", "--also"] + copies, capture_output=True, text=True)
        if run.returncode not in (0, 1):
            print(run.stderr)
            return 2
        said = json.loads(run.stdout)
        if said["mismatches"] or not said["same_bytes"]:
            print("the card itself does not hold:", said["mismatches"][:3])
            return 1
        missed = 0
        for (line, around), found in zip(changes, said["also"]):
            if not found["mismatches"] or not found["mismatches"][0]["where"]:
                missed += 1
                print(f"not named: line {line}: {around!r}")
        print(f"{said['facts']} facts, 0 mismatches; {count - missed} of {count} changed digits named")
        return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
