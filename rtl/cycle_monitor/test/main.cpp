// SPDX-License-Identifier: Apache-2.0
// Random traffic on the watched pins, snapshots and clears at random clocks; what the monitor says is
// held against a recount of the pins' log.
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "bench.h"
#include "recount.h"

namespace {

constexpr unsigned kBytes = DATA_WIDTH / 8;
constexpr uint32_t kControl = 0x0C, kStatus = 0x10, kFrameIndex = 0x14, kClock = 0x18;
constexpr uint32_t kFrameStart = 0x20, kFrameEnd = 0x24, kFrameHigh = 0x28, kSince = 0x2C;
constexpr uint32_t kSnapshot = 1, kClear = 2;
// From the clock in which a command is written: two rounds of additions and a few clocks.
constexpr uint64_t kLongest = 70;

int failures = 0;

void expect(const char* what, int index, uint64_t value, uint64_t expected) {
  if (value == expected) return;
  std::printf("  %s", what);
  if (index >= 0) std::printf("[%d]", index);
  std::printf(" is %" PRIu64 ", recounted %" PRIu64 "\n", value, expected);
  ++failures;
}

void check_window(Bench& bench, uint64_t woke, uint64_t start, uint64_t end) {
  const Counters c = recount(bench.log, woke, start, end, kBytes);
  for (int i = 0; i < kChannels; ++i) {
    const uint32_t n = 8 * static_cast<uint32_t>(i);
    expect("beats", i, bench.read48(0x400 + n), c.beats[i]);
    expect("stalled", i, bench.read48(0x440 + n), c.stalled[i]);
    expect("starved", i, bench.read48(0x480 + n), c.starved[i]);
    if (c.beats[i] > 0) {
      expect("first", i, bench.read48(0x500 + n), c.first[i]);
      expect("last", i, bench.read48(0x540 + n), c.last[i]);
    }
  }
  expect("W missing", -1, bench.read48(0x580), c.missing[kW]);
  expect("MM2S missing", -1, bench.read48(0x588), c.missing[kSource]);
  expect("S2MM missing", -1, bench.read48(0x590), c.missing[kDestination]);
  expect("reads measured", -1, bench.read48(0x438), c.reads.measured);
  expect("writes measured", -1, bench.read48(0x478), c.writes.measured);
  expect("read total", -1, bench.read48(0x5A0), c.reads.total);
  expect("write total", -1, bench.read48(0x5A8), c.writes.total);
  expect("read minimum", -1, bench.read(0x5B0), c.reads.minimum);
  expect("write minimum", -1, bench.read(0x5B8), c.writes.minimum);
  expect("read maximum", -1, bench.read(0x5C0), c.reads.maximum);
  expect("write maximum", -1, bench.read(0x5C8), c.writes.maximum);
  expect("outstanding", -1, bench.read(0x598), c.writes.high_water << 16 | c.reads.high_water);
  expect("register reads", -1, bench.read48(0x4C0), c.register_reads);
  expect("register writes", -1, bench.read48(0x4C8), c.register_writes);
  expect("register busy", -1, bench.read48(0x4D0), c.register_busy);
  expect("frames", -1, bench.read48(0x4B8), c.frames);
  for (uint32_t place : {0x4D8u, 0x4F8u, 0x5D0u, 0x5F8u, 0x600u, 0x30u, 0x3Cu, 0x1400u}) {
    expect("nothing", static_cast<int>(place), bench.read48(place), 0);
  }

  // A few frames in random order, and the oldest that is there. The ring holds 512, of which those
  // begun since have overwritten some.
  const uint64_t there = c.ended.size() < 64 ? c.ended.size() : 64;
  for (int i = 0; i < 12 && there > 0; ++i) {
    const uint32_t index = i == 0 ? static_cast<uint32_t>(there - 1) : bench.random(there);
    bench.write(kFrameIndex, index);
    expect("index", -1, bench.read(kFrameIndex), index);
    const uint64_t low_start = bench.read(kFrameStart), low_end = bench.read(kFrameEnd);
    const uint64_t high = bench.read(kFrameHigh), since = bench.read(kSince);
    if (since > 512 - 64 - 64) break;
    const auto& frame = c.ended[c.ended.size() - 1 - index];
    expect("frame start", static_cast<int>(index), (high & 0xFFFF) << 32 | low_start, frame.first);
    expect("frame end", static_cast<int>(index), (high >> 16) << 32 | low_end, frame.second);
  }
}

void wait_ready(Bench& bench, uint64_t written) {
  while (!(bench.read(kStatus) & 1)) {
    if (bench.log.size() > written + 2 * kLongest) {
      std::printf("  no snapshot within %" PRIu64 " clocks\n", 2 * kLongest);
      ++failures;
      return;
    }
  }
}

// One history of commands from a reset on.
void round(Bench& bench) {
  bench.reset();
  bench.randomize();
  expect("ID", -1, bench.read(0), 0x5359434D);
  expect("bytes", -1, bench.read(8) & 0xFF, kBytes);
  expect("version", -1, bench.read(4), 0x00010001);
  expect("asleep, not ready", -1, bench.read(kStatus), 0);
  expect("value before a snapshot", -1, bench.read(0x400), 0);
  uint64_t start = 0, woke = 0;
  for (int command = 0; command < 8; ++command) {
    bench.run(bench.random(4) == 0 ? bench.random(3000) : bench.random(150));
    if (bench.random(3) == 0) bench.randomize();
    const uint64_t before = bench.log.size();
    const bool clears_before = bench.random(4) == 0;
    if (clears_before) {
      // Without its byte's strobe a command is none.
      bench.write(kControl, kSnapshot | kClear, 0xE);
      bench.write(kControl, kClear);
    }
    const bool clears = bench.random(2) == 0;
    bench.write(kControl, kSnapshot | (clears ? kClear : 0));
    const uint64_t written = bench.log.size();
    wait_ready(bench, written);
    const uint64_t began = bench.read48(0x538), frozen = bench.read48(0x578);
    if (frozen < before || frozen > written + kLongest) {
      std::printf("  frozen at %" PRIu64 ", asked for in %" PRIu64 "...%" PRIu64 "\n", frozen,
                  before, written);
      ++failures;
    }
    if (began != start && (began < before || began > frozen)) {
      std::printf("  began at %" PRIu64 ", cleared at %" PRIu64 "\n", began, start);
      ++failures;
    }
    // The monitor wakes with a clear.
    expect("awake, ready", -1, bench.read(kStatus), 3);
    if (command == 0) woke = began;
    check_window(bench, woke, began, frozen);
    // A clear that still waited when the snapshot was asked for is carried out with it.
    start = clears || (clears_before && began == start) ? frozen : began;
    const uint64_t low = bench.log.size();
    const uint64_t clock = bench.read(kClock);
    if (clock < low || clock > bench.log.size()) {
      std::printf("  the clock is %" PRIu64 " in %" PRIu64 "...%zu\n", clock, low,
                  bench.log.size());
      ++failures;
    }
    if (failures > 0) return;
  }
}

// Many short frames: the ring goes round, several times.
void many_frames(Bench& bench) {
  bench.reset();
  for (int i = 0; i < kChannels; ++i) bench.traffic.valid[i] = bench.traffic.ready[i] = 900;
  bench.traffic.last = 200;
  bench.traffic.stream_reset = 0;
  bench.write(kControl, kClear);
  uint64_t woke = 0;
  for (int i = 0; i < 4; ++i) {
    bench.run(5000);
    // Calm down, so that the check has time before the ring is overwritten.
    bench.traffic.last = 5;
    bench.write(kControl, kSnapshot);
    wait_ready(bench, bench.log.size());
    woke = bench.read48(0x538);
    check_window(bench, woke, woke, bench.read48(0x578));
    bench.traffic.last = 200;
  }
  if (recount(bench.log, woke, 0, bench.log.size(), kBytes).frames < 2 * 512) {
    std::printf("  too few frames for the ring to go round\n");
    ++failures;
  }
}

}  // namespace

int main(int argc, char** argv) {
  uint64_t seed = 1;
  int rounds = 60;
  for (int i = 1; i + 1 < argc; i += 2) {
    if (!std::strcmp(argv[i], "--seed")) seed = std::strtoull(argv[i + 1], nullptr, 0);
    else if (!std::strcmp(argv[i], "--rounds")) rounds = std::atoi(argv[i + 1]);
    else {
      std::fprintf(stderr, "unknown option %s; there are --seed N and --rounds N\n", argv[i]);
      return 2;
    }
  }
  for (int i = 0; i <= rounds && failures == 0; ++i) {
    Bench bench(seed + static_cast<uint64_t>(i), kBytes);
    if (i == rounds) many_frames(bench);
    else round(bench);
    if (failures > 0) {
      std::printf("cycle_monitor, %d bits: FAILED, replay with --seed %" PRIu64 " --rounds %d\n",
                  DATA_WIDTH, i == rounds ? seed : seed + static_cast<uint64_t>(i),
                  i == rounds ? rounds : 1);
    }
  }
  if (failures == 0) {
    std::printf("cycle_monitor, %d bits: %d rounds from seed %" PRIu64 " passed\n", DATA_WIDTH,
                rounds, seed);
  }
  return failures > 0;
}
