// SPDX-License-Identifier: Apache-2.0
// axi_cdma: copies byte by byte against a memory with random stalls, several bursts under way, errors at
// its edges and in its middle, key holes and resets. DATA are the bits of a beat, ADDRESS those of an
// address, BURST the longest burst, DRE says whether addresses inside a beat count.
#include <algorithm>

#include "Vdut.h"

#define PIN(name) s_axi_lite_##name
#define NO_STROBES
#include "bench.h"

using namespace bench;

namespace {

constexpr uint32_t kBytes = DATA / 8, kSize = 1 << 16;
// The memory's place; behind it nothing answers but DECERR.
constexpr uint64_t kBase = ADDRESS > 32 ? 0x9A'8000'0000 : 0x8000'0000;
constexpr uint32_t kCr = 0x00, kSr = 0x04, kSa = 0x18, kDa = 0x20, kBtt = 0x28;
constexpr uint32_t kReset = 4, kHoleRead = 0x10, kHoleWrite = 0x20, kIocEnable = 0x1000;
constexpr uint32_t kErrEnable = 0x4000, kIdle = 2, kIntErr = 0x10, kSlvErr = 0x20, kDecErr = 0x40;
constexpr uint32_t kIoc = 0x1000, kErr = 0x4000, kThreshold = 0x10000;

// The bytes of a port, whatever its type.
template <typename T>
uint8_t byte_of(const T &port, uint32_t i) {
  return static_cast<uint8_t>(static_cast<uint64_t>(port) >> (8 * i));
}
template <std::size_t N>
uint8_t byte_of(const VlWide<N> &port, uint32_t i) {
  return static_cast<uint8_t>(port[i / 4] >> (8 * (i % 4)));
}
template <typename T>
void set_byte(T &port, uint32_t i, uint8_t value) {
  port = static_cast<T>((static_cast<uint64_t>(port) & ~(0xFFULL << (8 * i))) |
                        static_cast<uint64_t>(value) << (8 * i));
}
template <std::size_t N>
void set_byte(VlWide<N> &port, uint32_t i, uint8_t value) {
  port[i / 4] = (port[i / 4] & ~(0xFFu << (8 * (i % 4)))) | static_cast<uint32_t>(value) << (8 * (i % 4));
}

struct Burst {
  uint64_t address;
  uint32_t beats, done;
  bool fixed;
};

struct Beat {
  std::vector<uint8_t> bytes;
  std::vector<bool> strobes;
  bool last;
};

}  // namespace

