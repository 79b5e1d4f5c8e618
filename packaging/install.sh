#!/usr/bin/env bash
# Installs what Habitus is built from on Debian 12. Sourced by demo.sh and test.sh; says plainly what could not be had.
set -euo pipefail

habitus_packages=(
  g++ cmake ninja-build ccache pkg-config
  qt6-base-dev qt6-charts-dev qt6-svg-dev qt6-l10n-tools qt6-tools-dev qt6-tools-dev-tools libqt6opengl6-dev libgl-dev libqt6svg6 qt6-qpa-plugins
  libsqlite3-dev libsqlitecpp-dev libeigen3-dev libboost-math-dev libsimdjson-dev libfast-float-dev libarchive-dev
  nlohmann-json3-dev libtbb-dev libsodium-dev libssl-dev libzstd-dev libexpected-dev libcli11-dev libqrencode-dev
  fonts-inter fonts-dejavu-core python3 python3-fonttools tzdata poppler-utils qpdf sqlite3
)

habitus_install() {
  local missing=() p
  for p in "${habitus_packages[@]}"; do
    dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'install ok installed' || missing+=("$p")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    return 0
  fi
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "These packages are missing and there is neither root nor sudo to install them: ${missing[*]}" >&2
      return 1
    fi
    as=(sudo)
  fi
  echo "Installing: ${missing[*]}"
  "${as[@]}" apt-get update -qq || echo "The package lists could not be renewed; trying with the old ones" >&2
  if ! "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null; then
    echo "Could not install all of: ${missing[*]}" >&2
    return 1
  fi
}
