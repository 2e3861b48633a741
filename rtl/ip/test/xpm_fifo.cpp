// SPDX-License-Identifier: Apache-2.0
// xpm_fifo_sync and xpm_fifo_async (ASYNC) of 16 words: words stay in order, flags and counts tell of them,
// what is written to a full FIFO or read from an empty one changes nothing, a reset empties it. LATENCY is
// that of a read, 0 for first-word fall-through.
#include "Vdut.h"
#include "streams.h"

using namespace bench;

int main(int argc, char **argv) {
  start(argc, argv);
  constexpr unsigned depth = 16;
  Vdut top;
  std::deque<uint64_t> inside, reads;
  std::deque<int> pipe;
  Pace in, out;
  unsigned periods[2] = {3, 3}, clocks[2] = {}, reset_until = 100, busy_until = 400, passed = 0, full = 0,
           over = 0, under = 0, resets = 0, idle = 0;
  bool expect_over = false, expect_under = false, expect_ack = false;

  for (unsigned time = 0; time < 500000; time++) {
    if (time % 20000 == 0) {
      for (auto &period : periods) period = 2 + draw() % 9;
      if (time) {
        reset_until = time + 100;
        busy_until = time + 700;
        resets++;
      }
    }
#ifndef ASYNC
    periods[1] = periods[0];
#endif
    const bool rises[2] = {time % periods[0] == 0, time % periods[1] == 0};
    if (!rises[0] && !rises[1]) continue;
    const bool quiet = time < busy_until;
    if (quiet) {
      inside.clear();
      reads.clear();
      pipe.clear();
      expect_over = expect_under = expect_ack = false;
    }
    if (rises[0]) {
      top.rst = time < reset_until;
      top.wr_en = !in.stalls(clocks[0]++) && !quiet;
      top.din = draw();
    }
    if (rises[1]) top.rd_en = !out.stalls(clocks[1]++) && !quiet;
    top.eval();
    if (time + 20 > reset_until && time < reset_until && rises[0] && rises[1] && top.empty == 0) fail("not empty in reset");
    if (quiet && time > 300 && time + 20 > busy_until && (top.wr_rst_busy || top.rd_rst_busy))
      fail("a reset does not end");
    if (!quiet && rises[0]) {
      if (top.overflow != expect_over) fail("overflow is wrong");
      if (top.wr_ack != expect_ack) fail("wr_ack is wrong");
      const unsigned count = top.wr_data_count;
      if (count < inside.size() || count > depth) fail("wr_data_count is wrong");
      if (top.full != (count == depth)) fail("full is wrong");
      if (top.almost_full != (count >= depth - 1)) fail("almost_full is wrong");
      if (top.prog_full != (count >= 11)) fail("prog_full is wrong");
#ifndef ASYNC
      expect(count, inside.size(), "wr_data_count");
#endif
      full += top.full;
      const bool push = top.wr_en && !top.full;
      expect_over = top.wr_en && !push;
      expect_ack = push;
      over += expect_over;
    }
    const bool push = !quiet && rises[0] && top.wr_en && !top.full;
    if (!quiet && rises[1]) {
      if (top.underflow != expect_under) fail("underflow is wrong");
      const unsigned count = top.rd_data_count;
      if (count > inside.size()) fail("rd_data_count is too high");
      if (top.empty != (count == 0)) fail("empty is wrong");
      if (top.almost_empty != (count <= 1)) fail("almost_empty is wrong");
      if (top.prog_empty != (count <= 5)) fail("prog_empty is wrong");
      idle = top.empty && !inside.empty() ? idle + 1 : 0;
      if (idle > 60) fail("a word does not arrive");
      const bool pop = top.rd_en && !top.empty;
      expect_under = top.rd_en && !pop;
      under += expect_under;
#if LATENCY == 0
      if (top.data_valid == top.empty) fail("data_valid is wrong");
      if (!top.empty) expect(top.dout, inside.front(), "the word at the output");
      if (pop) inside.pop_front();
      passed += pop;
#else
      // Of the read LATENCY clocks ago.
      const bool valid = pipe.size() == LATENCY && pipe.front();
      if (top.data_valid != valid) fail("data_valid is wrong");
      if (valid) {
        expect(top.dout, reads.front(), "a word that was read");
        reads.pop_front();
        passed++;
      }
      if (pipe.size() == LATENCY) pipe.pop_front();
      pipe.push_back(pop);
      if (pop) {
        reads.push_back(inside.front());
        inside.pop_front();
      }
#endif
    }
    if (push) inside.push_back(top.din);
    if (rises[0]) top.wr_clk = 1;
#ifdef ASYNC
    if (rises[1]) top.rd_clk = 1;
#endif
    top.eval();
    top.wr_clk = 0;
#ifdef ASYNC
    top.rd_clk = 0;
#endif
    top.eval();
  }
  if (passed < 8000 || full < 500 || over < 200 || under < 200 || resets < 20) fail("too little happened");
  finish(NAME);
}
