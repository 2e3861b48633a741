// SPDX-License-Identifier: Apache-2.0
// One running overlay: model, clock, DDR, register bus, waveform.
#ifndef SWYNQ_SIM_SRC_SIMULATION_H
#define SWYNQ_SIM_SRC_SIMULATION_H

#include <memory>

#include "activity.h"
#include "axi4_read.h"
#include "axi4_write.h"
#include "ddr.h"
#include "model.h"
#include "ports.h"
#include "register_access.h"
#include "registered_outputs.h"
#include "stability.h"
#include "swynq_sim.h"
#include "waveform.h"

namespace swynq {

// Verilator's runtime keeps a pointer to the last context used on a thread; it must not dangle.
struct DeleteContext {
  void operator()(VerilatedContext* context) const {
    delete context;
    Verilated::threadContextp(nullptr);
  }
};

class Simulation {
 public:
  // Makes the model and takes it through reset. Throws Failure.
  explicit Simulation(const swynq_sim_options& options);
  ~Simulation();
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;

  void reset();
  uint32_t read32(uint64_t address);
  void write32(uint64_t address, uint32_t value, uint32_t strobes);
  void run(uint64_t clocks);
  // True if a line of mask is high; false if timeout clocks passed without.
  bool wait_interrupt(uint32_t mask, uint64_t timeout);

  uint32_t irq() const { return interrupts(*model_); }
  uint64_t clocks() const { return clocks_; }
  const Ddr& ddr() const { return ddr_; }
  const swynq_sim_statistics& statistics() const { return statistics_; }

  void start_waveform(const char* path, const swynq_sim_waveform_options& options) {
    waveform_.start(*model_, path, options, clocks_);
  }
  void stop_waveform();
  // In a child process: the waveform stays the parent's.
  void abandon_waveform() { waveform_.abandon(); }
  void start_activity(const swynq_sim_activity_options& options);
  void stop_activity() { activity_.stop(irq()); }
  const Activity<Model>& activity() {
    activity_.settle(irq());
    return activity_;
  }
  // After a Failure of the RTL: adds the state it left to the waveform, if there is one.
  void show_failure() noexcept;

  // Makes this simulation the one that Verilator's runtime works for on the calling thread.
  void enter() const { Verilated::threadContextp(context_.get()); }

 private:
  static constexpr uint64_t kPeriod = 10;  // nanoseconds per clock in the waveform

  template <bool kStalls, bool kTracing, bool kLogging, class BeforeEdge>
  void clock(BeforeEdge&& before_edge);
  template <class Body>
  decltype(auto) with_mode(Body&& body);
  void check_register_address(uint64_t address) const;
  void check_valids_after_reset();
  void settle_and_dump(uint64_t nanoseconds);
  void finish_waveform();

  bool stalls_;
  uint32_t reset_clocks_;
  uint64_t clocks_ = 0;
  swynq_sim_statistics statistics_{};
  Ddr ddr_;
  Axi4Read<Model> reads_;
  Axi4Write<Model> writes_;
  RegisterAccess<Model> registers_;
  StabilityChecks<Model> stability_;  // asked by the instrumented variant only
  RegisteredOutputs outputs_;         // likewise
  std::unique_ptr<VerilatedContext, DeleteContext> context_;
  std::unique_ptr<Model> model_;
  Activity<Model> activity_;
  Waveform waveform_;
  // False once the RTL has stopped in the middle of an evaluation.
  bool sound_ = true;
};

}  // namespace swynq

#endif
