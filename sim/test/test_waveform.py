# SPDX-License-Identifier: Apache-2.0
"""Tests of waveforms over the test overlays. Needs nothing but Python.

    python3 test_waveform.py DIRECTORY [unittest arguments]

DIRECTORY (or SWYNQ_SIM_TEST_LIBRARIES) holds what run.sh builds.
"""

import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import unittest

import copier
import overlay_library as abi
import test_abi

PICOSECONDS = 10_000  # of a clock


def header(path):
    """First and last clock shown, and the number of variables, from an FST file's header."""
    data = path.read_bytes()
    start, end, variables = (int.from_bytes(data[at:at + 8], "big") for at in (9, 17, 49))
    return start / PICOSECONDS, end / PICOSECONDS, variables


class WaveformTest(test_abi.OverlayTest):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)
        self.path = self.directory / "wave.fst"

    def files(self):
        return sorted(path.name for path in self.directory.iterdir())


class Waveforms(WaveformTest):
    def test_fast_variant_has_none(self):
        sim = self.simulate()
        with self.expect(abi.UNSUPPORTED, "instrumented"):
            sim.start_waveform(self.path)
        with self.expect(abi.UNSUPPORTED):
            sim.stop_waveform()

    def test_file(self):
        sim = self.simulate(self.instrumented)
        sim.start_waveform(self.path)
        copier.copy(sim, 0, 0x8000, 10)
        self.assertEqual(self.files(), [], "nothing shows before it is complete")
        sim.stop_waveform()
        short = self.path.read_bytes()
        self.assertEqual(short[0], 0, "an FST file starts with its header block")
        self.assertGreater(len(short), 1000)
        self.assertEqual(header(self.path)[:2], (16, sim.clocks), "it starts after the reset")
        other = self.path.with_name("other.fst")
        sim.start_waveform(other)
        copier.copy(sim, 0, 0x8000, 2000)
        sim.close()
        self.assertGreater(other.stat().st_size, len(short))
        self.assertEqual(self.path.read_bytes(), short)
        self.assertEqual(self.files(), ["other.fst", "wave.fst"])

    def test_failure_is_in_the_file(self):
        sim = self.simulate(self.instrumented)
        sim.start_waveform(self.path)
        with self.expect(abi.ASSERTION_FAILED):
            sim.write(copier.FAULT, copier.FAULTS["assertion"])
            sim.run(10)
        self.assertEqual(header(self.path)[1], sim.clocks + 1)

    def test_start_and_stop(self):
        sim = self.simulate(self.instrumented)
        sim.stop_waveform()
        sim.start_waveform(self.path)
        with self.expect(abi.BAD_ARGUMENT, "already"):
            sim.start_waveform(self.path)
        sim.reset()
        sim.stop_waveform()
        sim.stop_waveform()

    def test_clocks_are_the_same(self):
        counts = []
        for options in (None, {}, {"first_clock": 100, "clocks": 200}, {"depth": 1}):
            sim = self.simulate(self.instrumented, stall_r=300, stall_w=300)
            if options is not None:
                sim.start_waveform(self.path, **options)
            copier.copy(sim, 0, 0x8000, 500)
            counts.append((sim.clocks, sim.statistics.last_write_beat_clock))
        self.assertEqual(len(set(counts)), 1, counts)


class Parts(WaveformTest):
    def test_clocks(self):
        for first, clocks, shown in ((0, 0, (16, 516)), (100, 0, (100, 516)), (100, 50, (100, 150)),
                                     (0, 50, (16, 66)), (5, 100, (16, 105)), (515, 1, (515, 516)),
                                     (100, 10_000, (100, 516)), (100, (1 << 64) - 1, (100, 516))):
            with self.subTest(first=first, clocks=clocks):
                sim = self.simulate(self.instrumented)
                sim.start_waveform(self.path, first_clock=first, clocks=clocks)
                sim.run(500)
                if clocks in (1, 50):
                    self.assertEqual(header(self.path)[:2], shown, "it is complete by itself")
                    other = self.directory / "other.fst"
                    sim.start_waveform(other)
                sim.stop_waveform()
                self.assertEqual(header(self.path)[:2], shown)

    def test_across_resets_and_accesses(self):
        sim = self.simulate(self.instrumented)
        sim.start_waveform(self.path, first_clock=24, clocks=12)
        sim.read(copier.ID)
        sim.reset()
        sim.read(copier.ID)
        self.assertEqual(header(self.path)[:2], (24, 36))

    def test_the_same_signals_as_of_the_whole(self):
        """The values of a part are those of the whole: both hold the same changes of the counter."""
        sizes = []
        for first in (0, 400):
            sim = self.simulate(self.instrumented)
            sim.start_waveform(self.path, first_clock=first)
            sim.run(500)
            sim.stop_waveform()
            sizes.append(self.path.stat().st_size)
        self.assertLess(sizes[1], sizes[0])

    def test_depth(self):
        variables = []
        for depth in (1, 2, 0):
            sim = self.simulate(self.instrumented)
            sim.start_waveform(self.path, depth=depth)
            sim.run(100)
            sim.stop_waveform()
            variables.append(header(self.path)[2])
        self.assertEqual(variables, sorted(set(variables)), "each level adds signals")
        self.assertGreater(variables[0], 60, "the ports at least")

    def test_in_the_past(self):
        sim = self.simulate(self.instrumented)
        sim.run(100)
        with self.expect(abi.BAD_ARGUMENT, "end at clock 60", "116 has passed"):
            sim.start_waveform(self.path, first_clock=10, clocks=50)
        self.assertEqual(self.files(), [])


