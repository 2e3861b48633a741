// SPDX-License-Identifier: Apache-2.0
// What a cycle monitor should say of a stretch of time, recounted from a log of its pins, the plain
// way: one look at each clock after the other, with 64-bit counters.
#ifndef CYCLE_MONITOR_TEST_RECOUNT_H
#define CYCLE_MONITOR_TEST_RECOUNT_H

#include <cstdint>
#include <utility>
#include <vector>

#include "pins.h"

struct Bursts {
  uint64_t measured = 0, total = 0, minimum = 0xFFFFFFFF, maximum = 0, high_water = 0;
};

struct Counters {
  uint64_t beats[kChannels] = {}, stalled[kChannels] = {}, starved[kChannels] = {};
  uint64_t missing[kChannels] = {}, first[kChannels] = {}, last[kChannels] = {};
  Bursts reads, writes;
  uint64_t register_reads = 0, register_writes = 0, register_busy = 0, frames = 0;
  // Start and end of all frames that have ended since the reset, the oldest first.
  std::vector<std::pair<uint64_t, uint64_t>> ended;
};

// Clock n of the log is the n-th rising edge since the reset; clock 0 is the reset itself. Counts
// from `start`, inclusive, to `end`, exclusive. Latencies are measured from `woke` on, the clock of
// the first command.
Counters recount(const std::vector<Pins>& log, uint64_t woke, uint64_t start, uint64_t end,
                 unsigned bytes);

#endif
