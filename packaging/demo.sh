#!/usr/bin/env bash
# Shows Habitus at work: installs what is missing, builds, and does the main job on the log files given, or on the sample that
# it simulates. Leaves one folder (out/demo, or $HABITUS_OUT) and opens the window where a display is there.
#   packaging/demo.sh [log-file…]
set -euo pipefail

files=()
for f in "$@"; do
  if [ ! -r "$f" ]; then
    echo "The file cannot be read: $f" >&2
    exit 2
  fi
  files+=("$(realpath "$f")")
done
cd "$(dirname "$0")/.."
. packaging/install.sh

echo "1 Install what is missing"
habitus_install
echo "2 Build"
began=$SECONDS
habitus_build habitus habitus-cli | tail -n 1
echo "  $((SECONDS - began)) s"

out=${HABITUS_OUT:-out/demo}
cli=build/release/bin/habitus-cli
if [ -e "$out" ] && [ ! -e "$out/made-by-demo" ]; then
  echo "The folder $out is not one of mine; set HABITUS_OUT to another" >&2
  exit 2
fi
rm -rf "$out"
mkdir -p "$out"
touch "$out/made-by-demo"

if [ ${#files[@]} -eq 0 ]; then
  echo "3 Simulate the sample"
  "$cli" simulate shop --out "$out/shop.csv" --people "$out/people.csv" --truth "$out/truth.json"
  study=tests/studies/sample.json
  data=("$out/shop.csv" "$out/people.csv")
else
  echo "3 Write a study for ${files[*]}"
  python3 packaging/study.py "$cli" "$out" "${files[@]}"
  study=$out/study.json
  data=("${files[@]}")
fi
project=$out/demo.habitus
echo "4 Run the study $study"
status=0
"$cli" run "$study" --project "$project" --data "${data[@]}" --out "$out" || status=$?
habitus_hand_over build "$out"

echo
echo "In $out:"
(cd "$out" && find . -maxdepth 1 -type f ! -name made-by-demo -printf '  %f  %s bytes\n' | sort)
echo "Open the project in the window:  build/release/bin/habitus $project"
if [ -e "$out/card.html" ]; then
  echo "Read the card:                   $out/card.html"
  echo "Check every number of it:        $cli recompute $out/card.html $project"
else
  echo "There is no card; why, is said above and in the study's \"about\": $study"
fi
if [ "$status" -eq 0 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -x build/release/bin/habitus ]; then
  as=()
  if [ "$(id -u)" -eq 0 ] && [ -n "${SUDO_USER:-}" ]; then as=(sudo -u "$SUDO_USER" --preserve-env=DISPLAY,WAYLAND_DISPLAY,XAUTHORITY); fi
  "${as[@]}" build/release/bin/habitus "$project" >/dev/null 2>&1 &
else
  echo "No window was opened: $([ "$status" -eq 0 ] && echo "there is no display here" || echo "the study did not end well")"
fi
exit "$status"
