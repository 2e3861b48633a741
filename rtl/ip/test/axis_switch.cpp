// SPDX-License-Identifier: Apache-2.0
// The switch with three streams and three managers. Each stream's beats reach each manager in order, by
// TDEST or, with REGISTERS, by registers that change; arbitration ends on TLAST (ON_LAST) or after
// MAX_BEATS beats; FIXED lets the lowest stream go first.
//
// By TDEST, 0 and 1 are the first manager's, 2 to 4 the second's, 6 the third's, and nobody's 5 and 7.
// Stream 2 is not connected to manager 1.
#include "Vdut.h"
#define PIN(name) s_axi_ctrl_##name
#define NO_STROBES
#include "streams.h"

using namespace bench;

#ifndef ON_LAST
#define ON_LAST 0
#endif
#ifndef MAX_BEATS
#define MAX_BEATS 0
#endif
#ifndef FIXED
#define FIXED 0
#endif

namespace {

constexpr unsigned ports = 3;

[[maybe_unused]] int manager(uint64_t dest, unsigned stream) {
  const int managers[8] = {0, 0, 1, 1, 1, -1, 2, -1};
  return managers[dest] == 1 && stream == 2 ? -1 : managers[dest];
}

class Bench {
 public:
  Vdut top;

  Bench() {
    top.aresetn = top.s_axi_ctrl_aresetn = 0;
    top.s_axi_ctrl_awvalid = top.s_axi_ctrl_wvalid = top.s_axi_ctrl_arvalid = 0;
  }

  // One clock of the streams; that of the registers is of the same speed, and between.
  void tick() {
    const bool running = clock_ > 20;
    if (running) top.aresetn = top.s_axi_ctrl_aresetn = 1;
    drive(running);
    top.eval();
    const unsigned ready = top.s_axis_tready, offering = top.s_axis_tvalid;
    const unsigned valid = top.m_axis_tvalid, taking = top.m_axis_tready;
    for (int i = 0; i < 2; i++) {
      top.m_axis_tready = ~top.m_axis_tready & 7;
      top.s_axis_tvalid = ~top.s_axis_tvalid & 7;
      top.s_req_suppress = ~top.s_req_suppress & 7;
      top.eval();
      if (top.s_axis_tready != ready || top.m_axis_tvalid != valid)
        fail("an output follows an input");
    }
    top.s_axis_tvalid = offering;
    top.m_axis_tready = taking;
    top.eval();
    if (!running && clock_ > 2 && (ready || valid)) fail("a handshake in reset");
    for (unsigned m = 0; running && m < ports; m++) leave(m, valid >> m & 1, taking >> m & 1);
    for (unsigned s = 0; running && s < ports; s++) arrive(s, offering >> s & ready >> s & 1);
    top.aclk = 1;
    top.eval();
    top.s_axi_ctrl_aclk = 1;
    top.eval();
    top.aclk = 0;
    top.eval();
    top.s_axi_ctrl_aclk = 0;
    top.eval();
    clock_++;
  }

  // Whether all that arrived on a route has left.
  bool drained() const {
    for (auto &queues : due_)
      for (auto &queue : queues)
        if (!queue.empty()) return false;
    return true;
  }

  unsigned passed(unsigned m, unsigned s) const { return passed_[m][s]; }
  unsigned errors(unsigned s) const { return errors_[s]; }
  unsigned lost(unsigned s) const { return lost_[s]; }
  bool settled() const {
    for (bool each : offered_)
      if (each) return false;
    return true;
  }

  // The stream of each manager; -1 for none.
  int route[ports] = {-1, -1, -1};
  bool is_feeding = true, is_eager = false, is_checking = true;

