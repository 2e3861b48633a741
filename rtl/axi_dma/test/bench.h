// SPDX-License-Identifier: Apache-2.0
// A bench around one Verilated `axi_dma`: clock, register accesses, a memory, a stream source and a sink.
//
// Each `tick` is one clock. Inputs change after the rising edge, and the bench checks then that no output
// moved: the core promises no combinational path from input to output.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "Vaxi_dma.h"
#include "verilated.h"

#ifndef DATA_WIDTH
#error "DATA_WIDTH must be the model's"
#endif

constexpr uint32_t kBytes = DATA_WIDTH / 8;

// Register offsets; the S2MM block follows at +0x30.
enum Channel : uint32_t { kMm2s = 0x00, kS2mm = 0x30 };
enum Register : uint32_t { kControl = 0x00, kStatus = 0x04, kAddr = 0x18, kAddrMsb = 0x1C, kLength = 0x28 };

// Probabilities of a stall per clock in 1/256, and the memory's timing in clocks.
struct Timing {
  uint32_t ar = 0, r = 0, aw = 0, w = 0, b = 0, source = 0, sink = 0;
  uint32_t readLatency = 1, writeLatency = 1;
  uint32_t outstanding = 8;
  // The memory takes no write data before its address; or no address before its data.
  bool dataAfterAddress = true;
  bool addressAfterData = false;
};

struct Beat {
  uint8_t data[kBytes];
  uint32_t keep;
  bool last;
};

class Bench {
 public:
  explicit Bench(uint64_t seed);
  ~Bench();

  // One clock.
  void tick();
  // Holds `aresetn` low for a few clocks and forgets what the bus models were doing.
  void reset();
  void run(uint64_t clocks) { while (clocks--) tick(); }

  // Register accesses; AW and W are offered in random order and distance when `shuffle`.
  void write(uint32_t offset, uint32_t value, uint32_t strobe = 0xF);
  uint32_t read(uint32_t offset);
  // Reads DMASR until `(value & mask) == want`; fails after `limit` clocks.
  uint32_t waitStatus(Channel channel, uint32_t mask, uint32_t want, uint64_t limit = 200000);

  // Queues a packet for the source. `nullEnd`: TLAST comes on an extra beat without bytes. `open`: no TLAST.
  void send(const std::vector<uint8_t>& bytes, bool nullEnd = false, bool open = false);
  void sendBeat(uint32_t keep, bool last);
  bool sourceEmpty() const { return source.empty() && !top->s_axis_s2mm_tvalid; }
  void dropSource();
  // Takes back what the source does not offer yet; the bytes of the beat that it does offer.
  std::vector<uint8_t> holdSource();

  [[noreturn]] void fail(const char* format, ...) __attribute__((format(printf, 2, 3)));
  uint32_t random(uint32_t limit) { return static_cast<uint32_t>(rng() % limit); }

  std::unique_ptr<VerilatedContext> context;
  std::unique_ptr<Vaxi_dma> top;
  std::mt19937_64 rng;
  uint64_t seed;
  uint64_t clock = 0;
  std::string phase = "start";
  Timing timing;

  static constexpr uint32_t kMemoryBytes = 1u << 20;
  std::vector<uint8_t> memory;
  // Accesses to [errorStart, errorEnd) are answered with `errorResponse`.
  uint32_t errorStart = 0, errorEnd = 0, errorResponse = 0;

  std::vector<Beat> sunk;
  size_t sinkLimit = SIZE_MAX;  // beats in `sunk` from which on the sink takes no more
  // Bus traffic, for measures and for the proof that a halted channel left nothing behind.
  uint64_t firstArvalid = 0, lastTlast = 0, firstTvalid = 0, lastWlast = 0, lastLengthWrite = 0;
  uint64_t firstRvalid = 0, firstMm2sTvalid = 0;
  uint64_t idleClocks = 0;  // clocks in a row without any VALID or outstanding access on the memory port
  void clearMarks();

 private:
  struct Read { uint32_t address, beats; uint64_t ready; bool error; };
  struct Write { uint32_t address, beats; };
  struct WriteBeat { uint8_t data[kBytes]; uint32_t strobe; bool last; };
  struct Response { uint64_t ready; uint32_t code; };

  bool stall(uint32_t probability) { return probability && (rng() & 255) < probability; }
  void drive();
  void checkNoCombinationalPath();
  void commitWrites();

  std::deque<Read> reads;
  std::deque<Write> addresses;
  std::deque<WriteBeat> data;
  std::deque<Response> responses;
  uint32_t writeCode = 0;  // response of the burst being written
  std::deque<Beat> source;
};
