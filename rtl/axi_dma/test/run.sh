#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds and runs the tests of axi_dma over data widths and burst lengths. Exit status 0: all passed.
#
#   rtl/axi_dma/test/run.sh [options of the test, e.g. --seed 7 --rounds 200]
#
# VERILATOR names the Verilator to use, BUILD the folder for the models (default: build/ beside this file),
# CONFIGURATIONS the list of DataWidth:MaxBurst:Realign to test.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rtl=$(cd "$here/../.." && pwd)
build=${BUILD:-$here/build}
verilator=${VERILATOR:-verilator}

mkdir -p "$build"
for configuration in ${CONFIGURATIONS:-64:16:1 64:256:1 32:16:1 32:256:1 128:16:1 128:256:1 64:2:1 64:16:0}; do
  width=${configuration%%:*}
  burst=${configuration#*:}
  burst=${burst%:*}
  realign=${configuration##*:}
  folder=$build/$width-$burst-$realign
  "$verilator" --cc --exe --build -O3 --assert --x-assign unique --x-initial unique -Wall \
    -GDataWidth="$width" -GMaxBurst="$burst" "-GRealign=1'b$realign" \
    "$rtl/lint/waivers.vlt" -F "$rtl/rtl.f" -F "$rtl/formal/formal.f" --top-module axi_dma --Mdir "$folder" -o axi_dma_test \
    -CFLAGS "-std=c++17 -O2 -Wall -Wextra -DDATA_WIDTH=$width" "$here/main.cpp" "$here/bench.cpp" \
    > "$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }
  if [ "$realign" = 0 ]; then aligned=--aligned; else aligned=; fi
  "$folder/axi_dma_test" --max-burst "$burst" $aligned "$@"
done
