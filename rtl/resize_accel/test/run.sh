#!/usr/bin/env bash
# Compiles the resize core's bench at each stream width and runs it.
#
#   rtl/resize_accel/test/run.sh [SEED [CASES]]
#
# Exit status 0: every case is bit-exact at every width.
set -euo pipefail
cd "$(dirname "$0")/.."

seed=${1:-1}
cases=${2:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sources=(resize_pkg.sv scale_divider.sv axis_unpacker.sv row_ingest.sv pixel_packer.sv
  tap_scheduler.sv bilinear_pixel.sv interpolator.sv group_fifo.sv axis_serializer.sv frame_control.sv
  hls_control.sv resize_core.sv resize_accel.sv)

for width in 32 64 128; do
  verilator --cc --exe --build -j 2 --Mdir "$work/$width" --x-initial unique --x-assign unique \
    -Wno-fatal -GDataWidth=$width -CFLAGS "-std=c++17 -O2 -DDATA_WIDTH=$width" \
    --top-module resize_accel "${sources[@]}" "$PWD/test/resize_accel_test.cpp" -o bench \
    > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  echo "data width $width"
  "$work/$width/bench" "$seed" "$cases"
done
