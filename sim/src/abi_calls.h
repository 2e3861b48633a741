// SPDX-License-Identifier: Apache-2.0
// What all functions of the C ABI do: the handle, argument checks, and the line that no exception
// crosses.
#ifndef SWYNQ_SIM_SRC_ABI_CALLS_H
#define SWYNQ_SIM_SRC_ABI_CALLS_H

#include <atomic>
#include <cinttypes>
#include <cstdio>
#include <exception>
#include <new>
#include <optional>
#include <string>

#include "failure.h"
#include "fork.h"
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

namespace swynq::abi {

// A failure that must not be noted in the handle: there was none (id 0), or it is another thread's.
struct Refusal {
  uint64_t id = 0;
  std::string message;
};
inline thread_local Refusal refusal;

inline int32_t refuse(uint64_t id, swynq_sim_status status, const char* message) noexcept {
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

inline void check_pointer(const void* pointer, const char* name) {
  if (pointer == nullptr) fail(SWYNQ_SIM_BAD_ARGUMENT, "%s is null", name);
}

inline void check_size(uint32_t size, size_t expected) {
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

inline void copy_message(char* message, size_t size, const std::string& text) {
  if (message != nullptr && size != 0) std::snprintf(message, size, "%s", text.c_str());
}

inline void check_lines(uint64_t mask) {
  if ((mask & kIrqLines) == 0) {
    fail(SWYNQ_SIM_BAD_ARGUMENT,
         "mask is 0x%" PRIx64 ", which names none of the overlay's %u interrupts", mask, kIrqCount);
  }
}

[[noreturn]] inline void fail_lines(uint64_t mask, uint64_t timeout, uint64_t lines) {
  fail(SWYNQ_SIM_TIMEOUT,
       "no interrupt of mask 0x%" PRIx64 " within %" PRIu64 " clocks; the lines are 0x%" PRIx64, mask,
       timeout, lines);
}

// Reads a register until holds(value); false if that was not within timeout clocks.
template <class Holds>
bool poll(Simulation& simulation, uint64_t address, uint64_t interval, uint64_t timeout,
          uint32_t& value, Holds&& holds) {
  const uint64_t start = simulation.clocks();
  for (;;) {
    // A read that starts at the deadline is the last: what came true before it is not missed.
    const uint64_t elapsed = simulation.clocks() - start;
    value = static_cast<uint32_t>(simulation.read(address, 4));
    if (holds(value)) return true;
    if (elapsed >= timeout) return false;
    const uint64_t passed = simulation.clocks() - start;
    const uint64_t left = passed < timeout ? timeout - passed : 0;
    simulation.run(interval < left ? interval : left);
  }
}

}  // namespace swynq::abi

#endif
