# SPDX-License-Identifier: Apache-2.0
"""Finds the longest paths between registers of a mapped, flattened netlist of Yosys."""

import re
from collections import defaultdict

from delays import captured, launched, through


def longest_paths(module: dict, count: int = 10) -> list[dict]:
    """The slowest path to each of the registers that settle last, slowest first.

    `module` is the top module of `write_json`. Bits of one register count as one end.
    """
    arrival, driver = arrivals(module)
    names = public_names(module)
    ends: dict[str, tuple[int, int, str]] = {}
    for name, cell in module["cells"].items():
        for bit, setup, pin in captured(cell):
            if bit in arrival:
                label = register_name(name, cell, names)
                time = arrival[bit] + setup
                if time > ends.get(label, (0, 0, ""))[0]:
                    ends[label] = (time, bit, pin)
    slowest = sorted(ends.items(), key=lambda item: -item[1][0])[:count]
    return [
        describe(label, *end, arrival=arrival, driver=driver, names=names)
        for label, end in slowest
    ]


def arrivals(module: dict) -> tuple[dict[int, int], dict[int, tuple]]:
    """When each bit settles after the clock, and through which cell, from which bit, it did."""
    arcs = defaultdict(list)
    waits: dict[int, int] = defaultdict(int)
    arrival: dict[int, int] = {}
    driver: dict[int, tuple] = {}
    for cell in module["cells"].values():
        for source, target, ps in through(cell):
            if isinstance(source, int) and isinstance(target, int):
                arcs[source].append((target, ps, cell["type"]))
                waits[target] += 1
        for bit, ps in launched(cell):
            if isinstance(bit, int) and ps > arrival.get(bit, -1):
                arrival[bit] = ps
                driver[bit] = (cell["type"], None)
    ready = [bit for bit in list(arcs) if not waits[bit]]
    seen = 0
    while ready:
        source = ready.pop()
        for target, ps, kind in arcs[source]:
            seen += 1
            # Inputs of the design settle at once, but begin no path: all it has are registered.
            if source in arrival and arrival[source] + ps > arrival.get(target, -1):
                arrival[target] = arrival[source] + ps
                driver[target] = (kind, source)
            waits[target] -= 1
            if not waits[target]:
                ready.append(target)
    if seen != sum(map(len, arcs.values())):
        raise ValueError("the netlist has a combinational loop")
    return arrival, driver


def describe(label, time, bit, pin, *, arrival, driver, names) -> dict:
    kinds = []
    while True:
        kind, source = driver[bit]
        kinds.append(kind)
        if source is None:
            break
        bit = source
    kinds.reverse()
    return {
        "start": names.get(bit, f"bit {bit}"),
        "end": label if pin == "D" else f"{label}.{pin}",
        "ps": time,
        "luts": sum(bool(re.match(r"LUT|INV", kind)) for kind in kinds[1:]),
        "carry4": kinds[1:].count("CARRY4"),
        "muxes": sum(kind.startswith("MUXF") for kind in kinds[1:]),
        "through": kinds,
    }


def register_name(name: str, cell: dict, names: dict[int, str]) -> str:
    """A flip-flop or DSP goes by what it drives, without the bit; a memory by its instance."""
    driven = cell["connections"].get("Q", ()) or cell["connections"].get("P", ())
    named = [names[bit] for bit in driven if bit in names]
    if named:
        name = named[0]
    elif name.startswith("$"):
        name = f"a {cell['type']}"
    return re.sub(r"(\[\d+\])+$", "", name)


def public_names(module: dict) -> dict[int, str]:
    """The most telling name of each bit: that of a register if it has one, else the shortest."""
    best: dict[int, tuple] = {}
    for name, net in module["netnames"].items():
        if net["hide_name"]:
            continue
        for index, bit in enumerate(net["bits"]):
            label = name if len(net["bits"]) == 1 else f"{name}[{index}]"
            rank = (not re.search(r"_q(\[|$|\.)", name), len(name), label)
            if isinstance(bit, int) and (bit not in best or rank < best[bit][0]):
                best[bit] = (rank, label)
    return {bit: label for bit, (_, label) in best.items()}
