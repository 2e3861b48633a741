#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds the bare program (bare.cpp) with the tools and flags of the library that the driver loads.
#
#   Benchmarks/bare/build.sh OUTPUT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/../../sim/build-overlay.sh" --top resizer_overlay --files "$here/../../rtl/rtl.f" \
  --variant fast --registered-outputs --parameter DataWidth=64 --main "$here/bare.cpp" \
  --output "${1:?usage: build.sh OUTPUT}"
