// SPDX-License-Identifier: Apache-2.0
// Flip-flops, clock buffers, tables and pins against what UG953 says of them.
#include "Vdut.h"
#include "bench.h"

using namespace bench;

int main(int argc, char **argv) {
  start(argc, argv);
  Vdut top;
  top.eval();
  expect(top.q, 0b011010, "the flip-flops at first");
  unsigned q[6] = {0, 1, 0, 1, 1, 0}, pulses = 0;
  for (int i = 0; i < 20000; i++) {
    const bool d = chance(50), ce = chance(60), control = chance(15), gate = chance(50);
    top.d = d;
    top.ce = ce;
    top.index = draw() & 63;
    top.tri_state = chance(50);
    top.gate = gate;
    top.control = top.control_now = control;
    top.eval();
    // These do not wait for a clock.
    if (control) {
      q[2] = 0;
      q[3] = 1;
      q[5] = 0;
    }
    auto check = [&](const char *when) {
      for (unsigned j = 0; j < 6; j++)
        expect(top.q >> j & 1, q[j], std::string("flip-flop ") + std::to_string(j) + " " + when);
    };
    check("before the edge");
    unsigned parity = 0;
    for (unsigned j = 1; j <= 6; j++) {
      parity ^= top.index >> (j - 1) & 1;
      const unsigned value = j == 1 ? parity ^ 1 : j == 6 && top.index >> 5 & 1 ? 0 : parity;
      expect(top.lut >> (j - 1) & 1, value, "LUT" + std::to_string(j));
    }
    expect(top.pin_out, top.tri_state ? ce : d, "the pin");
    expect(top.buffers, d ? 3 : 0, "the buffers");
    top.clk = 1;
    top.eval();
    if (control) {
      q[0] = q[4] = 0;
      q[1] = 1;
    } else if (ce) {
      for (unsigned j = 0; j < 5; j++) q[j] = d;
    }
    check("behind the edge");
    expect(top.clocks, gate ? 0b1111 : 0b0101, "the clocks");
    pulses += top.clocks >> 1 & 1;
    // An enable that changes while the clock is high changes nothing.
    top.gate = !gate;
    top.eval();
    expect(top.clocks, gate ? 0b1111 : 0b0101, "the clocks while they are high");
    top.clk = 0;
    top.eval();
    if (!control && ce) q[5] = d;
    check("behind the falling edge");
    expect(top.clocks, 0, "the clocks while they are low");
  }
  if (pulses < 5000) fail("too few clocks");
  finish(NAME);
}
