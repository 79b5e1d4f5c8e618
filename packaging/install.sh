#!/usr/bin/env bash
# Installs what Habitus is built from on Debian 12. Sourced by demo.sh and test.sh; says plainly what could not be had.
set -euo pipefail

# Without these nothing can be built.
habitus_packages=(
  g++ cmake ninja-build pkg-config
  qt6-base-dev qt6-charts-dev qt6-svg-dev qt6-l10n-tools qt6-tools-dev qt6-tools-dev-tools libqt6opengl6-dev libgl-dev libqt6svg6 qt6-qpa-plugins
  libsqlite3-dev libsqlitecpp-dev libeigen3-dev libboost-math-dev libsimdjson-dev libfast-float-dev libarchive-dev
  nlohmann-json3-dev libtbb-dev libsodium-dev libssl-dev libzstd-dev libexpected-dev libcli11-dev libqrencode-dev libxgboost-dev tzdata
)
# Without these something smaller is missing; what, stands behind the name.
habitus_extras=(
  "ccache:a second build takes as long as the first"
  "fonts-inter:window and documents use another font"
  "fonts-dejavu-core:some signs may be missing in documents"
  "python3:the demo cannot be run on log files of your own, and checks by independent scripts are skipped"
  "python3-fonttools:window and documents use another font"
  "qt6-translations-l10n:the buttons of standard dialogs stay English in a German window"
  "poppler-utils:tests that read PDF pages are skipped"
  "qpdf:tests that read PDF structure are skipped"
  "sqlite3:a test that looks into a project from outside is skipped"
  "qt6-wayland:the window cannot be shown on a desktop that is Wayland only"
)

habitus_has() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

# habitus_get PACKAGE…: installs them; true when all are there afterwards.
habitus_get() {
  "${habitus_as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

habitus_install() {
  local required=() wanted=() p lost=()
  if ! command -v apt-get >/dev/null; then
    echo "This is not Debian: nothing can be installed here. Habitus is built from: ${habitus_packages[*]}" >&2
    return 0 # the build says what is missing
  fi
  for p in "${habitus_packages[@]}"; do habitus_has "$p" || required+=("$p"); done
  for p in "${habitus_extras[@]}"; do habitus_has "${p%%:*}" || wanted+=("${p%%:*}"); done
  [ ${#required[@]} -gt 0 ] || [ ${#wanted[@]} -gt 0 ] || return 0
  habitus_as=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Not installed, as there is neither root nor sudo: ${required[*]} ${wanted[*]}" >&2
      [ ${#required[@]} -eq 0 ]
      return
    fi
    habitus_as=(sudo)
  fi
  echo "Installing: ${required[*]} ${wanted[*]}"
  "${habitus_as[@]}" apt-get update -qq || echo "The package lists could not be renewed; trying with the old ones" >&2
  habitus_get "${required[@]}" "${wanted[@]}" || for p in "${required[@]}" "${wanted[@]}"; do habitus_get "$p" || true; done
  for p in "${habitus_extras[@]}"; do
    habitus_has "${p%%:*}" || echo "Could not install ${p%%:*}: ${p#*:}" >&2
  done
  for p in "${required[@]}"; do habitus_has "$p" || lost+=("$p"); done
  [ ${#lost[@]} -eq 0 ] && return 0
  echo "Could not install, and nothing can be built without: ${lost[*]}" >&2
  return 1
}

# habitus_build [TARGET…]: configures and builds release; without a target all of it, the tests too.
habitus_build() {
  local log
  log=$(mktemp)
  cmake --preset release >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; return 1; }
  rm -f "$log"
  cmake --build --preset release ${1:+--target "$@"}
}

# habitus_hand_over PATH…: under sudo, what was made belongs to the user who called.
habitus_hand_over() {
  if [ "$(id -u)" -eq 0 ] && [ -n "${SUDO_USER:-}" ] && [ "$SUDO_USER" != root ]; then
    chown -R "$SUDO_USER:" "$@" 2>/dev/null || true
  fi
}
