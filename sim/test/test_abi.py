# SPDX-License-Identifier: Apache-2.0
"""Tests of the C ABI over the test overlays. Needs nothing but Python.

    python3 test_abi.py DIRECTORY [unittest arguments]

DIRECTORY (or SWYNQ_SIM_TEST_LIBRARIES) holds what run.sh builds.
"""

import ctypes
import fcntl
import mmap
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest

import copier
import overlay_library as abi
from overlay_library import Library, Simulation, SimulationError

SIZE = 1 << 20
DIRECTORY = pathlib.Path(os.environ.get("SWYNQ_SIM_TEST_LIBRARIES", "."))


class OverlayTest(unittest.TestCase):
    overlay = "test_overlay"

    @classmethod
    def setUpClass(cls):
        cls.fast = Library(DIRECTORY / f"{cls.overlay}-fast.so")
        cls.instrumented = Library(DIRECTORY / f"{cls.overlay}-instrumented.so")

    def simulate(self, library=None, **options):
        simulation = Simulation(library or self.fast, **{"memory_size": SIZE, **options})
        self.addCleanup(simulation.close)
        return simulation

    def both(self):
        return self.fast, self.instrumented

    def expect(self, status, *texts):
        test = self

        class Expectation:
            def __enter__(self):
                return self

            def __exit__(self, kind, error, _):
                test.assertIsInstance(error, SimulationError, f"expected status {status}")
                test.assertEqual(error.status, status, error.message)
                for text in texts:
                    test.assertIn(text, error.message)
                return True

        return Expectation()


class Description(OverlayTest):
    def test_info(self):
        for library in self.both():
            self.assertEqual(library.abi_version(), 2)
            info = library.info()
            self.assertEqual(info.data_width, 64)
            self.assertEqual(info.irq_count, 2)
            self.assertEqual(info.instrumented, int(library is self.instrumented))
            self.assertEqual(info.overlay_name, b"test_overlay")
            self.assertRegex(info.verilator_version.decode(), r"^5\.\d{3}$")

    def test_info_of_unknown_size(self):
        for size in (0, 4, ctypes.sizeof(abi.Info) + 8):
            info = abi.Info(struct_size=size)
            self.assertEqual(self.fast.get_info(ctypes.byref(info)), abi.BAD_ARGUMENT)
        self.assertEqual(self.fast.get_info(None), abi.BAD_ARGUMENT)

    def test_defaults(self):
        options = self.fast.options()
        self.assertEqual(
            {name: getattr(options, name) for name, _ in abi.Options._fields_},
            {"struct_size": 72, "reset_clocks": 16, "seed": 1, "memory_size": 512 << 20,
             "read_latency": 30, "write_latency": 30, "max_outstanding_reads": 8,
             "max_outstanding_writes": 8, "stall_aw": 0, "stall_w": 0, "stall_b": 0,
             "stall_ar": 0, "stall_r": 0, "stall_registers": 0, "register_timeout": 10000,
             "memory_fd": -1})
        self.assertEqual(self.fast.default_options(None, 72), abi.BAD_ARGUMENT)
        self.assertEqual(self.fast.default_options(options, 16), abi.BAD_ARGUMENT)

    def test_defaults_write_no_more_than_they_know(self):
        buffer = (ctypes.c_uint8 * 128)(*[0xA5] * 128)
        options = ctypes.cast(buffer, ctypes.POINTER(abi.Options))
        self.assertEqual(self.fast.default_options(options, 128), abi.OK)
        self.assertEqual(bytes(buffer[72:]), b"\xa5" * 56)

    def test_null_options_are_the_defaults(self):
        handle = ctypes.c_void_p()
        self.assertEqual(self.fast.create(None, ctypes.byref(handle), None, 0), abi.OK)
        self.assertEqual(self.fast.clocks(handle), 16)
        self.fast.destroy(handle)
        self.fast.destroy(None)


