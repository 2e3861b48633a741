# SPDX-License-Identifier: Apache-2.0
"""Tests of overlays with several ports and clocks, over ports_overlay, in both variants."""

import json
import pathlib
import random
import sys
import threading
import time
import unittest

import copier
import overlay_library as abi
from overlay_library import Library, Simulation, SimulationError

DIRECTORY = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else pathlib.Path(".")
CONTROL, DMA, CFG = 0x43C0_0000, 0x43C1_0000, 0x8_0000_0000
FAST, SLOW = 0, 1  # clocks, and memory ports
SOURCE, SINK = 0, 1  # streams
SEED = random.randrange(1 << 32)


class Registers:
    """The registers of one of the copiers, in the place of a simulation's for copier.py."""

    def __init__(self, sim, base, beat):
        self.sim, self.base, self.beat = sim, base, beat

    def write(self, address, value):
        self.sim.write(self.base + address, value)

    def read(self, address):
        return self.sim.read(self.base + address)

    def start(self, source, destination, beats, burst=16):
        size = self.beat.bit_length() - 1
        for register, value in (
            (copier.SOURCE, source), (copier.DESTINATION, destination), (copier.BEATS, beats),
            (copier.BURST, burst), (copier.SHAPE, size | copier.INCR << 8), (copier.IRQ_ENABLE, 3),
            (copier.CONTROL, 1),
        ):  # fmt: skip
            self.write(register, value)


class PortsTest(unittest.TestCase):
    def setUp(self):
        self.libraries = [Library(DIRECTORY / f"ports_overlay-{variant}.so")
                          for variant in ("fast", "instrumented")]

    def each(self, **options):
        """A simulation of each variant."""
        for library in self.libraries:
            with self.subTest(library=library.path.name, seed=SEED):
                with Simulation(library, **options) as sim:
                    yield sim

    def assert_fails(self, status, *texts):
        return Expected(self, status, texts)


class Expected:
    def __init__(self, test, status, texts):
        self.test, self.status, self.texts = test, status, texts

    def __enter__(self):
        return self

    def __exit__(self, kind, error, _):
        self.test.assertIsInstance(error, SimulationError)
        self.test.assertEqual(error.status, self.status, error.message)
        for text in self.texts:
            self.test.assertIn(text, error.message)
        return True


class DescriptionTest(PortsTest):
    def test_ports_by_number(self):
        library = self.libraries[0]
        clock = library.port(abi.CLOCK, SLOW)
        self.assertEqual((clock.name, clock.first, clock.last), (b"mem_aclk", 64_000_000, 3906))
        names = [library.port(abi.REGISTERS, n).name for n in range(3)]
        self.assertEqual(names, [b"s_axi_control_", b"s_axi_dma_", b"S_AXI_CFG_"])
        cfg = library.port(abi.REGISTERS, 2)
        self.assertEqual((cfg.first, cfg.last, cfg.bits, cfg.clock), (CFG, CFG + 255, 64, SLOW))
        wide = library.port(abi.MEMORY, FAST)
        self.assertEqual((wide.name, wide.bits), (b"m_axi_gmem_", 512))
        streams = [library.port(abi.STREAM, n) for n in (SOURCE, SINK)]
        self.assertEqual([(s.name, s.is_input) for s in streams],
                         [(b"in_stream_", 1), (b"out_stream_", 0)])
        self.assertEqual(library.info().data_width, 512)
        self.assertEqual(library.info().irq_count, 37)
        with self.assert_fails(abi.BAD_ARGUMENT, "no memory port 2", "has 2"):
            library.port(abi.MEMORY, 2)
        with self.assert_fails(abi.BAD_ARGUMENT, "'gpio'", "gpio_i", "wide_o"):
            library.find(abi.SIGNAL, "gpio")
        with self.assert_fails(abi.BAD_ARGUMENT, "9 is no kind"):
            library.port(9, 0)

    def test_description(self):
        text = json.loads(self.libraries[0].description())
        self.assertEqual(text["name"], "ports_overlay")
        self.assertEqual(text["blocks"][0]["name"], "copier_0")
        ports = text["ports"]
        self.assertEqual([c["frequency"] for c in ports["clocks"]], [150_000_000, 64_000_000])
        self.assertEqual([r["active"] for r in ports["resets"]], ["low", "high"])
        self.assertEqual([m["protocol"] for m in ports["memory"]], ["AXI4", "AXI3"])
        self.assertEqual([r["protocol"] for r in ports["registers"]], ["AXI4-Lite"] * 2 + ["AXI4"])
        self.assertEqual([(i["port"], i["line"]) for i in ports["interrupts"]],
                         [("interrupt", 0), ("dma_introut", 1)])
        self.assertEqual([i["port"] for i in ports["inputs"]], ["gpio_i", "wide_i"])


