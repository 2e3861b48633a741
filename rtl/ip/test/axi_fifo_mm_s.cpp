// SPDX-License-Identifier: Apache-2.0
// axi_fifo_mm_s with FIFOs of 64 words and TDEST: packets both ways against queues, under random stalls,
// every error bit, and resets. TX and RX say which sides are there.
#include <algorithm>

#include "Vdut.h"
#include "bench.h"

using namespace bench;

namespace {

constexpr uint32_t kRoom = 60, kFullThreshold = 50, kEmptyThreshold = 4;
constexpr uint32_t kIsr = 0x00, kIer = 0x04, kTdfr = 0x08, kTdfv = 0x0C, kTdfd = 0x10, kTlr = 0x14;
constexpr uint32_t kRdfr = 0x18, kRdfo = 0x1C, kRdfd = 0x20, kRlr = 0x24, kSrr = 0x28, kTdr = 0x2C;
constexpr uint32_t kRdr = 0x30;
constexpr uint32_t kRpure = 1u << 31, kRpore = 1u << 30, kRpue = 1u << 29, kTpoe = 1u << 28;
constexpr uint32_t kTc = 1u << 27, kRc = 1u << 26, kTse = 1u << 25, kTrc = 1u << 24, kRrc = 1u << 23;
constexpr uint32_t kTfpf = 1u << 22, kTfpe = 1u << 21, kRfpf = 1u << 20, kRfpe = 1u << 19;
constexpr uint32_t kThresholds = kTfpf | kTfpe | kRfpf | kRfpe;

struct Packet {
  std::vector<uint32_t> words;
  uint32_t bytes = 0, dest = 0;
};

Packet packet(uint32_t longest) {
  Packet result;
  result.bytes = 1 + draw() % (4 * longest);
  for (uint32_t i = 0; i < (result.bytes + 3) / 4; i++) result.words.push_back(draw());
  result.dest = draw() % 8;
  return result;
}

}  // namespace

