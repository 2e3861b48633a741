#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs swynq-overlay-build by hand, compiled first if its sources have changed; --help tells its options.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tool=$root/.build/debug/swynq-overlay-build
if [ ! -x "$tool" ] || [ -n "$(find "$root"/Sources/SwynqOverlayBuild{,er} -newer "$tool" -print -quit)" ]; then
  log=$(swift build --package-path "$root" --product swynq-overlay-build 2>&1) || {
    printf '%s\n' "$log" "error: build-overlay: swynq-overlay-build cannot be compiled" >&2
    exit 1
  }
  touch "$tool"
fi
exec "$tool" --harness "$root/sim" "$@"
