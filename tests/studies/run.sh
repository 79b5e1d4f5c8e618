#!/usr/bin/env bash
# run.sh HABITUS-CLI STUDY FILE…: runs a study in a folder of its own. Ends with 77 (skipped), saying so, when a file is not there.
set -euo pipefail
cli=$1 study=$2
shift 2
for file in "$@"; do
  if [ ! -r "$file" ]; then
    echo "Skipped: this study reads $file, which is not here"
    exit 77
  fi
done
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
data=()
[ $# -eq 0 ] || data=(--data "$@")
"$cli" run "$study" "${data[@]}" --out "$out"
"$cli" verify "$out/$(basename "$study" .json).habitus"