class Files(WaveformTest):
    def refuse(self, path, *texts):
        sim = self.simulate(self.instrumented)
        before = self.files()
        with self.expect(abi.IO_ERROR, str(path), *texts):
            sim.start_waveform(path)
        self.assertEqual(self.files(), before)
        sim.start_waveform(self.path)
        sim.stop_waveform()

    def test_places_that_cannot_be_written(self):
        self.refuse(self.directory / "no-such-directory" / "wave.fst", "No such file")
        self.refuse(self.directory, "Is a directory")
        self.refuse(f"{self.directory}/none/", "cannot be written")
        self.refuse("", "No such file")
        os.mkfifo(self.directory / "pipe.fst")
        self.refuse(self.directory / "pipe.fst", "regular file")
        self.refuse("/dev/null", "regular file")
        self.refuse("/proc/wave.fst")
        self.assertTrue(pathlib.Path("/dev/null").is_char_device())
        (self.directory / "loop.fst").symlink_to("loop.fst")
        self.refuse(self.directory / "loop.fst", "symbolic links")
        self.refuse("x" * 300, "too long")

    def test_links_are_followed_and_modes_kept(self):
        target, link = self.directory / "target.fst", self.directory / "link.fst"
        link.symlink_to("target.fst")
        for exists in (False, True):
            sim = self.simulate(self.instrumented)
            if exists:
                target.chmod(0o640)
            sim.start_waveform(link)
            sim.run(10)
            sim.close()
            self.assertTrue(link.is_symlink())
            self.assertGreater(target.stat().st_size, 330)
        self.assertEqual(target.stat().st_mode & 0o7777, 0o640)
        self.assertEqual(self.files(), ["link.fst", "target.fst"])

    def test_relative_path(self):
        sim = self.simulate(self.instrumented)
        before = os.getcwd()
        os.chdir(self.directory)
        try:
            sim.start_waveform("wave.fst")
            sim.run(10)
            sim.stop_waveform()
        finally:
            os.chdir(before)
        self.assertEqual(self.files(), ["wave.fst"])

    def test_full_disk(self):
        """At every size of file at which the disk may be full."""
        def run(limit):
            sim = self.simulate(self.instrumented)
            hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
            try:
                sim.start_waveform(self.path)
                copier.copy(sim, 0, 0x8000, 2000)
                clocks = sim.clocks
                sim.stop_waveform()
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
                self.assertEqual(sim.read(copier.ID), copier.ID_VALUE, "the model goes on")
            return clocks
        clocks = run(resource.RLIM_INFINITY)
        whole = self.path.read_bytes()
        for limit in (0, 100, 1000, 5000, 12_000, 20_000, len(whole) // 2, len(whole) - 1):
            with self.subTest(limit=limit):
                with self.expect(abi.IO_ERROR, str(self.path), "File too large"):
                    run(limit)
                self.assertEqual(self.files(), ["wave.fst"])
                self.assertEqual(self.path.read_bytes(), whole, "the earlier one is still there")
        self.assertEqual(run(len(whole)), clocks)

    def test_full_disk_at_the_end_of_a_part(self):
        sim = self.simulate(self.instrumented)
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        sim.start_waveform(self.path, clocks=100)
        resource.setrlimit(resource.RLIMIT_FSIZE, (500, hard))
        sim.run(200)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        sim.run(200)
        with self.expect(abi.IO_ERROR, "could not be written whole"):
            sim.stop_waveform()
        sim.stop_waveform()
        self.assertEqual(self.files(), [])

    def test_signals_leave_nothing(self):
        # A shell gives its background jobs, and what they start, SIGINT ignored.
        program = f"""
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, {str(pathlib.Path(__file__).parent)!r})
from overlay_library import Library, Simulation
sim = Simulation(Library({str(self.instrumented.path)!r}))
sim.start_waveform({str(self.path)!r})
sim.run(1000)
print("running", flush=True)
while True:
    sim.run(1000)
"""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
            run = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, env={**os.environ, "TMPDIR": "/none"})
            self.assertEqual(run.stdout.readline(), b"running\n")
            run.send_signal(number)
            run.wait(30)
            run.stdout.close()
            self.assertEqual(self.files(), [])


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        test_abi.DIRECTORY = test_abi.pathlib.Path(sys.argv.pop(1))
    unittest.main()