 private:
  void drive(bool running) {
    top.s_axis_tvalid = top.s_axis_tdata = top.s_axis_tkeep = top.s_axis_tstrb = 0;
    top.s_axis_tuser = top.s_axis_tid = top.s_axis_tdest = top.s_axis_tlast = 0;
    top.m_axis_tready = 0;
    if (clock_ % 64 == 0) suppressed_ = chance(30) ? draw() & 7 : 0;
    top.s_req_suppress = suppressed_;
    for (unsigned s = 0; s < ports; s++) {
      const bool stalls = in_[s].stalls(clock_) && !is_eager;
      if (running && is_feeding && !offered_[s] && !stalls) {
        offered_[s] = true;
        Beat &beat = beat_[s];
        // A packet keeps its TDEST.
        if (beat.last) beat.dest = draw() & 7;
        beat.data = at(s, 3, 2) | (number_[s]++ & 0x3F);
        beat.keep = draw() & 1;
        beat.user = draw() & 3;
        beat.id = draw() & 3;
        beat.last = chance(30);
      }
      const Beat &beat = beat_[s];
      top.s_axis_tvalid |= offered_[s] << s;
      top.s_axis_tdata |= at(offered_[s] ? beat.data : draw(), s, 8);
      top.s_axis_tkeep |= at(beat.keep, s, 1);
      top.s_axis_tstrb |= at(~beat.keep, s, 1);
      top.s_axis_tuser |= at(beat.user, s, 2);
      top.s_axis_tid |= at(beat.id, s, 2);
      top.s_axis_tdest |= at(beat.dest, s, 3);
      top.s_axis_tlast |= at(beat.last, s, 1);
      top.m_axis_tready |= (!out_[s].stalls(clock_) || is_eager) << s;
    }
  }

  void arrive(unsigned s, bool fires) {
    errors_[s] += top.s_decode_err >> s & 1;
    if (!fires) return;
    offered_[s] = false;
    if (!is_checking) return;
#ifdef REGISTERS
    for (unsigned m = 0; m < ports; m++)
      if (route[m] == static_cast<int>(s)) due_[m][s].push_back(beat_[s]);
#else
    const int m = manager(beat_[s].dest, s);
    if (m < 0) lost_[s]++;
    else due_[m][s].push_back(beat_[s]);
#endif
  }

  void leave(unsigned m, bool valid, bool ready) {
    const Beat beat{field(top.m_axis_tdata, m, 8), field(top.m_axis_tkeep, m, 1),
                    field(top.m_axis_tuser, m, 2), field(top.m_axis_tid, m, 2),
                    field(top.m_axis_tdest, m, 3), field(top.m_axis_tlast, m, 1) != 0};
    const std::string who = "manager " + std::to_string(m);
    if (!is_checking) {
      held_[m].reset();
      return;
    }
    held_[m].check(valid, ready, beat, who);
    if (!valid || !ready) return;
    const unsigned s = beat.data >> 6 & 3;
    if (s >= ports || due_[m][s].empty()) fail(who + " has a beat that is not its");
    expect(beat, due_[m][s].front(), who + "'s beat of stream " + std::to_string(s));
    expect(field(top.m_axis_tstrb, m, 1), ~beat.keep & 1, who + "'s TSTRB");
    due_[m][s].pop_front();
    passed_[m][s]++;
    if (ON_LAST && inside_[m] && from_[m] != s) fail(who + " mixes packets");
    inside_[m] = !beat.last;
    if (MAX_BEATS == 1 && is_eager && suppressed_ >> s & 1 && clock_ % 64 > 8)
      fail(who + " has a beat of a stream that is suppressed");
    // Beats of one stream in a row while another waits.
    bool wants = false;
    for (unsigned other = 0; other < ports; other++) 
      wants |= other != s && !(suppressed_ >> other & 1) && due_[m][other].size() > 1;
    run_[m] = from_[m] == s && wants ? run_[m] + 1 : 1;
    from_[m] = s;
    if (MAX_BEATS && !FIXED && run_[m] > 2 * MAX_BEATS + 4)
      fail(who + " keeps to a stream while others wait");
  }

