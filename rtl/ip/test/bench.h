// SPDX-License-Identifier: Apache-2.0
// What the models' benches share: random numbers, checks, an AXI4-Lite manager with random stalls.
#ifndef SWYNQ_IP_BENCH_H
#define SWYNQ_IP_BENCH_H

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "verilated.h"

// The register port's signals.
#ifndef PIN
#define PIN(name) s_axi_##name
#endif

namespace bench {

inline uint64_t state = 1;

// xorshift64*
inline uint32_t draw() {
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return static_cast<uint32_t>((state * 0x2545F4914F6CDD1DULL) >> 32);
}

inline bool chance(unsigned percent) { return draw() % 100 < percent; }

[[noreturn]] inline void fail(const std::string &what) {
  std::fprintf(stderr, "FAILED: %s\n", what.c_str());
  std::exit(1);
}

inline void expect(uint64_t actual, uint64_t expected, const std::string &what) {
  if (actual == expected) return;
  char text[256];
  std::snprintf(text, sizeof text, "%s is 0x%llX, not 0x%llX", what.c_str(),
                static_cast<unsigned long long>(actual), static_cast<unsigned long long>(expected));
  fail(text);
}

// The seed is the first argument, 1 without.
inline void start(int argc, char **argv) {
  const unsigned long long seed = argc > 1 ? std::strtoull(argv[1], nullptr, 0) : 1;
  state = seed * 0x9E3779B97F4A7C15ULL + 1;
}

inline void finish(const char *name) { std::printf("%s passed\n", name); }

// Register accesses with random stalls. `Tick` runs one clock.
template <typename Top, typename Tick>
class Registers {
 public:
  Registers(Top &top, Tick tick) : top_(top), tick_(tick) {
    top.PIN(awvalid) = top.PIN(wvalid) = top.PIN(bready) = 0;
    top.PIN(arvalid) = top.PIN(rready) = 0;
  }

  void write(uint32_t address, uint32_t value) {
    int address_wait = draw() % 4, data_wait = draw() % 4;
    bool address_done = false, data_done = false;
    strobes();
    for (int clocks = 0; clocks < 100; clocks++) {
      top_.PIN(awvalid) = !address_done && address_wait-- <= 0;
      top_.PIN(awaddr) = top_.PIN(awvalid) ? address : draw() & 0x1FC;
      top_.PIN(wvalid) = !data_done && data_wait-- <= 0;
      top_.PIN(wdata) = top_.PIN(wvalid) ? value : draw();
      top_.PIN(bready) = chance(50);
      top_.eval();
      if (top_.PIN(bvalid) && !(address_done && data_done)) fail("BVALID before AW and W");
      address_done |= top_.PIN(awvalid) && top_.PIN(awready);
      data_done |= top_.PIN(wvalid) && top_.PIN(wready);
      const bool done = top_.PIN(bvalid) && top_.PIN(bready);
      if (done) expect(top_.PIN(bresp), 0, "BRESP");
      tick_();
      if (done) {
        top_.PIN(bready) = 0;
        return;
      }
    }
    fail("a write gets no response");
  }

  // Writes without waiting for a response in between: each has one of its own, and takes effect once.
  void pipelined(const std::vector<std::pair<uint32_t, uint32_t>> &writes) {
    size_t addresses = 0, values = 0, responses = 0;
    strobes();
    top_.PIN(awvalid) = top_.PIN(wvalid) = 0;
    for (int clocks = 0; responses < writes.size(); clocks++) {
      if (clocks == 1000) fail("pipelined writes get too few responses");
      if (addresses < writes.size() && !top_.PIN(awvalid) && chance(70)) {
        top_.PIN(awvalid) = 1;
        top_.PIN(awaddr) = writes[addresses].first;
      }
      if (values < writes.size() && !top_.PIN(wvalid) && chance(70)) {
        top_.PIN(wvalid) = 1;
        top_.PIN(wdata) = writes[values].second;
      }
      top_.PIN(bready) = chance(15);
      top_.eval();
      const bool address = top_.PIN(awvalid) && top_.PIN(awready);
      const bool value = top_.PIN(wvalid) && top_.PIN(wready);
      responses += top_.PIN(bvalid) && top_.PIN(bready);
      tick_();
      addresses += address;
      values += value;
      if (address) top_.PIN(awvalid) = 0;
      if (value) top_.PIN(wvalid) = 0;
    }
    top_.PIN(bready) = 0;
  }

  uint32_t read(uint32_t address) {
    int wait = draw() % 4;
    bool address_done = false;
    for (int clocks = 0; clocks < 100; clocks++) {
      top_.PIN(arvalid) = !address_done && wait-- <= 0;
      top_.PIN(araddr) = top_.PIN(arvalid) ? address : draw() & 0x1FC;
      top_.PIN(rready) = chance(50);
      top_.eval();
      if (top_.PIN(rvalid) && !address_done) fail("RVALID before AR");
      address_done |= top_.PIN(arvalid) && top_.PIN(arready);
      const bool done = top_.PIN(rvalid) && top_.PIN(rready);
      const uint32_t data = top_.PIN(rdata);
      if (done) expect(top_.PIN(rresp), 0, "RRESP");
      tick_();
      if (done) {
        top_.PIN(rready) = 0;
        return data;
      }
    }
    fail("a read gets no response");
  }

 private:
  void strobes() {
#ifndef NO_STROBES
    top_.PIN(wstrb) = 0xF;
#endif
  }

  Top &top_;
  Tick tick_;
};

}  // namespace bench

#endif
