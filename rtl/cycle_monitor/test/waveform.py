#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the cycle monitor of the real overlay to a waveform of the same run.

    rtl/cycle_monitor/test/waveform.py [--library LIBRARY.so] [--seed N] [--keep DIRECTORY]

Frames are resized on the instrumented simulator while it writes a waveform; the monitor is cleared and
frozen in the middle of them. Then every count and time that it gives is counted again from the
waveform's signals alone. Without --library the overlay is built, into .build/waveform.

Needs pywellen, which reads waveforms; it is installed from PyPI into .build/waveform if it is missing.
"""

import argparse
import pathlib
import random
import subprocess
import sys
import tempfile
import venv

ROOT = pathlib.Path(__file__).resolve().parents[3]
BUILD = ROOT / ".build" / "waveform"
PACKAGE = "pywellen==0.25.7"
sys.path.insert(0, str(ROOT / "sim" / "test"))
import overlay_library  # noqa: E402

DMA, CORE, MONITOR = 0x4040_0000, 0x43C0_0000, 0x43C1_0000
MM2S, S2MM = DMA, DMA + 0x30
IDLE = 0x2
SOURCE, RESULT = 0x10_0000, 0x20_0000
RESET_CLOCKS = 16
CHANNELS = ("AR", "R", "AW", "W", "B", "MM2S", "S2MM")


def import_pywellen():
    try:
        import pywellen
    except ImportError:
        environment = BUILD / "venv"
        if not (environment / "bin" / "pip").exists():
            venv.create(environment, with_pip=True)
        pip = [str(environment / "bin" / "pip"), "install", "--quiet", PACKAGE]
        if subprocess.run(pip, check=False).returncode != 0:
            raise SystemExit(f"waveform.py: pip could not install {PACKAGE}; check the network")
        sys.path += [str(path) for path in environment.glob("lib/python3*/site-packages")]
        import pywellen
    return pywellen


def build_library(width):
    library = BUILD / f"resizer_overlay_{width}-instrumented.so"
    sources = [*ROOT.glob("rtl/**/*.sv"), *ROOT.glob("sim/src/*"), ROOT / "rtl" / "rtl.f"]
    if not library.exists() or any(
        file.stat().st_mtime > library.stat().st_mtime for file in sources
    ):
        print(f"building {library.name}", flush=True)
        subprocess.run(
            [ROOT / "sim" / "build-overlay.sh", "--top", "resizer_overlay", "--files",
             ROOT / "rtl" / "rtl.f", "--parameter", f"DataWidth={width}", "--variant",
             "instrumented", "--output", library],
            check=True)  # fmt: skip
    return library


class Run:
    """Frames on a simulated overlay, and what its monitor says of a part of them."""

    def __init__(self, library, seed, waveform, **options):
        self.random = random.Random(seed)
        self.sim = overlay_library.Simulation(
            library, seed=seed, memory_size=16 << 20, reset_clocks=RESET_CLOCKS, **options)
        self.sim.start_waveform(waveform)
        for channel in (MM2S, S2MM):
            self.sim.write(channel, 1)
        self.frame((16, 8), (9, 5))
        self.command(2)
        for _ in range(3):
            self.frame(*(tuple(self.random.randint(1, 40) for _ in range(2)) for _ in range(2)))
        self.begin((64, 40), (48, 30))
        self.sim.run(self.random.randint(1, 1500))
        self.command(1)
        self.counters = self.read_counters()
        self.finish()
        self.sim.stop_waveform()
        self.sim.close()

    def begin(self, source, target):
        bytes_in, bytes_out = (3 * size[0] * size[1] for size in (source, target))
        self.sim.memory[SOURCE : SOURCE + bytes_in] = self.random.randbytes(bytes_in)
        for offset, value in zip((0x10, 0x18, 0x20, 0x28), (*source[::-1], *target[::-1])):
            self.sim.write(CORE + offset, value)
        self.sim.write(S2MM + 0x18, RESULT + self.random.randrange(8))
        self.sim.write(S2MM + 0x28, bytes_out)
        self.sim.write(CORE, 1)
        self.sim.write(MM2S + 0x18, SOURCE)
        self.sim.write(MM2S + 0x28, bytes_in)

    def finish(self):
        for channel in (MM2S, S2MM):
            self.sim.poll(channel + 4, IDLE, IDLE)

    def frame(self, source, target):
        self.begin(source, target)
        self.finish()

    def command(self, bits):
        self.sim.write(MONITOR + 0x0C, bits)
        self.sim.poll(MONITOR + 0x0C, bits, 0)

    def wide(self, offset):
        low = self.sim.read(MONITOR + offset)
        return self.sim.read(MONITOR + offset + 4) << 32 | low

    def read_counters(self):
        found = {}
        for n, name in enumerate(CHANNELS):
            found[name, "beats"] = self.wide(0x400 + 8 * n)
            found[name, "stalled"] = self.wide(0x440 + 8 * n)
            found[name, "starved"] = self.wide(0x480 + 8 * n)
            found[name, "first"] = self.wide(0x500 + 8 * n)
            found[name, "last"] = self.wide(0x540 + 8 * n)
        for n, name in enumerate(("W", "MM2S", "S2MM")):
            found[name, "missing"] = self.wide(0x580 + 8 * n)
        outstanding = self.sim.read(MONITOR + 0x598)
        for n, name in enumerate(("reads", "writes")):
            found[name, "measured"] = self.wide(0x438 + 0x40 * n)
            found[name, "total"] = self.wide(0x5A0 + 8 * n)
            found[name, "minimum"] = self.sim.read(MONITOR + 0x5B0 + 8 * n)
            found[name, "maximum"] = self.sim.read(MONITOR + 0x5C0 + 8 * n)
            found[name, "outstanding"] = outstanding >> 16 * n & 0x1FF
        for name, offset in (("reads", 0x4C0), ("writes", 0x4C8), ("busy", 0x4D0)):
            found["registers", name] = self.wide(offset)
        found["frames", "number"] = self.wide(0x4B8)
        for index in range(4):
            self.sim.write(MONITOR + 0x14, index)
            start, end, high = (self.sim.read(MONITOR + 0x20 + 4 * n) for n in range(3))
            found["frame", index] = (start | (high & 0xFFFF) << 32, end | high >> 16 << 32)
        self.start, self.end = self.wide(0x538), self.wide(0x578)
        return found


class Waveform:
    """A waveform's signals, clock by clock: as they were just before each rising edge."""

    def __init__(self, path):
        waveform = import_pywellen().Waveform(str(path))
        self.variables = {var.full_name: var for var in waveform.all_vars()}

    def column(self, name, edges):
        """Values before the edges 0 up to `edges` - 1 since the reset ended, by their numbers."""
        if name not in self.variables:
            raise SystemExit(f"waveform.py: the waveform has no signal {name}")
        signal = self.variables[name].signal
        changes = [signal[i] for i in range(len(signal))] + [(1 << 62, None)]
        column, value, at = [], None, 0
        for edge in range(edges):
            # Edge n is at 10 ns * (n + RESET_CLOCKS); the inputs have settled 5 ns before it. In ps.
            time = 10_000 * (edge + RESET_CLOCKS) - 5_000
            while changes[at][0] <= time:
                value = changes[at][1]
                at += 1
            column.append(int(value) if value is not None else 0)
        return column


