// SPDX-License-Identifier: Apache-2.0
// Models that pass one stream on: the bytes that leave are those that arrived, packet by packet, under
// random stalls. IN and OUT are the bytes of a beat; PACKETS says that a packet waits for its end.
#include "Vdut.h"
#include "bench.h"

using namespace bench;

#ifndef CLOCK
#define CLOCK aclk
#define RESET aresetn
#endif
#ifndef DEPTH
#define DEPTH 0
#endif

namespace {

struct Beat {
  uint64_t data;
  uint32_t keep;
  bool last;
};

}  // namespace

int main(int argc, char **argv) {
  start(argc, argv);
  Vdut top;
  const uint64_t in_mask = ~0ULL >> (64 - 8 * IN);

  std::vector<uint8_t> sent, received;     // since the last TLAST, of each side
  std::deque<std::vector<uint8_t>> whole;  // packets that have not left yet
  bool offered = false, held = false, release = false;
  Beat beat{}, kept{};
  unsigned packets = 0, stalls_in = 50, stalls_out = 50, inside = 0;

  top.RESET = 0;
  top.s_axis_tvalid = 0;
  for (unsigned clock = 0; clock < 60000; clock++) {
    const bool running = clock > 10;
    if (running) top.RESET = 1;
    if (clock % 512 == 0) {
      const unsigned kinds[] = {0, 5, 50, 95};
      stalls_in = kinds[draw() % 4];
      stalls_out = kinds[draw() % 4];
    }
    if (!offered && running && !chance(stalls_in)) {
      offered = true;
      beat.last = chance(20);
      beat.data = (static_cast<uint64_t>(draw()) << 32 | draw()) & in_mask;
      // The last beat of a packet may end early.
      const unsigned bytes = beat.last ? 1 + draw() % IN : IN;
      beat.keep = (1u << bytes) - 1;
    }
    top.s_axis_tvalid = offered;
    top.s_axis_tdata = offered ? beat.data : draw() & in_mask;
    top.s_axis_tkeep = offered ? beat.keep : 0;
    top.s_axis_tlast = offered && beat.last;
    top.m_axis_tready = !chance(stalls_out);
    top.eval();
    const bool ready = top.s_axis_tready, valid = top.m_axis_tvalid;
    const Beat out{top.m_axis_tdata, top.m_axis_tkeep, static_cast<bool>(top.m_axis_tlast)};

    for (int i = 0; i < 2; i++) {
      top.m_axis_tready = !top.m_axis_tready;
      top.s_axis_tvalid = !top.s_axis_tvalid;
      top.eval();
      if (top.s_axis_tready != ready || top.m_axis_tvalid != valid)
        fail("an output follows an input");
    }

    if (!running && clock > 2 && (ready || valid)) fail("a handshake in reset");
    if (held && (!valid || out.data != kept.data || out.keep != kept.keep || out.last != kept.last))
      fail("an offered beat changes");
#ifdef PACKETS
    // Nothing is offered before its packet's end is in, unless the FIFO was full.
    if (inside == DEPTH) release = true;
    if (running && valid && whole.empty() && !release) fail("a packet is offered before its end");
#endif
    const bool push = running && offered && ready, pop = running && valid && top.m_axis_tready;
    held = running && valid && !pop;
    kept = out;
    if (push) {
      for (unsigned i = 0; i < IN; i++)
        if (beat.keep >> i & 1) sent.push_back(static_cast<uint8_t>(beat.data >> (8 * i)));
      inside++;
      if (beat.last) {
        whole.push_back(sent);
        sent.clear();
      }
      offered = false;
    }
    if (pop) {
      inside--;
      for (unsigned i = 0; i < OUT; i++)
        if (out.keep >> i & 1) received.push_back(static_cast<uint8_t>(out.data >> (8 * i)));
      if (!out.last && out.keep != (1u << OUT) - 1) fail("a null byte inside a packet");
      if (!out.keep) fail("a beat of null bytes");
      const std::vector<uint8_t> &expected = whole.empty() ? sent : whole.front();
      if (received.size() > expected.size()) fail("more bytes leave than arrived");
      for (size_t i = 0; i < received.size(); i++)
        expect(received[i], expected[i], "byte " + std::to_string(i));
      if (out.last) {
        if (whole.empty()) fail("TLAST leaves before it arrives");
        expect(received.size(), expected.size(), "the bytes of a packet");
        whole.pop_front();
        received.clear();
        packets++;
        release = false;
      }
    }
    top.CLOCK = 1;
    top.eval();
    top.CLOCK = 0;
    top.eval();
  }
  if (packets < 500) fail("only " + std::to_string(packets) + " packets passed");
  finish(NAME);
}
