# SPDX-License-Identifier: Apache-2.0
"""Clocks per second of the test overlay's copier: half of the bus's beats are reads, half writes.
Time is that of the processor, so that other work on the machine matters less; best of several runs.

    python3 benchmark.py LIBRARY.so...
"""

import sys
import time

import copier
from overlay_library import Library, Simulation

BEATS = 1_000_000
RUNS = 5


def clocks_per_second(library, **options):
    best = 0.0
    with Simulation(library, memory_size=64 << 20, **options) as sim:
        for _ in range(RUNS):
            copier.start(sim, 0, 32 << 20, BEATS, burst=16)
            clocks, began = sim.clocks, time.thread_time()
            sim.wait_interrupt(1, 20 * BEATS)
            best = max(best, (sim.clocks - clocks) / (time.thread_time() - began))
            sim.write(copier.STATUS, 2)
    return best


for path in sys.argv[1:]:
    library = Library(path)
    info = library.info()
    print(f"{path}: Verilator {info.verilator_version.decode()}, "
          f"{clocks_per_second(library) / 1e6:.2f} M clocks/s, with stalls "
          f"{clocks_per_second(library, stall_r=100, stall_w=100) / 1e6:.2f} M clocks/s",
          flush=True)
