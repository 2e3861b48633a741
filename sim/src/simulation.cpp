// SPDX-License-Identifier: Apache-2.0
// Creation, reset, registers, waits.
#include "simulation.h"

#include <cinttypes>
#include <mutex>

#include "clock_loop.h"
#include "coverage.h"
#include "fork.h"

namespace swynq {

namespace {

// 31 bits, not 0: Verilator takes 0 as "use the time".
int verilator_seed(uint64_t seed) {
  const int folded = static_cast<int>(SplitMix64(seed).next() >> 33);
  return folded == 0 ? 1 : folded;
}

template <class... C>
std::array<ClockEdges, kClockCount> make_edges(std::tuple<C...>) {
  return {ClockEdges(C::kFrequency, C::kPhase)...};
}

swynq_sim_memory_options memory_options(const swynq_sim_options& options) {
  swynq_sim_memory_options memory{};
  memory.struct_size = sizeof memory;
  memory.read_latency = options.read_latency;
  memory.write_latency = options.write_latency;
  memory.max_outstanding_reads = options.max_outstanding_reads;
  memory.max_outstanding_writes = options.max_outstanding_writes;
  memory.stall_aw = options.stall_aw;
  memory.stall_w = options.stall_w;
  memory.stall_b = options.stall_b;
  memory.stall_ar = options.stall_ar;
  memory.stall_r = options.stall_r;
  return memory;
}

}  // namespace

Simulation::Simulation(const swynq_sim_options& options)
    : reset_clocks_(options.reset_clocks),
      edges_(make_edges(Clocks{})),
      ddr_(options.memory_size, options.memory_fd),
      memory_(PortSetup{ddr_, options, bandwidth_}),
      registers_(PortSetup{ddr_, options, bandwidth_}),
      streams_(PortSetup{ddr_, options, bandwidth_}) {
  check_coverage_folder();
  const swynq_sim_memory_options memory = memory_options(options);
  memory_.each([&](auto& port) { port.set(memory); });
  note_stalls();
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
    clear_undriven(*model_);
    idle_buses(*model_);
    set_resets(true);
    for_each_port<Clocks>([&]<class C>() { C::level(*model_) = 0; });
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
  collect_coverage(*context_);
  model_.reset();
  context_.reset();
}

void Simulation::note_stalls() {
  stalls_ = bandwidth_.is_limited();
  memory_.each([&](const auto& port) { stalls_ |= port.stalls; });
  streams_.each([&](const auto& port) { stalls_ |= port.stalls; });
}

void Simulation::set_resets(bool active) {
  for_each_port<Resets>([&]<class R>() { R::level(*model_) = active == R::kActive; });
}

void Simulation::reset() {
  idle_buses(*model_);
  memory_.each([](auto& port) { port.reset(); });
  registers_.each([](auto& port) { port.reset(); });
  streams_.each([](auto& port) { port.reset(); });
  bandwidth_.reset();
  register_reads_ = register_writes_ = 0;
  set_resets(true);
  hold_in_reset();
  if constexpr (kInstrumented && kRegisteredOutputs) outputs_.note(*model_);
  activity_.reset([&](uint32_t clock) { return counts_[clock]; });
  check_valids_after_reset();
  release_resets();
}

// Until every clock has had its clocks.
void Simulation::hold_in_reset() {
  if constexpr (kOneClock) {
    for (uint32_t n = 0; n < reset_clocks_; ++n) reset_clock();
  } else {
    const auto before = counts_;
    const auto is_done = [&] {
      for (uint32_t clock = 0; clock < kClockCount; ++clock) {
        if (counts_[clock] - before[clock] < reset_clocks_) return false;
      }
      return true;
    };
    while (!is_done()) reset_clock();
  }
}

// One after the other, each just after an edge of its clock; what is released early finds buses that
// do not answer yet.
void Simulation::release_resets() {
  bool is_first = true;
  for_each_port<Resets>([&]<class R>() {
    if (!is_first) {
      const uint64_t next = counts_[R::kClock] + 1;
      while (counts_[R::kClock] != next) reset_clock();
    }
    is_first = false;
    R::level(*model_) = !R::kActive;
  });
  // Resets of the overlay's own may last longer, and what is asked meanwhile would be lost.
  const uint64_t settled = counts_[0] + kSettleClocks;
  while (counts_[0] != settled) reset_clock();
  unsettled_ = true;
}

// AXI: "during reset a manager must drive ARVALID, AWVALID and WVALID low, a subordinate RVALID
// and BVALID". A flip-flop that reset forgot shows here, as its initial value is random.
void Simulation::check_valids_after_reset() {
  Model& model = *model_;
  if constexpr (std::tuple_size_v<Resets> == 0) return;
  const auto check = [&](const char* prefix, const char* name, bool valid) {
    if (valid) {
      fail(SWYNQ_SIM_PROTOCOL_ERROR,
           "%s%s, clock %" PRIu64 ": is high after %u clocks of reset; AXI demands low", prefix,
           name, clocks(), reset_clocks_);
    }
  };
  for_each_port<MemoryPorts>([&]<class P>() {
    check(P::kName, "awvalid", P::awvalid(model) != 0);
    check(P::kName, "wvalid", P::wvalid(model) != 0);
    check(P::kName, "arvalid", P::arvalid(model) != 0);
  });
  for_each_port<RegisterPorts>([&]<class P>() {
    check(P::kName, "bvalid", P::bvalid(model) != 0);
    check(P::kName, "rvalid", P::rvalid(model) != 0);
  });
  for_each_port<StreamPorts>([&]<class P>() {
    if constexpr (!P::kIsSource) check(P::kName, "tvalid", P::tvalid(model) != 0);
  });
}

// The register port whose addresses reach here; of several, the one that begins last. function(port).
template <class Function>
void Simulation::at_register(uint64_t address, uint32_t bytes, Function&& function) {
  if (address % bytes != 0) {
    fail(SWYNQ_SIM_BAD_ARGUMENT, "register address 0x%" PRIx64 " is not a multiple of %u", address,
         bytes);
  }
  uint32_t found = UINT32_MAX;
  uint64_t base = 0;
  for_each_port<RegisterPorts>([&]<class P>() {
    if (P::kBase <= address && address <= P::kLast && (found == UINT32_MAX || P::kBase >= base)) {
      found = P::kIndex;
      base = P::kBase;
    }
  });
  if (registers_.with(found, function)) return;
  constexpr size_t count = std::tuple_size_v<RegisterPorts>;
  for_each_port<RegisterPorts>([&]<class P>() {
    if (count > 1) return;
    fail(SWYNQ_SIM_BAD_ARGUMENT,
         "register address 0x%" PRIx64 " does not fit %saraddr, %u bits from 0x%" PRIx64 " on",
         address, P::kName, P::kAddressBits, P::kBase);
  });
  fail(SWYNQ_SIM_BAD_ARGUMENT, "register address 0x%" PRIx64 ": %s", address,
       count == 0 ? "the overlay has no register port" : "no register port reaches there");
}

uint64_t Simulation::read(uint64_t address, uint32_t bytes) {
  uint64_t value = 0;
  at_register(address, bytes, [&](auto& port) {
    using P = typename std::remove_cvref_t<decltype(port)>::Port;
    if constexpr (!P::kHasRead) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "register address 0x%" PRIx64 ": %s* can only be written", address,
           P::kName);
    } else {
      activity_.follow_access(SWYNQ_SIM_EVENT_REGISTER_READ, address, value, counts_[0], [&] {
        value = with_mode([&]<bool kStalls, bool kWaveform, bool kLogging>() {
          return port.access.read(
              *model_, counts_[P::kClock] + 1, RegisterWord{address, bytes}, [&](auto&& before_edge) {
                clock<kStalls, kWaveform, kLogging, P::kClock>(before_edge);
              });
        });
      });
      ++register_reads_;
    }
  });
  return value;
}

