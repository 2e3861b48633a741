# SPDX-License-Identifier: Apache-2.0
"""Tests of the activity log over the test overlays. Needs nothing but Python.

    python3 test_activity.py DIRECTORY [unittest arguments]

DIRECTORY (or SWYNQ_SIM_TEST_LIBRARIES) holds what run.sh builds.
"""

import ctypes
import os
import random
import sys
import unittest

import copier
import overlay_library as abi
import test_abi
from overlay_library import AR, AW, B, R, W

STALLS = dict(stall_aw=300, stall_w=500, stall_b=700, stall_ar=200, stall_r=400,
              stall_registers=100)


class ActivityTest(test_abi.OverlayTest):
    def logged(self, library=None, log=None, **options):
        sim = self.simulate(library, **options)
        sim.start_activity(**(log or {}))
        return sim

    def of_kind(self, sim, *kinds):
        return [event for event in sim.events if event.kind in kinds]

    def total(self, sim, channel, field):
        return sum(getattr(bucket.channels[channel], field) for bucket in sim.buckets)

    def check_sums(self, sim):
        """What must agree within any log."""
        activity, buckets, events = sim.activity, sim.buckets, sim.events
        self.assertEqual(len(buckets), activity.bucket_count)
        self.assertEqual(len(events), activity.event_count)
        clock = activity.start_clock
        for number, bucket in enumerate(buckets):
            self.assertEqual(bucket.first_clock, clock + 1, "no gap, no overlap")
            clock += bucket.clocks
            if number + 1 < len(buckets):
                self.assertEqual(bucket.clocks, activity.bucket_clocks)
            for channel in bucket.channels:
                self.assertEqual(
                    channel.beats + channel.stalled + channel.starved + channel.idle,
                    bucket.clocks)
        self.assertEqual(clock, activity.end_clock)
        self.assertEqual([event.end for event in events], sorted(event.end for event in events))
        for event in events:
            self.assertLessEqual(activity.start_clock, event.start)
            self.assertLessEqual(event.start, event.end)
            self.assertLessEqual(event.end, activity.end_clock)


