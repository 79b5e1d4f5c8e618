#!/usr/bin/env bash
# run.sh HABITUS-CLI STUDY CARD CHANGES FILE…: runs a study (simulating the sample where no file is given) and holds its card against
# every reader: the page, its digits, the formats. Ends with 77 (skipped), saying so, when a file is not there.
set -euo pipefail
cli=$1 study=$2 card=$3 changes=$4
shift 4
here=$(dirname "$0")
for file in "$@"; do
  if [ ! -r "$file" ]; then
    echo "Skipped: this study reads $file, which is not here"
    exit 77
  fi
done
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
export HABITUS_KEYS=$out/keys
if [ $# -eq 0 ]; then
  "$cli" simulate shop --out "$out/shop.csv" --people "$out/people.csv" > /dev/null
  set -- "$out/shop.csv" "$out/people.csv"
fi
history=$(dirname "$study")/$(basename "$study" .json)_log.py
if [ -f "$history" ]; then
  python3 "$history" "$1" "$out/log.csv"
  set -- "$out/log.csv" "$@"
fi
"$cli" run "$study" --data "$@" --out "$out"
project=$out/$(basename "$study" .json).habitus
status=0
python3 "$here/check.py" "$out"/*.html || status=1
python3 "$here/formats.py" "$out/$card.json" "$out/$card.md" || status=1
python3 "$here/alter.py" "$cli" "$out/$card.html" "$project" "$changes" || status=1
if [ "$card" = course ]; then python3 "$here/small_cells.py" "$out/$card.html" Full-time || status=1; fi
"$cli" verify "$project"
exit $status
