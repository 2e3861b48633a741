// SPDX-License-Identifier: Apache-2.0
// The activity log: what each channel of the memory ports and each stream did over time, and what
// happened when. It only looks on: the clock loop is compiled once with it and once without.
#ifndef SWYNQ_SIM_SRC_ACTIVITY_H
#define SWYNQ_SIM_SRC_ACTIVITY_H

#include <cstdint>
#include <new>
#include <tuple>
#include <utility>
#include <vector>

#include "activity_buckets.h"
#include "activity_bursts.h"
#include "failure.h"
#include "ports.h"
#include "swynq_sim.h"

namespace swynq {

// Events of all ports, in the order in which they ended.
class EventLog {
 public:
  void start(uint64_t maximum) {
    maximum_ = maximum;
    events_.clear();
    dropped_ = 0;
  }

  // A host without memory costs events, never the simulation.
  [[gnu::noinline]] void record(const swynq_sim_event& event) noexcept {
    if (events_.size() >= maximum_) {
      ++dropped_;
      return;
    }
    try {
      events_.push_back(event);
    } catch (const std::bad_alloc&) {
      ++dropped_;
    }
  }

  const std::vector<swynq_sim_event>& events() const { return events_; }
  uint64_t dropped() const { return dropped_; }

 private:
  uint64_t maximum_ = 0;
  uint64_t dropped_ = 0;
  std::vector<swynq_sim_event> events_;
};

// What one port did, by the clocks of its own clock. kPort: its number among the memory ports, then the
// streams.
template <uint32_t kPort, uint32_t kChannels>
class PortActivity {
 public:
  // clock: the last one that is not covered.
  void start(const swynq_sim_activity_options& options, uint64_t clock) {
    minimum_run_ = options.minimum_run;
    buckets_.start(clock, options.bucket_clocks, options.max_buckets);
    start_ = end_ = clock;
    restart_runs();
  }

  void begin_clock(uint64_t edge) { end_ = edge; }

  // Counts the channel's clock. True if a beat passes.
  bool follow(EventLog& log, uint32_t channel, uint32_t valid, uint32_t ready, uint64_t edge) {
    const uint32_t state = valid | ready << 1;
    buckets_.count(channel, state);
    if (state != runs_[channel].state) {
      end_run(log, channel, edge - 1);
      runs_[channel] = {state, edge};
    }
    return state == kBeat;
  }

  void end_clock(uint32_t outstanding_reads, uint32_t outstanding_writes) {
    buckets_.next(outstanding_reads, outstanding_writes);
  }

  void end_runs(EventLog& log) {
    for (uint32_t channel = 0; channel < kChannels; ++channel) end_run(log, channel, end_);
  }

  // All was idle up to clock.
  void idle_until(uint64_t clock) {
    for (; end_ != clock; ++end_) {
      for (uint32_t channel = 0; channel < kChannels; ++channel) buckets_.count(channel, kIdle);
      buckets_.next(0, 0);
    }
    restart_runs();
  }

  uint64_t begun_after() const { return start_; }
  uint64_t end() const { return end_; }
  const ActivityBuckets& buckets() const { return buckets_; }

 private:
  // A channel's unbroken stay in a state.
  struct Run {
    uint32_t state = kIdle;
    uint64_t since = 0;
  };

  void restart_runs() {
    for (Run& run : runs_) run = {kIdle, end_ + 1};
  }

  void end_run(EventLog& log, uint32_t channel, uint64_t last) {
    const Run& run = runs_[channel];
    if (run.state != kStalled && run.state != kStarved) return;
    if (last + 1 - run.since < minimum_run_) return;
    swynq_sim_event event{};
    event.kind = run.state == kStalled ? SWYNQ_SIM_EVENT_STALLED : SWYNQ_SIM_EVENT_STARVED;
    event.channel = static_cast<uint16_t>(channel);
    event.port = kPort;
    event.start = run.since;
    event.end = last;
    log.record(event);
  }

  uint32_t minimum_run_ = 0;
  uint64_t start_ = 0;
  uint64_t end_ = 0;
  Run runs_[kChannels];
  ActivityBuckets buckets_;
};

// A memory port: five channels, and bursts.
template <class P>
class MemoryActivity {
 public:
  void start(const swynq_sim_activity_options& options, uint64_t clock,
             const BurstsInFlight& reads, const BurstsInFlight& writes) {
    port_.start(options, clock);
    reads_.start(reads);
    writes_.start(writes);
    partial_ = reads_.unseen() + writes_.unseen();
  }

