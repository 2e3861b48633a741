# SPDX-License-Identifier: Apache-2.0
"""Places and routes the overlay on an ECP5 with nextpnr: its clock, and what limits it."""

import json
import re
import sys
from pathlib import Path

import cache
import tools
from designs import TARGET_MHZ, Design
from mapping import read, yosys

TIMEOUT = 3 * 3600
OPTIONS = f"--85k --speed 6 --package CABGA381 --out-of-context --freq {TARGET_MHZ}"


def clock(design: Design, seed: int) -> dict:
    """{"mhz": ..., "path": ..., "latest": ...} of one seed."""
    options = [*OPTIONS.split(), "--timing-allow-fail", "--seed", str(seed)]
    commands = [read(design), f"synth_ecp5 -top {design.top} -json {{0}}/netlist.json"]
    (netlist,) = yosys(design.slug + "-ecp5", commands, ["netlist.json"])

    def make(folder: Path) -> None:
        print(f"synthesis: placing and routing {design.name}, seed {seed}", file=sys.stderr)
        source, report, log = (folder / name for name in ("netlist.json", "report.json", "log"))
        (tools.ROOT / source).write_text(netlist)
        arguments = [*options, "--json", str(source), "-q", "-l", str(log)]
        arguments += ["--report", str(report), "--detailed-timing-report"]
        tools.run("nextpnr-ecp5", arguments, log, TIMEOUT)
        (tools.ROOT / source).unlink()

    key = [cache.tool_version("yosys"), cache.tool_version("nextpnr-ecp5"), *commands, *options]
    name = f"{design.slug}-ecp5-seed{seed}"
    (report,) = cache.outputs(name, key, ["report.json"], make)
    return summary(json.loads(report))


def summary(report: dict) -> dict:
    # One clock; its name carries the global buffer's prefix.
    ((name, fmax),) = report["fmax"].items()
    edge = f"posedge {name}"
    (path,) = [
        item["path"]
        for item in report["critical_paths"]
        if item["from"] == edge and item["to"] == edge
    ]
    logic = [step for step in path if step["type"] != "routing"]
    routing = [step for step in path if step["type"] == "routing"]
    return {
        "mhz": fmax["achieved"],
        "cells": {name: use["used"] for name, use in report["utilization"].items() if use["used"]},
        "path": {
            "start": routing[0]["net"],
            "end": register(path[-1]["to"]),
            "logic_ns": sum(step["delay"] for step in logic),
            "routing_ns": sum(step["delay"] for step in routing),
            "cells": len(routing) - 1,
        },
        "latest": latest(report["detailed_net_timings"], edge),
    }


def latest(nets: list[dict], edge: str, count: int = 10) -> list[dict]:
    """The registers whose inputs settle last after the clock, with the time in ns."""
    arrivals: dict[str, float] = {}
    for net in nets:
        for end in net["endpoints"]:
            if net["event"] == edge and end["event"] == edge:
                # All bits of a register, and the D input under either of its names, as one.
                name = re.sub(r"(\[\d+\])+$", "", register(end).partition(" (")[0])
                arrivals[name] = max(arrivals.get(name, 0), end["delay"][1])
    ordered = sorted(arrivals.items(), key=lambda item: -item[1])
    return [{"register": name, "ns": round(time, 2)} for name, time in ordered[:count]]


def register(end: dict) -> str:
    """A register's cell is called after the net it drives: <net>_TRELLIS_FF_Q[_<n>]."""
    return f"{end['cell'].partition('_TRELLIS_FF_')[0]} ({end['port']})"