class ClockTest(PortsTest):
    def test_times(self):
        for sim in self.each():
            sim.run(15_000)
            # 150 MHz: 20 clocks in 133,333 ps, without drift.
            self.assertEqual(sim.picoseconds // 1000, sim.clocks * 20 // 3)
            slow = sim.clocks_of(SLOW)
            self.assertAlmostEqual(slow, sim.clocks * 64 / 150, delta=1.5)
            self.assertEqual(sim.clocks_of(FAST), sim.clocks)
            with self.assert_fails(abi.BAD_ARGUMENT, "no clock 2"):
                sim.clocks_of(2)

    def test_frequency(self):
        for sim in self.each():
            self.assertEqual([sim.frequency(n) for n in (FAST, SLOW)], [150_000_000, 64_000_000])
            sim.set_frequency(SLOW, 300_000_000)
            self.assertEqual(sim.frequency(SLOW), 300_000_000)
            before, fast = sim.clocks_of(SLOW), sim.clocks
            sim.run(1000)
            self.assertAlmostEqual(sim.clocks_of(SLOW) - before, 2000, delta=6)
            self.assertEqual(sim.clocks - fast, 1000)
            for frequency in (0, 10**10 + 1):
                with self.assert_fails(abi.BAD_ARGUMENT, "1 to 10000000000"):
                    sim.set_frequency(SLOW, frequency)

    def test_variants_agree(self):
        clocks = []
        for sim in self.each(seed=SEED, stall_r=300, stall_w=300, stall_registers=200):
            self.copy_on_both(sim)
            clocks.append((sim.clocks, sim.clocks_of(SLOW), sim.picoseconds))
        self.assertEqual(clocks[0], clocks[1])

    def copy_on_both(self, sim):
        copier.fill(sim, 0x10000, 64 * 64)
        copier.fill(sim, 0x20000, 200 * 4)
        Registers(sim, CONTROL, 64).start(0x10000, 0x40000, 64)
        Registers(sim, DMA, 4).start(0x20000, 0x50000, 200)
        for line in (1, 2):
            sim.wait_lines(line)
        self.assertEqual(sim.memory[0x40000:0x41000], sim.memory[0x10000:0x11000])
        self.assertEqual(sim.memory[0x50000:0x50000 + 800], sim.memory[0x20000:0x20000 + 800])

    def test_reset(self):
        for sim in self.each():
            self.copy_on_both(sim)
            before = sim.clocks_of(SLOW)
            sim.reset()
            self.assertGreaterEqual(sim.clocks_of(SLOW) - before, 16, "every clock has its own")
            with Simulation(sim.library, reset_clocks=32) as other, \
                    Simulation(sim.library, reset_clocks=31) as shorter:
                self.assertLess(shorter.clocks, other.clocks)
            self.assertEqual(sim.lines & 3, 0)
            self.copy_on_both(sim)


class RegisterTest(PortsTest):
    def test_windows(self):
        for sim in self.each():
            for base in (CONTROL, DMA):
                self.assertEqual(sim.read(base), copier.ID_VALUE)
            sim.write(CONTROL + copier.SCRATCH, 1)
            sim.write(DMA + copier.SCRATCH, 2)
            self.assertEqual(sim.read(CONTROL + copier.SCRATCH), 1)
            self.assertEqual(sim.read(DMA + copier.SCRATCH), 2)
            for address in (0, CONTROL - 4, CONTROL + 0x1000, CFG + 0x100):
                with self.assert_fails(abi.BAD_ARGUMENT, "no register port"):
                    sim.read(address)

    def test_64_bits(self):
        for sim in self.each(stall_registers=300, seed=SEED):
            sim.write64(CFG + 8, 0x1122_3344_5566_7788)
            self.assertEqual(sim.read64(CFG + 8), 0x1122_3344_5566_7788)
            self.assertEqual(sim.read(CFG + 8), 0x5566_7788)
            self.assertEqual(sim.read(CFG + 12), 0x1122_3344)
            sim.write(CFG + 12, 0xAABB_CCDD)
            sim.write(CFG + 8, 0xEE, strobes=1)
            self.assertEqual(sim.read64(CFG + 8), 0xAABB_CCDD_5566_77EE)
            self.assertEqual(sim.read64(CFG + 0xF8), 2 << 32 | 1, "beats of 4 bytes, and of 8")
            with self.assert_fails(abi.BAD_ARGUMENT, "multiple of 8"):
                sim.read64(CFG + 4)
            # A port of 32 bits takes two accesses.
            sim.write64(CONTROL + copier.SOURCE - 4, 0x7777_0000_0000)
            self.assertEqual(sim.read(CONTROL + copier.SOURCE), 0x7777)
            self.assertEqual(sim.read64(CONTROL + copier.SOURCE - 4) >> 32, 0x7777)

    def test_blocks(self):
        for sim in self.each():
            values = [random.Random(n).randrange(1 << 32) for n in range(62)]
            sim.write_block(CFG, values)
            self.assertEqual(sim.read_block(CFG, 62), values)
            done = abi.c_uint64()
            words = (abi.c_uint32 * 4)()
            status = sim.library.read_block(sim.handle, CFG + 0xF8, words, 4, done)
            self.assertEqual((status, done.value), (abi.BAD_ARGUMENT, 2))

    def test_waiting_for_a_change(self):
        for sim in self.each():
            status = CONTROL + copier.STATUS
            before = sim.read(status)
            Registers(sim, CONTROL, 64).start(0, 0x8000, 100)
            self.assertNotEqual(sim.poll_change(status, before), before)
            with self.assert_fails(abi.TIMEOUT, "stayed 0x"):
                sim.poll_change(CONTROL + copier.ID, copier.ID_VALUE, timeout=100)


class MemoryTest(PortsTest):
    def test_wide_and_narrow(self):
        for sim in self.each(stall_aw=200, stall_w=200, stall_b=200, stall_ar=200, stall_r=200,
                             seed=SEED):
            for base, beat, source in ((CONTROL, 64, 0x1000_0040), (DMA, 4, 0x1100_0004)):
                beats = 333
                copier.fill(sim, source, beats * beat, seed=beat)
                Registers(sim, base, beat).start(source, 0x1800_0000, beats)
                sim.wait_lines(1 if base == CONTROL else 2)
                self.assertEqual(sim.memory[0x1800_0000:0x1800_0000 + beats * beat],
                                 sim.memory[source:source + beats * beat])

    def test_beyond_4_gib(self):
        four = 1 << 32
        for sim in self.each(memory_size=five_gib()):
            sim.memory[four + 64:four + 128] = bytes(range(64))
            sim.set("gpio_i", 1 << 39)
            Registers(sim, CONTROL, 64).start(64, 0x1000, 1)
            sim.wait_lines(1)
            self.assertEqual(bytes(sim.memory[four + 0x1000:four + 0x1040]), bytes(range(64)))
            self.assertEqual(bytes(sim.memory[0x1000:0x1040]), bytes(64))

    def test_options_of_a_port(self):
        for sim in self.each():
            def clocks():
                began = sim.clocks
                Registers(sim, CONTROL, 64).start(0, 0x8000, 16)
                sim.wait_lines(1)
                sim.write(CONTROL + copier.STATUS, 2)
                return sim.clocks - began
            usual = clocks()
            sim.set_memory(FAST, read_latency=530)
            self.assertEqual(clocks(), usual + 500)
            sim.set_memory(FAST)
            sim.set_memory(SLOW, read_latency=530)
            self.assertEqual(clocks(), usual)
            with self.assert_fails(abi.BAD_ARGUMENT, "no memory port 2"):
                sim.set_memory(2)
            with self.assert_fails(abi.BAD_ARGUMENT, "stall_r is 951"):
                sim.set_memory(FAST, stall_r=951)

    def test_common_bandwidth(self):
        for sim in self.each(max_outstanding_reads=16, max_outstanding_writes=16):
            library = sim.library
            library.limit_bandwidth(sim.handle, 8000)  # 8 bytes per clock
            began = sim.clocks
            Registers(sim, CONTROL, 64).start(0, 0x10_0000, 500)
            Registers(sim, DMA, 4).start(0x20_0000, 0x30_0000, 100)
            sim.wait_lines(2)
            slow_done = sim.clocks - began
            sim.wait_lines(1)
            moved = 2 * 500 * 64 + 2 * 100 * 4
            self.assertAlmostEqual((sim.clocks - began) * 8 / moved, 1, delta=0.05)
            self.assertLess(slow_done, 4000, "the other port has its share")
            self.assertEqual(library.limit_bandwidth(sim.handle, 0), abi.OK)
            began = sim.clocks
            sim.write(CONTROL + copier.STATUS, 2)
            Registers(sim, CONTROL, 64).start(0, 0x10_0000, 500)
            sim.wait_lines(1)
            self.assertLess(sim.clocks - began, 1500)

    def test_statistics(self):
        for sim in self.each():
            Registers(sim, CONTROL, 64).start(0, 0x8000, 48)
            Registers(sim, DMA, 4).start(0, 0x9000, 20)
            sim.wait_lines(1)
            sim.wait_lines(2)
            self.assertEqual([sim.memory_statistics(n).read_beats for n in (0, 1)], [48, 20])
            self.assertEqual([sim.memory_statistics(n).write_bursts for n in (0, 1)], [3, 2])
            self.assertEqual(sim.statistics.write_beats, 68)
            self.assertEqual(sim.memory_statistics(SLOW).clocks, sim.clocks_of(SLOW))


def five_gib():
    return 5 << 30


class StreamTest(PortsTest):
    def test_packets(self):
        for sim in self.each():
            chance = random.Random(SEED)
            sent = []
            for number in range(50):
                data = chance.randbytes(chance.randrange(1, 100))
                fields = {"destination": chance.randrange(8), "id": chance.randrange(4),
                          "user": [chance.randrange(64) for _ in range((len(data) + 3) // 4)]}
                sim.send(SOURCE, data, **fields)
                sent.append((data, fields))
                if number % 10 == 5:
                    sim.set_stream(SOURCE, stall=chance.choice((0, 500)))
                    sim.set_stream(SINK, stall=chance.choice((0, 500)))
            for data, fields in sent:
                packet = sim.receive(SINK)
                self.assertEqual(packet.data, bytes((byte + 1) % 256 for byte in data))
                self.assertEqual(packet.users, fields["user"])
                self.assertEqual((packet.destination, packet.id),
                                 (fields["destination"], fields["id"]))
                self.assertEqual(packet.beats, (len(data) + 3) // 4)
                self.assertEqual(packet.flags, 0)
            with self.assert_fails(abi.TIMEOUT, "out_stream_", "no packet"):
                sim.receive(SINK, timeout=100)

    def test_a_beat_per_clock(self):
        for sim in self.each():
            sim.send(SOURCE, bytes(4000))
            began = sim.clocks
            packet = sim.receive(SINK)
            self.assertEqual(packet.last_clock - packet.first_clock, 999)
            self.assertLessEqual(sim.clocks - began, 1003)

    def test_backpressure(self):
        for sim in self.each():
            sim.set_stream(SINK, capacity=64)
            sim.send(SOURCE, bytes(400))
            with self.assert_fails(abi.TIMEOUT, "in_stream_", "not all packets"):
                sim.wait_sent(SOURCE, 1000)
            with self.assert_fails(abi.TIMEOUT):
                sim.receive(SINK, timeout=100)
            sim.set_stream(SINK, capacity=1 << 20)
            self.assertEqual(sim.receive(SINK).byte_count, 400)
            sim.wait_sent(SOURCE, 0)

    def test_room_of_short_packets(self):
        """What a packet took of the capacity is given back whole, though its last beat is not full."""
        for sim in self.each():
            sim.set_stream(SINK, capacity=64)
            sim.send(SOURCE, b"a")
            for _ in range(100):
                sim.send(SOURCE, b"a")
                sim.run(20)
                self.assertEqual(sim.receive(SINK, timeout=0).byte_count, 1)
            sim.send(SOURCE, bytes(40))
            sim.run(100)
            self.assertEqual(sim.receive(SINK, timeout=0).byte_count, 1)
            self.assertEqual(sim.receive(SINK, timeout=100).byte_count, 40)

    def test_kinds_of_bytes(self):
        null, data, position = abi.NULL, abi.DATA, abi.POSITION
        kinds = [data, null, data, data, position, data, null, data, data]
        for sim in self.each():
            for _ in range(2):
                sim.send(SOURCE, bytes(range(9)), kinds=kinds)
            packet = sim.receive(SINK, kinds=True)
            self.assertEqual(packet.marks, kinds)
            self.assertEqual(packet.data, bytes(range(1, 10)))
            packet = sim.receive(SINK)
            self.assertEqual(packet.data, bytes([1, 3, 4, 5, 6, 8, 9]))
            with self.assert_fails(abi.BAD_ARGUMENT, "kind 3"):
                sim.send(SOURCE, b"abcd", kinds=[1, 1, 1, 3])

    def test_refused(self):
        for sim in self.each():
            with self.assert_fails(abi.BAD_ARGUMENT, "no bytes"):
                sim.send(SOURCE, b"")
            with self.assert_fails(abi.BAD_ARGUMENT, "TDEST 0x8", "3 bits"):
                sim.send(SOURCE, b"abcd", destination=8)
            with self.assert_fails(abi.BAD_ARGUMENT, "out_stream_", "receive from it"):
                sim.send(SINK, b"abcd")
            with self.assert_fails(abi.BAD_ARGUMENT, "in_stream_", "send into it"):
                sim.receive(SOURCE)
            with self.assert_fails(abi.BAD_ARGUMENT, "no stream 2"):
                sim.send(2, b"abcd")
            sim.send(SOURCE, bytes(100))
            with self.assert_fails(abi.BAD_ARGUMENT, "100 bytes", "room for 99"):
                sim.receive(SINK, room=99)
            self.assertEqual(sim.receive(SINK, room=100).byte_count, 100, "it was kept")

    def test_open_packets(self):
        for sim in self.each():
            sim.send(SOURCE, bytes(8), flags=abi.OPEN)
            sim.send(SOURCE, bytes(4))
            self.assertEqual(sim.receive(SINK).byte_count, 12)

    def test_reset_forgets(self):
        for sim in self.each():
            sim.send(SOURCE, bytes(400))
            sim.run(20)
            sim.reset()
            sim.send(SOURCE, b"four")
            self.assertEqual(sim.receive(SINK).byte_count, 4)


class SignalTest(PortsTest):
    def test_values(self):
        for sim in self.each():
            self.assertEqual(sim.get("gpio_i"), 0)
            sim.set("gpio_i", 0xAB_1234_5678)
            sim.run(1)
            self.assertEqual(sim.get("gpio_o"), 0xAB_1234_5679)
            wide = random.Random(SEED).randrange(1 << 100)
            sim.set("wide_i", wide)
            self.assertEqual(sim.get("wide_o"), wide ^ (1 << 100) - 1, "no clock is needed")
            sim.reset()
            self.assertEqual(sim.get("wide_i"), wide)
            with self.assert_fails(abi.BAD_ARGUMENT, "40 bits", "more"):
                sim.set("gpio_i", 1 << 40)
            with self.assert_fails(abi.BAD_ARGUMENT, "gpio_o", "output"):
                sim.set("gpio_o", 1)

    def test_waits(self):
        for sim in self.each():
            sim.set("gpio_i", 41)
            self.assertEqual(sim.wait_signal("gpio_o", 42), 42)
            self.assertEqual(sim.wait_signal("gpio_o", 2, mask=3, timeout=0), 42)
            sim.set("gpio_i", 42)
            began = sim.clocks
            self.assertEqual(sim.wait_signal_change("gpio_o", 42), 43)
            self.assertEqual(sim.clocks - began, 1)
            with self.assert_fails(abi.TIMEOUT, "gpio_o", "it is 0x2b"):
                sim.wait_signal("gpio_o", 7, timeout=10)
            with self.assert_fails(abi.TIMEOUT, "nothing but 0x2b"):
                sim.wait_signal_change("gpio_o", 43, timeout=10)

    def test_lines_beyond_32(self):
        for sim in self.each():
            sim.set("gpio_i", 1 << 33)
            self.assertEqual(sim.wait_lines(1 << 36), 1 << 36)
            sim.set("gpio_i", 1)
            self.assertEqual(sim.lines, 1 << 3, "no clock is needed")
            sim.set("gpio_i", 1 << 33)
            self.assertEqual(sim.wait_lines(1 << 36, timeout=0), 1 << 36)
            sim.set("gpio_i", 0)
            self.assertEqual(sim.wait_line_change(1 << 36, 1 << 36), 0)
            with self.assert_fails(abi.TIMEOUT, "stayed 0x0"):
                sim.wait_line_change(1 << 36, 0, timeout=5)
            with self.assert_fails(abi.BAD_ARGUMENT, "none of the overlay's 37"):
                sim.wait_lines(1 << 37)


class CancelTest(PortsTest):
    def test_from_another_thread(self):
        for sim in self.each():
            threading.Timer(0.2, lambda: sim.library.cancel(sim.handle)).start()
            began = time.monotonic()
            with self.assert_fails(abi.CANCELLED, "cancelled"):
                sim.run(10**12)
            self.assertLess(time.monotonic() - began, 30)
            sim.run(10)
            self.assertEqual(sim.read(CONTROL), copier.ID_VALUE)

    def test_the_next_wait(self):
        for sim in self.each():
            sim.library.cancel(sim.handle)
            with self.assert_fails(abi.CANCELLED):
                sim.wait_lines(1, timeout=10)
            with self.assert_fails(abi.TIMEOUT):
                sim.wait_lines(1, timeout=10)


class ActivityTest(PortsTest):
    def test_ports(self):
        for sim in self.each(stall_r=300, seed=SEED):
            sim.start_activity()
            Registers(sim, CONTROL, 64).start(0, 0x8000, 48)
            Registers(sim, DMA, 4).start(0, 0x9000, 20)
            sim.send(SOURCE, bytes(401))
            sim.wait_lines(1)
            sim.wait_lines(2)
            sim.receive(SINK)
            sim.stop_activity()
            for port, beats in ((0, 48), (1, 20)):
                buckets = sim.port_buckets(port)
                self.assertEqual(sum(b.channels[abi.R].beats for b in buckets), beats)
                self.assertEqual(sum(b.channels[abi.W].beats for b in buckets), beats)
            for port in (2, 3):
                buckets = sim.port_buckets(port)
                self.assertEqual(sum(b.channels[0].beats for b in buckets), 101)
                activity = sim.port_activity(port)
                clocks = sum(b.clocks for b in buckets)
                self.assertEqual(clocks, activity.end_clock - activity.start_clock)
                for b in buckets:
                    c = b.channels[0]
                    self.assertEqual(c.beats + c.stalled + c.starved + c.idle, b.clocks)
            packets = [event for event in sim.events if event.kind == abi.PACKET]
            self.assertEqual([(p.port, p.beats) for p in packets], [(2, 101), (3, 101)])
            bursts = [event for event in sim.events if event.kind == abi.READ_BURST]
            self.assertEqual(sorted((b.port, b.beats) for b in bursts),
                             [(0, 16)] * 3 + [(1, 4), (1, 16)])
            with self.assert_fails(abi.BAD_ARGUMENT, "no port 4"):
                sim.port_activity(4)


class WaveformTest(PortsTest):
    def test_file(self):
        for sim in self.each():
            if not sim.library.info().instrumented:
                continue
            path = DIRECTORY / "ports.fst"
            path.unlink(missing_ok=True)
            sim.start_waveform(path)
            began = sim.picoseconds
            sim.run(100)
            sim.stop_waveform()
            data = path.read_bytes()
            start, end = (int.from_bytes(data[at:at + 8], "big") for at in (9, 17))
            self.assertAlmostEqual(start, began, delta=8000)
            self.assertEqual(end, sim.picoseconds)
            path.unlink()


if __name__ == "__main__":
    unittest.main()