  // Looks at the settled ports just before the rising edge number edge.
  void observe(EventLog& log, Model& m, uint64_t edge) {
    port_.begin_clock(edge);
    // What ended before this clock comes before what ends in it.
    const bool ar = port_.follow(log, SWYNQ_SIM_AR, P::arvalid(m), P::kHasRead && P::arready(m), edge);
    const bool r = port_.follow(log, SWYNQ_SIM_R, P::kHasRead && P::rvalid(m), P::rready(m), edge);
    const bool aw = port_.follow(log, SWYNQ_SIM_AW, P::awvalid(m), P::kHasWrite && P::awready(m), edge);
    const bool w = port_.follow(log, SWYNQ_SIM_W, P::wvalid(m), P::kHasWrite && P::wready(m), edge);
    const bool b = port_.follow(log, SWYNQ_SIM_B, P::kHasWrite && P::bvalid(m), P::bready(m), edge);
    if constexpr (P::kHasRead) {
      if (ar) reads_.address(edge, P::araddr(m), P::arlen(m) + 1u, P::arsize(m));
      const bool last = P::kIsLite || P::rlast(m) != 0;
      if (r) reads_.beat(edge, last);
      if (r && last) end_burst(log, reads_, SWYNQ_SIM_EVENT_READ_BURST, P::rresp(m), edge);
    }
    if constexpr (P::kHasWrite) {
      if (aw) writes_.address(edge, P::awaddr(m), P::awlen(m) + 1u, P::awsize(m));
      if (w) writes_.beat(edge, P::wlast(m) != 0);
      if (b) end_burst(log, writes_, SWYNQ_SIM_EVENT_WRITE_BURST, P::bresp(m), edge);
    }
    port_.end_clock(reads_.outstanding(), writes_.outstanding());
  }

  void stop(EventLog& log) {
    port_.end_runs(log);
    partial_ += reads_.seen_under_way() + writes_.seen_under_way();
    reads_.start({});
    writes_.start({});
  }

  void idle_until(uint64_t clock) { port_.idle_until(clock); }
  uint64_t partial() const { return partial_; }
  const auto& port() const { return port_; }

 private:
  static void end_burst(EventLog& log, BurstTracker& bursts, uint32_t kind, uint32_t response,
                        uint64_t edge) {
    swynq_sim_event event;
    if (!bursts.end(edge, kind, response != kOkay, event)) return;
    event.port = P::kIndex;
    log.record(event);
  }

  PortActivity<P::kIndex, SWYNQ_SIM_CHANNELS> port_;
  uint64_t partial_ = 0;
  BurstTracker reads_;
  BurstTracker writes_;
};

// A stream: one channel. Packets are its events.
template <class P>
class StreamActivity {
 public:
  static constexpr uint32_t kPort = std::tuple_size_v<MemoryPorts> + P::kIndex;

  void start(const swynq_sim_activity_options& options, uint64_t clock) {
    port_.start(options, clock);
    beats_ = 0;
  }

  void observe(EventLog& log, Model& m, uint64_t edge) {
    port_.begin_clock(edge);
    if (port_.follow(log, 0, P::tvalid(m), P::tready(m), edge)) {
      if (beats_++ == 0) first_beat_ = edge;
      if (P::kHasLast && P::tlast(m)) end_packet(log, edge);
    }
    port_.end_clock(0, 0);
  }

  void stop(EventLog& log) {
    port_.end_runs(log);
    beats_ = 0;
  }

  void idle_until(uint64_t clock) { port_.idle_until(clock); }
  const auto& port() const { return port_; }

 private:
  void end_packet(EventLog& log, uint64_t edge) {
    swynq_sim_event event{};
    event.kind = SWYNQ_SIM_EVENT_PACKET;
    event.port = kPort;
    event.start = event.first_beat = first_beat_;
    event.end = event.last_beat = edge;
    event.beats = beats_;
    event.beat_bytes = P::kBytes;
    log.record(event);
    beats_ = 0;
  }

  PortActivity<kPort, 1> port_;
  uint32_t beats_ = 0;
  uint64_t first_beat_ = 0;
};

// The log as a whole. Ports tell the numbers of their own clocks; the rest counts the first clock.
class Activity {
 public:
  bool running() const { return running_; }