int main(int argc, char **argv) {
  start(argc, argv);
  Vdut top;
  std::vector<uint8_t> memory(kSize);
  for (uint8_t &byte : memory) byte = static_cast<uint8_t>(draw());
  std::deque<Burst> reads, writes;
  std::deque<Beat> beats;
  std::deque<uint32_t> responses;
  std::vector<uint8_t> from_hole, into_hole;  // what passed at a fixed address
  uint64_t bad_from = 0, bad_to = 0;           // SLVERR there
  unsigned stalls = 50;
  bool read_held = false, response_held = false;
  uint64_t clocks = 0, bursts = 0;

  auto answer = [&](uint64_t address) -> uint32_t {
    if (address < kBase || address >= kBase + kSize) return 3;
    return address + kBytes > bad_from && address < bad_to ? 2 : 0;
  };
  auto check_burst = [&](uint64_t address, uint32_t length, uint32_t size, uint32_t type) {
    bursts++;
    if (length >= BURST) fail("a burst is longer than C_M_AXI_MAX_BURST_LEN");
    if ((1u << size) != kBytes) fail("AxSIZE is not that of the port");
    if (!DRE && address % kBytes) fail("an address inside a beat without realignment");
    if (type != 1 && type != 0) fail("AxBURST");
  };
  auto tick = [&] {
    clocks++;
    top.m_axi_arready = reads.size() < 4 && !chance(stalls);
    top.m_axi_awready = writes.size() < 4 && !chance(stalls);
    top.m_axi_wready = beats.size() < 600 && !chance(stalls);
    if (!reads.empty() && !read_held && !chance(stalls)) {
      read_held = true;
      const Burst &burst = reads.front();
      const uint64_t at = (burst.fixed ? burst.address : burst.address + burst.done * kBytes) & ~uint64_t{kBytes - 1};
      top.m_axi_rresp = answer(at);
      top.m_axi_rlast = burst.done + 1 == burst.beats;
      for (uint32_t i = 0; i < kBytes; i++) {
        const uint8_t value = burst.fixed ? static_cast<uint8_t>(draw())
                              : top.m_axi_rresp == 3 ? 0xEE : memory[at - kBase + i];
        set_byte(top.m_axi_rdata, i, value);
        if (burst.fixed) from_hole.push_back(value);
      }
    }
    top.m_axi_rvalid = read_held;
    if (!responses.empty() && !response_held && !chance(stalls)) response_held = true;
    top.m_axi_bvalid = response_held;
    top.m_axi_bresp = response_held ? responses.front() : 0;
    top.eval();
    const bool ar = top.m_axi_arvalid && top.m_axi_arready, aw = top.m_axi_awvalid && top.m_axi_awready;
    const bool w = top.m_axi_wvalid && top.m_axi_wready, r = top.m_axi_rvalid && top.m_axi_rready;
    const bool b = top.m_axi_bvalid && top.m_axi_bready;
    if (r) {
      read_held = false;
      if (++reads.front().done == reads.front().beats) reads.pop_front();
    }
    if (b) {
      response_held = false;
      responses.pop_front();
    }
    if (ar) {
      check_burst(top.m_axi_araddr, top.m_axi_arlen, top.m_axi_arsize, top.m_axi_arburst);
      reads.push_back({top.m_axi_araddr, top.m_axi_arlen + 1u, 0, top.m_axi_arburst == 0});
    }
    if (aw) {
      check_burst(top.m_axi_awaddr, top.m_axi_awlen, top.m_axi_awsize, top.m_axi_awburst);
      writes.push_back({top.m_axi_awaddr, top.m_axi_awlen + 1u, 0, top.m_axi_awburst == 0});
    }
    if (w) {
      Beat beat{std::vector<uint8_t>(kBytes), std::vector<bool>(kBytes), top.m_axi_wlast != 0};
      for (uint32_t i = 0; i < kBytes; i++) {
        beat.bytes[i] = byte_of(top.m_axi_wdata, i);
        beat.strobes[i] = byte_of(top.m_axi_wstrb, i / 8) >> (i % 8) & 1;
      }
      beats.push_back(beat);
    }
    // A write takes place once its address and all of its data are there.
    if (!writes.empty() && beats.size() >= writes.front().beats) {
      const Burst burst = writes.front();
      writes.pop_front();
      uint32_t worst = 0;
      for (uint32_t k = 0; k < burst.beats; k++) {
        const Beat beat = beats.front();
        beats.pop_front();
        const uint64_t at = (burst.fixed ? burst.address : burst.address + k * kBytes) & ~uint64_t{kBytes - 1};
        const uint32_t response = answer(at);
        worst = std::max(worst, response);
        for (uint32_t i = 0; i < kBytes; i++) {
          if (!beat.strobes[i]) continue;
          if (burst.fixed) into_hole.push_back(beat.bytes[i]);
          else if (response == 0) memory[at - kBase + i] = beat.bytes[i];
        }
      }
      responses.push_back(worst);
    }
    top.s_axi_lite_aclk = top.m_axi_aclk = 1;
    top.eval();
    top.s_axi_lite_aclk = top.m_axi_aclk = 0;
    top.eval();
  };
  Registers registers(top, tick);
  auto run = [&](uint32_t count) {
    while (count-- > 0) tick();
  };
  auto under_way = [&] { return !reads.empty() || !writes.empty() || !beats.empty() || !responses.empty(); };
  auto wait = [&] {
    for (int i = 0; i < 20000; i++) {
      const uint32_t status = registers.read(kSr);
      if (status & kIdle) return status & ~kThreshold;
    }
    fail("a copy does not end");
  };
  auto address = [&](uint32_t at, uint64_t value) {
    registers.write(at, static_cast<uint32_t>(value));
    registers.write(at + 4, static_cast<uint32_t>(value >> 32));
    expect(registers.read(at + 4), ADDRESS > 32 ? value >> 32 : 0, "the high half of an address");
  };
  auto reset = [&] {
    registers.write(kCr, kReset);
    for (int i = 0; registers.read(kCr) & kReset; i++)
      if (i == 20000) fail("a soft reset does not end");
    if (under_way()) fail("bursts outlive a soft reset");
    expect(registers.read(kCr), kThreshold, "CDMACR after a soft reset");
    expect(registers.read(kSr), kThreshold | kIdle, "CDMASR after a soft reset");
    for (uint32_t at : {kSa, kDa, kBtt}) expect(registers.read(at), 0, "a register after a soft reset");
  };

  top.s_axi_lite_aresetn = 0;
  run(5);
  top.s_axi_lite_aresetn = 1;
  run(3);
  expect(registers.read(kCr), kThreshold, "CDMACR after reset");
  expect(registers.read(kSr), kThreshold | kIdle, "CDMASR after reset");
  for (uint32_t at = 0x08; at < 0x40; at += 4) expect(registers.read(at), 0, "a register after reset");

  const uint32_t step = DRE ? 1 : kBytes;
  for (int round = 0; round < 400; round++) {
    const unsigned kinds[] = {0, 30, 60, 90};
    stalls = kinds[draw() % 4];
    const uint32_t longest = chance(20) ? 20000 : chance(50) ? 2000 : 3 * kBytes;
    const uint32_t length = 1 + draw() % longest;
    const uint32_t from = draw() % (kSize / 2 - length) / step * step;
    const uint32_t to = kSize / 2 + draw() % (kSize / 2 - length) / step * step;
    const bool ioc = chance(50), err = chance(50);
    registers.write(kCr, (ioc ? kIocEnable : 0) | (err ? kErrEnable : 0));
    address(kSa, kBase + from);
    address(kDa, kBase + to);
    const std::vector<uint8_t> before = memory;
    registers.write(kBtt, length);
    if (chance(30) && length / kBytes > 200) {
      // What is written while a copy runs is for the next one.
      expect(registers.read(kSr) & (kIdle | kIoc), 0, "CDMASR of a copy that runs");
      registers.write(kSa, draw());
      registers.write(kDa, draw());
      registers.write(kBtt, draw() & 0xFFFF);
      expect(registers.read(kBtt), length, "BTT of a copy that runs");
    }
    expect(wait(), kIdle | kIoc, "CDMASR after a copy");
    if (under_way()) fail("a copy is over before its bursts are");
    for (uint32_t i = 0; i < kSize; i++) {
      const uint8_t expected = i >= to && i < to + length ? before[from + i - to] : before[i];
      if (memory[i] != expected) fail("byte " + std::to_string(i) + " after a copy of " + std::to_string(length) +
                                      " from " + std::to_string(from) + " to " + std::to_string(to));
    }
    run(2);
    expect(top.cdma_introut, ioc, "the interrupt");
    registers.write(kSr, kIoc);
    run(2);
    expect(top.cdma_introut, 0, "the interrupt after it is cleared");
    expect(registers.read(kSr), kThreshold | kIdle, "CDMASR after it is cleared");
  }

  // A beat per clock, but for the start and the end.
  stalls = 0;
  address(kSa, kBase);
  address(kDa, kBase + kSize / 2);
  const uint64_t begun = clocks;
  registers.write(kBtt, 16384);
  while (!(registers.read(kSr) & kIoc)) continue;
  const uint64_t taken = clocks - begun;
  if (taken > 16384 / kBytes * 5 / 4 + 4 * BURST + 100) fail("a copy takes " + std::to_string(taken) + " clocks");
  registers.write(kSr, kIoc);

  // A key hole on either side, with other addresses inside its beat.
  for (int round = 0; round < 60; round++) {
    stalls = draw() % 80;
    const bool read = chance(50);
    const uint32_t length = 1 + draw() % (40 * kBytes);
    const uint32_t hole = 64 * kBytes, place = kSize / 2 + draw() % 4096 / step * step;
    from_hole.clear();
    into_hole.clear();
    registers.write(kCr, read ? kHoleRead : kHoleWrite);
    expect(registers.read(kCr), kThreshold | (read ? kHoleRead : kHoleWrite), "CDMACR with a key hole");
    address(read ? kSa : kDa, kBase + hole);
    address(read ? kDa : kSa, kBase + place);
    registers.write(kBtt, length);
    expect(wait(), kIdle | kIoc, "CDMASR after a copy by a key hole");
    if (!read) expect(into_hole.size(), length, "the bytes that went into a key hole");
    for (uint32_t i = 0; i < length; i++)
      expect(memory[place + i], read ? from_hole[i] : into_hole[i], "a byte that passed a key hole");
    registers.write(kSr, kIoc);
  }
  registers.write(kCr, 0);

  // Nothing to copy is an error of its own.
  registers.write(kCr, kErrEnable);
  registers.write(kBtt, 0);
  run(2);
  expect(registers.read(kSr), kThreshold | kIdle | kIntErr | kErr, "CDMASR after a length of 0");
  expect(top.cdma_introut, 1, "the interrupt of an error");
  registers.write(kSr, kErr);
  expect(registers.read(kSr), kThreshold | kIdle | kIntErr, "CDMASR after Err_Irq is cleared");
  bursts = 0;
  registers.write(kBtt, 4);
  run(50);
  expect(bursts, 0, "the bursts of a core that has an error");
  reset();

  // Errors of reads and of writes: the copy ends, and after a reset another is made.
  for (int round = 0; round < 200; round++) {
    stalls = draw() % 80;
    const bool read = chance(50), decode = chance(50);
    const uint32_t length = 4 * kBytes + draw() % 12000 / step * step;
    const uint32_t bad = draw() % length;  // its place in the copy
    uint64_t good_at = kBase + (read ? kSize / 2 : 0) + draw() % 2000 / step * step, bad_at;
    if (decode) {
      bad_at = kBase + kSize - bad / kBytes * kBytes;
    } else {
      bad_at = kBase + (read ? 0 : kSize / 2) + draw() % 2000 / step * step;
      bad_from = bad_at + bad;
      bad_to = bad_from + 1;
    }
    registers.write(kCr, kErrEnable | kIocEnable);
    address(kSa, read ? bad_at : good_at);
    address(kDa, read ? good_at : bad_at);
    registers.write(kBtt, length);
    const uint32_t status = wait();
    expect(status, kIdle | kErr | (decode ? kDecErr : kSlvErr), "CDMASR after an error");
    if (under_way()) fail("a copy has failed before its bursts are over");
    run(2);
    expect(top.cdma_introut, 1, "the interrupt of an error");
    reset();
    bad_from = bad_to = 0;
    run(1);
    expect(top.cdma_introut, 0, "the interrupt after a reset");
    address(kSa, kBase);
    address(kDa, kBase + kSize / 2);
    registers.write(kBtt, 3 * kBytes);
    expect(wait(), kIdle | kIoc, "CDMASR of the copy after an error");
    for (uint32_t i = 0; i < 3 * kBytes; i++) expect(memory[kSize / 2 + i], memory[i], "a byte after an error");
    registers.write(kSr, kIoc);
  }

  // A reset amid a copy: what was asked for ends.
  for (int round = 0; round < 100; round++) {
    stalls = draw() % 95;
    address(kSa, kBase);
    address(kDa, kBase + kSize / 2);
    registers.write(kBtt, 20000);
    run(draw() % 300);
    reset();
  }
  finish(NAME);
}
