// SPDX-License-Identifier: Apache-2.0
// The memories of UG974, of 64 words of 32 bits: reads against an array, with enables, groups of bits that
// are written together, output registers and resets. A_READS, A_WRITES, B_READS and B_WRITES say what each
// port does, MODE_A and MODE_B what a write leaves at its own port (0 the new word, 1 the old, 2 nothing),
// LATENCY_A and LATENCY_B the clocks of a read. At first each word is what FIRST makes of its address.
#include "Vdut.h"
#include "bench.h"

using namespace bench;

namespace {

constexpr unsigned words = 64;
uint32_t memory[words];

struct Port {
  unsigned mode, latency;
  uint32_t first = 0, second = 0;
  bool is_known = false, is_second_known = false;

  // One clock: what is at the output then.
  void clock(uint32_t old, bool enable, uint32_t data, unsigned groups, bool regce, bool reset) {
    if (reset) {
      second = 0;
      is_second_known = true;
    } else if (regce) {
      second = first;
      is_second_known = is_known;
    }
    if (enable) {
      uint32_t seen = old;
      for (unsigned i = 0; i < 4; i++)
        if (groups >> i & 1 && mode == 0) seen = (seen & ~(0xFFu << 8 * i)) | (data & 0xFFu << 8 * i);
      if (mode != 2 || groups == 0) {
        first = seen;
        is_known = true;
      }
    }
    if (reset && latency == 1) first = 0;
  }
  bool known() const { return latency == 1 ? is_known : is_second_known; }
  uint32_t output() const { return latency == 1 ? first : second; }
};

[[maybe_unused]] void write(unsigned address, uint32_t data, unsigned groups) {
  for (unsigned i = 0; i < 4; i++)
    if (groups >> i & 1) memory[address] = (memory[address] & ~(0xFFu << 8 * i)) | (data & 0xFFu << 8 * i);
}

}  // namespace

int main(int argc, char **argv) {
  start(argc, argv);
  Vdut top;
  for (unsigned i = 0; i < words; i++) memory[i] = FIRST;
  Port a{MODE_A, LATENCY_A}, b{MODE_B, LATENCY_B};
  unsigned compared = 0;

  for (unsigned clock = 0; clock < 100000; clock++) {
    // Without a clock in common, either alone or both at once.
    [[maybe_unused]] const unsigned which = 1 + draw() % 3;
    const unsigned address_a = draw() % words, address_b = chance(20) ? address_a : draw() % words;
    const uint32_t data_a = draw(), data_b = draw();
    [[maybe_unused]] unsigned groups_a = 0, groups_b = 0;
    const bool enable_a = chance(80), enable_b = chance(80), regce_a = chance(80), regce_b = chance(80);
    const bool reset_a = chance(5), reset_b = chance(5);
    if (A_WRITES && chance(50)) groups_a = draw() & 15;
    if (B_WRITES && chance(50)) groups_b = draw() & 15;
    // Two writes at once to one word would leave anything.
    if (address_a == address_b) groups_b = groups_a ? 0 : groups_b;
    top.ena = enable_a;
    top.addra = address_a;
#if A_WRITES
    top.wea = groups_a;
    top.dina = data_a;
#endif
#if A_READS
    top.rsta = reset_a;
    top.regcea = regce_a;
#endif
#if B_READS || B_WRITES
    top.enb = enable_b;
    top.addrb = address_b;
    const bool clock_a = which & 1, clock_b = which & 2;
#else
    const bool clock_a = true, clock_b = false;
#endif
#if B_WRITES
    top.web = groups_b;
    top.dinb = data_b;
#endif
#if B_READS
    top.rstb = reset_b;
    top.regceb = regce_b;
#endif
    top.eval();
    const uint32_t old_a = memory[address_a], old_b = memory[address_b];
    if (clock_a) a.clock(old_a, enable_a, data_a, groups_a, regce_a, reset_a);
    if (clock_b) b.clock(old_b, enable_b, data_b, groups_b, regce_b, reset_b);
    if (clock_a && enable_a) write(address_a, data_a, groups_a);
    if (clock_b && enable_b) write(address_b, data_b, groups_b);
    if (clock_a) top.clka = 1;
#if B_READS || B_WRITES
    if (clock_b) top.clkb = 1;
#endif
    top.eval();
    top.clka = 0;
#if B_READS || B_WRITES
    top.clkb = 0;
#endif
    top.eval();
#if A_READS
    if (a.known()) {
      expect(top.douta, a.output(), "douta");
      compared++;
    }
#endif
#if B_READS
    if (b.known()) {
      expect(top.doutb, b.output(), "doutb");
      compared++;
    }
#endif
  }
  if (compared < 50000) fail("too few words were compared");
  finish(NAME);
}