class BadArguments(OverlayTest):
    def test_options(self):
        cases = [
            ("reset_clocks", 0), ("memory_size", 0), ("memory_size", 4097), ("read_latency", 0),
            ("write_latency", 0), ("max_outstanding_reads", 0), ("max_outstanding_reads", 65),
            ("max_outstanding_writes", 0), ("max_outstanding_writes", 65), ("stall_aw", 951),
            ("stall_w", 1000), ("stall_b", 951), ("stall_ar", 951), ("stall_r", 951),
            ("stall_registers", 951), ("register_timeout", 15), ("memory_fd", -2),
            ("memory_fd", 9999), ("struct_size", 4), ("struct_size", 76),
            ("reset_clocks", 1_000_001), ("reset_clocks", (1 << 32) - 1),
            ("read_latency", 1_000_001), ("write_latency", 1_000_001),
            ("register_timeout", 100_000_001),
        ]
        for name, value in cases:
            with self.subTest(name=name, value=value), self.expect(abi.BAD_ARGUMENT, name):
                self.simulate(**{name: value})

    def test_memory_larger_than_the_host_can_map(self):
        with self.expect(abi.OUT_OF_MEMORY, "memory_size"):
            self.simulate(memory_size=1 << 62)

    def test_message_is_cut(self):
        options = self.fast.options(reset_clocks=0)
        message = ctypes.create_string_buffer(b"\xff" * 16, 16)
        handle = ctypes.c_void_p(1)
        status = self.fast.create(options, ctypes.byref(handle), message, 8)
        self.assertEqual(status, abi.BAD_ARGUMENT)
        self.assertIsNone(handle.value)
        self.assertEqual(message.raw[:9], b"reset_c\0\xff")
        self.assertEqual(self.fast.create(options, None, message, 8), abi.BAD_ARGUMENT)

    def test_null_handle(self):
        value = ctypes.c_uint32()
        statistics = abi.Statistics(struct_size=ctypes.sizeof(abi.Statistics))
        for status in (
                self.fast.reset(None), self.fast.read32(None, 0, value),
                self.fast.write32(None, 0, 0, 15), self.fast.run(None, 1),
                self.fast.wait_interrupt(None, 1, 1, value),
                self.fast.poll32(None, 0, 0, 0, 0, 0, value),
                self.fast.get_interrupts(None, value), self.fast.get_statistics(None, statistics),
                self.fast.start_waveform(None, b"x", None), self.fast.stop_waveform(None),
                self.fast.start_activity(None, None), self.fast.stop_activity(None)):
            self.assertEqual(status, abi.BAD_ARGUMENT)
            self.assertEqual(self.fast.last_error(None), b"sim is null")
        self.assertEqual(self.fast.clocks(None), 0)
        self.assertFalse(self.fast.memory(None))

    def test_calls(self):
        sim = self.simulate()
        before = sim.clocks
        library, handle = self.fast, sim.handle
        value = ctypes.c_uint32()
        statistics = abi.Statistics(struct_size=3)
        activity = abi.Activity(struct_size=3)
        waveform = abi.WaveformOptions(struct_size=3)
        for call, text in (
                (lambda: library.read32(handle, 2, value), "multiple of 4"),
                (lambda: library.read32(handle, 1 << 32, value), "32 bits"),
                (lambda: library.read32(handle, 0, None), "value is null"),
                (lambda: library.write32(handle, 6, 0, 15), "multiple of 4"),
                (lambda: library.write32(handle, 0, 0, 16), "strobes"),
                (lambda: library.run(handle, (1 << 64) - 1), "1000000000000"),
                (lambda: library.wait_interrupt(handle, 4, 10, value), "2 interrupts"),
                (lambda: library.wait_interrupt(handle, 0, 10, value), "mask"),
                (lambda: library.wait_interrupt(handle, 1, 10, None), "irq is null"),
                (lambda: library.poll32(handle, 0, 1, 2, 1, 10, value), "outside mask"),
                (lambda: library.poll32(handle, 0, 1, 1, 1, 10, None), "value is null"),
                (lambda: library.get_interrupts(handle, None), "irq is null"),
                (lambda: library.get_statistics(handle, None), "statistics is null"),
                (lambda: library.get_statistics(handle, statistics), "given as 3"),
                (lambda: library.get_activity(handle, None), "activity is null"),
                (lambda: library.get_activity(handle, activity), "given as 3"),
                (lambda: library.start_waveform(handle, None, None), "path is null"),
                (lambda: library.start_waveform(handle, b"x", waveform), "given as 3"),
                (lambda: sim.start_waveform("x", depth=1001), "depth is 1001"),
                (lambda: sim.start_activity(max_events=1 << 27), "max_events")):
            try:
                status = call()
            except SimulationError as error:
                status = error.status
        self.assertEqual(sim.clocks, before, "nothing may happen")
        self.assertEqual(sim.read(copier.ID), copier.ID_VALUE, "the handle stays usable")


    def test_calls_without_a_handle(self):
        library = self.fast
        info = abi.Info(struct_size=3)
        handle = ctypes.c_void_p()
        options = library.options(reset_clocks=0)
        for call, text in (
                (lambda: library.get_info(None), "info is null"),
                (lambda: library.get_info(info), "given as 3"),
                (lambda: library.default_options(None, 72), "options is null"),
                (lambda: library.default_options(options, 16), "given as 16"),
                (lambda: library.default_activity_options(None, 32), "options is null"),
                (lambda: library.default_waveform_options(None, 32), "options is null"),
                (lambda: library.create(None, None, None, 0), "sim is null"),
                (lambda: library.create(options, ctypes.byref(handle), None, 0), "reset_clocks")):
            self.assertEqual(call(), abi.BAD_ARGUMENT)
            self.assertIn(text, library.last_error(None).decode())
        sim = self.simulate()
        self.assertEqual(sim.last_error, "", "another call's error")