class Counts(ActivityTest):
    def check_copy(self, library, log=None, **options):
        sim = self.logged(library, log, **options)
        copier.fill(sim, 0, 8000)
        for burst in (3, 16, 256):
            copier.copy(sim, 0, 0x8000, 1000, burst=burst)
        sim.stop_activity()
        statistics = sim.statistics
        self.check_sums(sim)
        self.assertEqual(sim.activity.dropped_events, 0)
        self.assertEqual(sim.activity.partial_bursts, 0)
        self.assertEqual(self.total(sim, AR, "beats"), statistics.read_bursts)
        self.assertEqual(self.total(sim, R, "beats"), statistics.read_beats)
        self.assertEqual(self.total(sim, AW, "beats"), statistics.write_bursts)
        self.assertEqual(self.total(sim, W, "beats"), statistics.write_beats)
        self.assertEqual(self.total(sim, B, "beats"), statistics.write_bursts)
        reads = self.of_kind(sim, abi.READ_BURST)
        writes = self.of_kind(sim, abi.WRITE_BURST)
        for bursts, count, beats, first, last in (
                (reads, statistics.read_bursts, statistics.read_beats,
                 statistics.first_read_beat_clock, statistics.last_read_beat_clock),
                (writes, statistics.write_bursts, statistics.write_beats,
                 statistics.first_write_beat_clock, statistics.last_write_beat_clock)):
            self.assertEqual(len(bursts), count)
            self.assertEqual(sum(burst.beats for burst in bursts), beats)
            self.assertEqual(min(burst.first_beat for burst in bursts), first)
            self.assertEqual(max(burst.last_beat for burst in bursts), last)
            self.assertEqual({burst.beat_bytes for burst in bursts}, {8})
        for name, bursts in (("outstanding_reads", reads), ("outstanding_writes", writes)):
            self.assertEqual(sum(getattr(bucket, name) for bucket in sim.buckets),
                             sum(burst.end - burst.start for burst in bursts), "Little's law")
        for burst in reads:
            self.assertGreaterEqual(burst.first_beat - burst.start, 30, "the latency")
            self.assertEqual(burst.end, burst.last_beat)
        for burst in writes:
            self.assertGreaterEqual(burst.end - burst.last_beat, 30, "the latency")
        self.assertEqual(len(self.of_kind(sim, abi.REGISTER_READ)), statistics.register_reads)
        self.assertEqual(len(self.of_kind(sim, abi.REGISTER_WRITE)), statistics.register_writes)
        return sim

    def test_counts_equal_the_statistics(self):
        for library in self.both():
            for options in ({}, STALLS):
                with self.subTest(library=library.path.name, options=options):
                    self.check_copy(library, **options)

    def test_variants_agree(self):
        logs = [self.check_copy(library, log=dict(minimum_run=2), **STALLS)
                for library in self.both()]
        self.assertEqual([bytes(bucket) for bucket in logs[0].buckets],
                         [bytes(bucket) for bucket in logs[1].buckets])
        self.assertEqual([bytes(event) for event in logs[0].events],
                         [bytes(event) for event in logs[1].events])

    def test_addresses(self):
        sim = self.logged()
        copier.copy(sim, 0x1000, 0x9000, 100, burst=16)
        for kind, start in ((abi.READ_BURST, 0x1000), (abi.WRITE_BURST, 0x9000)):
            self.assertEqual([(burst.address, burst.beats) for burst in self.of_kind(sim, kind)],
                             [(start + 128 * n, min(16, 100 - 16 * n)) for n in range(7)])

    def test_data_before_address(self):
        for library in self.both():
            sim = self.logged(library)
            copier.copy(sim, 0x1000, 0x9000, 100, burst=8, delay=10)
            writes = self.of_kind(sim, abi.WRITE_BURST)
            self.assertTrue(any(burst.first_beat < burst.start for burst in writes))
            self.assertEqual([burst.beats for burst in writes], [8] * 12 + [4])
            self.assertEqual(sum(burst.beats for burst in writes), self.total(sim, W, "beats"))

    def test_beyond_memory(self):
        sim = self.logged()
        copier.copy(sim, test_abi.SIZE, test_abi.SIZE + 4096, 16)
        bursts = self.of_kind(sim, abi.READ_BURST, abi.WRITE_BURST)
        self.assertEqual([burst.status for burst in bursts], [abi.DECODE_ERROR] * 2)

    def test_width_of_buckets_doubles(self):
        logs = [self.check_copy(self.fast, log=log) for log in (
            dict(bucket_clocks=1, max_buckets=4), dict(bucket_clocks=7, max_buckets=10),
            dict(bucket_clocks=1, max_buckets=1 << 16))]
        self.assertEqual(logs[2].activity.bucket_clocks, 1)
        for sim in logs[:2]:
            activity = sim.activity
            self.assertLessEqual(activity.bucket_count, 10)
            self.assertIn(activity.bucket_clocks, [first << n for first in (1, 7)
                                                   for n in range(20)])
            # Clock by clock, the wide buckets hold what the narrow ones do.
            fine = logs[2].buckets
            for bucket in sim.buckets:
                begin = bucket.first_clock - activity.start_clock - 1
                part = fine[begin:begin + bucket.clocks]
                for channel in range(len(abi.CHANNELS)):
                    for field in ("beats", "stalled", "starved", "idle"):
                        self.assertEqual(
                            getattr(bucket.channels[channel], field),
                            sum(getattr(one.channels[channel], field) for one in part))


