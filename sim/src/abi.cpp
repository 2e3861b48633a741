// SPDX-License-Identifier: Apache-2.0
// The C ABI: argument checks, and the line that no exception crosses.
#include <atomic>
#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <string>

#include "failure.h"
#include "fork.h"
#include "model.h"
#include "options.h"
#include "simulation.h"
#include "swynq_sim.h"

// What the opaque pointer points to.
struct swynq_sim {
  swynq_sim(const swynq_sim_options& options, uint64_t id) : simulation(options), id(id) {}

  swynq::Simulation simulation;
  // What was wrong in the last call that failed, but for those in `refusal`.
  std::string last_error;
  // The failure that ended the model, if one did; every later call that runs it repeats it.
  std::optional<swynq::Failure> ended;
  // Tells handles apart even if one lies where an earlier one lay. From 1.
  const uint64_t id;
  // A call is under way.
  std::atomic_flag busy;
  // The process that the handle was last used in.
  uint32_t process = swynq::process_generation();
};

namespace {

using swynq::fail;
using swynq::Failure;

// A failure that must not be noted in the handle: there was none (id 0), or it is another thread's.
struct Refusal {
  uint64_t id = 0;
  std::string message;
};
thread_local Refusal refusal;

int32_t refuse(uint64_t id, swynq_sim_status status, const char* message) noexcept {
  try {
    refusal.message = message;
  } catch (...) {
    refusal.message.clear();
  }
  refusal.id = id;
  return status;
}

// Marks a handle as in use until the end of the call.
class Use {
 public:
  explicit Use(swynq_sim& sim) : sim_(sim) {
    free_ = !sim.busy.test_and_set(std::memory_order_acquire);
    if (free_ && sim.process != swynq::process_generation()) [[unlikely]] {
      sim.simulation.abandon_waveform();
      sim.process = swynq::process_generation();
    }
  }
  ~Use() {
    if (free_) sim_.busy.clear(std::memory_order_release);
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

  bool is_free() const { return free_; }

  int32_t refuse_busy() const noexcept {
    const bool forked = sim_.process != swynq::process_generation();
    return refuse(sim_.id, SWYNQ_SIM_BUSY,
                  forked ? "the process was forked while another thread used the handle, so this "
                           "process cannot use it; make a new one"
                         : "the handle is used by two threads at once; let them take turns, or "
                           "give each its own");
  }

  // Leaves the mark for good.
  void keep() { free_ = false; }

 private:
  swynq_sim& sim_;
  bool free_;
};

// Runs body and turns whatever it throws into a Failure.
template <class Body>
std::optional<Failure> attempt(Body&& body) noexcept {
  try {
    try {
      body();
      return std::nullopt;
    } catch (Failure& failure) {
      return std::move(failure);
    } catch (const std::bad_alloc&) {
      return Failure{SWYNQ_SIM_OUT_OF_MEMORY, "the host is out of memory"};
    } catch (const std::exception& error) {
      return Failure{SWYNQ_SIM_INTERNAL_ERROR, error.what(), true};
    } catch (...) {
      return Failure{SWYNQ_SIM_INTERNAL_ERROR, "unknown exception", true};
    }
  } catch (...) {
    return Failure{SWYNQ_SIM_OUT_OF_MEMORY, ""};
  }
}

// A call without a handle.
template <class Body>
int32_t call(Body&& body) noexcept {
  const auto failure = attempt(body);
  return failure ? refuse(0, failure->status, failure->message.c_str()) : SWYNQ_SIM_OK;
}

// A call on a handle. If kRuns, the body lets clocks pass, which an ended model cannot.
template <bool kRuns, class Body>
int32_t call(swynq_sim* sim, Body&& body) noexcept {
  if (sim == nullptr) return refuse(0, SWYNQ_SIM_BAD_ARGUMENT, "sim is null");
  const Use use(*sim);
  if (!use.is_free()) [[unlikely]] return use.refuse_busy();
  auto failure = attempt([&] {
    if (kRuns && sim->ended) throw *sim->ended;
    sim->simulation.enter();
    body(sim->simulation);
  });
  if (!failure) return SWYNQ_SIM_OK;
  const int32_t status = failure->status;
  if (kRuns && !sim->ended && failure->ends_model) {
    sim->simulation.show_failure();
    (void)attempt([&] { sim->ended = *failure; });
  }
  sim->last_error.swap(failure->message);
  if (refusal.id == sim->id) refusal = {};
  return status;
}

// For functions that leave the model as it is: what they change is the handle's account of errors.
template <class Body>
int32_t call(const swynq_sim* sim, Body&& body) noexcept {
  return call<false>(const_cast<swynq_sim*>(sim), body);
}

void check_pointer(const void* pointer, const char* name) {
  if (pointer == nullptr) fail(SWYNQ_SIM_BAD_ARGUMENT, "%s is null", name);
}

void check_size(uint32_t size, size_t expected) {
  if (size != expected) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "the struct's size is given as %u, but must be %zu", size,
         expected);
  }
}