void Simulation::write(uint64_t address, uint64_t value, uint32_t bytes, uint32_t strobes) {
  at_register(address, bytes, [&](auto& port) {
    using P = typename std::remove_cvref_t<decltype(port)>::Port;
    if constexpr (!P::kHasWrite) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "register address 0x%" PRIx64 ": %s* can only be read", address,
           P::kName);
    } else {
      activity_.follow_access(SWYNQ_SIM_EVENT_REGISTER_WRITE, address, value, counts_[0], [&] {
        with_mode([&]<bool kStalls, bool kWaveform, bool kLogging>() {
          port.access.write(*model_, counts_[P::kClock] + 1, RegisterWord{address, bytes}, value,
                            strobes, [&](auto&& before_edge) {
                              clock<kStalls, kWaveform, kLogging, P::kClock>(before_edge);
                            });
        });
      });
      ++register_writes_;
    }
  });
}

uint64_t Simulation::read64(uint64_t address) {
  uint32_t width = 0;
  at_register(address, 8, [&](auto& port) { width = std::remove_cvref_t<decltype(port)>::Port::kBytes; });
  if (width >= 8) return read(address, 8);
  const uint64_t low = read(address, 4);
  return low | read(address + 4, 4) << 32;
}

void Simulation::write64(uint64_t address, uint64_t value) {
  uint32_t width = 0;
  at_register(address, 8, [&](auto& port) { width = std::remove_cvref_t<decltype(port)>::Port::kBytes; });
  if (width >= 8) return write(address, value, 8, 0xFF);
  write(address, value & UINT32_MAX, 4, 0xF);
  write(address + 4, value >> 32, 4, 0xF);
}

