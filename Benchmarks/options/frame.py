# SPDX-License-Identifier: Apache-2.0
"""Times one library of the overlay against others: the same frame on each in turn, so that whatever
else the machine does meets all of them alike.

    python3 frame.py [--size WxH] [--to WxH] [--rounds N] [--json] [--instructions] [--monitor]
                     NAME=LIBRARY.so...

Prints for each library the clocks per second, by the processor's time (median over the rounds), and
the median of its ratio to the first one, round by round. Every library must give the same bytes.

--monitor wakes the cycle monitor first, where there is one, so that it counts.
--instructions also counts the instructions per clock, with Valgrind's callgrind: a figure that is the
same on every run and depends on nothing else that the machine does.
"""

import argparse
import hashlib
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "sim" / "test"))
import overlay_library  # noqa: E402

DMA, CORE, MONITOR = 0x4040_0000, 0x43C0_0000, 0x43C1_0000
MONITOR_CONTROL, CLEAR = 0x0C, 0x2
MM2S, S2MM = DMA, DMA + 0x30
CONTROL, STATUS, ADDRESS, LENGTH = 0x00, 0x04, 0x18, 0x28  # S2MM's are the same, 0x30 further on
RUN, IDLE = 0x1, 0x2
SOURCE = 0x10_0000


def size(text):
    width, height = text.split("x")
    return int(width), int(height)


def pattern(count):
    """Bytes that are neither constant nor periodic in a row."""
    return bytes((i * i // 7 + i) & 0xFF for i in range(4093)) * (count // 4093 + 1)


class Frame:
    """A model with an image in its memory, and the way to resize it."""

    def __init__(self, path, source, target, monitor=False):
        self.library = overlay_library.Library(path)
        self.sim = overlay_library.Simulation(self.library, memory_size=64 << 20)
        self.source, self.target = source, target
        self.bytes_in, self.bytes_out = source[0] * source[1] * 3, target[0] * target[1] * 3
        self.result = SOURCE + (self.bytes_in + 4095) // 4096 * 4096
        self.sim.memory[SOURCE:SOURCE + self.bytes_in] = pattern(self.bytes_in)[:self.bytes_in]
        for channel in (MM2S, S2MM):
            self.sim.write(channel + CONTROL, RUN)
        if monitor:
            try:
                self.sim.write(MONITOR + MONITOR_CONTROL, CLEAR)
            except overlay_library.SimulationError:
                pass  # an overlay without one

    def run(self):
        """Resizes once. Returns (clocks, processor seconds)."""
        sim, began, clocks = self.sim, time.thread_time(), self.sim.clocks
        for offset, value in zip((0x10, 0x18, 0x20, 0x28), (
                self.source[1], self.source[0], self.target[1], self.target[0])):
            sim.write(CORE + offset, value)
        sim.write(MM2S + ADDRESS, SOURCE)
        sim.write(MM2S + LENGTH, self.bytes_in)
        sim.write(CORE, 1)
        sim.write(S2MM + ADDRESS, self.result)
        sim.write(S2MM + LENGTH, self.bytes_out)
        for channel in (MM2S, S2MM):
            sim.poll(channel + STATUS, IDLE, IDLE, interval=200, timeout=1 << 32)
        return sim.clocks - clocks, time.thread_time() - began

    def digest(self):
        return hashlib.sha256(self.sim.memory[self.result:self.result + self.bytes_out]).hexdigest()


def instructions(path, source, target, monitor):
    """Instructions per clock: what a second frame adds, so that all that is done once falls out."""
    counts = []
    for frames in (1, 2):
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable,
             __file__, "--count", str(frames), "--size", "{}x{}".format(*source),
             "--to", "{}x{}".format(*target), *(["--monitor"] if monitor else []),
             f"library={path}"], capture_output=True, text=True)
        collected = re.search(r"Collected : (\d+)", run.stderr)
        if run.returncode != 0 or not collected:
            sys.exit(f"callgrind failed on {path}: {run.stderr}")
        counts.append(int(collected[1]))
    return (counts[1] - counts[0]) / int(run.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=size, default=(640, 360))
    parser.add_argument("--to", type=size, default=(320, 180))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--instructions", action="store_true")
    parser.add_argument("--monitor", action="store_true")
    parser.add_argument("--count", type=int, help=argparse.SUPPRESS)
    parser.add_argument("libraries", nargs="+", metavar="NAME=LIBRARY")
    arguments = parser.parse_args()

    paths = {name: path for name, _, path in (
        item.rpartition("=") for item in arguments.libraries)}
    if arguments.count:  # what `instructions` runs under callgrind
        for path in paths.values():
            frame = Frame(path, arguments.size, arguments.to, arguments.monitor)
            clocks = [frame.run()[0] for _ in range(arguments.count)]
            print(clocks[-1])
        return
    if arguments.instructions and not shutil.which("valgrind"):
        sys.exit("--instructions needs Valgrind: apt-get install valgrind")
    rates, digests = {name: [] for name in paths}, {}
    for _ in range(arguments.rounds):
        for name, path in paths.items():
            # Made anew: a model with threads keeps them busy as long as it exists.
            frame = Frame(path, arguments.size, arguments.to, arguments.monitor)
            frame.run()  # once, for the pages of the memory
            clocks, seconds = frame.run()
            rates[name].append(clocks / seconds)
            digests[name] = frame.digest()
            frame.sim.close()
    if len(set(digests.values())) != 1:
        sys.exit(f"the libraries do not agree on the image: {digests}")
    first = rates[next(iter(rates))]
    rows = [{
        "name": name,
        "clocksPerSecond": round(statistics.median(values)),
        "ratio": statistics.median(value / base for value, base in zip(values, first)),
    } for name, values in rates.items()]
    if arguments.instructions:
        for row, path in zip(rows, paths.values()):
            row["instructionsPerClock"] = round(
                instructions(path, arguments.size, arguments.to, arguments.monitor))
    if arguments.json:
        print(json.dumps(rows, indent=2))
        return
    for row in rows:
        counted = f"  {row['instructionsPerClock']:6} instructions/clock" if arguments.instructions else ""
        print(f"{row['name']:<34} {row['clocksPerSecond'] / 1e6:6.2f} M clocks/s  "
              f"{row['ratio']:5.2f} x{counted}")


if __name__ == "__main__":
    main()