  unsigned clock_ = 0, suppressed_ = 0;
  Beat beat_[ports] = {{0, 0, 0, 0, 0, true}, {0, 0, 0, 0, 0, true}, {0, 0, 0, 0, 0, true}};
  bool offered_[ports] = {}, inside_[ports] = {};
  unsigned number_[ports] = {}, passed_[ports][ports] = {}, from_[ports] = {}, run_[ports] = {};
  unsigned errors_[ports] = {}, lost_[ports] = {};
  std::deque<Beat> due_[ports][ports];
  Held held_[ports];
  Pace in_[ports], out_[ports];
};

}  // namespace

int main(int argc, char **argv) {
  start(argc, argv);
  Bench bench;
  for (int i = 0; i < 40; i++) bench.tick();
#ifdef REGISTERS
  auto tick = [&] { bench.tick(); };
  Registers<Vdut, decltype(tick)> registers(bench.top, tick);
  for (unsigned m = 0; m < ports; m++)
    expect(registers.read(0x40 + 4 * m), 0x80000000, "MI_MUX after reset");
  unsigned total = 0;
  for (int round = 0; round < 60; round++) {
    // Nothing new is sent while the routes change: what is inside then is lost.
    bench.is_feeding = false;
    for (int i = 0; i < 600; i++) bench.tick();
    if (!bench.drained()) fail("beats do not leave");
    bool is_taken[4] = {};
    int route[ports];
    for (unsigned m = 0; m < ports; m++) {
      const uint32_t stream = draw() % 3;
      const bool off = chance(25);
      const uint32_t value = (off ? 0x80000000 : 0) | stream;
      // Bits that are not there are not kept.
      registers.write(0x40 + 4 * m, value | (draw() & 0x7FFFFFF0));
      expect(registers.read(0x40 + 4 * m), value, "MI_MUX");
      route[m] = off || is_taken[stream] ? -1 : static_cast<int>(stream);
      if (!off) is_taken[stream] = true;
    }
    bool was_busy = false;
    registers.write(0x00, chance(50) ? 2 : 0xFFFFFFFF);
    bench.is_checking = false;
    for (int i = 0; i < 100; i++) {
      const uint32_t control = registers.read(0x00);
      if (control & ~2u) fail("the control register has other bits");
      was_busy |= control == 2;
      if (control == 0) break;
      if (i == 99) fail("REG_UPDATE does not end");
    }
    if (!was_busy) fail("REG_UPDATE is not seen");
    for (int i = 0; i < 600; i++) bench.tick();
    bench.is_checking = true;
    for (unsigned m = 0; m < ports; m++) bench.route[m] = route[m];
    // Without a commit nothing changes.
    registers.write(0x40, 0x80000000 | (draw() & 3));
    bench.is_feeding = true;
    unsigned before[ports];
    for (unsigned m = 0; m < ports; m++)
      before[m] = route[m] < 0 ? 0 : bench.passed(m, static_cast<unsigned>(route[m]));
    for (int i = 0; i < 600; i++) bench.tick();
    for (unsigned m = 0; m < ports; m++) {
      if (route[m] < 0) continue;
      const unsigned moved = bench.passed(m, static_cast<unsigned>(route[m])) - before[m];
      if (moved < 3) fail("a route does not carry beats");
      total += moved;
    }
  }
  if (total < 10000) fail("only " + std::to_string(total) + " beats passed");
#else
  for (int i = 0; i < 40000; i++) bench.tick();
  bench.is_eager = true;
  for (int i = 0; i < 20000; i++) bench.tick();
  // All that was dropped showed.
  bench.is_feeding = false;
  for (int i = 0; i < 200; i++) bench.tick();
  for (unsigned s = 0; s < ports; s++) {
    if (!bench.settled()) fail("beats wait for ever");
    expect(bench.errors(s), bench.lost(s), "the decode errors of stream " + std::to_string(s));
    if (bench.lost(s) < 1000) fail("too few beats were dropped");
    for (unsigned m = 0; m < ports; m++) {
      const bool is_route = !(m == 1 && s == 2);
      if (is_route != (bench.passed(m, s) > 500))
        fail(std::to_string(bench.passed(m, s)) + " beats went from stream " + std::to_string(s) +
             " to manager " + std::to_string(m));
    }
  }
#endif
  finish(NAME);
}