// A newer caller's longer struct is filled as far as this version knows it, and says so.
template <class Options>
void fill(Options* options, uint32_t struct_size, const Options& defaults) {
  check_pointer(options, "options");
  if (struct_size < sizeof *options) check_size(struct_size, sizeof *options);
  *options = defaults;
}

// Copies the elements from number first on, at most count of them, out of available.
template <class Element, class At>
void copy_batch(uint64_t first, uint64_t count, uint64_t available, Element* into, uint32_t size,
                uint64_t* copied, At&& at) {
  check_pointer(copied, "copied");
  check_size(size, sizeof *into);
  const uint64_t left = first < available ? available - first : 0;
  *copied = count < left ? count : left;
  if (*copied != 0) check_pointer(into, "the array to copy into");
  for (uint64_t i = 0; i < *copied; ++i) into[i] = at(first + i);
}

void copy_message(char* message, size_t size, const std::string& text) {
  if (message != nullptr && size != 0) std::snprintf(message, size, "%s", text.c_str());
}

}  // namespace

uint32_t swynq_sim_abi_version(void) { return SWYNQ_SIM_ABI_VERSION; }

int32_t swynq_sim_get_info(swynq_sim_info* info) {
  return call([&] {
    check_pointer(info, "info");
    check_size(info->struct_size, sizeof *info);
    info->data_width = swynq::DataPort<swynq::Model>::kBits;
    info->irq_count = swynq::kIrqCount;
    info->instrumented = swynq::kInstrumented;
    info->overlay_name = SWYNQ_SIM_OVERLAY;
    info->verilator_version = SWYNQ_SIM_VERILATOR_VERSION;
  });
}

int32_t swynq_sim_default_options(swynq_sim_options* options, uint32_t struct_size) {
  return call([&] { fill(options, struct_size, swynq::default_options()); });
}

int32_t swynq_sim_create(const swynq_sim_options* options, swynq_sim** sim, char* message,
                         size_t message_size) {
  if (sim != nullptr) *sim = nullptr;
  const int32_t status = call([&] {
    check_pointer(sim, "sim");
    if (options != nullptr && options->struct_size != sizeof *options) {
      fail(SWYNQ_SIM_BAD_ARGUMENT,
           "struct_size is %u, but must be %zu; fill the options with "
           "swynq_sim_default_options() first",
           options->struct_size, sizeof *options);
    }
    const swynq_sim_options chosen = options != nullptr ? *options : swynq::default_options();
    swynq::check_options(chosen);
    static std::atomic<uint64_t> count{0};
    *sim = new swynq_sim(chosen, count.fetch_add(1, std::memory_order_relaxed) + 1);
  });
  if (status != SWYNQ_SIM_OK) copy_message(message, message_size, refusal.message);
  return status;
}