class Registers(OverlayTest):
    def test_read_and_write(self):
        for library in self.both():
            sim = self.simulate(library)
            self.assertEqual(sim.last_error, "")
            self.assertEqual(sim.clocks, 16)
            self.assertEqual(sim.read(copier.ID), copier.ID_VALUE)
            self.assertEqual(sim.clocks, 19, "address, decode, data")
            sim.write(copier.SCRATCH, 0x11223344)
            self.assertEqual(sim.clocks, 22, "address with data, decode, response")
            sim.write(copier.SCRATCH, 0xAABBCCDD, strobes=0b0101)
            self.assertEqual(sim.read(copier.SCRATCH), 0x11BB33DD)
            sim.write(copier.SCRATCH, 0, strobes=0)
            self.assertEqual(sim.read(copier.SCRATCH), 0x11BB33DD)
            statistics = sim.statistics
            self.assertEqual((statistics.register_reads, statistics.register_writes), (3, 3))
            self.assertEqual(statistics.clocks, sim.clocks)

    def test_refused_addresses(self):
        for library in self.both():
            sim = self.simulate(library)
            with self.expect(abi.DECODE_ERROR, "read", "0x1000", "DECERR"):
                sim.read(copier.UNMAPPED)
            self.assertIn("0x1000", sim.last_error)
            with self.expect(abi.DECODE_ERROR, "write", "0x40000000"):
                sim.write(0x4000_0000, 0)
            with self.expect(abi.SUBORDINATE_ERROR, "read", "0xf0", "SLVERR"):
                sim.read(copier.REFUSED)
            with self.expect(abi.SUBORDINATE_ERROR, "write", "0xf0"):
                sim.write(copier.REFUSED, 0)
            self.assertEqual(sim.read(copier.ID), copier.ID_VALUE)

    def test_read_hang_and_reset(self):
        for library in self.both():
            sim = self.simulate(library, register_timeout=50)
            sim.write(copier.FAULT, copier.FAULTS["read_hang"])
            before = sim.clocks
            with self.expect(abi.BUS_HANG, "0x20", "50 clocks", "address accepted"):
                sim.read(copier.SCRATCH)
            self.assertEqual(sim.clocks - before, 50)
            with self.expect(abi.BUS_HANG, "reset"):
                sim.read(copier.SCRATCH)
            self.assertEqual(sim.clocks - before, 50)
            sim.reset()
            self.assertEqual(sim.clocks - before, 66)
            self.assertEqual(sim.read(copier.ID), copier.ID_VALUE)

    def test_write_hang(self):
        sim = self.simulate(self.instrumented, register_timeout=16)
        sim.write(copier.FAULT, copier.FAULTS["write_hang"])
        with self.expect(abi.BUS_HANG, "write", "not accepted"):
            sim.write(copier.SCRATCH, 1)
        sim.run(100)
        sim.reset()
        sim.write(copier.SCRATCH, 7)
        self.assertEqual(sim.read(copier.SCRATCH), 7)

    def test_stalls(self):
        for library in self.both():
            sim = self.simulate(library, stall_registers=700)
            before = sim.clocks
            for value in range(50):
                sim.write(copier.SCRATCH, value)
                self.assertEqual(sim.read(copier.SCRATCH), value)
            self.assertGreater(sim.clocks - before, 2 * 300)

    def test_poll(self):
        sim = self.simulate()
        start = sim.clocks
        # COUNTER counts clocks since reset; reads are 3 clocks apart plus the interval.
        value = sim.poll(copier.COUNTER, 0xFFFFFF00, 0x100, interval=20)
        self.assertLess(value - 0x100, 23)
        start = sim.clocks
        with self.expect(abi.TIMEOUT, "0x20", "last read 0x0"):
            sim.poll(copier.SCRATCH, 1, 1, interval=50, timeout=200)
        # Reads start at 0, 53, 106, 159, and at the deadline.
        self.assertEqual(sim.clocks - start, 203)
        start = sim.clocks
        self.assertEqual(sim.poll(copier.SCRATCH, 1, 0, timeout=0), 0)
        self.assertEqual(sim.clocks - start, 3)
        with self.expect(abi.TIMEOUT):
            sim.poll(copier.SCRATCH, 1, 1, timeout=0)
        self.assertEqual(sim.clocks - start, 6)
        with self.expect(abi.DECODE_ERROR):
            sim.poll(copier.UNMAPPED, 1, 1)


