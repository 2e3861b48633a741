# SPDX-License-Identifier: Apache-2.0
"""Frames through the resizer overlay with cocotbext-axi as processor and memory."""

import json
import os
import pathlib
import random
import time

import cocotb
import reference
from cocotb.clock import Clock
from cocotb.triggers import ClockCycles, RisingEdge
from cocotb.utils import get_sim_time
from cocotbext.axi import AxiBus, AxiLiteBus, AxiLiteMaster, AxiRam

DMA, CORE = 0x4040_0000, 0x43C0_0000
MM2S, S2MM = DMA, DMA + 0x30
CONTROL, STATUS, ADDRESS, LENGTH = 0x00, 0x04, 0x18, 0x28
IDLE = 0x2
PERIOD = 10  # ns


class Overlay:
    def __init__(self, dut):
        self.dut = dut
        self.ram = AxiRam(AxiBus.from_prefix(dut, "m_axi"), dut.aclk, dut.aresetn,
                          reset_active_level=False, size=1 << 22)
        self.registers = AxiLiteMaster(AxiLiteBus.from_prefix(dut, "s_axi"), dut.aclk, dut.aresetn,
                                       reset_active_level=False)

    async def reset(self):
        Clock(self.dut.aclk, PERIOD, unit="ns").start()
        self.dut.aresetn.value = 0
        await ClockCycles(self.dut.aclk, 16)
        self.dut.aresetn.value = 1
        await RisingEdge(self.dut.aclk)

    def pause(self, seed, probability):
        """Every channel of the memory stalls in random clocks, each with a stream of its own."""
        def pauses(generator):
            while True:
                yield generator.random() < probability
        for index, channel in enumerate((
                self.ram.write_if.aw_channel, self.ram.write_if.w_channel,
                self.ram.write_if.b_channel, self.ram.read_if.ar_channel,
                self.ram.read_if.r_channel)):
            channel.set_pause_generator(pauses(random.Random(seed * 5 + index)))

    async def resize(self, pixels, source, target, at=0x10_0000, to=0x20_0000):
        """Returns the resized image's bytes, clocks and wall seconds."""
        write = self.registers.write_dword
        size = target[0] * target[1] * 3
        self.ram.write(at, pixels)
        # A byte around the result on either side shows writes beyond it.
        self.ram.write(to - 1, b"\xA5" * (size + 2))
        await write(MM2S + CONTROL, 1)
        await write(S2MM + CONTROL, 1)
        began, start = time.perf_counter(), get_sim_time("ns")
        for offset, value in zip((0x10, 0x18, 0x20, 0x28),
                                 (source[1], source[0], target[1], target[0])):
            await write(CORE + offset, value)
        await write(MM2S + ADDRESS, at)
        await write(MM2S + LENGTH, len(pixels))
        await write(CORE, 1)
        await write(S2MM + ADDRESS, to)
        await write(S2MM + LENGTH, size)
        for channel in (MM2S, S2MM):
            while not await self.registers.read_dword(channel + STATUS) & IDLE:
                await ClockCycles(self.dut.aclk, 100)
        clocks = round((get_sim_time("ns") - start) / PERIOD)
        seconds = time.perf_counter() - began
        around = self.ram.read(to - 1, 1) + self.ram.read(to + size, 1)
        assert around == b"\xA5\xA5", "bytes beside the result were written"
        return self.ram.read(to, size), clocks, seconds


def note(name, clocks, seconds):
    path = pathlib.Path(os.environ["PEER_RESULTS"])
    runs = json.loads(path.read_text()) if path.exists() else []
    path.write_text(json.dumps(runs + [{"name": name, "clocks": clocks, "seconds": seconds}]))


def image(size, seed):
    return random.Random(seed).randbytes(size[0] * size[1] * 3)


async def frame(dut, source, target, name, probability=0.0, **places):
    overlay = Overlay(dut)
    await overlay.reset()
    seed = cocotb.RANDOM_SEED
    if probability:
        overlay.pause(seed, probability)
    pixels = image(source, seed)
    result, clocks, seconds = await overlay.resize(pixels, source, target, **places)
    expected = reference.resize(pixels, source, target)
    if result != expected:
        first = next(i for i, pair in enumerate(zip(result, expected)) if pair[0] != pair[1])
        assert False, f"seed {seed}: byte {first} is {result[first]}, expected {expected[first]}"
    note(name, clocks, seconds)


@cocotb.test()
async def vga_frame(dut):
    """The frame of the benchmark."""
    await frame(dut, (640, 360), (320, 180), "cocotb, 640x360 to 320x180")


@cocotb.test()
async def paused_shrink(dut):
    await frame(dut, (201, 99), (67, 50), "cocotb, 201x99 to 67x50, pauses, odd addresses", 0.4,
                at=0x10_0FFB, to=0x20_0FFD)


@cocotb.test()
async def paused_growth(dut):
    await frame(dut, (63, 41), (160, 111), "cocotb, 63x41 to 160x111, pauses, odd addresses", 0.4,
                at=0x10_0001, to=0x20_0007)
