# SPDX-License-Identifier: Apache-2.0
"""Delays of 7-series cells in ps, those of Yosys's techlibs/xilinx/cells_sim.v (an Artix-7, from
Project X-Ray; the Zynq-7020's fabric is the same). Nothing here knows of routing.

Yosys's own `sta` reads the same numbers, but also follows outputs of carry chains that nothing
uses, and then reports paths that are not there.
"""

import re
from collections.abc import Iterator

LUT = {
    1: (127,), 2: (238, 127), 3: (407, 238, 127), 4: (472, 407, 238, 127),
    5: (631, 472, 407, 238, 127), 6: (642, 631, 472, 407, 238, 127),
}  # fmt: skip
MUX = {"MUXF7": {"I0": 217, "I1": 223, "S": 296}, "MUXF8": {"I0": 104, "I1": 94, "S": 273}}
# Input pin -> a row for each of its bits: delays to the output's bits 0 to 3; None: no such path.
CARRY_O = {
    "CYINIT": ((482, 598, 584, 642),),
    "CI": ((222, 334, 239, 313),),
    "DI": ((None, 407, 556, 615), (None, None, 537, 596), (None, None, None, 438), ()),
    "S": ((223, 400, 523, 582), (None, 205, 558, 618), (None, None, 226, 330),
          (None, None, None, 227)),
}  # fmt: skip
CARRY_CO = {
    "CYINIT": ((536, 494, 592, 580),),
    "CI": ((271, 157, 228, 114),),
    "DI": ((379, 465, 540, 526), (None, 445, 520, 507), (None, None, 356, 398),
           (None, None, None, 385)),
    "S": ((340, 433, 512, 508), (None, 469, 548, 528), (None, None, 292, 378),
          (None, None, None, 380)),
}  # fmt: skip
RAM32_READ = (642, 631, 472, 407, 238)

Arc = tuple[int, int, int]  # from bit, to bit, ps


def through(cell: dict) -> Iterator[Arc]:
    """Paths from an input to an output of the same clock."""
    kind, pins = cell["type"], cell["connections"]
    if kind == "INV":
        yield pins["I"][0], pins["O"][0], 127
    elif kind.startswith("LUT"):
        for index, ps in enumerate(LUT[int(kind[3])]):
            yield pins[f"I{index}"][0], pins["O"][0], ps
    elif kind in MUX:
        for pin, ps in MUX[kind].items():
            yield pins[pin][0], pins["O"][0], ps
    elif kind == "CARRY4":
        for output, table in (("O", CARRY_O), ("CO", CARRY_CO)):
            for pin, rows in table.items():
                for source, row in zip(pins[pin], rows):
                    for target, ps in zip(pins.get(output, ()), row):
                        if ps is not None:
                            yield source, target, ps
    elif kind in ("RAM32M", "RAM64M"):
        for port in "ABCD":
            for source, ps in zip(pins[f"ADDR{port}"], (642,) * (kind == "RAM64M") + RAM32_READ):
                for target in pins.get(f"DO{port}", ()):
                    yield source, target, ps
    elif kind == "DSP48E1":
        yield from dsp_through(cell)


def launched(cell: dict) -> Iterator[tuple[int, int]]:
    """Outputs that change after the clock, with their delay."""
    kind, pins = cell["type"], cell["connections"]
    if kind.startswith("FD"):
        yield pins["Q"][0], 303
    elif kind.startswith("RAMB"):
        for port in "AB":
            ps = 882 if parameter(cell, f"DO{port}_REG") else 2454
            for pin, bits in pins.items():
                if re.match(f"DOP?{port}", pin):
                    yield from ((bit, ps) for bit in bits)
    elif kind in ("RAM32M", "RAM64M"):
        yield from ((bit, 1190) for pin in pins if pin[:2] == "DO" for bit in pins[pin])
    elif kind.startswith(("SRL", "RAM")):
        yield from ((bit, 1200) for pin in ("Q", "O", "DPO", "SPO") for bit in pins.get(pin, ()))
    elif kind == "DSP48E1":
        # From the registers nearest to the output.
        delays = {"P": 329, "M": 1671, "A": 3935, "AD": 2958, "D": 3908, "B": 2813}
        used = [ps for name, ps in delays.items() if parameter(cell, f"{name}REG")]
        yield from ((bit, used[0]) for bit in (pins.get("P", ()) if used else ()))


def captured(cell: dict) -> Iterator[tuple[int, int, str]]:
    """Inputs that must be there before the clock: bit, how long before, pin."""
    kind = cell["type"]
    if not kind.startswith(("FD", "RAM", "SRL", "DSP")):
        return
    for pin, bits in cell["connections"].items():
        if cell["port_directions"][pin] != "output" and not re.search(r"CLK|^C$", pin):
            for bit in bits:
                yield bit, setup(cell, pin), pin


def setup(cell: dict, pin: str) -> int:
    kind = cell["type"]
    if kind.startswith("FD"):
        return {"D": 0, "CE": 109}.get(pin, 404)
    if kind.startswith("RAMB"):
        return 566 if "ADDR" in pin else 737 if pin.startswith("DI") else 532
    if kind == "DSP48E1":
        return dsp_setup(cell, pin)
    return 654 if pin in ("WE", "CE") else 461 if pin.startswith("D") else 245


def dsp_setup(cell: dict, pin: str) -> int:
    adds_first = cell["parameters"].get("USE_DPORT", "").strip() == "TRUE"
    before, multiply, all_of_it = {
        "A": (254, 2400 if adds_first else 1416, 3723 if adds_first else 2739),
        "B": (324, 1285, 2608),
        "C": (168, 1244, 1244),
        "D": (248, 2310, 3635),
    }.get(pin, (0, 0, 0))
    if parameter(cell, f"{pin}REG"):
        return before
    return multiply if parameter(cell, "MREG") else all_of_it


def dsp_through(cell: dict) -> Iterator[Arc]:
    if parameter(cell, "PREG"):
        return
    adds_first = cell["parameters"].get("USE_DPORT", "").strip() == "TRUE"
    delays = {"A": 3806 if adds_first else 2823, "B": 2690, "C": 1325, "D": 3717}
    for pin, ps in delays.items():
        if not parameter(cell, f"{pin}REG") and (pin == "C" or not parameter(cell, "MREG")):
            for source in cell["connections"].get(pin, ()):
                for target in cell["connections"].get("P", ()):
                    yield source, target, ps


def parameter(cell: dict, name: str) -> int:
    value = cell["parameters"].get(name, 0)
    return value if isinstance(value, int) else int(value.replace("x", "0"), 2)
