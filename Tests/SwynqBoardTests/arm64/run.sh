#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs the register accesses of swynq_board.h and the virtual board's trap handler as arm64 code, under
# qemu-user: Debian's gcc-aarch64-linux-gnu, libc6-dev-arm64-cross and qemu-user. Without them it says so
# and does nothing.
set -euo pipefail
cd "$(dirname "$0")"

compiler=${ARM64_CC:-aarch64-linux-gnu-gcc}
emulator=${ARM64_RUN:-qemu-aarch64}
for tool in "$compiler" "$emulator"; do
  if ! command -v "$tool" > /dev/null; then
    echo "arm64: skipped, $tool is missing; install gcc-aarch64-linux-gnu, libc6-dev-arm64-cross and qemu-user"
    exit 0
  fi
done

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
board=../../../Sources/CSwynqBoard
for optimization in -O0 -O2; do
  # Static, so that the emulator needs no arm64 libraries; gcc knows no nullability.
  "$compiler" -std=gnu11 -static $optimization "-D_Nonnull=" "-D_Nullable=" -Wall -Wextra -Werror -D_GNU_SOURCE -pthread \
    -I ../CVirtualBoard -I ../CVirtualBoard/include -I $board/include \
    test.c ../CVirtualBoard/trap.c $board/heap.c $board/wait.c -o "$directory/test"
  "$emulator" "$directory/test"
done
