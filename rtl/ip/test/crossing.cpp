// SPDX-License-Identifier: Apache-2.0
// A stream that leaves in another clock: beats stay in order while the ratio of the clocks changes, and
// either side may be reset. DEPTH is that of a FIFO, 0 for a converter; PACKETS says that a packet
// waits for its end.
#include "Vdut.h"
#include "streams.h"

using namespace bench;

#ifndef DEPTH
#define DEPTH 0
#endif

namespace {

Vdut top;

Beat left() {
  return {top.m_axis_tdata, top.m_axis_tkeep, top.m_axis_tuser, top.m_axis_tid, top.m_axis_tdest,
          top.m_axis_tlast != 0};
}

}  // namespace

int main(int argc, char **argv) {
  start(argc, argv);
  std::deque<Beat> due;
  Held held;
  Pace in, out;
  Beat beat;
  bool offered = false;
  unsigned passed = 0, whole = 0, periods[2] = {3, 3}, clocks[2] = {}, most = 0, resets = 0;
  unsigned reset_until[2] = {60, 60}, quiet_until = 200;
  [[maybe_unused]] bool release = false, inside = false;

  for (unsigned time = 0; time < 600000; time++) {
    if (time % 20000 == 0) {
      // The packets begin anew; the clocks have another ratio.
      for (auto &period : periods) period = 2 + draw() % 9;
      if (time) {
        const unsigned side = draw() % 2;
#ifdef ONE_RESET
        reset_until[0] = time + 200;
        (void)side;
#else
        reset_until[side] = time + 200;
#endif
        quiet_until = time + 500;
        resets++;
      }
    }
    top.s_axis_aresetn = time >= reset_until[0];
#ifndef ONE_RESET
    top.m_axis_aresetn = time >= reset_until[1];
#endif
    const bool in_reset = time < quiet_until;
    const bool rises[2] = {time % periods[0] == 0, time % periods[1] == 0};
    if (!rises[0] && !rises[1]) continue;
    if (in_reset) {
      due.clear();
      held.reset();
      offered = release = inside = false;
      whole = 0;
      beat.last = false;
    }

    if (rises[0]) {
      const bool stalls = in.stalls(clocks[0]++);
      if (!in_reset && !offered && !stalls) {
        offered = true;
        beat = {draw(), draw() & 15, draw() & 1, draw() & 1, draw() & 1, chance(20)};
      }
      top.s_axis_tvalid = offered;
      top.s_axis_tdata = offered ? beat.data : draw();
      top.s_axis_tkeep = beat.keep;
      top.s_axis_tuser = beat.user;
      top.s_axis_tid = beat.id;
      top.s_axis_tdest = beat.dest;
      top.s_axis_tlast = beat.last;
    }
    if (rises[1]) top.m_axis_tready = !out.stalls(clocks[1]++) && !in_reset;
    top.eval();
    const bool ready = top.s_axis_tready, valid = top.m_axis_tvalid, taking = top.m_axis_tready;
    top.m_axis_tready = !top.m_axis_tready;
    top.s_axis_tvalid = !top.s_axis_tvalid;
    top.eval();
    if (top.s_axis_tready != ready || top.m_axis_tvalid != valid)
      fail("an output follows an input");
    top.m_axis_tready = taking;
    top.s_axis_tvalid = offered;
    top.eval();
    if (time > 2 * 11 && time < 60 && (ready || (valid && time > 40)))
      fail("a handshake in reset");
    if (rises[1] && !in_reset) {
      held.check(valid, taking, left(), "the manager");
      if (valid && due.empty()) fail("a beat leaves that did not arrive");
      if (valid) expect(left(), due.front(), "a beat");
#ifdef PACKETS
      if (due.size() >= DEPTH) release = true;
      if (valid && !inside && whole == 0 && !release) fail("a packet is offered before its end");
      if (inside && !valid && !release) fail("a packet has a gap");
#endif
      if (valid && taking) {
        inside = !due.front().last;
        if (due.front().last) {
          whole--;
          release = false;
        }
        due.pop_front();
        passed++;
      }
    }
    if (rises[0] && !in_reset && offered && ready) {
      due.push_back(beat);
      whole += beat.last;
      offered = false;
      if (due.size() > most) most = static_cast<unsigned>(due.size());
#if DEPTH > 0
      if (due.size() > DEPTH) fail("more beats are inside than the FIFO has room for");
      if (top.axis_wr_data_count > DEPTH || top.axis_rd_data_count > DEPTH) fail("a count is too high");
      // The writing side sees no fewer than there are, the reading side no more.
      if (top.axis_wr_data_count < due.size() - 1) fail("axis_wr_data_count is too low");
#endif
    }
#if DEPTH > 0
    if (rises[1] && !in_reset && top.axis_rd_data_count > due.size() + 1)
      fail("axis_rd_data_count is too high");
#endif
    if (rises[0]) top.s_axis_aclk = 1;
    if (rises[1]) top.m_axis_aclk = 1;
    top.eval();
    top.s_axis_aclk = top.m_axis_aclk = 0;
    top.eval();
  }
  if (passed < 15000) fail("only " + std::to_string(passed) + " beats passed");
  if (DEPTH && most < DEPTH) fail("the FIFO was never full");
  if (resets < 20) fail("too few resets");
  finish(NAME);
}
