# SPDX-License-Identifier: Apache-2.0
"""Tests of threads and child processes over the test overlays. Needs nothing but Python.

    python3 test_processes.py DIRECTORY [unittest arguments]

DIRECTORY (or SWYNQ_SIM_TEST_LIBRARIES) holds what run.sh builds.
"""

import ctypes
import os
import pathlib
import signal
import sys
import tempfile
import threading
import time
import traceback
import unittest

import copier
import overlay_library as abi
import test_abi
from overlay_library import SimulationError

DEADLINE = 30


class ProcessTest(test_abi.OverlayTest):
    def fork(self, body):
        """Runs body in a child process that ends as a C program does, and returns its number."""
        child = os.fork()
        if child == 0:
            status = 1
            try:
                body()
                status = 0
            except BaseException:
                traceback.print_exc()
                sys.stderr.flush()
            ctypes.CDLL(None).exit(status)
        return child

    def wait(self, child):
        """Expects the child to end well, soon."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return self.assertEqual(status, 0, "the child failed or was ended by a signal")
            time.sleep(0.005)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        self.fail("the child hangs")

    def in_child(self, body):
        self.wait(self.fork(body))


class Threads(ProcessTest):
    def test_none_are_started(self):
        before = len(os.listdir("/proc/self/task"))
        for library in self.both():
            sim = self.simulate(library)
            sim.run(10)
            self.assertEqual(len(os.listdir("/proc/self/task")), before)

    def busy(self, sim):
        """Runs sim on another thread for a while; returns the thread once it is in the call."""
        thread = threading.Thread(target=lambda: sim.run(4_000_000))
        before = sim.clocks
        thread.start()
        while sim.clocks == before:
            pass
        return thread

    def test_two_at_once(self):
        sim = self.simulate(self.instrumented)
        value = ctypes.c_uint32()
        library, handle = self.instrumented, sim.handle
        statistics = abi.Statistics(struct_size=ctypes.sizeof(abi.Statistics))
        calls = (lambda: library.read32(handle, 0, value), lambda: library.reset(handle),
                 lambda: library.get_interrupts(handle, value),
                 lambda: library.get_statistics(handle, statistics),
                 lambda: library.stop_waveform(handle))
        thread = self.busy(sim)
        statuses = [call() for call in calls]
        message = sim.last_error
        library.destroy(handle)  # which must not happen under the other thread
        others = []
        other = threading.Thread(target=lambda: others.append(sim.last_error))
        other.start()
        other.join()
        self.assertTrue(thread.is_alive(), "the calls came too late to show anything")
        thread.join()
        self.assertEqual(statuses, [abi.BUSY] * len(calls))
        self.assertIn("two threads at once", message)
        self.assertEqual(others, [""], "the refusal belongs to the thread that was refused")
        self.assertEqual(sim.read(copier.ID), copier.ID_VALUE, "the handle stays usable")
        with self.expect(abi.BAD_ARGUMENT, "multiple of 4"):
            sim.read(2)


class Children(ProcessTest):
    def test_both_go_on(self):
        for library in self.both():
            sim = self.simulate(library)
            data = copier.fill(sim, 0, 512)

            def child():
                sim.memory[0:512] = bytes(512)
                copier.copy(sim, 0, 4096, 64)
                assert bytes(sim.memory[4096:4608]) == bytes(512)
                sim.close()
            self.in_child(child)
            copier.copy(sim, 0, 4096, 64)
            self.assertEqual(bytes(sim.memory[4096:4608]), data)

    def test_creation_in_children_during_creation(self):
        stop = threading.Event()

        def create():
            while not stop.is_set():
                self.simulate(self.instrumented).close()
        threads = [threading.Thread(target=create) for _ in range(2)]
        for thread in threads:
            thread.start()
        try:
            for _ in range(30):
                self.in_child(lambda: self.simulate(self.instrumented).close())
        finally:
            stop.set()
            for thread in threads:
                thread.join()

    def test_handle_in_use_during_the_fork(self):
        sim = self.simulate(self.instrumented)
        thread = Threads.busy(self, sim)

        def child():
            for _ in range(2):
                try:
                    sim.run(1)
                    raise AssertionError("not refused")
                except SimulationError as error:
                    assert error.status == abi.BUSY, error
                    assert "forked" in error.message, error
            sim.close()
            self.simulate(self.instrumented).close()
        child = self.fork(child)
        self.assertTrue(thread.is_alive(), "the fork came too late to show anything")
        thread.join()
        self.wait(child)

    def test_a_waveform_stays_with_the_parent(self):
        def waveform(path, forks):
            sim = self.simulate(self.instrumented)
            sim.start_waveform(path)
            copier.copy(sim, 0, 4096, 500)
            if forks:
                self.in_child(lambda: None)
                self.in_child(lambda: (sim.run(1000), sim.stop_waveform(), sim.close()))
                self.in_child(lambda: (sim.start_waveform(other), sim.run(10), sim.close()))
            copier.copy(sim, 0, 4096, 500)
            sim.stop_waveform()
            return path.read_bytes()[330:]  # after the header, with its date
        with tempfile.TemporaryDirectory() as directory:
            other = pathlib.Path(directory) / "child.fst"
            expected = waveform(pathlib.Path(directory) / "a.fst", False)
            self.assertEqual(waveform(pathlib.Path(directory) / "b.fst", True), expected)
            self.assertGreater(other.stat().st_size, 330)
            self.assertEqual(len(os.listdir(directory)), 3)


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        test_abi.DIRECTORY = test_abi.pathlib.Path(sys.argv.pop(1))
    unittest.main()
