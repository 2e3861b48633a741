#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds and runs the tests of the shared AXI blocks. Exit status 0: all passed.
#
#   rtl/axi/test/run.sh [--seed N] [--clocks N]
#
# VERILATOR names the Verilator to use, BUILD the folder for the model (default: build/ beside this file).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rtl=$(cd "$here/../.." && pwd)
build=${BUILD:-$here/build}
mkdir -p "$build"
"${VERILATOR:-verilator}" --cc --exe --build -O3 --assert --x-assign unique --x-initial unique -Wall \
  "$rtl/axi/stream_fifo.sv" "$rtl/axi/axil_demux_write.sv" \
  "$rtl/axi/axil_demux_read.sv" "$rtl/axi/axil_demux.sv" "$rtl/formal/axil_checker.sv" \
  "$here/axi_test_top.sv" --top-module axi_test_top --Mdir "$build/axi" -o axi_test \
  -CFLAGS "-std=c++17 -O2 -Wall -Wextra" "$here/main.cpp" \
  > "$build/axi.log" 2>&1 || { cat "$build/axi.log"; exit 1; }
"$build/axi/axi_test" "$@"
