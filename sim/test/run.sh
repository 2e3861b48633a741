#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the test overlays in both variants and tests the C ABI over them.
#   run.sh [DIRECTORY]    where the libraries go; default: .build/sim-test of the repository
# What exists and is newer than every source is not built again.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
output=${1:-$here/../../.build/sim-test}
mkdir -p "$output"

build() {  # name, top module, parameters
  local name=$1 top=$2 variant library
  shift 2
  for variant in fast instrumented; do
    library=$output/$name-$variant.so
    if [ -e "$library" ] && [ -z "$(find "$here" "$here/../src" "$here/../include" \
      "$here/../../Sources/SwynqOverlayBuilder" -type f ! -name '*.py' \
      ! -name '*.pyc' -newer "$library")" ]; then
      continue
    fi
    echo "building $name-$variant"
    "$here/../build-overlay.sh" --top "$top" --files "$here/test_overlay.f" --variant "$variant" \
      --output "$library" "$@"
  done
}
build test_overlay test_overlay --registered-outputs
build test_overlay_32 test_overlay --parameter DataWidth=32
build test_overlay_128 test_overlay --parameter DataWidth=128 --registered-outputs
build plain_overlay plain_overlay
build ports_overlay ports_overlay --ports "$here/ports_overlay.json"
output=$(cd "$output" && pwd)
sed "s|@DIRECTORY@|$output|" "$here/rtl/rom_reader.sv" >"$output/rom_reader.sv"
echo rom_reader.sv >"$output/rom_reader.f"
build rom_overlay plain_overlay --extra "$output/rom_reader.f"

python3 -B "$here/test_build.py"
python3 -B "$here/test_abi.py" "$output"
python3 -B "$here/test_ports.py" "$output"
python3 -B "$here/test_processes.py" "$output"
python3 -B "$here/test_waveform.py" "$output"
python3 -B "$here/test_activity.py" "$output"