void swynq_sim_destroy(swynq_sim* sim) {
  if (sim == nullptr) return;
  Use use(*sim);
  if (!use.is_free()) {
    // Another thread is at work in it, or was when the process was forked: its memory is lost.
    use.refuse_busy();
    return;
  }
  use.keep();
  delete sim;
}

const char* swynq_sim_last_error(const swynq_sim* sim) {
  if (sim == nullptr) return refusal.id == 0 ? refusal.message.c_str() : "";
  return refusal.id == sim->id ? refusal.message.c_str() : sim->last_error.c_str();
}

int32_t swynq_sim_reset(swynq_sim* sim) {
  return call<true>(sim, [](swynq::Simulation& simulation) { simulation.reset(); });
}

int32_t swynq_sim_read32(swynq_sim* sim, uint64_t address, uint32_t* value) {
  return call<true>(sim, [&](swynq::Simulation& simulation) {
    check_pointer(value, "value");
    *value = simulation.read32(address);
  });
}

int32_t swynq_sim_write32(swynq_sim* sim, uint64_t address, uint32_t value, uint32_t strobes) {
  return call<true>(sim, [&](swynq::Simulation& simulation) {
    if (strobes > 0xF) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "strobes is 0x%x, but has only bits 0 to 3", strobes);
    }
    simulation.write32(address, value, strobes);
  });
}

int32_t swynq_sim_run(swynq_sim* sim, uint64_t clocks) {
  return call<true>(sim, [&](swynq::Simulation& simulation) {
    if (clocks > SWYNQ_SIM_MAX_RUN) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "clocks is %" PRIu64 ", but must be at most %" PRIu64, clocks,
           static_cast<uint64_t>(SWYNQ_SIM_MAX_RUN));
    }
    simulation.run(clocks);
  });
}

int32_t swynq_sim_wait_interrupt(swynq_sim* sim, uint32_t mask, uint64_t timeout, uint32_t* irq) {
  return call<true>(sim, [&](swynq::Simulation& simulation) {
    check_pointer(irq, "irq");
    const uint32_t lines = static_cast<uint32_t>((uint64_t{1} << swynq::kIrqCount) - 1);
    if ((mask & lines) == 0) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "mask is 0x%x, which names none of the overlay's %u interrupts",
           mask, swynq::kIrqCount);
    }
    const bool raised = simulation.wait_interrupt(mask, timeout);
    *irq = simulation.irq();
    if (!raised) {
      fail(SWYNQ_SIM_TIMEOUT,
           "no interrupt of mask 0x%x within %" PRIu64 " clocks; the lines are 0x%x", mask, timeout,
           *irq);
    }
  });
}

int32_t swynq_sim_poll32(swynq_sim* sim, uint64_t address, uint32_t mask, uint32_t expected,
                         uint64_t interval, uint64_t timeout, uint32_t* value) {
  return call<true>(sim, [&](swynq::Simulation& simulation) {
    check_pointer(value, "value");
    if ((expected & ~mask) != 0) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "expected is 0x%x, which has bits outside mask 0x%x", expected,
           mask);
    }
    const uint64_t start = simulation.clocks();
    for (;;) {
      // A read that starts at the deadline is the last: what came true before it is not missed.
      const uint64_t elapsed = simulation.clocks() - start;
      *value = simulation.read32(address);
      if ((*value & mask) == expected) return;
      if (elapsed >= timeout) {
        fail(SWYNQ_SIM_TIMEOUT,
             "register 0x%" PRIx64 ": (value & 0x%x) did not become 0x%x within %" PRIu64
             " clocks; last read 0x%x",
             address, mask, expected, timeout, *value);
      }
      const uint64_t passed = simulation.clocks() - start;
      const uint64_t left = passed < timeout ? timeout - passed : 0;
      simulation.run(interval < left ? interval : left);
    }
  });
}

int32_t swynq_sim_get_interrupts(const swynq_sim* sim, uint32_t* irq) {
  return call(sim, [&](const swynq::Simulation& simulation) {
    check_pointer(irq, "irq");
    *irq = simulation.irq();
  });
}