class Events(ActivityTest):
    def test_register_accesses(self):
        for library in self.both():
            sim = self.logged(library)
            sim.write(copier.SCRATCH, 0x11223344)
            self.assertEqual(sim.read(copier.SCRATCH), 0x11223344)
            with self.expect(abi.DECODE_ERROR):
                sim.read(copier.UNMAPPED)
            with self.expect(abi.SUBORDINATE_ERROR):
                sim.write(copier.REFUSED, 7)
            got = [(event.kind, event.address, event.value, event.status, event.start, event.end)
                   for event in sim.events
                   if event.kind in (abi.REGISTER_READ, abi.REGISTER_WRITE)]
            self.assertEqual(got[:2], [
                (abi.REGISTER_WRITE, copier.SCRATCH, 0x11223344, abi.OK, 17, 19),
                (abi.REGISTER_READ, copier.SCRATCH, 0x11223344, abi.OK, 20, 22)])
            self.assertEqual([event[:4] for event in got[2:]], [
                (abi.REGISTER_READ, copier.UNMAPPED, 0, abi.DECODE_ERROR),
                (abi.REGISTER_WRITE, copier.REFUSED, 7, abi.SUBORDINATE_ERROR)])

    def test_hung_access(self):
        sim = self.logged(register_timeout=50)
        sim.write(copier.FAULT, copier.FAULTS["read_hang"])
        with self.expect(abi.BUS_HANG):
            sim.read(copier.ID)
        event = sim.events[-1]
        self.assertEqual((event.kind, event.status), (abi.REGISTER_READ, abi.BUS_HANG))
        self.assertEqual(event.end - event.start + 1, 50)

    def test_interrupts(self):
        for library in self.both():
            sim = self.logged(library)
            copier.copy(sim, 0, 0x8000, 100)
            raised = sim.clocks
            self.assertEqual([(event.start, event.value) for event in
                              self.of_kind(sim, abi.INTERRUPT)], [(raised, 1)],
                             "seen at once, as the wait saw it")
            sim.write(copier.STATUS, 2)
            sim.run(5)
            changes = self.of_kind(sim, abi.INTERRUPT)
            self.assertEqual([event.value for event in changes], [1, 0])
            self.assertLessEqual(changes[1].start, sim.clocks - 5)

    def runs(self, sim, kind, channel):
        return [(event.start, event.end) for event in self.of_kind(sim, kind)
                if event.channel == channel]

    def test_runs(self):
        """Every run, found again in buckets of one clock."""
        for seed in range(3):
            sim = self.logged(log=dict(bucket_clocks=1, max_buckets=1 << 16, minimum_run=1),
                              seed=seed, **STALLS)
            copier.copy(sim, 0, 0x8000, 300)
            sim.stop_activity()
            buckets = sim.buckets
            for kind, field in ((abi.STALLED, "stalled"), (abi.STARVED, "starved")):
                for channel in range(len(abi.CHANNELS)):
                    expected, since = [], None
                    for bucket in buckets:
                        if getattr(bucket.channels[channel], field):
                            since = since or bucket.first_clock
                        elif since:
                            expected.append((since, bucket.first_clock - 1))
                            since = None
                    if since:
                        expected.append((since, sim.clocks))
                    self.assertEqual(self.runs(sim, kind, channel), expected)

    def test_shorter_runs_are_left_out(self):
        def lengths(minimum):
            sim = self.logged(log=dict(minimum_run=minimum), **STALLS)
            copier.copy(sim, 0, 0x8000, 300)
            sim.stop_activity()
            return [event.end - event.start + 1
                    for event in self.of_kind(sim, abi.STALLED, abi.STARVED)]
        every = lengths(1)
        self.assertTrue(any(length < 5 for length in every))
        self.assertEqual(lengths(5), [length for length in every if length >= 5])

    def test_reset(self):
        for library in self.both():
            sim = self.logged(library)
            copier.start(sim, 0, 0x8000, 1000)
            sim.run(200)
            before = sim.clocks
            sim.reset()
            copier.copy(sim, 0, 0x8000, 100)
            sim.stop_activity()
            self.check_sums(sim)
            reset = self.of_kind(sim, abi.RESET)
            self.assertEqual([(event.start, event.end) for event in reset],
                             [(before + 1, before + 16)])
            self.assertGreater(sim.activity.partial_bursts, 0)
            after = [event for event in sim.events
                     if event.start > before and event.kind == abi.READ_BURST]
            self.assertEqual(sum(burst.beats for burst in after), 100)

    def test_started_and_stopped_at_any_time(self):
        """A log begun or ended in the middle tells whole bursts only, and tells them right."""
        seed = int(os.environ.get("SWYNQ_SEED", random.randrange(1 << 32)))
        numbers = random.Random(seed)
        for _ in range(30):
            whole = self.logged(**STALLS)
            part = self.simulate(**STALLS)
            delay = numbers.choice((0, 10))
            begin, length = numbers.randrange(600), numbers.randrange(600)
            for sim in (whole, part):
                copier.start(sim, 0, 0x8000, 200, burst=4 if delay else 16, delay=delay)
            part.run(begin)
            part.start_activity()
            part.run(length)
            part.stop_activity()
            whole.run(begin + length)
            activity = part.activity
            with self.subTest(seed=seed, begin=begin, length=length, delay=delay):
                self.check_sums(part)
                for kind in (abi.READ_BURST, abi.WRITE_BURST):
                    inside = [bytes(event) for event in self.of_kind(whole, kind)
                              if min(event.start, event.first_beat) > activity.start_clock]
                    self.assertEqual([bytes(event) for event in self.of_kind(part, kind)], inside)

    def test_cap(self):
        sim = self.logged(log=dict(max_events=10))
        copier.copy(sim, 0, 0x8000, 500)
        sim.stop_activity()
        unlimited = self.logged()
        copier.copy(unlimited, 0, 0x8000, 500)
        unlimited.stop_activity()
        self.assertEqual(len(sim.events), 10)
        self.assertEqual([bytes(event) for event in sim.events],
                         [bytes(event) for event in unlimited.events[:10]])
        self.assertEqual(sim.activity.dropped_events, len(unlimited.events) - 10)


