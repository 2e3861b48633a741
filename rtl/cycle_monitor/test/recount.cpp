// SPDX-License-Identifier: Apache-2.0
#include "recount.h"

#include <algorithm>
#include <deque>

namespace {

constexpr size_t kFifoDepth = 64;

// Follows the bursts of one direction from the reset on, and counts those of the window.
class BurstCounter {
 public:
  void clock(uint64_t now, bool start, bool answer, bool end, bool awake, bool counts) {
    if (counts && first_) {
      // The mark starts at what is under way already.
      counters.high_water = 0;
      first_ = false;
    }
    if (answer && measuring_) {
      const uint64_t latency = now - waiting_.front();
      if (counts) {
        ++counters.measured;
        counters.total += latency;
        counters.minimum = std::min(counters.minimum, latency);
        counters.maximum = std::max(counters.maximum, latency);
      }
    }
    if (measuring_) {
      const bool full = waiting_.size() == kFifoDepth;
      if (answer) waiting_.pop_front();
      if (start) {
        waiting_.push_back(now);
        if (full) measuring_ = false;
      }
    }
    under_way_ += start;
    under_way_ -= end;
    if (awake && !measuring_ && under_way_ == 0) {
      measuring_ = true;
      waiting_.clear();
    }
    if (counts) counters.high_water = std::max(counters.high_water, under_way_);
  }

  Bursts counters;

 private:
  std::deque<uint64_t> waiting_;
  uint64_t under_way_ = 0;
  bool measuring_ = false, first_ = true;
};

unsigned zeros(uint32_t keep, unsigned bytes) {
  unsigned count = 0;
  for (unsigned i = 0; i < bytes; ++i) count += !(keep >> i & 1);
  return count;
}

}  // namespace

Counters recount(const std::vector<Pins>& log, uint64_t woke, uint64_t start, uint64_t end,
                 unsigned bytes) {
  Counters c;
  BurstCounter reads, writes;
  bool r_open = false, in_frame = false, write_open = false, read_open = false;
  std::deque<uint64_t> frames_under_way;
  for (uint64_t now = 0; now < end; ++now) {
    const Pins& pins = log[now];
    const bool awake = now >= woke, counts = now >= start;
    for (int i = 0; i < kChannels; ++i) {
      if (!counts) break;
      c.beats[i] += pins.valid[i] && pins.ready[i];
      c.stalled[i] += pins.valid[i] && !pins.ready[i];
      c.starved[i] += !pins.valid[i] && pins.ready[i];
      if (pins.valid[i] && pins.ready[i]) {
        if (c.beats[i] == 1) c.first[i] = now;
        c.last[i] = now;
        if (i == kW) c.missing[i] += zeros(pins.w_strobes, bytes);
        if (i == kSource) c.missing[i] += zeros(pins.source_keep, bytes);
        if (i == kDestination) c.missing[i] += zeros(pins.destination_keep, bytes);
      }
    }

    const bool r = pins.beat(kR);
    reads.clock(now, pins.beat(kAr), r && !r_open, r && pins.r_last, awake, counts);
    writes.clock(now, pins.beat(kAw), pins.beat(kB), pins.beat(kB), awake, counts);
    if (r) r_open = !pins.r_last;

    const bool write_asked = pins.aw_valid || pins.w_valid;
    const bool write_done = pins.b_valid && pins.b_ready;
    const bool read_done = pins.r_valid && pins.r_ready;
    if (counts) {
      c.register_reads += read_done;
      c.register_writes += write_done;
      c.register_busy += write_asked || pins.ar_valid || write_open || read_open;
    }
    write_open = (write_open || write_asked) && !write_done;
    read_open = (read_open || pins.ar_valid) && !read_done;

    if (pins.beat(kSource)) {
      if (!in_frame) frames_under_way.push_back(now);
      in_frame = !pins.source_last;
    }
    if (pins.beat(kDestination) && pins.destination_last) {
      c.ended.emplace_back(frames_under_way.front(), now);
      frames_under_way.pop_front();
      c.frames += counts;
    }
    if (pins.stream_reset) {
      in_frame = false;
      frames_under_way.clear();
    }
  }
  c.reads = reads.counters;
  c.writes = writes.counters;
  return c;
}