int main(int argc, char **argv) {
  start(argc, argv);
  Vdut top;
  std::deque<Packet> to_leave;                // packets whose length was written
  std::deque<Packet> to_arrive;               // packets that the source is to send
  std::deque<Packet> arrived;                 // packets that are complete in the receiver
  size_t left = 0, sent = 0;                  // words of the first of each that have passed
  uint32_t tx_level = 0, rx_complete = 0;     // words held
  unsigned sink_stalls = 50, source_stalls = 50;
  bool offered = false, held = false, checking = false;
  uint32_t held_data = 0;
  uint64_t passed = 0;
  uint32_t lowest = 0, highest = 0;  // of a level during an access
  const uint32_t *watched = nullptr;
  uint32_t tx_resets = 0, rx_resets = 0;  // clocks with a reset output low

  auto tick = [&] {
    top.axi_str_txd_tready = !chance(sink_stalls);
    if (!offered && !to_arrive.empty() && !chance(source_stalls)) offered = true;
    const Packet *source = offered ? &to_arrive.front() : nullptr;
    const bool source_last = source && sent + 1 == source->words.size();
    top.axi_str_rxd_tvalid = offered;
    top.axi_str_rxd_tdata = source ? source->words[sent] : draw();
    top.axi_str_rxd_tlast = source_last;
    top.axi_str_rxd_tkeep = source_last && source->bytes % 4 ? (1 << source->bytes % 4) - 1 : 0xF;
    top.axi_str_rxd_tdest = source ? source->dest : draw() % 8;
    top.eval();
    if (checking && held && (!top.axi_str_txd_tvalid || top.axi_str_txd_tdata != held_data))
      fail("an offered beat changes");
    const bool ready = top.axi_str_rxd_tready, valid = top.axi_str_txd_tvalid;
    top.axi_str_txd_tready = !top.axi_str_txd_tready;
    top.axi_str_rxd_tvalid = !top.axi_str_rxd_tvalid;
    top.eval();
    if (top.axi_str_rxd_tready != ready || top.axi_str_txd_tvalid != valid)
      fail("an output follows an input");
    top.axi_str_txd_tready = !top.axi_str_txd_tready;
    top.axi_str_rxd_tvalid = !top.axi_str_rxd_tvalid;
    top.eval();
    const bool pop = top.s_axi_aresetn && valid && top.axi_str_txd_tready;
    const bool push = top.s_axi_aresetn && offered && ready;
    held = valid && !pop;
    held_data = top.axi_str_txd_tdata;
    if (pop) {
      if (to_leave.empty()) fail("a beat leaves that no length was written for");
      const Packet &first = to_leave.front();
      const bool last = left + 1 == first.words.size();
      expect(top.axi_str_txd_tdata, first.words[left], "a word that leaves");
      expect(top.axi_str_txd_tlast, last, "TLAST");
      expect(top.axi_str_txd_tkeep, last && first.bytes % 4 ? (1 << first.bytes % 4) - 1 : 0xF, "TKEEP");
      expect(top.axi_str_txd_tstrb, top.axi_str_txd_tkeep, "TSTRB");
      expect(top.axi_str_txd_tdest, first.dest, "TDEST");
      tx_level--;
      left++;
      if (last) {
        to_leave.pop_front();
        left = 0;
        passed++;
      }
    }
    if (push) {
      offered = false;
      sent++;
      if (source_last) {
        rx_complete += static_cast<uint32_t>(sent);
        arrived.push_back(to_arrive.front());
        to_arrive.pop_front();
        sent = 0;
      }
    }
    top.s_axi_aclk = 1;
    top.eval();
    top.s_axi_aclk = 0;
    top.eval();
    tx_resets += !top.mm2s_prmry_reset_out_n;
    rx_resets += !top.s2mm_prmry_reset_out_n;
    if (watched) {
      lowest = std::min(lowest, *watched);
      highest = std::max(highest, *watched);
    }
  };
  Registers registers(top, tick);
  auto run = [&](uint32_t clocks) {
    while (clocks-- > 0) tick();
  };
  // A level that may change during the access.
  auto read_level = [&](uint32_t address, const uint32_t &level) {
    lowest = highest = level;
    watched = &level;
    const uint32_t value = registers.read(address);
    watched = nullptr;
    return value;
  };
  auto clear = [&] { registers.write(kIsr, ~0u); };
  const uint32_t after_reset = (TX ? kTrc | kTfpf : 0) | (RX ? kRrc | kRfpf : 0);

  top.s_axi_aresetn = 0;
  run(5);
  expect(top.axi_str_rxd_tready, 0, "TREADY in reset");
  expect(top.mm2s_prmry_reset_out_n, 0, "the reset output of the sender");
  expect(top.s2mm_prmry_reset_out_n, 0, "the reset output of the receiver");
  top.s_axi_aresetn = 1;
  run(4);
  expect(top.mm2s_prmry_reset_out_n, 1, "the reset output of the sender after reset");
  expect(top.mm2s_cntrl_reset_out_n, 1, "the reset output of the control stream after reset");
  expect(top.s2mm_prmry_reset_out_n, 1, "the reset output of the receiver after reset");
  expect(registers.read(kIsr), after_reset, "ISR after reset");
  clear();
  expect(registers.read(kIsr), 0, "ISR after it is cleared");
  registers.write(kIer, ~0u);
  expect(registers.read(kIer), 0xFFF80000, "IER");
  registers.write(kIer, 0);
  expect(registers.read(kTdfv), TX ? kRoom : 0, "TDFV when empty");
  for (uint32_t address : {kTdfr, kTdfd, kTlr, kRdfr, kRdfo, kSrr, kTdr, kRdr, 0x34u})
    expect(registers.read(address), 0, "a register that reads 0");
  checking = true;

  // Packets both ways.
  for (int round = 0; round < 1500; round++) {
    if (round % 50 == 0) {
      const unsigned kinds[] = {0, 20, 60, 95};
      sink_stalls = kinds[draw() % 4];
      source_stalls = kinds[draw() % 4];
    }
    if (TX && chance(60)) {
      Packet next = packet(12);
      const uint32_t vacancy = read_level(kTdfv, tx_level);
      if (vacancy > kRoom - lowest || vacancy < kRoom - highest) fail("TDFV is wrong");
      if (vacancy >= next.words.size()) {
        if (chance(70)) registers.write(kTdr, next.dest);
        else next.dest = ~0u;
        static uint32_t last_dest = 0;
        if (next.dest == ~0u) next.dest = last_dest;
        last_dest = next.dest;
        for (uint32_t word : next.words) {
          tx_level++;
          registers.write(kTdfd, word);
        }
        to_leave.push_back(next);
        registers.write(kTlr, next.bytes | (draw() & 0xFF800000));
      }
    }
    if (RX && to_arrive.size() < 4 && chance(60)) to_arrive.push_back(packet(12));
    if (RX && chance(60)) {
      const uint32_t occupancy = read_level(kRdfo, rx_complete);
      if (occupancy < lowest || occupancy > highest) fail("RDFO is wrong");
      if (occupancy > 0) {
        expect(registers.read(kIsr) & kRc, kRc, "RC with a packet that is there");
        const Packet next = arrived.front();
        arrived.pop_front();
        expect(registers.read(kRlr), next.bytes, "RLR");
        expect(registers.read(kRdr), next.dest, "RDR");
        for (uint32_t word : next.words) {
          expect(registers.read(kRdfd), word, "RDFD");
          rx_complete--;
        }
      } else if (arrived.empty() && to_arrive.empty()) {
        clear();
      }
    }
    run(draw() % 30);
  }
  sink_stalls = source_stalls = 20;
  for (int i = 0; i < 100; i++) {
    run(50);
    while (!arrived.empty()) {
      const Packet next = arrived.front();
      arrived.pop_front();
      expect(registers.read(kRlr), next.bytes, "RLR at the end");
      for (uint32_t word : next.words) {
        expect(registers.read(kRdfd), word, "RDFD at the end");
        rx_complete--;
      }
    }
  }
  if (!to_leave.empty() || !to_arrive.empty()) fail("packets that do not pass");
  if (TX && passed < 300) fail("only " + std::to_string(passed) + " packets have left");
  expect(registers.read(kIsr) & ~(kThresholds | kTc | kRc), 0, "errors without a cause");

  // The interrupt is the enabled bits of ISR.
  clear();
  if (TX) {
    for (uint32_t enable : {kTc, kRc}) {
      registers.write(kIer, enable);
      Packet next{{draw()}, 3, 0};
      registers.write(kTdr, 0);
      tx_level++;
      registers.write(kTdfd, next.words[0]);
      to_leave.push_back(next);
      registers.write(kTlr, 3);
      run(100);
      expect(registers.read(kIsr) & ~kThresholds, kTc, "ISR after a packet has left");
      expect(top.__SYM__interrupt, enable == kTc, "the interrupt");
      clear();
      run(3);
      expect(top.__SYM__interrupt, 0, "the interrupt after it is cleared");
    }
    registers.write(kIer, 0);
  }

  auto reset_by = [&](uint32_t address, bool tx, bool rx) {
    // What is in flight may end before the reset does.
    const uint32_t ends = to_leave.empty() ? 0 : kTc | kTfpe;
    clear();
    // Another value than the key resets nothing.
    registers.write(address, 0x5A);
    run(20);
    expect(registers.read(kIsr) & ~ends, 0, "ISR after a write that is no reset");
    checking = false;
    tx_resets = rx_resets = 0;
    registers.write(address, 0xA5);
    run(20);
    expect(tx_resets, tx && TX ? 8 : 0, "clocks of the sender's reset output");
    expect(rx_resets, rx && RX ? 8 : 0, "clocks of the receiver's reset output");
    if (tx && TX) {
      to_leave.clear();
      left = 0;
      tx_level = 0;
    }
    if (rx && RX) {
      arrived.clear();
      rx_complete = 0;
    }
    checking = true;
    expect(registers.read(kIsr) & ~ends, (tx && TX ? kTrc | kTfpf : 0) | (rx && RX ? kRrc | kRfpf : 0),
           "ISR after a soft reset");
    clear();
  };

  if (TX) {
    // More than fits, and thresholds on the way.
    for (int round = 0; round < 4; round++) {
      sink_stalls = 100;
      reset_by(round % 2 ? kTdfr : kSrr, true, round % 2 == 0);
      expect(registers.read(kTdfv), kRoom, "TDFV after a reset");
      Packet whole;
      whole.bytes = 4 * kRoom - draw() % 4;
      registers.write(kTdr, whole.dest = draw() % 8);
      for (uint32_t i = 0; i < kRoom; i++) {
        whole.words.push_back(draw());
        tx_level++;
        registers.write(kTdfd, whole.words.back());
        run(2);
        expect(registers.read(kIsr), i + 1 >= kFullThreshold ? kTfpf : 0, "TFPF");
      }
      expect(registers.read(kTdfv), 0, "TDFV when full");
      if (round < 2) {
        registers.write(kTdfd, draw());
        run(2);
        expect(registers.read(kIsr), kTpoe | kTfpf, "ISR after a word too many");
      }
      to_leave.push_back(whole);
      registers.write(kTlr, whole.bytes);
      clear();
      sink_stalls = 30;
      while (tx_level > 10) tick();
      sink_stalls = 100;
      run(2);
      expect(registers.read(kIsr), 0, "TFPE above its threshold");
      sink_stalls = 0;
      run(100);
      expect(registers.read(kIsr), kTfpe | kTc, "ISR after the FIFO has emptied");
    }
    // A length that does not fit its words stops the sender, until a reset.
    for (uint32_t bytes : {0u, 8u, 13u, 0x7FFFFFu}) {
      reset_by(kTdfr, true, false);
      for (int i = 0; i < 3; i++) registers.write(kTdfd, draw());
      registers.write(kTlr, bytes);
      run(30);
      expect(registers.read(kIsr), kTse, "ISR after a length that does not fit");
      registers.write(kTdfd, draw());
      registers.write(kTlr, 4);
      run(30);
      expect(registers.read(kIsr) & kTc, 0, "TC of a sender that has stopped");
    }
    // A reset amid a packet: nothing of it is left.
    reset_by(kTdfr, true, false);
    sink_stalls = 80;
    for (int round = 0; round < 20; round++) {
      Packet next = packet(20);
      registers.write(kTdr, next.dest);
      for (uint32_t word : next.words) {
        tx_level++;
        registers.write(kTdfd, word);
      }
      to_leave.push_back(next);
      registers.write(kTlr, next.bytes);
      run(draw() % 60);
      const bool both = chance(50);
      reset_by(both ? kSrr : kTdfr, true, both);
    }
    sink_stalls = 20;
  }
  if (RX) {
    reset_by(kRdfr, false, true);
    source_stalls = 0;
    registers.read(kRlr);
    expect(registers.read(kIsr), kRpure, "ISR after RLR without a packet");
    clear();
    expect(registers.read(kRdfd), 0, "RDFD without a packet");
    expect(registers.read(kIsr), kRpue, "ISR after RDFD without a packet");
    // Words past the packet's end are those of the next one, and then there are none.
    reset_by(kRdfr, false, true);
    const Packet one{{1, 2}, 8, 1}, two{{3, 4, 5}, 9, 2};
    to_arrive = {one, two};
    run(20);
    expect(registers.read(kRdfo), 5, "RDFO of two packets");
    expect(registers.read(kRlr), 8, "RLR of the first of two");
    for (uint32_t word : {1, 2}) expect(registers.read(kRdfd), word, "RDFD of the first of two");
    expect(registers.read(kIsr) & ~kThresholds, kRc, "ISR within a packet");
    expect(registers.read(kRdfd), 3, "RDFD past the end");
    expect(registers.read(kIsr) & ~kThresholds, kRc | kRpore, "ISR past the end");
    expect(registers.read(kRdfo), 2, "RDFO past the end");
    // A packet longer than the FIFO fills it and is never there.
    reset_by(kRdfr, false, true);
    Packet longer;
    for (uint32_t i = 0; i <= kRoom; i++) longer.words.push_back(i);
    longer.bytes = 4 * (kRoom + 1);
    to_arrive = {longer};
    sent = 0;
    offered = false;
    run(200);
    expect(sent, kRoom, "words of a packet that does not fit");
    expect(top.axi_str_rxd_tready, 0, "TREADY of a full FIFO");
    expect(registers.read(kRdfo), 0, "RDFO of a packet that is not complete");
    expect(registers.read(kIsr), kRfpf, "ISR of a full FIFO");
    to_arrive.clear();
    sent = 0;
    offered = false;
    reset_by(kSrr, true, true);
    // One that just fits, and the threshold on its way out.
    longer.words.pop_back();
    longer.bytes -= 4;
    to_arrive = {longer};
    run(200);
    clear();
    expect(registers.read(kRlr), 4 * kRoom, "RLR of the longest packet");
    for (uint32_t i = 0; i < kRoom; i++) {
      expect(registers.read(kRdfd), i, "RDFD of the longest packet");
      run(2);
      expect(registers.read(kIsr), kRoom - i - 1 <= kEmptyThreshold ? kRfpe : 0, "RFPE");
    }
  }
  finish(NAME);
}
