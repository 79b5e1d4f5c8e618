#!/usr/bin/env bash
# Installs what is missing (Debian 12), builds release, runs every test.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/install.sh
habitus_install
cmake --preset release
cmake --build --preset release
ctest --preset release
