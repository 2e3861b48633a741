// SPDX-License-Identifier: Apache-2.0
#include "simulation.h"

#include <cinttypes>
#include <mutex>

#include "fork.h"

namespace swynq {

namespace {

// 31 bits, not 0: Verilator takes 0 as "use the time".
int verilator_seed(uint64_t seed) {
  const int folded = static_cast<int>(SplitMix64(seed).next() >> 33);
  return folded == 0 ? 1 : folded;
}

}  // namespace

// One clock. It starts and ends just after a rising edge: the inputs that the last edge brought
// about are driven, the falling edge settles them through whatever combinational paths the
// overlay has, and the rising edge acts on what was seen settled.
template <bool kStalls, bool kWaveform, bool kLogging, class BeforeEdge>
[[gnu::always_inline]] inline void Simulation::clock(BeforeEdge&& before_edge) {
  Model& model = *model_;
  const uint64_t edge = clocks_ + 1;
  reads_.template drive<kStalls>(model, edge);
  writes_.template drive<kStalls>(model, edge);
  const bool shown = kWaveform && waveform_.shows(clocks_);
  if (shown) settle_and_dump(clocks_ * kPeriod);
  falling_edge(model);
  if (shown) waveform_.dump(clocks_ * kPeriod + kPeriod / 2);
  if constexpr (kInstrumented && kRegisteredOutputs) outputs_.check(model, edge);
  if constexpr (kInstrumented) stability_.check(model, edge);
  reads_.consume(model, edge);
  writes_.consume(model, edge);
  before_edge();
  if constexpr (kLogging) activity_.observe(model, edge);
  if constexpr (kInstrumented) context_->time(edge * kPeriod);
  rising_edge(model);
  if constexpr (kInstrumented && kRegisteredOutputs) outputs_.note(model);
  clocks_ = edge;
  if (shown && waveform_.ends_after(edge)) finish_waveform();
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

// Shows the new inputs in the waveform together with the rising edge that they follow.
void Simulation::settle_and_dump(uint64_t nanoseconds) {
  model_->eval();
  waveform_.dump(nanoseconds);
}

// Shows what the last rising edge did.
void Simulation::finish_waveform() {
  settle_and_dump(clocks_ * kPeriod);
  waveform_.finish();
}

Simulation::Simulation(const swynq_sim_options& options)
    : stalls_((options.stall_aw | options.stall_w | options.stall_b | options.stall_ar |
               options.stall_r) != 0),
      reset_clocks_(options.reset_clocks),
      ddr_(options.memory_size, options.memory_fd),
      reads_(ddr_, options, statistics_),
      writes_(ddr_, options, statistics_),
      registers_(options) {
  {
    // Verilator's generator of initial values is per thread, but re-seeded on a process-wide signal:
    // two models made at once would disturb each other's values.
    const std::lock_guard lock(runtime_lock());
    context_.reset(new VerilatedContext);
    enter();
    // A thread for every processor is the default; the model uses none of them.
    context_->threads(1);
    context_->randReset(2);  // initial values are random
    context_->randSeed(verilator_seed(options.seed));
    context_->traceEverOn(kInstrumented);
    context_->assertOn(kInstrumented);
    model_ = std::make_unique<Model>(context_.get(), "TOP");
    idle_inputs(*model_);
    clear_undriven(*model_);
    model_->aresetn = 0;
    model_->aclk = 0;
    model_->eval();
  }
  reset();
}

Simulation::~Simulation() {
  enter();
  try {
    if (waveform_.running()) stop_waveform();
  } catch (...) {
    // Nobody is left to tell.
  }
  const std::lock_guard lock(runtime_lock());
  try {
    // final blocks belong to a model that ended properly
    if (sound_) model_->final();
  } catch (...) {
    // Nor here.
  }
  model_.reset();
  context_.reset();
}

void Simulation::reset() {
  Model& model = *model_;
  idle_inputs(model);
  reads_.reset();
  writes_.reset();
  registers_.reset();
  if constexpr (kInstrumented) stability_.reset();
  statistics_ = {};
  model.aresetn = 0;
  for (uint32_t n = 0; n < reset_clocks_; ++n) {
    const bool shown = waveform_.running() && waveform_.shows(clocks_);
    if (shown) settle_and_dump(clocks_ * kPeriod);
    model.aclk = 0;
    model.eval();
    if (shown) waveform_.dump(clocks_ * kPeriod + kPeriod / 2);
    if constexpr (kInstrumented) context_->time((clocks_ + 1) * kPeriod);
    model.aclk = 1;
    model.eval();
    ++clocks_;
    if (shown && waveform_.ends_after(clocks_)) finish_waveform();
  }
  if constexpr (kInstrumented && kRegisteredOutputs) outputs_.note(model);
  activity_.reset(clocks_);
  check_valids_after_reset();
  model.aresetn = 1;
}

// AXI: "during reset a manager must drive ARVALID, AWVALID and WVALID low, a subordinate RVALID
// and BVALID". A flip-flop that reset forgot shows here, as its initial value is random.
void Simulation::check_valids_after_reset() {
  Model& model = *model_;
  const struct {
    const char* name;
    bool valid;
  } outputs[] = {
      {"m_axi_awvalid", model.m_axi_awvalid != 0}, {"m_axi_wvalid", model.m_axi_wvalid != 0},
      {"m_axi_arvalid", model.m_axi_arvalid != 0}, {"s_axi_bvalid", model.s_axi_bvalid != 0},
      {"s_axi_rvalid", model.s_axi_rvalid != 0},
  };
  for (const auto& output : outputs) {
    if (output.valid) {
      fail(SWYNQ_SIM_PROTOCOL_ERROR,
           "%s, clock %" PRIu64 ": is high after %u clocks of reset; AXI demands low",
           output.name, clocks_, reset_clocks_);
    }
  }
}

void Simulation::check_register_address(uint64_t address) const {
  if (address % 4 != 0) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "register address 0x%" PRIx64 " is not a multiple of 4", address);
  }
  if (kRegisterAddressBits < 64 && (address >> kRegisterAddressBits) != 0) {
    fail(SWYNQ_SIM_BAD_ARGUMENT,
         "register address 0x%" PRIx64 " does not fit s_axi_araddr, %u bits", address,
         kRegisterAddressBits);
  }
}

