// SPDX-License-Identifier: Apache-2.0
// The clock: what happens in each, with one clock and with several. Part of simulation.cpp.
#ifndef SWYNQ_SIM_SRC_CLOCK_LOOP_H
#define SWYNQ_SIM_SRC_CLOCK_LOOP_H

#include "simulation.h"

namespace swynq {

// Calls function(port) for the ports whose clock rises.
template <class Ports, class Function>
[[gnu::always_inline]] inline void each_rising(Ports& ports, uint32_t rising, Function&& function) {
  ports.each([&](auto& port) SWYNQ_SIM_INLINE {
    using P = typename std::remove_cvref_t<decltype(port)>::Port;
    if (kOneClock || (rising >> P::kClock & 1) != 0) function(port);
  });
}

// Sets the overlay's inputs for the next edges of these clocks.
template <bool kStalls>
[[gnu::always_inline]] inline void Simulation::drive(Rising rising) {
  Model& model = *model_;
  const auto drive_port = [&](auto& port) SWYNQ_SIM_INLINE {
    using P = typename std::remove_cvref_t<decltype(port)>::Port;
    port.template drive<kStalls>(model, counts_[P::kClock] + 1);
  };
  if (kStalls && bandwidth_.is_limited() && (rising & 1) != 0) [[unlikely]] bandwidth_.next_clock();
  each_rising(memory_, rising, drive_port);
  each_rising(streams_, rising, [&](auto& port) SWYNQ_SIM_INLINE {
    using P = typename std::remove_cvref_t<decltype(port)>::Port;
    port.end.template drive<kStalls>(model, counts_[P::kClock] + 1);
  });
}

// Takes what the overlay's settled outputs say, and what the coming edges of these clocks complete.
template <bool kStalls, bool kLogging>
[[gnu::always_inline]] inline void Simulation::consume(Rising rising) {
  Model& model = *model_;
  const auto edge_of = [&](auto& port) SWYNQ_SIM_INLINE {
    return counts_[std::remove_cvref_t<decltype(port)>::Port::kClock] + 1;
  };
  if constexpr (kInstrumented) {
    each_rising(memory_, rising, [&](auto& port) SWYNQ_SIM_INLINE { port.stable.check(model, edge_of(port)); });
    each_rising(registers_, rising, [&](auto& port) SWYNQ_SIM_INLINE { port.stable.check(model, edge_of(port)); });
    each_rising(streams_, rising, [&](auto& port) SWYNQ_SIM_INLINE { port.stable.check(model, edge_of(port)); });
  }
  if constexpr (kLogging) {
    if ((rising & 1) != 0) activity_.begin_clock(interrupts(model), counts_[0] + 1);
    each_rising(memory_, rising, [&](auto& port) SWYNQ_SIM_INLINE {
      activity_.observe<typename std::remove_cvref_t<decltype(port)>::Port>(model, edge_of(port));
    });
    each_rising(streams_, rising, [&](auto& port) SWYNQ_SIM_INLINE {
      activity_.observe<typename std::remove_cvref_t<decltype(port)>::Port>(model, edge_of(port));
    });
  }
  each_rising(memory_, rising, [&](auto& port) SWYNQ_SIM_INLINE { port.template consume<kStalls>(model, edge_of(port)); });
  each_rising(streams_, rising, [&](auto& port) SWYNQ_SIM_INLINE { port.end.consume(model, edge_of(port)); });
}

// One clock of an only one. It starts and ends just after a rising edge: the inputs that the last edge
// brought about are driven, the falling edge settles them through whatever combinational paths the
// overlay has, and the rising edge acts on what was seen settled.
template <bool kStalls, bool kWaveform, bool kLogging, class BeforeEdge>
[[gnu::always_inline]] inline void Simulation::only_clock(BeforeEdge&& before_edge) {
  Model& model = *model_;
  const uint64_t edge = counts_[0] + 1;
  drive<kStalls>(1);
  const bool shown = kWaveform && waveform_.shows(counts_[0]);
  if (shown) settle_and_dump(waveform_time());
  falling_edge(model);
  if (shown) waveform_.dump((waveform_time() + times_.at(edge)) / 2);
  if constexpr (kInstrumented && kRegisteredOutputs) outputs_.check(model, edge);
  consume<kStalls, kLogging>(1);
  before_edge();
  if constexpr (kInstrumented) context_->time(times_.at(edge));
  rising_edge(model);
  if constexpr (kInstrumented && kRegisteredOutputs) outputs_.note(model);
  counts_[0] = edge;
  if (shown && waveform_.ends_after(edge)) finish_waveform();
}

// The next moment at which a clock of several has an edge; all that have one then have it together.
// before_edge(rising) is called before those that rise. The inputs of the ports of a clock are driven
// just after its edge.
template <bool kStalls, bool kWaveform, bool kLogging, class BeforeEdge>
Simulation::Rising Simulation::next_edges(BeforeEdge&& before_edge) {
  Model& model = *model_;
  uint64_t time = UINT64_MAX;
  for (const ClockEdges& clock : edges_) time = clock.next() < time ? clock.next() : time;
  Rising rising = 0;
  Rising falling = 0;
  for (uint32_t n = 0; n < kClockCount; ++n) {
    if (edges_[n].next() == time) (edges_[n].is_high() ? falling : rising) |= 1u << n;
  }
  const bool shown = kWaveform && waveform_.shows(counts_[0]);
  if (rising != 0) {
    if (unsettled_) {
      evaluate(model);
      unsettled_ = false;
    }
    if constexpr (kInstrumented && kRegisteredOutputs) outputs_.check(model, counts_[0] + 1);
    consume<kStalls, kLogging>(rising);
    before_edge(rising);
  }
  for_each_port<Clocks>([&]<class C>() SWYNQ_SIM_INLINE {
    if ((rising >> C::kIndex & 1) != 0) C::level(model) = 1;
    if ((falling >> C::kIndex & 1) != 0) C::level(model) = 0;
  });
  now_ = time;
  context_->time(time);
  if (rising != 0 || kFallingEdges || shown) {
    evaluate(model);
    unsettled_ = false;
    if constexpr (kInstrumented && kRegisteredOutputs) outputs_.note(model);
  } else {
    unsettled_ = true;
  }
  for (uint32_t n = 0; n < kClockCount; ++n) {
    if ((rising >> n & 1) != 0) {
      edges_[n].rise();
      ++counts_[n];
    }
    if ((falling >> n & 1) != 0) edges_[n].fall();
  }
  if (rising != 0) {
    drive<kStalls>(rising);
    unsettled_ = true;
  }
  if (shown) {
    settle_and_dump(time);
    if ((rising & 1) != 0 && waveform_.ends_after(counts_[0])) waveform_.finish();
  }
  return rising;
}

// One clock of the clock with this number.
template <bool kStalls, bool kWaveform, bool kLogging, uint32_t kClock, class BeforeEdge>
[[gnu::always_inline]] inline void Simulation::clock(BeforeEdge&& before_edge) {
  if constexpr (kOneClock) {
    only_clock<kStalls, kWaveform, kLogging>(before_edge);
  } else {
    const auto before = [&](Rising rising) {
      if ((rising >> kClock & 1) != 0) before_edge();
    };
    unsettled_ = true;  // the caller may have changed inputs
    while ((next_edges<kStalls, kWaveform, kLogging>(before) >> kClock & 1) == 0) {
    }
  }
}

// Calls body.operator()<kStalls, kWaveform, kLogging>() for the options in force, so that the loop
// inside it asks for none of them in each clock.
template <class Body>
decltype(auto) Simulation::with_mode(Body&& body) {
  const auto with_logging = [&]<bool kStalls, bool kWaveform>() -> decltype(auto) {
    return activity_.running() ? body.template operator()<kStalls, kWaveform, true>()
                               : body.template operator()<kStalls, kWaveform, false>();
  };
  if constexpr (kInstrumented) {
    if (waveform_.running()) {
      return stalls_ ? with_logging.template operator()<true, true>()
                     : with_logging.template operator()<false, true>();
    }
  }
  return stalls_ ? with_logging.template operator()<true, false>()
                 : with_logging.template operator()<false, false>();
}

// A clock, or with several the next edges, in which no port does anything. All is evaluated: what a
// declaration promises holds after reset.
inline void Simulation::reset_clock() {
  Model& model = *model_;
  if constexpr (kOneClock) {
    const bool shown = waveform_.running() && waveform_.shows(counts_[0]);
    const uint64_t edge = counts_[0] + 1;
    if (shown) settle_and_dump(waveform_time());
    OnlyClock::level(model) = 0;
    model.eval();
    if (shown) waveform_.dump((waveform_time() + times_.at(edge)) / 2);
    if constexpr (kInstrumented) context_->time(times_.at(edge));
    OnlyClock::level(model) = 1;
    model.eval();
    counts_[0] = edge;
    if (shown && waveform_.ends_after(edge)) finish_waveform();
  } else {
    uint64_t time = UINT64_MAX;
    for (const ClockEdges& clock : edges_) time = clock.next() < time ? clock.next() : time;
    model.eval();
    now_ = time;
    context_->time(time);
    for_each_port<Clocks>([&]<class C>() SWYNQ_SIM_INLINE {
      ClockEdges& clock = edges_[C::kIndex];
      if (clock.next() != time) return;
      C::level(model) = !clock.is_high();
      if (clock.is_high()) {
        clock.fall();
      } else {
        clock.rise();
        ++counts_[C::kIndex];
      }
    });
    const bool shown = waveform_.running() && waveform_.shows(counts_[0]);
    model.eval();
    if (shown) waveform_.dump(time);
    if (shown && waveform_.ends_after(counts_[0])) waveform_.finish();
  }
}

inline uint64_t Simulation::waveform_time() const { return picoseconds(); }

// Shows the new inputs in the waveform together with the rising edge that they follow.
inline void Simulation::settle_and_dump(uint64_t picoseconds) {
  model_->eval();
  waveform_.dump(picoseconds);
}

// Shows what the last rising edge did.
inline void Simulation::finish_waveform() {
  settle_and_dump(waveform_time());
  waveform_.finish();
}

}  // namespace swynq

#endif
