// SPDX-License-Identifier: Apache-2.0
// The clock crossing macros while the ratio of the clocks changes: bits and words arrive as late as their
// flip-flops make them, counters move forward, each pulse and each word arrives once, resets begin and end
// as they should.
#include "Vdut.h"
#include "bench.h"

using namespace bench;

int main(int argc, char **argv) {
  start(argc, argv);
  Vdut top;
  unsigned periods[2] = {3, 3};
  // What the destination had to see: clocks since the source changed.
  unsigned bit_age = 0, array_age = 0, reset_age = 100, dest_clocks = 0;
  unsigned counted = 0, seen[2] = {}, pulses = 0, arrived[2] = {}, pulse_wait = 60, words = 0, moves = 0;
  bool was_pulse[2] = {};
  uint8_t word = 0, array_old = 0, array_new = 0, array_before = 0;
  int phase = 0;

  top.src_rst = top.dest_rst = 1;
  top.reset_in = 1;
  for (unsigned time = 0; time < 400000; time++) {
    if (time % 8000 == 0)
      for (auto &period : periods) period = 2 + draw() % 9;
    if (time == 400) top.src_rst = top.dest_rst = 0;
    const bool rises[2] = {time % periods[0] == 0, time % periods[1] == 0};
    const bool running = time > 600;

    // A reset may change between edges of any clock.
    if (!rises[0] && !rises[1]) {
      if (reset_age > 30 && chance(2)) {
        top.reset_in = !top.reset_in;
        reset_age = 0;
        top.eval();
        if (top.reset_in && (!top.async_reset || top.async_reset_n))
          fail("an asynchronous reset does not begin at once");
      }
      top.eval();
      continue;
    }
    if (rises[0]) {
      if (bit_age > 20 && chance(20)) {
        top.src_in = !top.src_in;
        bit_age = 0;
      }
      if (array_age > 20 && chance(20)) {
        array_old = array_new;
        array_new = top.array_in = static_cast<uint8_t>(draw());
        array_age = 0;
      }
      // At most one step in each clock.
      if (running && chance(30)) {
        counted++;
        top.count_in = counted & 31;
      }
      if (pulse_wait > 0) pulse_wait--;
      if (top.pulse_in && chance(50)) top.pulse_in = 0;
      if (running && !top.pulse_in && pulse_wait == 0) {
        top.pulse_in = 1;
        pulses++;
        pulse_wait = 40 + draw() % 40;
      }
      if (running && phase == 0 && !top.rcv && chance(20)) {
        top.word_in = word = static_cast<uint8_t>(draw());
        top.send = 1;
        phase = 1;
      } else if (phase == 2 && top.rcv) {
        top.send = 0;
        phase = 3;
      } else if (phase == 3 && !top.rcv && !top.req) {
        phase = 0;
      }
    }
    top.eval();
    if (rises[1] && running) {
      dest_clocks++;
      // Of this clock: outputs as they were before its edge.
      if (bit_age >= 3 && top.single_out != top.src_in) fail("xpm_cdc_single is late");
      if (bit_age < 3 && top.single_out == top.src_in) fail("xpm_cdc_single is early");
      if (array_age > 4 + 10 && top.array_out != array_new) fail("xpm_cdc_array_single is late");
      if (top.array_out != array_new && top.array_out != array_old) fail("xpm_cdc_array_single mixes words");
      moves += top.array_out != array_before;
      array_before = top.array_out;
      const unsigned gray[2] = {top.gray_out, top.gray_reg_out};
      for (int i = 0; i < 2; i++) {
        const unsigned step = (gray[i] - seen[i]) & 31;
        seen[i] += step;
        if (seen[i] > counted) fail("xpm_cdc_gray counts what was not counted");
      }
      if (seen[0] + 25 < counted) fail("xpm_cdc_gray is late");
      const bool pulse[2] = {top.pulse_out != 0, top.pulse_reg_out != 0};
      for (int i = 0; i < 2; i++) {
        if (pulse[i] && was_pulse[i]) fail("a pulse of xpm_cdc_pulse is longer than a clock");
        arrived[i] += pulse[i];
        was_pulse[i] = pulse[i];
        if (arrived[i] > pulses) fail("xpm_cdc_pulse makes pulses");
      }
      if (top.req && phase == 1) {
        expect(top.word_out, word, "xpm_cdc_handshake's word");
        if (chance(30)) {
          top.ack = 1;
          phase = 2;
          words++;
        }
      } else if (top.req && (phase == 2 || phase == 3)) {
        expect(top.word_out, word, "xpm_cdc_handshake's word");
      } else if (!top.req) {
        top.ack = 0;
      }
      if (reset_age < 4 && top.sync_reset == top.reset_in) fail("xpm_cdc_sync_rst is early");
      if (reset_age >= 4 && top.sync_reset != top.reset_in) fail("xpm_cdc_sync_rst is late");
      if (!top.reset_in) {
        if (top.async_reset != (reset_age < 4)) fail("xpm_cdc_async_rst does not end after its flip-flops");
        if (top.async_reset_n != (reset_age >= 2)) fail("xpm_cdc_async_rst (low) does not end after its flip-flops");
      }
    }
    top.eval();
    if (rises[0]) top.src_clk = 1;
    if (rises[1]) top.dest_clk = 1;
    top.eval();
    top.src_clk = top.dest_clk = 0;
    top.eval();
    if (rises[1]) {
      bit_age++;
      array_age++;
      reset_age++;
    }
  }
  if (pulses < 500 || arrived[0] + 1 < pulses || arrived[1] + 1 < pulses) fail("pulses are missing");
  if (words < 500) fail("only " + std::to_string(words) + " words arrived");
  if (counted < 5000 || moves < 1000) fail("too little moved");
  finish(NAME);
}
