// SPDX-License-Identifier: Apache-2.0
// One running overlay: model, clocks, resets, ports, DDR, waveform.
#ifndef SWYNQ_SIM_SRC_SIMULATION_H
#define SWYNQ_SIM_SRC_SIMULATION_H

#include <array>
#include <atomic>
#include <memory>
#include <tuple>

#include "activity.h"
#include "axi4_read.h"
#include "axi4_write.h"
#include "bandwidth.h"
#include "clock_edges.h"
#include "ddr.h"
#include "model.h"
#include "ports.h"
#include "register_access.h"
#include "registered_outputs.h"
#include "stability.h"
#include "stream_sink.h"
#include "stream_source.h"
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

// What ports are made of.
struct PortSetup {
  const Ddr& ddr;
  const swynq_sim_options& options;
  Bandwidth& bandwidth;
};

// What is behind one memory port.
template <class P>
struct MemoryPort {
  using Port = P;

  explicit MemoryPort(const PortSetup& setup)
      : read(setup.ddr, setup.options, setup.bandwidth, statistics),
        write(setup.ddr, setup.options, setup.bandwidth, statistics) {}
  MemoryPort(const MemoryPort&) = delete;

  void set(const swynq_sim_memory_options& options) {
    read.set(options);
    write.set(options);
    stalls = (options.stall_aw | options.stall_w | options.stall_b | options.stall_ar |
              options.stall_r) != 0;
  }

  void reset() {
    read.reset();
    write.reset();
    stable.reset();
    statistics = {};
  }

  template <bool kStalls>
  [[gnu::always_inline]] void drive(Model& model, uint64_t edge) {
    if constexpr (P::kHasRead) read.template drive<kStalls>(model, edge);
    if constexpr (P::kHasWrite) write.template drive<kStalls>(model, edge);
  }

  template <bool kStalls>
  [[gnu::always_inline]] void consume(Model& model, uint64_t edge) {
    if constexpr (P::kHasRead) read.consume(model, edge);
    if constexpr (P::kHasWrite) write.template consume<kStalls>(model, edge);
  }

  swynq_sim_statistics statistics{};
  Axi4Read<P> read;
  Axi4Write<P> write;
  StableMemory<P> stable;  // asked by the instrumented variant only
  bool stalls = false;
};

// What is behind one register port.
template <class P>
struct RegisterPort {
  using Port = P;

  explicit RegisterPort(const PortSetup& setup) : access(setup.options) {}

  void reset() {
    access.reset();
    stable.reset();
  }

  RegisterAccess<P> access;
  StableRegisters<P> stable;
};

// What is at the other end of one stream.
template <class P>
struct StreamPort {
  using Port = P;

  explicit StreamPort(const PortSetup& setup) : end(setup.options) {}

  void set(const swynq_sim_stream_options& options) {
    end.set(options);
    stalls = options.stall != 0;
  }

  void reset() {
    end.reset();
    stable.reset();
  }

  std::conditional_t<P::kIsSource, StreamSource<P>, StreamSink<P>> end;
  StableStream<P> stable;
  bool stalls = false;
};

// A tuple of Behind<P> for each port of a tuple.
template <template <class> class Behind, class Ports>
struct PortTuple;

template <template <class> class Behind, class... P>
struct PortTuple<Behind, std::tuple<P...>> {
  explicit PortTuple(const PortSetup& setup) : ports((static_cast<void>(P::kIndex), setup)...) {}

  template <class Function>
  [[gnu::always_inline]] void each(Function&& function) {
    (function(std::get<P::kIndex>(ports)), ...);
  }

  template <class Function>
  void each([[maybe_unused]] Function&& function) const {
    (function(std::get<P::kIndex>(ports)), ...);
  }

  // The port with this number. False if there is none.
  template <class Function>
  bool with(uint32_t number, Function&& function) {
    each([&](auto& port) {
      using Port = typename std::remove_cvref_t<decltype(port)>::Port;
      if (Port::kIndex == number) function(port);
    });
    return number < sizeof...(P);
  }

  std::tuple<Behind<P>...> ports;
};

class Simulation {
 public:
  // Makes the model and takes it through reset. Throws Failure.
  explicit Simulation(const swynq_sim_options& options);
  ~Simulation();
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;

  void reset();

  // Registers of 4 or 8 bytes.
  uint64_t read(uint64_t address, uint32_t bytes);
  void write(uint64_t address, uint64_t value, uint32_t bytes, uint32_t strobes);

  // One beat if the port is wide enough, else two.
  uint64_t read64(uint64_t address);
  void write64(uint64_t address, uint64_t value);

  // Lets clocks of the first clock pass.
  void run(uint64_t clocks);
  // True if a line of mask is high; false if timeout clocks passed without.
  bool wait_interrupt(uint64_t mask, uint64_t timeout);
  // True if a line of mask is not as in lines.
  bool wait_interrupt_change(uint64_t mask, uint64_t lines, uint64_t timeout);
  // Throws CANCELLED if somebody asked for it since the last wait began or ended.
  void check_cancelled();
  void cancel() { cancelled_.store(true, std::memory_order_relaxed); }