class Neutrality(ActivityTest):
    def clocks(self, library, log, **options):
        sim = self.simulate(library, **options)
        if log:
            sim.start_activity()
        copier.fill(sim, 0, 8000)
        each = [copier.copy(sim, 0, 0x8000, 1000, burst=burst) for burst in (3, 16, 256)]
        return each, sim.clocks, bytes(sim.memory[0x8000:0x8000 + 8000])

    def test_on_and_off_take_the_same_clocks(self):
        for library in self.both():
            for options in ({}, STALLS):
                self.assertEqual(self.clocks(library, True, **options),
                                 self.clocks(library, False, **options))


class Arguments(ActivityTest):
    def test_options(self):
        sim = self.simulate()
        for name, value in (("bucket_clocks", 0), ("max_buckets", 0), ("max_buckets", 3),
                            ("max_buckets", (1 << 20) + 2), ("minimum_run", 0),
                            ("struct_size", 4)):
            text = "size" if name == "struct_size" else name
            with self.subTest(name=name), self.expect(abi.BAD_ARGUMENT, text):
                sim.start_activity(**{name: value})
        self.assertEqual(self.fast.default_activity_options(None, 24), abi.BAD_ARGUMENT)
        self.assertEqual(
            self.fast.default_activity_options(abi.ActivityOptions(), 4), abi.BAD_ARGUMENT)

    def test_order_of_calls(self):
        sim = self.simulate()
        self.assertEqual((sim.activity.running, sim.buckets, sim.events), (0, [], []))
        sim.stop_activity()
        self.assertEqual(self.fast.start_activity(sim.handle, None), abi.OK)
        with self.expect(abi.BAD_ARGUMENT, "already"):
            sim.start_activity()
        sim.run(100)
        self.assertEqual(sim.activity.running, 1)
        sim.stop_activity()
        sim.run(100)
        self.assertEqual((sim.activity.running, sim.activity.end_clock), (0, 116))
        sim.start_activity()
        self.assertEqual((sim.activity.start_clock, sim.events), (216, []), "a new log")

    def test_calls(self):
        sim = self.logged()
        sim.run(10)
        copied = ctypes.c_uint64()
        batch = (abi.Bucket * 1)()
        size = ctypes.sizeof(abi.Bucket)
        library, handle = self.fast, sim.handle
        for status in (
                library.start_activity(None, None), library.stop_activity(None),
                library.get_activity(handle, None), library.get_activity(None, abi.Activity()),
                library.get_activity(handle, abi.Activity(struct_size=3)),
                library.get_activity_buckets(handle, 0, 1, batch, size - 8, copied),
                library.get_activity_buckets(handle, 0, 1, None, size, copied),
                library.get_activity_buckets(handle, 0, 1, batch, size, None),
                library.get_activity_events(handle, 0, 1, None, size, copied),
                library.get_activity_events(None, 0, 1, None, 64, copied)):
            self.assertEqual(status, abi.BAD_ARGUMENT)
        self.assertEqual(library.get_activity_buckets(handle, 0, 0, None, size, copied), abi.OK)
        self.assertEqual(copied.value, 0)
        self.assertEqual(library.get_activity_buckets(handle, 5, 9, None, size, copied), abi.OK)
        self.assertEqual(copied.value, 0, "beyond the end")


class PlainOverlay(ActivityTest):
    """No interrupts, no IDs."""
    overlay = "plain_overlay"

    def test_log(self):
        for library in self.both():
            sim = self.logged(library)
            sim.run(100)
            self.check_sums(sim)


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        test_abi.DIRECTORY = test_abi.pathlib.Path(sys.argv.pop(1))
    unittest.main()
