# SPDX-License-Identifier: Apache-2.0
"""Counts what a mapped 7-series netlist takes of the part."""

import re

RESOURCES = ("lut", "ff", "bram36", "dsp")

# LUTs that a distributed memory or shift register takes (UG474, tables 2-3 and 2-5).
LUTRAM = {
    "RAM32X1S": 1, "RAM64X1S": 1, "RAM32X1D": 2, "RAM64X1D": 2, "RAM128X1S": 2, "RAM128X1D": 4,
    "RAM256X1S": 4, "RAM32M": 4, "RAM64M": 4, "SRL16E": 1, "SRLC16E": 1, "SRLC32E": 1,
}  # fmt: skip

LATCHES = re.compile(r"LD[CP]P?E?(_1)?|\$.*(LATCH|_SR_).*")
FREE = re.compile(r"MUXF[78]|BUFG|GND|VCC")


def cost(cells: dict[str, int]) -> dict[str, float]:
    """Resources of a netlist, given how many there are of each type of cell.

    An INV is a LUT of one input: those that Yosys could not merge into another LUT stand in front
    of a carry chain, a register or a port. MUXF7, MUXF8 and CARRY4 come with the LUTs.
    """
    total = {"lut": 0, "lutram": 0, "ff": 0, "bram36": 0.0, "dsp": 0, "carry4": 0, "latches": 0}
    for name, count in cells.items():
        if re.fullmatch(r"LUT[1-6]|INV", name):
            total["lut"] += count
        elif name in LUTRAM:
            total["lut"] += LUTRAM[name] * count
            total["lutram"] += LUTRAM[name] * count
        elif re.fullmatch(r"FD[RSCP]E(_1)?", name):
            total["ff"] += count
        elif name == "RAMB36E1":
            total["bram36"] += count
        elif name == "RAMB18E1":
            total["bram36"] += count / 2
        elif name == "DSP48E1":
            total["dsp"] += count
        elif LATCHES.fullmatch(name):
            total["latches"] += count
        elif name == "CARRY4":
            total["carry4"] += count
        elif not FREE.fullmatch(name):
            raise ValueError(f"{count} cells of type {name}: teach {__file__} what they take")
    return total


def add(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {name: one[name] + other[name] for name in one}
