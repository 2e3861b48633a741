// SPDX-License-Identifier: Apache-2.0
// The activity log: what each channel of the AXI4 port did over time, and what happened when. It
// only looks on: the clock loop is compiled once with it and once without.
#ifndef SWYNQ_SIM_SRC_ACTIVITY_H
#define SWYNQ_SIM_SRC_ACTIVITY_H

#include <cstdint>
#include <new>
#include <vector>

#include "activity_buckets.h"
#include "activity_bursts.h"
#include "failure.h"
#include "ports.h"
#include "swynq_sim.h"

namespace swynq {

template <class M>
class Activity {
 public:
  bool running() const { return running_; }

  // clock: the last one that is not covered.
  void start(const swynq_sim_activity_options& options, uint64_t clock, uint32_t lines,
             const BurstsInFlight& reads, const BurstsInFlight& writes) {
    if (running_) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "an activity log is being recorded already; stop it first");
    }
    minimum_run_ = options.minimum_run;
    max_events_ = options.max_events;
    buckets_.start(clock, options.bucket_clocks, options.max_buckets);
    events_.clear();
    dropped_ = 0;
    lines_ = lines;
    start_ = end_ = clock;
    for (Run& run : runs_) run = {kIdle, clock + 1};
    reads_.start(reads);
    writes_.start(writes);
    partial_ = reads_.unseen() + writes_.unseen();
    running_ = true;
  }

  // Notes what the last clock did to the interrupt lines: their changes show a clock later.
  void settle(uint32_t lines) {
    if (running_) note_lines(lines, end_);
  }

  void stop(uint32_t lines) {
    if (!running_) return;
    settle(lines);
    end_runs();
    forget_bursts();
    running_ = false;
  }

  // Looks at the settled ports just before the rising edge number edge.
  void observe(M& model, uint64_t edge) {
    end_ = edge;
    note_lines(interrupts(model), edge - 1);
    // What ended before this clock comes before what ends in it.
    const bool ar = follow(SWYNQ_SIM_AR, model.m_axi_arvalid, model.m_axi_arready, edge);
    const bool r = follow(SWYNQ_SIM_R, model.m_axi_rvalid, model.m_axi_rready, edge);
    const bool aw = follow(SWYNQ_SIM_AW, model.m_axi_awvalid, model.m_axi_awready, edge);
    const bool w = follow(SWYNQ_SIM_W, model.m_axi_wvalid, model.m_axi_wready, edge);
    const bool b = follow(SWYNQ_SIM_B, model.m_axi_bvalid, model.m_axi_bready, edge);
    if (ar) reads_.address(edge, model.m_axi_araddr, model.m_axi_arlen + 1u, model.m_axi_arsize);
    if (r) reads_.beat(edge, model.m_axi_rlast != 0);
    if (r && model.m_axi_rlast) {
      end_burst(reads_, SWYNQ_SIM_EVENT_READ_BURST, model.m_axi_rresp, edge);
    }
    if (aw) writes_.address(edge, model.m_axi_awaddr, model.m_axi_awlen + 1u, model.m_axi_awsize);
    if (w) writes_.beat(edge, model.m_axi_wlast != 0);
    if (b) end_burst(writes_, SWYNQ_SIM_EVENT_WRITE_BURST, model.m_axi_bresp, edge);
    buckets_.next(reads_.outstanding(), writes_.outstanding());
  }

  // The overlay was held in reset for the clocks up to clock.
  void reset(uint64_t clock) {
    if (!running_) return;
    end_runs();
    forget_bursts();
    swynq_sim_event event{};
    event.kind = SWYNQ_SIM_EVENT_RESET;
    event.start = end_ + 1;
    event.end = clock;
    record(event);
    for (; end_ != clock; ++end_) {
      for (uint32_t channel = 0; channel < SWYNQ_SIM_CHANNELS; ++channel) {
        buckets_.count(channel, kIdle);
      }
      buckets_.next(0, 0);
    }
    for (Run& run : runs_) run = {kIdle, clock + 1};
  }

  // Runs a register access and notes it, if the log is kept: also one that fails.
  template <class Access>
  void follow_access(uint32_t kind, uint64_t address, const uint32_t& value, const uint64_t& clock,
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

  void describe(swynq_sim_activity& activity) const {
    activity.running = running_;
    activity.start_clock = start_;
    activity.end_clock = end_;
    activity.bucket_clocks = buckets_.width();
    activity.bucket_count = buckets_.size();
    activity.event_count = events_.size();
    activity.dropped_events = dropped_;
    activity.partial_bursts = partial_;
  }

  const ActivityBuckets& buckets() const { return buckets_; }
  const std::vector<swynq_sim_event>& events() const { return events_; }

 private:
  // A channel's unbroken stay in a state.
  struct Run {
    uint32_t state = kIdle;
    uint64_t since = 0;
  };

  // Counts the channel's clock. True if a beat passes.
  bool follow(uint32_t channel, uint32_t valid, uint32_t ready, uint64_t edge) {
    const uint32_t state = valid | ready << 1;
    buckets_.count(channel, state);
    if (state != runs_[channel].state) {
      end_run(channel, edge - 1);
      runs_[channel] = {state, edge};
    }
    return state == kBeat;
  }

  void end_run(uint32_t channel, uint64_t last) {
    const Run& run = runs_[channel];
    if (run.state != kStalled && run.state != kStarved) return;
    if (last + 1 - run.since < minimum_run_) return;
    swynq_sim_event event{};
    event.kind = run.state == kStalled ? SWYNQ_SIM_EVENT_STALLED : SWYNQ_SIM_EVENT_STARVED;
    event.channel = channel;
    event.start = run.since;
    event.end = last;
    record(event);
  }

  void end_runs() {
    for (uint32_t channel = 0; channel < SWYNQ_SIM_CHANNELS; ++channel) end_run(channel, end_);
  }

  void end_burst(BurstTracker& bursts, uint32_t kind, uint32_t response, uint64_t edge) {
    swynq_sim_event event;
    if (bursts.end(edge, kind, response != kOkay, event)) record(event);
  }

  void forget_bursts() {
    partial_ += reads_.seen_under_way() + writes_.seen_under_way();
    reads_.start({});
    writes_.start({});
  }

  void note_lines(uint32_t lines, uint64_t clock) {
    if (lines == lines_) [[likely]] return;
    lines_ = lines;
    swynq_sim_event event{};
    event.kind = SWYNQ_SIM_EVENT_INTERRUPT;
    event.start = event.end = clock;
    event.value = lines;
    record(event);
  }

  void finish_access(swynq_sim_event& event, uint32_t value, uint64_t clock) {
    event.end = clock;
    event.value = value;
    record(event);
  }

  // A host without memory costs events, never the simulation.
  [[gnu::noinline]] void record(const swynq_sim_event& event) noexcept {
    if (events_.size() >= max_events_) {
      ++dropped_;
      return;
    }
    try {
      events_.push_back(event);
    } catch (const std::bad_alloc&) {
      ++dropped_;
    }
  }

  bool running_ = false;
  uint32_t minimum_run_ = 0;
  uint32_t lines_ = 0;
  uint64_t max_events_ = 0;
  uint64_t start_ = 0;
  uint64_t end_ = 0;
  uint64_t dropped_ = 0;
  uint64_t partial_ = 0;
  Run runs_[SWYNQ_SIM_CHANNELS];
  ActivityBuckets buckets_;
  BurstTracker reads_;
  BurstTracker writes_;
  std::vector<swynq_sim_event> events_;
};

}  // namespace swynq

#endif