  // The ports are started after it, one by one.
  void start(const swynq_sim_activity_options& options, uint64_t clock, uint64_t lines) {
    if (running_) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "an activity log is being recorded already; stop it first");
    }
    log_.start(options.max_events);
    lines_ = lines;
    start_ = end_ = clock;
    running_ = true;
  }

  // Notes what the last clock did to the interrupt lines: their changes show a clock later.
  void settle(uint64_t lines) {
    if (running_) note_lines(lines, end_);
  }

  void stop(uint64_t lines) {
    if (!running_) return;
    settle(lines);
    each([&](auto& port) { port.stop(log_); });
    running_ = false;
  }

  void begin_clock(uint64_t lines, uint64_t edge) {
    end_ = edge;
    note_lines(lines, edge - 1);
  }

  template <class P>
  void observe(Model& model, uint64_t edge) {
    of<P>().observe(log_, model, edge);
  }

  // The overlay was held in reset; clock_of(number): what a clock has come to.
  template <class ClockOf>
  void reset(ClockOf&& clock_of) {
    if (!running_) return;
    each([&](auto& port) { port.stop(log_); });
    swynq_sim_event event{};
    event.kind = SWYNQ_SIM_EVENT_RESET;
    event.start = end_ + 1;
    event.end = clock_of(0);
    log_.record(event);
    end_ = event.end;
    for_each_port<MemoryPorts>([&]<class P>() { of<P>().idle_until(clock_of(P::kClock)); });
    for_each_port<StreamPorts>([&]<class P>() { of<P>().idle_until(clock_of(P::kClock)); });
  }

  // Runs a register access and notes it, if the log is kept: also one that fails.
  template <class Access>
  void follow_access(uint32_t kind, uint64_t address, const uint64_t& value, const uint64_t& clock,
                     Access&& access) {
    if (!running_) return access();
    swynq_sim_event event{};
    event.kind = kind;
    event.start = clock + 1;
    event.address = address;
    try {
      access();
    } catch (const Failure& failure) {
      event.status = failure.status;
      finish_access(event, value, clock);
      throw;
    }
    finish_access(event, value, clock);
  }

  // port: a number among the memory ports, then the streams. False if there is none.
  bool describe(uint32_t port, swynq_sim_activity& activity) const {
    activity.running = running_;
    activity.event_count = log_.events().size();
    activity.dropped_events = log_.dropped();
    activity.start_clock = start_;
    activity.end_clock = end_;
    activity.partial_bursts = 0;
    each([&](const auto& one) {
      if constexpr (requires { one.partial(); }) activity.partial_bursts += one.partial();
    });
    return with(port, [&](const auto& one) {
      activity.start_clock = one.port().begun_after();
      activity.end_clock = one.port().end();
      activity.bucket_clocks = one.port().buckets().width();
      activity.bucket_count = one.port().buckets().size();
    });
  }

  const ActivityBuckets* buckets(uint32_t port) const {
    const ActivityBuckets* found = nullptr;
    with(port, [&](const auto& one) { found = &one.port().buckets(); });
    return found;
  }

  const std::vector<swynq_sim_event>& events() const { return log_.events(); }

  template <class P>
  auto& of() {
    if constexpr (requires { P::kIsSource; }) {
      return std::get<P::kIndex>(streams_);
    } else {
      return std::get<P::kIndex>(memory_);
    }
  }

 private:
  template <class... P>
  static std::tuple<MemoryActivity<P>...> memory(std::tuple<P...>);
  template <class... P>
  static std::tuple<StreamActivity<P>...> streams(std::tuple<P...>);

  template <class Function>
  void each(Function&& function) {
    std::apply([&](auto&... port) { (function(port), ...); }, memory_);
    std::apply([&](auto&... port) { (function(port), ...); }, streams_);
  }

  template <class Function>
  void each(Function&& function) const {
    std::apply([&](auto&... port) { (function(port), ...); }, memory_);
    std::apply([&](auto&... port) { (function(port), ...); }, streams_);
  }

  template <class Function>
  bool with(uint32_t number, Function&& function) const {
    uint32_t at = 0;
    each([&](const auto& port) {
      if (at++ == number) function(port);
    });
    return number < at;
  }

  void note_lines(uint64_t lines, uint64_t clock) {
    if (lines == lines_) [[likely]] return;
    lines_ = lines;
    swynq_sim_event event{};
    event.kind = SWYNQ_SIM_EVENT_INTERRUPT;
    event.start = event.end = clock;
    event.address = lines;
    event.value = static_cast<uint32_t>(lines);
    log_.record(event);
  }

  void finish_access(swynq_sim_event& event, uint64_t value, uint64_t clock) {
    event.end = clock;
    event.value = static_cast<uint32_t>(value);
    log_.record(event);
  }

  bool running_ = false;
  uint64_t lines_ = 0;
  uint64_t start_ = 0;
  uint64_t end_ = 0;
  EventLog log_;
  decltype(memory(MemoryPorts{})) memory_;
  decltype(streams(StreamPorts{})) streams_;
};

}  // namespace swynq

#endif