class Interrupts(OverlayTest):
    def test_wait(self):
        for library in self.both():
            sim = self.simulate(library)
            irq = ctypes.c_uint32(99)
            before = sim.clocks
            status = library.wait_interrupt(sim.handle, 3, 123, ctypes.byref(irq))
            self.assertEqual((status, irq.value), (abi.TIMEOUT, 0))
            self.assertEqual(sim.clocks - before, 123)
            self.assertIn("123 clocks", sim.last_error)
            copier.copy(sim, 0, 4096, 8)
            self.assertEqual(sim.interrupts, 1)
            before = sim.clocks
            self.assertEqual(sim.wait_interrupt(0xFFFFFFFF, 0), 1)
            self.assertEqual(sim.clocks, before, "a line that is high returns at once")
            sim.write(copier.STATUS, 2)
            self.assertEqual(sim.interrupts, 0)

    def test_run(self):
        sim = self.simulate()
        counter = sim.read(copier.COUNTER)
        sim.run(1000)
        self.assertEqual(sim.read(copier.COUNTER), counter + 1003)


class Copies(OverlayTest):
    def check_copy(self, sim, source, destination, beats, size_log2=None, **keywords):
        bytes_per_beat = self.fast.info().data_width // 8 if size_log2 is None else 1 << size_log2
        size = beats * bytes_per_beat
        data = copier.fill(sim, source, size, seed=beats)
        sim.memory[destination - 64:destination] = b"\x5a" * 64
        sim.memory[destination + size:destination + size + 64] = b"\x5a" * 64
        clocks = copier.copy(sim, source, destination, beats, size_log2=size_log2, **keywords)
        self.assertEqual(sim.read(copier.STATUS) & 4, 0, "an answer was not OKAY, or its ID wrong")
        self.assertEqual(bytes(sim.memory[destination:destination + size]), data)
        self.assertEqual(bytes(sim.memory[destination - 64:destination]), b"\x5a" * 64)
        self.assertEqual(bytes(sim.memory[destination + size:destination + size + 64]),
                         b"\x5a" * 64)
        return clocks

    def test_burst_lengths(self):
        for library in self.both():
            for burst in (1, 2, 15, 16, 100, 256):
                sim = self.simulate(library)
                self.check_copy(sim, 0x1000, 0x9000, 1000, burst=burst)

    def test_counts(self):
        sim = self.simulate()
        self.check_copy(sim, 0x1000, 0x9000, 100, burst=16)
        statistics = sim.statistics
        self.assertEqual((statistics.read_bursts, statistics.read_beats), (7, 100))
        self.assertEqual((statistics.write_bursts, statistics.write_beats), (7, 100))
        self.assertEqual(statistics.last_read_beat_clock - statistics.first_read_beat_clock, 99)
        sim.reset()
        statistics = sim.statistics
        self.assertEqual(statistics.read_beats, 0)
        self.assertEqual(statistics.first_read_beat_clock, 0)
        self.assertEqual(statistics.clocks, sim.clocks)

    def test_narrow_beats(self):
        for library in self.both():
            for size_log2 in range(3):
                sim = self.simulate(library)
                self.check_copy(sim, 0x1003 & -(1 << size_log2), 0x9013 & -(1 << size_log2), 77,
                                size_log2=size_log2)

    def test_unaligned_start(self):
        for library in self.both():
            sim = self.simulate(library)
            data = copier.fill(sim, 0x1000, 256)
            sim.memory[0x9000:0x9100] = b"\x5a" * 256
            copier.copy(sim, 0x1005, 0x900D, 20, burst=7)
            # The first beat carries the 3 bytes up to the next bus word.
            self.assertEqual(bytes(sim.memory[0x900D:0x900D + 155]), data[5:160])
            self.assertEqual(bytes(sim.memory[0x9000:0x900D]), b"\x5a" * 13)
            self.assertEqual(bytes(sim.memory[0x90A8:0x9100]), b"\x5a" * 88)

    def test_wrap(self):
        sim = self.simulate(self.instrumented)
        data = copier.fill(sim, 0x1000, 128)
        copier.copy(sim, 0x1028, 0x9000, 16, burst=16, kind=copier.WRAP)
        self.assertEqual(bytes(sim.memory[0x9000:0x9080]), data[0x28:] + data[:0x28])
        copier.copy(sim, 0x1000, 0xA070, 16, burst=16, kind=copier.WRAP)
        self.assertEqual(bytes(sim.memory[0xA000:0xA080]), data[0x10:] + data[:0x10])

    def test_fixed(self):
        sim = self.simulate(self.instrumented)
        data = copier.fill(sim, 0x1000, 16)
        sim.memory[0x9008:0x9010] = bytes(8)
        copier.copy(sim, 0x1000, 0x9000, 4, burst=4, kind=copier.FIXED)
        self.assertEqual(bytes(sim.memory[0x9000:0x9010]), data[:8] + bytes(8))

    def test_data_before_address(self):
        for library in self.both():
            for burst in (1, 16, 64):
                sim = self.simulate(library)
                self.check_copy(sim, 0x1000, 0x9000, 500, burst=burst, delay=40)

    def test_beyond_memory(self):
        for library in self.both():
            sim = self.simulate(library)
            copier.fill(sim, 0, 4096)
            for source, destination in ((SIZE, 0), (0, SIZE)):
                copier.copy(sim, source, destination, 64)
                self.assertEqual(sim.interrupts, 3, "DECERR raises the error interrupt")
            self.assertEqual(sim.statistics.write_beats, 128)
            copier.copy(sim, SIZE - 64 * self.fast.info().data_width // 8, 0, 64)
            self.assertEqual(sim.interrupts, 1)

    def test_random_stalls(self):
        for library in self.both():
            for seed in range(8):
                sim = self.simulate(library, seed=seed, stall_aw=300, stall_w=500, stall_b=700,
                                    stall_ar=200, stall_r=400, stall_registers=300)
                self.check_copy(sim, 0x1000, 0x9000, 700, burst=1 + 36 * seed, delay=seed)

    def test_reset_in_flight(self):
        for library in self.both():
            sim = self.simulate(library)
            data = copier.fill(sim, 0x1000, 8000)
            copier.start(sim, 0x1000, 0x9000, 1000)
            sim.run(200)
            sim.reset()
            self.assertEqual(bytes(sim.memory[0x1000:0x1000 + 8000]), data)
            self.assertEqual(sim.read(copier.STATUS), 0)
            self.check_copy(sim, 0x1000, 0x9000, 1000)


class Timing(OverlayTest):
    """Clock counts that follow from the header, to the clock."""

    def test_latencies_of_one_burst(self):
        for library in self.both():
            def clocks(**options):
                return copier.copy(self.simulate(library, **options), 0, 4096, 16)
            base = clocks(read_latency=1, write_latency=1)
            self.assertEqual(clocks(read_latency=30, write_latency=1), base + 29)
            self.assertEqual(clocks(read_latency=1, write_latency=77), base + 76)
            self.assertEqual(clocks(read_latency=500, write_latency=500), base + 998)

    def test_smallest_copy(self):
        # After the response of the start: a clock for the copier to load the job, one to present
        # AR, the beat one clock later, and so on down to the interrupt.
        sim = self.simulate(read_latency=1, write_latency=1)
        copier.copy(sim, 0, 4096, 1)
        statistics = sim.statistics
        self.assertEqual(statistics.first_read_beat_clock, statistics.last_read_beat_clock)
        # Beat taken at n; counted n+1; AW taken n+2 with the length queued; W active n+3.
        self.assertEqual(statistics.first_write_beat_clock - statistics.first_read_beat_clock, 3)

    def test_response(self):
        for library in self.both():
            for latency in (1, 2, 77):
                sim = self.simulate(library, write_latency=latency)
                copier.copy(sim, 0, 4096, 16)
                # The response is taken write_latency after the last beat; the copier is idle one
                # clock later, and says so with the interrupt.
                self.assertEqual(sim.clocks - sim.statistics.last_write_beat_clock, latency + 1)

    def test_outstanding_reads(self):
        bursts, beats, latency = 10, 16, 30
        sim = self.simulate(read_latency=latency, max_outstanding_reads=1)
        copier.copy(sim, 0, 0x8000, bursts * beats, burst=beats)
        span = sim.statistics.last_read_beat_clock - sim.statistics.first_read_beat_clock
        # The next address is accepted in the clock after the last beat.
        self.assertEqual(span, (bursts - 1) * (latency + beats) + beats - 1)
        for outstanding in (3, 8, 64):
            sim = self.simulate(read_latency=latency, max_outstanding_reads=outstanding)
            copier.copy(sim, 0, 0x8000, bursts * beats, burst=beats)
            span = sim.statistics.last_read_beat_clock - sim.statistics.first_read_beat_clock
            self.assertEqual(span, bursts * beats - 1, "bursts overlap: one beat per clock")

    def test_outstanding_writes(self):
        bursts = 10

        def clocks(latency, outstanding):
            sim = self.simulate(write_latency=latency, max_outstanding_writes=outstanding)
            return copier.copy(sim, 0, 0x8000, bursts * 16, burst=16)
        # One at a time, each waits for the response of the last: ten times the difference.
        self.assertEqual(clocks(200, 1) - clocks(100, 1), bursts * 100)
        self.assertEqual(clocks(200, 64) - clocks(100, 64), 100)

    def test_stalls_cost_what_their_probability_says(self):
        beats = 4000
        plain = copier.copy(self.simulate(), 0, 0x8000, beats, burst=256)
        for stall in ("stall_r", "stall_w"):
            clocks = copier.copy(self.simulate(**{stall: 500}), 0, 0x8000, beats, burst=256)
            self.assertGreater(clocks, plain + 0.9 * beats)
            self.assertLess(clocks, plain + 1.1 * beats)
        for stall in ("stall_ar", "stall_aw", "stall_b"):
            clocks = copier.copy(self.simulate(**{stall: 950}), 0, 0x8000, beats, burst=1)
            self.assertGreater(clocks, plain + 5 * beats, stall)


class Determinism(OverlayTest):
    STALLS = dict(stall_aw=300, stall_w=500, stall_b=700, stall_ar=200, stall_r=400,
                  stall_registers=100)

    def script(self, library, seed, waveform=None):
        sim = self.simulate(library, seed=seed, **self.STALLS)
        if waveform:
            sim.start_waveform(waveform)
        unreset = sim.read(copier.UNRESET)
        copier.fill(sim, 0, 8000)
        clocks = [copier.copy(sim, 0, 0x8000, 1000, burst=burst) for burst in (3, 16, 256)]
        if waveform:
            sim.stop_waveform()
        return unreset, clocks + [sim.clocks]

    def test_seed(self):
        for library in self.both():
            first = self.script(library, 1)
            self.assertEqual(self.script(library, 1), first)
            others = [self.script(library, seed) for seed in (0, 2, 1 << 40, (1 << 64) - 1)]
            self.assertEqual(len({unreset for unreset, _ in others} | {first[0]}), 5,
                             "a register without reset shows the seed")
            self.assertEqual(len({clocks[-1] for _, clocks in others} | {first[1][-1]}), 5)

    def test_variants_agree(self):
        for seed in range(4):
            self.assertEqual(self.script(self.fast, seed)[1],
                             self.script(self.instrumented, seed)[1])

    def test_waveform_agrees(self):
        with tempfile.TemporaryDirectory() as directory:
            shown = self.script(self.instrumented, 5, os.path.join(directory, "a.fst"))
        self.assertEqual(self.script(self.instrumented, 5), shown)

    def test_threads(self):
        for library in self.both():
            expected = {seed: self.script(library, seed) for seed in range(8)}
            got = {}

            def work(seeds):
                for seed in seeds:
                    got[seed] = self.script(library, seed)
            threads = [threading.Thread(target=work, args=(range(n, 8, 2),)) for n in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(got, expected)

    def test_handles_interleave(self):
        a, b = self.simulate(seed=1), self.simulate(self.instrumented, seed=2)
        copier.fill(a, 0, 800)
        copier.start(a, 0, 4096, 100)
        copier.start(b, 0, 4096, 100)
        for _ in range(100):
            a.run(5)
            b.run(5)
        self.assertEqual((a.interrupts, b.interrupts), (1, 1))
        self.assertNotEqual(bytes(a.memory[4096:4196]), bytes(b.memory[4096:4196]))

    def test_handle_moves_between_threads(self):
        sim = self.simulate(self.instrumented)
        errors = []

        def fail():
            try:
                sim.write(copier.FAULT, copier.FAULTS["fatal"])
            except SimulationError as error:
                errors.append(error.status)
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        self.assertEqual(errors, [abi.ASSERTION_FAILED])


class BrokenRules(OverlayTest):
    def provoke(self, library, fault, status, *texts, **keywords):
        options = {name: keywords.pop(name) for name in list(keywords) if name.startswith("stall")}
        sim = self.simulate(library, **options)
        with self.expect(status, *texts):
            copier.copy(sim, keywords.pop("source", 0x1000), keywords.pop("destination", 0x9000),
                        keywords.pop("beats", 64), fault=fault, **keywords)
        message = sim.last_error
        with self.expect(status, message):
            sim.read(copier.ID)
        with self.expect(status, message):
            sim.reset()
        # What needs no clock still answers.
        self.assertGreater(sim.clocks, 0)
        self.assertGreater(sim.statistics.register_writes, 0)
        sim.interrupts
        return message

    def test_bursts(self):
        for library in self.both():
            self.provoke(library, "cross_4k", abi.PROTOCOL_ERROR, "AR channel", "0x1fc0", "4 KiB",
                         source=0x1FC0)
            self.provoke(library, "cross_4k", abi.PROTOCOL_ERROR, "AW channel", "0x9fc0", "4 KiB",
                         destination=0x9FC0)
            self.provoke(library, "last_early", abi.PROTOCOL_ERROR, "W channel", "0x9000", "WLAST",
                         "1 beats before")
            self.provoke(library, "last_missing", abi.PROTOCOL_ERROR, "W channel", "0x9000",
                         "WLAST is missing")
            self.provoke(library, "beat_too_wide", abi.PROTOCOL_ERROR, "AR channel", "128 bytes")
            self.provoke(library, "strobes", abi.PROTOCOL_ERROR, "W channel", "WSTRB 0xff",
                         size_log2=1)
            self.provoke(library, "none", abi.PROTOCOL_ERROR, "WRAP burst of 3 beats", burst=3,
                         kind=copier.WRAP)
            self.provoke(library, "none", abi.PROTOCOL_ERROR, "WRAP burst must start",
                         kind=copier.WRAP, source=0x1004)
            self.provoke(library, "none", abi.PROTOCOL_ERROR, "FIXED burst of 17 beats", burst=17,
                         kind=copier.FIXED)
            self.provoke(library, "none", abi.PROTOCOL_ERROR, "ARBURST is 3", kind=3)

    def test_message_names_the_clock(self):
        sim = self.simulate()
        copier.start(sim, 0x1000, 0x9000, 64, fault="none")
        sim.run(1)
        message = self.provoke(self.fast, "cross_4k", abi.PROTOCOL_ERROR, source=0x1FC0)
        # Reset, 8 register writes of 3 clocks; AR stands one clock after the splitter loaded.
        self.assertIn(f"clock {16 + 8 * 3 + 2}", message)

    def test_stability(self):
        stalls = dict(stall_aw=800, stall_w=800, stall_ar=800)
        provoke = lambda *arguments: self.provoke(self.instrumented, *arguments, **stalls)
        provoke("address_moves", abi.PROTOCOL_ERROR, "AW channel", "AWADDR changed")
        provoke("data_moves", abi.PROTOCOL_ERROR, "W channel", "WDATA changed")
        provoke("valid_drops", abi.PROTOCOL_ERROR, "AR channel", "VALID fell")

    def test_early_response(self):
        for library in self.both():
            sim = self.simulate(library, stall_registers=900)
            with self.expect(abi.PROTOCOL_ERROR, "AXI4-Lite B", "before its request"):
                sim.write(copier.FAULT, copier.FAULTS["early_response"])
                for _ in range(5):
                    sim.write(copier.SCRATCH, 0)

    def test_assertions(self):
        self.provoke(self.instrumented, "assertion", abi.ASSERTION_FAILED, "test_registers.sv",
                     "the test asked for an assertion to fail")
        sim = self.simulate(self.fast)
        sim.write(copier.FAULT, copier.FAULTS["assertion"])
        self.assertEqual(sim.read(copier.ID), copier.ID_VALUE, "the fast variant has no assertions")

    def test_stops(self):
        for library in self.both():
            self.provoke(library, "fatal", abi.ASSERTION_FAILED, "test_registers.sv",
                         "the test asked for $fatal, scratch 0")
            self.provoke(library, "stop", abi.ASSERTION_FAILED, "test_registers.sv", "$stop")
            self.provoke(library, "finish", abi.ASSERTION_FAILED, "test_registers.sv", "$finish")
            self.provoke(library, "error", abi.ASSERTION_FAILED, "test_registers.sv",
                         "the test asked for $error")

    def test_other_handles_are_not_affected(self):
        sim = self.simulate(self.instrumented)
        self.provoke(self.instrumented, "fatal", abi.ASSERTION_FAILED)
        self.assertEqual(sim.read(copier.ID), copier.ID_VALUE)


class SharedMemory(OverlayTest):
    def test_descriptor(self):
        for library in self.both():
            descriptor = os.memfd_create("ddr")
            self.addCleanup(os.close, descriptor)
            with self.expect(abi.BAD_ARGUMENT, "memory_fd", "ftruncate"):
                self.simulate(library, memory_fd=descriptor)
            os.ftruncate(descriptor, SIZE)
            view = mmap.mmap(descriptor, SIZE)
            sim = self.simulate(library, memory_fd=descriptor)
            data = os.urandom(512)
            view[0x1000:0x1200] = data
            copier.copy(sim, 0x1000, 0x8000, 64)
            self.assertEqual(view[0x8000:0x8200], data)
            sim.close()
            self.assertEqual(view[0x8000:0x8200], data, "the descriptor stays open")

    def test_descriptors_that_cannot_be_the_memory(self):
        with tempfile.NamedTemporaryFile() as file:
            file.truncate(SIZE)
            sealed = os.memfd_create("sealed", os.MFD_ALLOW_SEALING)
            os.ftruncate(sealed, SIZE)
            fcntl.fcntl(sealed, 1033, 8)  # F_ADD_SEALS, F_SEAL_WRITE
            ends = os.pipe()
            for descriptor, text in (
                    (os.open(file.name, os.O_RDONLY), "O_RDWR"),
                    (os.open(file.name, os.O_WRONLY), "O_RDWR"),
                    (os.open(file.name, os.O_PATH), "O_RDWR"),
                    (os.open("/tmp", os.O_RDONLY), "memfd_create"),
                    (os.open("/dev/zero", os.O_RDWR), "memfd_create"),
                    (ends[0], "memfd_create"), (ends[1], "memfd_create"),
                    (sealed, "sealed")):
                self.addCleanup(os.close, descriptor)
                with self.subTest(text=text), self.expect(
                        abi.BAD_ARGUMENT, f"memory_fd: descriptor {descriptor}", text):
                    self.simulate(memory_fd=descriptor)

    def test_memory_is_sparse(self):
        sim = self.simulate(memory_size=64 << 30)
        copier.fill(sim, 0, 64)
        copier.copy(sim, 0, 0x8000, 8)
        self.assertEqual(bytes(sim.memory[0x8000:0x8040]), bytes(sim.memory[0:64]))


class Documentation(OverlayTest):
    def test_python_example(self):
        text = (pathlib.Path(__file__).parent.parent / "README.md").read_text()
        example = text.split("```python\n")[1].split("```")[0]
        result = subprocess.run([sys.executable, "-c", example], cwd=DIRECTORY, timeout=60,
                                capture_output=True, text=True)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertIn("b'sixteen bytes...' after ", result.stdout)


class Width32(Copies):
    """The copies once more."""

    overlay = "test_overlay_32"

    def test_width(self):
        self.assertEqual(self.fast.info().data_width, 32)

    test_wrap = test_fixed = test_unaligned_start = None


class Width128(Copies):
    overlay = "test_overlay_128"

    def test_width(self):
        self.assertEqual(self.fast.info().data_width, 128)

    test_wrap = test_fixed = test_unaligned_start = None


class MemoryFiles(OverlayTest):
    """An overlay whose RTL reads rom.hex at its start, and later.hex on a write to 0xffc."""

    overlay = "rom_overlay"

    def file(self, name, text="0\n"):
        path = DIRECTORY / name
        path.unlink(missing_ok=True)
        if text is not None:
            path.write_text(text)
            self.addCleanup(path.unlink)
        return str(path)

    def test_missing_at_creation(self):
        path = self.file("rom.hex", None)
        for library in self.both():
            with self.expect(abi.IO_ERROR, path, "$readmem", "neither beside its sources"):
                self.simulate(library)

    def test_missing_later(self):
        self.file("rom.hex")
        path = self.file("later.hex", None)
        for library in self.both():
            sim = self.simulate(library)
            for _ in range(2):
                with self.expect(abi.IO_ERROR, path, "neither beside its sources"):
                    sim.write(0xFFC, 0)

    def test_present(self):
        self.file("rom.hex")
        self.file("later.hex")
        for library in self.both():
            sim = self.simulate(library)
            sim.write(0xFFC, 0)
            sim.run(10)

    def test_malformed(self):
        path = self.file("rom.hex", "what\n")
        for library in self.both():
            with self.expect(abi.ASSERTION_FAILED, path, "syntax"):
                self.simulate(library)


class PlainOverlay(OverlayTest):
    """No IDs and other optional ports, one interrupt, READY that depends on VALID."""

    overlay = "plain_overlay"

    def test_copy(self):
        for library in self.both():
            info = library.info()
            self.assertEqual((info.data_width, info.irq_count), (32, 1))
            self.assertEqual(info.overlay_name, b"plain_overlay")
            sim = self.simulate(library, stall_registers=300, stall_r=300)
            data = copier.fill(sim, 0, 400)
            copier.copy(sim, 0, 4096, 100)
            self.assertEqual(bytes(sim.memory[4096:4496]), data)
            with self.expect(abi.BAD_ARGUMENT, "12 bits"):
                sim.read(0x1000)

    def test_register_clocks(self):
        sim = self.simulate()
        sim.write(copier.SCRATCH, 5)
        self.assertEqual(sim.clocks, 19)
        self.assertEqual(sim.read(copier.SCRATCH), 5)
        self.assertEqual(sim.clocks, 22)


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-") and os.path.isdir(sys.argv[1]):
        DIRECTORY = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
