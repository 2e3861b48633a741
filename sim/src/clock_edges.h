// SPDX-License-Identifier: Apache-2.0
// The edges of the overlay's one clock, as cheap as can be, and the schedule of several.
#ifndef SWYNQ_SIM_SRC_CLOCK_EDGES_H
#define SWYNQ_SIM_SRC_CLOCK_EDGES_H

#include <cstdint>

#include "ports.h"

namespace swynq {

inline constexpr uint64_t kPicosecondsPerSecond = 1'000'000'000'000;

// A clock with registered outputs takes only what the rising edge does: outputs are what the last one
// made of them. The model is not even let look for the edge: its clock stands still.
template <class M>
inline constexpr bool kRisingEdgeAlone =
    kOneClock && !kInstrumented && kRegisteredOutputs &&
    HasClockedLogic<std::remove_pointer_t<decltype(std::declval<M&>().rootp)>>;

using OnlyClock = std::tuple_element_t<0, Clocks>;

template <class M>
inline void falling_edge(M& model) {
  if constexpr (!kRisingEdgeAlone<M>) {
    OnlyClock::level(model) = 0;
    evaluate(model);
  }
}

template <class M>
inline void rising_edge(M& model) {
  if constexpr (kRisingEdgeAlone<M>) {
    auto* const root = model.rootp;
    if constexpr (HasInputLogic<std::remove_pointer_t<decltype(root)>>) {
      trigger(root->__VicoTriggered, [&] { SWYNQ_SIM_LOGIC(eval_ico)(root); });
    }
    trigger(root->__VnbaTriggered, [&] { SWYNQ_SIM_LOGIC(eval_nba)(root); });
  } else {
    OnlyClock::level(model) = 1;
    evaluate(model);
  }
}

// When a clock's edges come, in picoseconds. A period that is no whole number of them does not drift:
// the remainder is carried.
class ClockEdges {
 public:
  ClockEdges(uint64_t frequency, uint64_t phase) : rise_(phase) {
    set_frequency(frequency);
    advance();
  }

  // The edge to come keeps its time.
  void set_frequency(uint64_t frequency) {
    frequency_ = frequency;
    period_ = kPicosecondsPerSecond / frequency;
    remainder_ = kPicosecondsPerSecond % frequency;
    carried_ = 0;
  }

  uint64_t frequency() const { return frequency_; }
  bool is_high() const { return is_high_; }
  // The time of the next edge.
  uint64_t next() const { return is_high_ ? fall_ : rise_; }

  void rise() {
    fall_ = rise_ + period_ / 2;
    is_high_ = true;
    advance();
  }

  void fall() { is_high_ = false; }

  // The time of the rising edge that is `clocks` from the next one.
  uint64_t time_in(uint64_t clocks) const {
    const unsigned __int128 ticks =
        static_cast<unsigned __int128>(clocks) * kPicosecondsPerSecond + carried_;
    return rise_ + static_cast<uint64_t>(ticks / frequency_);
  }

 private:
  void advance() {
    rise_ += period_;
    carried_ += remainder_;
    if (carried_ >= frequency_) {
      carried_ -= frequency_;
      ++rise_;
    }
  }

  uint64_t frequency_ = 1;
  uint64_t period_ = 1;
  uint64_t remainder_ = 0;
  uint64_t carried_ = 0;
  uint64_t rise_;
  uint64_t fall_ = 0;
  bool is_high_ = false;
};

// The times of a clock whose edges are only counted.
class ClockTimes {
 public:
  explicit ClockTimes(uint64_t frequency) : frequency_(frequency) {}

  uint64_t frequency() const { return frequency_; }

  // The time of the rising edge that ends this many clocks.
  uint64_t at(uint64_t clocks) const {
    const auto ticks = static_cast<unsigned __int128>(clocks - clocks_) * kPicosecondsPerSecond;
    return time_ + static_cast<uint64_t>(ticks / frequency_);
  }

  // From this clock on.
  void set_frequency(uint64_t frequency, uint64_t clocks) {
    time_ = at(clocks);
    clocks_ = clocks;
    frequency_ = frequency;
  }

 private:
  uint64_t frequency_;
  uint64_t clocks_ = 0;
  uint64_t time_ = 0;
};

}  // namespace swynq

#endif
