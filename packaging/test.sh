#!/usr/bin/env bash
# Installs what is missing (Debian 12), builds release, runs every test. The last lines are ctest's summary.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/install.sh
habitus_install
began=$SECONDS
habitus_build
echo "Built in $((SECONDS - began)) s"
habitus_hand_over build
ctest --preset release