uint32_t Simulation::read32(uint64_t address) {
  check_register_address(address);
  uint32_t value = 0;
  activity_.follow_access(SWYNQ_SIM_EVENT_REGISTER_READ, address, value, clocks_, [&] {
    value = with_mode([&]<bool kStalls, bool kWaveform, bool kLogging>() {
      return registers_.read(*model_, clocks_ + 1, address, [&](auto&& before_edge) {
        clock<kStalls, kWaveform, kLogging>(before_edge);
      });
    });
  });
  ++statistics_.register_reads;
  return value;
}

void Simulation::write32(uint64_t address, uint32_t value, uint32_t strobes) {
  check_register_address(address);
  activity_.follow_access(SWYNQ_SIM_EVENT_REGISTER_WRITE, address, value, clocks_, [&] {
    with_mode([&]<bool kStalls, bool kWaveform, bool kLogging>() {
      registers_.write(*model_, clocks_ + 1, address, value, strobes, [&](auto&& before_edge) {
        clock<kStalls, kWaveform, kLogging>(before_edge);
      });
    });
  });
  ++statistics_.register_writes;
}

void Simulation::run(uint64_t clocks) {
  with_mode([&]<bool kStalls, bool kWaveform, bool kLogging>() {
    for (uint64_t n = clocks; n != 0; --n) clock<kStalls, kWaveform, kLogging>([] {});
  });
}

bool Simulation::wait_interrupt(uint32_t mask, uint64_t timeout) {
  return with_mode([&]<bool kStalls, bool kWaveform, bool kLogging>() {
    for (uint64_t n = timeout;; --n) {
      if ((interrupts(*model_) & mask) != 0) return true;
      if (n == 0) return false;
      clock<kStalls, kWaveform, kLogging>([] {});
    }
  });
}

void Simulation::start_activity(const swynq_sim_activity_options& options) {
  activity_.start(options, clocks_, irq(), reads_.in_flight(), writes_.in_flight());
}

void Simulation::stop_waveform() {
  if (waveform_.running() && sound_ && waveform_.shows(clocks_)) settle_and_dump(clocks_ * kPeriod);
  waveform_.stop();
}

void Simulation::show_failure() noexcept {
  sound_ = false;
  if (!waveform_.running()) return;
  try {
    // Beyond any time that was dumped before: the failing clock's own edge.
    if (waveform_.shows(clocks_)) waveform_.dump((clocks_ + 1) * kPeriod);
    waveform_.finish();
  } catch (...) {
    // The failure that led here is the one to report.
  }
}

}  // namespace swynq
