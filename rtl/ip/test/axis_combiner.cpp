// SPDX-License-Identifier: Apache-2.0
// The combiner: each beat that leaves is made of the next one of each stream; TLAST, TID and TDEST are
// those of stream MASTER.
#include "Vdut.h"
#include "streams.h"

using namespace bench;

int main(int argc, char **argv) {
  start(argc, argv);
  constexpr unsigned streams = 3;
  Vdut top;
  Beat beat[streams];
  bool offered[streams] = {};
  std::deque<Beat> due[streams];
  Held held;
  Pace in[streams], out;
  unsigned passed = 0;

  top.aresetn = 0;
  for (unsigned clock = 0; clock < 60000; clock++) {
    const bool running = clock > 10;
    if (running) top.aresetn = 1;
    top.s_axis_tvalid = top.s_axis_tdata = top.s_axis_tkeep = top.s_axis_tstrb = 0;
    top.s_axis_tuser = top.s_axis_tid = top.s_axis_tdest = top.s_axis_tlast = 0;
    for (unsigned s = 0; s < streams; s++) {
      if (!in[s].stalls(clock) && running && !offered[s]) {
        offered[s] = true;
        beat[s] = {draw() & 0xFFFF, draw() & 3, draw() & 1, draw() & 3, draw() & 7, chance(20)};
      }
      top.s_axis_tvalid |= offered[s] << s;
      top.s_axis_tdata |= at(offered[s] ? beat[s].data : draw(), s, 16);
      top.s_axis_tkeep |= at(beat[s].keep, s, 2);
      top.s_axis_tstrb |= at(~beat[s].keep, s, 2);
      top.s_axis_tuser |= at(beat[s].user, s, 1);
      top.s_axis_tid |= at(beat[s].id, s, 2);
      top.s_axis_tdest |= at(beat[s].dest, s, 3);
      top.s_axis_tlast |= at(beat[s].last, s, 1);
    }
    const bool taking = !out.stalls(clock);
    top.m_axis_tready = taking;
    top.eval();
    const unsigned ready = top.s_axis_tready, offering = top.s_axis_tvalid;
    const bool valid = top.m_axis_tvalid;
    for (int i = 0; i < 2; i++) {
      top.m_axis_tready = !top.m_axis_tready;
      top.s_axis_tvalid = ~top.s_axis_tvalid & 7;
      top.eval();
      if (top.s_axis_tready != ready || top.m_axis_tvalid != valid)
        fail("an output follows an input");
    }
    if (!running && clock > 2 && (ready || valid)) fail("a handshake in reset");
    if (running) {
      const Beat left{top.m_axis_tdata, top.m_axis_tkeep, top.m_axis_tuser, top.m_axis_tid,
                      top.m_axis_tdest, top.m_axis_tlast != 0};
      held.check(valid, taking, left, "the manager");
      if (valid) {
        Beat expected;
        for (unsigned s = 0; s < streams; s++) {
          if (due[s].empty()) fail("a beat leaves without one of stream " + std::to_string(s));
          expected.data |= at(due[s].front().data, s, 16);
          expected.keep |= at(due[s].front().keep, s, 2);
          expected.user |= at(due[s].front().user, s, 1);
        }
        expected.id = due[MASTER].front().id;
        expected.dest = due[MASTER].front().dest;
        expected.last = due[MASTER].front().last;
        expect(left, expected, "a beat");
        expect(top.m_axis_tstrb, ~expected.keep & 0x3F, "TSTRB");
        if (taking) {
          for (auto &queue : due) queue.pop_front();
          passed++;
        }
      }
    }
    for (unsigned s = 0; running && s < streams; s++) {
      if (!(offering >> s & ready >> s & 1)) continue;
      due[s].push_back(beat[s]);
      offered[s] = false;
    }
    top.aclk = 1;
    top.eval();
    top.aclk = 0;
    top.eval();
  }
  if (passed < 4000) fail("only " + std::to_string(passed) + " beats passed");
  finish(NAME);
}