def recount(waveform, start, end):
    """All that the monitor counts, of the clocks from `start` to `end` - 1."""
    top, inner = "TOP.", "TOP.resizer_overlay."
    pins = {
        "AR": (top, "m_axi_ar"), "R": (top, "m_axi_r"), "AW": (top, "m_axi_aw"),
        "W": (top, "m_axi_w"), "B": (top, "m_axi_b"), "MM2S": (inner, "src_t"),
        "S2MM": (inner, "dst_t"),
    }  # fmt: skip
    # The edge that ends the reset is number 0: nothing is counted of it.
    def column(name):
        return [0] + waveform.column(name, end)[1:]

    found, beats = {}, {}
    window = range(start, end)
    for name, (scope, prefix) in pins.items():
        valid, ready = column(f"{scope}{prefix}valid"), column(f"{scope}{prefix}ready")
        beats[name] = [v & r for v, r in zip(valid, ready)]
        inside = [edge for edge in window if beats[name][edge]]
        found[name, "beats"] = len(inside)
        found[name, "stalled"] = sum(1 for edge in window if valid[edge] and not ready[edge])
        found[name, "starved"] = sum(1 for edge in window if ready[edge] and not valid[edge])
        found[name, "first"], found[name, "last"] = inside[0], inside[-1]
    width = len(f"{max(column('TOP.m_axi_wstrb')):b}")
    for name, signal in (("W", "TOP.m_axi_wstrb"), ("MM2S", f"{inner}src_tkeep"),
                         ("S2MM", f"{inner}dst_tkeep")):  # fmt: skip
        kept = column(signal)
        found[name, "missing"] = sum(
            width - kept[edge].bit_count() for edge in window if beats[name][edge])

    last = column("TOP.m_axi_rlast")
    first_beats, open_burst = [], False
    for edge, beat in enumerate(beats["R"]):
        if beat:
            if not open_burst:
                first_beats.append(edge)
            open_burst = not last[edge]
    ends = [edge for edge, beat in enumerate(beats["R"]) if beat and last[edge]]
    responses = [edge for edge, beat in enumerate(beats["B"]) if beat]
    for name, address, answers, finished in (
        ("reads", "AR", first_beats, ends), ("writes", "AW", responses, responses)
    ):  # fmt: skip
        asked = [edge for edge, beat in enumerate(beats[address]) if beat]
        latencies = [done - begun for begun, done in zip(asked, answers) if start <= done < end]
        found[name, "measured"], found[name, "total"] = len(latencies), sum(latencies)
        found[name, "minimum"], found[name, "maximum"] = min(latencies), max(latencies)
        depth, deepest = 0, 0
        asked, finished = set(asked), set(finished)
        for edge in range(end):
            depth += (edge in asked) - (edge in finished)
            if edge >= start:
                deepest = max(deepest, depth)
        found[name, "outstanding"] = deepest

    port = {pin: column(f"TOP.s_axi_{pin}") for pin in (
        "awvalid", "wvalid", "bvalid", "bready", "arvalid", "rvalid", "rready")}
    writing = reading = False
    counts = {"reads": 0, "writes": 0, "busy": 0}
    for edge in range(end):
        wrote, read = port["bvalid"][edge] & port["bready"][edge], port["rvalid"][edge] & port["rready"][edge]
        writing |= bool(port["awvalid"][edge] | port["wvalid"][edge])
        reading |= bool(port["arvalid"][edge])
        if edge >= start:
            counts["busy"] += writing or reading
            counts["writes"] += wrote
            counts["reads"] += read
        writing, reading = writing and not wrote, reading and not read
    for name, count in counts.items():
        found["registers", name] = count

    source_last, result_last = column(f"{inner}src_tlast"), column(f"{inner}dst_tlast")
    starts, frame_ends, inside = [], [], False
    for edge in range(end):
        if beats["MM2S"][edge]:
            if not inside:
                starts.append(edge)
            inside = not source_last[edge]
        if beats["S2MM"][edge] and result_last[edge]:
            frame_ends.append(edge)
    found["frames", "number"] = sum(1 for edge in frame_ends if edge >= start)
    frames = list(zip(starts, frame_ends))
    for index in range(4):
        found["frame", index] = frames[-1 - index]
    return found