uint8_t* swynq_sim_memory(swynq_sim* sim) {
  if (sim != nullptr) return sim->simulation.ddr().bytes();
  refuse(0, SWYNQ_SIM_BAD_ARGUMENT, "sim is null");
  return nullptr;
}

uint64_t swynq_sim_clocks(const swynq_sim* sim) {
  if (sim != nullptr) return sim->simulation.clocks();
  refuse(0, SWYNQ_SIM_BAD_ARGUMENT, "sim is null");
  return 0;
}

int32_t swynq_sim_get_statistics(const swynq_sim* sim, swynq_sim_statistics* statistics) {
  return call(sim, [&](const swynq::Simulation& simulation) {
    check_pointer(statistics, "statistics");
    check_size(statistics->struct_size, sizeof *statistics);
    *statistics = simulation.statistics();
    statistics->struct_size = sizeof *statistics;
    statistics->clocks = simulation.clocks();
  });
}

int32_t swynq_sim_default_waveform_options(swynq_sim_waveform_options* options,
                                           uint32_t struct_size) {
  return call([&] { fill(options, struct_size, swynq::default_waveform_options()); });
}

int32_t swynq_sim_start_waveform(swynq_sim* sim, const char* path,
                                 const swynq_sim_waveform_options* options) {
  return call<false>(sim, [&](swynq::Simulation& simulation) {
    check_pointer(path, "path");
    if (options != nullptr) check_size(options->struct_size, sizeof *options);
    const auto chosen = options != nullptr ? *options : swynq::default_waveform_options();
    swynq::check_waveform_options(chosen);
    simulation.start_waveform(path, chosen);
  });
}

int32_t swynq_sim_stop_waveform(swynq_sim* sim) {
  return call<false>(sim, [](swynq::Simulation& simulation) { simulation.stop_waveform(); });
}

int32_t swynq_sim_default_activity_options(swynq_sim_activity_options* options,
                                           uint32_t struct_size) {
  return call([&] { fill(options, struct_size, swynq::default_activity_options()); });
}

int32_t swynq_sim_start_activity(swynq_sim* sim, const swynq_sim_activity_options* options) {
  return call<false>(sim, [&](swynq::Simulation& simulation) {
    if (options != nullptr) check_size(options->struct_size, sizeof *options);
    const auto chosen = options != nullptr ? *options : swynq::default_activity_options();
    swynq::check_activity_options(chosen);
    simulation.start_activity(chosen);
  });
}

int32_t swynq_sim_stop_activity(swynq_sim* sim) {
  return call<false>(sim, [](swynq::Simulation& simulation) { simulation.stop_activity(); });
}

int32_t swynq_sim_get_activity(swynq_sim* sim, swynq_sim_activity* activity) {
  return call<false>(sim, [&](swynq::Simulation& simulation) {
    check_pointer(activity, "activity");
    check_size(activity->struct_size, sizeof *activity);
    simulation.activity().describe(*activity);
  });
}

int32_t swynq_sim_get_activity_buckets(swynq_sim* sim, uint64_t first, uint64_t count,
                                       swynq_sim_activity_bucket* buckets, uint32_t size,
                                       uint64_t* copied) {
  return call<false>(sim, [&](swynq::Simulation& simulation) {
    const auto& from = simulation.activity().buckets();
    copy_batch(first, count, from.size(), buckets, size, copied,
               [&](uint64_t index) { return from.at(index); });
  });
}

int32_t swynq_sim_get_activity_events(swynq_sim* sim, uint64_t first, uint64_t count,
                                      swynq_sim_event* events, uint32_t size, uint64_t* copied) {
  return call<false>(sim, [&](swynq::Simulation& simulation) {
    const auto& from = simulation.activity().events();
    copy_batch(first, count, from.size(), events, size, copied,
               [&](uint64_t index) { return from[index]; });
  });
}