void Simulation::check_cancelled() {
  if (!cancelled_.load(std::memory_order_relaxed)) [[likely]] return;
  cancelled_.store(false, std::memory_order_relaxed);
  fail(SWYNQ_SIM_CANCELLED, "the wait was cancelled; the hardware goes on as it was");
}

// Lets outputs that follow inputs combinationally show what those are now.
void Simulation::settle() const {
  if constexpr (!kRisingEdgeAlone<Model>) {
    if (!unsettled_) return;
    evaluate(*model_);
    unsettled_ = false;
  }
}

// Until the condition holds. False if timeout clocks passed without.
template <class Condition>
bool Simulation::run_until(uint64_t timeout, Condition&& condition) {
  check_cancelled();
  settle();
  return with_mode([&]<bool kStalls, bool kWaveform, bool kLogging>() {
    for (uint64_t n = timeout;; --n) {
      if (condition()) return true;
      if (n == 0) return false;
      if (n % kClocksBetweenChecks == 0) check_cancelled();
      clock<kStalls, kWaveform, kLogging, 0>([] {});
    }
  });
}

// The same for conditions that are not worth a clock loop of their own.
template <class Condition>
bool Simulation::run_until_rare(uint64_t timeout, Condition&& condition) {
  struct Any {
    void* condition;
    bool (*holds)(void* condition);
    bool operator()() const { return holds(condition); }
  };
  const Any any{&condition, [](void* it) { return (*static_cast<std::remove_reference_t<Condition>*>(it))(); }};
  return run_until(timeout, any);
}

void Simulation::run(uint64_t clocks) {
  (void)run_until(clocks, [] { return false; });
}

bool Simulation::wait_interrupt(uint64_t mask, uint64_t timeout) {
  return run_until(timeout, [&] { return (interrupts(*model_) & mask) != 0; });
}

bool Simulation::wait_interrupt_change(uint64_t mask, uint64_t lines, uint64_t timeout) {
  return run_until_rare(timeout, [&] { return ((interrupts(*model_) ^ lines) & mask) != 0; });
}

uint64_t Simulation::picoseconds() const {
  if constexpr (kOneClock) return times_.at(counts_[0]);
  return now_;
}

uint64_t Simulation::frequency(uint32_t clock) const {
  if constexpr (kOneClock) return times_.frequency();
  return edges_[clock].frequency();
}

void Simulation::set_frequency(uint32_t clock, uint64_t frequency) {
  if constexpr (kOneClock) {
    times_.set_frequency(frequency, counts_[0]);
  } else {
    edges_[clock].set_frequency(frequency);
  }
}

swynq_sim_statistics Simulation::statistics() const {
  swynq_sim_statistics sum{};
  const auto earliest = [](uint64_t& first, uint64_t other) {
    if (other != 0 && (first == 0 || other < first)) first = other;
  };
  const auto latest = [](uint64_t& last, uint64_t other) {
    if (other > last) last = other;
  };
  memory_.each([&](const auto& port) {
    const swynq_sim_statistics& more = port.statistics;
    sum.read_bursts += more.read_bursts;
    sum.read_beats += more.read_beats;
    sum.write_bursts += more.write_bursts;
    sum.write_beats += more.write_beats;
    earliest(sum.first_read_beat_clock, more.first_read_beat_clock);
    earliest(sum.first_write_beat_clock, more.first_write_beat_clock);
    latest(sum.last_read_beat_clock, more.last_read_beat_clock);
    latest(sum.last_write_beat_clock, more.last_write_beat_clock);
  });
  sum.clocks = clocks();
  sum.register_reads = register_reads_;
  sum.register_writes = register_writes_;
  return sum;
}

bool Simulation::statistics(uint32_t port, swynq_sim_statistics& statistics) {
  return memory_.with(port, [&](auto& memory) {
    using P = typename std::remove_cvref_t<decltype(memory)>::Port;
    statistics = memory.statistics;
    statistics.clocks = counts_[P::kClock];
  });
}

