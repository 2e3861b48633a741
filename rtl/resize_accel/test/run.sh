#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Compiles the benches, of the control registers alone and of the resize core at each stream width, and
# runs them.
#
#   rtl/resize_accel/test/run.sh [SEED [CASES]]
#
# VERILATOR names the Verilator to use. Exit status 0: all passed, every case bit-exact at every width.
set -euo pipefail
cd "$(dirname "$0")/.."

seed=${1:-1}
cases=${2:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# model NAME TOP BENCH [OPTIONS]: the bench's program, $work/NAME/bench.
model() {
  local name=$1 top=$2 bench=$3
  shift 3
  "${VERILATOR:-verilator}" --cc --exe --build -j 2 --Mdir "$work/$name" --assert --x-initial unique --x-assign unique \
    -Wall "$@" ../lint/waivers.vlt -F ../rtl.f -F ../formal/formal.f --top-module "$top" \
    "$PWD/test/$bench" -o bench > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
}

model control hls_control hls_control_test.cpp -CFLAGS "-std=c++17 -O2"
"$work/control/bench" "$seed"

for width in 32 64 128; do
  model "$width" resize_accel resize_accel_test.cpp -GDataWidth=$width \
    -CFLAGS "-std=c++17 -O2 -DDATA_WIDTH=$width"
  echo "data width $width"
  "$work/$width/bench" "$seed" "$cases"
done
