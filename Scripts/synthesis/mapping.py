# SPDX-License-Identifier: Apache-2.0
"""Maps a design to 7-series cells with Yosys: its cost, and its longest path."""

import json
from pathlib import Path

import cache
import tools
from cost import add, cost
from designs import Design
from longest_path import longest_paths

TIMEOUT = 3600

MAP = "synth_xilinx -family xc7 {flatten} -noiopad -top {top}"


def read(design: Design, options: str = "") -> str:
    parameters = " ".join(f"-G {name}={value}" for name, value in design.parameters.items())
    return f"read_slang -j 1 {options} -F rtl/rtl.f --top {design.top} {parameters}"


def yosys(name: str, commands: list[str], files: list[str]) -> list[str]:
    """Runs commands, in which {0} stands for the folder of the files that they write."""

    def make(folder: Path) -> None:
        script, log = folder / "run.ys", folder / "yosys.log"
        (tools.ROOT / script).write_text("\n".join(commands).replace("{0}", str(folder)) + "\n")
        tools.run("yosys", ["-q", "-l", str(log), "-s", str(script)], log, TIMEOUT)

    return cache.outputs(name, [cache.tool_version("yosys"), *commands], files, make)


def whole(design: Design) -> dict:
    """The flattened design: {"cost": ..., "paths": [...]}."""
    commands = [
        read(design),
        MAP.format(top=design.top, flatten="-flatten"),
        # Combinational loops, nets without a driver or with two.
        "check -assert -mapped -noinit",
        "tee -q -o {0}/stat.json stat -json",
        "write_json {0}/netlist.json",
    ]

    stat, netlist = yosys(design.slug, commands, ["stat.json", "netlist.json"])
    return {
        "cost": cost(json.loads(stat)["design"]["num_cells_by_type"]),
        "paths": longest_paths(json.loads(netlist)["modules"][design.top]),
    }


def modules(design: Design) -> list[dict]:
    """Every instance with what it takes together with all inside it.

    Kept apart by hierarchy, modules are optimised each on its own, so that the sum is a little
    more than the flattened design.
    """
    commands = [
        read(design, "--keep-hierarchy"),
        MAP.format(top=design.top, flatten=""),
        "tee -q -o {0}/stat.json stat -json",
    ]
    (stat,) = yosys(design.slug + "-modules", commands, ["stat.json"])
    return tree(stat)


def tree(stat: str) -> list[dict]:
    # read_slang names what it elaborates <module>$<top>.<instance>. ... .<instance>
    own: dict[str, tuple[str, dict]] = {}
    kinds = json.loads(stat)["modules"]
    for name, module in kinds.items():
        kind, _, path = name.removeprefix("\\").partition("$")
        cells = {
            cell: count
            for cell, count in module["num_cells_by_type"].items()
            if "\\" + cell not in kinds and cell not in kinds
        }
        own[path or kind] = (kind, cost(cells))
    rows = []
    for path, (kind, total) in sorted(own.items()):
        for other, (_, inner) in own.items():
            if other.startswith(path + "."):
                total = add(total, inner)
        rows.append({"path": path, "module": kind, "cost": total})
    return rows