def compare(library, seed, waveform, **options):
    run = Run(library, seed, waveform, **options)
    expected = recount(Waveform(waveform), run.start, run.end)
    width = library.info().data_width
    wrong = [key for key in run.counters if run.counters[key] != expected[key]]
    for key in wrong:
        print(f"  {' '.join(map(str, key))}: the monitor says {run.counters[key]}, the waveform "
              f"{expected[key]}")
    print(f"waveform, {width} bits, seed {seed}: {len(run.counters)} values in "
          f"{run.end - run.start} clocks {'DIFFER' if wrong else 'agree'}")
    return not wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", action="append", type=pathlib.Path,
                        help="an instrumented library of the overlay; may be given several times")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, help="where to leave the waveforms")
    arguments = parser.parse_args()
    BUILD.mkdir(parents=True, exist_ok=True)
    stalls = {f"stall_{name}": 300 for name in ("aw", "w", "b", "ar", "r", "registers")}
    good = True
    with tempfile.TemporaryDirectory() as temporary:
        directory = arguments.keep or pathlib.Path(temporary)
        directory.mkdir(parents=True, exist_ok=True)
        for path in arguments.library or [build_library(64)]:
            library = overlay_library.Library(path)
            for seed, options in (
                (arguments.seed, {}), (arguments.seed + 1, stalls),
                (arguments.seed + 2, {"read_latency": 7, "write_latency": 90,
                                      "max_outstanding_reads": 2}),
            ):  # fmt: skip
                good &= compare(library, seed, directory / f"{path.stem}-{seed}.fst", **options)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