bool Simulation::set_memory(uint32_t port, const swynq_sim_memory_options& options) {
  const bool found = memory_.with(port, [&](auto& memory) { memory.set(options); });
  note_stalls();
  return found;
}

void Simulation::limit_bandwidth(uint64_t bytes_per_1000_clocks) {
  bandwidth_.limit(bytes_per_1000_clocks);
  note_stalls();
}

namespace {

size_t member_bytes(uint32_t bits) {
  return bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : bits <= 64 ? 8 : (bits + 31) / 32 * 4;
}

}  // namespace

void Simulation::get_signal(const Signal& signal, void* value) {
  settle();
  std::memcpy(value, signal.member(*model_), member_bytes(signal.bits));
}

void Simulation::set_signal(const Signal& signal, const void* value) {
  std::memcpy(signal.member(*model_), value, member_bytes(signal.bits));
  unsettled_ = true;
}

bool Simulation::wait_signal(const Signal& signal, uint64_t mask, uint64_t value, bool equal,
                             uint64_t timeout, uint64_t& last) {
  const void* const member = signal.member(*model_);
  const size_t bytes = member_bytes(signal.bits < 64 ? signal.bits : 64);
  return run_until_rare(timeout, [&] {
    last = 0;
    std::memcpy(&last, member, bytes);
    return ((last & mask) == value) == equal;
  });
}

void Simulation::send(uint32_t stream, Packet packet) {
  streams_.with(stream, [&](auto& port) {
    using P = typename std::remove_cvref_t<decltype(port)>::Port;
    if constexpr (P::kIsSource) {
      port.end.send(std::move(packet));
    } else {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "%s* is a stream that the overlay sends; receive from it",
           P::kName);
    }
  });
}

bool Simulation::wait_sent(uint32_t stream, uint64_t timeout) {
  bool sent = false;
  streams_.with(stream, [&](auto& port) {
    using P = typename std::remove_cvref_t<decltype(port)>::Port;
    if constexpr (P::kIsSource) {
      sent = run_until_rare(timeout, [&] { return port.end.is_idle(); });
    } else {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "%s* is a stream that the overlay sends", P::kName);
    }
  });
  return sent;
}

bool Simulation::receive(uint32_t stream, swynq_sim_packet& packet, uint64_t timeout) {
  bool received = false;
  streams_.with(stream, [&](auto& port) {
    using P = typename std::remove_cvref_t<decltype(port)>::Port;
    if constexpr (P::kIsSource) {
      fail(SWYNQ_SIM_BAD_ARGUMENT, "%s* is a stream that the overlay receives; send into it",
           P::kName);
    } else {
      if (!P::kHasLast && P::kBytes != 0 &&
          (packet.byte_count == 0 || packet.byte_count % P::kBytes != 0)) {
        fail(SWYNQ_SIM_BAD_ARGUMENT,
             "%sstream: %" PRIu64 " bytes were asked for; without TLAST it must be a multiple of %u",
             P::kMark, packet.byte_count, P::kBytes);
      }
      received = run_until_rare(timeout, [&] { return port.end.has(packet.byte_count); });
      if (received) port.end.receive(packet);
    }
  });
  return received;
}

void Simulation::set_stream(uint32_t stream, const swynq_sim_stream_options& options) {
  streams_.with(stream, [&](auto& port) { port.set(options); });
  note_stalls();
}

void Simulation::start_activity(const swynq_sim_activity_options& options) {
  activity_.start(options, clocks(), irq());
  memory_.each([&](auto& port) {
    using P = typename std::remove_cvref_t<decltype(port)>::Port;
    activity_.of<P>().start(options, counts_[P::kClock], port.read.in_flight(),
                            port.write.in_flight());
  });
  streams_.each([&](auto& port) {
    using P = typename std::remove_cvref_t<decltype(port)>::Port;
    activity_.of<P>().start(options, counts_[P::kClock]);
  });
}

void Simulation::stop_waveform() {
  // With several clocks every edge is there already.
  const bool shows = waveform_.running() && sound_ && waveform_.shows(clocks());
  if (kOneClock && shows) settle_and_dump(waveform_time());
  waveform_.stop();
}

void Simulation::show_failure() noexcept {
  sound_ = false;
  if (!waveform_.running()) return;
  try {
    // Beyond any time that was dumped before: the failing clock's own edge.
    if (waveform_.shows(clocks())) {
      const uint64_t edge = kOneClock ? times_.at(clocks() + 1) : now_ + 1;
      waveform_.dump(edge);
    }
    waveform_.finish();
  } catch (...) {
    // The failure that led here is the one to report.
  }
}

}  // namespace swynq
