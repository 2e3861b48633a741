# SPDX-License-Identifier: Apache-2.0
"""Writes the results as Markdown, and into the marked region of a document."""

import re
from pathlib import Path

from cost import RESOURCES
from designs import AVAILABLE, PART, REQUIRED_MHZ, TARGET_MHZ

TITLES = {"lut": "LUT", "ff": "FF", "bram36": "BRAM36", "dsp": "DSP"}
BEGIN, END = "<!-- begin: synthesis -->", "<!-- end: synthesis -->"


def number(value: float) -> str:
    return f"{value:,.1f}" if value % 1 else f"{int(value):,}"


def cell(resource: str, value: float) -> str:
    return f"{number(value)} ({100 * value / AVAILABLE[resource]:.1f} %)"


def row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def head(*titles: str, texts: int = 1) -> list[str]:
    """The first columns hold text, the others numbers."""
    return [row(*titles), row(*(["---"] * texts + ["---:"] * (len(titles) - texts)))]


def verdict(good: bool) -> str:
    return "pass" if good else "**FAIL**"


def costs(report: dict) -> list[str]:
    names = [TITLES[resource] for resource in RESOURCES]
    lines = head("Design", *names, "of them LUT as memory", "Latches")
    for design in report["designs"]:
        cost = design["cost"]
        used = [cell(resource, cost[resource]) for resource in RESOURCES]
        lines.append(row(design["name"], *used, number(cost["lutram"]), number(cost["latches"])))
    return lines


def limits(report: dict) -> list[str]:
    lines = head("Limit", "at most", "is", "")
    for check in report["checks"]:
        sign = "" if check["kind"] == "most" else "at least "
        lines.append(
            row(check["name"], sign + number(check["limit"]), f"{check['value']:,.4g}"
                if check["value"] % 1 else number(check["value"]), verdict(check["pass"]))
        )  # fmt: skip
    return lines


def modules(report: dict) -> list[str]:
    lines = head("Instance", "Module", *[TITLES[resource] for resource in RESOURCES], texts=2)
    for item in report["modules"]:
        path = item["path"].split(".")
        indent = "&nbsp;" * (3 * (len([part for part in path if part[:4] != "gen_"]) - 1))
        values = [number(item["cost"][resource]) for resource in RESOURCES]
        label = ".".join(path[-2:]) if len(path) > 1 and path[-2].startswith("gen_") else path[-1]
        lines.append(row(f"{indent}`{label}`", f"`{item['module']}`", *values))
    return lines


def paths(report: dict) -> list[str]:
    titles = ("Design", "from", "to", "LUT levels", "CARRY4", "MUXF7/8", "cell delay, ns")
    lines = head(*titles, texts=3)
    for design in report["designs"]:
        path = design["paths"][0]
        counts = [str(path[name]) for name in ("luts", "carry4", "muxes")]
        ends = [f"`{path['start']}`", f"`{path['end']}`"]
        lines.append(row(design["name"], *ends, *counts, f"{path['ps'] / 1000:.2f}"))
    return lines


def clocks(report: dict) -> list[str]:
    titles = ("Worst path from", "to", "seed", "MHz", "logic, ns", "routing, ns", "cells")
    lines = head(*titles, texts=2)
    for seed in report["clocks"]:
        path = seed["path"]
        lines.append(
            row(f"`{path['start']}`", f"`{path['end']}`", str(seed["seed"]), f"{seed['mhz']:.1f}",
                f"{path['logic_ns']:.1f}", f"{path['routing_ns']:.1f}", str(path["cells"]))
        )  # fmt: skip
    return lines


def latest(report: dict) -> list[str]:
    slowest = min(report["clocks"], key=lambda item: item["mhz"])
    lines = head(f"Register (seed {slowest['seed']})", "input settles after, ns")
    lines += [row(f"`{item['register']}`", f"{item['ns']:.2f}") for item in slowest["latest"]]
    return lines


def markdown(report: dict) -> str:
    parts = ", ".join(f"{number(AVAILABLE[name])} {TITLES[name]}" for name in RESOURCES)
    # "Yosys 0.70 (git sha1 ..." and "... (Version nextpnr-0.11.1)".
    found = [re.search(r"(Yosys|nextpnr)[ -][\d.]+", text) for text in report["tools"].values()]
    tools = " and ".join(match[0] for match in found if match)
    lines = [
        f"Made by `{report['command']}` with {tools}.",
        "",
        f"What `synth_xilinx -flatten` takes of the {PART} ({parts}).",
        "LUTs include inverters and LUTs used as memory; a BRAM18 counts half:",
        "",
        *costs(report),
        "",
        *limits(report),
        "",
        "The overlay at 64 bits by instance, each with all inside it. The hierarchy is kept for",
        "this: nothing is shared or simplified across modules, so that the sum is more than above:",
        "",
        *modules(report),
        "",
        "The longest path between registers in Yosys's netlist, by its cells' delays, no routing:",
        "",
        *paths(report),
    ]
    if report["clocks"]:
        lines += [
            "",
            "The overlay at 64 bits on an ECP5-85k, speed 6, out of context, placed and routed by",
            f"nextpnr for {TARGET_MHZ} MHz; at least {REQUIRED_MHZ} MHz are wanted:",
            "",
            *clocks(report),
            "",
            *latest(report),
        ]
    return "\n".join(lines) + "\n"


def update(document: Path, text: str) -> None:
    """Replaces what is between the markers in the document; makes the document if there is none."""
    old = document.read_text() if document.exists() else f"# Synthesis\n\n{BEGIN}\n{END}\n"
    before, begin, rest = old.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{document} has no region '{BEGIN}' ... '{END}'; add the two lines")
    document.write_text(f"{before}{BEGIN}\n{text}{END}{after}")
