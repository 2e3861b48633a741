// SPDX-License-Identifier: Apache-2.0
// What each channel of the AXI4 port did over time, in a bounded number of buckets.
#ifndef SWYNQ_SIM_SRC_ACTIVITY_BUCKETS_H
#define SWYNQ_SIM_SRC_ACTIVITY_BUCKETS_H

#include <cstdint>
#include <vector>

#include "swynq_sim.h"

namespace swynq {

// A channel in one clock: bit 0 VALID, bit 1 READY.
enum ChannelState : uint32_t { kIdle = 0, kStalled = 1, kStarved = 2, kBeat = 3 };

class ActivityBuckets {
 public:
  // after: the last clock that is not covered.
  void start(uint64_t after, uint32_t width, uint32_t maximum) {
    width_ = width;
    maximum_ = maximum;
    full_.clear();
    full_.reserve(maximum);
    current_ = {};
    current_.first_clock = after + 1;
  }

  void count(uint32_t channel, uint32_t state) { ++states_[channel][state]; }

  // Ends a clock in which each channel was counted once.
  void next(uint32_t outstanding_reads, uint32_t outstanding_writes) {
    current_.outstanding_reads += outstanding_reads;
    current_.outstanding_writes += outstanding_writes;
    if (++current_.clocks == width_) [[unlikely]] close();
  }

  uint64_t width() const { return width_; }
  uint64_t size() const { return full_.size() + (current_.clocks != 0); }

  swynq_sim_activity_bucket at(uint64_t index) const {
    return index < full_.size() ? full_[index] : current();
  }

 private:
  // The bucket that is being filled, its counts included.
  swynq_sim_activity_bucket current() const {
    swynq_sim_activity_bucket bucket = current_;
    for (uint32_t channel = 0; channel < SWYNQ_SIM_CHANNELS; ++channel) {
      const uint64_t* states = states_[channel];
      bucket.channels[channel] = {states[kBeat], states[kStalled], states[kStarved], states[kIdle]};
    }
    return bucket;
  }

  [[gnu::noinline]] void close() {
    full_.push_back(current());
    const uint64_t next_clock = current_.first_clock + current_.clocks;
    if (full_.size() == maximum_) halve();
    current_ = {};
    current_.first_clock = next_clock;
    for (auto& states : states_) {
      for (uint64_t& count : states) count = 0;
    }
  }

  // Merges neighbours, and makes the buckets to come as wide.
  void halve() {
    for (uint32_t i = 0; i < maximum_ / 2; ++i) full_[i] = merged(full_[2 * i], full_[2 * i + 1]);
    full_.resize(maximum_ / 2);
    width_ *= 2;
  }

  static swynq_sim_activity_bucket merged(swynq_sim_activity_bucket first,
                                          const swynq_sim_activity_bucket& second) {
    first.clocks += second.clocks;
    for (uint32_t channel = 0; channel < SWYNQ_SIM_CHANNELS; ++channel) {
      swynq_sim_channel_activity& sum = first.channels[channel];
      const swynq_sim_channel_activity& more = second.channels[channel];
      sum.beats += more.beats;
      sum.stalled += more.stalled;
      sum.starved += more.starved;
      sum.idle += more.idle;
    }
    first.outstanding_reads += second.outstanding_reads;
    first.outstanding_writes += second.outstanding_writes;
    return first;
  }

  uint64_t width_ = 0;
  uint32_t maximum_ = 0;
  std::vector<swynq_sim_activity_bucket> full_;
  swynq_sim_activity_bucket current_{};  // its channels are in states_
  uint64_t states_[SWYNQ_SIM_CHANNELS][4] = {};
};

}  // namespace swynq

#endif
