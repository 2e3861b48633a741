// SPDX-License-Identifier: Apache-2.0
#include "options.h"

#include <cinttypes>
#include <cstdint>

#include "failure.h"

namespace swynq {

namespace {

constexpr uint64_t kPage = 4096;
constexpr uint32_t kMaxOutstanding = 64;
constexpr uint32_t kMaxStall = 950;
constexpr uint32_t kMaxBuckets = 1u << 20;
constexpr uint64_t kMaxEvents = uint64_t{1} << 26;
constexpr uint32_t kMaxLevels = 1000;
// Clocks of a reset or of the memory's answer: milliseconds at any frequency that there is.
constexpr uint32_t kMaxClocks = 1'000'000;
// Clocks of a register access: some seconds of the host's time.
constexpr uint32_t kMaxRegisterTimeout = 100'000'000;

void check_range(const char* name, uint64_t value, uint64_t low, uint64_t high) {
  if (value < low || value > high) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "%s is %" PRIu64 ", but must be %" PRIu64 " to %" PRIu64, name,
         value, low, high);
  }
}

// What swynq_sim_options and swynq_sim_memory_options have in common.
template <class Options>
void check_memory_fields(const Options& options) {
  check_range("read_latency", options.read_latency, 1, kMaxClocks);
  check_range("write_latency", options.write_latency, 1, kMaxClocks);
  check_range("max_outstanding_reads", options.max_outstanding_reads, 1, kMaxOutstanding);
  check_range("max_outstanding_writes", options.max_outstanding_writes, 1, kMaxOutstanding);
  check_range("stall_aw", options.stall_aw, 0, kMaxStall);
  check_range("stall_w", options.stall_w, 0, kMaxStall);
  check_range("stall_b", options.stall_b, 0, kMaxStall);
  check_range("stall_ar", options.stall_ar, 0, kMaxStall);
  check_range("stall_r", options.stall_r, 0, kMaxStall);
}

template <class Options>
void set_memory_fields(Options& options) {
  options.read_latency = 30;
  options.write_latency = 30;
  options.max_outstanding_reads = 8;
  options.max_outstanding_writes = 8;
}

}  // namespace

swynq_sim_options default_options() {
  swynq_sim_options options{};
  options.struct_size = sizeof options;
  options.reset_clocks = 16;
  options.seed = 1;
  options.memory_size = uint64_t{512} << 20;
  set_memory_fields(options);
  options.register_timeout = 10000;
  options.memory_fd = -1;
  return options;
}

void check_options(const swynq_sim_options& options) {
  check_range("reset_clocks", options.reset_clocks, 1, kMaxClocks);
  if (options.memory_size == 0 || options.memory_size % kPage != 0) {
    fail(SWYNQ_SIM_BAD_ARGUMENT,
         "memory_size is %" PRIu64 ", but must be a positive multiple of %" PRIu64,
         options.memory_size, kPage);
  }
  check_memory_fields(options);
  check_range("stall_registers", options.stall_registers, 0, kMaxStall);
  check_range("register_timeout", options.register_timeout, 16, kMaxRegisterTimeout);
  if (options.memory_fd < -1) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "memory_fd is %d, but must be a descriptor, or -1 for none",
         options.memory_fd);
  }
}

swynq_sim_memory_options default_memory_options() {
  swynq_sim_memory_options options{};
  options.struct_size = sizeof options;
  set_memory_fields(options);
  return options;
}

void check_memory_options(const swynq_sim_memory_options& options) { check_memory_fields(options); }

swynq_sim_stream_options default_stream_options() {
  swynq_sim_stream_options options{};
  options.struct_size = sizeof options;
  options.capacity = uint64_t{1} << 30;
  return options;
}

void check_stream_options(const swynq_sim_stream_options& options) {
  check_range("stall", options.stall, 0, kMaxStall);
  check_range("capacity", options.capacity, 1, UINT64_MAX);
}

swynq_sim_activity_options default_activity_options() {
  swynq_sim_activity_options options{};
  options.struct_size = sizeof options;
  options.bucket_clocks = 64;
  options.max_buckets = 1024;
  options.minimum_run = 16;
  options.max_events = uint64_t{1} << 20;
  return options;
}

void check_activity_options(const swynq_sim_activity_options& options) {
  check_range("bucket_clocks", options.bucket_clocks, 1, UINT32_MAX);
  check_range("max_buckets", options.max_buckets, 2, kMaxBuckets);
  if (options.max_buckets % 2 != 0) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "max_buckets is %u, but must be even", options.max_buckets);
  }
  check_range("minimum_run", options.minimum_run, 1, UINT32_MAX);
  check_range("max_events", options.max_events, 0, kMaxEvents);
}

swynq_sim_waveform_options default_waveform_options() {
  swynq_sim_waveform_options options{};
  options.struct_size = sizeof options;
  return options;
}

void check_waveform_options(const swynq_sim_waveform_options& options) {
  check_range("depth", options.depth, 0, kMaxLevels);
}

}  // namespace swynq
