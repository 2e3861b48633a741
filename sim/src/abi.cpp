// SPDX-License-Identifier: Apache-2.0
// The C ABI: one port, one clock, activity, waveforms. What concerns several is in abi_ports.cpp.
#include <atomic>
#include <cinttypes>

#include "abi_calls.h"
#include "options.h"
#include "simulation.h"
#include "swynq_sim.h"

namespace {

using namespace swynq::abi;
using swynq::fail;

// Width of the first memory port; 0 if there is none.
constexpr uint32_t first_memory_bits() {
  uint32_t bits = 0;
  swynq::for_each_port<swynq::MemoryPorts>([&]<class P>() {
    if (P::kIndex == 0) bits = P::kBytes * 8;
  });
  return bits;
}

}  // namespace

uint32_t swynq_sim_abi_version(void) { return SWYNQ_SIM_ABI_VERSION; }

int32_t swynq_sim_get_info(swynq_sim_info* info) {
  return call([&] {
    check_pointer(info, "info");
    check_size(info->struct_size, sizeof *info);
    info->data_width = first_memory_bits();
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
    *value = static_cast<uint32_t>(simulation.read(address, 4));
  });
}

int32_t swynq_sim_write32(swynq_sim* sim, uint64_t address, uint32_t value, uint32_t strobes) {
  return call<true>(sim, [&](swynq::Simulation& simulation) {
    if (strobes > 0xF) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "strobes is 0x%x, but has only bits 0 to 3", strobes);
    }
    simulation.write(address, value, 4, strobes);
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
    check_lines(mask);
    const bool raised = simulation.wait_interrupt(mask, timeout);
    *irq = static_cast<uint32_t>(simulation.irq());
    if (!raised) fail_lines(mask, timeout, simulation.irq());
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
    if (!poll(simulation, address, interval, timeout, *value,
              [&](uint32_t read) { return (read & mask) == expected; })) {
      fail(SWYNQ_SIM_TIMEOUT,
           "register 0x%" PRIx64 ": (value & 0x%x) did not become 0x%x within %" PRIu64
           " clocks; last read 0x%x",
           address, mask, expected, timeout, *value);
    }
  });
}

int32_t swynq_sim_get_interrupts(const swynq_sim* sim, uint32_t* irq) {
  return call(sim, [&](const swynq::Simulation& simulation) {
    check_pointer(irq, "irq");
    *irq = static_cast<uint32_t>(simulation.irq());
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
    (void)simulation.activity().describe(0, *activity);
  });
}

int32_t swynq_sim_get_activity_buckets(swynq_sim* sim, uint64_t first, uint64_t count,
                                       swynq_sim_activity_bucket* buckets, uint32_t size,
                                       uint64_t* copied) {
  return swynq_sim_get_port_buckets(sim, 0, first, count, buckets, size, copied);
}

int32_t swynq_sim_get_activity_events(swynq_sim* sim, uint64_t first, uint64_t count,
                                      swynq_sim_event* events, uint32_t size, uint64_t* copied) {
  return call<false>(sim, [&](swynq::Simulation& simulation) {
    const auto& from = simulation.activity().events();
    copy_batch(first, count, from.size(), events, size, copied,
               [&](uint64_t index) { return from[index]; });
  });
}
