// SPDX-License-Identifier: Apache-2.0
// The broadcaster: each manager gets every beat once, in order, remapped. Beats are of four bytes in and
// two out; the first manager's are the lower ones swapped, the second's the third one and a constant,
// the third's the upper ones.
#include "Vdut.h"
#include "streams.h"

using namespace bench;

namespace {

constexpr unsigned managers = 3;

Beat remapped(Beat beat, unsigned manager) {
  const uint64_t data = beat.data;
  switch (manager) {
    case 0: beat.data = (data & 0xFF) << 8 | (data >> 8 & 0xFF); break;
    case 1: beat.data = 0xA500 | (data >> 16 & 0xFF); break;
    default: beat.data = data >> 16; break;
  }
  beat.user = manager == 1 ? data >> 31 & 1 : beat.user >> manager & 1;
  beat.keep &= 3;
  return beat;
}

}  // namespace

int main(int argc, char **argv) {
  start(argc, argv);
  Vdut top;
  Beat beat;
  bool offered = false;
  std::deque<Beat> due[managers];
  Held held[managers];
  Pace in, out[managers];
  unsigned passed = 0, full = 0;

  top.aresetn = 0;
  for (unsigned clock = 0; clock < 60000; clock++) {
    const bool running = clock > 10;
    if (running) top.aresetn = 1;
    const bool stalls = in.stalls(clock);
    if (running && !offered && !stalls) {
      offered = true;
      beat.data = draw();
      beat.keep = draw() & 15;
      beat.user = draw() & 7;
      beat.id = draw() & 3;
      beat.dest = draw() & 7;
      beat.last = chance(20);
    }
    top.s_axis_tvalid = offered;
    top.s_axis_tdata = offered ? beat.data : draw();
    top.s_axis_tkeep = beat.keep;
    top.s_axis_tstrb = ~beat.keep & 15;
    top.s_axis_tuser = beat.user;
    top.s_axis_tid = beat.id;
    top.s_axis_tdest = beat.dest;
    top.s_axis_tlast = beat.last;
    top.m_axis_tready = 0;
    for (unsigned m = 0; m < managers; m++) top.m_axis_tready |= !out[m].stalls(clock) << m;
    top.eval();
    const bool ready = top.s_axis_tready;
    const unsigned valid = top.m_axis_tvalid, taking = top.m_axis_tready;
    for (int i = 0; i < 2; i++) {
      top.m_axis_tready = ~top.m_axis_tready & 7;
      top.s_axis_tvalid = !top.s_axis_tvalid;
      top.eval();
      if (top.s_axis_tready != ready || top.m_axis_tvalid != valid)
        fail("an output follows an input");
    }
    if (!running && clock > 2 && (ready || valid)) fail("a handshake in reset");
    if (running && !offered && !stalls && !ready) full++;
    for (unsigned m = 0; running && m < managers; m++) {
      const Beat left{field(top.m_axis_tdata, m, 16), field(top.m_axis_tkeep, m, 2),
                      field(top.m_axis_tuser, m, 1), field(top.m_axis_tid, m, 2),
                      field(top.m_axis_tdest, m, 3), field(top.m_axis_tlast, m, 1) != 0};
      const std::string who = "manager " + std::to_string(m);
      held[m].check(valid >> m & 1, taking >> m & 1, left, who);
      if (!(valid >> m & 1)) continue;
      if (due[m].empty()) fail(who + " offers a beat that did not arrive");
      expect(left, due[m].front(), who + "'s beat");
      expect(field(top.m_axis_tstrb, m, 2), ~due[m].front().keep & 3, who + "'s TSTRB");
      if (taking >> m & 1) {
        due[m].pop_front();
        passed++;
      }
    }
    if (running && offered && ready) {
      for (unsigned m = 0; m < managers; m++) {
        due[m].push_back(remapped(beat, m));
        if (due[m].size() > 2) fail("more than two beats wait");
      }
      offered = false;
    }
    top.aclk = 1;
    top.eval();
    top.aclk = 0;
    top.eval();
  }
  if (passed < 15000) fail("only " + std::to_string(passed) + " beats passed");
  finish(NAME);
}
