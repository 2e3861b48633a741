// SPDX-License-Identifier: Apache-2.0
// A cycle monitor with random traffic on the pins that it watches, and a register port to read it by.
#ifndef CYCLE_MONITOR_TEST_BENCH_H
#define CYCLE_MONITOR_TEST_BENCH_H

#include <cstdint>
#include <deque>
#include <memory>
#include <random>
#include <vector>

#include "Vcycle_monitor.h"
#include "pins.h"
#include "verilated.h"

// How lively the traffic is, in 1/1000 per clock.
struct Traffic {
  unsigned valid[kChannels], ready[kChannels];
  // Ends of bursts and frames, partial beats, register accesses, abandoned frames.
  unsigned last, partial, registers, stream_reset;
  unsigned max_outstanding;
};

class Bench {
 public:
  Bench(uint64_t seed, unsigned bytes);

  void reset();
  void randomize();
  void clock();
  void run(unsigned clocks) { for (unsigned i = 0; i < clocks; ++i) clock(); }
  uint32_t read(uint32_t address);
  void write(uint32_t address, uint32_t value, uint32_t strobes = 0xF);
  // The 48 bits at an address.
  uint64_t read48(uint32_t address);

  unsigned random(unsigned limit) { return static_cast<unsigned>(generator_() % limit); }
  bool chance(unsigned thousandths) { return random(1000) < thousandths; }

  // The pins at each rising edge since the reset; [0] is the reset.
  std::vector<Pins> log;
  Traffic traffic{};

 private:
  // Chooses the pins of the next clock; gives them to the model.
  void drive();
  void present();
  uint32_t keep();

  VerilatedContext context_;
  std::unique_ptr<Vcycle_monitor> model_;
  std::mt19937_64 generator_;
  unsigned bytes_;
  Pins pins_;
  // Bursts whose R beats or B are yet to come.
  unsigned reads_ = 0, writes_ = 0;
  // Frames that have begun and not ended, and whether the last one's input goes on.
  unsigned frames_ = 0;
  bool in_frame_ = false;
  // The watched register port: an access is waiting for its response.
  bool register_write_ = false, register_read_ = false;
};

#endif
