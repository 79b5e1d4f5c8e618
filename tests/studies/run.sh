#!/usr/bin/env bash
# run.sh HABITUS-CLI STUDY FILE…: runs a study in a folder of its own, then the witness, which computes its figures again from the
# files in plain Python. Without files the sample is simulated for it. Ends with 77 (skipped), saying so, when a file is not there.
set -euo pipefail
cli=$1 study=$2
shift 2
for file in "$@"; do
  if [ ! -r "$file" ]; then
    echo "Skipped: this study reads $file, which is not here"
    exit 77
  fi
done
out=${STUDY_OUT:-$(mktemp -d)}
[ -n "${STUDY_OUT:-}" ] || trap 'rm -rf "$out"' EXIT
mkdir -p "$out"
name=$(basename "$study" .json)
if [ $# -eq 0 ]; then
  "$cli" simulate shop --out "$out/shop.csv" --people "$out/people.csv" --truth "$out/truth.json"
  set -- "$out/shop.csv" "$out/people.csv"
fi
if [ -f "$(dirname "$study")/${name}_log.py" ]; then  # a table that is told as a history
  python3 "$(dirname "$study")/${name}_log.py" "$1" "$out/log.csv"
  set -- "$out/log.csv" "$@"
fi
"$cli" run "$study" --data "$@" --out "$out" --json > "$out/said.json"
python3 - "$out/said.json" <<'END'
import json, sys
said = json.load(open(sys.argv[1], encoding="utf-8"))
for i, step in enumerate(said["steps"], 1):
    print(f"{i:3}  {step['seconds']:7.2f} s  {step['title']}  {step['held']} held")
print(f"{said['expectations']} expectations held")
END
"$cli" verify "$out/$name.habitus"
if grep -q "^def $name(" "$(dirname "$study")/witness.py"; then
  python3 "$(dirname "$study")/witness.py" "$name" "$out" "$@"
fi