  // The interrupt lines, with what inputs that were set just now make of them.
  uint64_t irq() const {
    settle();
    return interrupts(*model_);
  }
  // The clocks of the first clock, or of another.
  uint64_t clocks() const { return counts_[0]; }
  uint64_t clocks_of(uint32_t clock) const { return counts_[clock]; }
  uint64_t picoseconds() const;
  uint64_t frequency(uint32_t clock) const;
  void set_frequency(uint32_t clock, uint64_t frequency);

  const Ddr& ddr() const { return ddr_; }
  // Of all memory ports together, or of one. False if there is none of that number.
  swynq_sim_statistics statistics() const;
  bool statistics(uint32_t port, swynq_sim_statistics& statistics);
  bool set_memory(uint32_t port, const swynq_sim_memory_options& options);
  void limit_bandwidth(uint64_t bytes_per_1000_clocks);

  void get_signal(const Signal& signal, void* value);
  void set_signal(const Signal& signal, const void* value);
  // True if (the signal's low 64 bits & mask) became (or, if !equal, ceased to be) value.
  bool wait_signal(const Signal& signal, uint64_t mask, uint64_t value, bool equal,
                   uint64_t timeout, uint64_t& last);

  void send(uint32_t stream, Packet packet);
  bool wait_sent(uint32_t stream, uint64_t timeout);
  // False if timeout clocks passed without a packet.
  bool receive(uint32_t stream, swynq_sim_packet& packet, uint64_t timeout);
  void set_stream(uint32_t stream, const swynq_sim_stream_options& options);

  void start_waveform(const char* path, const swynq_sim_waveform_options& options) {
    waveform_.start(*model_, path, options, clocks());
  }
  void stop_waveform();
  // In a child process: the waveform stays the parent's.
  void abandon_waveform() { waveform_.abandon(); }
  void start_activity(const swynq_sim_activity_options& options);
  void stop_activity() { activity_.stop(irq()); }
  const Activity& activity() {
    activity_.settle(irq());
    return activity_;
  }
  // After a Failure of the RTL: adds the state it left to the waveform, if there is one.
  void show_failure() noexcept;

  // Makes this simulation the one that Verilator's runtime works for on the calling thread.
  void enter() const { Verilated::threadContextp(context_.get()); }

 private:
  // Which clocks rise, a bit for each.
  using Rising = uint32_t;
  static constexpr uint64_t kClocksBetweenChecks = 1024;

  template <bool kStalls, bool kWaveform, bool kLogging, class BeforeEdge>
  void only_clock(BeforeEdge&& before_edge);
  template <bool kStalls, bool kWaveform, bool kLogging, class BeforeEdge>
  Rising next_edges(BeforeEdge&& before_edge);
  template <bool kStalls, bool kWaveform, bool kLogging, uint32_t kClock, class BeforeEdge>
  void clock(BeforeEdge&& before_edge);
  template <bool kStalls>
  void drive(Rising rising);
  template <bool kStalls, bool kLogging>
  void consume(Rising rising);
  template <class Body>
  decltype(auto) with_mode(Body&& body);
  template <class Condition>
  bool run_until(uint64_t timeout, Condition&& condition);
  template <class Condition>
  bool run_until_rare(uint64_t timeout, Condition&& condition);
  template <class Function>
  void at_register(uint64_t address, uint32_t bytes, Function&& function);

  void settle() const;
  void reset_clock();
  void hold_in_reset();
  void release_resets();
  void set_resets(bool active);
  void note_stalls();
  void check_valids_after_reset();
  uint64_t waveform_time() const;
  void settle_and_dump(uint64_t picoseconds);
  void finish_waveform();

  bool stalls_ = false;
  uint32_t reset_clocks_;
  std::array<uint64_t, kClockCount> counts_{};
  ClockTimes times_{OnlyClock::kFrequency};    // of an only clock
  std::array<ClockEdges, kClockCount> edges_;  // of several
  uint64_t now_ = 0;                           // picoseconds, with several clocks
  mutable bool unsettled_ = false;             // inputs have changed since the last evaluation
  uint64_t register_reads_ = 0;
  uint64_t register_writes_ = 0;
  std::atomic<bool> cancelled_{false};
  Ddr ddr_;
  Bandwidth bandwidth_;
  PortTuple<MemoryPort, MemoryPorts> memory_;
  PortTuple<RegisterPort, RegisterPorts> registers_;
  PortTuple<StreamPort, StreamPorts> streams_;
  RegisteredOutputs outputs_;  // asked by the instrumented variant only
  std::unique_ptr<VerilatedContext, DeleteContext> context_;
  std::unique_ptr<Model> model_;
  Activity activity_;
  Waveform waveform_;
  // False once the RTL has stopped in the middle of an evaluation.
  bool sound_ = true;
};

}  // namespace swynq

#endif
