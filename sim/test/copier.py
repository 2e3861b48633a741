# SPDX-License-Identifier: Apache-2.0
"""The test overlay's registers (rtl/test_registers.sv) and the copy that they start."""

import random

ID, CONTROL, STATUS, SOURCE, DESTINATION, BEATS, BURST = 0x00, 0x04, 0x08, 0x0C, 0x10, 0x14, 0x18
IRQ_ENABLE, SCRATCH, FAULT, UNRESET, SHAPE, COUNTER = 0x1C, 0x20, 0x24, 0x28, 0x2C, 0x30
REFUSED, UNMAPPED = 0x0F0, 0x1000
ID_VALUE = 0x53574E51
FIXED, INCR, WRAP = 0, 1, 2

FAULTS = {name: number for number, name in enumerate((
    "none", "read_hang", "write_hang", "cross_4k", "last_early", "last_missing", "assertion",
    "fatal", "stop", "finish", "address_moves", "data_moves", "valid_drops", "beat_too_wide",
    "strobes", "early_response", "error"))}


def fill(sim, address, size, seed=0):
    data = random.Random(seed).randbytes(size)
    sim.memory[address:address + size] = data
    return data


def start(sim, source, destination, beats, burst=16, size_log2=None, kind=INCR, delay=0,
          fault="none"):
    if size_log2 is None:
        size_log2 = (sim.library.info().data_width // 8).bit_length() - 1
    sim.write(SOURCE, source)
    sim.write(DESTINATION, destination)
    sim.write(BEATS, beats)
    sim.write(BURST, burst)
    sim.write(SHAPE, size_log2 | kind << 8 | delay << 16)
    sim.write(IRQ_ENABLE, 3)
    if fault != "none":
        sim.write(FAULT, FAULTS[fault])
    sim.write(CONTROL, 1)


def copy(sim, *arguments, **keywords):
    """Copies; returns the clocks from the start being written to the interrupt."""
    start(sim, *arguments, **keywords)
    before = sim.clocks
    sim.wait_interrupt(1)
    return sim.clocks - before
