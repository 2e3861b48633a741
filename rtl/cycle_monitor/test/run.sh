#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds and runs the tests of cycle_monitor over the data widths. Exit status 0: all passed.
#
#   rtl/cycle_monitor/test/run.sh [options of the test, e.g. --seed 7 --rounds 200]
#
# VERILATOR names the Verilator to use, BUILD the folder for the models (default: build/ beside this file),
# WIDTHS the list of data widths to test.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rtl=$(cd "$here/../.." && pwd)
build=${BUILD:-$here/build}
verilator=${VERILATOR:-verilator}

mkdir -p "$build"
for width in ${WIDTHS:-32 64 128}; do
  folder=$build/$width
  "$verilator" --cc --exe --build -O3 --assert --x-assign unique --x-initial unique -Wall \
    -GDataWidth="$width" "$rtl/lint/waivers.vlt" -F "$rtl/rtl.f" -F "$rtl/formal/formal.f" \
    --top-module cycle_monitor --Mdir "$folder" -o cycle_monitor_test \
    -CFLAGS "-std=c++17 -O2 -Wall -Wextra -DDATA_WIDTH=$width" \
    "$here/main.cpp" "$here/bench.cpp" "$here/recount.cpp" \
    > "$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }
  "$folder/cycle_monitor_test" "$@"
done
