// SPDX-License-Identifier: Apache-2.0
// The subset converter: beats of four bytes become beats of three with the bytes in another order,
// TKEEP of the upper bytes, TUSER of TLAST and a bit of TDATA, TDEST a constant, and TLAST in every fifth
// beat.
#include "Vdut.h"
#include "streams.h"

using namespace bench;

int main(int argc, char **argv) {
  start(argc, argv);
  Vdut top;
  Beat beat;
  bool offered = false;
  std::deque<Beat> due;
  Held held;
  Pace in, out;
  unsigned passed = 0, number = 0;

  top.aresetn = 0;
  for (unsigned clock = 0; clock < 40000; clock++) {
    const bool running = clock > 10;
    if (running) top.aresetn = 1;
    if (!in.stalls(clock) && running && !offered) {
      offered = true;
      beat = {draw(), draw() & 15, 0, draw() & 3, 0, chance(40)};
    }
    top.s_axis_tvalid = offered;
    top.s_axis_tdata = offered ? beat.data : draw();
    top.s_axis_tkeep = beat.keep;
    top.s_axis_tid = beat.id;
    top.s_axis_tlast = beat.last;
    const bool taking = !out.stalls(clock);
    top.m_axis_tready = taking;
    top.eval();
    const bool ready = top.s_axis_tready, valid = top.m_axis_tvalid;
    for (int i = 0; i < 2; i++) {
      top.m_axis_tready = !top.m_axis_tready;
      top.s_axis_tvalid = !top.s_axis_tvalid;
      top.eval();
      if (top.s_axis_tready != ready || top.m_axis_tvalid != valid)
        fail("an output follows an input");
    }
    if (!running && clock > 2 && (ready || valid)) fail("a handshake in reset");
    if (running) {
      const Beat left{top.m_axis_tdata, top.m_axis_tkeep, top.m_axis_tuser, top.m_axis_tid,
                      top.m_axis_tdest, top.m_axis_tlast != 0};
      held.check(valid, taking, left, "the manager");
      if (valid && due.empty()) fail("a beat leaves that did not arrive");
      if (valid) expect(left, due.front(), "a beat");
      if (valid && taking) {
        due.pop_front();
        passed++;
      }
    }
    if (running && offered && ready) {
      const uint64_t data = beat.data;
      due.push_back({(data & 0xFF) << 16 | (data >> 8 & 0xFF) << 8 | data >> 24, beat.keep >> 1,
                     static_cast<uint64_t>(beat.last) << 1 | (data >> 7 & 1), beat.id, 5,
                     number++ % 5 == 4});
      offered = false;
    }
    top.aclk = 1;
    top.eval();
    top.aclk = 0;
    top.eval();
  }
  if (passed < 8000) fail("only " + std::to_string(passed) + " beats passed");
  finish(NAME);
}
